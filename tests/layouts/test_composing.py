from enum import Enum

import pytest

from argmap.layouts import Frame, lay_out
from argmap.layouts.statuses import read_statuses
from argmap.layouts.words import LANGUAGES, words_of
from argmap.model import Argument, ArgumentMap, Attack, Inference, Statement


def simple(**fields):
    return ArgumentMap(
        statements=(Statement("a", "Claim."), Statement("b", "Reason.")),
        inferences=(Inference("i", ("b",), "a"),),
        **fields,
    )


def texts(drawing):
    for part in drawing.parts:
        if isinstance(part, Frame):
            yield part.chip.line.text
            yield from (line.text for line in part.lines)
        for box in part.boxes if isinstance(part, Frame) else (part,):
            yield from (line.text for line in box.lines)


def test_the_heading_is_title_and_source_line():
    assert lay_out(simple()).heading == ()
    metadata = {"author": ["A. Coach", "B."], "date": "2026", "aliases": {"x": "y"}}
    drawing = lay_out(simple(title="Cars", metadata=metadata))
    assert [line.text for line in drawing.heading] == ["Cars", "A. Coach · B. · 2026"]
    assert drawing.title == "Cars"


def test_without_a_title_the_picture_is_called_after_its_claim():
    assert lay_out(simple()).title == "Claim."
    assert lay_out(ArgumentMap()).title == "This map is empty."


def test_the_description_says_what_supports_the_claim():
    drawing = lay_out(simple())
    assert drawing.description == (
        "Statements: 2. Reasons: 1. Objections: 0. 1: Claim. Because 2, Reason."
    )


def test_the_description_of_a_huge_map_is_short():
    m = ArgumentMap(
        statements=tuple(Statement(f"s{i}", "x " * 500) for i in range(500))
    )
    description = lay_out(m).description
    assert len(description) < 20_000
    assert description.endswith("…")


def test_the_language_is_that_of_the_document_if_it_is_a_tag():
    assert lay_out(simple()).language == "en"
    assert lay_out(simple(metadata={"language": "de-AT"})).language == "de-AT"
    assert lay_out(simple(metadata={"language": '"><script>'})).language == "en"


def test_an_empty_map_says_so():
    drawing = lay_out(ArgumentMap())
    assert [line.text for line in drawing.heading] == ["This map is empty."]
    assert drawing.width > 100
    assert drawing.legend.lines == ()


def test_the_legend_names_only_what_occurs():
    names = [line.text for line in lay_out(simple()).legend.lines]
    assert names == ["reason"]
    m = ArgumentMap(
        statements=(Statement("a", "A", implicit=True), Statement("b", "B")),
        attacks=(Attack("x", ("b",), "a"), Attack("y", ("b",), "x")),
    )
    legend = lay_out(m, labels={"a": "in", "x": "out"}).legend
    assert [line.text for line in legend.lines] == [
        "objection or rebuttal",
        "undercut: attacks the step, not a statement",
        "unstated",
        "drawn elsewhere",
        "stands",
        "does not stand",
    ]


def test_headers_say_title_scheme_rules_and_gist():
    m = ArgumentMap(
        statements=(Statement("a", "A."), Statement("b", "B."), Statement("c", "C.")),
        arguments=(Argument("X", "The gist.", "The title", (), ("i",)),),
        inferences=(
            Inference(
                "i", ("b",), "a", rules=("Modus ponens",), strict=True, strength=0.25
            ),
            Inference("j", ("c",), "a", scheme="from sign", qualifier="presumably"),
        ),
        attacks=(Attack("x", ("c",), "b", kind="contrary", outweighed=True),),
    )
    said = list(texts(lay_out(m)))
    assert "The title" in said
    assert "The gist." in said
    assert "Modus ponens · strictly · strength 0.25" in said
    assert "from sign · presumably" in said
    assert "both cannot hold · outweighed" in said


