"""What the frontmatter says: fields of the map, elements that text cannot spell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from argmap.diagnostics import Diagnostic
from argmap.lang.keys import anchor, report_value
from argmap.lang.messages import diagnose
from argmap.model import (
    EMPTY,
    KINDS,
    ArgumentMap,
    Context,
    Preference,
    Rephrase,
    Source,
    freeze,
)
from argmap.model.ids import IdPool
from argmap.source import Span

if TYPE_CHECKING:
    from argmap.lang.tree import SyntaxTree

_LINKS: dict[str, tuple[type, str]] = {
    "rephrases": (Rephrase, "rephrase"),
    "preferences": (Preference, "preference"),
    "contexts": (Context, "context"),
}
_OWN = ("title", "sources", "main", "elements", "order", *_LINKS)


@attrs.define(eq=False)
class Settings:
    """The frontmatter, read.

    Args:
        data: Its keys and values.
        place: Where it stands.
        diagnostics: Problems.
        made: Field of the map → elements that the frontmatter itself spells.
    """

    data: dict[str, Any]
    place: Span | None
    diagnostics: list[Diagnostic]
    made: dict[str, list[Any]] = attrs.Factory(dict)

    @property
    def strict(self) -> bool:
        """True if ``model: {mode: strict}``: ``+`` entails, ``-`` is contrary."""
        model = self.data.get("model")
        return isinstance(model, Mapping) and model.get("mode") == "strict"

    @property
    def reserved(self) -> dict[str, Any]:
        """Ids of the elements that the frontmatter spells."""
        return {
            one.id: one
            for name, several in self.made.items()
            if name != "sources"
            for one in several
        }

    def complete(
        self, fields: dict[str, tuple[Any, ...]], diagnostics: list[Diagnostic]
    ) -> ArgumentMap:
        """Return the map of *fields* with what the frontmatter adds."""
        diagnostics += self.diagnostics
        for name, several in self.made.items():
            fields[name] = (*fields.get(name, ()), *several)
        order = self.data.get("order")
        if isinstance(order, Mapping):
            self._reorder(fields, order, diagnostics)
        title = self.data.get("title")
        metadata = {k: v for k, v in self.data.items() if k not in _OWN}
        if not isinstance(title, str):
            if title is not None:
                metadata["title"] = title
            title = None
        main = self._main(fields, diagnostics)
        try:
            frozen = freeze(metadata)
        except (TypeError, ValueError) as error:
            diagnostics.append(report_value("===", error, self.place))
            frozen = EMPTY
        return ArgumentMap(title=title, metadata=frozen, main=main, **fields)

    def _main(
        self, fields: Mapping[str, tuple[Any, ...]], diagnostics: list[Diagnostic]
    ) -> tuple[str, ...]:
        main = self.data.get("main")
        if main is None:
            return ()
        names = main if isinstance(main, list | tuple) else [main]
        names = [str(one) for one in names if str(one)]
        known = {one.id for one in fields.get("statements", ())}
        by_title = {
            one.title: one.id for one in fields.get("statements", ()) if one.title
        }
        found: list[str] = []
        for name in names:
            if name not in known and name not in by_title:
                diagnostics.append(self._unknown("main", name, known))
            found.append(name if name in known else by_title.get(name, name))
        return tuple(found)

    def _unknown(self, key: str, name: str, known: set[str]) -> Diagnostic:
        from argmap.suggest import close_names  # noqa: PLC0415  (only for messages)

        close = close_names(name, sorted(known))
        way = "write the id of an element of the document"
        if close:
            way = f"write {' or '.join(f'`{one}`' for one in close)} if that is meant"
        return diagnose("unknown-id", self.locate(key), key=key, id=name, way=way)

    def _reorder(
        self,
        fields: dict[str, tuple[Any, ...]],
        order: Mapping[str, Any],
        diagnostics: list[Diagnostic],
    ) -> None:
        """Put elements into the author's order: the named ones first, as named."""
        for kind, names in order.items():
            several = fields.get(kind)
            if (
                several is None
                or kind not in KINDS
                or not isinstance(names, list | tuple)
            ):
                error = ValueError("must map kinds of elements to lists of ids")
                diagnostics.append(report_value("order", error, self.locate("order")))
                continue
            by_id = {one.id: one for one in several}
            front: dict[str, Any] = {}
            for name in map(str, names):
                if name in by_id:
                    front[name] = by_id[name]
                else:
                    diagnostics.append(self._unknown("order", name, set(by_id)))
            rest = (one for one in several if one.id not in front)
            fields[kind] = (*front.values(), *rest)

    def locate(self, key: str) -> Span | None:
        """Return where the outermost key *key* stands."""
        place = self.place
        if place is None:
            return None
        from argmap.lang.yaml12 import find_key  # noqa: PLC0415  (only for messages)

        found = find_key(place.text, key)
        if found is None:
            return place
        return Span(place.source, place.start + found[0], place.start + found[1])


