"""Text from strangers made fit for a terminal: nothing acts, everything shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TAB = 4
"""Columns from one tab stop to the next."""

_NAMES = {
    0x00AD: "SHY",
    0x061C: "ALM",
    0x200B: "ZWSP",
    0x200E: "LRM",
    0x200F: "RLM",
    0x2028: "LSEP",
    0x2029: "PSEP",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
"""Characters that steer the direction or the lines of a text, or hide in it."""

_MARKS = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **{code: f"<U+{code:04X}>" for code in range(0x80, 0xA0)},
    **{code: f"<{name}>" for code, name in _NAMES.items()},
}
_BLOCK_MARKS = {code: mark for code, mark in _MARKS.items() if code != ord("\n")}
_SURROGATES = range(0xD800, 0xE000)


def make_visible(text: str, *, keep_lines: bool = False) -> str:
    r"""Return *text* with every character that could act as a visible mark.

    Control characters become control pictures, direction marks their short names,
    halves of broken characters their number. The result never steers a terminal and
    can be written in UTF-8.

    Args:
        text: Any text.
        keep_lines: Leave line feeds as they are.

    Example:
        >>> from argmap.diagnostics.glyphs import make_visible
        >>> make_visible("red\x1b[31m, \u202eturned")
        'red␛[31m, <RLO>turned'
    """
    if text.isprintable():  # the common case, at C speed; false for every mark
        return text
    shown = text.translate(_BLOCK_MARKS if keep_lines else _MARKS)
    if not shown.isascii() and any(ord(c) in _SURROGATES for c in shown):
        shown = "".join(
            f"<U+{ord(c):04X}>" if ord(c) in _SURROGATES else c for c in shown
        )
    return shown


def width_of(text: str) -> int:
    """Return how many columns of a terminal *text* (without controls) takes.

    Example:
        >>> from argmap.diagnostics.glyphs import width_of
        >>> width_of("abc"), width_of("漢字"), width_of("e\u0301")
        (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # noqa: PLC0415  (rare)

    return sum(
        2
        if east_asian_width(c) in "WF"
        else 0
        if category(c) in {"Mn", "Me", "Cf"}
        else 1
        for c in text
    )


def lay_out(line: str) -> tuple[str, tuple[int, ...]]:
    r"""Return *line* as it is shown, and the column at which each character starts.

    Tabs become blanks up to the next stop, controls their marks. There is one column
    more than characters: where the line ends.

    Example:
        >>> from argmap.diagnostics.glyphs import lay_out
        >>> lay_out("a\tb")
        ('a   b', (0, 1, 4, 5))
    """
    shown: list[str] = []
    columns = [0]
    at = 0
    for character in line:
        blank = character == "\t"
        piece = " " * (TAB - at % TAB) if blank else make_visible(character)
        shown.append(piece)
        at += width_of(piece)
        columns.append(at)
    return "".join(shown), tuple(columns)


def list_words(words: Iterable[str], joint: str = "and") -> str:
    """Return *words* as people list them.

    Example:
        >>> from argmap.diagnostics.glyphs import list_words
        >>> list_words(["svg", "pdf", "png"], "or")
        'svg, pdf or png'
    """
    listed = list(words)
    if len(listed) < 2:  # noqa: PLR2004  (a list of two needs a joint)
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {joint} {listed[-1]}"
