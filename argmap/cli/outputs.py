"""Data out: stdout as bytes, files whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from argmap.cli.terminals import ContentProblem, Problem, is_terminal
from argmap.diagnostics.glyphs import make_visible

if TYPE_CHECKING:
    from pathlib import Path

STDIO = "-"


def write_output(target: str | Path | None, data: str | bytes) -> None:
    """Write *data* to a file, or to stdout if *target* is ``None`` or ``"-"``.

    A file appears whole or not at all: the data go to a temporary file beside it,
    which then takes its place. Text is UTF-8 with the line ends that it has. On a
    terminal, control characters show as marks; elsewhere bytes are exact.

    Raises:
        Problem: The place cannot be written, or the text is no valid Unicode.
    """
    if target is None or str(target) == STDIO:
        if isinstance(data, str) and is_terminal(sys.stdout):
            data = make_visible(data.replace("\t", "    "), keep_lines=True)
        sys.stdout.flush()  # what came before it stays before it
        _write_all(sys.stdout.buffer, encode(data))
        return
    from argmap.formats.files import write_file  # noqa: PLC0415  (only for files)

    content = encode(data)
    folder = os.path.dirname(target)  # noqa: PTH120
    if folder and not os.path.isdir(folder):  # noqa: PTH112
        raise Problem(f"there is no folder `{folder}`", f"make it: `mkdir {folder}`")
    try:
        write_file(target, content)
    except OSError as error:
        error.filename = os.fspath(target)
        raise Problem.of(error, "write") from None


def _write_all(stream: BinaryIO, content: bytes) -> None:
    # With PYTHONUNBUFFERED a stream takes what fits into the pipe, and says so.
    rest = memoryview(content)
    while rest:
        rest = rest[stream.write(rest) :]
    stream.flush()


def encode(data: str | bytes) -> bytes:
    """Return *data* as UTF-8.

    Raises:
        Problem: It holds halves of characters, which no file can hold.
    """
    if isinstance(data, bytes):
        return data
    try:
        return data.encode("utf-8")
    except UnicodeEncodeError as error:
        broken = ord(error.object[error.start])
        message = f"the text holds a broken character (U+{broken:04X})"
        raise ContentProblem(message, "remove it from the text") from None


def place_below(folder: Path, relative: Path) -> Path:
    """Return *relative* in *folder*, made ready to be written.

    Raises:
        Problem: Links lead out of *folder*, or a folder cannot be made.
    """
    target = folder / relative
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        real = target.resolve()
    except OSError as error:
        raise Problem.of(error, "make") from None
    if not real.is_relative_to(folder.resolve()):
        message = f"`{target}` leads out of `{folder}`"
        raise Problem(message, "remove the link, or choose another folder")
    return target
