"""What links statements: inferences, attacks, and the links without weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

import attrs

from argmap.model import freezing as check
from argmap.model.statements import Anchor

if TYPE_CHECKING:
    from collections.abc import Mapping

Mode = Literal["linked", "cumulative"]
AttackKind = Literal["attack", "undercut", "contrary", "contradictory"]
MODES: tuple[str, ...] = get_args(Mode)
ATTACK_KINDS: tuple[str, ...] = get_args(AttackKind)

_OPTIONAL_TEXT = (check.optional(check.text), None)
_NAMES = (check.several(check.text), ())
_ENDS = check.several(check.identifier)
_ANCHORS = (check.instances(Anchor), ())
_DATA = (check.data, check.EMPTY)
_STRENGTH = (check.optional(check.share), None)
_QUESTIONS = (check.mapping(check.optional(check.identifier)), check.EMPTY)


@attrs.frozen(weakref_slot=False)
class Inference:
    """A step from premises to a conclusion; several to one conclusion converge.

    Args:
        id: Its name, unique among all elements of the map.
        premises: Ids of statements or arguments; together they support the conclusion.
        conclusion: Id of a statement or argument, or of an inference or attack (then
            it is a reason *for that step*).
        title: What people call it.
        mode: ``linked`` (premises need each other) or ``cumulative`` (each adds
            weight).
        scheme: Argumentation scheme (Walton), by name.
        questions: Critical question → id of the element that answers it, None if open.
        rules: Names of the inference rules used.
        roles: Premise id → role (``datum``, ``warrant``, …).
        qualifier: Toulmin's qualifier (``"presumably"``).
        strict: True for a deductive step; it cannot be undercut.
        strength: Weight of the step, from 0 to 1.
        anchors: Where the sources make the step.
        tags: Tags, without ``#``.
        data: Further data, free, frozen.

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: An id is empty, or a value is not allowed.

    Example:
        >>> from argmap import Inference
        >>> Inference("Ban+1", ("Air", "Health"), "Ban").premises
        ('Air', 'Health')
    """

    id: str
    premises: tuple[str, ...]
    conclusion: str
    title: str | None = None
    mode: Mode = "linked"
    scheme: str | None = None
    questions: Mapping[str, str | None] = check.EMPTY
    rules: tuple[str, ...] = ()
    roles: Mapping[str, str] = check.EMPTY
    qualifier: str | None = None
    strict: bool = False
    strength: float | None = None
    anchors: tuple[Anchor, ...] = ()
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = check.EMPTY

    def __attrs_post_init__(self) -> None:
        _CHECK_INFERENCE(self)

    __repr__ = check.show

    @property
    def target(self) -> str:
        """The conclusion, under the name that all relations share."""
        return self.conclusion


_CHECK_INFERENCE = check.FieldChecks(
    {"id": check.identifier, "premises": _ENDS, "conclusion": check.identifier},
    {
        "title": _OPTIONAL_TEXT,
        "mode": (check.choice(*MODES), "linked"),
        "scheme": _OPTIONAL_TEXT,
        "questions": _QUESTIONS,
        "rules": _NAMES,
        "roles": (check.mapping(check.text), check.EMPTY),
        "qualifier": _OPTIONAL_TEXT,
        "strict": (check.flag, False),
        "strength": _STRENGTH,
        "anchors": _ANCHORS,
        "tags": _NAMES,
        "data": _DATA,
    },
)


@attrs.frozen(weakref_slot=False)
class Attack:
    """Premises against a target: a statement, argument, inference or other attack.

    Rebutting and undermining are derived from what the target does in the map.

    Args:
        id: Its name, unique among all elements of the map.
        premises: Ids of statements or arguments that together attack.
        target: Id of what is attacked. On an inference or attack the attack *is* an
            undercut: a map turns the kind ``attack`` into ``undercut`` there.
        title: What people call it.
        kind: ``attack``, ``undercut``, ``contrary`` or ``contradictory``; the last two
            are symmetric.
        outweighed: True if the author grants the objection but finds it lighter.
        scheme: Argumentation scheme, by name.
        questions: Critical question → id of the element that answers it, None if open.
        strength: Weight, from 0 to 1.
        anchors: Where the sources make the attack.
        tags: Tags, without ``#``.
        data: Further data, free, frozen.

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: An id is empty, or a value is not allowed.

    Example:
        >>> from argmap import Attack
        >>> Attack("Ban-1", ("Trade",), "Ban").kind
        'attack'
    """

    id: str
    premises: tuple[str, ...]
    target: str
    title: str | None = None
    kind: AttackKind = "attack"
    outweighed: bool = False
    scheme: str | None = None
    questions: Mapping[str, str | None] = check.EMPTY
    strength: float | None = None
    anchors: tuple[Anchor, ...] = ()
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = check.EMPTY

    def __attrs_post_init__(self) -> None:
        _CHECK_ATTACK(self)

    __repr__ = check.show

    @property
    def symmetric(self) -> bool:
        """True for contrary and contradictory, which hold in both directions."""
        return self.kind in ("contrary", "contradictory")


_CHECK_ATTACK = check.FieldChecks(
    {"id": check.identifier, "premises": _ENDS, "target": check.identifier},
    {
        "title": _OPTIONAL_TEXT,
        "kind": (check.choice(*ATTACK_KINDS), "attack"),
        "outweighed": (check.flag, False),
        "scheme": _OPTIONAL_TEXT,
        "questions": _QUESTIONS,
        "strength": _STRENGTH,
        "anchors": _ANCHORS,
        "tags": _NAMES,
        "data": _DATA,
    },
)

_RARE = {"tags": _NAMES, "data": _DATA}
_CHECK_LINK = check.FieldChecks(
    {"id": check.identifier, "premises": _ENDS, "target": check.identifier}, _RARE
)


@attrs.frozen(weakref_slot=False)
class Rephrase:
    """The premises say the target in other words (AIF's MA); without weight.

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: An id is empty.
    """

    id: str
    premises: tuple[str, ...]
    target: str
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = check.EMPTY

    def __attrs_post_init__(self) -> None:
        _CHECK_LINK(self)

    __repr__ = check.show


@attrs.frozen(weakref_slot=False)
class Context:
    """A neutral link: the premises are context of the target, or answer a question.

    GSN's ``inContextOf`` and IBIS's links live here. Without weight in verdicts.

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: An id is empty.
    """

    id: str
    premises: tuple[str, ...]
    target: str
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = check.EMPTY

    def __attrs_post_init__(self) -> None:
        _CHECK_LINK(self)

    __repr__ = check.show


@attrs.frozen(weakref_slot=False)
class Preference:
    """The element ``preferred`` outranks the element ``over`` (AIF's PA).

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: An id is empty.
    """

    id: str
    preferred: str
    over: str
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = check.EMPTY

    def __attrs_post_init__(self) -> None:
        _CHECK_PREFERENCE(self)

    __repr__ = check.show


_CHECK_PREFERENCE = check.FieldChecks(
    {"id": check.identifier, "preferred": check.identifier, "over": check.identifier},
    _RARE,
)
