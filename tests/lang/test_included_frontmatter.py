"""What an included file declares holds for the document that includes it."""

from __future__ import annotations

from argmap import parse
from argmap.source import SourceText

PART = """===
title: Part
sources: {letter: {path: letter.txt}, both: {path: part.txt}}
main: [A]
===

[A]: Trams are quiet. {anchors: [{source: letter, start: 0, end: 4}]}
"""


def read(text: str, part: str = PART):
    return parse(text, "whole.argdown", include=lambda path: SourceText(part, path))


def test_a_document_without_frontmatter_takes_it_over():
    found = read("@include(part.argdown)\n\n[B]: Trams are dear.\n")
    assert found.diagnostics == ()
    assert found.map.title == "Part"
    assert [s.id for s in found.map.sources] == ["letter", "both"]
    assert found.map.main == ("A",)


def test_its_own_keys_come_first_and_sources_are_united():
    whole = "===\ntitle: Whole\nsources: {both: {path: whole.txt}}\n===\n\n"
    found = read(whole + "@include(part.argdown)\n")
    assert found.diagnostics == ()
    assert found.map.title == "Whole"
    assert {s.id: s.path for s in found.map.sources} == {
        "letter": "letter.txt",
        "both": "whole.txt",
    }
    assert found.map.main == ("A",)


def test_a_problem_is_located_in_the_file_that_has_it():
    broken = PART.replace("main: [A]", "main: [Nowhere]")
    found = read("===\ntitle: Whole\n===\n\n@include(part.argdown)\n", broken)
    [problem] = found.diagnostics
    assert problem.span.path == "part.argdown"
    assert problem.span.text == "main"
