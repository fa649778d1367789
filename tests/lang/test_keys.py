"""Keys of data blocks: what becomes a field, what stays, what is reported where."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given

from argmap import parse
from argmap.lang.keys import OTHER, TABLES, anchor, read_keys, write_keys
from argmap.lang.keys_config import check_config
from argmap.lang.keys_frontmatter import OWN_KEYS, read_frontmatter
from argmap.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Attack,
    Context,
    Inference,
    Preference,
    Rephrase,
    Section,
    Statement,
)
from argmap.model.ids import IdPool
from argmap.source import SourceText, Span
from argmap.testing import statements

CLASSES = {
    "statement": Statement,
    "argument": Argument,
    "inference": Inference,
    "attack": Attack,
    "section": Section,
}


def codes(found):
    return [one.code for one in found.problems]


def test_every_field_of_the_model_has_a_key():
    elsewhere = {"data", "conclusion", "inferences", "level"}
    for kind, table in TABLES.items():
        fields = {one.name for one in attrs.fields(CLASSES[kind])} - elsewhere
        assert fields <= {key.field for key in table.values()}, kind


@pytest.mark.parametrize(
    ("kind", "data", "fields"),
    [
        ("statement", {"kind": "fact"}, {"kind": "fact"}),
        ("statement", {"speech": "P1"}, {"speech": ("P1",)}),
        ("statement", {"speech": ["P1", 2]}, {"speech": ("P1", "2")}),
        ("statement", {"strength": 1}, {"strength": 1.0}),
        ("statement", {"asserted": False}, {"asserted": False}),
        ("statement", {"id": 3, "title": None}, {"id": "3", "title": None}),
        ("statement", {"anchors": "report"}, {"anchors": (Anchor("report"),)}),
        (
            "statement",
            {"anchors": {"source": "r", "start": 1}},
            {"anchors": (Anchor("r", start=1),)},
        ),
        ("argument", {"text": "gist"}, {"gist": "gist"}),
        ("inference", {"premises": "A"}, {"premises": ("A",)}),
        ("inference", {"questions": {"q": None}}, {"questions": {"q": None}}),
        ("inference", {"questions": {"q": "open"}}, {"questions": {"q": None}}),
        ("attack", {"questions": {"q": ["open"]}}, {"questions": {"q": "open"}}),
        ("attack", {"questions": {"q": "A"}}, {"questions": {"q": "A"}}),
        ("inference", {"roles": {"A": "datum"}}, {"roles": {"A": "datum"}}),
        ("inference", {"mode": "cumulative"}, {"mode": "cumulative"}),
        ("attack", {"kind": "contrary"}, {"kind": "contrary"}),
        ("section", {"parent": "#a"}, {"parent": "#a"}),
    ],
)
def test_known_keys_become_fields(kind, data, fields):
    found = read_keys(kind, data)
    assert found.fields == fields
    assert found.data == {}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("statement", {"strength": 2}),
        ("statement", {"strength": "much"}),
        ("statement", {"stance": "sure"}),
        ("statement", {"axiom": "no"}),
        ("statement", {"speaker": True}),
        ("statement", {"id": ""}),
        ("statement", {"anchors": [3]}),
        ("statement", {"anchors": [{"quote": "x"}]}),
        ("statement", {"anchors": [{"source": "r", "page": 3}]}),
        ("statement", {"isInMap": "maybe"}),
        ("statement", {"color": [1]}),
        ("statement", {OTHER: "x"}),
        ("inference", {"mode": "joint"}),
        ("inference", {"uses": ["one"]}),
        ("argument", {"attack": "A"}),
        ("section", {"isGroup": 1}),
    ],
)
def test_bad_values_are_reported_and_kept(kind, data):
    found = read_keys(kind, data)
    assert found.fields == {}
    assert found.data.keys() == data.keys()
    assert codes(found) == ["AM071"]
    (name,) = data
    assert f"`{name}`" in found.problems[0].message


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"color": "#ff0000", "images": ["a.png"], "rank": "r1"}, "statement"),
        ({"color": 3, "isInMap": False, "isInGroup": True}, "argument"),
        ({"images": [{"path": "a.png", "width": 3}]}, "argument"),
        ({"uses": [1, 2], "kind": "free"}, "inference"),
        ({"isGroup": True, "isClosed": False, "color": "red"}, "section"),
        ({"scheme": "sign", "strict": True}, "argument"),
    ],
)
def test_keys_of_argdown_stay_in_the_data(data, kind):
    found = read_keys(kind, data)
    assert found.fields == {}
    assert found.data.keys() == data.keys()
    assert found.problems == ()


def test_unknown_keys_are_kept_with_advice():
    found = read_keys("statement", {"speeker": "Ann", "page": 4, "test:1": None})
    assert found.data == {"speeker": "Ann", "page": 4, "test:1": None}
    assert codes(found) == ["AM070"] * 3
    hints = [one.hint for one in found.problems]
    assert hints == [
        "write `speaker`, if that is meant",
        None,
        "put a blank behind the colon: `test: …`",
    ]


def test_problems_are_located_at_the_key():
    text = "[A]: a {page: 4, strength: 7}"
    (advice, warning) = parse(text).diagnostics
    assert (advice.span.text, warning.span.text) == ("page", "strength")
    text = "[A]: a\n{\n  page: 4\n  strength: 7\n}"
    assert [one.span.text for one in parse(text).diagnostics] == ["page", "strength"]
    source = SourceText("[A]: a")
    place = Span(source, 0, 6)
    (problem,) = read_keys("statement", {"page": 4}, place).problems
    assert problem.span == place


def test_long_keys_and_values_do_not_fill_the_screen():
    found = read_keys("statement", {"x" * 5000: 1, "stance": "y" * 5000})
    assert all(len(one.message) < 300 or "…" in one.message for one in found.problems)


def test_too_deep_data_is_left_out():
    deep = {"x": 1}
    for _ in range(70):
        deep = {"x": deep}
    for key in ("page", OTHER):
        found = read_keys("statement", {key: deep, "side": "pro"})
        assert found.fields == {"side": "pro"}
        assert found.data == {}
    assert parse("{a: 1}").map == ArgumentMap()


def test_data_under_known_names_is_kept_apart():
    one = Statement("A", data={"side": "x", OTHER: {"y": 1}, "stance": "sure", "z": 1})
    block = write_keys("statement", one, frozenset())
    assert block == {
        "stance": "sure",
        "z": 1,
        OTHER: {"side": "x", OTHER: {"y": 1}},
    }
    assert read_keys("statement", block).data == one.data


@given(statements())
def test_writing_and_reading_agree(one):
    block = write_keys("statement", one, frozenset())
    found = read_keys("statement", block)
    made = attrs.evolve(Statement(one.id), **found.fields, data=found.data)
    assert made == one


def test_open_questions_are_written_as_open():
    one = Inference("i", (), "A", questions={"a": None, "b": "open", "c": "C"})
    block = write_keys("inference", one, frozenset())
    assert block == {"questions": {"a": "open", "b": ("open",), "c": "C"}}
    assert read_keys("inference", block).fields == {"questions": one.questions}


def test_the_reference_page_names_every_key():
    page = Path(__file__).parents[2] / "docs" / "reference" / "data-keys.md"
    text = page.read_text("utf-8")
    for table in TABLES.values():
        for key in table.values():
            assert f"| `{key.name}` | {key.meaning}" in text
    for key in OWN_KEYS:
        assert f"| `{key}` |" in text


def test_only_asked_for_problems():
    found = read_keys("statement", {"a": 1, "b": 2}, only=frozenset({"b"}))
    assert [one.message for one in found.problems] == [
        "argmap does not know the key `b`, and keeps it as it is"
    ]


def test_anchor_names_what_it_knows():
    with pytest.raises(ValueError, match="an anchor knows source, quote"):
        anchor({"page": 3})
    with pytest.raises(TypeError, match="must be a mapping"):
        anchor(3)


# -- frontmatter


def test_frontmatter_fields():
    found = read_frontmatter(
        {
            "title": "Cars",
            "main": ["Ban"],
            "author": "Ann",
            "model": {"mode": "strict"},
            "sources": {
                "r": "r.txt",
                "u": "https://x.org",
                "p": {"title": "P", "n": 1},
            },
        }
    )
    assert (found.title, found.main) == ("Cars", ("Ban",))
    assert found.metadata == {"author": "Ann", "model": {"mode": "strict"}}
    r, u, p = found.sources
    assert (r.path, u.url, p.title, p.data) == ("r.txt", "https://x.org", "P", {"n": 1})
    assert found.problems == ()


@pytest.mark.parametrize(
    "data",
    [
        {"title": []},
        {"main": {}},
        {"sources": 3},
        {"sources": [{"path": "x"}]},
        {"sources": [{"id": "a"}, {"id": "a"}]},
        {"sources": {"a": 3}},
        {"order": []},
        {"order": {"people": ["A"]}},
        {"order": {"statements": "A"}},
        {"elements": []},
        {"elements": {"people": []}},
        {"elements": {"inferences": {}}},
        {"elements": {"inferences": [3]}},
        {"elements": {"inferences": [{"id": "i"}]}},
        {"elements": {"inferences": [{"id": 3, "premises": [], "conclusion": "A"}]}},
        {"elements": {"statements": [{"id": "A", "age": 3}]}},
        {"elements": {"main": "A"}},
        {"elements": {"metadata": 1}},
        {"rephrases": "A"},
        {"preferences": [{"preferred": "A"}]},
    ],
)
def test_bad_frontmatter_is_reported_and_kept(data):
    found = read_frontmatter(data)
    assert codes(found) == ["AM071"]
    assert found.metadata.keys() == data.keys()
    assert found.drafts == ()


def test_elements_without_id_get_one():
    found = read_frontmatter(
        {
            "preferences": [{"preferred": "A", "over": "B"}],
            "rephrases": [{"premises": ["A"], "target": "B"}],
            "contexts": [{"premises": ["A"], "target": "B"}],
            "elements": {
                "inferences": [{"premises": [], "conclusion": "B", "argument": "X"}],
                "statements": [{"text": "x"}],
            },
        }
    )
    pool = IdPool()
    made = [one.make(one.suggest_id(pool)) for one in found.drafts]
    assert made == [
        Preference("A>B", "A", "B"),
        Rephrase("B=1", ("A",), "B"),
        Context("B~1", ("A",), "B"),
        Inference("B+1", (), "B"),
        Statement("statement", "x"),
    ]


@pytest.mark.parametrize(
    ("key", "value", "code", "words"),
    [
        ("model", {"mode": "lose"}, "AM071", "`model.mode`"),
        ("model", "strict", "AM071", "`model`"),
        ("model", {"mod": "strict"}, "AM070", "`model.mod`"),
        ("selection", {"statementSelectionMode": "some"}, "AM071", "with-title"),
        ("group", {"groupDepth": -1}, "AM071", "`group.groupDepth`"),
        ("map", {"addTags": "yes"}, "AM071", "true or false"),
        ("authr", "Ann", "AM070", "`authr`"),
    ],
)
def test_settings_are_checked(key, value, code, words):
    (problem,) = check_config(key, value, None)
    assert problem.code == code
    assert words in problem.message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("author", ["Ann", "Ben"]),
        ("model", {"mode": "loose", "removeTagsFromText": True}),
        ("selection", {"excludeStatements": ["A"]}),
        ("group", {"regroup": [{"title": "x"}]}),
        ("color", {"tagColors": {"pro": "#00ff00"}}),
        ("dot", {"anything": 1}),
    ],
)
def test_good_settings_pass(key, value):
    assert list(check_config(key, value, None)) == []


def test_settings_are_located():
    text = "===\nauthor: Ann\nmodel:\n  mode: lose\n===\n\n[A]: a"
    (problem,) = parse(text).diagnostics
    assert (problem.code, problem.span.line, problem.span.text) == ("AM071", 3, "model")
