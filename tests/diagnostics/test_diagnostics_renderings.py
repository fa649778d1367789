"""What problems look like: framed, in a line, as data, SARIF and annotations."""

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import (
    Diagnostic,
    Edit,
    Fix,
    Note,
    Severity,
    render_concise,
    render_framed,
    to_github,
    to_json,
    to_sarif,
)
from argmap.source import SourceText, Span


def problem(span=None, message="something is wrong", **more):
    level = more.pop("severity", Severity.ERROR)
    return Diagnostic("AM999", "sample-problem", level, message, span, **more)


def spot(text, part, path="ban.argdown"):
    source = SourceText(text, path)
    start = text.index(part)
    return Span(source, start, start + len(part))


def picture(text, part, **more):
    """The lines of the source and their carets, without the rest."""
    lines = render_framed(problem(spot(text, part)), **more).split("\n")
    return [line[4:] for line in lines[3:-2]]


# -- framed


def test_framed_shows_everything():
    source = SourceText("[Air]: one\n\n[Air]: two\n", "air.argdown")
    shown = render_framed(
        problem(
            Span(source, 12, 17),
            "`[Air]` is defined twice",
            notes=(Note("a plain remark"), Note("first here", Span(source, 0, 5))),
            hint="write `[Air 2]`",
            fix=Fix("rename it", (Edit(Span(source, 13, 16), "Air 2"),)),
        )
    )
    assert shown == (
        "error[AM999] sample-problem: `[Air]` is defined twice\n"
        " --> air.argdown:3:1\n"
        "  |\n"
        "3 | [Air]: two\n"
        "  | ^^^^^\n"
        "  |\n"
        "  = note: a plain remark\n"
        "note: first here\n"
        " --> air.argdown:1:1\n"
        "  |\n"
        "1 | [Air]: one\n"
        "  | -----\n"
        "  |\n"
        "  = hint: write `[Air 2]`\n"
        "  = fix: rename it (--fix does it)\n"
        "  = docs: https://argmap.readthedocs.io/en/stable/reference/rules/AM999.html"
    )


def test_caret_stands_under_wide_characters_and_tabs():
    assert picture("漢字\tHERE\n", "HERE") == ["漢字    HERE", "        ^^^^"]
    assert picture("\t字字", "字字") == ["    字字", "    ^^^^"]
    assert picture("e\u0301e\u0301 x", "x") == ["e\u0301e\u0301 x", "   ^"]


def test_controls_and_direction_marks_show_and_keep_the_caret():
    lines = picture("\x1b[31m \u202ered x", "x")
    assert lines == ["␛[31m <RLO>red x", "               ^"]


