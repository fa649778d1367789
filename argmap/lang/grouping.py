"""Sections by ``group: {regroup: […]}``, which take the place of the headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.model import EMPTY, Section, freeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.lang.records import Records
    from argmap.model.ids import IdPool

_KEPT = ("isGroup", "isClosed")


def regroup_sections(
    records: Records, groups: Sequence[Any], pool: IdPool
) -> tuple[Section, ...]:
    """Return the sections that *groups* describe, outer ones first.

    An element that several groups name belongs to the last of them, as in Argdown.

    Args:
        records: The records, with their ids.
        groups: Mappings with ``title statements arguments tags children isClosed``.
        pool: Hands out ids.
    """
    found: list[tuple[Mapping[str, Any], str, int, str | None]] = []
    home: dict[str, int] = {}
    stack = [(one, 1, None) for one in reversed(groups) if isinstance(one, Mapping)]
    rest: list[tuple[Mapping[str, Any], int, str | None]] = list(stack)
    while rest:
        group, level, parent = rest.pop()
        own = pool.section(str(group.get("title") or ""))
        for kind, known in (
            ("statements", records.statement_titles),
            ("arguments", records.argument_titles),
        ):
            for title in _listed(group.get(kind)):
                record = known.get(str(title))
                if record is not None:
                    home[record.id] = len(found)
        found.append((group, own, level, parent))
        children = _listed(group.get("children"))
        rest += [
            (c, level + 1, own) for c in reversed(children) if isinstance(c, Mapping)
        ]
    members: list[list[str]] = [[] for _ in found]
    for node in records.nodes:
        if node.id in home:
            members[home[node.id]].append(node.id)
    return tuple(
        Section(
            own,
            str(group.get("title") or ""),
            level,
            parent,
            tuple(members[number]),
            tuple(str(tag) for tag in _listed(group.get("tags"))),
            freeze({k: group[k] for k in _KEPT if k in group}) or EMPTY,
        )
        for number, (group, own, level, parent) in enumerate(found)
    )


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()
