"""A problem in one line, for people in a hurry and for their editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics.glyphs import make_visible

if TYPE_CHECKING:
    from argmap.diagnostics.values import Diagnostic


def render_concise(diagnostic: Diagnostic) -> str:
    """Return *diagnostic* as ``file:line:column: severity[CODE] name: message``.

    A problem of a whole file (its span lies in an empty text) has no line and no
    column, one without any place no file either.

    Example:
        >>> from argmap.diagnostics import Diagnostic, Severity, render_concise
        >>> from argmap.source import SourceText, Span
        >>> place = Span(SourceText("hello", "a.argdown"), 0, 5)
        >>> render_concise(Diagnostic("AM999", "sample", Severity.ERROR, "x", place))
        'a.argdown:1:1: error[AM999] sample: x'
    """
    span = diagnostic.span
    place = ""
    if span is not None:
        path = make_visible(span.path)
        place = (
            f"{path}:{span.line}:{span.column}: " if span.source.text else f"{path}: "
        )
    level = diagnostic.severity.value
    message = make_visible(diagnostic.message)
    return f"{place}{level}[{diagnostic.code}] {diagnostic.name}: {message}"
