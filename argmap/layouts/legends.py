"""The key below a picture: only the kinds and marks that occur in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.layouts.drawings import Box, Frame, Head, Legend, TextLine, Wire, WireKind
from argmap.layouts.measuring import measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.layouts.proportions import Proportions
    from argmap.layouts.words import Words

_HEADS: dict[WireKind, Head] = {
    "support": "arrow",
    "attack": "bar",
    "undercut": "cross",
    "neutral": "ring",
}
_SIZE = 11
_SAMPLE = 44
_BOX = 30
_HALF = 7
_GAP = 8
_BETWEEN = 26
_ROW = 20
_NARROWEST = 560


def make_legend(
    parts: Iterable[Box | Frame],
    words: Words,
    p: Proportions,
    top: float,
    right: float,
) -> tuple[Legend, float, float]:
    """Return the key, and how far to the right and down it reaches.

    A picture without relations has none.
    """
    seen = _kinds(parts)
    if not any(kind in seen for kind in _HEADS):
        return Legend(), 0.0, top
    wires: list[Wire] = []
    boxes: list[Box] = []
    lines: list[TextLine] = []
    limit = max(right, _NARROWEST)
    x, y, reached = p.margin, top + _HALF + 2, 0.0
    for kind, name in words.legend.items():
        if kind not in seen:
            continue
        sample = _SAMPLE if kind in _HEADS else _BOX
        width = sample + _GAP + measure(name, _SIZE)
        if x + width > limit and x > p.margin:
            x, y = p.margin, y + _ROW
        if kind in _HEADS:
            head = _HEADS[kind]
            ends = ((x + sample, y), (x, y))
            wires.append(Wire(kind, "", "", ends, head))
        else:
            boxes.append(_sample(kind, x, y))
        lines.append(TextLine(x + sample + _GAP, y + _SIZE * 0.35, name, _SIZE))
        reached = max(reached, x + width)
        x += width + _BETWEEN
    return Legend(tuple(wires), tuple(boxes), tuple(lines)), reached, y + _HALF + 2


def _sample(kind: str, x: float, y: float) -> Box:
    box = Box("", 0, x, y - _HALF, _BOX, 2 * _HALF)
    if kind == "implicit":
        return Box("", 0, x, y - _HALF, _BOX, 2 * _HALF, dashed=True)
    if kind == "alias":
        return Box("", 0, x, y - _HALF, _BOX, 2 * _HALF, "alias")
    status = {"in": "in", "out": "out", "undec": "undec"}[kind]
    return Box("", 0, box.x, box.y, _BOX, 2 * _HALF, status=status)  # type: ignore[arg-type]  # the three statuses


def _kinds(parts: Iterable[Box | Frame]) -> set[str]:
    """Return the kinds of wires, boxes and marks that occur (asked, never listed)."""
    seen: set[str] = set()
    for part in parts:
        if isinstance(part, Frame):
            seen.add(part.kind)
            seen.add(part.chip.status or "")
        for box in part.boxes if isinstance(part, Frame) else (part,):
            seen.add(box.status or "")
            if box.dashed:
                seen.add("implicit")
            if box.kind == "alias":
                seen.add("alias")
    return seen
