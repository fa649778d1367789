"""From the syntax tree to records: what is said of each title, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from argmap.diagnostics import Note
from argmap.lang.messages import diagnose
from argmap.lang.shortcodes import SHORTCODES
from argmap.lang.texts import read_rule, read_text
from argmap.lang.tree import (
    Element,
    Heading,
    ItemList,
    Link,
    Premise,
    Reconstruction,
    Step,
    grown,
)
from argmap.source import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.lang.lexer import Region
    from argmap.lang.tree import Range, SyntaxTree

Place: TypeAlias = tuple[SourceText, int, int]
_WHAT = {"**": "bold", "__": "bold", "*": "italic", "_": "italic"}


class Record:
    """Everything a document says of one statement or argument.

    Attributes:
        kind: ``statement`` or ``argument``.
        title: What stands in its brackets, None for one without.
        texts: Its wordings, in order.
        defined: True if a line says what it is.
        tags: Its tags, in order of appearance.
        data: Its data, merged.
        data_at: Where data of it stands.
        section: Number of its section, by Argdown's rule.
        first_section: The section of its first occurrence.
        places: Where it occurs.
        main: Where it is defined, by its last definition.
        steps: Its reconstruction.
        lines: Numbered lines of its reconstruction.
        id: Set when ids are given.
    """

    __slots__ = (
        "data",
        "data_at",
        "defined",
        "first_section",
        "id",
        "kind",
        "lines",
        "main",
        "places",
        "reconstructed",
        "section",
        "steps",
        "tags",
        "texts",
        "title",
        "told",
    )

    def __init__(self, kind: str, title: str | None) -> None:
        self.kind = kind
        self.title = title
        self.texts: Sequence[str] = ()
        self.defined = False
        self.tags: dict[str, None] | None = None
        self.data: dict[str, Any] | None = None
        self.data_at: Sequence[tuple[SourceText, Region]] = ()
        self.section: int | None = None
        self.first_section: int | None = None
        self.places: list[Place] = []
        self.main: Place | None = None
        self.reconstructed: Place | None = None
        self.steps: Sequence[StepRecord] = ()
        self.lines: Sequence[Record] = ()
        self.id = ""
        self.told = False

    @property
    def label(self) -> str:
        """Its title in its brackets."""
        return f"[{self.title}]" if self.kind == "statement" else f"<{self.title}>"


@attrs.define(eq=False)
class StepRecord:
    """A step of a reconstruction."""

    argument: Record
    premises: list[Record]
    conclusion: Record | None
    rules: tuple[str, ...]
    data: dict[str, Any] | None
    data_at: Sequence[tuple[SourceText, Region]]
    place: Place
    id: str = ""


@attrs.define(eq=False)
class LinkRecord:
    """A relation line between two records, or from a record to a step."""

    sign: str
    outward: bool
    owner: Record | StepRecord
    child: Record
    place: Place
    link: Link


@attrs.define(eq=False)
class SectionRecord:
    """A heading."""

    title: str
    level: int
    parent: int | None
    tags: tuple[str, ...]
    data: dict[str, Any] | None
    data_at: Sequence[tuple[SourceText, Region]]
    place: Place
    id: str = ""


@attrs.define(eq=False)
class Records:
    """All records of a document, each kind in order of first appearance."""

    statements: list[Record] = attrs.Factory(list)
    arguments: list[Record] = attrs.Factory(list)
    sections: list[SectionRecord] = attrs.Factory(list)
    events: list[LinkRecord | StepRecord] = attrs.Factory(list)
    statement_titles: dict[str, Record] = attrs.Factory(dict)
    argument_titles: dict[str, Record] = attrs.Factory(dict)
    nodes: list[Record] = attrs.Factory(list)
    mentions: list[tuple[str, Place]] = attrs.Factory(list)
    titles_in_text: list[tuple[str, Place]] = attrs.Factory(list)
    diagnostics: list[Diagnostic] = attrs.Factory(list)


def collect_records(tree: SyntaxTree, codes: Mapping[str, str] = SHORTCODES) -> Records:
    """Return what the document *tree* says, by title.

    Linear in the size of the document; nothing recurses over nested relations.

    Args:
        tree: The document.
        codes: Signs that texts may use by name.
    """
    collector = _Collector(codes)
    for one, block in tree.walk():
        collector.take(one, block)
    return collector.records


def merge_data(into: dict[str, Any], new: Mapping[str, Any]) -> None:
    """Put *new* into *into*: mappings are merged, everything else is replaced.

    Mappings inside *into* are copied first, as YAML's aliases may share them.
    """
    stack = [(into, new)]
    while stack:
        target, extra = stack.pop()
        for key, value in extra.items():
            known = target.get(key)
            if isinstance(known, dict) and isinstance(value, dict):
                target[key] = dict(known)
                stack.append((target[key], value))
            else:
                target[key] = value


class _Collector:
    def __init__(self, codes: Mapping[str, str]) -> None:
        self.codes = codes
        self.records = Records()
        self.source = SourceText("")
        self.masked = ""
        self.section: int | None = None
        self.argument: tuple[Element, Record] | None = None

    def take(self, tree: SyntaxTree, block: object) -> None:
        self.source, self.masked = tree.source, tree.text
        if isinstance(block, Element):
            record = self._top(block, None)
            self.argument = (block, record) if block.kind == "argument" else None
            return
        if isinstance(block, Reconstruction):
            self._reconstruction(block)
        elif isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, ItemList):
            for element in block.items:
                self._top(element, None)
        self.argument = None

    # -- data

    def _data(self, region: Region | None) -> dict[str, Any] | None:
        if region is None:
            return None
        from argmap.lang.yaml12 import load_mapping  # noqa: PLC0415  (not every text has data)

        start, end = region.start, region.end
        text = self.source.text[start:end]
        inside = text[1:-1] if region.kind == "data" else text[1:]
        first, newline, _ = inside.partition("\n")
        if not newline:
            first, newline, _ = inside.partition("\r")
        if newline and not first.strip():
            value, problems = load_mapping(inside, self.source, start + 1)
        elif region.kind == "data":
            value, problems = load_mapping(text, self.source, start, flow=True)
        else:
            value, problems = load_mapping(text + "}", self.source, start, flow=True)
            problems = ()
        self.records.diagnostics.extend(problems)
        return value

    # -- elements

    def _record(self, element: Element) -> Record:
        records = self.records
        if element.form == "text":
            record = Record("statement", None)
            records.statements.append(record)
            records.nodes.append(record)
            return record
        statement = element.kind == "statement"
        known = records.statement_titles if statement else records.argument_titles
        found = known.get(element.title)
        if found is None:
            found = known[element.title] = Record(element.kind, element.title)
            (records.statements if statement else records.arguments).append(found)
            records.nodes.append(found)
        return found

    def _element(self, element: Element) -> Record:
        """Add what *element*, which has no relations, says to its record."""
        record = self._record(element)
        record.places.append((self.source, element.start, element.stop))
        self._tell(record, element)
        return record

    def _tell(self, record: Record, element: Element) -> None:
        """Add text, tags and data of *element* to its record.

        As in Argdown, an element says so behind the relations nested in it: where one
        of them defines the same title once more, the outer wording is the last.
        """
        text = ""
        if element.pieces:
            text, tags = self._text(element.pieces)
            if tags:
                record.tags = record.tags or {}
                record.tags.update(dict.fromkeys(tags))
        defines = element.form != "reference"
        if defines:
            record.defined = True
            record.texts = grown(record.texts, text)
            record.main = (self.source, element.start, element.stop)
        data = None
        if element.data is not None:
            data = self._data(element.data)
            record.data_at = grown(record.data_at, (self.source, element.data))
            if data:
                if record.data is None:
                    record.data = {}
                merge_data(record.data, data)
        self._place(record, data, defines=defines)

    def _place(
        self, record: Record, data: dict[str, Any] | None, *, defines: bool
    ) -> None:
        """Put *record* into the section that Argdown's rule says."""
        section = self.section
        if not record.told:
            record.told = True
            record.first_section = section
        grouped = data.get("isInGroup") if data else None
        takes = defines and grouped is None and record.section is None
        if grouped is True or takes:
            record.section = section

    def _text(self, pieces: Sequence[Range]) -> tuple[str, tuple[str, ...]]:
        reading = read_text(self.masked, pieces, self.codes)
        if len(reading.text) and (reading[2] or reading[3] or reading[4]):
            self._note_inlines(reading)
        return reading.text, tuple(reading.tags)

    def _note_inlines(self, reading: Any) -> None:
        source, records = self.source, self.records
        for mention, at in reading.mentions:
            records.mentions.append((mention, (source, at, at + len(mention) + 1)))
        for title, at in reading.titles:
            records.titles_in_text.append((title, (source, at, at + len(title))))
        for mark, at in reading.open_marks:
            records.diagnostics.append(
                diagnose(
                    "unclosed-mark",
                    Span(source, at, at + len(mark)),
                    mark=mark,
                    what=_WHAT[mark],
                    escaped="".join(f"\\{c}" for c in mark),
                )
            )

    def _top(self, element: Element, step: StepRecord | None) -> Record:
        """Note an element of the document and the relations under it."""
        if not element.links:
            return self._element(element)
        record = self._record(element)
        record.places.append((self.source, element.start, element.stop))
        self._links(record, element.links, step)
        self._tell(record, element)
        return record

    def _links(
        self, top: Record | StepRecord, links: Sequence[Link], step: StepRecord | None
    ) -> None:
        """Note relations and what is nested in them; *step* is what they conclude."""
        events = self.records.events
        source = self.source
        stack: list[tuple[Record | StepRecord, Iterator[Link], Element | None]]
        stack = [(top, iter(links), None)]
        while stack:
            owner, rest, told = stack[-1]
            link = next(rest, None)
            if link is None:
                stack.pop()
                if told is not None and isinstance(owner, Record):
                    self._tell(owner, told)
                continue
            element = link.element
            if not element.pieces and element.form == "text" and not element.links:
                continue  # nothing stands behind the sign; the parser has said so
            nested = bool(element.links)
            if nested:
                child = self._record(element)
                child.places.append((source, element.start, element.stop))
            else:
                child = self._element(element)
            aim = owner
            if (
                owner is top
                and step is not None
                and link.sign == "_"
                and not link.outward
            ):
                aim = step
            place = (source, link.start, element.stop)
            events.append(LinkRecord(link.sign, link.outward, aim, child, place, link))
            if nested:
                stack.append((child, iter(element.links), element))

    # -- headings and reconstructions

    def _heading(self, heading: Heading) -> None:
        sections = self.records.sections
        text, tags = self._text(heading.pieces) if heading.pieces else ("", ())
        parent = self.section
        while parent is not None and sections[parent].level >= heading.level:
            parent = sections[parent].parent
        data = self._data(heading.data)
        at = ((self.source, heading.data),) if heading.data is not None else ()
        place = (self.source, heading.start, heading.stop)
        sections.append(
            SectionRecord(text, heading.level, parent, tags, data, at, place)
        )
        self.section = len(sections) - 1

    def _reconstruction(self, block: Reconstruction) -> None:
        records = self.records
        argument = None
        first = block.lines[0]
        place = (self.source, first.start, first.start + 1)
        if block.argument is not None and self.argument is not None:
            argument = self.argument[1]
            if argument.reconstructed is not None:
                source, start, stop = argument.reconstructed
                note = Note("the first one", Span(source, start, stop))
                records.diagnostics.append(
                    diagnose(
                        "second-reconstruction",
                        Span(*place),
                        notes=(note,),
                        title=argument.title,
                    )
                )
                argument = None
        if argument is None:
            argument = Record("argument", None)
            # Without an inference line its lines are statements, and nothing more.
            if any(isinstance(line, Step) for line in block.lines):
                records.arguments.append(argument)
                records.nodes.append(argument)
            argument.first_section = self.section
        argument.reconstructed = place
        if self.section is not None:
            argument.section = self.section
        if not argument.places:
            argument.places.append(place)
        self._lines(block, argument)

    def _lines(self, block: Reconstruction, argument: Record) -> None:
        numbers: dict[str, Record] = {}
        lines: list[Record] = []
        waiting: list[Record] = []
        step: StepRecord | None = None
        before: Record | None = None
        for line in block.lines:
            if isinstance(line, Step):
                step = self._step(line, argument, before, waiting, numbers)
                waiting = []
                continue
            assert isinstance(line, Premise)  # noqa: S101  (there is no third kind)
            concludes = step is not None and step.conclusion is None
            record = self._top(line.element, step if concludes else None)
            lines.append(record)
            numbers.setdefault(line.number, record)
            if step is not None and concludes:
                step.conclusion = before = record
            else:
                waiting.append(record)
        argument.lines = lines

    def _step(
        self,
        line: Step,
        argument: Record,
        before: Record | None,
        waiting: list[Record],
        numbers: dict[str, Record],
    ) -> StepRecord:
        records = self.records
        rules = tuple(
            read_rule(self.masked, start, stop, self.codes)
            for start, stop in line.rules
        )
        data = self._data(line.data)
        at = ((self.source, line.data),) if line.data is not None else ()
        premises = [] if before is None else [before]
        premises += waiting
        place = (self.source, line.start, line.stop)
        used = data.get("uses") if data else None
        if used is not None:
            premises = self._used(used, premises, numbers, place)
        step = StepRecord(argument, premises, None, rules, data, at, place)
        argument.steps = grown(argument.steps, step)
        records.events.append(step)
        self._links(step, line.links, None)
        return step

    def _used(
        self,
        used: object,
        premises: list[Record],
        numbers: dict[str, Record],
        place: Place,
    ) -> list[Record]:
        """Return the lines that ``uses`` names, by their numbers."""
        names = used if isinstance(used, list) else [used]
        found = [numbers[str(one)] for one in names if str(one) in numbers]
        for one in names:
            if str(one) not in numbers:
                self.records.diagnostics.append(
                    diagnose(
                        "unknown-line-number",
                        Span(*place),
                        number=str(one),
                        known=", ".join(numbers),
                    )
                )
        return found or premises