def test_long_lines_are_clipped_around_the_place():
    line, caret = picture("a" * 5000 + "HERE" + "b" * 5000, "HERE", width=60)
    assert len(line) <= 62
    assert line.startswith("…a")
    assert line.endswith("b…")
    assert line[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_long_wide_lines_are_clipped_by_columns():
    line, caret = picture("字" * 500 + "HERE" + "字" * 500, "HERE", width=60)
    columns = sum(2 if c == "字" else 1 for c in line)
    assert columns <= 64
    before = line[: line.index("HERE")]
    assert caret.index("^") == sum(2 if c == "字" else 1 for c in before)


def test_a_place_near_the_end_of_a_long_line():
    line, caret = picture("a" * 500 + "END", "END", width=40)
    assert line == "…" + "a" * 37 + "END"
    assert caret.strip() == "^^^"
    assert line[caret.index("^") :] == "END"


def test_a_place_longer_than_the_line_that_is_shown():
    line, caret = picture("x" * 1000, "x" * 1000, width=40)
    assert line == "x" * 40 + "…"
    assert caret == "^" * 40


def test_several_lines():
    assert picture("one two\n   three\nfour\n", "two\n   three") == [
        "one two",
        "    ^^^",
        "   three",
        "   ^^^^^",
    ]


def test_many_lines_show_both_ends():
    text = "\n".join(f"line {n}" for n in range(1, 12))
    shown = render_framed(problem(Span(SourceText(text, "f"), 0, len(text))))
    body = shown.split("\n")[3:-2]
    assert [line for line in body if "^" not in line] == [
        " 1 | line 1",
        " 2 | line 2",
        "...",
        "10 | line 10",
        "11 | line 11",
    ]


def test_a_place_that_ends_behind_a_line_end_stays_on_its_line():
    assert picture("one\ntwo\n", "one\n") == ["one", "^^^"]


def test_the_end_of_the_text_and_empty_places_have_a_caret():
    source = SourceText("one\ntwo\n", "f")
    at_end = render_framed(problem(Span(source, 8, 8))).split("\n")
    assert at_end[1] == " --> f:3:1"
    assert at_end[3:5] == ["3 |", "  | ^"]
    empty = render_framed(problem(Span(source, 2, 2))).split("\n")
    assert empty[3:5] == ["1 | one", "  |   ^"]


def test_carriage_returns_end_lines():
    assert picture("one\rtwo\r\nthree", "two") == ["two", "^^^"]


def test_a_whole_file_and_no_place_at_all():
    whole = problem(Span(SourceText("", "m.json"), 0, 0))
    assert render_framed(whole).split("\n")[1] == " --> m.json"
    assert len(render_framed(problem()).split("\n")) == 2


def test_notes_have_no_page_and_doubtful_fixes_say_so():
    note = problem(severity=Severity.NOTE, fix=Fix("guess", (), safe=False))
    shown = render_framed(note)
    assert "docs:" not in shown
    assert shown.endswith("fix: guess (look before you do it)")


def test_colour_only_on_request():
    plain = render_framed(problem(spot("abc", "b")))
    painted = render_framed(problem(spot("abc", "b")), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror[AM999]\x1b[0m" in painted
    import re

    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


@settings(max_examples=100)
@given(st.text(), st.integers(0, 60), st.integers(0, 60), st.integers(10, 80))
def test_every_place_of_every_text_can_be_framed(text, start, length, width):
    start = min(start, len(text))
    span = Span(SourceText(text, "f"), start, min(start + length, len(text)))
    shown = render_framed(problem(span), width=width)
    shown.encode()
    if text:
        assert "^" in shown
    assert "\x1b" not in shown
    assert "\r" not in shown


# -- in a line


def test_concise():
    assert render_concise(problem(spot("a\n  bc", "bc"))) == (
        "ban.argdown:2:3: error[AM999] sample-problem: something is wrong"
    )
    assert render_concise(problem()).startswith("error[AM999] sample-problem: ")
    whole = problem(Span(SourceText("", "m.json"), 0, 0), "a\nb")
    assert render_concise(whole) == "m.json: error[AM999] sample-problem: a␊b"


# -- JSON


def test_json_has_every_key_always():
    bare = to_json([problem()])["diagnostics"][0]
    source = SourceText("one\ntwo", "f")
    full = to_json(
        [
            problem(
                Span(source, 4, 7),
                notes=(Note("n", Span(source, 0, 1)),),
                hint="h",
                fix=Fix("f", (Edit(Span(source, 4, 5), "T"),)),
                subject="Ban",
            )
        ]
    )["diagnostics"][0]
    assert list(bare) == list(full)
    assert bare["path"] is bare["start"] is bare["fix"] is None
    assert full["start"] == {"line": 2, "column": 1, "offset": 4}
    assert full["end"] == {"line": 2, "column": 4, "offset": 7}
    assert full["notes"][0]["path"] == "f"
    assert full["fix"]["edits"][0]["replacement"] == "T"
    assert full["subject"] == "Ban"
    json.dumps(full)


def test_json_counts():
    data = to_json([problem(), problem(severity=Severity.ADVICE), problem()])
    assert data["version"] == 1
    assert data["summary"] == {"error": 2, "warning": 0, "advice": 1, "note": 0}


def test_json_of_a_whole_file_names_it():
    entry = to_json([problem(Span(SourceText("", "m.json"), 0, 0))])["diagnostics"][0]
    assert entry["path"] == "m.json"
    assert entry["start"] is None


# -- SARIF; the schema is the part of SARIF 2.1.0 that we write, nothing else allowed

TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string", "minLength": 1}},
    "required": ["text"],
    "additionalProperties": False,
}
REGION = {
    "type": "object",
    "properties": {
        **{
            key: {"type": "integer", "minimum": 1}
            for key in ("startLine", "startColumn", "endLine", "endColumn")
        },
        **{
            key: {"type": "integer", "minimum": 0}
            for key in ("charOffset", "charLength")
        },
    },
    "additionalProperties": False,
}
ARTIFACT = {
    "type": "object",
    "properties": {"uri": {"type": "string", "pattern": r"^[!-~]+$"}},
    "required": ["uri"],
    "additionalProperties": False,
}
PHYSICAL = {
    "type": "object",
    "properties": {"artifactLocation": ARTIFACT, "region": REGION},
    "required": ["artifactLocation"],
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "physicalLocation": PHYSICAL,
        "message": TEXT,
        "logicalLocations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"fullyQualifiedName": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "additionalProperties": False,
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "informationUri": {
                                        "type": "string",
                                        "format": "uri",
                                    },
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "helpUri": {"type": "string"},
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "properties": {"level": LEVEL},
                                                    "additionalProperties": False,
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": LEVEL,
                                "message": TEXT,
                                "locations": {"type": "array", "items": LOCATION},
                                "relatedLocations": {
                                    "type": "array",
                                    "uniqueItems": True,
                                    "items": LOCATION,
                                },
                                "fixes": {
                                    "type": "array",
                                    "uniqueItems": True,
                                    "items": {
                                        "type": "object",
                                        "required": ["artifactChanges"],
                                        "additionalProperties": False,
                                        "properties": {
                                            "description": TEXT,
                                            "artifactChanges": {
                                                "type": "array",
                                                "minItems": 1,
                                                "items": {
                                                    "type": "object",
                                                    "required": [
                                                        "artifactLocation",
                                                        "replacements",
                                                    ],
                                                    "additionalProperties": False,
                                                    "properties": {
                                                        "artifactLocation": ARTIFACT,
                                                        "replacements": {
                                                            "type": "array",
                                                            "minItems": 1,
                                                            "items": {
                                                                "type": "object",
                                                                "required": [
                                                                    "deletedRegion"
                                                                ],
                                                                "additionalProperties": False,
                                                                "properties": {
                                                                    "deletedRegion": REGION,
                                                                    "insertedContent": {
                                                                        "type": "object"
                                                                    },
                                                                },
                                                            },
                                                        },
                                                    },
                                                },
                                            },
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def sarif(*diagnostics, **more):
    log = to_sarif(diagnostics, **more)
    jsonschema.validate(log, SARIF)
    json.dumps(log)
    return log["runs"][0]


def test_sarif_of_nothing_is_valid():
    assert sarif(version="1.2.3") == {
        "tool": {
            "driver": {
                "name": "argmap",
                "informationUri": "https://argmap.readthedocs.io/",
                "rules": [],
                "version": "1.2.3",
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [],
    }


def test_sarif_result():
    source = SourceText("one\ntwo", "my maps/a:b%.argdown")
    run = sarif(
        problem(
            Span(source, 4, 7),
            "see [this](1) now",
            notes=(Note("plain"), Note("there", Span(source, 0, 3))),
            hint="do it",
            fix=Fix("repair", (Edit(Span(source, 4, 5), ""),)),
            subject="Ban",
        ),
        problem(severity=Severity.ADVICE),
        summaries={"AM999": "samples are bad"},
    )
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"] == {"text": "samples are bad"}
    assert rule["helpUri"].endswith("AM999.html")
    first, second = run["results"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    assert (
        first["message"]["text"]
        == r"see \[this\](1) now" + "\nnote: plain\nhint: do it"
    )
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20maps/a%3Ab%25.argdown"
    assert place["region"] == {
        "startLine": 2,
        "startColumn": 1,
        "endLine": 2,
        "endColumn": 4,
        "charOffset": 4,
        "charLength": 3,
    }
    assert first["relatedLocations"][0]["message"]["text"] == "there"
    replacement = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["deletedRegion"]["charLength"] == 1
    assert second["level"] == "note"
    assert "locations" not in second


def test_sarif_rules_are_sorted_and_unique():
    one = Diagnostic("AM200", "b", Severity.WARNING, "m")
    two = Diagnostic("AM100", "a", Severity.ERROR, "m")
    run = sarif(one, two, one)
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["AM100", "AM200"]
    assert [r["ruleIndex"] for r in run["results"]] == [1, 0, 1]
    assert [r["level"] for r in run["results"]] == ["warning", "error", "warning"]


def test_sarif_absolute_paths_are_file_addresses(tmp_path):
    path = tmp_path / "ä b.argdown"
    run = sarif(problem(Span(SourceText("x", str(path)), 0, 1)))
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == path.as_uri()


def test_sarif_of_a_whole_file_has_no_region():
    run = sarif(problem(Span(SourceText("", "<stdin>"), 0, 0)))
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "%3Cstdin%3E"}}


# -- GitHub


def test_github_escapes_messages_and_properties():
    span = Span(SourceText("abc", "a,b:c%.argdown"), 1, 2)
    line = to_github(problem(span, "100%\n::error::forged\r"))
    assert line == (
        "::error title=AM999 sample-problem,file=a%2Cb%3Ac%25.argdown,"
        "line=1,col=2,endLine=1,endColumn=3::100%25␊::error::forged␍"
        "%0Adocs: https://argmap.readthedocs.io/en/stable/reference/rules/AM999.html"
    )
    assert "\n" not in line


@pytest.mark.parametrize(
    ("level", "word"),
    [
        (Severity.ERROR, "error"),
        (Severity.WARNING, "warning"),
        (Severity.ADVICE, "notice"),
        (Severity.NOTE, "notice"),
    ],
)
def test_github_levels(level, word):
    assert to_github(problem(severity=level)).startswith(f"::{word} title=")


def test_github_columns_only_within_a_line():
    line = to_github(
        problem(spot("one\ntwo", "one\ntwo"), hint="h", notes=(Note("n"),))
    )
    assert ",line=1,endLine=2::" in line
    assert "%0Anote: n%0Ahint: h%0Adocs: " in line
    whole = to_github(problem(Span(SourceText("", "m.json"), 0, 0)))
    assert ",file=m.json::" in whole


def test_an_unknown_rendering_is_an_attribute_error():
    import argmap.diagnostics

    with pytest.raises(AttributeError, match="render_nicely"):
        argmap.diagnostics.render_nicely  # noqa: B018
