"""The formatter: one way to write a document, comments and meaning untouched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.collecting import without_collecting
from argmap.diagnostics import Severity
from argmap.lang.documents import parse
from argmap.lang.lexer import FILLER
from argmap.lang.parser import UNKNOWN_OPERATOR
from argmap.model.inlines import TAG

if TYPE_CHECKING:
    from argmap.lang.documents import Document
    from argmap.lang.lexer import Region
    from argmap.lang.tree import Row, Step, SyntaxTree

_BLANKS = " \t"
_TITLE = re.compile(r"(\[[^\r\n]+?\]:|<[^\r\n]+?>:)[ \t]*")
_END_TAGS = re.compile(rf"(?:(?:^|[ \t]+){TAG}(?=[ \t]|\Z))+[ \t]*\Z")
_SIGNS = {"<+": "+", "<-": "-", "<_": "_"}
_LINE_ENDS = re.compile(r"\r\n?")


@without_collecting
def format_text(text: str) -> str:
    r"""Return the document *text* in canonical layout.

    Relations are indented by two blanks a level, one blank line stands between blocks,
    single blanks around signs, tags and data. Comments, line breaks in texts and the
    inside of data stay; so does every block with a syntax error. The map of the result
    equals that of *text*, and formatting it again changes nothing. The cost is linear.

    Example:
        >>> from argmap.lang import format_text
        >>> print(format_text("[A]:x  #t\n      <+[B]:y // why"), end="")
        [A]: x #t
          + [B]: y // why
    """
    document = parse(text)
    if any(one.name == "not-a-text" for one in document.diagnostics):
        return text
    made = _Formatter(document).format()
    # A layout that would say something else is no layout; better none.
    if made != text and parse(made).map != document.map:
        return text
    return made


class _Formatter:
    def __init__(self, document: Document) -> None:
        self.tree: SyntaxTree = document.tree
        self.raw = document.source.text
        self.masked = document.tree.text
        self.errors = [
            one.span.start
            for one in document.diagnostics
            if one.severity is Severity.ERROR
            and one.span is not None
            and one.span.source is document.source
        ]
        self.steps = _steps(self.tree)
        self.out: list[str] = []

    def format(self) -> str:
        self._frontmatter()
        paragraphs = self._paragraphs()
        broken = [self._is_broken(rows) for rows in paragraphs]
        for number, rows in enumerate(paragraphs):
            # An error may lie in what a blank line cuts off from the block above.
            keep = broken[number] or broken[number + 1 : number + 2] == [True]
            if self.out:
                self.out.append("")
            self.out += self._kept(rows) if keep else self._formatted(rows)
        return "".join(f"{line}\n" for line in self.out)

    def _frontmatter(self) -> None:
        front = self.tree.frontmatter
        if front is None:
            return
        before = self.raw[: front.start].rstrip(_BLANKS).rstrip("=").strip("\ufeff")
        if before.strip():
            self.out += _clean(before.strip()).split("\n")
        inside = _clean(self.raw[front.start : front.stop]).rstrip(" \t\n")
        if "\n" not in inside.lstrip(_BLANKS):
            inside = inside.strip()
        inside = re.sub(r"\A(?:[ \t]*\n)+", "", inside)
        closing = self.raw[front.stop : self.tree.start].strip() or None
        self.out.append("===")
        if inside.strip():
            self.out += inside.split("\n")
        if closing is not None:
            self.out.append("===")

    def _paragraphs(self) -> list[list[Row]]:
        paragraphs: list[list[Row]] = [[]]
        for row in self.tree.rows:
            if row.role != "blank":
                paragraphs[-1].append(row)
            elif paragraphs[-1]:
                paragraphs.append([])
        return paragraphs if paragraphs[-1] else paragraphs[:-1]

    def _is_broken(self, rows: list[Row]) -> bool:
        start, end = rows[0].line.start, rows[-1].line.end
        while self.errors and self.errors[0] < start:
            self.errors.pop(0)
        if self.errors and self.errors[0] < end:
            return True
        return any(
            row.role == "broken"
            or FILLER in self.masked[row.line.start : row.line.start + row.line.indent]
            for row in rows
            if row.role not in ("comment", "data", "rule")
        )

    def _kept(self, rows: list[Row]) -> list[str]:
        text = self.raw[rows[0].line.start : rows[-1].line.end]
        return _clean(text).rstrip("\n").split("\n")

    def _formatted(self, rows: list[Row]) -> list[str]:
        lines: list[str] = []
        pad = ""
        pads: list[str] = []
        # A comment stands like the line that follows it.
        for row in reversed(rows):
            if row.role != "comment":
                pad = self._pad(row)
            pads.append(pad)
        for row, own in zip(rows, reversed(pads), strict=True):
            lines += self._line(row, own)
        return lines

    def _pad(self, row: Row) -> str:
        line = row.line
        if row.role == "link":
            return "  " * row.depth
        if row.role in ("more", "data"):
            if not line.indent and UNKNOWN_OPERATOR.match(self.masked, line.body):
                return ""
            return "  " * (row.depth + 1) if row.depth else ""
        return ""

    def _line(self, row: Row, pad: str) -> list[str]:
        line = row.line
        if row.role in ("step", "rule"):
            return self._step(row)
        start = line.start + line.indent
        if line.kind and row.role not in ("more", "broken"):
            start += len(line.mark) + (2 if line.kind == "number" else 0)
        else:
            # Data and comments count as indentation, and are part of the line.
            start = line.start
        rest = self._rest(
            start, line.end, line.data, title=row.role not in ("more", "data")
        )
        if row.role == "link":
            sign = _SIGNS.get(line.mark, line.mark)
            rest = f"{sign} {rest}".rstrip()
        elif row.role == "premise" and line.kind:
            rest = f"({line.mark}) {rest}".rstrip()
        elif row.role in ("item", "heading"):
            rest = f"{line.mark} {rest}".rstrip()
        return _clean(pad + rest).split("\n")

    def _rest(
        self, start: int, end: int, data: tuple[Region, ...], *, title: bool
    ) -> str:
        """Return what stands from *start* to *end* with single blanks."""
        raw = self.raw[start:end].rstrip(" \t\r\n")
        if len(data) == 1:
            region = data[0]
            text = self.raw[start : region.start]
            tail = raw[region.end - start :]
            if FILLER not in self.masked[start : region.start]:
                text = self._spaced(text, title=title)
                block = self.raw[region.start : region.end]
                joint = " " if text else ""
                return f"{text}{joint}{block}{tail}"
        if FILLER in self.masked[start:end]:
            return (
                self._with_title(raw.lstrip(_BLANKS)) if title else raw.lstrip(_BLANKS)
            )
        return self._spaced(raw, title=title)

    def _spaced(self, text: str, *, title: bool) -> str:
        text = text.strip(_BLANKS)
        if title:
            text = self._with_title(text)
        tags = _END_TAGS.search(text)
        if tags is None:
            return text
        before = text[: tags.start()].rstrip(_BLANKS)
        single = re.sub(rf"[ \t]*({TAG})[ \t]*", r" \1", tags.group()).strip()
        return f"{before} {single}" if before else single

    def _with_title(self, text: str) -> str:
        found = _TITLE.match(text)
        if found is None:
            return text
        return f"{found.group(1)} {text[found.end() :]}".rstrip(_BLANKS)

    def _step(self, row: Row) -> list[str]:
        line = row.line
        raw = _clean(self.raw[line.start : line.end]).strip()
        step = self.steps.get(line.start + line.indent)
        if row.role == "rule" or step is None or line.comments or step.stop > line.end:
            return raw.split("\n")
        data = self.raw[step.data.start : step.data.end] if step.data else ""
        if "\n" in data or "\r" in data:
            return raw.split("\n")
        rules = ", ".join(self.raw[start:stop] for start, stop in step.rules)
        inside = " ".join(part for part in (rules, data) if part)
        if not inside:
            return ["--" if raw == "--" else "----"]
        return [f"-- {inside} --"]


def _steps(tree: SyntaxTree) -> dict[int, Step]:
    from argmap.lang.tree import Reconstruction, Step  # noqa: PLC0415  (as types above)

    return {
        line.start: line
        for block in tree.blocks
        if isinstance(block, Reconstruction)
        for line in block.lines
        if isinstance(line, Step)
    }


def _clean(text: str) -> str:
    return _LINE_ENDS.sub("\n", text)
