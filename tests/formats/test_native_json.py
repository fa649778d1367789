"""The native JSON: what is written, what is refused, and how it is said."""

import gc
import json

import pytest
from hypothesis import given

import argmap
from argmap.errors import FormatError
from argmap.formats import read, write
from argmap.formats.messages import CODES
from argmap.formats.places import locate, show_path
from argmap.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Attack,
    Inference,
    Source,
    Statement,
)
from argmap.source import SourceText
from argmap.testing import maps


def problems_of(text):
    """Codes and places of everything that is wrong with a text."""
    try:
        entries = read(text, format="json").report.entries
    except FormatError as error:
        entries = error.diagnostics
    return [(d.code, d.span and d.span.text) for d in entries]


def with_statement(**fields):
    return json.dumps({"argmap": 1, "statements": [{"id": "A", **fields}]})


def with_inference(**fields):
    step = {"id": "i", "premises": ["A"], "conclusion": "A", **fields}
    return json.dumps({"argmap": 1, "statements": [{"id": "A"}], "inferences": [step]})


# -- writing


def test_one_element_stands_on_each_line():
    m = ArgumentMap(
        statements=(Statement("A", "Über\nall"), Statement("B", "b", implicit=True)),
        arguments=(Argument("X", inferences=("X/1",)),),
        inferences=(Inference("X/1", ("B",), "A"),),
        attacks=(Attack("A-1", ("B",), "A", outweighed=True),),
        title="Cars",
        main=("A",),
    )
    assert argmap.dumps(m, "json").splitlines() == [
        "{",
        '"argmap": 1,',
        '"title": "Cars",',
        '"statements": [',
        '  {"id": "A", "text": "Über\\nall"},',
        '  {"id": "B", "text": "b", "implicit": true}',
        "],",
        '"arguments": [',
        '  {"id": "X", "inferences": ["X/1"]}',
        "],",
        '"inferences": [',
        '  {"id": "X/1", "premises": ["B"], "conclusion": "A", "argument": "X"}',
        "],",
        '"attacks": [',
        '  {"id": "A-1", "premises": ["B"], "target": "A", "outweighed": true}',
        "],",
        '"main": ["A"]',
        "}",
    ]


def test_the_usual_lists_are_always_there():
    written = json.loads(argmap.dumps(ArgumentMap(), "json"))
    assert written == {
        "argmap": 1,
        "statements": [],
        "arguments": [],
        "inferences": [],
        "attacks": [],
    }


def test_writing_reports_no_loss():
    m = ArgumentMap(statements=(Statement("A"),), extra={"aif": {"x": 1}})
    assert len(write(m, "json").report) == 0
    assert argmap.loads(argmap.dumps(m, "json")).extra == {"aif": {"x": 1}}


def test_extra_fields_of_a_step_come_with_its_argument():
    m = ArgumentMap(
        arguments=(Argument("X", inferences=("s",)),),
        inferences=(Inference("s", ("A",), "B", strict=True),),
    )
    (step,) = json.loads(argmap.dumps(m, "json"))["inferences"]
    assert step["argument"] == "X"
    assert step["strict"] is True


# -- reading


def test_null_means_absent():
    text = (
        '{"argmap": 1, "title": null, "statements": [{"id": "A", "text": null, "tags": '
        'null, "anchors": null, "data": null}], "attacks": null, "main": null}'
    )
    assert argmap.loads(text) == ArgumentMap(statements=(Statement("A"),))


