"""Reading and writing maps, whatever the format."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import FormatError, ParseError, require
from argmap.formats.decoding import decode
from argmap.formats.files import FolderLoader, write_file
from argmap.formats.messages import entry
from argmap.formats.table import (
    DEFAULT,
    detect_format,
    format_by_suffix,
    format_for_file,
    format_named,
)
from argmap.formats.values import Content, Reading
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.formats.values import Format, Include, Writing

    Path_ = str | os.PathLike[str]


def read(
    data: str | bytes,
    *,
    format: str | None = None,  # noqa: A002  (the word for it)
    path: str | None = None,
    include: Include | None = None,
    beside: Callable[[str], bytes | None] | None = None,
) -> Reading:
    """Read a map, and report everything that was repaired, guessed or wrong.

    Args:
        data: The content of a file.
        format: Name of the format; None to tell it by content, then by the suffix of
            *path*.
        path: What the file is called, for messages.
        include: Fetches files that the text includes, see :class:`FolderLoader`.
        beside: Gives the bytes of a companion file in the same folder by name.

    Raises:
        FormatError: There is nothing to read: no text, no known format, no JSON …

    Example:
        >>> from argmap.formats import read
        >>> reading = read('{"argmap": 1, "statements": [{"id": "A", "txt": "B"}]}')
        >>> print(reading.report)
        <text>:1:49: error[AM507] unknown-field: `$.statements[0].txt` is no field of \
the format
    """
    form, content = _prepare(data, format, path, include, beside)
    if form.read is None:
        problem = entry("AM603", f"argmap writes `{form.name}`, but cannot read it")
        raise FormatError(str(problem), (problem,))
    return form.read(content)


def _prepare(
    data: str | bytes,
    name: str | None,
    path: str | None,
    include: Include | None,
    beside: Callable[[str], bytes | None] | None,
) -> tuple[Format, Content]:
    require(data, (str, bytes), "a text or bytes are needed (a file: argmap.load)")
    raw = data if isinstance(data, bytes) else b""
    wanted = format_named(name) if name is not None else None
    if wanted is None and raw and path is not None:
        by_suffix = format_by_suffix(path)
        wanted = by_suffix if by_suffix is not None and by_suffix.binary else None
    shown = path if path is not None else "<text>"
    # A binary file has no text: latin-1 gives each byte a character and never fails.
    text = raw.decode("latin-1") if wanted is not None and wanted.binary else data
    source, notes = decode(text, shown)
    content = Content(source, raw, include, beside, notes)
    return wanted or detect_format(content, path), content


def read_file(
    path: Path_,
    *,
    format: str | None = None,  # noqa: A002  (the word for it)
) -> Reading:
    """Read a map from a file; what it includes must lie in its folder.

    Raises:
        OSError: The file cannot be opened.
        FormatError: There is nothing to read, as in :func:`read`.
    """
    name = os.fspath(path)
    loader = FolderLoader(Path(name).parent)

    def beside(other: str) -> bytes | None:
        found = loader.bytes_of(other)
        return found if isinstance(found, bytes) else None

    data = Path(name).read_bytes()
    return read(data, format=format, path=name, include=loader, beside=beside)


def write(m: ArgumentMap, format: str = DEFAULT) -> Writing:  # noqa: A002  (as above)
    """Write a map, and report what the format cannot carry.

    Raises:
        FormatError: There is no such format, or argmap only reads it.
        TypeError: *m* is no map.
    """
    require(m, ArgumentMap, "an ArgumentMap is needed")
    form = format_named(format)
    if form.write is None:
        problem = entry("AM602", f"argmap reads `{form.name}`, but cannot write it")
        raise FormatError(str(problem), (problem,))
    return form.write(m)


def loads(
    data: str | bytes,
    format: str | None = None,  # noqa: A002  (the word for it)
) -> ArgumentMap:
    """Return the map that *data* holds.

    Warnings are no errors; see :func:`argmap.formats.read` for them.

    Args:
        data: Text or bytes, Argdown or any format that argmap reads.
        format: Name of the format; None to tell it by the content.

    Raises:
        ParseError: A text in Argdown has syntax errors; ``diagnostics`` has all.
        FormatError: Another format is damaged, or unknown; likewise.

    Example:
        >>> import argmap
        >>> m = argmap.loads('{"argmap": 1, "statements": [{"id": "A", "text": "B"}]}')
        >>> m["A"].text
        'B'
    """
    return _map_of(read(data, format=format))


def load(
    path: Path_,
    format: str | None = None,  # noqa: A002  (the word for it)
) -> ArgumentMap:
    """Return the map in the file *path*.

    Args:
        path: The file.
        format: Name of the format; None to tell it by content, then by suffix.

    Raises:
        OSError: The file cannot be opened.
        ParseError: As for :func:`loads`.
        FormatError: As for :func:`loads`.
    """
    return _map_of(read_file(path, format=format))


def dumps(m: ArgumentMap, format: str = DEFAULT) -> str:  # noqa: A002  (as above)
    """Return *m* as text.

    Args:
        m: The map.
        format: Name of a format; what it cannot carry is dropped here, and named by
            :func:`argmap.formats.write`.

    Raises:
        FormatError: There is no such format, or it is binary.

    Example:
        >>> import argmap
        >>> m = argmap.ArgumentMap(statements=(argmap.Statement("A", "B"),))
        >>> argmap.loads(argmap.dumps(m, "json")) == m
        True
    """
    content = write(m, format).content
    if isinstance(content, bytes):
        problem = entry("AM602", f"`{format}` is binary; use dump to write a file")
        raise FormatError(str(problem), (problem,))
    return content


def dump(
    m: ArgumentMap,
    path: Path_,
    format: str | None = None,  # noqa: A002  (the word for it)
) -> None:
    """Write *m* to the file *path*, whole or not at all.

    Args:
        m: The map.
        path: The file; what it held is replaced only when everything is written.
        format: Name of a format; None to tell it by the suffix; a file without
            suffix is in Argdown.

    Raises:
        FormatError: There is no such format, or none has the suffix.
        OSError: The file cannot be written.
    """
    if format is None:
        format = format_for_file(os.fspath(path)).name  # noqa: A001
    write_file(path, write(m, format).data)


def _map_of(reading: Reading) -> ArgumentMap:
    errors = reading.report.errors
    if not errors:
        return reading.map
    kind = FormatError if reading.document is None else ParseError
    raise kind(_summary(errors), reading.report.entries)


def _summary(errors: Sequence[Diagnostic]) -> str:
    from argmap.diagnostics import render_framed  # noqa: PLC0415  (only for errors)

    more = len(errors) - 1
    rest = f"\n… and {more} more error{'s' if more > 1 else ''}" if more else ""
    return f"{render_framed(errors[0]).rstrip()}{rest}"
