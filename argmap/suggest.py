"""Close names for "did you mean", nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def close_names(name: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """Return up to *most* names of *known* that look like *name*, best first.

    A name that differs only in case, blanks, hyphens or underscores always comes
    first. The cost is linear in the number of known names.

    Example:
        >>> from argmap.suggest import close_names
        >>> close_names("suport", ["support", "attack"])
        ('support',)
    """
    from difflib import get_close_matches  # noqa: PLC0415  (only needed for messages)

    folded = _fold(name)
    by_fold: dict[str, str] = {}
    for other in known:
        if other != name:
            by_fold.setdefault(_fold(other), other)
    found = get_close_matches(folded, by_fold, n=most, cutoff=0.72)
    return tuple(by_fold[one] for one in found)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown *name*; empty without close names.

    Example:
        >>> from argmap.suggest import did_you_mean
        >>> did_you_mean("Trad", ["Trade", "Air"])
        '; did you mean `Trade`?'
    """
    close = close_names(name, known)
    return f"; did you mean {' or '.join(f'`{c}`' for c in close)}?" if close else ""


def _fold(name: str) -> str:
    return "".join(c for c in name.casefold() if c not in " -_\t")
