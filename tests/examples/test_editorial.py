"""The map of the editorial holds the whole analysis, and points into the text."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest

from argmap.model import Inference

MAIN = ["T1", "D2", "D7", "E2", "E3", "W2"]
TAGS = {"text": "text", "implied": "implied", "critic": "critic", "answer": "answer"}


def derived_type(attack, m) -> str:
    """Rebut, undermine, undercut: never stored, always told from the target."""
    if isinstance(m[attack.target], Inference):
        return "undercut"
    return "rebut" if m.inferences_to(attack.target) else "undermine"


# -- what can be told from the map alone


def test_the_layers_have_their_sizes(editorial, objections):
    first, both = editorial.map, objections.map
    assert (len(first.statements), len(first.inferences), len(first.attacks)) == (
        90,
        59,
        11,
    )
    assert (len(both.statements), len(both.inferences), len(both.attacks)) == (
        98,
        59,
        34,
    )


def test_the_second_file_holds_the_first_unchanged(editorial, objections):
    for element in (
        *editorial.map.statements,
        *editorial.map.inferences,
        *editorial.map.attacks,
    ):
        assert objections.map[element.id] == element
    assert objections.map.sources == editorial.map.sources
    assert objections.map.main == editorial.map.main


def test_main_claims_are_declared(editorial):
    assert [s.id for s in editorial.map.main_claims] == MAIN


def test_the_seven_strands_are_sections(editorial):
    sections = editorial.map.sections
    assert len(sections) == 7
    inside = [one for section in sections for one in section.members]
    assert {s.id for s in editorial.map.statements} <= set(inside)
    assert len(inside) == len(set(inside))


def test_what_is_said_is_anchored_and_never_quoted(editorial):
    m = editorial.map
    assert [s.id for s in m.sources] == ["sankei"]
    for statement in m.statements:
        if "text" in statement.tags:
            assert statement.anchors, statement.id
            assert not statement.implicit, statement.id
        if "implied" in statement.tags:
            assert statement.implicit, statement.id
            assert not statement.anchors, statement.id
        for anchor in statement.anchors:
            assert anchor.source == "sankei"
            assert len(anchor.digest) == 64
            assert (anchor.quote, anchor.prefix, anchor.suffix) == (None, None, None)


def test_no_opposing_voice_is_the_papers_own(editorial, objections):
    for one in ("U8", "O1", "O1a", "O2", "O3", "O4", "O5"):
        statement = editorial.map[one]
        assert statement.stance == "rejected"
        assert statement.speaker
        assert "opposing" in statement.tags
    for statement in objections.map.statements:
        if statement.id.startswith("CR"):
            assert statement.tags == ("critic",)
            assert statement.speaker == "debate opponent"
    assert {editorial.map[one].stance for one in ("D8", "D9")} == {"conceded"}


def test_saying_and_said_are_two_statements(editorial):
    m = editorial.map
    saying, said = m["U7"], m["U8"]
    assert saying.stance is None
    assert said.stance == "rejected"
    assert [a.premises for a in m.attacks_on("U8")] == [("U13",)]
    assert not m.attacks_on("U7")
    for report, content in (("D4", "D13"), ("U2", "U14"), ("U3", "U14")):
        assert m[report].stance == "reported"
        assert any(report in i.premises for i in m.inferences_to(content))


def test_hedges_survive_in_few_words(editorial):
    m = editorial.map
    for one in ("T2", "T3", "U5", "U6", "U10", "U11", "D10", "N8"):
        assert m[one].modality
    assert all(len((s.modality or "").split()) <= 5 for s in m.statements)
    for one in ("T5", "T6", "T7", "U9", "D5"):
        assert m[one].kind == "conditional"


def test_every_step_has_a_name_a_scheme_and_questions(editorial):
    m = editorial.map
    assert len(m.arguments) == 59
    for inference in m.inferences:
        assert inference.scheme
        assert inference.questions
        assert m.argument_of(inference.id).title
        assert all(
            answer is None or answer in m for answer in inference.questions.values()
        )
    assert sum(len(i.questions) for i in m.inferences) == 101
    assert sum(v is not None for i in m.inferences for v in i.questions.values()) == 7
    assert [i.id for i in m.inferences if i.strict] == ["I27"]
    assert len({i.scheme for i in m.inferences}) == 17


def test_the_segments_of_the_source_are_typed(editorial):
    segments = editorial.map.source("sankei").data["segments"]
    assert len(segments["paragraph"]) == 23
    spans = sorted(tuple(span) for spans in segments.values() for span in spans)
    assert len(spans) == 38
    assert all(left[1] < right[0] for left, right in pairwise(spans))
    for statement in editorial.map.statements:
        for anchor in statement.anchors:
            assert any(a <= anchor.start < anchor.end <= b for a, b in spans)


# -- what is compared with the text and its analysis, where they are


def test_every_anchor_hits_its_passage(editorial, source):
    digest = hashlib.sha256(source.encode("utf-8")).hexdigest()
    assert editorial.map.source("sankei").digest == digest
    for statement in editorial.map.statements:
        for anchor in statement.anchors:
            passage = source[anchor.start : anchor.end]
            assert passage == passage.strip()
            assert hashlib.sha256(passage.encode("utf-8")).hexdigest() == anchor.digest


@pytest.mark.parametrize(
    ("name", "critic"), [("editorial", False), ("objections", True)]
)
def test_statements_are_those_of_the_analysis(name, critic, analysis, request):
    m = request.getfixturevalue(name).map
    expected = {
        s["id"]: s for s in analysis["statements"] if critic or s["tier"] != "critic"
    }
    assert {s.id for s in m.statements} == set(expected)
    for one, told in expected.items():
        statement = m[one]
        assert statement.kind == told["kind"], one
        assert statement.text.endswith("."), one
        if told["tier"] != "critic":
            assert statement.implicit == (not told["explicit"]), one
            assert told["tier"] in statement.tags, one
        spans = [(p["start"], p["end"]) for p in told["spans"]]
        assert [(a.start, a.end) for a in statement.anchors] == spans, one
        for anchor, span in zip(statement.anchors, told["spans"], strict=True):
            assert anchor.digest.startswith(span["sha"]), one
        said_by = told["attribution"]
        assert bool(statement.speaker) or not said_by, one
        if told["hedge_marker"]:
            marks = {statement.modality, statement.data.get("cue")}
            assert told["hedge_marker"] in marks, one
        if told["also_bare"]:
            assert statement.asserted is True, one


@pytest.mark.parametrize("name", ["editorial", "objections"])
def test_inferences_are_those_of_the_analysis(name, analysis, request):
    m = request.getfixturevalue(name).map
    expected = {i["id"]: i for i in analysis["inferences"]}
    assert {i.id for i in m.inferences} == set(expected)
    for one, told in expected.items():
        inference = m[one]
        assert list(inference.premises) == told["premises"], one
        assert inference.conclusion == told["conclusion"], one
        assert inference.mode == "linked", one
        assert inference.scheme == told["scheme"], one
        assert inference.strict == (told["strength"] == "strict"), one
        assert len(inference.questions) == len(told["critical_questions"]), one
        assert all(m[p].implicit for p in told["missing_premises"]), one


@pytest.mark.parametrize(
    ("name", "origins"),
    [
        ("editorial", ("text", "implied")),
        ("objections", ("text", "implied", "critic", "answer")),
    ],
)
def test_attacks_are_those_of_the_analysis(name, origins, analysis, request):
    m = request.getfixturevalue(name).map
    expected = {a["id"]: a for a in analysis["attacks"] if a["origin"] in origins}
    assert {a.id for a in m.attacks} == set(expected)
    for one, told in expected.items():
        attack = m[one]
        assert attack.premises == (told["attacker"],), one
        assert attack.target == told["target"], one
        assert derived_type(attack, m) == told["type"], one
        assert told["origin"] in attack.tags, one
        assert told["adequacy"] is None or told["adequacy"] in attack.tags, one
