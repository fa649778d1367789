"""From characters to lines: comments and data are found, lines are told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import attrs

from argmap.diagnostics import Edit, Fix
from argmap.lang.lookalikes import replace_lookalikes
from argmap.lang.messages import diagnose
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagnostics import Diagnostic
    from argmap.source import SourceText

FILLER = "\x00"
"""Stands for every character of a comment or of data, so that offsets stay true."""

_TRIGGER = re.compile(r"//|/\*|<!--|\{")
_LEAD = re.compile(
    r"[ \t]*(?:(?:\(\d+\)|\d+\.|\*|\+>|->|<\+|\+|<-|-|><|_>|<_|_(?=[ \t]))[ \t]*)?+"
    r"(?:\[[^\r\n]+?\]:|\[[^-\r\n][^\r\n]*?\]|<(?!!--)(?:[^\r\n]+?>:|[^-\r\n][^\r\n]*?>))"
)
# The bounds keep hostile lines from costing the square of their length.
_PROTECTED = re.compile(
    r"\\[^\r\n]|\[[^\]\r\n]{1,300}\]\([^)\r\n]{1,2000}\)|(?<=\w)://[^\s<>]+"
    r"|@\[[^\]\r\n]{1,300}\]|@<[^>\r\n]{1,300}>"
)
_BRACES = re.compile(
    r"""[{}]|(?<=[\s,:\[{])(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')""", re.DOTALL
)
_BLANK_LINE = re.compile(r"(?>\r\n|\n|\r)[ \t]*(?=[\r\n]|\Z)")
_EOL = re.compile(r"[\r\n]|\Z")
_BLOCK_OPEN = re.compile(r"\{[ \t]*(?=[\r\n])")
_KEYED = re.compile(r"""\{\s*(?:[\w$.@/-]+|"[^"\r\n]*"|'[^'\r\n]*')\s*:(?=[\s\[{"'])""")
_REST = re.compile(
    r"(?:[ \t]*(?:<!--[^\r\n]*?-->|/\*[^\r\n]*?\*/))*[ \t]*(?://[^\r\n]*)?(?=[\r\n]|\Z)"
)
_DASHES = re.compile(r"[ \t]*-{2,}[ \t]*(?:/[/*]|<!--|(?=[\r\n]|\Z))")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_WHITE = " \t\x00\r\n"
_UNFIT = re.compile("[\x00\ud800-\udfff]")

_LINE = re.compile(
    r"([ \t\x00]*)(?:"
    r"(?P<op>\+>|->|<\+|\+|<-|-(?!-)|><|_>|<_|_(?=[ \t\r\n]|\Z))"
    r"|(?P<dashes>--)"
    r"|\((?P<number>\d+)\)"
    r"|(?P<item>\d+\.(?=[ \t\r\n]|\Z)|\*(?=[ \t\r\n]|\Z))"
    r"|(?P<heading>\#+(?=[ ]))"
    r")?+[^\r\n]*(?:\r\n|\n|\r|\Z)"
)


class Region(NamedTuple):
    """A comment or a block of data.

    Args:
        start: Offset of its first character.
        end: Offset behind its last one.
        kind: ``comment``, ``data``, or ``broken`` for data that is never closed.
    """

    start: int
    end: int
    kind: str


class Line(NamedTuple):
    """A line, or several that a comment or data joins.

    Args:
        start: Offset of its first character.
        indent: How many characters stand before its first visible one.
        mark: The sign it starts with: an operator, ``--``, a number, ``*``, ``#``, …
        kind: What the mark is: ``op dashes number item heading``, or ``""``.
        body: Offset of what follows the mark, without blanks.
        stop: Offset behind the last visible character.
        end: Offset behind the line end.
        data: Data in the line.
        comments: True if a comment stands in it.
    """

    start: int
    indent: int
    mark: str
    kind: str
    body: int
    stop: int
    end: int
    data: tuple[Region, ...]
    comments: bool

    @property
    def blank(self) -> bool:
        """True if nothing stands in the line, not even a comment."""
        return (
            not self.kind
            and self.body >= self.stop
            and not (self.data or self.comments)
        )

    @property
    def trivial(self) -> bool:
        """True if only comments stand in the line."""
        return (
            self.comments and not self.kind and self.body >= self.stop and not self.data
        )


@attrs.define(eq=False)
class Scan:
    """What the lexer found.

    Args:
        text: The text with comments and data masked by :data:`FILLER`.
        regions: Comments and data, in order.
        diagnostics: Problems found.
    """

    text: str
    regions: list[Region]
    diagnostics: list[Diagnostic]

    def lines(self, start: int) -> Iterator[Line]:
        """Yield the lines from offset *start* on."""
        text, regions = self.text, self.regions
        count, at = len(regions), 0
        while at < count and regions[at].end <= start:
            at += 1
        upcoming = regions[at].start if at < count else len(text) + 1
        size = len(text)
        for m in _LINE.finditer(text, start):
            if start >= size:
                break
            end = m.end()
            data: tuple[Region, ...] = ()
            comments = False
            if upcoming < end:
                found: list[Region] = []
                while at < count and regions[at].start < end:
                    if regions[at].kind == "comment":
                        comments = True
                    else:
                        found.append(regions[at])
                    at += 1
                upcoming = regions[at].start if at < count else size + 1
                data = tuple(found)
            kind = m.lastgroup or ""
            body = m.end(kind or 1) + (kind == "number")
            line = text[body:end].rstrip(_WHITE)
            bare = line.lstrip(_WHITE)
            stop = body + len(line)
            if bare:
                body = stop - len(bare)
            indent = m.end(1) - start
            mark = m.group(kind) if kind else ""
            yield Line(start, indent, mark, kind, body, stop, end, data, comments)
            start = end


def scan(source: SourceText, start: int = 0) -> Scan:
    r"""Return *source* with its comments and data found and masked.

    Never raises; the cost is linear in the length of the text.

    Args:
        source: The text.
        start: Where to begin, behind the frontmatter.

    Example:
        >>> from argmap.lang.lexer import scan
        >>> from argmap.source import SourceText
        >>> [r.kind for r in scan(SourceText("[A]: x // y\n{a: 1}")).regions]
        ['comment', 'data']
    """
    text = source.text
    diagnostics: list[Diagnostic] = []
    if _CONTROL.search(text):
        text = _without_controls(source, diagnostics)
    regions: list[Region] = []
    if _TRIGGER.search(text, start):
        _Scanner(source, text, regions, diagnostics).run(start)
        text = _masked(text, regions)
    text = replace_lookalikes(source, text, start, diagnostics)
    return Scan(text, regions, diagnostics)


def _masked(text: str, regions: list[Region]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, _ in regions:
        parts.append(text[done:start])
        parts.append(FILLER * (end - start))
        done = end
    parts.append(text[done:])
    return "".join(parts)


_MANY = 3


def _without_controls(source: SourceText, diagnostics: list[Diagnostic]) -> str:
    """Report characters that nobody can see, and put U+FFFD in their place."""
    text = source.text
    found = [m.start() for m in _CONTROL.finditer(text)]
    zeros = text.count("\x00")
    if zeros > _MANY or (len(found) > _MANY and len(found) * 8 > len(text)):
        why = "it is full of control characters"
        if zeros > _MANY:
            utf16 = "\x00\x00" not in text
            why = "it looks like UTF-16" if utf16 else "it holds zero bytes"
        place = Span(source, found[0], found[0] + 1)
        diagnostics.append(diagnose("not-a-text", place, why=why))
        return ""
    for offset in found[:_MANY]:
        place = Span(source, offset, offset + 1)
        edit = Edit(place, "")
        fix = Fix("delete the character", (edit,))
        name = f"U+{ord(text[offset]):04X}"
        diagnostics.append(diagnose("control-character", place, fix=fix, name=name))
    # The filler is ours, and half a character cannot be written to a file.
    return _UNFIT.sub("\ufffd", text)


@attrs.define(eq=False)
class _Scanner:
    source: SourceText
    text: str
    regions: list[Region]
    diagnostics: list[Diagnostic]
    line_end: int = -1
    paragraph_end: int = -1
    unclosed: set[str] = attrs.Factory(set)
    partners: dict[int, int] = attrs.Factory(dict)
    item: tuple[int, int] = (-1, -1)

    def run(self, at: int) -> None:
        text, first = self.text, at
        while (hit := _TRIGGER.search(text, at)) is not None:
            start = hit.start()
            if start > self.line_end:
                end = _EOL.search(text, start)
                self.line_end = end.start() if end else len(text)
                self.item = (-1, -1)
            head = max(text.rfind("\n", at, start), text.rfind("\r", at, start)) + 1
            behind = self._protected(head or at, start, fresh=bool(head) or at == first)
            if behind > start:
                at = behind
                continue
            sign = hit.group()
            if sign == "{":
                at = self._data(start)
            elif sign == "//":
                self.regions.append(Region(start, self.line_end, "comment"))
                at = self.line_end
            else:
                at = self._comment(start, sign, "*/" if sign == "/*" else "-->")

    def _protected(self, begin: int, hit: int, *, fresh: bool) -> int:
        """Return the end of the title, link or URL around *hit*, or *begin*."""
        text = self.text
        if fresh:
            lead = _LEAD.match(text, begin)
            if lead:
                begin = lead.end()
                if begin > hit:
                    return begin
        while begin <= hit:
            if begin > self.item[0]:
                item = _PROTECTED.search(text, begin, self.line_end)
                self.item = item.span() if item else (self.line_end, self.line_end)
            if self.item[0] > hit:
                return -1
            begin = self.item[1]
        return begin

    def _comment(self, start: int, sign: str, close: str) -> int:
        end = -1 if sign in self.unclosed else self.text.find(close, start + len(sign))
        if end < 0:
            if sign not in self.unclosed:
                place = Span(self.source, start, start + len(sign))
                self.diagnostics.append(
                    diagnose("unclosed-comment", place, open=sign, close=close)
                )
            self.unclosed.add(sign)
            return start + len(sign)
        end += len(close)
        self.regions.append(Region(start, end, "comment"))
        return end

    def _data(self, start: int) -> int:
        """Note data at *start*, or leave the brace to the text; return its end."""
        text = self.text
        if start >= self.paragraph_end:
            blank = _BLANK_LINE.search(text, start)
            self.paragraph_end = blank.start() if blank else len(text)
            self.partners = _partners(text, start, self.paragraph_end)
        keyed = bool(_BLOCK_OPEN.match(text, start) or _KEYED.match(text, start))
        end = self.partners.get(start)
        if end is None and keyed and "{" not in self.unclosed:
            # Data may hold blank lines; prose in braces may not.
            end = _partners(text, start, len(text), first=True).get(start)
            if end is None:
                self.unclosed.add("{")
        if end is None:
            if not keyed:
                return start + 1
            place = Span(self.source, start, start + 1)
            self.diagnostics.append(diagnose("unclosed-data", place))
            self.regions.append(Region(start, self.paragraph_end, "broken"))
            return self.paragraph_end
        if not keyed and not _REST.match(text, end) and not _DASHES.match(text, end):
            return end
        self.regions.append(Region(start, end, "data"))
        return end


def _partners(
    text: str, start: int, stop: int, *, first: bool = False
) -> dict[int, int]:
    """Return where each brace that is closed ends; quotes inside braces are skipped.

    Args:
        text: The text.
        start: Where to begin.
        stop: Where to end.
        first: Stop when the brace at *start* is closed.
    """
    ends: dict[int, int] = {}
    opened: list[int] = []
    at = start
    while (m := _BRACES.search(text, at, stop)) is not None:
        sign, at = m.group(), m.end()
        if sign == "{":
            opened.append(m.start())
        elif sign == "}":
            if opened:
                ends[opened.pop()] = at
                if first and not opened:
                    break
        elif not opened:
            at = m.start() + 1  # a quotation mark of the prose
    return ends