def test_anchors_become_anchors():
    text = json.dumps(
        {
            "argmap": 1,
            "statements": [{"id": "A", "anchors": [{"source": "s", "start": 1}]}],
            "sources": [{"id": "s", "path": "s.txt"}],
        }
    )
    m = argmap.loads(text)
    assert m["A"].anchors == (Anchor("s", start=1),)
    assert m.sources == (Source("s", path="s.txt"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (with_statement(text=5), [("AM505", "5")]),
        (with_statement(text=True), [("AM505", "true")]),
        (with_statement(text=["a"]), [("AM505", "[")]),
        (with_statement(strength="high"), [("AM505", '"high"')]),
        (with_statement(strength=1.5), [("AM506", "1.5")]),
        (with_statement(axiom=0), [("AM505", "0")]),
        (with_statement(axiom="true"), [("AM505", '"true"')]),
        (with_statement(stance="sure"), [("AM506", '"sure"')]),
        (with_statement(tags="pro"), [("AM505", '"pro"')]),
        (with_statement(tags=["pro", 4]), [("AM505", "4")]),
        (with_statement(data=[]), [("AM505", "[")]),
        (with_statement(anchors={"source": "s"}), [("AM505", "{")]),
        (with_statement(anchors=[{"source": "s", "end": -1}]), [("AM506", "-1")]),
        (with_statement(anchors=[{}, 3]), [("AM504", "{"), ("AM505", "3")]),
        (with_statement(txt="x"), [("AM507", '"x"')]),
        (with_statement(argument="X"), [("AM507", '"X"')]),
        (with_inference(premises="abc"), [("AM505", '"abc"')]),
        (with_inference(premises=["A", ""]), [("AM506", '""')]),
        (with_inference(premises=None), [("AM504", "{")]),
        (with_inference(conclusion=["A"]), [("AM505", "[")]),
        (with_inference(mode="both"), [("AM506", '"both"')]),
        (with_inference(questions={"q": 3}), [("AM505", "3")]),
        (with_inference(roles={"A": None}), [("AM505", "null")]),
        (with_inference(argument="X"), [("AM510", '"X"')]),
        (with_inference(argument=7), [("AM505", "7")]),
        ('{"argmap": 1, "statements": {}}', [("AM505", "{")]),
        ('{"argmap": 1, "statements": [7, "x"]}', [("AM505", "7"), ("AM505", '"x"')]),
        ('{"argmap": 1}', [("AM504", "{")]),
        ('{"argmap": 1, "statements": [], "mein": 1}', [("AM507", "1")]),
        ('{"argmap": 1, "statements": [], "main": [1]}', [("AM505", "1")]),
        ('{"argmap": 1, "statements": [], "metadata": 1}', [("AM505", "1")]),
        ('{"argmap": 2, "statements": []}', [("AM503", "2")]),
        ('{"argmap": "1", "statements": []}', [("AM503", '"1"')]),
        ('{"argmap": true, "statements": []}', [("AM505", "true")]),
        ('{"argmap": 1.0, "statements": []}', [("AM505", "1.0")]),
        ('{"argmap": null}', [("AM504", "null")]),
        ("[1]", [("AM505", "[")]),
        ("7", [("AM505", "7")]),
        ('{"argmap": 1,', [("AM502", "")]),
        ('{"argmap": 1 "a"}', [("AM502", '"')]),
        ("", [("AM502", "")]),
        ('{"argmap": 1, "statements": [] }x', [("AM502", "x")]),
    ],
)
def test_each_problem_has_a_code_and_a_place(text, expected):
    assert problems_of(text) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"x": NaN}', [("AM506", "NaN")]),
        ('{"x": [1, -Infinity]}', [("AM506", "-Infinity")]),
        ('{"x": {"y": 1e999}}', [("AM506", "1e999")]),
        ('{"x": ' + "1" * 5000 + "}", [("AM506", "1" * 5000)]),
        ('{"x": "\\ud800"}', [("AM506", '"\\ud800"')]),
        ('{"\\udfff": 1}', [("AM506", "{")]),
        ('{"x": ' + "[" * 70 + "]" * 70 + "}", [("AM511", "{")]),
        ('{"x": 1, "x": 2}', [("AM508", "2")]),
    ],
)
def test_data_that_no_file_can_hold(data, expected):
    text = f'{{"argmap": 1, "statements": [{{"id": "A", "data": {data}}}]}}'
    assert problems_of(text) == expected


def test_pairs_of_half_characters_are_whole():
    text = '{"argmap": 1, "statements": [{"id": "A", "text": "\\ud83d\\ude00"}]}'
    assert argmap.loads(text)["A"].text == "\U0001f600"


def test_half_characters_in_the_text_itself():
    text = with_statement(text="x").replace('"x"', '"\udc80"')
    assert [code for code, _ in problems_of(text)] == ["AM506"]


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_any_depth_ends_in_a_message(opening):
    text = '{"argmap": 1, "statements": ' + opening * 100_000
    assert problems_of(text) == [("AM511", None)]


def test_all_problems_come_at_once_in_order_of_place():
    text = (
        '{"argmap": 1, "titel": 5,\n'
        '"statements": [{"id": "A", "text": 5, "foo": 1},\n'
        '{"id": "B"}, {"id": "B", "title": "again"}, {"text": "u", "text": "v"}],\n'
        '"sources": [{"id": "B"}, {"id": "B"}]}'
    )
    with pytest.raises(FormatError) as caught:
        argmap.loads(text)
    found = caught.value.diagnostics
    assert [d.code for d in found] == [
        *("AM507", "AM505", "AM507", "AM509", "AM504", "AM508", "AM509"),
    ]
    assert [d.span.line for d in found] == [1, 2, 2, 3, 3, 3, 4]
    assert "`$.titel`" in str(caught.value)
    assert "and 6 more errors" in str(caught.value)
    assert found[0].hint == "write `title`"
    reading = read(text)
    assert [s.id for s in reading.map.statements] == ["B"]
    assert reading.map["B"].title is None


