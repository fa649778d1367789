"""Inline marks of statement texts: bold, italics, links, mentions, tags, escapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TAG = r"\#(?:\([^)\r\n]+\)|[A-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+)"
"""Pattern of a tag, as Argdown has it."""

# The bounds keep hostile texts from costing the square of their length.
TOKEN = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<url>(?<=\w)://[^\s<>]+)"
    r"|(?P<link>\[[^\]]{1,300}\]\([^)]{1,2000}\))"
    r"|(?P<mention>@(?:\[[^\]]{1,300}\]|<[^>]{1,300}>))"
    rf"|(?P<tag>{TAG})"
    r"|(?P<code>\.\S{1,60}?\.|:\S{1,60}?:)"
    r"|(?P<title>\[[^\]\s-][^\]\[@]{0,300}\]|<[^>\s-][^><@]{0,300}>)"
    r"|(?P<mark>\*\*|__|\*|_)",
    re.DOTALL,
)
"""What stands out in a text; everything between two of these is plain."""

_SPECIAL = re.compile(r"[\\*_\[@#]")
_ENDS = re.compile(r"[\s)}_.,!?;:*-]|\Z")
_OPENS = re.compile(r"[\w\"'“‘«„\[(<@#\\*_]")


class Mark(NamedTuple):
    """One ``**``, ``__``, ``*`` or ``_`` that opens or closes bold or italic text."""

    start: int
    sign: str
    opens: bool


class Run(NamedTuple):
    """A stretch of text in one style.

    Args:
        text: The characters, as a reader sees them.
        bold: True for bold text.
        italic: True for italic text.
        url: Where a link leads.
    """

    text: str
    bold: bool = False
    italic: bool = False
    url: str | None = None


def pair_marks(
    text: str, signs: list[tuple[int, str]]
) -> tuple[list[Mark], list[tuple[int, str]]]:
    """Return the marks among *signs* that are paired, and those that are never closed.

    Marks are paired as the original program pairs them. Where that leaves some open, it
    refuses the text; here a mark inside a word (``snake_case``, ``2*3``) is then plain.

    Args:
        text: The text.
        signs: Where ``**``, ``__``, ``*`` and ``_`` stand in it.
    """
    marks, left = _pair(text, signs, strict=True)
    if left:
        marks, left = _pair(text, signs, strict=False)
    return marks, left


def _pair(
    text: str, signs: list[tuple[int, str]], *, strict: bool
) -> tuple[list[Mark], list[tuple[int, str]]]:
    marks: list[Mark] = []
    stack: list[tuple[int, str, int]] = []
    for start, run in _runs(signs):
        at, stop, one = start, start + len(run), run[0]
        while at < stop:
            double = stop - at > 1
            open_sign = stack[-1][1] if stack else ""
            if open_sign == one * 2 and double and _ENDS.match(text, at + 2):
                sign, opens = open_sign, False
            elif open_sign == one and _ENDS.match(text, at + 1):
                sign, opens = one, False
            elif double and _may_open(text, start, at + 2, strict=strict):
                sign, opens = one * 2, True
            elif _may_open(text, start, at + 1, strict=strict):
                sign, opens = one, True
            else:
                at += 1
                continue
            if opens:
                stack.append((at, sign, len(marks)))
            else:
                stack.pop()
            marks.append(Mark(at, sign, opens))
            at += len(sign)
    for _, _, number in reversed(stack):
        del marks[number]
    return marks, [(at, sign) for at, sign, _ in stack]


def _runs(signs: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Join signs of one character that stand side by side."""
    begin, run = -1, ""
    for start, sign in signs:
        if run and start == begin + len(run) and sign[0] == run[0]:
            run += sign
            continue
        if run:
            yield begin, run
        begin, run = start, sign
    if run:
        yield begin, run


def _may_open(text: str, start: int, end: int, *, strict: bool) -> bool:
    if text[end : end + 1].isspace():
        return False
    if strict:
        return True
    if start and text[start - 1].isalnum():
        return False
    return _OPENS.match(text, end) is not None


def split_runs(text: str) -> Iterator[Run]:
    """Yield *text* in runs of one style, without its marks.

    Mentions become the title they name, tags lose their ``#``, escapes their
    backslash. The cost is linear in the length.

    Example:
        >>> from argmap.model.inlines import split_runs
        >>> [(run.text, run.bold) for run in split_runs("See **two** reports.")]
        [('See ', False), ('two', True), (' reports.', False)]
    """
    if not _SPECIAL.search(text):
        yield Run(text)
        return
    tokens = [
        m for m in TOKEN.finditer(text) if m.lastgroup not in ("code", "title", "url")
    ]
    signs = [(m.start(), m.group()) for m in tokens if m.lastgroup == "mark"]
    marks = {mark.start: mark for mark in pair_marks(text, signs)[0]} if signs else {}
    style = _Style()
    done = 0
    for token in tokens:
        start, found, kind = token.start(), token.group(), token.lastgroup
        style.waiting.append(text[done:start])
        done = token.end()
        if kind == "escape":
            style.waiting.append(found[1:])
        elif kind == "mention":
            style.waiting.append(found[2:-1])
        elif kind == "tag":
            style.waiting.append(found[2:-1] if found[1] == "(" else found[1:])
        elif kind == "link":
            title, _, url = found[1:-1].partition("](")
            yield from style.flush()
            style.waiting.append(strip_marks(title))
            yield from style.flush(url)
        else:
            yield from style.switch(found, start, marks)
    style.waiting.append(text[done:])
    yield from style.flush()


class _Style:
    """What is open while a text is split: how deep in bold and italic it is."""

    def __init__(self) -> None:
        self.waiting: list[str] = []
        self.bold = 0
        self.italic = 0
        self.done = 0

    def flush(self, url: str | None = None) -> Iterator[Run]:
        text = "".join(self.waiting)
        self.waiting.clear()
        if text:
            yield Run(text, self.bold > 0, self.italic > 0, url)

    def switch(self, found: str, start: int, marks: dict[int, Mark]) -> Iterator[Run]:
        at = max(start, self.done)  # a mark may reach into the next token
        while at < start + len(found):
            mark = marks.get(at)
            if mark is None:
                self.waiting.append(found[at - start])
                at += 1
                continue
            yield from self.flush()
            change = 1 if mark.opens else -1
            if len(mark.sign) > 1:
                self.bold += change
            else:
                self.italic += change
            at += len(mark.sign)
        self.done = at


def strip_marks(text: str) -> str:
    """Return *text* as a reader sees it: no stars, brackets of links or escapes.

    Mentions become the title they name, tags lose their ``#``. The cost is linear in
    the length.

    Example:
        >>> from argmap.model.inlines import strip_marks
        >>> strip_marks("See **two** [reports](https://example.org) on @[Air].")
        'See two reports on Air.'
    """
    if not _SPECIAL.search(text):
        return text
    return "".join(run.text for run in split_runs(text))
