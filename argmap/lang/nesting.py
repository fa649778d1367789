"""What can be nested under what, and which statements need no title if it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.lang.blocks import is_untitled, order_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.lang.blocks import Structure
    from argmap.lang.progress import Progress
    from argmap.model import Attack, Inference

MAX_DEPTH = 20
"""Deepest nesting that is written; the original program breaks at about 200."""


class Nesting:
    """The places of relations that are lines of a tree.

    Attributes:
        children: Statement or argument → what may be nested under it.
        goals: Statement or argument → what it may be nested under.
        line_of: Statement that can go without a title, if it stays in one numbered
            line and its relations are nested there → the structure of that line.
    """

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.map = progress.map
        self.forms = progress.forms
        self.children: dict[str, list[str]] = {}
        self.goals: dict[str, list[str]] = {}
        self._find_neighbours()
        self.line_of = self._find_lines()

    def structure_around(self, goal: str) -> Structure | None:
        """Return the structure in which *goal* is to be written, lines under it."""
        return None if goal in self.progress.known else self.line_of.get(goal)

    def _find_neighbours(self) -> None:
        """Find what may be nested under each statement, and where it may be nested."""
        m, signs = self.map, self.forms.signs
        nodes = (self.progress.statements.rank, self.progress.arguments.rank)
        relations: list[Inference | Attack] = [*m.inferences, *m.attacks]
        for relation in relations:
            goal = relation.target
            if relation.id in signs and any(goal in ranks for ranks in nodes):
                source = relation.premises[0]
                self.children.setdefault(goal, []).append(source)
                self.goals.setdefault(source, []).append(goal)
        for several in self.children.values():
            several.sort(key=lambda one: self.progress.queue(one).rank[one])

    def _find_lines(self) -> dict[str, Structure]:
        """Return the statements that can go without a title if they stay in one line.

        What supports or attacks them must be nested under that line.
        """
        forms, m = self.forms, self.map
        structures: list[Structure] = list(forms.written.items())
        structures += [(None, (i,)) for i in m.inferences if i.id in forms.bare]
        found: dict[str, Structure] = {}
        twice: set[str] = set()
        for structure in structures:
            owner, steps = structure
            lines = [one for part in order_lines(m, owner, steps) for one in part]
            for one in (*lines, *(step.conclusion for step in steps)):
                if one in found:
                    twice.add(one)
                found[one] = structure
        return {
            one: structure
            for one, structure in found.items()
            if one not in twice and is_untitled(m[one]) and self._is_linked(one)
        }

    def _is_linked(self, one: str) -> bool:
        return one in self.children or one in self.goals

    def nested(self, root: str) -> Iterator[str]:
        """Yield what is nested under the line of *root*, in order of writing."""
        if root not in self.line_of or root in self.progress.known:
            return
        seen = {root}
        rank = self.progress.queue(root).rank
        around = [*self.children.get(root, ()), *self.goals.get(root, ())]
        around.sort(key=lambda one: rank.get(one, -1))
        stack = [iter(around)]
        while stack:
            one = next(stack[-1], None)
            if one is None:
                stack.pop()
                continue
            yield one
            fresh = one not in seen and one not in self.progress.known
            if fresh and one in self.children and len(stack) < MAX_DEPTH:
                seen.add(one)
                stack.append(iter(self.children[one]))
