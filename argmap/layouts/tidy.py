"""Tidy drawing of a tree whose nodes have different sizes, in linear time.

The method is the one of A. van der Ploeg, "Drawing non-layered tidy trees in linear
time", Software: Practice and Experience 44 (2014): subtrees are set side by side as
close as their outlines allow, each node begins where its parent ends, a parent stands
in the middle of its children, and slack between distant siblings is shared among
those in between. This is an implementation of our own: over arrays instead of linked
nodes, and without recursion, so that chains of any length can be drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NONE = -1


class Gap(NamedTuple):
    """A node that stands for the gap behind its parent, in which wires run.

    It reaches from the first wire to the last, as far as that is known: wires arrive at
    a known stretch of the parent, and set out near the beginning of each child. Its
    parent still stands in the middle of the children.

    Args:
        whole: Size of the parent.
        start: Where on the parent the first wire can arrive.
        end: Where the last one can.
        out: How far from the beginning of a child its wire sets out.
        clear: Room to keep behind the last wire.
    """

    whole: float
    start: float
    end: float
    out: float
    clear: float


class TidyTree:
    """Places the nodes of one tree along the axis on which siblings stand.

    Args:
        sizes: Extent of each node along that axis, the gap to its neighbour included.
            Node 0 is the root; every parent comes before its children.
        ends: Where each node ends along the other axis, the gap to its children
            included; a node begins where its parent ends.
        children: Children of each node, in order.
        gaps: The nodes that are gaps in which wires run, see :class:`Gap`.
    """

    def __init__(
        self,
        sizes: Sequence[float],
        ends: Sequence[float],
        children: Sequence[Sequence[int]],
        gaps: Mapping[int, Gap] | None = None,
    ) -> None:
        count = len(sizes)
        self.sizes = list(sizes)
        self.gaps = gaps or {}
        self.centres = [size / 2 for size in sizes]
        self.ends = ends
        self.children = children
        self.near = [0.0] * count  # place among its siblings
        self.carry = [0.0] * count  # what is still to be added to everything below
        self.share = [0.0] * count  # slack to hand on to the siblings that follow
        self.change = [0.0] * count  # how that slack changes
        # A thread leads from the end of an outline to where the outline goes on.
        self.first_thread = [NONE] * count
        self.last_thread = [NONE] * count
        # The deepest node of each outline, and the carries from the root to it.
        self.first_deep = list(range(count))
        self.last_deep = list(range(count))
        self.first_sum = [0.0] * count
        self.last_sum = [0.0] * count

    def place(self) -> list[float]:
        """Return where each node begins; the root's subtree may begin below zero."""
        for node in reversed(range(len(self.sizes))):  # children before parents
            if self.children[node]:
                self._join(node)
        places = [0.0] * len(self.sizes)
        carried = [0.0] * len(self.sizes)
        for node, below in enumerate(self.children):  # parents before children
            total = carried[node] + self.carry[node]
            places[node] = self.near[node] + total
            shift = moved = 0.0
            for child in below:
                shift += self.share[child]
                moved += shift + self.change[child]
                self.carry[child] += moved
                carried[child] = total
        return places

    def _join(self, parent: int) -> None:
        """Set the subtrees of *parent* side by side, and *parent* in their middle."""
        below = self.children[parent]
        first, last = below[0], below[-1]
        # For each depth, which sibling reaches lowest there: (depth, index) pairs,
        # deepest first. Only those between the two that touch get a part of the slack.
        lows: list[tuple[float, int]] = [(self.ends[self.last_deep[first]], 0)]
        for i in range(1, len(below)):
            depth = self.ends[self.last_deep[below[i]]]
            self._push_apart(below, i, lows)
            while lows and depth >= lows[-1][0]:
                lows.pop()
            lows.append((depth, i))
        start = self.near[first] + self.carry[first]
        if first == last:
            middle = start + self.centres[first]
        else:
            end = self.near[last] + self.carry[last]
            middle = (start + end + self.sizes[last]) / 2
        place = middle - self.sizes[parent] / 2
        gap = self.gaps.get(parent)
        if gap is not None:
            place = middle - gap.whole / 2
            end = self.near[last] + self.carry[last] + gap.out
            end = max(end, place + gap.end) + gap.clear
            place = min(start + gap.out, place + gap.start)
            self.sizes[parent] = end - place
            self.centres[parent] = middle - place
        self.near[parent] = place
        self.first_deep[parent] = self.first_deep[first]
        self.first_sum[parent] = self.first_sum[first]
        self.last_deep[parent] = self.last_deep[last]
        self.last_sum[parent] = self.last_sum[last]

    def _push_apart(
        self, below: Sequence[int], i: int, lows: list[tuple[float, int]]
    ) -> None:
        """Move subtree *i* until its outline clears those of its elder siblings."""
        near, carry, sizes, ends = self.near, self.carry, self.sizes, self.ends
        elder, younger = below[i - 1], below[i]
        elder_sum, younger_sum = carry[elder], carry[younger]
        low = len(lows) - 1
        while NONE not in (elder, younger):
            while ends[elder] > lows[low][0]:
                low -= 1
            overlap = (
                elder_sum + near[elder] + sizes[elder] - (younger_sum + near[younger])
            )
            if overlap > 0:
                younger_sum += overlap
                self._move(below, i, lows[low][1], overlap)
            elder_end, younger_end = ends[elder], ends[younger]
            if elder_end <= younger_end:
                elder = self._next_last(elder)
                if elder != NONE:
                    elder_sum += carry[elder]
            if elder_end >= younger_end:
                younger = self._next_first(younger)
                if younger != NONE:
                    younger_sum += carry[younger]
        if younger != NONE:
            self._thread_first(below, i, younger, younger_sum)
        elif elder != NONE:
            self._thread_last(below, i, elder, elder_sum)

    def _next_first(self, node: int) -> int:
        below = self.children[node]
        return below[0] if below else self.first_thread[node]

    def _next_last(self, node: int) -> int:
        below = self.children[node]
        return below[-1] if below else self.last_thread[node]

    def _move(self, below: Sequence[int], i: int, touched: int, by: float) -> None:
        node = below[i]
        self.carry[node] += by
        self.first_sum[node] += by
        self.last_sum[node] += by
        between = i - touched
        if between > 1:  # siblings in between get equal parts
            part = by / between
            self.share[below[touched + 1]] += part
            self.share[node] -= part
            self.change[node] -= by - part

    def _thread_first(
        self, below: Sequence[int], i: int, follow: int, total: float
    ) -> None:
        """Subtree *i* is deeper than all before: it continues their first outline."""
        eldest, node = below[0], below[i]
        deepest = self.first_deep[eldest]
        self.first_thread[deepest] = follow
        difference = total - self.carry[follow] - self.first_sum[eldest]
        self.carry[deepest] += difference
        self.near[deepest] -= difference
        self.first_deep[eldest] = self.first_deep[node]
        self.first_sum[eldest] = self.first_sum[node]

    def _thread_last(
        self, below: Sequence[int], i: int, follow: int, total: float
    ) -> None:
        """An elder sibling is deeper: it continues the last outline of subtree *i*."""
        elder, node = below[i - 1], below[i]
        deepest = self.last_deep[node]
        self.last_thread[deepest] = follow
        difference = total - self.carry[follow] - self.last_sum[node]
        self.carry[deepest] += difference
        self.near[deepest] -= difference
        self.last_deep[node] = self.last_deep[elder]
        self.last_sum[node] = self.last_sum[elder]
