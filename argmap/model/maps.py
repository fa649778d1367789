"""The map: all elements of an argument, in author order, linked by id."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from argmap.errors import MapError, require
from argmap.model import freezing as check
from argmap.model.arguments import Argument, Section
from argmap.model.relations import Attack, Context, Inference, Preference, Rephrase
from argmap.model.statements import Source, Statement
from argmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Relation: TypeAlias = Inference | Attack | Rephrase | Preference | Context
Element: TypeAlias = Statement | Argument | Relation | Section

KINDS: dict[str, type] = {
    "statements": Statement,
    "arguments": Argument,
    "inferences": Inference,
    "attacks": Attack,
    "rephrases": Rephrase,
    "preferences": Preference,
    "contexts": Context,
    "sections": Section,
}
"""Fields of a map that hold elements, in the order in which they are listed."""


@attrs.frozen(weakref_slot=False)
class ArgumentMap:
    """The argument of a text: statements, and the relations between them.

    A map never changes; edits return a new one. Equality compares everything but
    ``extra``, in author order within each kind. Types are checked here; the structure
    (dangling ends, cycles, …) by :func:`argmap.check`.

    Args:
        statements: The statements.
        arguments: Named arguments: sketches and reconstructions.
        inferences: Steps from premises to a conclusion.
        attacks: Attacks on statements, arguments, inferences or attacks.
        rephrases: Same content in other words.
        preferences: What outranks what.
        contexts: Neutral links.
        sources: What anchors point into; their ids are a space of their own.
        sections: Headings, in order of the text.
        title: Title of the map.
        metadata: Author, date, language, aliases, expected verdicts, …
        main: Ids of the declared main claims; empty means they are derived.
        extra: Format name → what only that format can hold; not part of equality.

    Raises:
        TypeError: A field holds something of a wrong type.
        MapError: Two elements share an id (all such ids are named).

    Example:
        >>> from argmap import ArgumentMap, Inference, Statement
        >>> m = ArgumentMap(
        ...     statements=(
        ...         Statement("Ban", "Ban cars."),
        ...         Statement("Air", "Cleaner air."),
        ...     ),
        ...     inferences=(Inference("Ban+1", ("Air",), "Ban"),),
        ... )
        >>> m["Ban"].text, [s.id for s in m.main_claims]
        ('Ban cars.', ['Ban'])
    """

    statements: tuple[Statement, ...] = ()
    arguments: tuple[Argument, ...] = ()
    inferences: tuple[Inference, ...] = ()
    attacks: tuple[Attack, ...] = ()
    rephrases: tuple[Rephrase, ...] = ()
    preferences: tuple[Preference, ...] = ()
    contexts: tuple[Context, ...] = ()
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    title: str | None = None
    metadata: Mapping[str, Any] = check.EMPTY
    main: tuple[str, ...] = ()
    extra: Mapping[str, Any] = attrs.field(default=check.EMPTY, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        _CHECK_MAP(self)
        self._refuse_shared_ids()
        self._aim_attacks()

    __repr__ = check.show

    def _refuse_shared_ids(self) -> None:
        """Refuse ids that two elements, or two sources, share; all are named."""
        if len(self._index) == sum([len(getattr(self, name)) for name in KINDS]) and (
            len(self._sources) == len(self.sources)
        ):
            return
        problems = [
            f"two {what} share the id {', '.join(f'`{s}`' for s in shared)}"
            for what, shared in (
                ("elements", _repeated(self.elements)),
                ("sources", _repeated(self.sources)),
            )
            if shared
        ]
        raise MapError("; ".join(problems))

    def _aim_attacks(self) -> None:
        """Make an attack on a step or an attack the undercut that it is."""
        index = self._index
        turned = {
            a.id: attrs.evolve(a, kind="undercut")
            for a in self.attacks
            if a.kind == "attack"
            and isinstance(index.get(a.target), Inference | Attack)
        }
        if turned:
            aimed = tuple([turned.get(a.id, a) for a in self.attacks])
            object.__setattr__(self, "attacks", aimed)
            index.update(turned)

    # -- looking up

    @cached_property
    def _index(self) -> dict[str, Element]:
        index: dict[str, Element] = {}
        for name in KINDS:
            for element in getattr(self, name):
                index.setdefault(element.id, element)
        return index

    def __getitem__(self, id: str) -> Element:  # noqa: A002  (the word of the model)
        """Return the element called *id*, of whatever kind.

        Raises:
            KeyError: There is none; the message lists close ids.
            TypeError: *id* is no text.
        """
        try:
            return self._index[id]
        except KeyError:
            require(id, str, "an id is needed (see m.elements for an order)")
            msg = f"the map has no element `{id}`{did_you_mean(id, self._index)}"
            raise KeyError(msg) from None

    def get(self, id: str) -> Element | None:  # noqa: A002  (as above)
        """Return the element called *id*, or None."""
        return self._index.get(id)

    def __contains__(self, id: object) -> bool:  # noqa: A002  (as above)
        return id in self._index

    def __iter__(self) -> Iterator[Element]:
        return iter(self.elements)

    def __len__(self) -> int:
        return len(self._index)

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every element, kind by kind, in author order."""
        return tuple(e for name in KINDS for e in getattr(self, name))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Every link between elements, kind by kind, in author order."""
        return (
            *self.inferences,
            *self.attacks,
            *self.rephrases,
            *self.preferences,
            *self.contexts,
        )

    def source(self, id: str) -> Source | None:  # noqa: A002  (as above)
        """Return the source called *id*, or None."""
        return self._sources.get(id)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    # -- following links

    @cached_property
    def _inferences_to(self) -> dict[str, list[Inference]]:
        return _grouped((i.conclusion, i) for i in self.inferences)

    @cached_property
    def _inferences_from(self) -> dict[str, list[Inference]]:
        return _grouped(
            (p, i) for i in self.inferences for p in dict.fromkeys(i.premises)
        )

    @cached_property
    def _attacks_on(self) -> dict[str, list[Attack]]:
        return _grouped((a.target, a) for a in self.attacks)

    @cached_property
    def _attacks_from(self) -> dict[str, list[Attack]]:
        return _grouped((p, a) for a in self.attacks for p in dict.fromkeys(a.premises))

    @cached_property
    def _owners(self) -> dict[str, Argument]:
        owners: dict[str, Argument] = {}
        for argument in self.arguments:
            for step in argument.inferences:
                owners.setdefault(step, argument)
        return owners

    def inferences_to(self, id: str) -> tuple[Inference, ...]:  # noqa: A002  (as above)
        """Return the inferences whose conclusion is *id*, in author order."""
        return tuple(self._inferences_to.get(id, ()))

    def inferences_from(self, id: str) -> tuple[Inference, ...]:  # noqa: A002
        """Return the inferences that have *id* among their premises."""
        return tuple(self._inferences_from.get(id, ()))

    def attacks_on(self, id: str) -> tuple[Attack, ...]:  # noqa: A002  (as above)
        """Return the attacks whose target is *id*, in author order."""
        return tuple(self._attacks_on.get(id, ()))

    def attacks_from(self, id: str) -> tuple[Attack, ...]:  # noqa: A002  (as above)
        """Return the attacks that have *id* among their premises."""
        return tuple(self._attacks_from.get(id, ()))

    def argument_of(self, inference: str) -> Argument | None:
        """Return the argument of which *inference* is a step, or None."""
        return self._owners.get(inference)

    def steps_of(self, argument: str) -> tuple[Inference, ...]:
        """Return the inferences of *argument*, in order; unknown ids are left out."""
        found = self._index.get(argument)
        if not isinstance(found, Argument):
            return ()
        steps = (self._index.get(step) for step in found.inferences)
        return tuple(step for step in steps if isinstance(step, Inference))

    def stands_for(self, id: str) -> str:  # noqa: A002  (as above)
        """Return what *id* means as the source of a relation.

        A reconstructed argument stands for its main conclusion; everything else, a
        sketched argument included, for itself.
        """
        steps = self.steps_of(id)
        return steps[-1].conclusion if steps else id

    def aims_at(self, id: str) -> str:  # noqa: A002  (as above)
        """Return what an attack on *id* hits: of a reconstruction, its last step."""
        steps = self.steps_of(id)
        return steps[-1].id if steps else id

    def is_grounded(self, relation: str) -> bool:
        """Tell whether the steps of the arguments already say what *relation* says.

        True where a drawn relation repeats what a premise-conclusion structure holds:

        - ``[A]`` with ``+ <X>``, and a step of ``X`` concludes ``[A]``;
        - ``<Y>`` with ``+ <X>``, and ``X`` concludes a premise of ``Y``;
        - ``[A]`` with ``- <X>``, and the conclusion of ``X`` attacks ``[A]`` itself;
        - ``<Y>`` with ``- <X>``, and the conclusion of ``X`` attacks a premise of
          ``Y`` (an undercut: the last step of ``Y``).

        Such a relation is kept and printed, but neither drawn nor weighed a second
        time. Unknown ids and other elements give False.
        """
        return relation in self._grounded

    @cached_property
    def _grounded(self) -> frozenset[str]:
        from argmap.model.grounding import grounded_relations  # noqa: PLC0415

        return grounded_relations(self)

    @cached_property
    def main_claims(self) -> tuple[Statement, ...]:
        """The declared main claims, else the statements that no link starts from.

        Without a declaration these are the statements that support, attack, rephrase
        and explain nothing, neither themselves nor through an argument that concludes
        them. A map in which everything supports something has none.
        """
        declared = tuple(self._index.get(one) for one in self.main)
        if any(isinstance(one, Statement) for one in declared):
            return tuple(one for one in declared if isinstance(one, Statement))
        sources: set[str] = set()
        links: tuple[Inference | Attack | Rephrase | Context, ...] = (
            *self.inferences,
            *self.attacks,
            *self.rephrases,
            *self.contexts,
        )
        for relation in links:
            if relation.id not in self._grounded:
                for premise in relation.premises:
                    sources.add(premise)
                    sources.add(self.stands_for(premise))
        return tuple(s for s in self.statements if s.id not in sources)

    # -- editing: each returns a new map

    def add(self, *elements: Element | Source) -> ArgumentMap:
        """Return a map with *elements* added behind those of their kind.

        Raises:
            TypeError: One of them is neither an element nor a source.
            MapError: An id is in use already; all such ids are named.

        Example:
            >>> from argmap import ArgumentMap, Statement
            >>> [s.id for s in ArgumentMap().add(Statement("Air")).statements]
            ['Air']
        """
        from argmap.model.edits import add  # noqa: PLC0415  (edits need the map)

        return add(self, *elements)

    def remove(self, *ids: str, dependants: bool = False) -> ArgumentMap:
        """Return a map without the elements *ids*.

        A relation needs its ends, a step its argument, and an argument that has steps
        at least one of them. Lists that merely name an element (sections, main claims,
        answers to critical questions, expected verdicts) forget it.

        Args:
            ids: What to take out.
            dependants: Take out what needs it as well, and what needs that.

        Raises:
            KeyError: An id is unknown.
            MapError: Something still needs one of them; the message names it.
        """
        from argmap.model.removal import remove  # noqa: PLC0415  (as above)

        return remove(self, *ids, dependants=dependants)

    def rename(self, old: str, new: str) -> ArgumentMap:
        """Return a map in which the element *old* is called *new* everywhere.

        Ids derived from it follow: with ``Ban`` becoming ``City``, the unnamed
        inference ``Ban+1`` becomes ``City+1``. Titles and texts stay.

        Raises:
            KeyError: There is no element *old*.
            ValueError: *new* is empty.
            MapError: *new*, or a derived id, is in use.
        """
        from argmap.model.edits import rename  # noqa: PLC0415  (as above)

        return rename(self, old, new)

    def replace(self, *elements: Element | Source) -> ArgumentMap:
        """Return a map in which each of *elements* stands for the one with its id.

        Raises:
            TypeError: One of them is neither an element nor a source.
            KeyError: The map has no element of that kind with that id.
        """
        from argmap.model.edits import replace  # noqa: PLC0415  (as above)

        return replace(self, *elements)

    def merge(self, other: ArgumentMap) -> ArgumentMap:
        """Return the union of two maps by id.

        What both have must be equal; a section that both have holds the members of
        both. Title and metadata of this map win over those of *other*.

        Raises:
            MapError: Elements of one id differ; all of them are named.
        """
        from argmap.model.edits import merge  # noqa: PLC0415  (as above)

        return merge(self, other)

    def subgraph(
        self,
        *roots: str,
        section: str | None = None,
        tag: str | None = None,
        without: str | None = None,
        depth: int | None = None,
    ) -> ArgumentMap:
        """Return a part of the map; several conditions hold together.

        What is kept is whole: a relation comes with its ends, an argument with its
        steps. Between the elements kept, every relation of the map is there.

        Args:
            roots: Ids of elements; all that bears on them comes along: their strands.
            section: Id of a section: its elements, and those of the sections in it.
            tag: Elements with this tag.
            without: Leave out the elements with this tag, and what depends on them.
            depth: With roots: how many relations away from them to go.

        Raises:
            KeyError: A root or section is unknown.
            ValueError: The depth is negative, or given without roots.
        """
        from argmap.model.subgraphs import subgraph  # noqa: PLC0415  (as above)

        return subgraph(
            self, *roots, section=section, tag=tag, without=without, depth=depth
        )


def _repeated(elements: Iterable[Element | Source]) -> list[str]:
    seen: set[str] = set()
    repeated: dict[str, None] = {}
    for element in elements:
        if element.id in seen:
            repeated[element.id] = None
        seen.add(element.id)
    return list(repeated)


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _elements(kind: type) -> tuple[check.Check, tuple[()]]:
    return check.instances(kind), ()


_CHECK_MAP = check.FieldChecks(
    {
        "statements": check.instances(Statement),
        "inferences": check.instances(Inference),
    },
    {
        "arguments": _elements(Argument),
        "attacks": _elements(Attack),
        "rephrases": _elements(Rephrase),
        "preferences": _elements(Preference),
        "contexts": _elements(Context),
        "sources": _elements(Source),
        "sections": _elements(Section),
        "title": (check.optional(check.text), None),
        "metadata": (check.data, check.EMPTY),
        "main": (check.several(check.identifier), ()),
        "extra": (check.data, check.EMPTY),
    },
)
