"""The native JSON of argmap: everything that a map holds, one element a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.values import Content, Format, Reading, Writing

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def _sniff(content: Content) -> bool:
    start = content.text[:256]
    if not start.lstrip().startswith("{"):
        return False
    if start.lstrip()[1:].lstrip().startswith('"argmap"'):
        return True
    found = content.json
    return isinstance(found, dict) and "argmap" in found


def _read(content: Content) -> Reading:
    from argmap.formats.native_reading import read_native  # noqa: PLC0415  (json is slow)

    return read_native(content)


def _write(m: ArgumentMap) -> Writing:
    from argmap.formats.native_writing import write_native  # noqa: PLC0415  (as above)

    return write_native(m)


JSON = Format(
    name="json",
    suffixes=(".json",),
    sniff=_sniff,
    read=_read,
    write=_write,
    carries=frozenset({"*"}),
    url="https://argmap.readthedocs.io/en/stable/reference/json.html",
)
