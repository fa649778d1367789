"""Edits of a map, each giving a new map: add, replace, rename, merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import MapError
from argmap.model.arguments import Section
from argmap.model.freezing import EMPTY, FrozenDict, identifier, shown
from argmap.model.maps import KINDS, ArgumentMap
from argmap.model.relations import Attack, Inference, Preference
from argmap.model.statements import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.model.maps import Element

_FIELDS: dict[type, str] = {
    **{kind: name for name, kind in KINDS.items()},
    Source: "sources",
}


def _by_field(elements: Iterable[Element | Source]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for element in elements:
        field = _FIELDS.get(type(element))
        if field is None:
            msg = f"an element of a map is needed, not {shown(element)}"
            raise TypeError(msg)
        groups.setdefault(field, []).append(element)
    return groups


def add(m: ArgumentMap, *elements: Element | Source) -> ArgumentMap:
    """Return *m* with *elements* added; see :meth:`ArgumentMap.add`."""
    groups = _by_field(elements)
    changes: dict[str, Any] = {
        field: (*getattr(m, field), *new) for field, new in groups.items()
    }
    return attrs.evolve(m, **changes)


def replace(m: ArgumentMap, *elements: Element | Source) -> ArgumentMap:
    """Return *m* with *elements* exchanged; see :meth:`ArgumentMap.replace`."""
    changes: dict[str, Any] = {}
    for field, group in _by_field(elements).items():
        by_id = {element.id: element for element in group}
        kept = tuple([by_id.pop(old.id, old) for old in getattr(m, field)])
        if by_id:
            missing = ", ".join(f"`{one}`" for one in by_id)
            msg = f"the {field} of the map have no {missing}"
            raise KeyError(msg)
        changes[field] = kept
    return attrs.evolve(m, **changes)


# -- renaming


def rename(m: ArgumentMap, old: str, new: str) -> ArgumentMap:
    """Return *m* with one element renamed; see :meth:`ArgumentMap.rename`."""
    if m[old].id == identifier(new):
        return m
    names = {old: new, **_derived_names(m, old, new)}
    clashes = [name for name in names.values() if name in m and name not in names]
    if clashes:
        msg = f"the map has an element {', '.join(f'`{c}`' for c in clashes)} already"
        raise MapError(msg)
    return relabel(m, names)


def _derived_names(m: ArgumentMap, old: str, new: str) -> dict[str, str]:
    """Names of the unnamed relations and steps around *old*, and around those."""
    found: dict[str, str] = {}
    waiting = [(old, new)]
    while waiting:
        stem, name = waiting.pop()
        around = [
            *((i.id, "+") for i in m.inferences_to(stem)),
            *((a.id, "-_") for a in m.attacks_on(stem)),
            *((i.id, "/") for i in m.steps_of(stem)),
        ]
        for one, signs in around:
            rest = one[len(stem) :]
            derived = one.startswith(stem) and rest[:1] and rest[0] in signs
            if derived and rest[1:].isdecimal() and one not in found and one != old:
                found[one] = name + rest
                waiting.append((one, name + rest))
    return found


def relabel(m: ArgumentMap, names: dict[str, str]) -> ArgumentMap:
    """Return *m* with every id that is a key of *names* replaced, wherever it stands.

    The new ids must not clash. The cost is linear in the size of the map.
    """

    def new(one: str) -> str:
        return names.get(one, one)

    changes: dict[str, Any] = {
        field: tuple([_relabel_element(e, new) for e in getattr(m, field)])
        for field in KINDS
    }
    changes["main"] = tuple([new(one) for one in m.main])
    changes["metadata"] = _relabel_keys(m.metadata, "expect", new)
    return attrs.evolve(m, **changes)


def _relabel_element(element: Any, new: Callable[[str], str]) -> Any:
    changes: dict[str, Any] = {"id": new(element.id)}
    for field in ("premises", "members", "inferences", "lines"):
        if field == "members" and not isinstance(element, Section):
            continue  # members of a statement are wordings
        ids = getattr(element, field, ())
        if ids:
            changes[field] = tuple([new(one) for one in ids])
    if isinstance(element, Inference):
        changes["conclusion"] = new(element.conclusion)
        changes["roles"] = FrozenDict({new(k): v for k, v in element.roles.items()})
    elif isinstance(element, Preference):
        changes["preferred"] = new(element.preferred)
        changes["over"] = new(element.over)
    elif isinstance(element, Section):
        changes["parent"] = None if element.parent is None else new(element.parent)
    elif hasattr(element, "target"):
        changes["target"] = new(element.target)
    if isinstance(element, Inference | Attack):
        changes["questions"] = FrozenDict(
            {k: None if v is None else new(v) for k, v in element.questions.items()}
        )
    changes = {k: v for k, v in changes.items() if getattr(element, k) != v}
    return attrs.evolve(element, **changes) if changes else element


def _relabel_keys(data: Any, key: str, new: Callable[[str], str]) -> Any:
    inner = data.get(key)
    if not isinstance(inner, FrozenDict):
        return data
    return data | {key: {new(k): v for k, v in inner.items()}}


# -- merging


def merge(m: ArgumentMap, other: ArgumentMap) -> ArgumentMap:
    """Return the union of two maps; see :meth:`ArgumentMap.merge`."""
    conflicts: dict[str, None] = {}
    changes: dict[str, Any] = {}
    for field in KINDS:
        merged = {element.id: element for element in getattr(m, field)}
        for element in getattr(other, field):
            mine = m.get(element.id)
            if mine is None:
                merged[element.id] = element
            elif isinstance(mine, Section) and isinstance(element, Section):
                merged[element.id] = _joined(mine, element, conflicts)
            elif mine != element and not _same_but_for_aim(mine, element):
                conflicts[element.id] = None
        changes[field] = tuple(merged.values())
    sources = {source.id: source for source in m.sources}
    for source in other.sources:
        if sources.setdefault(source.id, source) != source:
            conflicts[f"source {source.id}"] = None
    if conflicts:
        msg = f"the maps differ in {', '.join(f'`{c}`' for c in conflicts)}"
        raise MapError(msg)
    return attrs.evolve(
        m,
        **changes,
        sources=tuple(sources.values()),
        title=m.title if m.title is not None else other.title,
        metadata=_joined_data(other.metadata, m.metadata),
        main=_united(m.main, other.main),
        extra=_joined_data(other.extra, m.extra),
    )


def _same_but_for_aim(mine: Element, other: Element) -> bool:
    """Tell whether only one map knows the target and so made the attack an undercut."""
    return (
        isinstance(mine, Attack)
        and isinstance(other, Attack)
        and {mine.kind, other.kind} == {"attack", "undercut"}
        and attrs.evolve(mine, kind=other.kind) == other
    )


def _joined(mine: Section, other: Section, conflicts: dict[str, None]) -> Section:
    members = _united(mine.members, other.members)
    joined = attrs.evolve(mine, members=members)
    if attrs.evolve(other, members=members) != joined:
        conflicts[mine.id] = None
    return joined


def _united(mine: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    known = set(mine)
    return (*mine, *[one for one in dict.fromkeys(other) if one not in known])


def _joined_data(weak: Any, strong: Any) -> Any:
    if not weak:
        return strong
    return FrozenDict({**weak, **strong}) if strong else weak or EMPTY
