"""A map in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.checks.graphs import find_cycles
from argmap.model.grounding import grounded_relations

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Attack, Inference


@attrs.frozen
class Statistics:
    """How much of what there is in a map.

    Args:
        statements: Statements.
        arguments: Named arguments.
        reconstructed: Arguments with steps; the others are sketches.
        inferences: Reasons: steps of arguments, and drawn supports that no argument
            backs already.
        linked: Inferences with two or more premises.
        attacks: Attacks that are no undercuts; those that an argument backs already
            are not counted again.
        undercuts: Attacks on a step or on another attack.
        implicit: Statements that the text leaves unsaid.
        depth: Longest chain of reasons and attacks, in relations; a circle counts as
            one level.
        cycles: Groups of elements that run in a circle.
        sections: Headings.
        sources: Sources that anchors point into.
    """

    statements: int
    arguments: int
    reconstructed: int
    inferences: int
    linked: int
    attacks: int
    undercuts: int
    implicit: int
    depth: int
    cycles: int
    sections: int
    sources: int


def count_map(m: ArgumentMap) -> Statistics:
    """Return the numbers of *m*. Linear in the size of the map.

    Example:
        >>> from argmap import ArgumentMap, Inference, Statement
        >>> from argmap.cli.statistics import count_map
        >>> numbers = count_map(ArgumentMap(
        ...     statements=tuple(Statement(name, name) for name in "ABC"),
        ...     inferences=(Inference("C+1", ("A", "B"), "C"),),
        ... ))
        >>> numbers.statements, numbers.linked, numbers.depth
        (3, 1, 1)
    """
    backed = grounded_relations(m)
    inferences = [one for one in m.inferences if one.id not in backed]
    attacks = [one for one in m.attacks if one.id not in backed]
    undercuts = sum(attack.kind == "undercut" for attack in attacks)
    links = _link_down(m, backed)
    depth, cycles = _measure_depth(links, len(m.statements) + len(m.arguments))
    return Statistics(
        statements=len(m.statements),
        arguments=len(m.arguments),
        reconstructed=sum(bool(argument.inferences) for argument in m.arguments),
        inferences=len(inferences),
        linked=sum(len(one.premises) > 1 for one in inferences),
        attacks=len(attacks) - undercuts,
        undercuts=undercuts,
        implicit=sum(one.implicit is True for one in m.statements),
        depth=depth,
        cycles=cycles,
        sections=len(m.sections),
        sources=len(m.sources),
    )


def _link_down(m: ArgumentMap, backed: frozenset[str]) -> list[list[int]]:
    """Return for each element what bears on it, as numbers.

    Relations are nodes as well, so that an attack can hit one. They come last.
    """
    relations: list[Inference | Attack] = [
        *(one for one in m.inferences if one.id not in backed),
        *(one for one in m.attacks if one.id not in backed),
    ]
    nodes = [one.id for one in m.statements]
    nodes += [one.id for one in m.arguments]
    nodes += [one.id for one in relations]
    number = {one: index for index, one in enumerate(nodes)}
    links: list[list[int]] = [[] for _ in nodes]
    for inference in m.inferences:
        if inference.id not in backed:
            _link(links, number, inference.conclusion, inference.id)
    for attack in m.attacks:
        if attack.id not in backed:
            _link(links, number, m.aims_at(attack.target), attack.id)
    for relation in relations:
        for premise in relation.premises:
            _link(links, number, relation.id, m.stands_for(premise))
    return links


def _link(links: list[list[int]], number: dict[str, int], one: str, other: str) -> None:
    # Ends that name nothing are for the checks to report.
    if one in number and other in number:
        links[number[one]].append(number[other])


def _measure_depth(links: list[list[int]], first_relation: int) -> tuple[int, int]:
    """Return the most relations from anything down to a leaf, and the circles."""
    circles = find_cycles(links)
    lead = list(range(len(links)))
    for circle in circles:
        for node in circle:
            lead[node] = circle[0]
    counts = [int(node >= first_relation) for node in range(len(links))]
    counts_as = counts[:]
    for circle in circles:
        counts_as[circle[0]] = max(counts[node] for node in circle)
    below: list[dict[int, None]] = [{} for _ in links]
    waiting = [0] * len(links)
    for node, targets in enumerate(links):
        for target in targets:
            if lead[target] != lead[node] and lead[target] not in below[lead[node]]:
                below[lead[node]][lead[target]] = None
                waiting[lead[target]] += 1
    ready = [n for n in range(len(links)) if lead[n] == n and not waiting[n]]
    level = counts_as[:]
    for node in ready:  # grows while it is read
        for target in below[node]:
            level[target] = max(level[target], level[node] + counts_as[target])
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return max(level, default=0), len(circles)
