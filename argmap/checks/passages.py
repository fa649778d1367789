"""A source text made ready for looking up many quotes."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_HITS = 50
"""Hits of one quote that are kept; a quote with more is ambiguous anyway."""
HASHES = 200_000
"""Passages of one source that may be hashed in search of digests."""
NEAR = 400
"""Word starts on each side of the old place that a digest is tried at."""
GAP = 4_000
"""Characters that an author may leave out between two parts of one quote."""
SPACED = "\u2e80"
"""From this character on scripts have no blanks between words."""

_FLAT = {
    **dict.fromkeys(map(ord, "‘’‚\u201b′´`\u02bc\uff07"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»\uff02"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−\ufe63\uff0d"), "-"),
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), ""),
    ord("…"): "...",
    ord("ﬁ"): "fi",
    ord("ﬂ"): "fl",
    ord("ﬀ"): "ff",
    ord("ﬃ"): "ffi",
    ord("ﬄ"): "ffl",
}
_ODD = re.compile("[" + re.escape("".join(map(chr, _FLAT))) + r"]|\s+")
_PARTS = re.compile(
    r"\s*(?:\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*"
)
_TOKEN = re.compile(r"[\u2e80-\U0001ffff]|[^\W\u2e80-\U0001ffff]+")
_UNIT = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+")


class Passages:
    """A text and the indexes that looking up quotes needs, each made on first use.

    Args:
        text: The source, offsets in code points.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._hashes_left = HASHES
        self._shifts: dict[int, None] = {}

    @staticmethod
    def flatten(text: str) -> str:
        r"""Return *text* with plain quotes and dashes, single blanks, composed accents.

        Example:
            >>> from argmap.checks.passages import Passages
            >>> Passages.flatten("a “b”\u00a0 –\tc ")
            'a "b" - c'
        """
        flat = text.translate(_FLAT)
        return unicodedata.normalize("NFC", " ".join(flat.split()))

    @cached_property
    def _flat(self) -> tuple[str, list[int]]:
        """The text flattened, and for each character the place it came from."""
        pieces: list[str] = []
        places: list[int] = []
        at = 0
        text = self.text
        if not unicodedata.is_normalized("NFC", text):
            return self._flat_by_cluster()
        for odd in _ODD.finditer(text):
            start, end = odd.span()
            if start > at:
                pieces.append(text[at:start])
                places += range(at, start)
            new = " " if odd[0].isspace() else odd[0].translate(_FLAT)
            pieces.append(new)
            places += [start] * len(new)
            at = end
        pieces.append(text[at:])
        places += range(at, len(text) + 1)
        return "".join(pieces), places

    def _flat_by_cluster(self) -> tuple[str, list[int]]:
        """The same for texts with letters and accents apart."""
        pieces: list[str] = []
        places: list[int] = []
        text = self.text
        at = 0
        while at < len(text):
            end = at + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            cluster = text[at:end]
            if cluster.isspace():
                while end < len(text) and text[end].isspace():
                    end += 1
                new = " "
            else:
                new = unicodedata.normalize("NFC", cluster.translate(_FLAT))
            pieces.append(new)
            places += [at] * len(new)
            at = end
        return "".join(pieces), [*places, len(text)]

    @cached_property
    def _caseless(self) -> str:
        """The flat text in lower case, letter by letter, so that places stay."""
        flat = self._flat[0]
        lower = flat.lower()
        if len(lower) == len(flat):
            return lower
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in flat)

    # -- looking up

    def find_exact(self, quote: str) -> list[tuple[int, int]]:
        """Return where *quote* stands character by character, as whole words."""
        return list(islice(_occurrences(quote, self.text), MOST_HITS))

    def find_flat(self, quote: str) -> list[tuple[int, int]]:
        """Return where *quote* stands up to blanks, quotation marks and dashes."""
        flat, places = self._flat
        return self._back(self.flatten(quote), flat, places)

    def find_caseless(self, quote: str) -> list[tuple[int, int]]:
        """Return where *quote* stands up to case as well."""
        lower = self.flatten(quote)
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in lower)
        return self._back(lower, self._caseless, self._flat[1])

    def find_parts(self, quote: str) -> list[tuple[int, int]]:
        """Return where the parts of a quote with ``[…]`` stand one after the other."""
        parts = [part for part in _PARTS.split(quote) if part.strip()]
        if len(parts) < 2 or len(parts) > MOST_HITS:  # noqa: PLR2004  (nothing left out)
            return []
        found: list[tuple[int, int]] = []
        flat, places = self._flat
        wanted = [self.flatten(part) for part in parts]
        for first, end in islice(_occurrences(wanted[0], flat), MOST_HITS):
            at = end
            for part in wanted[1:]:
                place = flat.find(part, at, at + GAP)
                if place < 0:
                    break
                at = place + len(part)
            else:
                found.append((places[first], self._end(places, at)))
        return found

    def _back(self, quote: str, flat: str, places: list[int]) -> list[tuple[int, int]]:
        if not quote:
            return []
        return [
            (places[start], self._end(places, end))
            for start, end in islice(_occurrences(quote, flat), MOST_HITS)
        ]

    def _end(self, places: list[int], end: int) -> int:
        """Return the offset behind the character before *end* of the flat text."""
        last = places[end - 1]
        stop = last + 1
        while stop < places[end] and unicodedata.combining(self.text[stop]):
            stop += 1
        return stop

    # -- words

    @cached_property
    def words(self) -> tuple[list[str], list[int], list[int]]:
        """The words in lower case, where they start and end; ideographs one by one."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for token in _TOKEN.finditer(self.text):
            words.append(token[0].lower())
            starts.append(token.start())
            ends.append(token.end())
        return words, starts, ends

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """Word → the numbers of the words that are it."""
        holders: dict[str, list[int]] = {}
        for number, word in enumerate(self.words[0]):
            holders.setdefault(word, []).append(number)
        return holders

    @staticmethod
    def split(quote: str) -> list[str]:
        """Return the words of a quote in the same way."""
        return [word.lower() for word in _TOKEN.findall(quote)]

    # -- digests

    def units(self) -> Iterator[tuple[int, int]]:
        """Yield the whole text, then it, its lines and its sentences, trimmed."""
        yield 0, len(self.text)
        spans = [(0, len(self.text))]
        for line in _UNIT.finditer(self.text):
            spans.append(line.span())
            start = line.start()
            for stop in _SENTENCE.finditer(self.text, line.start(), line.end()):
                spans.append((start, stop.end()))
                start = stop.end()
            spans.append((start, line.end()))
        for start, end in spans:
            if self._hashes_left <= 0:
                return
            self._hashes_left -= 1
            piece = self.text[start:end]
            yield (
                start + len(piece) - len(piece.lstrip()),
                end - len(piece) + len(piece.rstrip()),
            )

    def likely_starts(self, old: int, length: int) -> Iterator[int]:
        """Yield where a passage may have gone: known shifts, then nearby."""
        from bisect import bisect_left  # noqa: PLC0415  (only after a change)

        last = len(self.text) - length
        for shift in tuple(self._shifts):
            if 0 <= old + shift <= last:
                yield old + shift
        starts = self.words[1]
        middle = bisect_left(starts, old)
        for distance in range(NEAR):
            for number in (middle + distance, middle - distance - 1):
                if 0 <= number < len(starts):
                    # A passage may begin with a quotation mark or a bracket.
                    for start in (starts[number], starts[number] - 1):
                        if 0 <= start <= last and self._hashes_left > 0:
                            self._hashes_left -= 1
                            yield start

    def learn_shift(self, shift: int) -> None:
        """Remember by how much a passage moved: the next ones moved alike."""
        self._shifts = {shift: None, **self._shifts}


def _occurrences(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where *quote* stands in *text*, not inside a longer word."""
    if not quote:
        return
    length = len(quote)
    at = text.find(quote)
    while at >= 0:
        end = at + length
        if not (_inside(text, at) or _inside(text, end)):
            yield at, end
        at = text.find(quote, at + 1)


def _inside(text: str, at: int) -> bool:
    """Tell whether *at* lies between two letters or digits of one word."""
    if not 0 < at < len(text):
        return False
    before, behind = text[at - 1], text[at]
    return (
        before.isalnum()
        and behind.isalnum()
        and before < SPACED
        and behind < SPACED
        and not (before.isdigit() ^ behind.isdigit())
    )
