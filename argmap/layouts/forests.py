"""What a map is as a drawing: trees of groups that hold linked premises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Argument, ArgumentMap, Element, Relation

GroupKind = Literal["support", "attack", "undercut", "neutral"]
CardKind = Literal["main", "claim", "alias", "step", "missing"]

# Both classes are filled once, by grouping, and only read from then on. They refer to
# each other, which frozen values cannot.


@attrs.define(eq=False)
class Card:
    """One statement or sketched argument at one place of the drawing.

    Args:
        id: Id of the element it shows.
        element: That element; None if the map does not have it.
        kind: ``main`` (a tree hangs from it), ``claim``, ``alias`` (the element is
            drawn elsewhere), ``step`` (stands for a relation drawn elsewhere) or
            ``missing``.
        group: The group it is a premise of; None for a root.
        number: Its number; an alias has the number of its home.
        home: For an alias, where the element is drawn.
        step: For a card of kind ``step``, the group of that relation.
        reasons: Groups that bear on it, supports first, in author order.
    """

    id: str
    element: Element | None
    kind: CardKind = "claim"
    group: Group | None = attrs.field(default=None, repr=False)
    number: int = 0
    home: Card | None = attrs.field(default=None, repr=False)
    step: Group | None = attrs.field(default=None, repr=False)
    reasons: list[Group] = attrs.field(factory=list, repr=False)

    @property
    def implicit(self) -> bool:
        """True if the statement is meant but unsaid."""
        return bool(getattr(self.element, "implicit", False))


@attrs.define(eq=False)
class Group:
    """One relation of the map, with its premises together.

    Args:
        relation: The inference, attack or neutral link.
        kind: What it does; decides colour, line, head and word.
        target: The card that it bears on, or the group whose step it bears on.
        arguments: The arguments that it is a step of, mostly one at most.
        closes: Those of them whose last step it is.
        cards: Its premises, in author order.
        onto: Groups that bear on the step itself, undercuts first.
    """

    relation: Relation
    kind: GroupKind
    target: Card | Group = attrs.field(repr=False)
    arguments: tuple[Argument, ...] = ()
    closes: tuple[Argument, ...] = ()
    cards: list[Card] = attrs.field(factory=list)
    onto: list[Group] = attrs.field(factory=list, repr=False)

    @property
    def id(self) -> str:
        """Id of the relation."""
        return self.relation.id

    @property
    def numbers(self) -> str:
        """The numbers of its premises: ``4+5``."""
        return "+".join(str(card.number) for card in self.cards)

    @property
    def children(self) -> Iterator[Group]:
        """Every group that hangs from it, from the top of the picture down."""
        yield from self.onto
        for card in self.cards:
            yield from card.reasons


@attrs.frozen
class Forest:
    """The trees of one map.

    Args:
        map: The map.
        roots: Cards from which a tree hangs, main claims first, then the statements
            that nothing connects, each in author order.
        count: How many statements and sketched arguments are numbered.
    """

    map: ArgumentMap
    roots: tuple[Card, ...]
    count: int

    def numbers(self) -> dict[str, str]:
        """Return by which number, or numbers of premises, an element can be named."""
        numbers: dict[str, str] = {}
        for root in self.roots:
            if root.number:
                numbers[root.id] = str(root.number)
            for group in groups_below(root):
                numbers[group.id] = group.numbers
                for card in group.cards:
                    if card.number:
                        numbers[card.id] = str(card.number)
        return numbers


def groups_below(root: Card) -> Iterator[Group]:
    """Walk over the groups of one tree in reading order.

    That is the order of the outline: a group, then premise by premise what bears on
    it, then what bears on the step. Iterative, because chains can be very long.
    """
    todo = root.reasons[::-1]
    while todo:
        group = todo.pop()
        yield group
        todo.extend(reversed(group.onto))
        for card in reversed(group.cards):
            todo.extend(reversed(card.reasons))
