"""Connectors with right angles in the gap between a group and what bears on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layouts.drawings import Point
    from argmap.layouts.proportions import Proportions

_STRAIGHT = 0.75
_EDGE = 7.0


class End(NamedTuple):
    """One place at which wires arrive, and where they come from.

    Args:
        x: Where they arrive: on the border of what they hit.
        y: At which height.
        starts: Heights at which they set out, from the top down.
    """

    x: float
    y: float
    starts: tuple[float, ...]


class Route(NamedTuple):
    """The corners of one wire, and whether it ends in another wire."""

    points: tuple[Point, ...]
    joins: bool


def spread(
    top: float, height: float, starts: Sequence[tuple[float, ...]], least: float
) -> list[float]:
    """Return the heights at which wires reach the side of a box.

    They are spread evenly, but a wire that can run straight does, as long as the
    wires stay *least* apart and in order.
    """
    count = len(starts)
    low, high = top + _EDGE, top + height - _EDGE
    gap = min(least, (high - low) / (count - 1)) if count > 1 else 0.0
    ends: list[float] = []
    floor = low
    for k, heights in enumerate(starts):
        wanted = top + height * (k + 1) / (count + 1)
        straight = [y for y in heights if low <= y <= high]
        if straight:
            wanted = min(straight, key=lambda y: abs(y - wanted))
        ceiling = high - gap * (count - 1 - k)
        ends.append(max(floor, min(wanted, ceiling)))
        floor = ends[-1] + gap
    return ends


def route(
    ends: Sequence[End], left: float, right: float, p: Proportions
) -> list[list[Route]]:
    """Return the wires of one gap, which do not cross: for each end, for each start.

    The wires set out at *right* in the order in which they arrive, top down. Those
    that overlap on their way up or down get tracks of their own: of the wires that go
    up the lowest, of those that go down the highest runs nearest to its start.

    Args:
        ends: Where wires arrive, top down.
        left: Where the gap begins.
        right: Where it ends.
        p: The measures.

    Time is linear in the number of wires.
    """
    tracks = [0] * len(ends)
    for k in range(len(ends) - 2, -1, -1):  # up: the next one lies nearer its start
        here, after = ends[k], ends[k + 1]
        if here.y > after.starts[0] - p.track and after.starts[0] < after.y:
            tracks[k] = tracks[k + 1] + 1
    for k in range(1, len(ends)):  # down: the one before lies nearer its start
        before, here = ends[k - 1], ends[k]
        if here.y < before.starts[-1] + p.track and before.starts[-1] > before.y:
            tracks[k] = max(tracks[k], tracks[k - 1] + 1)
    first = right - p.corner * 2
    room = first - left - p.arrow - 1
    step = min(p.track, room / max(tracks)) if any(tracks) else 0.0
    return [
        _connect(end, first - track * step, right, p.corner)
        for end, track in zip(ends, tracks, strict=True)
    ]


def _connect(end: End, trunk: float, right: float, corner: float) -> list[Route]:
    """Route the wires of one end; all but one join the one that carries the head."""
    straight = [k for k, y in enumerate(end.starts) if abs(y - end.y) < _STRAIGHT]
    if straight:
        end = end._replace(y=end.starts[straight[0]])
    above = [k for k, y in enumerate(end.starts) if y <= end.y - _STRAIGHT]
    last = len(end.starts) - 1
    carrier = straight[0] if straight else 0 if above else last
    routes: list[Route] = []
    for k, y in enumerate(end.starts):
        if k in straight[:1]:
            points: tuple[Point, ...] = ((right, y), (end.x, y))
        elif k == carrier:
            points = ((right, y), (trunk, y), (trunk, end.y), (end.x, end.y))
        elif k == (0 if y < end.y else last):  # the outermost brings the trunk along
            points = ((right, y), (trunk, y), (trunk, end.y), (trunk - corner, end.y))
        else:
            toward = min(corner, abs(end.y - y))
            points = ((right, y), (trunk, y), (trunk, y + _signed(toward, end.y - y)))
        routes.append(Route(points, k != carrier))
    return routes


def _signed(length: float, direction: float) -> float:
    return length if direction > 0 else -length
