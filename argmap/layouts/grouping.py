"""From a map to trees of inference groups: what is drawn where, and its number."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from argmap.layouts.forests import Card, Forest, Group, GroupKind, groups_below
from argmap.model import Argument, Attack, Inference, Preference, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap, Relation


def group(m: ArgumentMap) -> Forest:
    r"""Return the trees of *m*: each relation once, each claim at one home.

    A claim is at home where the way to a root is shortest; its other uses are aliases,
    and so cycles end at the use that would close them. Relations that the steps of an
    argument say already are left out; a reconstructed argument is drawn as its steps.

    Time and memory are linear in the size of the map, and nothing recurses.

    Example:
        >>> import argmap
        >>> from argmap.layouts.grouping import group
        >>> m = argmap.loads("[Ban]: Ban cars.\n  + [Air]: Cleaner air.")
        >>> [root.id for root in group(m).roots]
        ['Ban']
    """
    return _Grouping(m).forest()


_LANES: tuple[GroupKind, ...] = ("undercut", "support", "attack", "neutral")


class _Grouping:
    """The tables that grouping needs, and the trees as they grow."""

    def __init__(self, m: ArgumentMap) -> None:
        self.map = m
        self.weighty: dict[str, list[Relation]] = {}
        self.neutral: dict[str, list[Relation]] = {}
        self.homes: dict[str, Card] = {}
        self.groups: dict[str, Group] = {}
        self.sources: dict[str, str] = {}
        self.reconstructed: dict[str, Inference] = {}
        self.owners: dict[str, list[Argument]] = {}
        for argument in m.arguments:
            for step in m.steps_of(argument.id):
                self.reconstructed[argument.id] = step  # the last one stays
                self.owners.setdefault(step.id, []).append(argument)
        for relation in m.relations:
            if not m.is_grounded(relation.id):
                target = self.aim(_target(relation))
                weighs = isinstance(relation, Inference | Attack)
                table = self.weighty if weighs else self.neutral
                table.setdefault(target, []).append(relation)
        self.relations = {r.id for r in m.relations}

    def aim(self, target: str) -> str:
        """Return what a relation on *target* hits: of a reconstruction, its step."""
        step = self.reconstructed.get(target)
        return step.id if step is not None else target

    def source(self, premise: str) -> str:
        """Return what *premise* stands for: of a reconstruction, its conclusion."""
        path = []
        while premise not in self.sources:
            path.append(premise)
            self.sources[premise] = premise  # ends a circle of arguments, too
            step = self.reconstructed.get(premise)
            if step is None:
                break
            premise = step.conclusion
        found = self.sources[premise]
        self.sources.update(dict.fromkeys(path, found))
        return found

    def forest(self) -> Forest:
        """Grow the trees and number them."""
        declared = [s.id for s in self.map.main_claims] if self.map.main else []
        main = list(dict.fromkeys(declared))
        roots = [Card(one, self.map.get(one)) for one in self.start_points(main)]
        for root in roots:
            if root.id in self.relations:  # relations that hit each other in a circle
                root.kind = "step"
            elif not isinstance(root.element, Statement | Argument):
                root.kind = "missing"
            self.homes[root.id] = root
        self.grow(roots)
        for root in roots:
            drawn = root.reasons or root.id in main or len(roots) == 1
            if root.kind == "claim" and drawn:
                root.kind = "main"
        roots.sort(key=lambda root: not root.reasons)
        return Forest(self.map, tuple(roots), self.number(roots))

    # -- which claims have no conclusion above them

    def start_points(self, main: list[str]) -> list[str]:
        """Return *main* and the ids from which everything else can be reached.

        Where relations run in a circle there is no natural root; the last start of a
        first search is one that reaches all that the earlier ones reach (a "mother
        vertex"), so the least number of trees results.
        """
        order = dict.fromkeys(
            (
                *(s.id for s in self.map.statements),
                *(a.id for a in self.map.arguments if a.id not in self.reconstructed),
                *self.weighty,
                *self.neutral,
            )
        )
        placed: set[str] = set()
        for one in main:
            self.reach(one, placed)
        seen = placed.copy()
        starts = [one for one in order if self.reach(one, seen)]
        seen = placed
        roots = {one for one in reversed(starts) if self.reach(one, seen)}
        return [*main, *(one for one in starts if one in roots)]

    def reach(self, start: str, seen: set[str]) -> bool:
        """Add all that would hang from *start* to *seen*; False if it was there."""
        if start in seen:
            return False
        todo = [start]
        seen.add(start)
        while todo:
            one = todo.pop()
            for table in (self.weighty, self.neutral):
                for relation in table.get(one, ()):
                    below = [relation.id]
                    below += (
                        source
                        for source in map(self.source, _premises(relation))
                        if source not in self.relations
                    )
                    todo += (new for new in below if new not in seen)
                    seen.update(below)
        return True

    # -- growing

    def grow(self, roots: Iterable[Card]) -> None:
        """Hang groups from *roots*, breadth first, so that homes are near a root.

        Links without weight wait until nothing else is left: a statement is at home
        where it argues.
        """
        todo: deque[Card | Group] = deque(roots)
        later: deque[Card | Group] = deque()
        while todo or later:
            if todo:
                place = todo.popleft()
                later.append(place)
                todo += self.hang(place, self.weighty)
            else:
                todo += self.hang(later.popleft(), self.neutral)

    def hang(
        self, place: Card | Group, table: dict[str, list[Relation]]
    ) -> list[Card | Group]:
        """Hang the groups of *table* from *place*; return where things can hang now."""
        fresh: list[Card | Group] = []
        for relation in table.get(place.id, ()):
            if relation.id in self.groups:
                continue
            kind = self.kind(relation, place)
            owners = tuple(self.owners.get(relation.id, ()))
            closes = tuple(
                a for a in owners if self.reconstructed[a.id].id == relation.id
            )
            one = self.groups[relation.id] = Group(
                relation, kind, place, owners, closes
            )
            (place.reasons if isinstance(place, Card) else place.onto).append(one)
            one.cards += (self.place(self.source(p), one) for p in _premises(relation))
            fresh += (card for card in one.cards if card.kind in ("claim", "missing"))
            fresh.append(one)
        if isinstance(place, Group) and fresh:
            place.onto.sort(key=lambda one: _LANES.index(one.kind))
        return fresh

    def place(self, one: str, inside: Group) -> Card:
        """Return the card of the premise *one*: its home, or an alias."""
        card = Card(one, self.map.get(one), group=inside)
        home = self.homes.get(one)
        if one in self.relations:
            card.kind = "step"
        elif home is not None:
            card.kind = "alias"
            card.home = home
        else:
            if not isinstance(card.element, Statement | Argument):
                card.kind = "missing"
            self.homes[one] = card
        return card

    def kind(self, relation: Relation, place: Card | Group) -> GroupKind:
        """Return how *relation* is drawn."""
        if isinstance(relation, Inference):
            return "support"
        if isinstance(relation, Attack):
            hits_step = isinstance(place, Group) or relation.kind == "undercut"
            return "undercut" if hits_step or place.kind == "step" else "attack"
        return "neutral"

    # -- numbers

    def number(self, roots: list[Card]) -> int:
        """Number the homes in reading order and return how many there are."""
        count = 0
        later: list[Card] = []
        for root in roots:
            if root.kind == "step":
                later.append(root)
            else:
                count += 1
                root.number = count
            for one in groups_below(root):
                for card in one.cards:
                    if card.kind in ("alias", "step"):
                        later.append(card)
                    else:
                        count += 1
                        card.number = count
        for card in later:
            if card.home is not None:
                card.number = card.home.number
            card.step = self.groups.get(card.id)
        return count


def _target(relation: Relation) -> str:
    return relation.over if isinstance(relation, Preference) else relation.target


def _premises(relation: Relation) -> tuple[str, ...]:
    if isinstance(relation, Preference):
        return (relation.preferred,)
    return tuple(dict.fromkeys(relation.premises))
