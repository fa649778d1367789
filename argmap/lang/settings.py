"""What the frontmatter adds to the map that the text describes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from argmap.lang.messages import diagnose
from argmap.lang.shortcodes import SHORTCODES
from argmap.model import EMPTY, ArgumentMap, freeze
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.lang.keys_frontmatter import Draft, FrontmatterReading
    from argmap.lang.tree import SyntaxTree
    from argmap.model.ids import IdPool

Fields = dict[str, tuple[Any, ...]]


@attrs.define(eq=False)
class Settings:
    """The frontmatter of a document, read.

    Args:
        reading: What it says; None without frontmatter.
        places: Where it stands; that of included files behind the document's own.
        data: Its keys and values as read from YAML.
        diagnostics: Problems.
    """

    reading: FrontmatterReading | None = None
    places: tuple[Span, ...] = ()
    data: Mapping[str, Any] = EMPTY
    diagnostics: list[Diagnostic] = attrs.Factory(list)

    @property
    def strict(self) -> bool:
        """True if ``model: {mode: strict}``: ``+`` entails, ``-`` is contrary."""
        return self._config("model").get("mode") == "strict"

    @property
    def codes(self) -> Mapping[str, str]:
        """Shortcodes: Argdown's, and those that ``model: {shortcodes: …}`` adds."""
        model = self._config("model")
        own = model.get("shortcodes")
        if not isinstance(own, Mapping):
            return SHORTCODES
        signs = {
            code: one.get("unicode") if isinstance(one, Mapping) else one
            for code, one in own.items()
        }
        return SHORTCODES | {c: s for c, s in signs.items() if isinstance(s, str)}

    @property
    def regroup(self) -> Sequence[Any]:
        """Groups that replace the headings: ``group: {regroup: […]}``."""
        group = self.data.get("group")
        groups = group.get("regroup") if isinstance(group, Mapping) else None
        return groups if isinstance(groups, list | tuple) else ()

    def _config(self, key: str) -> Mapping[str, Any]:
        found = None if self.reading is None else self.reading.metadata.get(key)
        return found if isinstance(found, Mapping) else {}

    @property
    def reserved(self) -> list[str]:
        """Ids of the elements that the frontmatter spells."""
        if self.reading is None:
            return []
        return [one.id for one in self.reading.drafts if one.id is not None]

    def complete(
        self, fields: Fields, pool: IdPool, diagnostics: list[Diagnostic]
    ) -> ArgumentMap:
        """Return the map of *fields* with what the frontmatter adds.

        Args:
            fields: Kind of element → the elements of the text.
            pool: Hands out ids for elements that give none.
            diagnostics: Takes up problems.
        """
        diagnostics += self.diagnostics
        reading = self.reading
        if reading is None:
            return ArgumentMap(**fields)  # type: ignore[arg-type]  # elements alone
        self._add_drafts(fields, reading.drafts, pool, diagnostics)
        for kind, names in reading.order.items():
            fields[kind] = self._reordered(fields.get(kind, ()), names, diagnostics)
        main = reading.main_ids
        main = main or self._main(fields, reading.main, diagnostics)
        return ArgumentMap(
            title=reading.title,
            metadata=self._metadata(reading),
            main=main,
            sources=reading.sources,
            **fields,  # type: ignore[arg-type]  # elements alone
        )

    def _metadata(self, reading: FrontmatterReading) -> Mapping[str, Any]:
        """Leave ``regroup`` out: the sections say it already."""
        group = self._config("group")
        if not self.regroup or group != freeze(self.data.get("group")):
            return reading.metadata
        rest = {key: value for key, value in group.items() if key != "regroup"}
        metadata = {k: v for k, v in reading.metadata.items() if k != "group"}
        return freeze(metadata | {"group": rest} if rest else metadata)  # type: ignore[no-any-return]

    def _add_drafts(
        self,
        fields: Fields,
        drafts: tuple[Draft, ...],
        pool: IdPool,
        diagnostics: list[Diagnostic],
    ) -> None:
        given: set[str] = set()
        for draft in drafts:
            one = draft.id
            if one is None:
                one = draft.suggest_id(pool)
            elif one in given:
                span = self._locate(draft.key)
                diagnostics.append(diagnose("id-twice", span, id=one))
                continue
            given.add(one)
            fields[draft.kind] = (*fields.get(draft.kind, ()), draft.make(one))

    def _main(
        self,
        fields: Fields,
        names: tuple[str, ...],
        diagnostics: list[Diagnostic],
    ) -> tuple[str, ...]:
        if not names:
            return ()
        statements = fields["statements"]
        known = {one.id: one.id for several in fields.values() for one in several}
        labels = {one.title: one.id for one in statements if one.title is not None}
        found: list[str] = []
        for name in names:
            one = known.get(name) or labels.get(name)
            if one is None:
                diagnostics.append(self._unknown("main", name, list(known)))
            found.append(one or name)
        return tuple(found)

    def _reordered(
        self,
        several: tuple[Any, ...],
        names: tuple[str, ...],
        diagnostics: list[Diagnostic],
    ) -> tuple[Any, ...]:
        """Put elements into the author's order: the named ones first, as named."""
        by_id = {one.id: one for one in several}
        front: dict[str, Any] = {}
        for name in names:
            if name in by_id:
                front[name] = by_id[name]
            else:
                diagnostics.append(self._unknown("order", name, list(by_id)))
        return (*front.values(), *(one for one in several if one.id not in front))

    def _unknown(self, key: str, name: str, known: list[str]) -> Diagnostic:
        from argmap.suggest import close_names  # noqa: PLC0415  (only for messages)

        close = close_names(name, known)
        way = "write the id of an element of the document"
        if close:
            way = f"write {' or '.join(f'`{one}`' for one in close)} if that is meant"
        return diagnose("unknown-id", self._locate(key), key=key, id=name, way=way)

    def _locate(self, key: str) -> Span | None:
        from argmap.lang.yaml12 import find_key  # noqa: PLC0415  (only for messages)

        for place in self.places:
            found = find_key(place.text, key)
            if found is not None:
                start, end = place.start + found[0], place.start + found[1]
                return Span(place.source, start, end)
        return self.places[0] if self.places else None


def read_settings(tree: SyntaxTree) -> Settings:
    """Return what the frontmatter of *tree* and of the files it includes says.

    What the document says itself comes first; sources are united.
    """
    settings = Settings()
    for one in tree.trees():
        if one.frontmatter is not None:
            _add_part(settings, one)
    return settings


def _add_part(settings: Settings, tree: SyntaxTree) -> None:
    from argmap.lang.keys_frontmatter import (  # noqa: PLC0415  (often absent)
        read_frontmatter,
    )
    from argmap.lang.yaml12 import load_mapping  # noqa: PLC0415  (as above)

    front = tree.frontmatter
    if front is None:
        return
    place = Span(tree.source, front.start, front.stop)
    data, problems = load_mapping(place.text, tree.source, front.start)
    new = read_frontmatter(data, place)
    settings.diagnostics += (*problems, *new.problems)
    settings.places = (*settings.places, place)
    settings.data = {**data, **settings.data}
    old = settings.reading
    if old is None:
        settings.reading = new
        return
    known = {one.id for one in old.sources}
    settings.reading = attrs.evolve(
        old,
        title=old.title if old.title is not None else new.title,
        main=old.main or new.main,
        sources=(*old.sources, *(one for one in new.sources if one.id not in known)),
        metadata=freeze({**old.metadata, **new.metadata, **old.metadata}),
        drafts=(*old.drafts, *new.drafts),
        order={**old.order, **new.order, **old.order},
    )
