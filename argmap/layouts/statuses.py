"""Verdicts as pictures know them: three marks, whatever the caller's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.layouts.drawings import Status

_WORDS: dict[str, Status] = {
    **dict.fromkeys(("in", "stands", "accepted", "accept", "defensible"), "in"),
    **dict.fromkeys(
        ("out", "defeated", "unsupported", "circular", "rejected", "reject"), "out"
    ),
    **dict.fromkeys(("undec", "open", "unsure", "undecided", "suspend"), "undec"),
}


def read_statuses(labels: Mapping[str, object] | None) -> dict[str, Status]:
    """Return id → ``in``, ``out`` or ``undec`` from *labels*.

    Values may be those words, statuses in words (``stands``, ``defeated``,
    ``unsupported``, ``open``) or objects with a ``value`` or ``label`` of that kind.

    Raises:
        ValueError: Some labels are none of these; all of them are named.

    Example:
        >>> from argmap.layouts.statuses import read_statuses
        >>> read_statuses({"Ban": "stands", "Air": "undec"})
        {'Ban': 'in', 'Air': 'undec'}
    """
    found: dict[str, Status] = {}
    wrong: list[str] = []
    for one, label in (labels or {}).items():
        word = label
        for name in ("label", "value"):
            word = getattr(word, name, word)
        status = _WORDS.get(str(word).lower())
        if status is None:
            wrong.append(f"{one!r}: {label!r}")
        else:
            found[one] = status
    if wrong:
        known = ", ".join(_WORDS)
        msg = f"no mark for the label of {', '.join(wrong)} (known: {known})"
        raise ValueError(msg)
    return found
