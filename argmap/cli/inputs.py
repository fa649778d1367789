"""Finding and reading the files that a command is given."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from argmap.cli.terminals import Problem
from argmap.source import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIO = "-"
STDIN_NAME = "<stdin>"
ARGDOWN = (".argdown", ".ad")
"""Suffixes of the text language, which is read without asking the formats."""
SUFFIXES = (*ARGDOWN, ".json")
"""What a folder is searched for."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SKIPPED = {"node_modules", "__pycache__"}


class FileList(NamedTuple):
    """The files that arguments name, and what is wrong with the other arguments.

    Args:
        files: Paths as the user writes them, in order, each once; ``"-"`` is stdin.
        problems: One for each argument that names nothing.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def find_files(names: Iterable[str], suffixes: tuple[str, ...] = SUFFIXES) -> FileList:
    """Return the files named, with all of *suffixes* below the folders named.

    Folders are searched in the order of names; hidden ones, and links to folders, are
    left out.
    """
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for name in names:
        if name == STDIO or os.path.isfile(name):  # noqa: PTH113  (paths as written)
            found[name] = None
        elif os.path.isdir(name):  # noqa: PTH112
            below = list(_walk(name, suffixes))
            if not below:
                kinds = ", ".join(suffixes)
                problems.append(Problem(f"the folder `{name}` holds no map ({kinds})"))
            found.update(dict.fromkeys(below))
        elif os.path.exists(name):  # noqa: PTH110  (a pipe, a device)
            found[name] = None
        else:
            problems.append(_missing(name))
    return FileList(tuple(found), tuple(problems))


def _walk(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(
            one for one in folders if not one.startswith(".") and one not in _SKIPPED
        )
        for file in sorted(files):
            if file.lower().endswith(suffixes) and not file.startswith("."):
                yield os.path.normpath(os.path.join(place, file))  # noqa: PTH118


def _missing(name: str) -> Problem:
    from argmap.suggest import close_names  # noqa: PLC0415  (only for the message)

    folder, file = os.path.split(name)
    try:
        there = sorted(os.listdir(folder or os.curdir))  # noqa: PTH208
    except OSError:
        there = []
    close = close_names(file, there, most=1)
    hint = f"write `{os.path.join(folder, close[0])}`" if close else None  # noqa: PTH118
    return Problem(f"there is no file `{name}`", hint)


def read_bytes(name: str) -> bytes:
    """Return what is in the file *name*, or on stdin.

    Raises:
        Problem: It cannot be read.
    """
    try:
        if name == STDIO:
            if sys.stdin is None:
                message = "nothing is connected to the standard input"
                raise Problem(message, "name a file")
            return sys.stdin.buffer.read()
        with open(name, "rb") as file:  # noqa: PTH123  (pathlib costs time at start)
            return file.read()
    except OSError as error:
        error.filename = name
        raise Problem.of(error, "read") from None


def call_it(name: str) -> str:
    """Return how messages call the file *name*."""
    return STDIN_NAME if name == STDIO else name


def decode(data: bytes, name: str) -> str:
    """Return the text in *data*, which is UTF-8 or says in its first bytes what it is.

    Raises:
        FormatError: It is no text; its diagnostics locate the first bad byte.
    """
    try:
        return data.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError:
        from argmap.formats.decoding import decode as find_encoding  # noqa: PLC0415

        return find_encoding(data, call_it(name))[0].text


def encode_like(text: str, data: bytes) -> bytes:
    """Return *text* in the encoding and with the mark that *data* has."""
    if data[:4] in {b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"}:
        return text.encode("utf-32")
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return text.encode("utf-16")
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""
    return mark + text.encode("utf-8")


def whole(name: str) -> Span:
    """Return the place that stands for the file *name* as a whole."""
    return Span(SourceText("", call_it(name)), 0, 0)
