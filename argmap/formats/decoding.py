"""From bytes to text: UTF-8, and what other programs write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import FormatError
from argmap.formats.messages import entry
from argmap.source import SourceText, Span

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic

_MARK = "\ufeff"
_WIDE = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
"""Byte order marks; the longer ones first, since one begins with another."""


def decode(data: bytes | str, path: str) -> tuple[SourceText, tuple[Diagnostic, ...]]:
    """Return the text of *data* without byte order mark, and what was repaired.

    Raises:
        FormatError: The bytes are no text; the first bad one is located.
    """
    if isinstance(data, str):
        return SourceText(data.removeprefix(_MARK), path), ()
    encoding = next((e for mark, e in _WIDE.items() if data.startswith(mark)), "utf-8")
    notes: tuple[Diagnostic, ...] = ()
    if encoding != "utf-8":
        name = encoding.upper()
        hint = "save the file in UTF-8"
        notes = (entry("AM513", f"`{path}` is in {name}, not UTF-8", hint=hint),)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace").removeprefix(_MARK)
        whole = data.decode(encoding, "replace").removeprefix(_MARK)
        source = SourceText(whole, path)
        span = Span(source, len(before), min(len(before) + 1, len(whole)))
        problem = entry(
            "AM501",
            f"byte 0x{data[error.start]:02X} is no text in {encoding.upper()}",
            span=span,
            hint="save the file in UTF-8",
        )
        raise FormatError(str(problem), (*notes, problem)) from None
    return SourceText(text.removeprefix(_MARK), path), notes
