"""From records to the map: ids, relations, fields, and where each element stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from argmap.diagnostics import Edit, Fix
from argmap.lang.grouping import regroup_sections
from argmap.lang.keys import read_keys
from argmap.lang.messages import diagnose
from argmap.lang.naming import Namer
from argmap.lang.records import LinkRecord, Record, StepRecord
from argmap.lang.references import check_references
from argmap.model import (
    EMPTY,
    Argument,
    ArgumentMap,
    Attack,
    FrozenDict,
    Inference,
    Section,
    Statement,
    freeze,
)
from argmap.model.drafts import (
    DraftArgument,
    DraftAttack,
    DraftInference,
    DraftStatement,
)
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.lang.lexer import Region
    from argmap.lang.records import Place, Records, SectionRecord
    from argmap.lang.settings import Settings
    from argmap.source import SourceText

End: TypeAlias = Record | StepRecord
_KINDS = {"-": "attack", "_": "undercut", "><": "contradictory"}
_NOTHING: dict[str, Any] = {}


@attrs.define(eq=False)
class Resolution:
    """The map of a document, its places and what is wrong with its names.

    Args:
        map: The map.
        places: Id → where it occurs.
        main: Id → where it is defined.
        diagnostics: Problems of names, keys and references.
    """

    map: ArgumentMap
    places: dict[str, list[Place]]
    main: dict[str, Place]
    diagnostics: list[Diagnostic]


def resolve(records: Records, settings: Settings) -> Resolution:
    """Return the map that *records* describe. Linear in their number."""
    return _Resolver(records, settings).resolve()


class _Resolver:
    def __init__(self, records: Records, settings: Settings) -> None:
        self.records = records
        self.settings = settings
        self.diagnostics: list[Diagnostic] = []
        self.namer = Namer(records, settings.reserved)
        self.places: dict[str, list[Place]] = {}
        self.main: dict[str, Place] = {}
        self.read: dict[int, tuple[dict[str, Any], Any]] = {}
        self.attacks: dict[int, Attack | None] = {}
        self.inferences: list[Inference] = []
        self.attack_list: list[Attack] = []
        self.known: dict[tuple[str, ...], str] = {}

    def resolve(self) -> Resolution:
        records, settings = self.records, self.settings
        self._read_all()
        statements = tuple(self._statement(one) for one in records.statements)
        self._events()
        arguments = tuple(
            self._argument(one)
            for one in records.arguments
            if id(one) not in self.attacks and not self._is_only_bare(one)
        )
        sections = self._sections()
        self.diagnostics += self.namer.diagnostics
        self.diagnostics += check_references(records, self.attacks)
        made = settings.complete(
            {
                "statements": statements,
                "arguments": arguments,
                "inferences": tuple(self.inferences),
                "attacks": tuple(self.attack_list),
                "sections": sections,
            },
            self.namer.pool,
            self.diagnostics,
        )
        return Resolution(made, self.places, self.main, self.diagnostics)

    # -- data

    def _read_all(self) -> None:
        """Read the data of every record; give ids."""
        records = self.records
        explicit: dict[int, str] = {}
        steps = [one for one in records.events if isinstance(one, StepRecord)]
        for kind, several in (
            ("statement", records.statements),
            ("argument", records.arguments),
            ("section", records.sections),
            ("inference", steps),
        ):
            for one in several:
                if one.data:
                    fields, _ = self._keys(kind, one, one.data, one.data_at)
                    if "id" in fields:
                        explicit[id(one)] = fields.pop("id")
        # Ids of inference lines are claimed before any id is derived.
        given = {
            id(one): self.namer.claim(explicit[id(one)], one.place)
            for one in steps
            if id(one) in explicit
        }
        self.namer.name_all(explicit)
        for one in steps:
            one.id = given.get(id(one), "")

    def _keys(
        self,
        kind: str,
        one: object,
        data: dict[str, Any],
        at: Sequence[tuple[SourceText, Region]],
    ) -> tuple[dict[str, Any], Any]:
        place = None
        if at:
            source, region = at[-1]
            place = Span(source, region.start, region.end)
        found = read_keys(kind, data, place)
        self.diagnostics += found.problems
        rest = FrozenDict(found.data) if found.data else EMPTY  # its values are frozen
        self.read[id(one)] = found.fields, rest
        return found.fields, rest

    def _note(self, id: str, places: list[Place], main: Place | None) -> None:  # noqa: A002
        if places:
            self.places[id] = places
            self.main[id] = main or places[0]

    # -- elements

    def _statement(self, record: Record) -> Statement:
        one = record.id
        self._note(one, record.places, record.main)
        texts = record.texts
        fields, data = self.read.get(id(record), (_NOTHING, EMPTY))
        text = texts[-1] if texts else ""
        members = tuple(texts[:-1])
        tags = tuple(record.tags) if record.tags else ()
        if not fields:
            return DraftStatement(
                one, text, record.title, members, tags=tags, data=data
            )
        values: dict[str, Any] = {
            "text": text,
            "title": record.title,
            "members": members,
        } | fields
        if "tags" in fields:
            values["tags"] = _united(tags, fields["tags"])
        else:
            values["tags"] = tags
        return Statement(one, data=data, **values)

    def _is_only_bare(self, record: Record) -> bool:
        """Tell whether every step of an untold argument belongs to no argument."""
        if not record.steps or record.defined or record.data or record.tags:
            return False
        return all(self._is_bare(step) for step in record.steps)

    def _is_bare(self, step: StepRecord) -> bool:
        return bool(self.read.get(id(step), (_NOTHING, EMPTY))[0].get("bare"))

    def _argument(self, record: Record) -> Argument:
        one = record.id
        self._note(one, record.places, record.main)
        texts = record.texts
        fields, data = self.read.get(id(record), (_NOTHING, EMPTY))
        # A step without a conclusion becomes no inference; the parser has said so.
        steps = [
            step
            for step in record.steps
            if step.conclusion is not None and not self._is_bare(step)
        ]
        gist = texts[-1] if texts else ""
        members = tuple(texts[:-1])
        ids = tuple([step.id for step in steps])
        lines = tuple([line.id for line in record.lines])
        if not steps or lines == derived_lines(steps):
            lines = ()
        tags = tuple(record.tags) if record.tags else ()
        if not fields:
            return DraftArgument(
                one, gist, record.title, members, ids, tags, data, lines
            )
        values: dict[str, Any] = {
            "gist": gist,
            "title": record.title,
            "members": members,
            "inferences": ids,
            "lines": lines,
        } | fields
        values["tags"] = _united(tags, fields["tags"]) if "tags" in fields else tags
        values.pop("attack", None)
        return Argument(one, data=data, **values)

    def _sections(self) -> tuple[Section, ...]:
        groups = self.settings.regroup
        if groups:
            if self.records.sections:
                self._note_replaced()
            return regroup_sections(self.records, groups, self.namer.pool)
        records = self.records.sections
        members: list[list[str]] = [[] for _ in records]
        for node in self.records.nodes:
            number = node.section if node.section is not None else node.first_section
            named = id(node) in self.attacks  # relations are members only by data
            if number is None or not node.id or named or self._is_only_bare(node):
                continue
            members[number].append(node.id)
        return tuple(
            self._section(record, members[number])
            for number, record in enumerate(records)
        )

    def _note_replaced(self) -> None:
        source, start, stop = self.records.sections[0].place
        self.diagnostics.append(
            diagnose("headings-replaced", Span(source, start, stop))
        )

    def _section(self, record: SectionRecord, members: list[str]) -> Section:
        self._note(record.id, [record.place], record.place)
        fields, data = self.read.get(id(record), (_NOTHING, EMPTY))
        parent = record.parent
        values = {
            "title": record.title,
            "level": record.level,
            "parent": None if parent is None else self.records.sections[parent].id,
            "members": tuple(members),
            "tags": record.tags,
        } | fields
        if "tags" in fields:
            values["tags"] = _united(record.tags, fields["tags"])
        return Section(record.id, data=data, **values)

    # -- relations

    def _events(self) -> None:
        """Turn relation lines and steps into inferences and attacks, in order."""
        for record in self.records.arguments:
            fields = self.read.get(id(record), (_NOTHING, EMPTY))[0]
            if "attack" in fields:
                self.attacks[id(record)] = None
        # Undercuts above an inference line may aim at it, so steps get ids first.
        for event in self.records.events:
            if isinstance(event, StepRecord) and not event.id:
                event.id = self.namer.step(event, None, bare=self._is_bare(event))
        for event in self.records.events:
            if isinstance(event, StepRecord):
                self._step(event)
            else:
                self._link(event)
        for record in self.records.arguments:
            if id(record) in self.attacks and self.attacks[id(record)] is None:
                self._declared_attack(record, None)

    def _step(self, step: StepRecord) -> None:
        if step.conclusion is None:
            return
        fields, data = self.read.get(id(step), (_NOTHING, EMPTY))
        premises = tuple([p.id for p in step.premises])
        self._note(step.id, [step.place], step.place)
        if not fields:
            conclusion = step.conclusion.id
            inference = DraftInference(
                step.id, premises, conclusion, rules=step.rules, data=data
            )
            self.inferences.append(inference)
            return
        values: dict[str, Any] = {"premises": premises, "rules": step.rules}
        values |= {key: value for key, value in fields.items() if key != "bare"}
        if step.rules and "rules" in fields:
            values["rules"] = (*step.rules, *fields["rules"])
        self.inferences.append(
            Inference(step.id, conclusion=step.conclusion.id, data=data, **values)
        )

    def _aim(self, end: End) -> str:
        """Return what an undercut of *end* hits: of a reconstruction, its last step."""
        if isinstance(end, Record) and end.kind == "argument":
            steps = [step for step in end.steps if step.conclusion is not None]
            if steps and id(end) not in self.attacks:
                return steps[-1].id
        return end.id

    def _link(self, event: LinkRecord) -> None:
        source: End = event.child
        target: End = event.owner
        if event.outward:
            source, target = target, source
        if isinstance(target, StepRecord) and target.conclusion is None:
            return  # the step has no conclusion; the parser has said so
        sign = event.sign
        if isinstance(source, Record) and id(source) in self.attacks and sign != "+":
            self._declared_attack(source, event, target)
            return
        between = _is_statement(source) and _is_statement(target)
        strict = between and self.settings.strict
        if sign == "+":
            self._support(event, source, target, strict=strict)
            return
        kind = _KINDS[sign]
        goal = target.id
        if sign == "_":
            goal = self._aim(target)
            if _is_statement(target):
                self._warn_of_undercut(event, target)
        elif sign == "-" and strict:
            kind = "contrary"
        ends = (source.id, goal)
        if kind in ("contrary", "contradictory"):
            ends = (min(ends), max(ends))
        key = (kind, *ends)
        place = event.place
        known = self.known.get(key)
        if known is not None:
            self.places[known].append(place)
            return
        one = self.namer.pool.attack_on(goal, kind)
        self.known[key] = one
        # A table of signs gives the kind, so it is one of the four.
        self.attack_list.append(DraftAttack(one, (source.id,), goal, kind=kind))  # type: ignore[arg-type]
        self._note(one, [place], place)

    def _support(
        self, event: LinkRecord, source: End, target: End, *, strict: bool
    ) -> None:
        key = ("+", source.id, target.id)
        place = event.place
        known = self.known.get(key)
        if known is not None:
            self.places[known].append(place)
            return
        one = self.namer.pool.support_of(target.id)
        self.known[key] = one
        inference = DraftInference(one, (source.id,), target.id, strict=strict)
        self.inferences.append(inference)
        self._note(one, [place], place)

    def _warn_of_undercut(self, event: LinkRecord, target: End) -> None:
        assert isinstance(target, Record)  # noqa: S101  (steps are no statements)
        source, start, _ = event.place
        stop = start + len(event.link.op)
        fix = None
        owner = target.places[0]
        if not event.outward and target.title is not None:
            # The bracket of the line above decides what is undercut.
            begin = owner[1]
            length = len(target.title) + 2
            title = f"<{target.title}>"
            edit = Edit(Span(owner[0], begin, begin + length), title)
            fix = Fix(f"make it the argument `{title}`", (edit,), safe=False)
        self.diagnostics.append(
            diagnose(
                "undercut-of-statement",
                Span(source, start, stop),
                fix=fix,
                subject=target.id,
                op=event.link.op,
                title=target.title or "…",
            )
        )

    def _declared_attack(
        self, record: Record, event: LinkRecord | None, target: End | None = None
    ) -> None:
        """Make the attack that the data of an argument declares."""
        one = record.id
        if event is not None and self.attacks[id(record)] is not None:
            self.places[one].append(event.place)
            return
        fields, rest = self.read[id(record)]
        source, region = record.data_at[-1]
        place = Span(source, region.start, region.end)
        found = read_keys("attack", fields["attack"], place)
        self.diagnostics += found.problems
        values = dict(found.fields)
        values.pop("id", None)
        data = dict(found.data)
        goal = values.pop("target", None)
        kind = "attack"
        if event is not None and target is not None:
            kind = _KINDS[event.sign]
            goal = self._aim(target) if event.sign == "_" else target.id
            between = _is_statement(target)
            if event.sign == "-" and between and self.settings.strict:
                kind = "attack"
        if not isinstance(goal, str) or not goal:
            self.diagnostics.append(
                diagnose("attack-without-target", place, title=record.title or "…")
            )
            goal = one
        tags = _united(tuple(record.tags or ()), values.pop("tags", ()))
        title = values.pop("title", default_title(record.title or one, goal))
        premises = values.pop("premises", ())
        kind = values.pop("kind", kind)
        attack = Attack(
            one,
            premises,
            goal,
            title=title,
            kind=kind,
            tags=tags,
            data=freeze({**rest, **data}),
            **values,
        )
        self.attacks[id(record)] = attack
        self.attack_list.append(attack)
        self._note(one, list(record.places), record.main)


def derived_lines(steps: Sequence[StepRecord]) -> tuple[str, ...]:
    """Return the lines that the steps give: new premises, then the conclusion."""
    seen: set[str] = set()
    lines: list[str] = []
    for step in steps:
        for premise in step.premises:
            if premise.id not in seen:
                seen.add(premise.id)
                lines.append(premise.id)
        if step.conclusion is not None:
            seen.add(step.conclusion.id)
            lines.append(step.conclusion.id)
    return tuple(lines)


def _is_statement(end: End) -> bool:
    return isinstance(end, Record) and end.kind == "statement"


def _united(tags: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return (*tags, *(tag for tag in more if tag not in tags))


def default_title(label: str, target: str) -> str | None:
    """Return the title of an attack declared under *label*.

    A label that is only the derived id of an attack on *target* is no title.
    """
    number = label.removeprefix(target)[1:]
    derived = label.startswith((f"{target}-", f"{target}_")) and number.isdecimal()
    return None if derived else label
