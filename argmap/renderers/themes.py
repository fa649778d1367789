"""How pictures look: colours and type, as values."""

from __future__ import annotations

import re
from typing import Any

import attrs

_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\Z")
_FONT = re.compile(r"[A-Za-z0-9 ,'_-]+\Z")


def _colour(_: object, attribute: attrs.Attribute[str], value: Any) -> None:
    if not isinstance(value, str) or not _COLOUR.match(value):
        msg = f"{attribute.name} must be a colour such as '#00705a', not {value!r}"
        raise ValueError(msg)


def _font(_: object, attribute: attrs.Attribute[str], value: Any) -> None:
    if not isinstance(value, str) or not _FONT.match(value):
        msg = f"{attribute.name} must be a list of font names, not {value!r}"
        raise ValueError(msg)


def _field(default: str) -> str:
    field: str = attrs.field(default=default, validator=_colour)
    return field


@attrs.frozen(kw_only=True)
class Theme:
    """The look of a picture; every colour is ``#rgb`` or ``#rrggbb``.

    The default is light. Its relation colours keep their contrast to the page above 5
    and stay apart under simulated colour blindness; and no kind is told by its colour
    alone.

    Args:
        page: Background.
        ink: Text.
        muted: Numbers, captions, remarks.
        box: Fill of a statement.
        border: Border of a statement.
        main_border: Border of a main claim.
        alias: Fill of a stand-in.
        chip_ink: The word on a group.
        link: Text that is a link.
        support: Lines of reasons.
        support_tint: Fill of a group of reasons.
        attack: Lines of objections.
        attack_tint: Fill of a group of objections.
        undercut: Lines of undercuts.
        undercut_tint: Fill of a group that undercuts.
        neutral: Lines of links without weight.
        neutral_tint: Fill of a group without weight.
        font: Names of fonts, best first; the shipped widths are those of Arial.

    Raises:
        ValueError: A colour or the font is not written as expected.

    Example:
        >>> from argmap import Theme
        >>> Theme(support="#005a9c").support
        '#005a9c'
    """

    page: str = _field("#ffffff")
    ink: str = _field("#1b1f24")
    muted: str = _field("#4a525c")
    box: str = _field("#ffffff")
    border: str = _field("#4a525c")
    main_border: str = _field("#1b1f24")
    alias: str = _field("#f4f5f6")
    chip_ink: str = _field("#ffffff")
    link: str = _field("#0b57a4")
    support: str = _field("#00705a")
    support_tint: str = _field("#e5f3ef")
    attack: str = _field("#c8420b")
    attack_tint: str = _field("#fdece4")
    undercut: str = _field("#6b3fa0")
    undercut_tint: str = _field("#f0eaf8")
    neutral: str = _field("#4a525c")
    neutral_tint: str = _field("#f1f3f5")
    font: str = attrs.field(
        default="Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif",
        validator=_font,
    )


LIGHT = Theme()