def test_captions_say_who_says_it():
    m = ArgumentMap(
        statements=(
            Statement("a", "A."),
            Statement("b", "B.", speaker="The mayor", stance="reported", strength=0.5),
        ),
        inferences=(Inference("i", ("b",), "a"),),
    )
    assert "The mayor, reported, strength 0.5" in list(texts(lay_out(m)))


def test_unsaid_statements_are_dashed_italic_and_named_so():
    m = ArgumentMap(
        statements=(Statement("a", "A."), Statement("b", "B.", implicit=True)),
        inferences=(Inference("i", ("b",), "a"),),
    )
    (box,) = lay_out(m).parts[1].boxes
    assert box.dashed
    assert box.lines[-1].text == "B. (unstated)"
    assert box.lines[-1].italic


def test_a_box_without_text_says_its_title_or_id():
    m = ArgumentMap(
        statements=(Statement("a", "", title="Title"), Statement("id-2", " "))
    )
    assert list(texts(lay_out(m))) == ["1", "Title", "2", "id-2"]


def test_only_safe_links_become_links():
    text = "[a](https://x.org/?a=1&b=2) [b](javascript:x) [c](mailto:a@b.c) [d](data:x)"
    (box,) = lay_out(ArgumentMap(statements=(Statement("s", text),))).parts
    line = box.lines[1]
    linked = [(line.text[a:b], url) for a, b, url in line.links]
    assert linked == [("a", "https://x.org/?a=1&b=2"), ("c", "mailto:a@b.c")]


def test_right_to_left_lines_end_at_the_right():
    text = "זהו משפט בעברית"
    m = ArgumentMap(
        statements=(Statement("a", "A"), Statement("b", text)),
        inferences=(Inference("i", ("b",), "a"),),
    )
    (box,) = lay_out(m).parts[1].boxes
    assert box.lines[-1].anchor == "end"
    assert box.lines[-1].x == box.x + box.width - 9


def test_a_hub_bundles_its_wires_by_kind():
    names = [f"r{i}" for i in range(9)]
    m = ArgumentMap(
        statements=(Statement("hub", "Hub."), *(Statement(n, n) for n in names)),
        inferences=tuple(Inference(f"i{n}", (n,), "hub") for n in names[:5]),
        attacks=tuple(Attack(f"x{n}", (n,), "hub") for n in names[5:]),
    )
    wires = [part.wire for part in lay_out(m).parts if isinstance(part, Frame)]
    assert [wire.head for wire in wires if wire.head] == ["arrow", "bar"]


def test_contradictory_attacks_have_a_bar_at_both_ends():
    m = ArgumentMap(
        statements=(Statement("a", "A"), Statement("b", "B")),
        attacks=(Attack("x", ("b",), "a", kind="contradictory"),),
    )
    wire = lay_out(m).parts[1].wire
    assert (wire.head, wire.tail) == ("bar", "bar")


def test_loose_statements_stand_in_rows():
    m = ArgumentMap(statements=tuple(Statement(f"s{i}", "Alone.") for i in range(400)))
    drawing = lay_out(m)
    assert 0.5 < drawing.width / drawing.height < 3
    assert [part.number for part in drawing.parts] == list(range(1, 401))


def test_an_unknown_engine_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match="tidy"):
        lay_out(simple(), engine="tydi")


class Label(Enum):
    IN = "in"
    OUT = "out"


def test_labels_may_be_words_or_objects():
    class Verdict:
        label = Label.OUT

    labels = {"a": Label.IN, "b": Verdict(), "c": "Open", "d": "unsupported"}
    assert read_statuses(labels) == {"a": "in", "b": "out", "c": "undec", "d": "out"}
    assert read_statuses(None) == {}


def test_all_unknown_labels_are_named():
    with pytest.raises(ValueError, match=r"'a': 'maybe', 'b': 3 \(known: in, stands"):
        read_statuses({"a": "maybe", "b": 3, "c": "in"})


def test_every_language_has_every_word():
    for words in LANGUAGES.values():
        for name in words.__slots__:
            if not name.startswith("__"):
                assert getattr(words, name)
    with pytest.raises(ValueError, match="known: en"):
        words_of("tlh")
