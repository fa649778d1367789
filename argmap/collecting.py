"""The garbage collector, kept out of the way while something big is made."""

from __future__ import annotations

import gc
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


def without_collecting(work: Callable[P, R]) -> Callable[P, R]:
    """Let *work* run while the garbage collector pauses.

    Maps, documents and pictures are made of many small values, none of them garbage.
    The collector would walk over all of them again and again, so that large ones cost
    more than their share. Afterwards it is as before.

    Example:
        >>> import gc
        >>> from argmap.collecting import without_collecting
        >>> without_collecting(gc.isenabled)(), gc.isenabled()
        (False, True)
    """

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        collecting = gc.isenabled()
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            if collecting:
                gc.enable()

    return run
