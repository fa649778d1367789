"""Problems in SARIF 2.1.0, which code scanners and editors read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.diagnostics.values import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagnostics.values import Diagnostic, Fix
    from argmap.source import Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
)
HOME = "https://argmap.readthedocs.io/"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_LINK = re.compile(r"\[([^\[\]]*)\](?=\()")


def to_sarif(
    diagnostics: Iterable[Diagnostic],
    *,
    version: str | None = None,
    summaries: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return *diagnostics* as one SARIF log with one run, for ``json.dumps``.

    Every code that occurs is a rule with its help address; notes with a place become
    related locations, fixes replacements. Columns count code points.

    Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/

    Args:
        diagnostics: What to report.
        version: Version of argmap to name in the log.
        summaries: Code → what the rule says, for the table of rules.

    Example:
        >>> from argmap.diagnostics import Diagnostic, Severity, to_sarif
        >>> log = to_sarif([Diagnostic("AM999", "sample", Severity.ADVICE, "hello")])
        >>> log["runs"][0]["results"][0]["level"]
        'note'
    """
    listed = list(diagnostics)
    rules: dict[str, Diagnostic] = {}
    for one in listed:
        rules.setdefault(one.code, one)
    codes = {code: index for index, code in enumerate(sorted(rules))}
    driver: dict[str, Any] = {
        "name": "argmap",
        "informationUri": HOME,
        "rules": [_rule(rules[code], (summaries or {}).get(code)) for code in codes],
    }
    if version is not None:
        driver["version"] = version
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, codes[one.code]) for one in listed],
            }
        ],
    }


def _rule(diagnostic: Diagnostic, summary: str | None) -> dict[str, Any]:
    words = diagnostic.name.replace("-", " ")
    return {
        "id": diagnostic.code,
        "name": diagnostic.name,
        "shortDescription": {"text": _plain(summary or words)},
        "helpUri": diagnostic.url,
        "defaultConfiguration": {"level": _LEVELS.get(diagnostic.severity, "note")},
    }


def _result(diagnostic: Diagnostic, index: int) -> dict[str, Any]:
    lines = [diagnostic.message]
    lines += [f"note: {n.message}" for n in diagnostic.notes if n.span is None]
    if diagnostic.hint is not None:
        lines.append(f"hint: {diagnostic.hint}")
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS.get(diagnostic.severity, "note"),
        "message": {"text": _plain("\n".join(lines))},
    }
    if diagnostic.span is not None:
        location: dict[str, Any] = {"physicalLocation": _place(diagnostic.span)}
        if diagnostic.subject is not None:
            location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.subject}]
        result["locations"] = [location]
    related = [
        {
            "id": number,
            "physicalLocation": _place(note.span),
            "message": {"text": _plain(note.message)},
        }
        for number, note in enumerate(diagnostic.notes, 1)
        if note.span is not None
    ]
    if related:
        result["relatedLocations"] = related
    if diagnostic.fix is not None and diagnostic.fix.edits:
        result["fixes"] = [_fix(diagnostic.fix)]
    return result


def _fix(fix: Fix) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        changes.setdefault(edit.span.path, []).append(
            {
                "deletedRegion": _region(edit.span),
                "insertedContent": {"text": edit.replacement},
            }
        )
    return {
        "description": {"text": _plain(fix.message)},
        "artifactChanges": [
            {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }


def _place(span: Span) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(span.path)}}
    if span.source.text:
        place["region"] = _region(span)
    return place


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _uri(path: str) -> str:
    from pathlib import PurePath, PureWindowsPath  # noqa: PLC0415  (only for logs)
    from urllib.parse import quote  # noqa: PLC0415  (as above)

    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    if isinstance(pure, PureWindowsPath):
        path = pure.as_posix()
    # A colon in the first part of a relative address would make it a scheme.
    return quote(path, safe="/", errors="surrogatepass")


def _plain(text: str) -> str:
    # In SARIF a message may hold links, "[words](1)"; ours never do.
    return _LINK.sub(r"\\[\1\\]", text)
