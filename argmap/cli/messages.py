"""What the command line itself reports: codes, names, meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from argmap.source import Span

CODES: dict[str, tuple[str, Severity, str]] = {
    "AM951": (
        "unknown-setting",
        Severity.WARNING,
        "The settings have a key that argmap does not know, so it changes nothing.",
    ),
    "AM952": (
        "bad-setting",
        Severity.WARNING,
        "A setting has a value of no use, or silences a rule without a reason.",
    ),
    "AM953": (
        "broken-settings",
        Severity.ERROR,
        "The settings file is not valid TOML, so none of it is used.",
    ),
}
"""Code → name, severity, what it means. A code is never reused."""


def entry(
    code: str, message: str, span: Span | None, hint: str | None = None
) -> Diagnostic:
    """Return a diagnostic of *code*, with the name and severity of the table."""
    name, severity, _ = CODES[code]
    return Diagnostic(code, name, severity, message, span, hint=hint)
