"""What a character is to a typesetter: cluster, direction, width class, danger."""

from __future__ import annotations

import re
import unicodedata

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[ \t\r\n\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_BIDI = {
    "\u200e": "⟨LRM⟩",
    "\u200f": "⟨RLM⟩",
    "\u061c": "⟨ALM⟩",
    "\u202a": "⟨LRE⟩",
    "\u202b": "⟨RLE⟩",
    "\u202c": "⟨PDF⟩",
    "\u202d": "⟨LRO⟩",
    "\u202e": "⟨RLO⟩",
    "\u2066": "⟨LRI⟩",
    "\u2067": "⟨RLI⟩",
    "\u2068": "⟨FSI⟩",
    "\u2069": "⟨PDI⟩",
}
"""Marks and overrides of direction can make a text read as another; so they show."""

_DELETE = 0x7F
_C1 = 0x80
_ZWJ = "\u200d"


def show_controls(text: str) -> str:
    r"""Return *text* as it can be drawn: in one line, nothing in it acts, all is seen.

    Runs of blanks and line breaks become one blank, as wrapping decides the lines.
    Control characters become control pictures, marks and overrides of writing
    direction their names in ⟨⟩, and what XML cannot hold the replacement character.

    Example:
        >>> from argmap.layouts.characters import show_controls
        >>> show_controls("a\tb \x1b[31m")
        'a b ␛[31m'
    """
    text = _BLANKS.sub(" ", text).strip(" ")
    if CONTROL.search(text):
        text = CONTROL.sub(lambda m: _show(m[0]), text)
    if NO_XML.search(text):
        text = NO_XML.sub("\ufffd", text)
    return text


def _show(character: str) -> str:
    named = _BIDI.get(character)
    if named is not None:
        return named
    code = ord(character)
    if code < ord(" "):
        return chr(0x2400 + code)
    return "\u2421" if code == _DELETE else f"⟨{code:X}⟩"


def split_clusters(text: str) -> list[str]:
    """Split *text* into what a reader calls characters.

    A simplified form of Unicode's extended grapheme clusters: combining marks, emoji
    sequences, flags and Hangul syllables stay whole.

    Example:
        >>> from argmap.layouts.characters import split_clusters
        >>> [len(c) for c in split_clusters("e\u0301a👩\u200d💻")]
        [2, 1, 3]
    """
    clusters: list[str] = []
    flags = 0
    for c in text:
        flag = "\U0001f1e6" <= c <= "\U0001f1ff"
        flags = flags + 1 if flag else 0
        joins = clusters and (
            c == _ZWJ
            or clusters[-1][-1] == _ZWJ
            or (flag and flags % 2 == 0)
            or "\U0001f3fb" <= c <= "\U0001f3ff"
            or "\U000e0020" <= c <= "\U000e007f"
            or "\u1160" <= c <= "\u11ff"
            or unicodedata.category(c) in ("Mn", "Me", "Mc")
        )
        if joins:
            clusters[-1] += c
        else:
            clusters.append(c)
    return clusters


def reads_leftwards(text: str) -> bool:
    """Tell whether the first letter of *text* belongs to a right-to-left script."""
    if text.isascii():
        return False
    for c in text:
        direction = unicodedata.bidirectional(c)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False


def estimate_width(character: str) -> int:
    """Return a width in 1/1000 em for a character that the table does not know."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if character >= "\U0001f000":
        return 1250 if character < "\U00020000" else 1000
    return 1000 if unicodedata.east_asian_width(character) in ("W", "F") else 600


def count_columns(text: str) -> int:
    """Return how many columns of a terminal *text* takes."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(c) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(c) in ("W", "F")
        else 1
        for c in text
    )