def test_second_id_names_the_first():
    text = '{"argmap": 1, "statements": [{"id": "A"}], "arguments": [{"id": "A"}]}'
    with pytest.raises(FormatError, match=r"\$\.arguments\[0\].*\$\.statements\[0\]"):
        argmap.loads(text)


def test_broken_arguments_do_not_blame_their_steps():
    text = json.loads(with_inference(argument="X"))
    text["arguments"] = [{"id": "X", "inferences": ["i"], "gist": 3}]
    assert problems_of(json.dumps(text)) == [("AM505", "3")]
    text["arguments"] = {}
    assert problems_of(json.dumps(text)) == [("AM505", "{")]


def test_quick_and_careful_reading_agree():
    """The same elements, once with an escape that forces the careful way."""
    plain = with_inference(title="t")
    escaped = plain.replace('"t"', '"\\ud83d\\ude00"')
    assert argmap.loads(plain)["i"].premises == argmap.loads(escaped)["i"].premises
    for text in (plain, escaped):
        broken = text.replace('"conclusion": "A"', '"conclusion": ""')
        assert problems_of(broken) == [("AM506", '""')]


@pytest.mark.parametrize(
    "element",
    [
        {"id": "", "text": "t"},
        {"id": 3, "text": "t"},
        {"id": "A", "text": None, "title": 4},
        {"text": "t", "title": "u"},
        {"id": ["A"], "text": "t"},
        ["id", "text"],
        "id",
    ],
)
def test_quick_reading_lets_nothing_wrong_pass(element):
    text = json.dumps({"argmap": 1, "statements": [element]})
    with pytest.raises(FormatError):
        argmap.loads(text)


@pytest.mark.parametrize(
    "element",
    [
        {"id": "", "premises": [], "conclusion": "A"},
        {"id": "i", "premises": [""], "conclusion": "A"},
        {"id": "i", "premises": [1], "conclusion": "A"},
        {"id": "i", "premises": "A", "conclusion": "A"},
        {"id": "i", "premises": ["A"], "conclusion": ["A"]},
        {"id": "i", "premises": ["A"], "target": "A"},
        {"id": "i", "premises": ["A"], "conclusion": "A", "argument": "none"},
    ],
)
def test_quick_reading_of_steps_lets_nothing_wrong_pass(element):
    text = json.dumps({"argmap": 1, "statements": [], "inferences": [element]})
    with pytest.raises(FormatError):
        argmap.loads(text)


def test_places_follow_odd_keys_and_escapes():
    text = '{"a b": {"c\\"d": [1, {"e": 2}]}, "f": []}'
    source = SourceText(text)
    paths = [("a b", 'c"d', 1, "e"), ("f",), ("a b", 'c"d', 0), ("nowhere",)]
    found = locate(source, paths)
    assert {p: s.text for p, s in found.items()} == {
        paths[0]: "2",
        paths[1]: "[",
        paths[2]: "1",
    }
    assert show_path(paths[0]) == '$["a b"]["c\\"d"][1].e'


def test_a_chain_of_a_hundred_thousand_steps():
    n = 100_000
    m = ArgumentMap(
        statements=tuple(Statement(f"s{i}") for i in range(n)),
        inferences=tuple(
            Inference(f"s{i}+1", (f"s{i + 1}",), f"s{i}") for i in range(n - 1)
        ),
    )
    assert argmap.loads(argmap.dumps(m, "json")) == m


@pytest.mark.parametrize("text", ['{"argmap": 1, "statements": []}', "{"])
def test_the_collector_is_as_it_was(text):
    for collecting in (True, False):
        (gc.enable if collecting else gc.disable)()
        try:
            problems_of(text)
            assert gc.isenabled() is collecting
        finally:
            gc.enable()


def test_codes_are_named_once_and_used():
    names = [name for name, _, _ in CODES.values()]
    assert len(set(names)) == len(names)
    assert list(CODES) == sorted(CODES)


@given(maps(dangling=True))
def test_what_is_written_is_read_again(m):
    text = argmap.dumps(m, "json")
    again = argmap.loads(text)
    assert again == m
    assert again.extra == m.extra
    assert repr(again) == repr(m)  # 1 == 1.0 == True, but they read differently
    assert argmap.dumps(again, "json") == text
