"""Problems as annotations of GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics.glyphs import make_visible
from argmap.diagnostics.values import Severity

if TYPE_CHECKING:
    from argmap.diagnostics.values import Diagnostic

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def to_github(diagnostic: Diagnostic) -> str:
    """Return *diagnostic* as one workflow command, escaped as GitHub asks for.

    Errors and warnings keep their level, the rest becomes a notice.

    Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    and ``command.ts`` of ``actions/toolkit``, which defines the escapes.

    Example:
        >>> from argmap.diagnostics import Diagnostic, Severity, to_github
        >>> print(to_github(Diagnostic("AM999", "sample", Severity.ADVICE, "50% off")))
        ::notice title=AM999 sample::50%25 off%0Adocs: https://argmap.readthedocs.io/en/stable/reference/rules/AM999.html
    """
    properties = {"title": f"{diagnostic.code} {diagnostic.name}"}
    span = diagnostic.span
    if span is not None:
        properties["file"] = span.path
        if span.source.text:
            properties |= {"line": str(span.line), "col": str(span.column)}
            properties |= {"endLine": str(span.end_line)}
            if span.end_line == span.line:  # GitHub refuses columns across lines
                properties["endColumn"] = str(span.end_column)
            else:
                del properties["col"]
    lines = [diagnostic.message, *(f"note: {n.message}" for n in diagnostic.notes)]
    if diagnostic.hint is not None:
        lines.append(f"hint: {diagnostic.hint}")
    lines.append(f"docs: {diagnostic.url}")
    named = ",".join(f"{key}={_property(text)}" for key, text in properties.items())
    message = "%0A".join(_data(line) for line in lines)
    return f"::{_LEVELS.get(diagnostic.severity, 'notice')} {named}::{message}"


def _data(text: str) -> str:
    # Line ends turn into marks here, so that only our own %0A parts lines.
    return make_visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
