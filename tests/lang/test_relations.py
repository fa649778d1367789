"""The normalised relations agree with what the original program exports."""

import importlib.util
import json
from pathlib import Path

import pytest

import argmap
from argmap.lang import argdown_relations

_spec = importlib.util.spec_from_file_location(
    "argdown_view", Path(__file__).with_name("argdown_view.py")
)
view = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(view)

EXPLODED = {  # arguments cut into steps, a setting that argmap leaves alone
    "docs-changes-2021-001",
    "docs-guide-creating-statement-and-argument-nodes-014",
    "docs-guide-creating-statement-and-argument-nodes-015",
}


def shown(m):
    """The relations of *m* in the shape of ``view_of_json``."""
    titles = {s.title for s in m.statements}

    def end(name, kind):
        if kind == "statement":
            if name in titles:
                return f"[{name}]"
            return view.plain(m[name].text, ours=True)
        known = any(a.title == name for a in m.arguments)
        return ("<>" if not known else f"<{name}>") + "|step" * (kind == "inference")

    found = set()
    for r in argdown_relations(m):
        ends = [end(r.source, r.source_type), end(r.target, r.target_type)]
        if r.kind in ("contrary", "contradictory"):
            ends.sort()
        found.add((r.kind, *ends))
    return sorted(found)


def test_the_corpus_has_the_same_relations(corpora):
    checked = 0
    for path in sorted((corpora / "argdown_conformance" / "in").glob("*.argdown")):
        expected = path.parents[1] / "expected" / f"{path.stem}.json"
        if not expected.exists() or path.stem in EXPLODED:
            continue
        m = argmap.parse(path.read_bytes().decode("utf-8")).map
        theirs = view.view_of_json(json.loads(expected.read_text("utf-8")))
        assert shown(m) == theirs["relations"], path.stem
        checked += len(theirs["relations"])
    assert checked > 400


def relations(text):
    return [(r.source, r.kind, r.target) for r in argdown_relations(argmap.loads(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A]: a\n  + [B]: b", [("B", "support", "A")]),
        ("[A]: a\n  - <X>: x", [("X", "attack", "A")]),
        ("<Y>: y\n  _ <X>: x", [("X", "undercut", "Y")]),
        # a reconstruction stands for its main conclusion
        (
            "[A]: a\n  - <X>\n\n<X>\n\n(1) [P]: p\n----\n(2) [C]: c",
            [("C", "attack", "A")],
        ),
        # what its own step says is dropped
        ("[A]: a\n  + <X>\n\n<X>\n\n(1) [P]: p\n----\n(2) [A]", []),
        # the same attack on a premise makes the one on the argument redundant
        (
            "<X>\n\n(1) [P]: p\n----\n(2) [C]: c\n\n[P]\n  - [N]: n\n\n<X>\n  - [N]",
            [("N", "attack", "P")],
        ),
        # a relation said twice is one
        ("[A]: a\n  + [B]: b\n\n[B]\n  +> [A]", [("B", "support", "A")]),
    ],
)
def test_loose(text, expected):
    assert relations(text) == expected


STRICT = "===\nmodel: {mode: strict}\n===\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A]: a\n  + [B]: b", [("B", "entails", "A")]),
        ("[A]: a\n  - [B]: b\n\n[B]\n  - [A]", [("A", "contrary", "B")]),
        ("[B]: b\n  >< [A]: a", [("A", "contradictory", "B")]),
        ("[A]: a\n  + <X>: x", [("X", "support", "A")]),
    ],
)
def test_strict(text, expected):
    assert relations(STRICT + text) == expected


def test_undercut_of_a_reconstruction_aims_at_its_last_inference():
    text = "<X>\n\n(1) [P]: p\n----\n(2) [C]: c\n\n<X>\n  _ [U]: u"
    (found,) = argdown_relations(argmap.loads(text))
    assert (found.kind, found.target, found.target_type) == (
        "undercut",
        "X",
        "inference",
    )


def test_untitled_ends_are_named_by_id():
    assert relations("[A]: a\n  + Trams are quiet.") == [
        ("trams-are-quiet", "support", "A")
    ]


def test_dangling_ends_do_no_harm():
    m = argmap.ArgumentMap(
        (argmap.Statement("A"),),
        inferences=(argmap.Inference("i", ("nobody",), "A"),),
        attacks=(argmap.Attack("a", ("A",), "i"), argmap.Attack("b", ("A",), "a")),
    )
    assert [(r.source, r.target, r.target_type) for r in argdown_relations(m)] == [
        ("nobody", "A", "statement"),
        ("A", "a", "argument"),
        ("A", "i", "inference"),
    ]
