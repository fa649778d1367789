"""From lines to the syntax tree; never raises, recovers at the next line."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from argmap.diagnostics import Diagnostic, Edit, Fix, Note, Severity
from argmap.lang import lexer
from argmap.lang.elements import LINK, ElementReader
from argmap.lang.frontmatter import FRONTMATTER_END, find_frontmatter
from argmap.lang.includes import Inclusions
from argmap.lang.levels import Levels
from argmap.lang.reports import Reporter
from argmap.lang.steps import add_rules, check_reconstruction
from argmap.lang.tree import (
    Block,
    Element,
    Frontmatter,
    Heading,
    Include,
    ItemList,
    Link,
    Premise,
    Reconstruction,
    Row,
    Step,
    SyntaxTree,
    grown,
)
from argmap.model.inlines import TAG

if TYPE_CHECKING:
    from argmap.lang.lexer import Line
    from argmap.source import SourceText

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
        self.reporter = Reporter(source)
        self.blocks: list[Block] = []
        self.rows: list[Row] = []
        self.text = ""
        self.reader = ElementReader("", self.reporter)
        self.front: Frontmatter | None = None
        # The block at hand and what a relation or a further line would belong to.
        self.block: Block | None = None
        self.root: Element | Step | None = None
        self.last: Element | Step | Heading | None = None
        self.depth = 0
        self.levels = Levels(self.reporter)
        self.open_step: Step | None = None
        self.gap: int | None = 0
        self.dashes = False
        self.skipping = False

    # -- the whole

    def parse(self) -> SyntaxTree:
        self.front, start = find_frontmatter(self.reporter)
        scan = lexer.scan(self.source, start)
        self.reporter.problems += scan.diagnostics
        self.text = scan.text
        self.reader = ElementReader(scan.text, self.reporter)
        for line in scan.lines(start):
            self._line(line)
        self._finish_block()
        self.reader.finish()
        return SyntaxTree(
            self.source,
            scan.text,
            self.blocks,
            self.rows,
            scan.regions,
            self.front,
            start,
            self.reporter.problems,
        )

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
        self.levels = Levels(self.reporter)
        self.depth = 0
        self.dashes = False

    def _finish_block(self) -> None:
        if self.open_step is not None:
            self._close_step_late()
        if isinstance(self.block, Reconstruction):
            check_reconstruction(self.reporter, self.block)
        self.block = None

    def _report_missing_blank(self, line: Line, what: str | None = None) -> None:
        start = line.start + line.indent
        escape = ""
        if line.kind == "item":
            escape = f", or write `\\{line.mark}` for plain text"
            if line.mark != "*":
                escape = f", or write `{line.mark[:-1]}\\.` for plain text"
        fix = self.reporter.insertion("leave a blank line", line.start, "\n")
        stop = line.body if line.kind else line.stop
        what = what or _WHAT[line.kind]
        self.reporter.report(
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
            self.reporter.report(
                "empty-heading", start, start + len(line.mark), mark=line.mark
            )
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
                self.reporter.report(
                    "data-without-element", region.start, region.start + 1
                )
            else:
                fix = self._cut_gap(line)
                self.reporter.report(
                    "data-without-element", region.start, region.start + 1, fix=fix
                )
                self._take_data(line, self.last)
            self.rows.append(Row(line, "broken"))
            return
        if text.startswith("#") and not line.indent:
            mark = _TAG_HEADING.match(text)
            if mark is not None:
                start = line.body + len(mark.group(1))
                fix = self.reporter.insertion(
                    "make it a heading", start, " ", safe=False
                )
                heading = f"{mark.group(1)} {mark.group()[len(mark.group(1)) :]}"
                self.reporter.report(
                    "tag-instead-of-heading",
                    line.body,
                    line.body + mark.end(),
                    fix=fix,
                    mark=mark.group(),
                    heading=heading,
                )
        self._start_element(line)

    def _start_element(self, line: Line) -> None:
        element = self.reader.read(line)
        self._start_block(element)
        self.root = self.last = element
        self.rows.append(Row(line, "element"))
        self._take_data(line, element)

    def _skip_frontmatter(self, line: Line) -> None:
        self._finish_block()
        self.reporter.report("misplaced-frontmatter", line.body, line.stop)
        self.skipping = FRONTMATTER_END.search(self.text, line.stop) is not None
        self.rows.append(Row(line, "broken"))

    def _include(self, path: str, line: Line) -> None:
        include = Include(path, line.body, line.stop)
        self._start_block(include)
        self.rows.append(Row(line, "include"))
        found = self.inclusions.fetch(
            path.strip(), self.reporter.span(line.body, line.stop)
        )
        self.block = None
        if isinstance(found, Diagnostic):
            self.reporter.problems.append(found)
            return
        source, full = found
        self.inclusions.folders.append(posixpath.dirname(full))
        include.tree = parse_tree(source, self.inclusions)
        self.inclusions.folders.pop()

    def _take_data(self, line: Line, owner: Element | Step | Heading) -> None:
        for region in line.data:
            if owner.data is not None:
                first = Note(
                    "the first one",
                    self.reporter.span(owner.data.start, owner.data.end),
                )
                self.reporter.report(
                    "data-twice", region.start, region.start + 1, notes=(first,)
                )
                continue
            owner.data = region
            if not isinstance(owner, Step):
                rest = self.text[region.end : line.stop]
                if rest.strip(_STRIP):
                    self.reporter.report("text-after-data", region.end, line.stop)

    # -- further lines of a block

    def _continue(self, line: Line) -> None:
        """Go on with what the last line was about, unless the line starts something."""
        last = self.last
        text = self.text[line.body : line.stop]
        if not text:
            self.rows.append(Row(line, "data", self.depth))
            if last is not None:
                self._take_data(line, last)
        elif text[0] == "@" and (path := _INCLUDE.match(text)):
            self.reporter.report("misplaced-include", line.body, line.stop)
            self._include(path.group(1), line)
        elif text[0] == "=" and _EQUALS.match(text):
            self._skip_frontmatter(line)
        elif _starts_element(text) or isinstance(last, Step) or last is None:
            self._new_element(line)
        elif (op := self._unknown_operator(line, text)) is not None:
            self._unknown_relation(line, op)
        else:
            self._more(line, last)

    def _unknown_operator(self, line: Line, text: str) -> str | None:
        """Return what looks like the sign of a relation and is none."""
        op = None if isinstance(self.block, Heading) else UNKNOWN_OPERATOR.match(text)
        if op is None or not line.indent:
            return None
        aims = text[op.end() :].lstrip()[:1] in ("[", "<")
        return op.group(1) if aims or _SURE_OP.match(text) else None

    def _more(self, line: Line, last: Element | Heading) -> None:
        """Add the line to the text of *last*."""
        start, stop = line.body, line.stop
        self.rows.append(Row(line, "more", self.depth))
        if isinstance(last, Heading):
            if len(last.pieces) == 1:
                fix = self.reporter.insertion(
                    "leave a blank line", line.start, "\n", safe=False
                )
                self.reporter.report("heading-goes-on", start, stop, fix=fix)
        elif last.data is not None:
            self.reporter.report("text-after-data", start, stop)
        elif last.form == "reference":
            bracket = "[{}]" if last.kind == "statement" else "<{}>"
            title = bracket.format(last.title)
            self.reporter.report("text-after-reference", start, stop, title=title)
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
        fix = self.reporter.insertion("number the line", start, f"({number}) ")
        if lines and isinstance(lines[-1], Step):
            self.reporter.report(
                "missing-conclusion", start, line.stop, fix=fix, number=number
            )
        else:
            self._report_missing_blank(line, "a new element")
        self._premise(line)

    def _unknown_relation(self, line: Line, op: str) -> None:
        start = line.body
        self.reporter.report("unknown-operator", start, start + len(op), op=op)
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
            edit = Edit(self.reporter.span(start, stop), "*")
            fix = (
                Fix("make it an item of a list", (edit,), safe=False) if dash else None
            )
            self.reporter.report(
                "relation-to-nothing", start, stop, fix=fix, op=line.mark
            )
            self._start_block(ItemList([]))
            self.dashes = dash
            self._item(line)
            return
        self.reporter.report(
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
        edit = Edit(self.reporter.span(self.gap, line.start), "")
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
        owner = self.levels.owner(line, start, self.root, self.last)
        self.levels.check_tabs(line, self.text)
        element = self.reader.read(line, line.mark)
        mark = line.mark
        sign = mark if mark == "><" else mark.strip("<>")
        outward = mark != "><" and mark.endswith(">")
        if isinstance(owner, Step):
            if sign != "_" or outward:
                self.reporter.report(
                    "only-undercuts-here", start, start + len(mark), op=mark
                )
            outward = False
        elif sign == "><" and "argument" in (element.kind, owner.kind):
            wrong = element if element.kind == "argument" else owner
            mild = Severity.WARNING if wrong is owner else None
            title = f"<{wrong.title}>"
            place = (start, start + len(mark))
            self.reporter.report(
                "contradiction-with-argument", *place, severity=mild, title=title
            )
        owner.links = grown(owner.links, Link(sign, outward, start, element))
        self.last = element
        self.depth = self.levels.depth
        self.rows.append(Row(line, "link", self.depth))
        self._take_data(line, element)

    # -- lists

    def _item(self, line: Line) -> None:
        items = self.block
        assert isinstance(items, ItemList)  # noqa: S101  (the caller has started it)
        start = line.start + line.indent
        base = line.indent + 1
        if items.items and base > self.levels.base:
            self.reporter.report("nested-list", start, max(start + 1, line.body))
            base = self.levels.base
        self.levels.restart(base)
        sign = line.mark
        element = self.reader.read(line, sign)
        items.items.append(element)
        self.root = self.last = element
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
        self.reporter.report(
            "blank-line-between-steps", start, stop, fix=self._cut_gap(line)
        )

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
        element = self.reader.read(line, f"({line.mark})")
        if element.kind == "argument":
            title = f"<{element.title}>"
            self.reporter.report(
                "argument-as-premise", element.start, element.stop, title=title
            )
        block.lines.append(Premise(line.mark, start, element))
        self.root = self.last = element
        self.levels.restart()
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
        self.reporter.report("missing-premise", start, start + _TWO, escape=escape)
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
        self.levels.restart()
        self.depth = 0
        self.rows.append(Row(line, "step"))
        self._take_data(line, step)
        if not text.strip("-"):
            if len(text) == _TWO:
                self.open_step = step
            elif len(text) == _THREE:
                fix = self.reporter.insertion("add a dash", stop, "-")
                self.reporter.report("short-inference-line", start, stop, fix=fix)
            return
        if text.endswith("--"):
            add_rules(step, self.text, start + _TWO, start + len(text.rstrip("-")))
        else:
            add_rules(step, self.text, start + _TWO, stop)
            self.open_step = step

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
            add_rules(step, self.text, start, start + len(text.rstrip("-")))
            self.open_step = None
        else:
            add_rules(step, self.text, start, start + len(text))
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
            self.reporter.report(
                "unclosed-inference", step.start, step.start + _TWO, rule=rule or "rule"
            )


def _starts_element(text: str) -> bool:
    """Tell whether a line starts a new element though no blank line precedes it."""
    if text[0] not in "[<" or LINK.match(text):
        return False
    return bool(_DEFINES.match(text) or _ALONE.match(text))
