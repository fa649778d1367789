"""What stands inside a text: tags, mentions, signs by name, marks left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.lang.lexer import FILLER
from argmap.lang.parser import TAG
from argmap.lang.shortcodes import SHORTCODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.lang.tree import Range

_WORTH_READING = re.compile(r"[#*_\\@\[<]|[.:]\S{1,13}[.:]")
_INLINE = re.compile(
    r"\\."
    r"|(?<=\w)://[^\s<>]+"
    r"|\[[^\]]{1,300}\]\([^)]{1,2000}\)"
    r"|(?P<mention>@(?:\[[^\]]{1,300}\]|<[^>]{1,300}>))"
    rf"|(?P<tag>{TAG})"
    r"|(?P<code>\.\S{1,60}?\.|:\S{1,60}?:)"
    r"|(?P<title>\[[^\]-][^\]]{0,300}\]|<[^>-][^>]{0,300}>)"
    r"|(?P<mark>\*\*|__|\*|_)",
    re.DOTALL,
)
_MARK_ENDS = re.compile(r"[\s)}_.,!?;:*-]|\Z")
_MARK_OPENS = re.compile(r"[\w\"'“‘«„\[(<@#\\*_]")
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


def read_text(masked: str, pieces: Sequence[Range]) -> TextReading:
    """Read the text that stands in *pieces* of the *masked* source.

    The cost is linear in its length.

    Example:
        >>> from argmap.lang.texts import read_text
        >>> read_text("all .A. of us #pro #(two words)", [(0, 31)])[:2]
        ('all ∀ of us', ['pro', 'two words'])
    """
    if len(pieces) == 1:
        start, stop = pieces[0]
        whole = masked[start:stop]
        if FILLER not in whole:
            if not _WORTH_READING.search(whole):
                return TextReading(whole)
            return _read(whole, ((0, start),))
    return _read(*_joined(masked, pieces))


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


def _read(whole: str, origins: Sequence[tuple[int, int]]) -> TextReading:
    tags: list[str] = []
    tag_ranges: list[Range] = []
    mentions: list[tuple[str, int]] = []
    titles: list[tuple[str, int]] = []
    marks: list[tuple[str, int]] = []
    signs: list[tuple[int, int, str]] = []
    for m in _INLINE.finditer(whole):
        kind = m.lastgroup
        if kind is None:
            continue
        start, found = m.start(), m.group()
        if kind == "tag":
            tag = found[2:-1] if found.startswith("#(") else found[1:]
            if found[1:].isdigit():
                continue  # "#1" is how people write "number one"
            if tag not in tags:
                tags.append(tag)
            tag_ranges.append((start, m.end()))
        elif kind == "mark":
            _pair(whole, found, start, marks)
        elif kind == "code":
            sign = SHORTCODES.get(found)
            if sign is not None:
                signs.append((start, m.end(), sign))
        elif kind == "mention":
            mentions.append((found[1:], _origin(origins, start)))
        else:
            titles.append((found, _origin(origins, start)))
    stop = len(whole)
    for start, end in reversed(tag_ranges):
        if whole[end:stop].strip() or (start and not whole[start - 1].isspace()):
            break
        stop = start
    text = whole[:stop].rstrip() if stop < len(whole) else whole
    if signs:
        text = _with_signs(text, signs)
    open_marks = [(mark, _origin(origins, at)) for mark, at in marks]
    return TextReading(text, tags, mentions, titles, open_marks)


def _with_signs(text: str, signs: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, sign in signs:
        if end > len(text):
            break
        parts += (text[done:start], sign)
        done = end
    return "".join((*parts, text[done:]))


def _pair(whole: str, mark: str, at: int, marks: list[tuple[str, int]]) -> None:
    """Close the mark that is open, or open a new one, as the original does."""
    end = at + len(mark)
    for sign in (mark, mark[0]):
        if marks and marks[-1][0] == sign and _MARK_ENDS.match(whole, at + len(sign)):
            marks.pop()
            if len(sign) < len(mark):
                _pair(whole, sign, at + 1, marks)
            return
    if not _MARK_OPENS.match(whole, end):
        return
    if at and whole[at - 1].isalnum():
        return  # inside a word (snake_case, 2*3) it is a plain character
    marks.append((mark, at))


def _origin(origins: Sequence[tuple[int, int]], at: int) -> int:
    """Return the offset in the source of position *at* of the joined text."""
    for begin, offset in reversed(origins):
        if begin <= at:
            return offset + at - begin
    return origins[0][1]
