"""Ids: given ones first, then titles, then words of the text, in document order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Note
from argmap.lang.messages import diagnose
from argmap.lang.records import Record
from argmap.model.ids import IdPool
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagnostics import Diagnostic
    from argmap.lang.records import Place, Records, SectionRecord, StepRecord


class Namer:
    """Gives every record its id.

    Explicit ids of the whole document are reserved before any id is derived, then
    titles, so that a new sentence never takes the id of an old one.

    Args:
        records: The records.
        reserved: Ids of elements that the frontmatter lists.
    """

    def __init__(self, records: Records, reserved: Iterable[str]) -> None:
        self.records = records
        self.pool = IdPool()
        self.diagnostics: list[Diagnostic] = []
        self.holders: dict[str, Place | None] = dict.fromkeys(reserved)
        for one in reserved:
            self.pool.reserve(one)

    def claim(self, wanted: str, place: Place | None) -> str:
        """Return *wanted* for an element that asks for it; report that it is taken."""
        if wanted not in self.pool:
            self.pool.reserve(wanted)
            self.holders[wanted] = place
            return wanted
        first = self.holders.get(wanted)
        notes = (
            () if first is None else (Note("it stands for this here", Span(*first)),)
        )
        span = None if place is None else Span(*place)
        self.diagnostics.append(diagnose("id-twice", span, notes=notes, id=wanted))
        return self.pool.fresh(wanted)

    def name_all(self, explicit: Mapping[int, str]) -> None:
        """Give ids to statements, arguments and sections, in this order.

        Args:
            explicit: ``id(record)`` → the id that its data asks for.
        """
        records = self.records
        rest: list[Record | SectionRecord] = []
        named: tuple[Record | SectionRecord, ...] = (
            *records.statements,
            *records.arguments,
            *records.sections,
        )
        for record in named:
            wanted = explicit.get(id(record))
            if wanted is None:
                rest.append(record)
            else:
                place = (
                    record.place if not isinstance(record, Record) else _place(record)
                )
                record.id = self.claim(wanted, place)
        untitled: list[Record | SectionRecord] = []
        for record in rest:
            if not isinstance(record, Record) or record.title is None:
                untitled.append(record)
            elif record.kind == "statement":
                record.id = self._titled(record.title, record)
            else:
                taken = record.title in self.pool
                wanted = f"<{record.title}>" if taken else record.title
                record.id = self._titled(wanted, record)
        for record in untitled:
            if not isinstance(record, Record):
                record.id = self.pool.section(record.title)
            elif record.kind == "statement":
                record.id = self.pool.statement(
                    record.texts[-1] if record.texts else ""
                )
            else:
                goal = _conclusion(record)
                record.id = self.pool.fresh(
                    "argument" if goal is None else f"argument-for-{goal}"
                )

    def _titled(self, wanted: str, record: Record) -> str:
        if wanted in self.pool:
            return self.claim(wanted, _place(record))
        self.pool.reserve(wanted)
        self.holders[wanted] = _place(record)
        return wanted

    def step(self, step: StepRecord, wanted: str | None, *, bare: bool) -> str:
        """Return the id of a step."""
        if wanted is not None:
            return wanted
        if bare:
            goal = step.conclusion.id if step.conclusion is not None else "nothing"
            return self.pool.support_of(goal)
        return self.pool.step_of(step.argument.id)


def _place(record: Record) -> Place | None:
    return record.main or (record.places[0] if record.places else None)


def _conclusion(argument: Record) -> str | None:
    for step in reversed(argument.steps):
        if step.conclusion is not None:
            return step.conclusion.id
    return None
