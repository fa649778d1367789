"""Statements, and the places in a source that they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

import attrs

from argmap.model import freezing as check

if TYPE_CHECKING:
    from collections.abc import Mapping

Stance = Literal["asserted", "reported", "conceded", "supposed", "rejected"]
STANCES: tuple[str, ...] = get_args(Stance)


@attrs.frozen(weakref_slot=False)
class Anchor:
    """A passage of a source: W3C text-quote and text-position selectors.

    Args:
        source: Id of the :class:`Source`.
        quote: The passage, word for word.
        digest: SHA-256 of the passage (hexadecimal, at least 8 digits) instead of the
            quote, so that a map of a protected text can be verified without a copy.
        prefix: What stands right before the passage.
        suffix: What stands right behind it.
        start: Offset of its first character, in code points.
        end: Offset behind its last character, in code points.
        note: Where it stands, in words (``"second paragraph"``).

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: An offset is negative or the source id is empty.

    Example:
        >>> from argmap import Anchor
        >>> Anchor("report", quote="soot fell by a third", start=120, end=140).source
        'report'
    """

    source: str
    quote: str | None = None
    digest: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    start: int | None = None
    end: int | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        _CHECK_ANCHOR(self)

    __repr__ = check.show


_OPTIONAL_TEXT = (check.optional(check.text), None)
_CHECK_ANCHOR = check.FieldChecks(
    {"source": check.identifier},
    {
        "quote": _OPTIONAL_TEXT,
        "digest": _OPTIONAL_TEXT,
        "prefix": _OPTIONAL_TEXT,
        "suffix": _OPTIONAL_TEXT,
        "start": (check.optional(check.count), None),
        "end": (check.optional(check.count), None),
        "note": _OPTIONAL_TEXT,
    },
)


@attrs.frozen(weakref_slot=False)
class Statement:
    """A sentence that can be true: premise, conclusion or both.

    Args:
        id: Its name, unique among all elements of the map.
        text: The sentence, with Argdown's inline marks (``**bold**``) as written.
        title: What people call it; a statement of the text without a title has none.
        members: Other wordings of the same statement, in order; ``text`` is the last.
        kind: Open vocabulary: fact, prediction, evaluation, policy, definition,
            conditional, question, context, …
        asserted: Whether it is put forward as true. None means the default: statements
            without support are.
        axiom: True for what is taken as certain (ASPIC+'s axioms); it cannot be
            attacked with effect.
        implicit: True for what is meant but unsaid (an enthymeme's missing part).
        speaker: Who says it, if not the author.
        stance: The author's towards the content; it never changes ``asserted``.
        modality: How sure the text is, in its own words (``"probably"``).
        side: Side of a debate (``"pro"``).
        speech: Speeches in which it comes up.
        strength: Credence the author gives it, from 0 to 1.
        anchors: Where it stands in the sources.
        tags: Argdown's tags, without ``#``.
        data: Further data, free, frozen.

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: The id is empty, the strength outside 0 to 1, or the stance unknown.

    Example:
        >>> from argmap import Statement
        >>> Statement("Air", "The air would get **cleaner**.").plain_text
        'The air would get cleaner.'
    """

    id: str
    text: str = ""
    title: str | None = None
    members: tuple[str, ...] = ()
    kind: str | None = None
    asserted: bool | None = None
    axiom: bool = False
    implicit: bool = False
    speaker: str | None = None
    stance: Stance | None = None
    modality: str | None = None
    side: str | None = None
    speech: tuple[str, ...] = ()
    strength: float | None = None
    anchors: tuple[Anchor, ...] = ()
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = check.EMPTY

    def __attrs_post_init__(self) -> None:
        _CHECK_STATEMENT(self)

    __repr__ = check.show

    @property
    def plain_text(self) -> str:
        """The text without inline marks, as a reader sees it."""
        from argmap.model.inlines import strip_marks  # noqa: PLC0415

        return strip_marks(self.text)


_NAMES = (check.several(check.text), ())
_DATA = (check.data, check.EMPTY)
_CHECK_STATEMENT = check.FieldChecks(
    {"id": check.identifier, "text": check.text},
    {
        "title": _OPTIONAL_TEXT,
        "members": _NAMES,
        "kind": _OPTIONAL_TEXT,
        "asserted": (check.optional(check.flag), None),
        "axiom": (check.flag, False),
        "implicit": (check.flag, False),
        "speaker": _OPTIONAL_TEXT,
        "stance": (check.optional(check.choice(*STANCES)), None),
        "modality": _OPTIONAL_TEXT,
        "side": _OPTIONAL_TEXT,
        "speech": _NAMES,
        "strength": (check.optional(check.share), None),
        "anchors": (check.instances(Anchor), ()),
        "tags": _NAMES,
        "data": _DATA,
    },
)


@attrs.frozen(weakref_slot=False)
class Source:
    """Something that statements are taken from: a file, a page, a work cited.

    Args:
        id: Its key; anchors name it. Sources have an id space of their own.
        title: What people call it.
        path: A local file, relative to the document.
        url: Its address; argmap never fetches it.
        citation: A citation key or a full citation.
        digest: SHA-256 of the whole file, in hexadecimal.
        data: Further data (language, date, the typed segments of the text, …).

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: The id is empty.

    Example:
        >>> from argmap.model import Source
        >>> Source("report", path="report.txt").path
        'report.txt'
    """

    id: str
    title: str | None = None
    path: str | None = None
    url: str | None = None
    citation: str | None = None
    digest: str | None = None
    data: Mapping[str, Any] = check.EMPTY

    def __attrs_post_init__(self) -> None:
        _CHECK_SOURCE(self)

    __repr__ = check.show


_CHECK_SOURCE = check.FieldChecks(
    {"id": check.identifier},
    {
        "title": _OPTIONAL_TEXT,
        "path": _OPTIONAL_TEXT,
        "url": _OPTIONAL_TEXT,
        "citation": _OPTIONAL_TEXT,
        "digest": _OPTIONAL_TEXT,
        "data": _DATA,
    },
)
