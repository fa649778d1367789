"""The table of layout engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from argmap.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.layouts.drawings import Box, Frame
    from argmap.layouts.forests import Forest
    from argmap.layouts.sizing import Sizer

    Placing: TypeAlias = Callable[
        [Forest, Sizer, float], tuple[list[Box | Frame], float, float]
    ]


@attrs.frozen
class Engine:
    """A way to place groups.

    Args:
        name: Its name.
        place: Places everything below a height; returns the boxes and frames in
            reading order, and how far to the right and down they reach.
    """

    name: str
    place: Placing


ENGINES: Registry[Engine] = Registry(
    "engine", "argmap.layouts", {"tidy": "argmap.layouts.engines:TIDY"}
)


def _place_tidily(
    forest: Forest, sizer: Sizer, top: float
) -> tuple[list[Box | Frame], float, float]:
    from argmap.layouts.columns import place  # noqa: PLC0415  (names need no engine)

    return place(forest, sizer, top)


TIDY = Engine("tidy", _place_tidily)
