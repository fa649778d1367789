"""The engine ``tidy``: trees from left to right, groups in columns.

A group begins where the column of the group it bears on ends; the main claim stands at
the left. See ``docs/explanation/layout.md`` for how and why.
"""

from __future__ import annotations

from itertools import groupby
from math import ceil, sqrt
from typing import TYPE_CHECKING

from argmap.layouts.drawings import Box, Chip, Frame, TextLine, Wire
from argmap.layouts.forests import Card, Group, groups_below
from argmap.layouts.routing import End, route, spread
from argmap.layouts.tidy import Gap, TidyTree
from argmap.layouts.wordings import hint_of, questions_of
from argmap.model import Attack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layouts.drawings import Head, WireKind
    from argmap.layouts.forests import Forest
    from argmap.layouts.sizing import SizedCard, SizedGroup, Sizer

_HEADS: dict[WireKind, Head] = {
    "support": "arrow",
    "attack": "bar",
    "undercut": "cross",
    "neutral": "ring",
}
_TRACKS = 5
_MOST_TRACKS = 16
_ASPECT = 0.3


def place(
    forest: Forest, sizer: Sizer, top: float
) -> tuple[list[Box | Frame], float, float]:
    """Place everything below *top*; return the parts, and the right and lower end.

    Time and memory are linear in the size of the forest.
    """
    p = sizer.measures
    parts: list[Box | Frame] = []
    y, widest = top, 0.0
    trees = [root for root in forest.roots if root.reasons]
    for root in trees:
        tree = _Tree(root, sizer)
        found, right, bottom = tree.draw(p.margin, y)
        parts += found
        widest = max(widest, right)
        y = bottom + p.tree_gap
    loose = [root for root in forest.roots if not root.reasons]
    if loose:
        right, bottom = _place_loose(parts, loose, sizer, y, widest)
        widest = max(widest, right)
    elif trees:
        bottom = y - p.tree_gap
    else:
        bottom = top
    return parts, widest, bottom


def _place_loose(
    parts: list[Box | Frame], cards: list[Card], sizer: Sizer, top: float, widest: float
) -> tuple[float, float]:
    """Set statements that nothing connects in rows; return the right and lower end."""
    p = sizer.measures
    step = sizer.box_width + p.group_gap
    fitting = int((widest - p.margin + p.group_gap) / step)
    count = max(min(len(cards), 3), fitting, ceil(sqrt(_ASPECT * len(cards))))
    right = bottom = 0.0
    for first in range(0, len(cards), count):
        sized = [sizer.size(card) for card in cards[first : first + count]]
        x = p.margin
        for one in sized:
            parts.append(_box(one, sizer, x, top))
            right = max(right, x + one.width)
            x += max(one.width + p.group_gap, step)
        bottom = top + max(one.height for one in sized)
        top = bottom + p.group_gap
    return right, bottom


