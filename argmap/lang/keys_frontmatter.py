"""The frontmatter: what it says of the map, and what the text itself cannot spell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from argmap.lang.keys import anchor, listed, name, plain, report_value, word
from argmap.lang.keys_config import check_config
from argmap.model import KINDS, Source, freeze
from argmap.model import freezing as check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.diagnostics import Diagnostic
    from argmap.model import ArgumentMap, Element
    from argmap.model.ids import IdPool
    from argmap.source import Span

OWN_KEYS = (
    "title",
    "main",
    "sources",
    "preferences",
    "rephrases",
    "contexts",
    "elements",
    "order",
)
"""Keys that become fields of the map; every other key is metadata."""

_LISTS = ("preferences", "rephrases", "contexts")
_STEMS = {"rephrases": "=", "contexts": "~", "inferences": "+", "attacks": "-"}


@attrs.frozen
class Draft:
    """An element written as data, perhaps still without an id.

    Args:
        kind: ``statements``, ``inferences``, … as in the map.
        key: Where it stands (``elements``, ``rephrases``), for messages.
        fields: Its fields, checked.
        id: Its id, None if it gives none.
    """

    kind: str
    key: str
    fields: dict[str, Any]
    id: str | None

    def make(self, id: str) -> Element:  # noqa: A002  (the word of the model)
        """Return the element, called *id*."""
        element: Element = KINDS[self.kind](id=id, **self.fields)
        return element

    def suggest_id(self, pool: IdPool) -> str:
        """Return an id for an element that gives none."""
        if self.kind == "preferences":
            return pool.fresh(f"{self.fields['preferred']}>{self.fields['over']}")
        end = self.fields.get("target") or self.fields.get("conclusion")
        if end is not None:
            return pool.numbered(f"{end}{_STEMS[self.kind]}")
        return pool.fresh(self.kind.removesuffix("s"))


@attrs.frozen
class FrontmatterReading:
    """What a frontmatter says.

    Args:
        title: Title of the map.
        main: Ids or titles of the declared main claims.
        main_ids: Ids of the declared main claims, where a title would mislead.
        sources: The sources.
        metadata: Everything that argmap does not interpret.
        drafts: Elements: rephrases, preferences, contexts, and ``elements:``.
        order: Kind → ids in author order, where that is not the order of the text.
        problems: Unknown keys (advice) and bad values (warnings).
    """

    title: str | None = None
    main: tuple[str, ...] = ()
    main_ids: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    metadata: Mapping[str, Any] = check.EMPTY
    drafts: tuple[Draft, ...] = ()
    order: Mapping[str, tuple[str, ...]] = check.EMPTY
    problems: tuple[Diagnostic, ...] = ()


def read_frontmatter(
    data: Mapping[str, Any], place: Span | None = None
) -> FrontmatterReading:
    """Sort the frontmatter into fields of the map, elements and metadata.

    Values that cannot be used stay in the metadata and are reported.

    Args:
        data: The data as read from YAML.
        place: The YAML between the lines ``===``.

    Example:
        >>> from argmap.lang.keys_frontmatter import read_frontmatter
        >>> found = read_frontmatter({"title": "Cars", "main": "Ban", "author": "Ann"})
        >>> found.title, found.main, dict(found.metadata)
        ('Cars', ('Ban',), {'author': 'Ann'})
    """
    fields: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    drafts: list[Draft] = []
    problems: list[Diagnostic] = []
    for key, value in data.items():
        try:
            # Elements bring data of their own, which may be as deep as any.
            kept = freeze(value, -4 if key in OWN_KEYS else 1)
        except ValueError as error:
            problems.append(report_value(key, error, place))
            continue
        try:
            if key in ("title", "main", "sources", "order"):
                fields[key] = _READERS[key](kept)
                continue
            if key in _LISTS:
                drafts += _read_elements(key, key, kept)
                continue
            if key == "elements":
                drafts += _read_all_elements(kept)
                metadata |= kept.get("metadata", {})
                fields["main_ids"] = tuple(kept.get("main", ()))
                continue
        except (TypeError, ValueError) as error:
            problems.append(report_value(key, error, place))
        else:
            problems += check_config(key, kept, place)
        metadata.setdefault(key, kept)
    return FrontmatterReading(
        **fields,
        metadata=check.data(metadata),
        drafts=tuple(drafts),
        problems=tuple(attrs.evolve(one, subject=None) for one in problems),
    )


def _mapping(value: object) -> Mapping[str, Any]:
    return check.data(value)


def _read_order(value: object) -> dict[str, tuple[str, ...]]:
    order = _mapping(value)
    for kind in order:
        if kind not in KINDS:
            msg = f"knows no {kind!r}, only {', '.join(KINDS)}"
            raise ValueError(msg)
    read = check.several(check.identifier)
    return {kind: read(ids) for kind, ids in order.items()}  # type: ignore[misc]


def _read_sources(value: object) -> tuple[Source, ...]:
    """Read a list of sources, or a mapping from their ids."""
    entries: list[object] = []
    if isinstance(value, Mapping):
        for one, fields in value.items():
            if isinstance(fields, str):
                where = "url" if "://" in fields else "path"
                entries.append({"id": one, where: fields})
            else:
                known_as: dict[str, Any] = {"id": one}
                entries.append(known_as | dict(_mapping(fields or {})))
    elif isinstance(value, list | tuple):
        entries += value
    else:
        msg = f"must be a list or a mapping, not {value!r}"
        raise TypeError(msg)
    sources: dict[str, Source] = {}
    known = {one.name for one in attrs.fields(Source)}
    for number, entry in enumerate(entries, 1):
        values: dict[str, Any] = {"id": entry}
        if isinstance(entry, Mapping):
            values = dict(_mapping(entry))
        strange = {k: values.pop(k) for k in tuple(values) if k not in known}
        if strange:  # what a source says of itself beyond the values is its data
            values["data"] = {**strange, **values.get("data", {})}
        if "id" not in values:
            msg = f"has no `id` in entry {number}"
            raise ValueError(msg)
        source = Source(**values)
        if source.id in sources:
            msg = f"gives the id {source.id!r} twice"
            raise ValueError(msg)
        sources[source.id] = source
    return tuple(sources.values())


_READERS: dict[str, check.Check] = {
    "title": check.optional(word),
    "main": listed(name),
    "sources": _read_sources,
    "order": _read_order,
}


def _read_all_elements(value: object) -> Iterator[Draft]:
    for kind, entries in _mapping(value).items():
        if kind == "metadata":
            _mapping(entries)
        elif kind == "main":
            check.several(check.identifier)(entries)
        elif kind in KINDS:
            yield from _read_elements("elements", kind, entries)
        else:
            msg = f"knows no {kind!r}, only {', '.join(KINDS)}"
            raise ValueError(msg)


def _read_elements(key: str, kind: str, value: object) -> list[Draft]:
    if not isinstance(value, list | tuple):
        msg = f"must be a list, not {value!r}"
        raise TypeError(msg)
    return [_read_element(key, kind, one, i) for i, one in enumerate(value, 1)]


def _read_element(key: str, kind: str, value: object, number: int) -> Draft:
    fields = dict(_mapping(value))
    if kind == "inferences":
        fields.pop("argument", None)  # native JSON says it on both sides
    own = KINDS[kind]
    known = {one.name for one in attrs.fields(own)}
    strange = [one for one in fields if one not in known]
    if strange:
        msg = f"has the unknown key {strange[0]!r} in entry {number}"
        raise ValueError(msg)
    if "anchors" in fields:
        fields["anchors"] = listed(anchor)(fields["anchors"])
    given = fields.pop("id", None)
    try:
        element = own(id="x" if given is None else given, **fields)
    except (TypeError, ValueError) as error:
        msg = f"is wrong in entry {number}: {error}"
        raise type(error)(msg) from None
    kept = {one: getattr(element, one) for one in fields}
    return Draft(kind, key, kept, given)


# -- writing


def write_frontmatter(
    m: ArgumentMap,
    elements: Mapping[str, Iterable[Element]],
    order: Mapping[str, tuple[str, ...]],
) -> dict[str, Any]:
    """Return the frontmatter of *m*.

    Args:
        m: The map.
        elements: Kind → the elements that the text cannot spell.
        order: Kind → ids in author order, where the text has another order.
    """
    block: dict[str, Any] = {}
    if m.title is not None:
        block["title"] = m.title
    raw = {k: v for k, v in m.metadata.items() if k in OWN_KEYS or _regroups(k, v)}
    block |= {key: value for key, value in m.metadata.items() if key not in raw}
    titles = {one.title for one in m.statements}
    exact = any(one in titles and one not in m for one in m.main)
    if m.main and not exact:
        block["main"] = m.main
    if m.sources:
        block["sources"] = tuple(_source_fields(one) for one in m.sources)
    for kind in _LISTS:
        listing = getattr(m, kind)
        if listing:
            block[kind] = tuple(element_fields(one) for one in listing)
    hatch: dict[str, Any] = {
        kind: tuple(element_fields(one) for one in listing)
        for kind, listing in elements.items()
        if listing
    }
    if raw:
        hatch["metadata"] = raw
    if exact:
        hatch["main"] = m.main
    if hatch:
        block["elements"] = hatch
    if order:
        block["order"] = dict(order)
    return block


def _regroups(key: str, value: object) -> bool:
    """Tell whether this metadata would replace the sections when it is read."""
    return key == "group" and isinstance(value, Mapping) and bool(value.get("regroup"))


def _source_fields(source: Source) -> dict[str, Any]:
    fields = element_fields(source)
    own = {one.name for one in attrs.fields(Source)}
    # Free data stands beside the fields, unless a name would clash.
    data = fields.pop("data", {})
    clashing = {key: value for key, value in data.items() if key in own}
    fields |= {key: value for key, value in data.items() if key not in own}
    if clashing:
        fields["data"] = clashing
    return fields


def element_fields(element: Any) -> dict[str, Any]:
    """Return the fields of *element* that are not at their default, for YAML."""
    fields: dict[str, Any] = {}
    for one in attrs.fields(type(element)):
        value = getattr(element, one.name)
        if one.default is attrs.NOTHING or value != one.default:
            fields[one.name] = plain(value)
    return fields
