"""Argdown's constructs, and what they become in the map."""

from __future__ import annotations

import pytest

from argmap import parse
from argmap.diagnostics import Diagnostic, Severity
from argmap.model import Attack, Inference
from argmap.source import SourceText


def relations(text):
    m = parse(text).map
    return [
        *((i.premises, "+", i.conclusion) for i in m.inferences),
        *((a.premises, a.kind, a.target) for a in m.attacks),
    ]


def test_definition_reference_and_text():
    m = parse("[A]: x\n  + [A]\n\ny\n\n[A]: z").map
    assert m["A"].text == "z"
    assert m["A"].members == ("x",)
    assert m["y"].title is None


@pytest.mark.parametrize(
    ("sign", "wanted"),
    [
        ("+", (("B",), "+", "A")),
        ("<+", (("B",), "+", "A")),
        ("+>", (("A",), "+", "B")),
        ("-", (("B",), "attack", "A")),
        ("<-", (("B",), "attack", "A")),
        ("->", (("A",), "attack", "B")),
        ("_", (("B",), "undercut", "A")),
        ("<_", (("B",), "undercut", "A")),
        ("_>", (("A",), "undercut", "B")),
        ("><", (("A",), "contradictory", "B")),
    ],
)
def test_signs(sign, wanted):
    [found] = relations(f"[A]: x\n  {sign} [B]: y")
    if sign == "><":
        assert set(found[0] + (found[2],)) == {"A", "B"}
        assert found[1] == "contradictory"
    else:
        assert found == wanted


def test_strict_mode_turns_relations_of_statements():
    m = parse("===\nmodel: {mode: strict}\n===\n\n[A]\n  + [B]\n  - [C]\n  + <D>\n").map
    assert [i.strict for i in m.inferences] == [True, False]
    assert m.attacks[0].kind == "contrary"


def test_equal_relations_count_once():
    assert len(relations("[A]\n  + [B]\n  + [B]\n\n[B]\n  +> [A]")) == 1
    assert len(relations("[A]\n  >< [B]\n\n[B]\n  >< [A]")) == 1


def test_a_reconstruction_has_steps_rules_and_data():
    text = (
        "<A>: gist\n\n(1) [P]: p\n(2) q\n-- r, s {uses: [2, 1], scheme: sign} --\n"
        "(3) c\n(4) d\n----\n(5) e"
    )
    m = parse(text).map
    first, second = m.steps_of("A")
    assert first.premises == ("q", "P")
    assert first.rules == ("r", "s")
    assert first.scheme == "sign"
    assert first.data == {"uses": (2, 1)}
    assert second.premises == ("c", "d")
    assert m["A"].gist == "gist"
    assert m["A"].lines == ("P", "q", "c", "d", "e")


def test_a_reconstruction_without_a_title_is_named_for_its_conclusion():
    m = parse("(1) a\n----\n(2) [C]: c").map
    assert [a.id for a in m.arguments] == ["argument-for-C"]
    assert m.arguments[0].title is None
    assert m.arguments[0].lines == ()


@pytest.mark.parametrize(
    "text",
    [
        "<A>\n  _ <U>\n\n(1) a\n----\n(2) b",
        "<A>\n\n(1) a\n----\n  _ <U>\n(2) b",
        "<A>\n\n(1) a\n----\n(2) b\n  <_ <U>",
        "<U>\n  _> <A>\n\n<A>\n\n(1) a\n----\n(2) b",
    ],
)
def test_an_undercut_hits_the_step(text):
    m = parse(text).map
    [attack] = m.attacks
    assert (attack.premises, attack.target, attack.kind) == (("U",), "A/1", "undercut")


def test_an_undercut_of_a_sketch_hits_the_argument():
    assert relations("<A>: x\n  _ <U>: y") == [(("U",), "undercut", "A")]


def test_data_make_an_argument_an_attack():
    text = (
        "[A]: x\n  - <no>\n\n[B]: y\n\n[C]: z\n\n"
        "<no> {attack: {premises: [B, C], outweighed: true}}\n  _ [U]: u\n"
    )
    m = parse(text).map
    assert isinstance(m["no"], Attack)
    assert m["no"].premises == ("B", "C")
    assert m["no"].target == "A"
    assert m["no"].outweighed
    assert m.arguments == ()
    assert m.attacks_on("no")[0].kind == "undercut"


def test_a_bare_step_belongs_to_no_argument():
    m = parse("(1) a\n(2) b\n-- {bare: true, id: s} --\n(3) c").map
    assert m.arguments == ()
    assert isinstance(m["s"], Inference)


def test_ids_are_given_before_they_are_derived():
    m = parse("one thing\n\n[A]: x {id: one-thing}\n\n<B>: y\n\n[B]: z").map
    assert [s.id for s in m.statements] == ["one-thing-2", "one-thing", "B"]
    assert m.arguments[0].id == "<B>"


@pytest.mark.parametrize(
    ("text", "wanted", "tags"),
    [
        ("[A]: see http://x.org/a_b#c // why", "see http://x.org/a_b#c", ()),
        ("[A]: as [1] and [sic] say", "as [1] and [sic] say", ()),
        ("[A]: a <x> b", "a <x> b", ()),
        ("[A]: we are #1 here", "we are #1 here", ()),
        ("[A]: snake_case and 2*3", "snake_case and 2*3", ()),
        ("[A]: in #mid dle #end", "in #mid dle", ("mid", "end")),
        ("[A]: one\n  two\n three", "one two three", ()),
        ("[A]: a /* b */ c<!-- d -->e", "a ce", ()),
        ("[A]: .A. and :up: and .x.", "∀ and 👍 and .x.", ()),
        ("[A]: \\[b\\] \\#c", "\\[b\\] \\#c", ()),
        ("[A]: a set {1, 2} of", "a set {1, 2} of", ()),
        ("[A]: 1 < 2 and 3 > 2", "1 < 2 and 3 > 2", ()),
    ],
)
def test_prose(text, wanted, tags):
    document = parse(text)
    assert document.map["A"].text == wanted
    assert document.map["A"].tags == tags
    assert document.diagnostics == ()


