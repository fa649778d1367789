"""Breaking a text into the fewest lines, and those lines into even ones."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from argmap.layouts.characters import split_clusters
from argmap.layouts.measuring import EM, load_face

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Piece = tuple[int, int, float, float]
"""Start and end in the text, width, and width of the blank before it (0: none)."""

_IDEOGRAPHIC = (
    "\u2e80-\u3000\u3001-\u30ff\u3100-\u4dbf\u4e00-\ua4cf\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_HAS_IDEOGRAPHS = re.compile(f"[{_IDEOGRAPHIC}]")
_UNITS = re.compile(f"[{_IDEOGRAPHIC}]|[^{_IDEOGRAPHIC}]+")
_NEVER_FIRST = frozenset(
    "\u3001\u3002\uff0c\uff0e\u30fb\uff1a\uff1b\uff1f\uff01\u309b\u309c\u30fd\u30fe"
    "\u309d\u309e\u3005\u30fc\u2013\u2014\uff09\uff3d\uff5d\u3015\u3009\u300b\u300d"
    "\u300f\u3011\u301f\u2019\u201d\u2026\u2025,.!?:;)]}%"  # closing marks
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset(  # opening marks
    "\uff08\uff3b\uff5b\u3014\u3008\u300a\u300c\u300e\u3010\u301d\u2018\u201c([{¥$£"
)
_BREAK_AFTER = re.compile(r"(?<=\w\w[-/–—])(?=\w\w)|(?<=[/=&?.,;])(?=\w)")
_LONG_WORD = 12
_ROUNDING = 0.01
_EVEN = 1.5  # a column this much too wide is even enough


class Wrapper:
    """Wraps texts of one size and weight; remembers the widths of words.

    Args:
        measure: Width of a text; a sum over its characters.
    """

    def __init__(self, measure: Callable[[str], float]) -> None:
        self._measure = measure
        self._widths: dict[str, float] = {}
        self._blank = measure(" ")

    def width(self, text: str) -> float:
        """Return the width of *text*."""
        return self._measure(text)

    def wrap(
        self, text: str, limit: float, *, least: int = 1, even: bool = True
    ) -> list[tuple[int, int]]:
        """Return the lines of *text* as ranges, none wider than *limit*.

        First greedily for the least number of lines, then in the narrowest column
        that keeps this number, so that no line holds a lonely word. Breaks lie at
        blanks, between ideographs (but not before closing or after opening marks),
        after hyphens and slashes of long words, and only then inside words, between
        characters as readers see them.

        Args:
            text: In one line, blanks single.
            limit: The widest line; one character is drawn even if it is wider.
            least: Wrap to this many lines at least, if there are blanks for it.
            even: False leaves each line as full as it gets.

        Time is linear in the length of the text.
        """
        pieces = list(self._split(text, limit))
        if not pieces:
            return []
        breaks, _ = _fill(pieces, limit)
        count = max(len(breaks), least)
        if count > 1 and even:
            widest = max(piece[2] for piece in pieces)
            total = sum(piece[2] + piece[3] for piece in pieces)
            narrow, wide = max(widest, total / count) - 2 * _ROUNDING, limit
            while wide - narrow > _EVEN:
                middle = (narrow + wide) / 2
                tried, used = _fill(pieces, middle, count)
                if tried:
                    wide, breaks = min(used, middle), tried
                else:
                    narrow = middle
        return [
            (pieces[first][0], pieces[last - 1][1])
            for first, last in zip([0, *breaks], breaks, strict=False)
        ]

    def _split(self, text: str, limit: float) -> Iterator[Piece]:
        start = 0
        blank = 0.0
        widths = self._widths
        for word in text.split(" "):
            end = start + len(word)
            if word:
                width = widths.get(word)
                if width is None:
                    width = widths[word] = self._measure(word)
                if (width > limit or len(word) > _LONG_WORD) or (
                    not word.isascii() and _HAS_IDEOGRAPHS.search(word)
                ):
                    yield from self._split_word(word, start, blank, limit)
                else:
                    yield start, end, width, blank
            start = end + 1
            blank = self._blank

    def _split_word(
        self, word: str, start: int, blank: float, limit: float
    ) -> Iterator[Piece]:
        for unit in _split_units(word):
            width = self._measure(unit)
            if width <= limit:
                yield start, start + len(unit), width, blank
                start += len(unit)
                blank = 0.0
                continue
            for cluster in split_clusters(unit):
                yield start, start + len(cluster), self._measure(cluster), blank
                start += len(cluster)
                blank = 0.0


def _split_units(word: str) -> Iterator[str]:
    if not _HAS_IDEOGRAPHS.search(word):
        yield from filter(None, _BREAK_AFTER.split(word))
        return
    held = ""
    for unit in _UNITS.findall(word):
        if held and (unit[0] in _NEVER_FIRST or held[-1] in _NEVER_LAST):
            held += unit
            continue
        if held:
            yield held
        held = unit
    yield held


def _fill(
    pieces: list[Piece], limit: float, most: int | None = None
) -> tuple[list[int], float]:
    """Return for each line the index behind its last piece, and the widest line.

    No lines if there were more than *most*.
    """
    breaks: list[int] = []
    limit += _ROUNDING
    used = widest = 0.0
    for i, (_, _, width, blank) in enumerate(pieces):
        longer = used + blank + width
        if longer > limit and i:
            breaks.append(i)
            if len(breaks) == most:
                return [], 0.0
            widest = max(widest, used)
            used = width
        else:
            used = longer
    breaks.append(len(pieces))
    return breaks, max(widest, used)


def wrapper(size: float, *, bold: bool = False) -> Wrapper:
    """Return a wrapper for text in the picture's face.

    Example:
        >>> from argmap.layouts.wrapping import wrapper
        >>> text = "Without balancing, the last line would hold one word."
        >>> [text[a:b] for a, b in wrapper(12).wrap(text, 250)]
        ['Without balancing, the last', 'line would hold one word.']
    """
    face = load_face(bold=bold)
    return Wrapper(partial(_measure, face.__getitem__, size / EM))


def _measure(advance: Callable[[str], int], scale: float, text: str) -> float:
    return sum(map(advance, text)) * scale
