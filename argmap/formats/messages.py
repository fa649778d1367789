"""The codes of reading (AM5xx) and writing (AM6xx): name, severity, meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from argmap.source import Span

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[str, tuple[str, Severity, str]] = {
    "AM501": ("not-text", _ERROR, "The bytes of the file are no text in UTF-8."),
    "AM502": ("not-json", _ERROR, "The file is no JSON; reading stops there."),
    "AM503": ("wrong-version", _ERROR, "The file says another version of the format."),
    "AM504": ("missing-field", _ERROR, "A field that must be there is missing."),
    "AM505": ("wrong-type", _ERROR, "A field holds a value of a wrong type."),
    "AM506": ("wrong-value", _ERROR, "A field holds a value that is not allowed."),
    "AM507": ("unknown-field", _ERROR, "A field has a name that the format lacks."),
    "AM508": ("repeated-field", _ERROR, "An object names the same field twice."),
    "AM509": ("repeated-id", _ERROR, "Two elements have the same id."),
    "AM510": ("wrong-argument", _ERROR, "A step names an argument that lacks it."),
    "AM511": ("too-deep", _ERROR, "The file is nested deeper than anybody writes."),
    "AM512": ("unknown-format", _ERROR, "No format fits, or none has that name."),
    "AM513": ("wide-encoding", _NOTE, "The file is in UTF-16 or UTF-32, not UTF-8."),
    "AM514": ("include-outside", _ERROR, "An included file lies outside the folder."),
    "AM515": ("include-missing", _ERROR, "An included file cannot be read."),
    "AM520": ("kept-in-extra", _NOTE, "Something foreign was kept in `extra`."),
    "AM521": ("repaired", _WARNING, "Something wrong was put right on reading."),
    "AM522": ("guessed", _WARNING, "Something unclear was read in the likeliest way."),
    "AM523": ("skipped", _WARNING, "Something could not be read and was left out."),
    "AM601": ("lost", _WARNING, "The format cannot carry something of the map."),
    "AM602": (
        "read-only-format",
        _ERROR,
        "argmap reads the format, but cannot write it.",
    ),
    "AM603": (
        "write-only-format",
        _ERROR,
        "argmap writes the format, but cannot read it.",
    ),
}
"""Code → name, severity, what it means. A code is never reused."""


def entry(
    code: str,
    message: str,
    *,
    span: Span | None = None,
    subject: str | None = None,
    hint: str | None = None,
) -> Diagnostic:
    """Return a diagnostic of *code*, with the name and severity of the table."""
    name, severity, _ = CODES[code]
    return Diagnostic(
        code, name, severity, message, span=span, subject=subject, hint=hint
    )
