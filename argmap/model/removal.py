"""Taking elements out of a map, and finding what depends on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import MapError
from argmap.model.arguments import Argument
from argmap.model.freezing import FrozenDict
from argmap.model.maps import KINDS, ArgumentMap
from argmap.model.relations import Preference

if TYPE_CHECKING:
    from collections.abc import Container

    from argmap.model.maps import Element

NAMED = 10
"""How many dependants a message names."""


def remove(m: ArgumentMap, *ids: str, dependants: bool = False) -> ArgumentMap:
    """Return *m* without *ids*; see :meth:`ArgumentMap.remove`."""
    gone = dict.fromkeys(m[one].id for one in ids)
    needing = _dependants(m, gone)
    if needing and not dependants:
        named = ", ".join(f"`{one}`" for one in list(needing)[:NAMED])
        more = f" and {len(needing) - NAMED} more" if len(needing) > NAMED else ""
        msg = f"still needed by {named}{more}; take them out too: dependants=True"
        raise MapError(msg)
    return without(m, gone | needing)


def ends(element: Element) -> tuple[str, ...]:
    """Return the ids that a relation links; other elements link nothing."""
    if isinstance(element, Preference):
        return element.preferred, element.over
    target = getattr(element, "target", None)
    if target is None:
        return ()
    premises: tuple[str, ...] = getattr(element, "premises", ())
    return (*premises, target)


def _dependants(m: ArgumentMap, gone: dict[str, None]) -> dict[str, None]:
    """Return what must go with *gone*, nearest first; linear in the size of the map."""
    users: dict[str, list[str]] = {}
    for relation in m.relations:
        for end in dict.fromkeys(ends(relation)):
            users.setdefault(end, []).append(relation.id)
    steps_left = {
        argument.id: sum(step in m for step in dict.fromkeys(argument.inferences))
        for argument in m.arguments
    }
    found: dict[str, None] = {}
    waiting = list(gone)
    for one in waiting:
        needing = list(users.get(one, ()))
        element = m.get(one)
        if isinstance(element, Argument):
            needing += [step.id for step in m.steps_of(one)]
        owner = m.argument_of(one)
        if owner is not None:
            steps_left[owner.id] -= 1
            if not steps_left[owner.id]:
                needing.append(owner.id)
        for other in needing:
            if other not in gone and other not in found:
                found[other] = None
                waiting.append(other)
    return found


def without(m: ArgumentMap, gone: Container[str]) -> ArgumentMap:
    """Return *m* without the elements in *gone*; what merely names them forgets them.

    Relations whose ends go stay, if they are not in *gone*: the caller decides. What
    dangled before dangles still. Sources stay.
    """
    changes: dict[str, Any] = {
        field: tuple([_forget(e, gone) for e in getattr(m, field) if e.id not in gone])
        for field in KINDS
    }
    changes["main"] = tuple([one for one in m.main if one not in gone])
    expect = m.metadata.get("expect")
    if isinstance(expect, FrozenDict):
        left = {k: v for k, v in expect.items() if k not in gone}
        changes["metadata"] = {**m.metadata, "expect": left}
    return attrs.evolve(m, **changes)


def _forget(element: Any, gone: Container[str]) -> Any:
    changes: dict[str, Any] = {}
    lists = {"Argument": ("inferences", "lines"), "Section": ("members",)}
    for field in lists.get(type(element).__name__, ()):
        ids = getattr(element, field)
        left = tuple([one for one in ids if one not in gone])
        if len(left) != len(ids):
            changes[field] = left
    parent = getattr(element, "parent", None)
    if parent is not None and parent in gone:
        changes["parent"] = None
    questions = getattr(element, "questions", None)
    if questions and any(answer in gone for answer in questions.values()):
        changes["questions"] = {
            k: None if v in gone else v for k, v in questions.items()
        }
    return attrs.evolve(element, **changes) if changes else element
