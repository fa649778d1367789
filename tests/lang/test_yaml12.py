"""Reading and writing YAML: values, places of problems, bounds, both readers alike."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.lang.yaml12 import (
    MAX_DEPTH,
    find_key,
    load_mapping,
    load_yaml,
    read_events,
)
from argmap.lang.yaml12_flow import read_flow
from argmap.lang.yaml12_scalars import resolve_plain
from argmap.lang.yaml12_writing import dump_block, dump_flow
from argmap.source import SourceText


def read(text, *, pure=False, before=""):
    return read_events(text, SourceText(before + text), len(before), pure=pure)


def value(text, *, pure=False):
    found, problems = read(text, pure=pure)
    assert problems == ()
    return found


def codes(text, *, pure=False):
    return [p.code for p in read(text, pure=pure)[1]]


@pytest.fixture(params=[False, True], ids=["libyaml", "pure"])
def pure(request):
    return request.param


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("true", True),
        ("TRUE", True),
        ("False", False),
        ("tRue", "tRue"),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("+3", 3),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("-1.5E-3", -0.0015),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        ("-.INF", "-.INF"),
        (".nan", ".nan"),
        ("2024-06-19", "2024-06-19"),
        ("2024-06-19T10:00:00Z", "2024-06-19T10:00:00Z"),
        ("1.2.3", "1.2.3"),
        ("<<", "<<"),
        ("=", "="),
        ("9" * 5000, "9" * 5000),
        ("١", "١"),  # only ASCII digits are numbers
    ],
)
def test_core_schema(written, meant, pure):
    found = resolve_plain(written)
    assert found == meant
    assert type(found) is type(meant)
    assert value(f"a: {written}", pure=pure) == {"a": meant}


def test_keys_stay_as_written(pure):
    text = "{1: a, no: b, ~: c, 0x1F: d, 2024-06-19: e, true: f, 1.50: g}"
    assert list(value(text, pure=pure)) == [
        "1",
        "no",
        "~",
        "0x1F",
        "2024-06-19",
        "true",
        "1.50",
    ]


def test_quoted_scalars_are_text(pure):
    assert value("""{a: "1", b: 'true', c: "null"}""", pure=pure) == {
        "a": "1",
        "b": "true",
        "c": "null",
    }


def test_anchors_work_within_bounds(pure):
    assert value("{a: &x [1, 2], b: *x, &k c: *k}", pure=pure) == {
        "a": [1, 2],
        "b": [1, 2],
        "c": "c",
    }


def test_alias_bomb_is_refused(pure):
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 30):
        aliases = ", ".join([f"*a{level - 1}"] * 9)
        bomb.append(f"a{level}: &a{level} [{aliases}]")
    _, problems = read("\n".join(bomb), pure=pure)
    assert [p.code for p in problems] == ["AM062"]
    assert "repeats too much" in problems[0].message


def test_long_text_repeated_often_is_refused(pure):
    text = f"a: &a {'x' * 1000}\nb: [{', '.join(['*a'] * 1000)}]"
    assert codes(text, pure=pure) == ["AM062"]


def test_an_anchor_cannot_hold_itself(pure):
    found, problems = read("{a: &a [*a]}", pure=pure)
    assert found == {"a": ["*a"]}
    assert [p.code for p in problems] == ["AM060"]


def test_depth_is_bounded(pure):
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert codes(deepest, pure=pure) == []
    assert codes(f"[{deepest}]", pure=pure) == ["AM062"]
    assert codes("[" * 100_000, pure=pure) == ["AM062"]
    assert codes("{a: " * 100_000, pure=pure) == ["AM062"]


def test_length_is_bounded(monkeypatch):
    monkeypatch.setattr("argmap.lang.yaml12.MAX_LENGTH", 10)
    assert codes("a: 12345678") == ["AM062"]
    assert codes("a: 1234567") == []


@pytest.mark.parametrize(
    ("text", "code", "place", "found"),
    [
        ("{a: 1, b: 2, a: 3}", "AM061", "a", {"a": 3, "b": 2}),
        ("{a: [}", "AM060", "}", {"a": []}),
        ("a: b: c", "AM060", ":", {"a": "b"}),
        ("a: !foo b", "AM063", "!foo b", {"a": "b"}),
        ("a: !!int 7", "AM063", "!!int 7", {"a": "7"}),
        ("a: 1\n---\nb: 2", "AM064", "---", {"a": 1}),
        ("{[a]: 1, b: 2}", "AM065", "[", {"b": 2}),
        ("{{a: 1}: 1, b: 2}", "AM065", "{", {"b": 2}),
        ("? [a, [b]]\n: 1\nb: 2", "AM065", "[", {"b": 2}),
        ("{a: &x [1], *x : 1, b: 2}", "AM065", "*x", {"a": [1], "b": 2}),
        ("{a: *nobody}", "AM060", "*nobody", {"a": "*nobody"}),
        ("a: x\x01y", "AM060", "\x01", {"a": "x\ufffdy"}),
        ("a: x\ud800y", "AM060", "\ud800", {"a": "x\ufffdy"}),
        ("{a: 1, b: @c}", "AM060", "@", {"a": 1, "b": None}),
    ],
)
def test_problems_are_located_and_the_rest_is_kept(text, code, place, found, pure):
    before = "[Ban]: Bän 🚋 cars. "
    result, problems = read(text, pure=pure, before=before)
    assert [p.code for p in problems] == [code]
    assert problems[0].span.text == place
    assert problems[0].span.start >= len(before)
    if "@" not in text:  # how far the scanners look ahead differs
        assert result == found


def test_the_first_place_of_a_key_is_shown():
    (problem,) = read("{a: 1, b: 2, a: 3}", before="xyz")[1]
    assert problem.notes[0].span.start == 4
    assert problem.span.start == 3 + 13


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{a: 1", "comma or a closing bracket"),
        ("{a: b]}", "comma or a closing bracket"),
        ('a: "x', "never closed"),
        ('a: "\\q"', "backslash"),
        ("a: 1\nb", "no `: `"),
        ("a: 1\n b: 2", "second `: `"),
        ("a:\n  b: 1\n c: 2", "indented"),
        ("a: %b", "cannot start"),
        ("a: - b", ""),
        ("[a]\nb", ""),
    ],
)
def test_messages_are_plain(text, words, pure):
    problems = read(text, pure=pure)[1]
    assert words in problems[0].message
    assert all(p.code == "AM060" for p in problems)
    assert 0 <= problems[0].span.start <= problems[0].span.end <= len(text)


def test_only_mappings_are_data():
    source = SourceText("  - a\n")
    found, problems = load_mapping("  - a\n", source, 0)
    assert found == {}
    assert [(p.code, p.span.text) for p in problems] == [("AM066", "- a")]
    assert load_mapping("", SourceText(""), 0) == ({}, ())
    assert load_mapping("# nothing\n", SourceText("# nothing\n"), 0) == ({}, ())
    assert load_mapping("{a: 1}", SourceText("{a: 1}"), 0, flow=True) == ({"a": 1}, ())
    broken = load_mapping("[", SourceText("["), 0)
    assert broken[0] == {}
    assert [p.code for p in broken[1]] == ["AM060"]


def test_find_key():
    assert find_key("{a: {b: 1}, b: 2}", "b") == (12, 13)
    assert find_key("a: 1\n'b c': 2", "b c") == (5, 10)
    assert find_key("{a: 1}", "b") is None
    assert find_key("{a: 1, b: [", "b") == (7, 8)
    assert find_key("word", "word") is None


# -- the quick reader

WORDS = st.sampled_from(
    [
        *"ab1-.:#,{}[]'\"?&*!|>%@`~ \n\t=_/\\é😀\x85\u2028",
        *(
            "no",
            "null",
            "true",
            "1.5",
            "0x1",
            ": ",
            ", ",
            " #",
            "//",
            "http://x.y",
            "a: b",
        ),
    ]
)
FLOWS = st.lists(WORDS, max_size=12).map(lambda words: "{" + "".join(words) + "}")
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
).filter(lambda x: not isinstance(x, float) or math.isfinite(x))
DATA = st.dictionaries(
    st.text(max_size=6),
    st.recursive(
        SCALARS,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    max_size=4,
)


@given(FLOWS)
@example("{a: b, c: [1, two, 'three'], d: {e: \"f\"}}")
@example("{a: b  c, d : e}")
@example("{a: x:y, b: x :y}")
@example("{a: x #y}")
@example("{a: 'it''s'}")
@example("{a: - b}")
@example("{a: --- }")
@example("{a:b, c: d}")
@example("{a: b,}")
@example("{a: [b,]}")
@example("{a: [[], {}], b: {}}")
def test_the_quick_reader_agrees_with_the_full_one(text):
    quick = read_flow(text)
    if quick is not None:
        for pure in (False, True):
            found, problems = read(text, pure=pure)
            assert problems == ()
            assert found == quick
            assert repr(found) == repr(quick)  # 1 is not True, the order is kept


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{a: b}",
        '{sure: no, rank: 1, pages: [3, 4], of: {title: "A: B"}}',
        "{ source: Müller 2020 (p. 4) , url: https://example.org/a#b }",
        "{strength: 0.5, isInMap: false, color: '#f00', x: null}",
        "{speaker: O'Neil, date: 2024-06-19, text: one; two – three!}",
    ],
)
def test_common_data_needs_no_pyyaml(text):
    assert read_flow(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: b",
        "{a: b} ",
        "{a: b}}",
        "{a: b, a: c}",
        "{a}",
        "{a: &b c}",
        "{a: *b}",
        "{a: b",
        "{a: 'b''c'}",
        '{a: "\\n"}',
        "{: b}",
        "{a: [b: c]}",
        "{[a]: b}",
        "{a: b]",
        "{a: b c: d}",
        "{a: , b: c}",
        "{,}",
        "{" + "a: [" * 20,
    ],
)
def test_doubtful_data_goes_to_the_full_reader(text):
    assert read_flow(text) is None


@given(st.text())
@example("\ufeffa: b")
@example("%YAML 9.9\n---\na: b")
@example("a: \x85b")
@example("? " * 1000)
@example("- " * 1000)
def test_reading_never_raises(text):
    before = "ä"
    for pure in (False, True):
        _, problems = read(text, pure=pure, before=before)
        for problem in problems:
            assert 1 <= problem.span.start <= problem.span.end <= 1 + len(text)
            assert problem.code.startswith("AM06")


@given(st.lists(WORDS, max_size=15).map("".join))
def test_libyaml_and_the_pure_reader_agree(text):
    ours, problems = read(text)
    pure, pure_problems = read(text, pure=True)
    if not problems and not pure_problems:
        assert repr(ours) == repr(pure)


# -- writing


@given(DATA)
@example({"a": "no", "b": "y", "c": "~", "d": "null", "e": "1", "f": "1_0", "g": ""})
@example({"a": " x ", "b": "x: y", "c": "x #y", "d": "- x", "e": "x}", "f": "a\nb"})
@example({"a": "2024-06-19", "b": "0b1", "c": "=", "d": "<<", "e": ".inf", "f": "1:30"})
@example({"a" * 2000: 1, "b": {"c" * 1500: [{}]}})
@example({"a": 10**50, "c": 1.0, "d": 1e-7, "e": 1e22})
@example({"a": "===", "b==": 1, "c": "\\", "d": '"', "e": "\u2028\x85\ufeff\x00"})
@example({"a": []})
@example({"": ""})
def test_flow_reads_back_equal(data):
    text = dump_flow(data)
    assert "\n" not in text
    assert "===" not in text
    for pure in (False, True):
        assert repr(value(text, pure=pure)) == repr(data)
    assert load_yaml(text, SourceText(text), 0, flow=True) == (data, ())


@given(DATA)
@example({"title": "x" * 100, "list": ["x" * 50, "y" * 50], "map": {"a": "z" * 90}})
@example({"abstract": "one line\nand another\n\n  indented\n"})
@example({"abstract": "one line\nand another"})
@example({"abstract": "one line\nand another\n"})
@example({"abstract": 'one: line\n- and "another" {x} \\n\n'})
@example({"abstract": "one line\nand ===\n"})
@example({"abstract": "one line\nand tab\there\n"})
@example({"a" * 2000: {"b" * 90: {"c" * 90: ["d" * 90]}}})
def test_block_reads_back_equal(data):
    text = dump_block(data)
    assert "===" not in text
    for pure in (False, True):
        found = value(text, pure=pure)
        assert repr(found if data else {}) == repr(data)


def test_text_of_several_lines_is_readable():
    assert dump_block({"abstract": "One line.\nAnother line."}) == (
        "abstract: |-\n  One line.\n  Another line.\n"
    )


def test_long_lists_get_a_line_an_item():
    assert dump_block({"all": [{"id": "x" * 50}, {"id": "y" * 50}]}) == (
        f"all:\n  - {{id: {'x' * 50}}}\n  - {{id: {'y' * 50}}}\n"
    )


def test_numbers_of_any_length_can_be_written():
    assert value(dump_flow({"a": 10**5000, "b": -(10**5000)})) == {
        "a": 10**5000,
        "b": -(10**5000),
    }
