"""Named units of a map: arguments and sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from argmap.model import freezing as check

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPTIONAL_TEXT = (check.optional(check.text), None)
_NAMES = (check.several(check.text), ())
_IDS = (check.several(check.identifier), ())
_DATA = (check.data, check.EMPTY)


@attrs.frozen(weakref_slot=False)
class Argument:
    """A named unit: a sketch has a gist and no steps, a reconstruction has steps.

    As a source of a relation it stands for its main conclusion (a sketch: its gist); as
    the target of an attack for its own last step (a sketch: its gist).

    Args:
        id: Its name, unique among all elements of the map.
        gist: What it says, in a sentence.
        title: What people call it.
        members: Other wordings of the gist; ``gist`` is the last.
        inferences: Ids of its steps, in order.
        tags: Tags, without ``#``.
        data: Further data, free, frozen.
        lines: Ids of the statements of its reconstruction in the order in which the
            lines were written; empty where the steps give it: the premises of a step
            that have no line yet, then its conclusion.

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: An id is empty.

    Example:
        >>> from argmap import Argument
        >>> Argument("Air", "Fewer cars, cleaner air.").is_sketch
        True
    """

    id: str
    gist: str = ""
    title: str | None = None
    members: tuple[str, ...] = ()
    inferences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = check.EMPTY
    lines: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _CHECK_ARGUMENT(self)

    __repr__ = check.show

    @property
    def is_sketch(self) -> bool:
        """True if it has no steps."""
        return not self.inferences

    @property
    def plain_gist(self) -> str:
        """The gist without inline marks."""
        from argmap.model.inlines import strip_marks  # noqa: PLC0415

        return strip_marks(self.gist)


_CHECK_ARGUMENT = check.FieldChecks(
    {"id": check.identifier, "gist": check.text},
    {
        "title": _OPTIONAL_TEXT,
        "members": _NAMES,
        "inferences": _IDS,
        "tags": _NAMES,
        "data": _DATA,
        "lines": _IDS,
    },
)


@attrs.frozen(weakref_slot=False)
class Section:
    """A part of the document under a heading, and a group in the picture.

    Args:
        id: Its name, unique among all elements; from a text ``"#"`` and the words of
            the heading.
        title: The heading.
        level: Depth of the heading, from 1.
        parent: Id of the section around it.
        members: Ids of the elements that belong to it, in order.
        tags: Tags, without ``#``.
        data: Further data, free, frozen.

    Raises:
        TypeError: A field has a value of a wrong type.
        ValueError: The id is empty.
    """

    id: str
    title: str = ""
    level: int = 1
    parent: str | None = None
    members: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = check.EMPTY

    def __attrs_post_init__(self) -> None:
        _CHECK_SECTION(self)

    __repr__ = check.show


_CHECK_SECTION = check.FieldChecks(
    {"id": check.identifier, "title": check.text, "level": check.count},
    {
        "parent": (check.optional(check.identifier), None),
        "members": _IDS,
        "tags": _NAMES,
        "data": _DATA,
    },
)
