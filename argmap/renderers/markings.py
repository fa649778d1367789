"""Shapes of wires, heads and marks as SVG path data."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.layouts.drawings import Head, Point, Status, Wire

CORNER = 6.0
ARROW = 9.0
_HALF_ARROW = 5.0
_BAR_OFF = 3.0
_HALF_BAR = 6.5
_CROSS_OFF = 8.0
_HALF_CROSS = 4.5
_RING = 3.5


class Shape(NamedTuple):
    """One path: its data, and whether it is filled or stroked."""

    data: str
    filled: bool = False


def number(value: float) -> str:
    """Write *value* with one decimal at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _pair(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def line_of(wire: Wire) -> str:
    """Return the line of *wire*: rounded corners, cut where its heads begin."""
    points = list(wire.points)
    points[-1] = _back(points[-2], points[-1], _length(wire.head))
    points[0] = _back(points[1], points[0], _length(wire.tail))
    data = ["M", _pair(*points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(
            CORNER, _distance(before, corner) / 2, _distance(corner, after) / 2
        )
        if after is points[-1] and wire.head is None:  # joins a wire at the arc's end
            radius = min(CORNER, _distance(before, corner), _distance(corner, after))
        enter = _back(before, corner, radius)
        leave = _back(after, corner, radius)
        data += ["L", _pair(*enter), "Q", _pair(*corner), " ", _pair(*leave)]
    data += ["L", _pair(*points[-1])]
    return "".join(data)


def heads_of(wire: Wire) -> list[Shape]:
    """Return the heads of *wire*: at its end, and at its start if it has one."""
    shapes = []
    if wire.head is not None:
        shapes.append(_head(wire.head, wire.points[-2], wire.points[-1]))
    if wire.tail is not None:
        shapes.append(_head(wire.tail, wire.points[1], wire.points[0]))
    return shapes


def mark_of(status: Status, x: float, y: float) -> Shape:
    """Return the mark of a verdict around *x*, *y*: tick, cross, question mark."""
    if status == "in":
        return Shape(
            f"M{_pair(x - 4.5, y)}L{_pair(x - 1.5, y + 3.5)}L{_pair(x + 4.5, y - 4)}"
        )
    if status == "out":
        a, b = f"M{_pair(x - 4, y - 4)}L{_pair(x + 4, y + 4)}", _pair(x - 4, y + 4)
        return Shape(f"{a}M{b}L{_pair(x + 4, y - 4)}")
    hook = f"M{_pair(x - 3, y - 2.5)}C{_pair(x - 3, y - 6.5)} {_pair(x + 3, y - 6.5)}"
    stem = f"{_pair(x + 3, y - 2.5)}C{_pair(x + 3, y - 0.3)} {_pair(x, y - 0.3)}"
    return Shape(f"{hook} {stem} {_pair(x, y + 1.8)}M{_pair(x, y + 3.8)}v1.4")


def _length(head: Head | None) -> float:
    if head is None:
        return 0.0
    return {
        "arrow": ARROW - 1,
        "bar": _BAR_OFF,
        "cross": _CROSS_OFF,
        "ring": 2 * _RING + 1,
    }[head]


def _head(head: Head, before: Point, tip: Point) -> Shape:
    dx, dy = _direction(before, tip)
    x, y = tip
    if head == "arrow":
        left = _pair(
            x - ARROW * dx - _HALF_ARROW * dy, y - ARROW * dy + _HALF_ARROW * dx
        )
        right = _pair(
            x - ARROW * dx + _HALF_ARROW * dy, y - ARROW * dy - _HALF_ARROW * dx
        )
        return Shape(f"M{_pair(x, y)}L{left}L{right}Z", filled=True)
    if head == "bar":
        x, y = x - _BAR_OFF * dx, y - _BAR_OFF * dy
        start = _pair(x - _HALF_BAR * dy, y - _HALF_BAR * dx)
        return Shape(f"M{start}L{_pair(x + _HALF_BAR * dy, y + _HALF_BAR * dx)}")
    if head == "cross":
        x, y, h = x - _CROSS_OFF * dx, y - _CROSS_OFF * dy, _HALF_CROSS
        down = f"M{_pair(x - h, y - h)}L{_pair(x + h, y + h)}"
        return Shape(f"{down}M{_pair(x - h, y + h)}L{_pair(x + h, y - h)}")
    x, y, r = x - (_RING + 1) * dx, y - (_RING + 1) * dy, number(_RING)
    arc = f"a{r} {r} 0 1 0"
    return Shape(
        f"M{_pair(x - _RING, y)}{arc} {number(2 * _RING)} 0{arc} -{number(2 * _RING)} 0"
    )


def _distance(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _direction(a: Point, b: Point) -> Point:
    length = _distance(a, b) or 1.0
    return (b[0] - a[0]) / length, (b[1] - a[1]) / length


def _back(a: Point, b: Point, by: float) -> Point:
    """Return the point *by* before *b* on the way from *a*."""
    dx, dy = _direction(a, b)
    return b[0] - by * dx, b[1] - by * dy