def test_yaml_is_1_2_and_merged():
    m = parse("[A]: x {sure: no, a: {b: 1}}\n\n[A] {a: {c: 2}}").map
    assert m["A"].data == {"sure": "no", "a": {"b": 1, "c": 2}}


@pytest.mark.parametrize("title", ["__proto__", "constructor", "toString", "a]b", "<"])
def test_titles_of_any_kind(title):
    m = parse(f"[{title}]: x").map
    assert m.statements[0].title == title


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end):
    text = "===\ntitle: t\n===\n\n[A]: x\n  + [B]: y\n\n(1) a\n----\n(2) b\n"
    assert parse(text.replace("\n", end)).map == parse(text).map


def test_byte_order_mark():
    document = parse("\ufeff[A]: x")
    assert document.map["A"].text == "x"
    assert document.diagnostics == ()


def test_sections_follow_argdowns_rule():
    text = (
        "[A]\n\n# One #t {isGroup: true}\n\n[A]: x\n\n<B>: y\n\n## Two\n\n<B>\n\n"
        "(1) a\n----\n(2) b\n\n# Three\n\n[C] {isInGroup: false}\n"
    )
    one, two, three = parse(text).map.sections
    assert (one.title, one.tags, one.data) == ("One", ("t",), {"isGroup": True})
    assert one.members == ("A",)
    assert two.members == ("B", "a", "b")
    assert two.parent == one.id
    assert three.members == ("C",)


def test_regroup_takes_the_place_of_headings():
    text = (
        "===\ngroup: {regroup: [{title: G, statements: [A], "
        "children: [{title: H, arguments: [B]}]}]}\n===\n\n# X\n\n[A]: x\n\n<B>: y\n"
    )
    m = parse(text).map
    assert [(s.title, s.members) for s in m.sections] == [("G", ("A",)), ("H", ("B",))]


def test_spans_and_places():
    text = "[A]\n  + [B]: y #t\n\n[A]: x"
    document = parse(text)
    assert document.spans["A"].text == "[A]: x"
    assert [p.text for p in document.places["A"]] == ["[A]", "[A]: x"]
    assert document.spans["B"].line == 2
    assert document.spans["A+1"].text == "+ [B]: y #t"
    assert set(document.spans) == {e.id for e in document.map}


def test_the_tree_is_lossless():
    text = "\n// c\n===\na: 1\n===\n\n# H\n\n[A]: x {\n b: 1\n}\n  + <B> /* y\n */\n\n(1) p\r\n----\r(2) q"
    tree = parse(text).tree
    at = tree.start
    for row in tree.rows:
        assert row.line.start == at
        at = row.line.end
    assert at == len(text)


def test_include_reads_each_file_once():
    files = {
        "a.argdown": "[A]: x\n\n@include(sub/b.argdown)",
        "sub/b.argdown": "[B]: **y\n\n@include(../a.argdown)",
    }

    def load(path):
        if path in files:
            return SourceText(files[path], path)
        return Diagnostic("AM999", "missing", Severity.ERROR, f"no {path}")

    document = parse("@include(a.argdown)\n\n@include(c.argdown)", include=load)
    assert [s.id for s in document.map.statements] == ["A", "B"]
    names = [one.name for one in document.diagnostics]
    assert names == ["missing", "unclosed-mark", "include-not-read"]
    assert document.diagnostics[1].span.path == "sub/b.argdown"
    assert document.spans["B"].path == "sub/b.argdown"


def test_five_thousand_levels():
    lines = ["[S0]: x", *("  " * n + f"+ [S{n}]: x" for n in range(1, 5000))]
    m = parse("\n".join(lines)).map
    assert len(m.inferences) == 4999
    assert m.inferences[-1].conclusion == "S4998"


def test_a_hub_and_a_chain_of_many():
    hub = "[H]: x\n" + "\n".join(f"  + [R{n}]: y" for n in range(20_000))
    assert len(parse(hub).map.inferences) == 20_000
    chain = "\n\n".join(f"[S{n}]: x\n  + [S{n + 1}]" for n in range(20_000))
    assert len(parse(chain).map.inferences) == 20_000


@pytest.mark.parametrize(
    "text",
    [
        "{" * 50_000,
        "{a: " * 20_000,
        "[" * 50_000,
        "<" * 50_000,
        "*a " * 20_000,
        "_" * 50_000,
        "/*" * 50_000,
        "`#" * 50_000,
        "@[" * 50_000,
        "[A]: x {\n" * 5_000,
        '{"' * 20_000,
        "(1)\n" * 20_000,
        "--\n" * 20_000,
        "  - \n" * 20_000,
        "=== " * 20_000,
        "===\n" * 20_000,
        "[A]: x #t\n\n" * 10_000,
        "a. " * 30_000,
        ":" * 50_000,
        ". " * 50_000,
    ],
    ids=lambda text: text[:6].encode("unicode_escape").decode(),
)
def test_hostile_repetition_ends(text):
    """Linear: these take a blink each, or the suite would not end."""
    parse(text)
