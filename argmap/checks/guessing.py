"""Close names for misspelt ids, within a budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.checks.views import View

BUDGET = 200_000
"""Names that may be compared for all guesses of one rule together."""


class Guesser:
    """Says what somebody may have meant; goes quiet when guessing gets expensive.

    A map with ten thousand dangling names has another problem than spelling.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._left = BUDGET
        self._known: dict[tuple[type, ...], list[str]] = {}

    def close_ids(self, one: str, kinds: tuple[type, ...] = ()) -> tuple[str, ...]:
        """Return up to three ids of elements of these *kinds* that look like *one*."""
        known = self._known.get(kinds)
        if known is None:
            known = self._known[kinds] = [
                element.id
                for element in self._view.map.elements
                if not kinds or isinstance(element, kinds)
            ]
        if len(known) > self._left:
            return ()
        self._left -= len(known)
        from argmap.suggest import close_names  # noqa: PLC0415  (only for messages)

        return close_names(one, known)

    def hint(self, one: str, kinds: tuple[type, ...] = ()) -> str:
        """Return what to write instead of *one*."""
        close = self.close_ids(one, kinds)
        if not close:
            return f"add an element with the id `{one}`, or name another"
        return "write " + " or ".join(f"`{name}`" for name in close)