def read_settings(tree: SyntaxTree) -> Settings:
    """Return what the frontmatter of *tree* says; an empty one if there is none."""
    front = tree.frontmatter
    if front is None:
        return Settings({}, None, [])
    from argmap.lang.yaml12 import load_mapping  # noqa: PLC0415  (not every text has one)

    place = Span(tree.source, front.start, front.stop)
    data, problems = load_mapping(place.text, tree.source, front.start)
    settings = Settings(data, place, list(problems))
    _read_elements(settings)
    return settings


def _read_elements(settings: Settings) -> None:
    data, made = settings.data, settings.made
    sources = data.get("sources")
    if sources is not None:
        made["sources"] = _several(settings, "sources", Source, _by_id(sources))
    elements = data.get("elements")
    if isinstance(elements, Mapping):
        for name, several in elements.items():
            kind = KINDS.get(name)
            if kind is None:
                problem = _unreadable(
                    settings, "elements", f"there is no kind `{name}`"
                )
                settings.diagnostics.append(problem)
            else:
                made[name] = _several(settings, "elements", kind, several)
    elif elements is not None:
        problem = _unreadable(settings, "elements", "it is no mapping")
        settings.diagnostics.append(problem)
    pool = IdPool(settings.reserved)
    for name, (kind, stem) in _LINKS.items():
        if data.get(name) is not None:
            links = _with_ids(data[name], stem, pool)
            made[name] = made.get(name, []) + _several(settings, name, kind, links)


def _by_id(sources: object) -> object:
    """Allow ``sources: {report: {path: …}}`` beside a list of mappings."""
    if not isinstance(sources, Mapping):
        return sources
    return [
        {"id": key, **(one if isinstance(one, Mapping) else {"path": one})}
        for key, one in sources.items()
    ]


def _with_ids(links: object, stem: str, pool: IdPool) -> object:
    if not isinstance(links, list | tuple):
        return links
    for one in links:
        if isinstance(one, Mapping) and isinstance(one.get("id"), str):
            pool.reserve(one["id"])
    return [
        {"id": pool.numbered(f"{stem}-"), **one}
        if isinstance(one, Mapping) and "id" not in one
        else one
        for one in links
    ]


def _several(settings: Settings, key: str, kind: type, several: object) -> list[Any]:
    found: list[Any] = []
    if not isinstance(several, list | tuple):
        settings.diagnostics.append(_unreadable(settings, key, "it is no list"))
        return found
    seen: set[str] = set()
    for one in several:
        try:
            element = _element(kind, one)
        except (TypeError, ValueError) as error:
            settings.diagnostics.append(_unreadable(settings, key, str(error)))
            continue
        if element.id in seen or (key != "sources" and element.id in settings.reserved):
            problem = diagnose("id-twice", settings.locate(key), id=element.id)
            settings.diagnostics.append(problem)
            continue
        seen.add(element.id)
        found.append(element)
    return found


def _element(kind: type, one: object) -> Any:
    if not isinstance(one, Mapping):
        msg = f"{one!r} is no mapping"
        raise TypeError(msg)
    known = {field.name for field in attrs.fields(kind)}
    values = {key: value for key, value in one.items() if key != "argument"}
    strange = [key for key in values if key not in known]
    if strange:
        msg = f"{kind.__name__} has no field {strange[0]!r}"
        raise TypeError(msg)
    for key, value in values.items():
        if key in ("premises", "tags") and isinstance(value, str):
            values[key] = [value]
        if key == "anchors" and isinstance(value, list | tuple):
            values[key] = tuple(anchor(each) for each in value)
    return kind(**values)


def _unreadable(settings: Settings, key: str, why: str) -> Diagnostic:
    return diagnose("unreadable-element", settings.locate(key), key=key, why=why)
