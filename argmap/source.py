"""A text with a name, and places in it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

import attrs


@attrs.frozen(slots=False, eq=False)
class SourceText:
    r"""The text of one file, as read.

    Args:
        text: The characters, line ends untouched.
        path: How the user calls it (``"debate.argdown"``, ``"<stdin>"``), for messages.

    Example:
        >>> from argmap.source import SourceText
        >>> source = SourceText("one\ntwo", "numbers.txt")
        >>> source.position(5)
        (2, 2)
        >>> source.line(2)
        'two'
    """

    text: str
    path: str = "<text>"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        r"""Offsets at which a line starts; ``\n``, ``\r\n`` and ``\r`` end a line."""
        import re  # noqa: PLC0415  (places are asked for only when there is a message)

        return (0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of *offset* (code points), both counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return line *number* (from 1) without its line end."""
        start = self.line_starts[number - 1]
        later = self.line_starts[number : number + 1]
        return self.text[start : later[0] if later else None].rstrip("\r\n")


@attrs.frozen
class Span:
    """A half-open range of code points in a text.

    Args:
        source: The text it lies in.
        start: Offset of the first code point.
        end: Offset behind the last one.
    """

    source: SourceText = attrs.field(
        repr=lambda s: repr(s.path), eq=lambda s: (s.path, s.text)
    )
    start: int
    end: int

    @property
    def line(self) -> int:
        """Line of the start, from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """Column of the start in code points, from 1."""
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        """Line of the end, from 1."""
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """Column of the end, from 1."""
        return self.source.position(self.end)[1]

    @property
    def path(self) -> str:
        """Name of the text."""
        return self.source.path

    @property
    def text(self) -> str:
        """The characters of the range."""
        return self.source.text[self.start : self.end]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
