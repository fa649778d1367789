"""What Argdown accepts means the same here; what it refuses is reported."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from argmap import parse
from argmap.diagnostics import Severity
from argmap.lang import format_text

_spec = importlib.util.spec_from_file_location(
    "argdown_view", Path(__file__).with_name("argdown_view.py")
)
assert _spec is not None
assert _spec.loader is not None
view = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(view)

# Read otherwise on purpose; docs/reference/language.md says why.
DIFFERENT = {
    "docs-changes-2021-001": "explodeArguments",
    "docs-guide-creating-statement-and-argument-nodes-014": "explodeArguments",
    "docs-guide-creating-statement-and-argument-nodes-015": "explodeArguments",
    "spec-argdown-core-lexer-011": "a comment may end the file",
}
LENIENT = {
    "spec-argdown-core-lexer-009": "frontmatter without a blank line behind it",
    "file-test-include-test": "@include is understood",
    "file-test-_partial2": "@include is understood",
}


def inputs(corpora: Path) -> list[Path]:
    return sorted((corpora / "argdown_conformance" / "in").glob("*.argdown"))


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def test_accepted_inputs_mean_the_same(corpora):
    """Titles, members, relations, lines, rules, data, tags, sections agree."""
    wrong = {}
    count = 0
    for path in inputs(corpora):
        expected = path.parents[1] / "expected" / f"{path.stem}.json"
        if not expected.exists() or path.stem in DIFFERENT:
            continue
        count += 1
        ours = view.view_of_map(parse(read(path)).map)
        theirs = view.view_of_json(json.loads(expected.read_text("utf-8")))
        if differences := view.differences(ours, theirs):
            wrong[path.stem] = differences
    assert count > 0
    assert wrong == {}


def test_accepted_inputs_have_no_errors(corpora):
    wrong = {}
    for path in inputs(corpora):
        if (path.parents[1] / "expected" / f"{path.stem}.json").exists():
            problems = parse(read(path)).diagnostics
            errors = [str(one) for one in problems if one.severity is Severity.ERROR]
            if errors:
                wrong[path.stem] = errors
    assert wrong == {}


def test_refused_inputs_are_reported_where_they_are_wrong(corpora):
    for path in inputs(corpora):
        if (path.parents[1] / "expected" / f"{path.stem}.json").exists():
            continue
        problems = [
            one for one in parse(read(path)).diagnostics if one.span is not None
        ]
        assert problems, path.stem
        if path.stem not in LENIENT:
            assert any(one.severity is Severity.ERROR for one in problems), path.stem


def test_formatting_keeps_the_meaning(corpora):
    for path in inputs(corpora):
        text = read(path)
        document = parse(text)
        made = format_text(text)
        assert parse(made).map == document.map, path.stem
        assert format_text(made) == made, path.stem
        if any(one.severity is Severity.ERROR for one in document.diagnostics):
            continue
        # Nothing is lost but blanks and line ends.
        ours = [one.text.split() for one in parse(made).comments]
        assert ours == [one.text.split() for one in document.comments], path.stem
