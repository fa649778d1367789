"""Graph algorithms on numbered nodes: iterative and linear."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def find_cycles(links: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the groups of nodes that lie on cycles, nodes and groups in order.

    A group is a strongly connected component with more than one node, or a node that
    links to itself.

    Args:
        links: For each node the nodes that it links to.

    Example:
        >>> from argmap.checks.graphs import find_cycles
        >>> find_cycles([[1], [2], [0, 3], []])
        [[0, 1, 2]]
    """
    return _components_of(links, _on_or_before_cycles(links))


def _on_or_before_cycles(links: Sequence[Sequence[int]]) -> list[int]:
    """Peel off what no cycle can reach; of most maps nothing is left."""
    waiting = [0] * len(links)
    for targets in links:
        for target in targets:
            waiting[target] += 1
    ready = [node for node, count in enumerate(waiting) if not count]
    for node in ready:  # grows while it is read
        for target in links[node]:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return [node for node, count in enumerate(waiting) if count]


def _components_of(
    links: Sequence[Sequence[int]], nodes: Iterable[int]
) -> list[list[int]]:
    """Tarjan's algorithm with a stack of its own, among *nodes*."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    open_nodes: list[int] = []
    is_open: set[int] = set()
    groups: list[list[int]] = []
    for root in nodes:
        if root in order:
            continue
        work = [(root, iter(links[root]))]
        order[root] = low[root] = len(order)
        open_nodes.append(root)
        is_open.add(root)
        while work:
            node, rest = work[-1]
            for target in rest:
                if target not in order:
                    order[target] = low[target] = len(order)
                    open_nodes.append(target)
                    is_open.add(target)
                    work.append((target, iter(links[target])))
                    break
                if target in is_open:
                    low[node] = min(low[node], order[target])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == order[node]:
                    group = _pop_until(open_nodes, node)
                    is_open.difference_update(group)
                    if len(group) > 1 or node in links[node]:
                        groups.append(sorted(group))
    return sorted(groups)


def _pop_until(stack: list[int], node: int) -> list[int]:
    group: list[int] = []
    while True:
        group.append(stack.pop())
        if group[-1] == node:
            return group


def shortest_cycle(links: Sequence[Sequence[int]], group: Sequence[int]) -> list[int]:
    """Return a shortest cycle through the first node of *group*, starting there.

    *group* is one of :func:`find_cycles`; the cost is linear in it.
    """
    inside = set(group)
    start = group[0]
    came: dict[int, int] = {}
    queue = [start]
    for node in queue:  # grows while it is read
        for target in links[node]:
            if target == start:
                path = [node]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return path[::-1]
            if target in inside and target not in came:
                came[target] = node
                queue.append(target)
    return [start]


def label_parts(count: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each of *count* nodes the smallest node that links tie it to.

    Example:
        >>> from argmap.checks.graphs import label_parts
        >>> label_parts(4, [(2, 1), (3, 2)])
        [0, 1, 1, 1]
    """
    above = list(range(count))
    for first, second in links:
        one, other = first, second
        while above[one] != one:
            above[one] = one = above[above[one]]
        while above[other] != other:
            above[other] = other = above[above[other]]
        if one < other:
            above[other] = one
        else:
            above[one] = other
    for node in range(count):
        above[node] = above[above[node]]
    return above


def turn_round(links: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the links the other way round.

    Example:
        >>> from argmap.checks.graphs import turn_round
        >>> turn_round([[1], [], [1]])
        [[], [0, 2], []]
    """
    turned: list[list[int]] = [[] for _ in links]
    for node, targets in enumerate(links):
        for target in targets:
            turned[target].append(node)
    return turned
