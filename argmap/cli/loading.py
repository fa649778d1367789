"""A file, whatever its format, as a map with everything that reading it said."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import attrs
import click

from argmap.cli.completing import complete_format
from argmap.cli.inputs import (
    ARGDOWN,
    STDIO,
    call_it,
    decode,
    find_files,
    read_bytes,
    whole,
)
from argmap.cli.terminals import ContentProblem, Problem, say, unknown_name
from argmap.diagnostics import Diagnostic, Severity
from argmap.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.lang import Document
    from argmap.model import ArgumentMap

F = TypeVar("F", bound="Callable[..., Any]")


class Loaded(NamedTuple):
    """A map, and what reading it found.

    Args:
        name: The file as the user calls it; ``"-"`` is stdin.
        map: The map; of a damaged file the healthy rest.
        diagnostics: What was wrong, repaired or lost.
        document: The document, if the file is a text in Argdown.
    """

    name: str
    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...] = ()
    document: Document | None = None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What makes the map less than the file."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    @property
    def code(self) -> int:
        """The exit code that reading it asks for."""
        return 1 if self.errors else 0

    def report(self) -> None:
        """Say on stderr what reading found; advice is for ``argmap check``."""
        report(self.diagnostics)


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Say errors and warnings on stderr, one line each."""
    from argmap.diagnostics.lines import render_concise  # noqa: PLC0415  (rare)

    for one in diagnostics:
        if one.severity in {Severity.ERROR, Severity.WARNING}:
            say(render_concise(one))
            if one.hint is not None and one.severity is Severity.ERROR:
                say(f"  = hint: {one.hint}")


def from_option(command: F) -> F:
    """Add ``--from NAME`` to a command."""
    return click.option(
        "--from",
        "form",
        metavar="NAME",
        shell_complete=complete_format,
        help="Format of the input; otherwise seen from content and suffix.",
    )(command)


def load_map(name: str, form: str | None = None) -> Loaded:
    """Return the map in the file *name*.

    Args:
        name: A path, or ``"-"``.
        form: Name of the format; None means by content, then suffix.

    Raises:
        Problem: There is no such file, it cannot be read, or *form* is unknown.
        ContentProblem: It holds nothing that can be read; what is wrong is said.
    """
    check_file(name)
    try:
        return load_bytes(name, read_bytes(name), form)
    except FormatError as error:
        report(error.diagnostics)
        raise unreadable(name) from None


def check_file(name: str) -> None:
    """Refuse a *name* that is no file.

    Raises:
        Problem: It is a folder, or nothing at all.
    """
    if os.path.isdir(name):  # noqa: PTH112
        raise Problem(f"`{name}` is a folder", "name one of the files in it")
    for problem in find_files([name]).problems:
        raise problem


def unreadable(name: str) -> ContentProblem:
    """Return the problem that the file *name* holds nothing that can be read."""
    return ContentProblem(f"`{call_it(name)}` cannot be read as a map")


def load_bytes(name: str, data: bytes, form: str | None = None) -> Loaded:
    """Return the map in *data*, which is what the file *name* holds.

    Raises:
        Problem: *form* is unknown.
        FormatError: There is nothing that can be read; its diagnostics say why.
    """
    if is_argdown(name, data, form):
        document = parse_text(decode(data, name), name)
        return Loaded(name, document.map, document.diagnostics, document)
    from argmap.formats import FolderLoader, read  # noqa: PLC0415  (not for Argdown)

    if form is not None:
        check_format(form)
    loader = FolderLoader(_folder(name))

    def beside(other: str) -> bytes | None:
        found = loader.bytes_of(other)
        return found if isinstance(found, bytes) else None

    got = read(data, format=form, path=call_it(name), include=loader, beside=beside)
    return Loaded(name, got.map, place(got.report, name), got.document)


def check_format(form: str, option: str = "--from") -> None:
    """Refuse an unknown format.

    Raises:
        Problem: There is no format *form*; a close name is given.
    """
    from argmap.formats import FORMATS, format_named  # noqa: PLC0415  (as above)

    try:
        format_named(form)
    except FormatError:
        raise unknown_name(option, form, FORMATS) from None


def is_argdown(name: str, data: bytes, form: str | None = None) -> bool:
    """Tell whether *data* is a text in Argdown, without asking the formats."""
    if form is not None:
        return form == "argdown"
    if name.lower().endswith(ARGDOWN):
        return True
    # What comes through a pipe has no suffix; other formats announce themselves.
    return name == STDIO and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"{", b"<"}


def parse_text(text: str, name: str) -> Document:
    """Parse *text*, with the files that it includes from its own folder."""
    from argmap.lang import parse  # noqa: PLC0415  (after the usage)

    return parse(text, call_it(name), include=_loader(text, name))


def _loader(text: str, name: str) -> Any:
    if "@include" not in text:
        return None
    from argmap.formats import FolderLoader  # noqa: PLC0415  (few include others)

    return FolderLoader(_folder(name))


def _folder(name: str) -> str:
    return os.curdir if name == STDIO else os.path.dirname(name) or os.curdir  # noqa: PTH120


def place(diagnostics: Iterable[Diagnostic], name: str) -> tuple[Diagnostic, ...]:
    """Return *diagnostics*, those without a place at the file as a whole."""
    return tuple(
        one if one.span is not None else attrs.evolve(one, span=whole(name))
        for one in diagnostics
    )


def refuse_broken(loaded: Loaded, doing: str) -> None:
    """Refuse to go on with a file that could not be read whole.

    Raises:
        ContentProblem: It has errors.
    """
    if loaded.errors:
        number = len(loaded.errors)
        many = "an error" if number == 1 else f"{number} errors"
        raise ContentProblem(
            f"`{call_it(loaded.name)}` has {many}, so it is not {doing}",
            f"correct them; `argmap check {loaded.name}` shows them with their places",
        )
