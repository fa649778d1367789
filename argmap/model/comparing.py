"""What differs between two maps, element by element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from argmap.model.freezing import show
from argmap.model.maps import KINDS, ArgumentMap

if TYPE_CHECKING:
    from argmap.model.maps import Element
    from argmap.model.statements import Source


@attrs.frozen
class Change:
    """One field of one element that differs.

    Args:
        subject: Id of the element; ``""`` is the map itself, ``"source x"`` a source.
        field: Name of the field.
        before: Its value in the first map.
        after: Its value in the second map.
    """

    subject: str
    field: str
    before: Any
    after: Any


@attrs.frozen
class Comparison:
    """What turns one map into another, by id.

    Args:
        added: Elements that only the second map has, in its order.
        removed: Elements that only the first map has, in its order.
        changed: Fields that differ in what both have, in the order of the second map.
        moved: Kinds (``"statements"``, …) in which what both have stands in another
            order.
    """

    added: tuple[Element | Source, ...] = ()
    removed: tuple[Element | Source, ...] = ()
    changed: tuple[Change, ...] = ()
    moved: tuple[str, ...] = ()

    __repr__ = show

    def __bool__(self) -> bool:
        """True if anything differs."""
        return bool(self.added or self.removed or self.changed or self.moved)


_LISTS = (*KINDS, "sources")
_OWN = ("title", "metadata", "main")


def compare_maps(before: ArgumentMap, after: ArgumentMap) -> Comparison:
    """Compare two maps by the ids of their elements.

    An element that changed its kind counts as removed and added. ``extra`` is not
    compared. The result is false exactly if the maps are equal. Linear.

    Example:
        >>> from argmap import ArgumentMap, Statement
        >>> from argmap.model import compare_maps
        >>> old = ArgumentMap(statements=(Statement("Air", "Clean air."),))
        >>> new = ArgumentMap(statements=(Statement("Air", "Cleaner air."),))
        >>> [(c.subject, c.field, c.after) for c in compare_maps(old, new).changed]
        [('Air', 'text', 'Cleaner air.')]
    """
    added: list[Any] = []
    removed: list[Any] = []
    moved: list[str] = []
    changed = [
        Change("", field, getattr(before, field), getattr(after, field))
        for field in _OWN
        if not _same(getattr(before, field), getattr(after, field))
    ]
    for name in _LISTS:
        old = {element.id: element for element in getattr(before, name)}
        new = {element.id: element for element in getattr(after, name)}
        added += [element for one, element in new.items() if one not in old]
        removed += [element for one, element in old.items() if one not in new]
        if [one for one in old if one in new] != [one for one in new if one in old]:
            moved.append(name)
        prefix = "source " if name == "sources" else ""
        for one, element in new.items():
            if one in old and old[one] != element:
                changed += _changes(prefix + one, old[one], element)
    return Comparison(tuple(added), tuple(removed), tuple(changed), tuple(moved))


def _changes(subject: str, old: Any, new: Any) -> list[Change]:
    return [
        Change(subject, field.name, getattr(old, field.name), getattr(new, field.name))
        for field in attrs.fields(type(new))
        if not _same(getattr(old, field.name), getattr(new, field.name))
    ]


def _same(one: object, other: object) -> bool:
    return bool(one == other)
