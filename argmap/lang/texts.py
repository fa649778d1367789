"""What stands inside a text: tags, mentions, signs by name, marks left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.lang.lexer import FILLER
from argmap.lang.shortcodes import SHORTCODES
from argmap.model.inlines import TOKEN, pair_marks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.lang.tree import Range

_WORTH_READING = re.compile(r"[#*_\\@\[<]|[.:]\S{1,13}[.:]")
_STRIP = " \t\x00"


class TextReading(NamedTuple):
    """A text as the model keeps it, and what was found in it.

    Args:
        text: Its inline source in one line, without comments and without the tags at
            its end, shortcodes expanded.
        tags: All tags, in order.
        mentions: Mentions, with the bracket: ``("[A]", offset)``.
        titles: Brackets that are plain text though they look like titles.
        open_marks: Marks that are never closed: ``("**", offset)``.
    """

    text: str
    tags: Sequence[str] = ()
    mentions: Sequence[tuple[str, int]] = ()
    titles: Sequence[tuple[str, int]] = ()
    open_marks: Sequence[tuple[str, int]] = ()


def read_text(
    masked: str, pieces: Sequence[Range], codes: Mapping[str, str] = SHORTCODES
) -> TextReading:
    """Read the text that stands in *pieces* of the *masked* source.

    The cost is linear in its length.

    Example:
        >>> from argmap.lang.texts import read_text
        >>> read_text("all .A. of us #pro #(two words)", [(0, 31)])[:2]
        ('all ∀ of us', ('pro', 'two words'))
    """
    if len(pieces) == 1:
        start, stop = pieces[0]
        whole = masked[start:stop]
        if FILLER not in whole:
            if not _WORTH_READING.search(whole):
                return TextReading(whole)
            return _read(whole, ((0, start),), codes)
    return _read(*_joined(masked, pieces), codes)


def _joined(masked: str, pieces: Sequence[Range]) -> tuple[str, list[tuple[int, int]]]:
    """Join the lines by blanks, leave comments out; keep where each part comes from."""
    parts: list[str] = []
    origins: list[tuple[int, int]] = []
    length = 0
    for start, stop in pieces:
        at = start
        joiner = " "
        for part in re.split(f"({FILLER}+)", masked[start:stop]):
            if part and not part.startswith(FILLER):
                bare = part.strip(_STRIP)
                if bare:
                    lead = len(part) - len(part.lstrip(_STRIP))
                    if lead:
                        joiner = " "
                    if parts:
                        parts.append(joiner)
                        length += len(joiner)
                    origins.append((length, at + lead))
                    parts.append(bare)
                    length += len(bare)
                    joiner = " " if part[-1:] in _STRIP else ""
                elif parts:
                    joiner = " "
            at += len(part)
    return "".join(parts), origins


class _Findings:
    """What was found in one text so far."""

    def __init__(self, origins: Sequence[tuple[int, int]]) -> None:
        self.origins = origins
        self.tags: dict[str, None] = {}
        self.tag_ranges: list[Range] = []
        self.mentions: list[tuple[str, int]] = []
        self.titles: list[tuple[str, int]] = []
        self.marks: list[tuple[int, str]] = []
        self.signs: list[tuple[int, int, str]] = []

    def take(self, kind: str, found: str, start: int, codes: Mapping[str, str]) -> None:
        if kind == "tag":
            self._take_tag(found, start)
        elif kind == "mark":
            self.marks.append((start, found))
        elif kind == "code":
            sign = codes.get(found)
            if sign is not None:
                self.signs.append((start, start + len(found), sign))
        elif kind == "mention":
            self.mentions.append((found[1:], _origin(self.origins, start)))
        elif kind == "title":
            self.titles.append((found, _origin(self.origins, start)))

    def _take_tag(self, found: str, start: int) -> None:
        if found[1:].isdigit():
            return  # "#1" is how people write "number one"
        tag = found[2:-1] if found.startswith("#(") else found[1:]
        self.tags[tag] = None
        self.tag_ranges.append((start, start + len(found)))


def _read(
    whole: str, origins: Sequence[tuple[int, int]], codes: Mapping[str, str]
) -> TextReading:
    found = _Findings(origins)
    for m in TOKEN.finditer(whole):
        found.take(m.lastgroup or "", m.group(), m.start(), codes)
    stop = len(whole)
    for start, end in reversed(found.tag_ranges):
        if whole[end:stop].strip() or (start and not whole[start - 1].isspace()):
            break
        stop = start
    text = whole[:stop].rstrip() if stop < len(whole) else whole
    if found.signs:
        text = _with_signs(text, found.signs)
    left = pair_marks(whole, found.marks)[1] if found.marks else ()
    open_marks = [(mark, _origin(origins, at)) for at, mark in left]
    return TextReading(
        text, tuple(found.tags), found.mentions, found.titles, open_marks
    )


def _with_signs(text: str, signs: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, sign in signs:
        if end > len(text):
            break
        parts += (text[done:start], sign)
        done = end
    return "".join((*parts, text[done:]))


def _origin(origins: Sequence[tuple[int, int]], at: int) -> int:
    """Return the offset in the source of position *at* of the joined text."""
    for begin, offset in reversed(origins):
        if begin <= at:
            return offset + at - begin
    return origins[0][1]


def read_rule(masked: str, start: int, stop: int, codes: Mapping[str, str]) -> str:
    """Return the name of a rule: shortcodes expanded, escapes dissolved."""
    parts: list[str] = []
    done = 0
    rule = masked[start:stop].replace(FILLER, "")
    for m in TOKEN.finditer(rule):
        found = m.group()
        if m.lastgroup == "escape":
            found = found[1:]
        elif m.lastgroup == "code":
            found = codes.get(found, found)
        parts += (rule[done : m.start()], found)
        done = m.end()
    return "".join((*parts, rule[done:])).strip()
