"""What a format is, what reading and writing give back, and what they report."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from argmap.diagnostics import Diagnostic, Severity
from argmap.source import SourceText  # noqa: TC001  (attrs keeps annotations)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.lang import Document
    from argmap.model import ArgumentMap

Include: TypeAlias = "Callable[[str], SourceText | Diagnostic]"
"""Fetches a file that a document includes, by the path written there."""


@attrs.frozen
class Report:
    """What a reader repaired, guessed or skipped, or what a writer lost; in order.

    Args:
        entries: One diagnostic each. Codes AM5xx come from readers, AM6xx from
            writers; the language adds its own.

    Example:
        >>> from argmap.formats import read
        >>> report = read('{"argmap": 1, "statements": [{"id": "A"}]}').report
        >>> len(report), report.errors
        (0, ())
    """

    entries: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The entries that make the map incomplete."""
        return tuple(e for e in self.entries if e.severity is Severity.ERROR)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __str__(self) -> str:
        return "\n".join(map(str, self.entries))


@attrs.frozen
class Reading:
    """What a reader gives back: the map, and all that there is to say about it.

    Args:
        map: The map; with errors in the report, the healthy rest.
        report: What was repaired, guessed, skipped or wrong.
        document: Of a text in Argdown, the document with its spans.
    """

    map: ArgumentMap
    report: Report = Report()
    document: Document | None = None


@attrs.frozen
class Writing:
    """What a writer gives back: the file's content, and what did not fit into it.

    Args:
        content: Text, or the bytes of a binary format.
        report: What the format cannot carry, named element by element.
    """

    content: str | bytes
    report: Report = Report()

    @property
    def text(self) -> str:
        """The content as text; of a binary format, an error.

        Raises:
            TypeError: The format is binary.
        """
        if isinstance(self.content, bytes):
            msg = "the content of a binary format is bytes; use data"
            raise TypeError(msg)
        return self.content

    @property
    def data(self) -> bytes:
        """The content as it stands in a file, text in UTF-8."""
        return self.content.encode() if isinstance(self.content, str) else self.content


@attrs.frozen(slots=False, eq=False)
class Content:
    """What a reader is given: the text of a file, and a way to what lies beside it.

    Args:
        source: The text, decoded, with its name.
        raw: The bytes, if the file was read as bytes.
        include: Fetches what the text includes; None if nothing may be fetched.
        beside: Gives the bytes of a file in the same folder by name, None if there is
            none; for formats that need two files.
        notes: What decoding already had to repair.
    """

    source: SourceText
    raw: bytes = b""
    include: Include | None = None
    beside: Callable[[str], bytes | None] | None = None
    notes: tuple[Diagnostic, ...] = ()

    @property
    def text(self) -> str:
        """The text."""
        return self.source.text

    @cached_property
    def json(self) -> Any:
        """The text parsed as JSON, None if it is none; for sniffing."""
        if self.text[:64].lstrip()[:1] not in ("{", "["):
            return None
        from json import loads  # noqa: PLC0415  (most inputs are texts)

        try:
            return loads(self.text)
        except (ValueError, RecursionError):
            return None


@attrs.frozen
class Format:
    """A file format: how it is known, read and written.

    Args:
        name: What users call it (``"json"``).
        suffixes: File suffixes, the usual one first (``".json"``).
        sniff: Whether a content is in this format; quick, never raises.
        read: Reads a content; raises :class:`FormatError` if there is nothing to read,
            and otherwise reports.
        write: Writes a map; never raises for a map that can be made.
        carries: What survives writing and reading: fields of the model
            (``"statements.text"``), or ``"*"`` for everything.
        url: Where the format is described.
        binary: Whether a file is bytes rather than text.

    Example:
        >>> from argmap.formats import FORMATS
        >>> FORMATS["json"].suffixes
        ('.json',)
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[Content], bool]
    read: Callable[[Content], Reading] | None
    write: Callable[[ArgumentMap], Writing] | None
    carries: frozenset[str] = frozenset()
    url: str = ""
    binary: bool = False
