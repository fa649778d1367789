"""How far the writing of a map has come, and what may be written next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Attack, Statement

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from argmap.lang.forms import Forms
    from argmap.model import ArgumentMap, Inference, Section


class Queue:
    """Elements of one kind in author order; what is done is skipped."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = list(ids)
        self.rank = {one: number for number, one in enumerate(self.ids)}
        self.done: set[str] = set()
        self.at = 0
        # How many of a section are not mentioned yet, and those sections, last first.
        self.left: dict[int, int] = {}
        self.sections: list[int] = []

    def next(self) -> str | None:
        """Return what comes next."""
        self.at = self.skip(self.at, ())
        return self.ids[self.at] if self.at < len(self.ids) else None

    def skip(self, at: int, ahead: Container[str]) -> int:
        """Return the first place from *at* on that is neither done nor in *ahead*."""
        ids, done = self.ids, self.done
        while at < len(ids) and (ids[at] in done or ids[at] in ahead):
            at += 1
        return at


class Progress:
    """What is written of a map so far.

    Attributes:
        known: Statements and arguments, in order of their first mention, with the
            section that a reader takes them to belong to.
        told: Those that are defined.
        home: Element → number of the section that it belongs to.
        current: Number of the section that is written at the moment.
        waiting: Section → what it still has to define.
        steps: Inferences in the order of writing.
        written_attacks: Attacks in the order of writing.
        abroad: True while elements of later sections may be mentioned.
        stuck: True while even what is about elements of later sections may be written.
    """

    def __init__(
        self, m: ArgumentMap, forms: Forms, sections: Sequence[Section]
    ) -> None:
        self.map = m
        self.forms = forms
        hatched = forms.hatched
        self.statements = Queue(one.id for one in m.statements)
        self.arguments = Queue(a.id for a in m.arguments if a.id not in hatched)
        self.inferences = Queue(i.id for i in m.inferences if i.id not in hatched)
        self.attacks = Queue(a.id for a in m.attacks if a.id not in hatched)
        self.home: dict[str, int] = {}
        for number, section in enumerate(sections):
            for member in section.members:
                self.home.setdefault(member, number)
        self.waiting: dict[int | None, dict[str, None]] = {}
        for queue in (self.statements, self.arguments):
            for one in queue.ids:
                place = self._place(one)
                queue.left[place] = queue.left.get(place, 0) + 1
                self.waiting.setdefault(self.home.get(one), {})[one] = None
            queue.sections = sorted(queue.left, reverse=True)
        self.current: int | None = None
        self.known: dict[str, int | None] = {}
        self.told: set[str] = set()
        self.steps: list[str] = []
        self.written_attacks: list[str] = []
        self.abroad = self.stuck = False

    def is_here(self, one: str) -> bool:
        """Tell whether *one* belongs to the section that is written."""
        return self.home.get(one) == self.current

    def _place(self, one: str) -> int:
        """Return the number of the section of *one*, -1 if it has none."""
        return self.home.get(one, -1)

    def queue(self, one: str) -> Queue:
        """Return the queue of the statement or argument *one*."""
        return self.statements if one in self.statements.rank else self.arguments

    def first_obstacle(self, nodes: Iterable[str]) -> str | None:
        """Return the first of *nodes* that is not due yet; None if all are."""
        ahead: set[str] = set()
        places: dict[int, int] = {}
        for one in nodes:
            if one in self.known or one in ahead:
                continue
            if not self._may_stand_here(one):
                return one
            queue = self.queue(one)
            start = places.get(id(queue))
            if start is None:
                queue.next()
                start = queue.at
            at = places[id(queue)] = queue.skip(start, ahead)
            if queue.rank[one] != at:
                return one
            ahead.add(one)
        return None

    def is_due(self, one: str) -> bool:
        """Tell whether *one* is mentioned already, or next in order and allowed."""
        if one in self.known:
            return True
        return self._may_stand_here(one) and self.queue(one).next() == one

    def _may_stand_here(self, one: str) -> bool:
        """Tell whether *one* may be mentioned in this section.

        Its definition decides what section it belongs to, so a reference to it may
        come before, if there is a definition.
        """
        if self.home.get(one) == self.current:
            return True
        return self.abroad and (one in self.forms.written or self._is_placed(one))

    def _is_placed(self, one: str) -> bool:
        """Tell whether the definition of *one* decides what section it belongs to."""
        node = self.map[one]
        grouped = node.data.get("isInGroup")
        if grouped is not None:
            return grouped is True
        text = node.text if isinstance(node, Statement) else getattr(node, "gist", "")
        return bool(text) or any(getattr(node, "members", ()))

    def is_far(self, one: str) -> bool:
        """Tell whether *one* is neither written nor due: asking again would be idle."""
        before, self.abroad = self.abroad, True
        far = not self.is_due(one)
        self.abroad = before
        return far

    def is_held_up(self) -> bool:
        """Tell whether what is next belongs to a later section than others do."""
        for queue in (self.statements, self.arguments):
            one = queue.next()
            if one is None:
                continue
            home = self.home.get(one)
            sections = queue.sections
            while sections and not queue.left[sections[-1]]:
                sections.pop()
            if sections and home is not None and sections[-1] < home:
                return True
        return False

    # -- what has been written

    def introduce(self, one: str) -> None:
        """Note that *one* is written for the first time."""
        self.known[one] = self.current
        queue = self.queue(one)
        queue.done.add(one)
        queue.left[self._place(one)] -= 1

    def tell(self, one: str) -> None:
        """Note that *one* is defined in this section."""
        self.told.add(one)
        if self._is_placed(one):
            self.known[one] = self.current
        self.waiting.get(self.home.get(one), {}).pop(one, None)

    def count(self, relation: Inference | Attack) -> None:
        """Note that *relation* is written."""
        if isinstance(relation, Attack):
            self.attacks.done.add(relation.id)
            self.written_attacks.append(relation.id)
        else:
            self.inferences.done.add(relation.id)
            self.steps.append(relation.id)
