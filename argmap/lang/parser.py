"""From lines to the syntax tree; never raises, recovers at the next line."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Literal

from argmap.diagnostics import Diagnostic, Edit, Fix, Note, Severity
from argmap.lang import lexer
from argmap.lang.includes import Inclusions
from argmap.lang.messages import diagnose
from argmap.lang.tree import (
    Block,
    Element,
    Frontmatter,
    Heading,
    Include,
    ItemList,
    Link,
    Premise,
    Range,
    Reconstruction,
    Row,
    Step,
    SyntaxTree,
    grown,
)
from argmap.model.inlines import TAG
from argmap.source import Span

if TYPE_CHECKING:
    from argmap.lang.lexer import Line
    from argmap.source import SourceText

_FRONT_OPEN = re.compile(
    r"\ufeff?(?:\s++|//[^\r\n]*+|<!--[\s\S]*?-->|/\*[\s\S]*?\*/)*+(={3,})"
    r"(?=[ \t]*[^\s=]|[ \t]*[\r\n])"
)
_FRONT_CLOSE = re.compile(r"(?:\A|[\r\n])[ \t]*(={3,})[ \t]*(?=[\r\n]|\Z)")
_BLANK_AHEAD = re.compile(r"[ \t]*(?:(?:\r\n|\n|\r)[ \t]*(?:[\r\n]|\Z|//|/\*|<!--)|\Z)")
_LINK = re.compile(r"\[[^\]\r\n]+\]\([^)\r\n]+\)")
_DEFINITION = {"[": re.compile(r"\[(.+?)\]:"), "<": re.compile(r"<(.+?)>:")}
_REFERENCE = {"[": re.compile(r"\[([^-].*?)\]"), "<": re.compile(r"<([^-].*?)>")}
_TAGS_ONLY = re.compile(rf"(?:{TAG}[ \t\x00]*)*\Z")
_ALONE = re.compile(rf"(?:\[[^-\]][^\]]*\]|<[^->][^>]*>)[ \t]*(?:{TAG}[ \t\x00]*)*\Z")
_DEFINES = re.compile(r"\[[^\]]+\]:(?=\s|\Z)|<[^>]+>:(?=\s|\Z)")
UNKNOWN_OPERATOR = re.compile(
    r"(=>|<=|==>|~>|<~|-->|<--|\|-|\+\+|=|~|!|&|→|←|⇒|⇐|↔|>|<)(?=[ \t]*[\[<]|[ \t]+\S)"
)
_SURE_OP = re.compile(r"=>|<=|==>|~>|<~|[→←⇒⇐↔]")
_INCLUDE = re.compile(r"@include\(([^)\r\n]+)\)\Z")
_TAG_HEADING = re.compile(r"(#+)(?=[^\W\d])\S+")
_EQUALS = re.compile(r"={3,}\Z")
_STRIP = " \t\x00"
_TWO = 2
_THREE = 3

_WHAT = {
    "number": "a numbered line of a reconstruction",
    "item": "a list",
    "heading": "a heading",
}


def parse_tree(source: SourceText, inclusions: Inclusions | None = None) -> SyntaxTree:
    r"""Return the syntax tree of *source*; its diagnostics say what is wrong.

    Never raises. The cost is linear in the length of the text.

    Example:
        >>> from argmap.lang.parser import parse_tree
        >>> from argmap.source import SourceText
        >>> tree = parse_tree(SourceText("[A]: x\n  + [B]"))
        >>> tree.blocks[0].links[0].element.title
        'B'
    """
    return _Parser(source, inclusions or Inclusions(None)).parse()


class _Parser:
    """One run over the lines of one text; holds what is open at the moment."""

    def __init__(self, source: SourceText, inclusions: Inclusions) -> None:
        self.source = source
        self.inclusions = inclusions
        self.problems: list[Diagnostic] = []
        self.blocks: list[Block] = []
        self.rows: list[Row] = []
        self.text = ""
        self.front: Frontmatter | None = None
        # The block at hand and what a relation or a further line would belong to.
        self.block: Block | None = None
        self.root: Element | Step | None = None
        self.last: Element | Step | Heading | None = None
        self.depth = 0
        self.base = 0
        self.levels: list[tuple[int, Element | Step]] = []
        self.open_step: Step | None = None
        self.gap: int | None = 0
        self.dashes = False
        self.skipping = False
        self.indents = ""
        # What may still turn out to be empty, with the sign before it.
        self.hollow: list[tuple[Element, str]] = []

    # -- the whole

    def parse(self) -> SyntaxTree:
        start = self._frontmatter()
        scan = lexer.scan(self.source, start)
        self.problems += scan.diagnostics
        self.text = scan.text
        for line in scan.lines(start):
            self._line(line)
        self._finish_block()
        self._finish_hollow()
        return SyntaxTree(
            self.source,
            scan.text,
            self.blocks,
            self.rows,
            scan.regions,
            self.front,
            start,
            self.problems,
        )

    def _span(self, start: int, stop: int) -> Span:
        return Span(self.source, start, stop)

    def _report(
        self,
        name: str,
        start: int,
        stop: int,
        *,
        fix: Fix | None = None,
        severity: Severity | None = None,
        notes: tuple[Note, ...] = (),
        **holes: object,
    ) -> None:
        span = Span(self.source, start, stop)
        self.problems.append(
            diagnose(name, span, severity=severity, fix=fix, notes=notes, **holes)
        )

    def _insert(
        self, message: str, offset: int, words: str, *, safe: bool = True
    ) -> Fix:
        return Fix(message, (Edit(self._span(offset, offset), words),), safe)

    def _frontmatter(self) -> int:
        text = self.source.text
        opening = _FRONT_OPEN.match(text)
        if opening is None:
            return 1 if text.startswith("\ufeff") else 0
        begin = opening.end()
        closing = _FRONT_CLOSE.search(text, begin)
        if closing is not None:
            stop, end = closing.start(1), closing.end(1)
        else:
            stop = text.find("===", begin)
            end = stop + 3
            while text.startswith("=", end):
                end += 1
        if stop < 0:
            self._report("unclosed-frontmatter", opening.start(1), begin)
            blank = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?=[\r\n]|\Z)").search(text, begin)
            stop = end = blank.start() if blank else len(text)
        elif not _BLANK_AHEAD.match(text, end):
            fix = self._insert("leave a blank line", end, "\n")
            self._report("frontmatter-without-blank-line", stop, end, fix=fix)
        self.front = Frontmatter(begin, stop)
        return end

    # -- one line

    def _line(self, line: Line) -> None:
        if line.blank:
            if self.gap is None:
                self.gap = line.start
            if self.open_step is not None:
                self._close_step_late()
            self.rows.append(Row(line, "blank"))
            return
        if line.trivial:
            self.rows.append(Row(line, "comment", self.depth))
            return
        if self.skipping:
            self.skipping = not _EQUALS.match(self.text[line.body : line.stop])
            self.rows.append(Row(line, "broken"))
            return
        if self.open_step is not None and self._inside_step(line):
            return
        if self.gap is not None or self.block is None:
            self._first(line)
        else:
            self._next(line)
        self.gap = None

    def _first(self, line: Line) -> None:
        """Start a block, or go on with one that a blank line has cut."""
        kind = line.kind
        if kind == "op":
            self._late_relation(line)
        elif kind == "number":
            if self._is_open():
                self._report_cut(line)
            else:
                self._start_reconstruction(line)
            self._premise(line)
        elif kind == "dashes":
            if self._is_open():
                self._report_cut(line)
                self._step(line)
            else:
                self._lone_step(line)
        elif kind == "item":
            self._start_block(ItemList([]))
            self._item(line)
        elif kind == "heading":
            self._heading(line)
        else:
            self._start_text(line)

    def _next(self, line: Line) -> None:
        """Go on with the block at hand."""
        kind = line.kind
        if kind == "op":
            self._relation(line)
        elif kind == "":
            self._continue(line)
        elif kind == "number":
            if not isinstance(self.block, Reconstruction):
                self._report_missing_blank(line)
                self._start_reconstruction(line)
            self._premise(line)
        elif kind == "dashes":
            if isinstance(self.block, Reconstruction):
                self._step(line)
            else:
                self._lone_step(line)
        elif kind == "item":
            if not isinstance(self.block, ItemList):
                self._report_missing_blank(line)
                self._start_block(ItemList([]))
            self._item(line)
        else:
            self._report_missing_blank(line)
            self._heading(line)

    # -- blocks

    def _start_block(self, block: Block) -> None:
        self._finish_block()
        self.block = block
        self.blocks.append(block)
        self.root = self.last = None
        self.levels = []
        self.base = self.depth = 0
        self.dashes = False
        self.indents = ""

    def _finish_block(self) -> None:
        if self.open_step is not None:
            self._close_step_late()
        if isinstance(self.block, Reconstruction):
            self._finish_reconstruction(self.block)
        self.block = None

    def _finish_hollow(self) -> None:
        for element, sign in self.hollow:
            if element.pieces:
                continue
            if element.form == "definition":
                bracket = "[{}]" if element.kind == "statement" else "<{}>"
                mild = Severity.WARNING if element.links else None
                self._report(
                    "empty-definition",
                    element.start,
                    element.stop,
                    severity=mild,
                    title=bracket.format(element.title),
                )
            else:
                at = element.start
                self._report("empty-relation", max(0, at - len(sign)), at, op=sign)

    def _report_missing_blank(self, line: Line, what: str | None = None) -> None:
        start = line.start + line.indent
        escape = ""
        if line.kind == "item":
            escape = f", or write `\\{line.mark}` for plain text"
            if line.mark != "*":
                escape = f", or write `{line.mark[:-1]}\\.` for plain text"
        fix = self._insert("leave a blank line", line.start, "\n")
        stop = line.body if line.kind else line.stop
        what = what or _WHAT[line.kind]
        self._report(
            "missing-blank-line", start, stop, fix=fix, what=what, escape=escape
        )

    # -- headings, texts, inclusion

    def _heading(self, line: Line) -> None:
        start = line.start + line.indent
        heading = Heading(len(line.mark), start, line.stop)
        self._start_block(heading)
        self.last = heading
        self.rows.append(Row(line, "heading"))
        if line.body < line.stop:
            heading.pieces = ((line.body, line.stop),)
        else:
            self._report("empty-heading", start, start + len(line.mark), mark=line.mark)
        self._take_data(line, heading)

    def _start_text(self, line: Line) -> None:
        text = self.text[line.body : line.stop]
        if text.startswith("@") and (path := _INCLUDE.match(text)):
            self._include(path.group(1), line)
            return
        if text.startswith("===") and _EQUALS.match(text):
            self._skip_frontmatter(line)
            return
        if not text:
            region = line.data[0]
            if self.last is None or self.block is None:
                self._report("data-without-element", region.start, region.start + 1)
            else:
                fix = self._cut_gap(line)
                self._report(
                    "data-without-element", region.start, region.start + 1, fix=fix
                )
                self._take_data(line, self.last)
            self.rows.append(Row(line, "broken"))
            return
        if text.startswith("#") and not line.indent:
            mark = _TAG_HEADING.match(text)
            if mark is not None:
                start = line.body + len(mark.group(1))
                fix = self._insert("make it a heading", start, " ", safe=False)
                heading = f"{mark.group(1)} {mark.group()[len(mark.group(1)) :]}"
                self._report(
                    "tag-instead-of-heading",
                    line.body,
                    line.body + mark.end(),
                    fix=fix,
                    mark=mark.group(),
                    heading=heading,
                )
        self._start_element(line)

    def _start_element(self, line: Line) -> None:
        element = self._element(line)
        self._start_block(element)
        self.root = self.last = element
        self.rows.append(Row(line, "element"))
        self._take_data(line, element)

    def _skip_frontmatter(self, line: Line) -> None:
        self._finish_block()
        self._report("misplaced-frontmatter", line.body, line.stop)
        self.skipping = _FRONT_CLOSE.search(self.text, line.stop) is not None
        self.rows.append(Row(line, "broken"))

    def _include(self, path: str, line: Line) -> None:
        include = Include(path, line.body, line.stop)
        self._start_block(include)
        self.rows.append(Row(line, "include"))
        found = self.inclusions.fetch(path.strip(), self._span(line.body, line.stop))
        self.block = None
        if isinstance(found, Diagnostic):
            self.problems.append(found)
            return
        source, full = found
        self.inclusions.folders.append(posixpath.dirname(full))
        include.tree = parse_tree(source, self.inclusions)
        self.inclusions.folders.pop()

    # -- elements

    def _element(self, line: Line, sign: str = "") -> Element:
        """Read what stands in the body of *line*: a title with or without a text."""
        start, stop = line.body, line.stop
        text = self.text
        first = text[start] if start < stop else ""
        if first not in ("[", "<") or (first == "[" and _LINK.match(text, start, stop)):
            element = Element("statement", "text", "", start, stop)
            if start < stop:
                element.pieces = ((start, stop),)
            else:
                self.hollow.append((element, sign))
            return element
        kind: Literal["statement", "argument"]
        kind = "statement" if first == "[" else "argument"
        found = _DEFINITION[first].match(text, start, stop)
        if found is not None:
            element = Element(kind, "definition", found.group(1), start, stop)
            self._add_rest(element, found.end(), stop)
            if not element.pieces:
                self.hollow.append((element, sign))
            return element
        found = _REFERENCE[first].match(text, start, stop)
        if found is not None:
            return self._reference(kind, found, stop)
        if first == "[" or text[start + 1 : start + 2].isalpha():
            close = "]" if first == "[" else ">"
            self._report(
                "unclosed-title",
                start,
                start + 1,
                open=first,
                close=close,
                title=text[start + 1 : stop].partition(":")[0],
            )
        element = Element("statement", "text", "", start, stop)
        element.pieces = ((start, stop),)
        return element

    def _add_rest(self, element: Element, start: int, stop: int) -> None:
        rest = self.text[start:stop]
        bare = rest.strip(_STRIP)
        if bare:
            start += len(rest) - len(rest.lstrip(_STRIP))
            element.pieces = ((start, start + len(bare)),)

    def _reference(
        self, kind: Literal["statement", "argument"], found: re.Match[str], stop: int
    ) -> Element:
        element = Element(kind, "reference", found.group(1), found.start(), stop)
        self._add_rest(element, found.end(), stop)
        if not element.pieces:
            element.stop = found.end()
            return element
        begin, end = element.pieces[0]
        rest = self.text[begin:end]
        if rest.startswith("#") and _TAGS_ONLY.match(rest):
            return element
        if rest[0] in "[<":
            second = _REFERENCE[rest[0]].match(rest)
            if second is not None and _TAGS_ONLY.match(rest[second.end() :].lstrip()):
                self._report(
                    "two-references",
                    begin,
                    end,
                    title=found.group(),
                    second=second.group(),
                )
                element.pieces = ()
                element.stop = found.end()
                return element
        colon = found.end()
        fix = Fix(
            "make it a definition",
            (
                Edit(self._span(colon, begin + 1), ": ")
                if rest[0] == ":"
                else Edit(self._span(colon, colon), ":"),
            ),
            safe=rest[0] == ":",
        )
        self._report("text-after-reference", begin, end, fix=fix, title=found.group())
        element.form = "definition"
        if rest[0] == ":":
            element.pieces = ()
            self._add_rest(element, begin + 1, end)
        return element

    def _take_data(self, line: Line, owner: Element | Step | Heading) -> None:
        for region in line.data:
            if owner.data is not None:
                first = Note(
                    "the first one", self._span(owner.data.start, owner.data.end)
                )
                self._report(
                    "data-twice", region.start, region.start + 1, notes=(first,)
                )
                continue
            owner.data = region
            if not isinstance(owner, Step):
                rest = self.text[region.end : line.stop]
                if rest.strip(_STRIP):
                    self._report("text-after-data", region.end, line.stop)

    # -- further lines of a block

    def _continue(self, line: Line) -> None:
        start, stop, last = line.body, line.stop, self.last
        text = self.text[start:stop]
        first = text[:1]
        if not text:
            self.rows.append(Row(line, "data", self.depth))
            if last is not None:
                self._take_data(line, last)
            return
        if first == "@" and (path := _INCLUDE.match(text)):
            self._report("misplaced-include", start, stop)
            self._include(path.group(1), line)
            return
        if first == "=" and _EQUALS.match(text):
            self._skip_frontmatter(line)
            return
        if (first in ("[", "<")) and (_DEFINES.match(text) or _ALONE.match(text)):
            if not (first == "[" and _LINK.match(text)):
                self._new_element(line)
                return
        if not isinstance(self.block, Heading) and line.indent:
            op = UNKNOWN_OPERATOR.match(text)
            if op is not None and (
                _SURE_OP.match(text) or text[op.end() :].lstrip()[:1] in ("[", "<")
            ):
                self._unknown_relation(line, op.group(1))
                return
        if isinstance(last, Step) or last is None:
            self._new_element(line)
            return
        self.rows.append(Row(line, "more", self.depth))
        if isinstance(last, Heading):
            if len(last.pieces) == 1:
                fix = self._insert("leave a blank line", line.start, "\n", safe=False)
                self._report("heading-goes-on", start, stop, fix=fix)
        elif last.data is not None:
            self._report("text-after-data", start, stop)
        elif last.form == "reference":
            bracket = "[{}]" if last.kind == "statement" else "<{}>"
            title = bracket.format(last.title)
            self._report("text-after-reference", start, stop, title=title)
            last.form = "definition"
        last.pieces = grown(last.pieces, (start, stop))
        last.stop = stop
        self._take_data(line, last)

    def _new_element(self, line: Line) -> None:
        """Read an element that starts where a new block should have started."""
        if not isinstance(self.block, Reconstruction):
            self._report_missing_blank(line, "a new element")
            self._start_element(line)
            return
        lines = self.block.lines
        number = sum(isinstance(one, Premise) for one in lines) + 1
        start = line.start + line.indent
        fix = self._insert("number the line", start, f"({number}) ")
        if lines and isinstance(lines[-1], Step):
            self._report("missing-conclusion", start, line.stop, fix=fix, number=number)
        else:
            self._report_missing_blank(line, "a new element")
        self._premise(line)

    def _unknown_relation(self, line: Line, op: str) -> None:
        start = line.body
        self._report("unknown-operator", start, start + len(op), op=op)
        body = start + len(op)
        rest = self.text[body : line.stop]
        body += len(rest) - len(rest.lstrip(_STRIP))
        self._relation(line._replace(mark="+", kind="op", body=body))

    # -- relations

    def _late_relation(self, line: Line) -> None:
        """Read a relation that starts a block."""
        start = line.start + line.indent
        stop = start + len(line.mark)
        dash = line.mark == "-" and not line.indent
        if self.root is None or self.block is None or dash:
            edit = Edit(self._span(start, stop), "*")
            fix = (
                Fix("make it an item of a list", (edit,), safe=False) if dash else None
            )
            self._report("relation-to-nothing", start, stop, fix=fix, op=line.mark)
            self._start_block(ItemList([]))
            self.dashes = dash
            self._item(line)
            return
        self._report(
            "relation-after-blank-line",
            start,
            stop,
            fix=self._cut_gap(line),
            op=line.mark,
        )
        self._relation(line)

    def _cut_gap(self, line: Line) -> Fix | None:
        if self.gap is None:
            return None
        edit = Edit(self._span(self.gap, line.start), "")
        # Comments between the blank lines would go as well.
        safe = not self.source.text[self.gap : line.start].strip()
        return Fix("take out the blank line", (edit,), safe)

    def _relation(self, line: Line) -> None:
        if self.root is None or self.last is None or isinstance(self.last, Heading):
            self._late_relation(line)
            return
        start = line.start + line.indent
        if self.dashes and line.mark == "-" and not line.indent:
            self._item(line)
            return
        owner = self._owner(line, start)
        self._check_tabs(line)
        element = self._element(line, line.mark)
        mark = line.mark
        sign = mark if mark == "><" else mark.strip("<>")
        outward = mark != "><" and mark.endswith(">")
        if isinstance(owner, Step):
            if sign != "_" or outward:
                self._report("only-undercuts-here", start, start + len(mark), op=mark)
            outward = False
        elif sign == "><" and "argument" in (element.kind, owner.kind):
            wrong = element if element.kind == "argument" else owner
            mild = Severity.WARNING if wrong is owner else None
            title = f"<{wrong.title}>"
            place = (start, start + len(mark))
            self._report(
                "contradiction-with-argument", *place, severity=mild, title=title
            )
        owner.links = grown(owner.links, Link(sign, outward, start, element))
        self.last = element
        self.depth = len(self.levels)
        self.rows.append(Row(line, "link", self.depth))
        self._take_data(line, element)

    def _owner(self, line: Line, start: int) -> Element | Step:
        """Return what the relation in *line* belongs to, by its indentation."""
        indent, levels = line.indent, self.levels
        root, last = self.root, self.last
        assert root is not None  # noqa: S101  (the caller has looked)
        assert last is not None  # noqa: S101
        assert not isinstance(last, Heading)  # noqa: S101
        popped: list[int] = []
        while levels and indent < levels[-1][0]:
            popped.append(levels.pop()[0])
        stop = start + len(line.mark)
        if indent <= self.base:
            fix = self._insert(
                "indent it", line.start, " " * (self.base + 2 - indent), safe=False
            )
            self._report("relation-without-indent", start, stop, fix=fix, op=line.mark)
            if not levels or levels[-1][0] != indent:
                levels.append((indent, root))
            return root
        if levels and (indent == levels[-1][0] or popped):
            owner = levels[-1][1]
            if indent != levels[-1][0]:
                # The original program reads it as a sibling of the level above, too.
                self._report_level(line, start, popped[-1:], Severity.WARNING)
            return owner
        if popped:
            self._report_level(line, start, popped[-1:], Severity.ERROR)
            levels.append((indent, root))
            return root
        levels.append((indent, last))
        return last

    def _report_level(
        self, line: Line, start: int, deeper: list[int], severity: Severity
    ) -> None:
        known = [str(level) for level, _ in self.levels] + [str(one) for one in deeper]
        self._report(
            "unopened-level",
            start,
            start + len(line.mark),
            severity=severity,
            op=line.mark,
            indent=line.indent,
            levels=" or ".join(known),
        )

    def _check_tabs(self, line: Line) -> None:
        lead = self.text[line.start : line.start + line.indent]
        seen = self.indents
        if seen == "mixed":
            return
        tabs, blanks = "\t" in lead, " " in lead
        if (tabs and (blanks or seen == " ")) or (blanks and seen == "\t"):
            start = line.start
            self._report("mixed-indentation", start, start + line.indent)
            self.indents = "mixed"
        elif lead:
            self.indents = "\t" if tabs else " "

    # -- lists

    def _item(self, line: Line) -> None:
        items = self.block
        assert isinstance(items, ItemList)  # noqa: S101  (the caller has started it)
        start = line.start + line.indent
        if items.items and line.indent + 1 > self.base:
            self._report("nested-list", start, max(start + 1, line.body))
        else:
            self.base = line.indent + 1
        sign = line.mark
        element = self._element(line, sign)
        items.items.append(element)
        self.root = self.last = element
        self.levels = []
        self.depth = 0
        self.rows.append(Row(line, "item"))
        self._take_data(line, element)

    # -- reconstructions

    def _is_open(self) -> bool:
        """Tell whether the reconstruction at hand still lacks a conclusion."""
        if not isinstance(self.block, Reconstruction):
            return False
        lines = self.block.lines
        return len(lines) < _TWO or not (
            isinstance(lines[-1], Premise) and isinstance(lines[-2], Step)
        )

    def _report_cut(self, line: Line) -> None:
        start = line.start + line.indent
        stop = max(start + 1, line.stop)
        self._report("blank-line-between-steps", start, stop, fix=self._cut_gap(line))

    def _start_reconstruction(self, line: Line) -> None:
        before = self.blocks[-1] if self.blocks else None
        argument = None
        if isinstance(before, Element) and before.kind == "argument":
            argument = before
        self._start_block(Reconstruction([], argument))

    def _premise(self, line: Line) -> None:
        block = self.block
        assert isinstance(block, Reconstruction)  # noqa: S101  (started by the caller)
        start = line.start + line.indent
        if line.kind:
            start = self.text.index("(", line.start)
        element = self._element(line, f"({line.mark})")
        if element.kind == "argument":
            title = f"<{element.title}>"
            self._report(
                "argument-as-premise", element.start, element.stop, title=title
            )
        block.lines.append(Premise(line.mark, start, element))
        self.root = self.last = element
        self.levels = []
        self.depth = 0
        self.rows.append(Row(line, "premise"))
        self._take_data(line, element)

    def _lone_step(self, line: Line) -> None:
        """Read an inference line that no premises precede."""
        start = line.start + line.indent
        text = self.text[start : line.stop].rstrip(_STRIP) or "--"
        text = self.text[start : max(line.stop, start + _TWO)].rstrip(_STRIP)
        closed = text.endswith("--") and len(text) > _TWO
        escape = "" if closed else ", or write `\\--` for plain text"
        self._report("missing-premise", start, start + _TWO, escape=escape)
        if closed:
            self._start_block(Reconstruction([]))
            self._step(line)
        elif self.gap is None and isinstance(self.last, Element):
            self.rows.append(Row(line, "broken", self.depth))
            more = (start, max(line.stop, start + _TWO))
            self.last.pieces = grown(self.last.pieces, more)
        else:
            self._start_element(line._replace(kind="", mark="", body=start))

    def _step(self, line: Line) -> None:
        block = self.block
        assert isinstance(block, Reconstruction)  # noqa: S101  (started by the caller)
        start = line.start + line.indent
        stop = max(line.stop, start + _TWO)
        text = self.text[start:stop].rstrip(_STRIP)
        stop = start + len(text)
        step = Step(start, stop)
        block.lines.append(step)
        self.root = self.last = step
        self.levels = []
        self.depth = 0
        self.rows.append(Row(line, "step"))
        self._take_data(line, step)
        if not text.strip("-"):
            if len(text) == _TWO:
                self.open_step = step
            elif len(text) == _THREE:
                fix = self._insert("add a dash", stop, "-")
                self._report("short-inference-line", start, stop, fix=fix)
            return
        if text.endswith("--"):
            self._add_rules(step, start + _TWO, start + len(text.rstrip("-")))
        else:
            self._add_rules(step, start + _TWO, stop)
            self.open_step = step

    def _add_rules(self, step: Step, start: int, stop: int) -> None:
        for part in re.finditer(r"(?:[^,\\]|\\.?)+", self.text[start:stop]):
            words = part.group()
            bare = words.strip(_STRIP)
            if bare:
                begin = start + part.start() + len(words) - len(words.lstrip(_STRIP))
                step.rules.append((begin, begin + len(bare)))

    def _inside_step(self, line: Line) -> bool:
        """Go on with an inference line of several lines; False if it has ended."""
        step = self.open_step
        assert step is not None  # noqa: S101  (the caller has looked)
        if line.kind in ("number", "heading") or self.gap is not None:
            self._close_step_late()
            return False
        start = line.start + line.indent
        stop = max(line.stop, line.body, start)
        text = self.text[start:stop].rstrip(_STRIP)
        if line.kind == "dashes" and not text:
            text = "--"
        self._take_data(line, step)
        self.rows.append(Row(line, "rule"))
        if text.endswith("--"):
            self._add_rules(step, start, start + len(text.rstrip("-")))
            self.open_step = None
        else:
            self._add_rules(step, start, start + len(text))
        step.stop = start + len(text)
        return True

    def _close_step_late(self) -> None:
        step = self.open_step
        self.open_step = None
        if step is not None:
            rule = ""
            if step.rules:
                begin, end = step.rules[0]
                rule = self.text[begin:end].strip("-" + _STRIP)
            self._report(
                "unclosed-inference", step.start, step.start + _TWO, rule=rule or "rule"
            )

    def _finish_reconstruction(self, block: Reconstruction) -> None:
        lines = block.lines
        if not any(isinstance(one, Step) for one in lines):
            self._report_at("missing-inference", lines[-1])
        premises = 0
        for before, one in zip([None, *lines], [*lines, None], strict=True):
            if isinstance(before, Step) and not isinstance(one, Premise):
                number = sum(isinstance(x, Premise) for x in lines) + 1
                self._report(
                    "missing-conclusion", before.start, before.stop, number=number
                )
            premises = 0 if isinstance(one, Step) else premises + 1
        # Behind the last conclusion stands nothing (the None at the end counts).
        if premises > _TWO and any(isinstance(one, Step) for one in lines):
            self._report_at("missing-inference", lines[-1])
        self._check_numbers(block)

    def _report_at(self, name: str, line: Premise | Step) -> None:
        stop = line.element.stop if isinstance(line, Premise) else line.stop
        self._report(name, line.start, max(stop, line.start + 1))

    def _check_numbers(self, block: Reconstruction) -> None:
        numbered = [one for one in block.lines if isinstance(one, Premise)]
        edits: list[Edit] = []
        first: tuple[Premise, int] | None = None
        for wanted, one in enumerate(numbered, 1):
            if one.number and one.number.lstrip("0") != str(wanted):
                first = first or (one, wanted)
                span = self._number_range(one)
                edits.append(Edit(self._span(*span), str(wanted)))
        if first is not None:
            one, wanted = first
            # ``uses`` names lines by number, so numbers behind its back stay.
            steps = (step for step in block.lines if isinstance(step, Step))
            safe = not any(step.data for step in steps)
            fix = Fix("number the lines from (1)", tuple(edits), safe)
            self._report(
                "misnumbered-line",
                *self._number_range(one),
                fix=fix,
                number=one.number,
                wanted=wanted,
            )

    def _number_range(self, line: Premise) -> Range:
        return line.start + 1, line.start + 1 + len(line.number)
