"""Parts of a map: strands, sections, tags."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import attrs

from argmap.model.arguments import Argument, Section
from argmap.model.relations import Preference
from argmap.model.removal import ends, remove, without

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model.maps import ArgumentMap


def subgraph(
    m: ArgumentMap,
    *roots: str,
    section: str | None = None,
    tag: str | None = None,
    without: str | None = None,
    depth: int | None = None,
) -> ArgumentMap:
    """Return a part of *m*; see :meth:`ArgumentMap.subgraph`."""
    if depth is not None and (depth < 0 or not roots):
        msg = "the depth counts from the roots and is not negative"
        raise ValueError(msg)
    if section is not None and not isinstance(m[section], Section):
        msg = f"{section!r} is no section"
        raise KeyError(msg)
    chosen: list[set[str]] = []
    if roots:
        chosen.append(_closure(m, _strand(m, [m[one].id for one in roots], depth)))
    if section is not None:
        chosen.append(_closure(m, _section_members(m, section)))
    if tag is not None:
        chosen.append(
            _closure(m, [e.id for e in m.elements if tag in getattr(e, "tags", ())])
        )
    part = _part(m, _common(m, chosen)) if chosen else m
    if without is not None:
        tagged = [e.id for e in part.elements if without in getattr(e, "tags", ())]
        part = remove(part, *tagged, dependants=True)
    return part


def _strand(m: ArgumentMap, roots: list[str], depth: int | None) -> set[str]:
    """Everything that bears on *roots*, up to *depth* relations away."""
    bearing: dict[str, list[str]] = {}
    for relation in m.relations:
        if not isinstance(relation, Preference):
            bearing.setdefault(relation.target, []).append(relation.id)
    near = dict.fromkeys(roots, 0)
    waiting = deque(near)
    done: set[str] = set()
    while waiting:
        one = waiting.popleft()
        if one in done or one not in m:
            continue
        done.add(one)
        around = [(other, 0) for other in _inside(m, one)]
        around += [(r, 1) for hit in _hit_with(m, one) for r in bearing.get(hit, ())]
        for other, step in around:
            far = near[one] + step
            if (depth is None or far <= depth) and far < near.get(other, far + 1):
                near[other] = far
                # What costs nothing comes first, so that each element is met once.
                (waiting.append if step else waiting.appendleft)(other)
    return done


def _inside(m: ArgumentMap, one: str) -> tuple[str, ...]:
    """What an element is made of: premises of a relation, steps of an argument."""
    element = m[one]
    if isinstance(element, Argument):
        return (*element.inferences, m.stands_for(one))
    return getattr(element, "premises", ())


def _hit_with(m: ArgumentMap, one: str) -> tuple[str, ...]:
    """What is aimed at together with *one*: its argument, if it is the last step."""
    owner = m.argument_of(one)
    return (one, owner.id) if owner and m.aims_at(owner.id) == one else (one,)


def _section_members(m: ArgumentMap, section: str) -> list[str]:
    children: dict[str, list[str]] = {}
    for child in m.sections:
        if child.parent is not None:
            children.setdefault(child.parent, []).append(child.id)
    inside = dict.fromkeys([section])
    waiting = [section]
    for one in waiting:
        for below in children.get(one, ()):
            if below not in inside:
                inside[below] = None
                waiting.append(below)
    members = [e for s in m.sections if s.id in inside for e in s.members]
    return [*inside, *(one for one in members if one in m)]


def _common(m: ArgumentMap, chosen: list[set[str]]) -> set[str]:
    """Return what all of the *chosen* have, made whole again."""
    if len(chosen) == 1:
        return chosen[0]
    common = set.intersection(*chosen)
    named = {one for one in common if isinstance(m[one], Argument)}
    return _closure(m, common - named, named)


def _closure(m: ArgumentMap, ids: Iterable[str], cut: Iterable[str] = ()) -> set[str]:
    """Return *ids* made whole, and every relation between all of these.

    A relation comes with its ends, an argument with its steps; a step comes with its
    argument, but that not with its other steps, and neither do the arguments *cut*.
    """
    missing, touching = _ends_in_map(m)
    kept: set[str] = set()
    whole: set[str] = set()
    waiting = [(one, True) for one in ids] + [(one, False) for one in cut]
    while waiting:
        one, all_of_it = waiting.pop()
        if one not in m:
            continue
        if one not in kept:
            kept.add(one)
            for relation_id in touching.get(one, ()):
                missing[relation_id] -= 1
                if not missing[relation_id]:
                    waiting.append((relation_id, True))
            owner = m.argument_of(one)
            if owner is not None:
                waiting.append((owner.id, False))
        if all_of_it and one not in whole:
            whole.add(one)
            element = m[one]
            parts = ends(element)
            if isinstance(element, Argument):
                parts = element.inferences
            waiting += [(other, True) for other in parts]
    return kept


def _ends_in_map(m: ArgumentMap) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Count the ends of each relation, and list the relations at each end."""
    counts: dict[str, int] = {}
    touching: dict[str, list[str]] = {}
    for relation in m.relations:
        inside = dict.fromkeys(end for end in ends(relation) if end in m)
        counts[relation.id] = len(inside)
        for end in inside:
            touching.setdefault(end, []).append(relation.id)
    return counts, touching


def _part(m: ArgumentMap, kept: set[str]) -> ArgumentMap:
    """Return *m* cut down to *kept*, with the sections and sources that are needed."""
    parents = {s.id: s.parent for s in m.sections}
    holding: set[str] = set()
    for section in m.sections:
        if section.id in kept or any(one in kept for one in section.members):
            around: str | None = section.id
            while around is not None and around not in holding:
                holding.add(around)
                around = parents.get(around)
    holding |= kept
    part = without(m, {e.id for e in m.elements if e.id not in holding})
    cited = {
        anchor.source
        for element in part.elements
        for anchor in getattr(element, "anchors", ())
    }
    return attrs.evolve(part, sources=tuple(s for s in m.sources if s.id in cited))
