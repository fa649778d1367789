"""Problems as plain data, in a documented shape that programs can rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.diagnostics.values import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagnostics.values import Diagnostic, Fix
    from argmap.source import SourceText, Span

VERSION = 1
"""Grows when a key changes its meaning or goes; new keys may come without."""


def to_json(diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    """Return *diagnostics* as data for ``json.dumps``.

    ``{"version": 1, "diagnostics": [...], "summary": {"error": 0, ...}}``; each
    diagnostic has ``code name severity message path start end notes hint fix subject
    url``. Every key is always there; what is unknown is null. ``start`` and ``end``
    hold ``line`` and ``column`` (from 1) and ``offset`` (from 0), in code points.

    Example:
        >>> from argmap.diagnostics import Diagnostic, Severity, to_json
        >>> data = to_json([Diagnostic("AM999", "sample", Severity.ADVICE, "hello")])
        >>> data["diagnostics"][0]["message"], data["summary"]["advice"]
        ('hello', 1)
    """
    listed = list(diagnostics)
    counts = {
        level.value: sum(d.severity is level for d in listed) for level in Severity
    }
    return {
        "version": VERSION,
        "diagnostics": [_diagnostic(one) for one in listed],
        "summary": counts,
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_place(diagnostic.span),
        "notes": [{"message": n.message, **_place(n.span)} for n in diagnostic.notes],
        "hint": diagnostic.hint,
        "fix": _fix(diagnostic.fix),
        "subject": diagnostic.subject,
        "url": diagnostic.url,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**_place(e.span), "replacement": e.replacement} for e in fix.edits]
    return {"message": fix.message, "safe": fix.safe, "edits": edits}


def _place(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"path": None, "start": None, "end": None}
    if not span.source.text:
        return {"path": span.path, "start": None, "end": None}
    return {
        "path": span.path,
        "start": _position(span.source, span.start),
        "end": _position(span.source, span.end),
    }


def _position(source: SourceText, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}
