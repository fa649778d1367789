"""Building a map in Python, step by step; the one mutable object of argmap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import MapError
from argmap.model import (
    KINDS,
    Anchor,
    Argument,
    ArgumentMap,
    Attack,
    Context,
    Inference,
    Preference,
    Rephrase,
    Section,
    Source,
    Statement,
)
from argmap.model.freezing import identifier, shown
from argmap.model.handles import Handle
from argmap.model.ids import IdPool, slug
from argmap.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias, Unpack

    from argmap.model.keywords import AttackFields, InferenceFields, StatementFields
    from argmap.model.relations import AttackKind

    Node: TypeAlias = "Handle | str"


_ENDS = 2
"""A relation has at least a premise and a target."""


class Builder:
    """Builds a map: target first, reasons after.

    A string is always a new statement with that text. What is there already is meant
    by its handle, or by ``builder["id"]``.

    Args:
        title: Title of the map.
        metadata: Author, date, language and the like.

    Example:
        >>> from argmap import Builder
        >>> b = Builder("Cars downtown")
        >>> ban = b.statement("The city should ban cars downtown.", title="Ban")
        >>> air = b.support(ban, "Air gets cleaner.", "Clean air prevents illness.")
        >>> trade = b.attack(ban, "Shops lose customers.")
        >>> doubt = b.undercut(air, "Buses, not cars, make most of the soot.")
        >>> m = b.build()
        >>> [i.id for i in m.inferences], [(a.id, a.target) for a in m.attacks]
        (['Ban+1'], [('Ban-1', 'Ban'), ('Ban+1_1', 'Ban+1')])
    """

    def __init__(
        self, title: str | None = None, *, metadata: Mapping[str, Any] | None = None
    ) -> None:
        self.title = title
        self.metadata = dict(metadata or {})
        self._ids = IdPool()
        self._elements: dict[str, Any] = {}
        self._sources: dict[str, Source] = {}
        self._anchors: dict[str, list[Anchor]] = {}
        self._steps: dict[str, list[str]] = {}
        self._main: dict[str, None] = {}

    def __getitem__(self, id: str) -> Handle:  # noqa: A002  (the word of the model)
        """Return the handle of the element called *id*.

        Raises:
            KeyError: There is none yet; close ids are given.
        """
        if id not in self._elements:
            hint = did_you_mean(id, self._elements)
            msg = f"the builder has no element `{id}`{hint}"
            raise KeyError(msg)
        return self._handle(id)

    # -- nodes

    def statement(
        self,
        text: str,
        *,
        title: str | None = None,
        id: str | None = None,  # noqa: A002  (the word of the model)
        **fields: Unpack[StatementFields],
    ) -> Handle:
        """Add a statement.

        Args:
            text: The sentence.
            title: What people call it; then also its id, if *id* is not given.
            id: Its id; without title and id it is made of the first words.
            fields: Further fields of :class:`argmap.Statement`.

        Raises:
            MapError: The id or the title is in use.
            TypeError: A field has a value of a wrong type.
            ValueError: A field has a value that is not allowed.
        """
        wanted = title if id is None else id
        made = Statement("?" if wanted is None else wanted, text, title, **fields)  # type: ignore[arg-type]  # lists become tuples
        one = self._named(wanted) or self._ids.statement(text)
        return self._add(attrs.evolve(made, id=one))

    def argument(
        self,
        gist: str = "",
        *,
        title: str | None = None,
        id: str | None = None,  # noqa: A002  (the word of the model)
        members: Sequence[str] = (),
        tags: Sequence[str] = (),
        data: Mapping[str, Any] | None = None,
    ) -> Handle:
        """Add an argument: a sketch, until :meth:`step` gives it steps.

        Args:
            gist: What it says, in a sentence.
            title: What people call it; then also its id, in ``<…>`` where a statement
                has that title already.
            id: Its id.
            members: Other wordings of the gist.
            tags: Tags, without ``#``.
            data: Further data.

        Raises:
            MapError: The id is in use.
            TypeError: A field has a value of a wrong type.
        """
        wanted = title if id is None else id
        name = "?" if wanted is None else wanted
        rest = (tuple(members), (), tuple(tags), data or {})
        made = Argument(name, gist, title, *rest)
        if id is None and wanted is not None and wanted in self._ids:
            wanted = f"<{wanted}>"
        one = self._named(wanted)
        one = one or self._ids.fresh(slug(gist, fallback="argument"))
        return self._add(attrs.evolve(made, id=one))

    # -- relations

    def support(
        self,
        target: Node,
        *premises: Node,
        id: str | None = None,  # noqa: A002  (the word of the model)
        **fields: Unpack[InferenceFields],
    ) -> Handle:
        """Add one inference to *target*; its premises need each other.

        For independent reasons call it once for each.

        Args:
            target: Handle of what is supported, or the text of a new statement.
            premises: Handles, or texts of new statements.
            id: Id of the inference, else made of the target's: ``Ban+1``.
            fields: Further fields of :class:`argmap.Inference`.

        Raises:
            MapError: A handle is from another builder, or an id is in use.
            TypeError, ValueError: Something else than handles and new texts is given.
        """
        made = Inference("?", (), "?", **fields)  # type: ignore[arg-type]  # as above
        aim, reasons = self._ends(target, premises, id)
        one = id or self._ids.support_of(aim)
        return self._add(attrs.evolve(made, id=one, premises=reasons, conclusion=aim))

    def step(
        self,
        argument: Handle,
        *premises: Node,
        conclusion: Node,
        id: str | None = None,  # noqa: A002  (the word of the model)
        **fields: Unpack[InferenceFields],
    ) -> Handle:
        """Add the next step of an argument: a premise-conclusion structure.

        Args:
            argument: Handle of the argument.
            premises: Handles, or texts of new statements.
            conclusion: Handle, or text of a new statement.
            id: Id of the step, else made of the argument's: ``Air/1``.
            fields: Further fields of :class:`argmap.Inference`.

        Raises:
            MapError: A handle is from another builder, or an id is in use.
            TypeError: *argument* is no argument.
            ValueError: There is no premise, or a text is the id of an element.

        Example:
            >>> from argmap import Builder
            >>> b = Builder()
            >>> air = b.argument(title="Air")
            >>> soot = b.step(air, "Cars make soot.", conclusion="Bans clear the air.")
            >>> [s.text for s in b.build().statements]
            ['Cars make soot.', 'Bans clear the air.']
        """
        self._check(argument, "argument")
        made = Inference("?", (), "?", **fields)  # type: ignore[arg-type]  # as above
        self._check_nodes((*premises, conclusion))
        self._named(id)
        reasons = tuple(self._node(premise) for premise in premises)
        aim = self._node(conclusion)
        one = id or self._ids.step_of(argument.id)
        handle = self._add(attrs.evolve(made, id=one, premises=reasons, conclusion=aim))
        self._steps.setdefault(argument.id, []).append(one)
        return handle

    def attack(
        self,
        target: Node,
        *premises: Node,
        kind: AttackKind = "attack",
        id: str | None = None,  # noqa: A002  (the word of the model)
        **fields: Unpack[AttackFields],
    ) -> Handle:
        """Add an attack on *target*; on a step or an attack it is an undercut.

        Args:
            target: Handle of what is attacked, or the text of a new statement.
            premises: Handles, or texts of new statements; together they attack.
            kind: ``attack``, ``undercut``, ``contrary`` or ``contradictory``.
            id: Id of the attack, else made of the target's: ``Ban-1``.
            fields: Further fields of :class:`argmap.Attack`.

        Raises:
            MapError: A handle is from another builder, or an id is in use.
            TypeError, ValueError: Something else than handles and new texts is given.
        """
        made = Attack("?", (), "?", kind=kind, **fields)  # type: ignore[arg-type]  # as above
        aim, reasons = self._ends(target, premises, id)
        if kind == "attack" and isinstance(self._elements[aim], Inference | Attack):
            kind = "undercut"
        one = id or self._ids.attack_on(aim, kind)
        return self._add(
            attrs.evolve(made, id=one, premises=reasons, target=aim, kind=kind)
        )

    def undercut(
        self,
        target: Handle,
        *premises: Node,
        id: str | None = None,  # noqa: A002  (the word of the model)
        **fields: Unpack[AttackFields],
    ) -> Handle:
        """Add an attack on a step: the premises may hold, but do not carry over.

        Args:
            target: Handle of an inference, an argument or an attack.
            premises: Handles, or texts of new statements.
            id: Id of the attack, else made of the target's: ``Ban+1_1``.
            fields: Further fields of :class:`argmap.Attack`.

        Raises:
            MapError: A handle is from another builder, or an id is in use.
            TypeError: *target* is no step, argument or attack.
            ValueError: There is no premise, or a text is the id of an element.
        """
        self._check(target, "inference", "argument", "attack")
        return self.attack(target, *premises, kind="undercut", id=id, **fields)

    def contradict(
        self,
        one: Node,
        other: Node,
        *,
        id: str | None = None,  # noqa: A002  (the word of the model)
    ) -> Handle:
        """Say that two statements cannot both be true, nor both be false.

        Raises:
            MapError: A handle is from another builder, or *id* is in use.
            TypeError: Something else than a handle or a text is given.
        """
        return self.attack(one, other, kind="contradictory", id=id)

    def rephrase(self, target: Node, *premises: Node, id: str | None = None) -> Handle:  # noqa: A002
        """Say that the *premises* put *target* in other words.

        Raises:
            MapError: A handle is from another builder, or *id* is in use.
        """
        aim, reasons = self._ends(target, premises, id)
        one = id or self._ids.numbered(f"{aim}~")
        return self._add(Rephrase(one, reasons, aim))

    def context(self, target: Node, *premises: Node, id: str | None = None) -> Handle:  # noqa: A002
        """Link *premises* to *target* as context, without weight.

        Raises:
            MapError: A handle is from another builder, or *id* is in use.
        """
        aim, reasons = self._ends(target, premises, id)
        one = id or self._ids.numbered(f"{aim}?")
        return self._add(Context(one, reasons, aim))

    def prefer(
        self,
        preferred: Node,
        over: Node,
        *,
        id: str | None = None,  # noqa: A002
    ) -> Handle:
        """Say that *preferred* outranks *over*.

        Raises:
            MapError: A handle is from another builder, or *id* is in use.
        """
        second, (first,) = self._ends(over, (preferred,), id)
        one = id or self._ids.numbered(f"{first}>")
        return self._add(Preference(one, first, second))

    # -- what surrounds them

    def source(
        self,
        id: str,  # noqa: A002  (the word of the model)
        *,
        title: str | None = None,
        path: str | None = None,
        url: str | None = None,
        citation: str | None = None,
        digest: str | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> Handle:
        """Add a source that anchors can point into; see :class:`argmap.model.Source`.

        Raises:
            MapError: There is a source *id* already.
        """
        made = Source(id, title, path, url, citation, digest, data or {})
        if id in self._sources:
            msg = f"there is a source `{id}` already"
            raise MapError(msg)
        self._sources[id] = made
        return Handle(id, "source", self)

    def anchor(
        self,
        element: Handle,
        source: Handle | str,
        quote: str | None = None,
        *,
        digest: str | None = None,
        prefix: str | None = None,
        suffix: str | None = None,
        start: int | None = None,
        end: int | None = None,
        note: str | None = None,
    ) -> Anchor:
        """Say where in a source a statement, an inference or an attack stands.

        Args:
            element: Its handle.
            source: Handle or id of a source added before.
            quote: The passage, word for word.
            digest: SHA-256 of the passage instead of the quote.
            prefix: What stands right before it.
            suffix: What stands right behind it.
            start: Offset of its first character.
            end: Offset behind its last character.
            note: Where it stands, in words.

        Raises:
            MapError: A handle is from another builder, or the source is unknown.
            TypeError: The element has no anchors.
        """
        self._check(element, "statement", "inference", "attack")
        one = source.id if isinstance(source, Handle) else source
        if one not in self._sources:
            hint = did_you_mean(one, self._sources) or "; add it by source()"
            msg = f"there is no source `{one}`{hint}"
            raise MapError(msg)
        made = Anchor(one, quote, digest, prefix, suffix, start, end, note)
        self._anchors.setdefault(element.id, []).append(made)
        return made

    def section(
        self,
        title: str,
        *members: Handle,
        parent: Handle | None = None,
        id: str | None = None,  # noqa: A002  (the word of the model)
        tags: Sequence[str] = (),
    ) -> Handle:
        """Add a section: a heading in the text, a group in the picture.

        Raises:
            MapError: A handle is from another builder, or *id* is in use.
            TypeError: *parent* is no section.
        """
        level = 1
        if parent is not None:
            self._check(parent, "section")
            level = self._elements[parent.id].level + 1
        for member in members:
            self._check(member)
        inside = tuple(member.id for member in members)
        one = self._named(id) or self._ids.section(title)
        around = None if parent is None else parent.id
        return self._add(Section(one, title, level, around, inside, tuple(tags)))

    def main(self, *claims: Handle) -> None:
        """Declare main claims; without any they are derived.

        Raises:
            MapError: A handle is from another builder.
            TypeError: One of them is no statement.
        """
        for claim in claims:
            self._check(claim, "statement")
            self._main[claim.id] = None

    def build(self) -> ArgumentMap:
        """Return the map as it stands; the builder can go on afterwards."""
        kinds: dict[type, list[Any]] = {}
        for element in self._elements.values():
            kinds.setdefault(type(element), []).append(self._finished(element))
        lists: dict[str, Any] = {
            name: tuple(kinds.get(kind, ())) for name, kind in KINDS.items()
        }
        return ArgumentMap(
            **lists,
            sources=tuple(self._sources.values()),
            title=self.title,
            metadata=self.metadata,
            main=tuple(self._main),
        )

    def _finished(self, element: Any) -> Any:
        if element.id in self._anchors:
            return attrs.evolve(element, anchors=tuple(self._anchors[element.id]))
        if element.id in self._steps:
            return attrs.evolve(element, inferences=tuple(self._steps[element.id]))
        return element

    # -- handles and ids

    def _add(self, element: Any) -> Handle:
        self._elements[element.id] = element
        return self._handle(element.id)

    def _handle(self, one: str) -> Handle:
        return Handle(one, type(self._elements[one]).__name__.lower(), self)

    def _named(self, wanted: str | None) -> str | None:
        """Reserve an id that was asked for."""
        if wanted is None:
            return None
        if identifier(wanted) in self._ids:
            msg = f"there is an element `{wanted}` already"
            raise MapError(msg)
        self._ids.reserve(wanted)
        return wanted

    def _ends(
        self, target: Node, premises: Sequence[Node], wanted: str | None
    ) -> tuple[str, tuple[str, ...]]:
        self._check_nodes((target, *premises))
        self._named(wanted)
        aim = self._node(target)
        return aim, tuple(self._node(premise) for premise in premises)

    def _node(self, node: Node) -> str:
        return node.id if isinstance(node, Handle) else self.statement(node).id

    def _check_nodes(self, nodes: Sequence[object]) -> None:
        """Refuse what is neither text nor handle, before anything is added."""
        if len(nodes) < _ENDS:
            msg = "no premise is given; say what speaks for or against the target"
            raise ValueError(msg)
        for node in nodes:
            if isinstance(node, Handle):
                self._check(node)
            elif not isinstance(node, str):
                msg = f"a handle or a text is needed, not {shown(node)}"
                raise TypeError(msg)
            elif node in self._elements:
                msg = f"{node!r} is the id of an element; write builder[{node!r}]"
                raise ValueError(msg)

    def _check(self, handle: object, *kinds: str) -> None:
        if not isinstance(handle, Handle):
            msg = f"the handle of an element is needed, not {shown(handle)}"
            raise TypeError(msg)
        if not handle.is_from(self):
            msg = f"the handle `{handle.id}` is from another builder"
            raise MapError(msg)
        if kinds and handle.kind not in kinds:
            msg = f"`{handle.id}` is of kind {handle.kind}, not {' or '.join(kinds)}"
            raise TypeError(msg)