class _Tree:
    """One tree on its way from cards to boxes."""

    def __init__(self, root: Card, sizer: Sizer) -> None:
        self.sizer = sizer
        self.measures = sizer.measures
        self.groups = list(groups_below(root))
        self.index = {id(group): i for i, group in enumerate(self.groups, 1)}
        self.root = sizer.size(root, len(self._ends(root.reasons)))
        self.sized: list[SizedGroup] = [self._size(group) for group in self.groups]
        self.children = [
            [self.index[id(group)] for group in root.reasons],
            *([self.index[id(one)] for one in group.children] for group in self.groups),
        ]
        self.lefts: list[float] = []
        self.tops: list[float] = []

    def _size(self, group: Group) -> SizedGroup:
        cards = tuple(
            self.sizer.size(card, len(self._ends(card.reasons)) if card.reasons else 0)
            for card in group.cards
        )
        return self.sizer.size_group(group, cards)

    def _ends(self, groups: Sequence[Group]) -> list[tuple[Group, ...]]:
        """Return which groups reach a card together: many are bundled by kind."""
        if len(groups) <= self.measures.most_ends:
            return [(group,) for group in groups]
        return [tuple(bundle) for _, bundle in groupby(groups, lambda one: one.kind)]

    def draw(self, left: float, top: float) -> tuple[list[Box | Frame], float, float]:
        """Place the tree with its upper left corner at *left*, *top*."""
        widths = [self.root.width, *(one.width for one in self.sized)]
        heights = [self.root.height, *(one.height for one in self.sized)]
        self.lefts = [left] * len(widths)
        self.rights = [left + width for width in widths]
        places = self._stand(widths, heights)
        shift = top - min(places)
        self.tops = [place + shift for place in places]
        parts: list[Box | Frame] = [_box(self.root, self.sizer, left, self.tops[0])]
        wires = self._route()
        for node, one in enumerate(self.sized, 1):
            wire = wires[node]
            parts.append(self._frame(one, self.lefts[node], self.tops[node], wire))
        bottom = max(map(float.__add__, self.tops, map(float, heights)))
        return parts, max(self.rights), bottom

    def _stand(self, widths: list[float], heights: list[float]) -> list[float]:
        """Find the columns, and return how high each node stands in its own.

        To the tidy tree, the gap behind a node is a node too, so that no wire of one
        group passes through the gap of another.
        """
        p = self.measures
        count = 2 * len(widths)  # node i is 2 i there, the gap behind it 2 i + 1
        ends = [0.0] * count
        sizes = [0.0] * count
        gaps: dict[int, Gap] = {}
        children: list[list[int]] = [[] for _ in range(count)]
        for node, below in enumerate(self.children):  # parents before children
            right = self.rights[node] = self.lefts[node] + widths[node]
            sizes[2 * node] = heights[node] + p.group_gap
            ends[2 * node] = right
            if below:
                start = right + p.column_gap + self._extra_gap(node)
                ends[2 * node + 1] = start
                gaps[2 * node + 1] = self._gap(node, sizes[2 * node])
                children[2 * node].append(2 * node + 1)
                children[2 * node + 1] += (2 * child for child in below)
                for child in below:
                    self.lefts[child] = start
        return TidyTree(sizes, ends, children, gaps).place()[::2]

    def _gap(self, node: int, whole: float) -> Gap:
        """Return between which heights wires can reach *node*."""
        p = self.measures
        clear = p.track + p.corner / 2
        if node == 0:
            return Gap(whole, 0, self.root.height, p.chip / 2, clear)
        one = self.sized[node - 1]
        hit = [
            (top, top + sized.height)
            for sized, top in zip(one.cards, one.tops, strict=True)
            if sized.card.reasons
        ]
        if one.group.onto:
            hit.insert(0, (0.0, one.chip_height))
        return Gap(whole, hit[0][0], hit[-1][1], p.chip / 2, clear)

    def _extra_gap(self, node: int) -> float:
        """Return how much wider the gap behind *node* is, for all its tracks."""
        if node == 0:
            count = len(self._ends(self.root.card.reasons))
        else:
            group = self.sized[node - 1].group
            count = len({one.kind for one in group.onto})
            count += sum(len(self._ends(card.reasons)) for card in group.cards)
        tracks = min(count // 2 + 2, _MOST_TRACKS)
        return self.measures.track * max(0, tracks - _TRACKS)

    # -- wires

    def _route(self) -> dict[int, Wire]:
        """Return for each node (but the root) the wire to what it bears on."""
        wires: dict[int, Wire] = {}
        for node, below in enumerate(self.children):
            if not below:
                continue
            bundles: list[tuple[Group, ...]] = []
            ends: list[End] = []
            if node == 0:
                self._reach_card(bundles, ends, self.root, 0, self.tops[0])
            else:
                one = self.sized[node - 1]
                self._reach_step(bundles, ends, one, node)
                for sized, top in zip(one.cards, one.tops, strict=True):
                    self._reach_card(bundles, ends, sized, node, self.tops[node] + top)
            right = self.lefts[below[0]]
            routed = route(ends, self.rights[node], right, self.measures)
            for bundle, routes in zip(bundles, routed, strict=True):
                for group, (points, joins) in zip(bundle, routes, strict=True):
                    child = self.index[id(group)]
                    wires[child] = _wire(group, points, joins=joins)
        return wires

    def _start(self, group: Group) -> float:
        return self.tops[self.index[id(group)]] + self.measures.chip / 2

    def _reach_card(
        self,
        bundles: list[tuple[Group, ...]],
        ends: list[End],
        sized: SizedCard,
        node: int,
        top: float,
    ) -> None:
        if not sized.card.reasons:
            return
        p = self.measures
        together = self._ends(sized.card.reasons)
        starts = [tuple(map(self._start, bundle)) for bundle in together]
        x = self.rights[node] - (p.group_pad if node else 0.0)
        heights = spread(top, sized.height, starts, p.spread - 1)
        ends += map(End, [x] * len(starts), heights, starts)
        bundles += together

    def _reach_step(
        self,
        bundles: list[tuple[Group, ...]],
        ends: list[End],
        one: SizedGroup,
        node: int,
    ) -> None:
        p = self.measures
        y = self.tops[node] + p.chip / 2
        for _, lane in groupby(one.group.onto, lambda group: group.kind):
            bundle = tuple(lane)
            starts = tuple(map(self._start, bundle))
            ends.append(End(self.lefts[node] + one.chip_width, y, starts))
            bundles.append(bundle)
            y += p.lane

    def _frame(self, one: SizedGroup, x: float, y: float, wire: Wire) -> Frame:
        p = self.measures
        relation = one.group.relation
        down = (one.chip_height - p.chip) / 2 + p.chip_text * 1.09
        status = self.sizer.statuses.get(relation.id)
        line = TextLine(x + 7, y + down, one.word, p.chip_text, bold=True, tone="chip")
        return Frame(
            relation.id,
            one.group.kind,
            x,
            y,
            one.width,
            one.height,
            Chip(x, y, one.chip_width, one.chip_height, line, status),
            tuple(row.at(x, y) for row in one.rows),
            tuple(
                _box(card, self.sizer, x + p.group_pad, y + top)
                for card, top in zip(one.cards, one.tops, strict=True)
            ),
            wire,
            " · ".join(questions_of(one.group, self.sizer.words, self.sizer.numbers)),
        )


def _box(sized: SizedCard, sizer: Sizer, x: float, y: float) -> Box:
    card = sized.card
    goto = card.number if card.kind == "alias" else None
    if card.kind == "step" and card.step is not None and card.step.cards:
        goto = card.step.cards[0].number
    return Box(
        card.id,
        card.number,
        x,
        y,
        sized.width,
        sized.height,
        card.kind,
        card.implicit and card.kind in ("claim", "main"),
        tuple(row.at(x, y) for row in sized.rows),
        sizer.statuses.get(card.id),
        "" if card.kind == "alias" else hint_of(card.element, sizer.words),
        goto,
    )


def _wire(
    group: Group, points: tuple[tuple[float, float], ...], *, joins: bool
) -> Wire:
    target = group.target
    aim = target.id if isinstance(target, Card) else target.relation.id
    head = _HEADS[group.kind]
    relation = group.relation
    both_ways = isinstance(relation, Attack) and relation.symmetric
    return Wire(
        group.kind,
        relation.id,
        aim,
        points,
        None if joins else head,
        head if both_ways else None,
    )
