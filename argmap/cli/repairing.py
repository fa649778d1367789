"""Fix, read again, fix again, until nothing is left that can be fixed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.diagnostics import Severity
from argmap.diagnostics.fixing import apply_fixes

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.diagnostics import Diagnostic

ROUNDS = 10
"""After so many rounds fixes are taken to undo each other."""


@attrs.frozen
class Repair:
    """What became of a text.

    Args:
        text: The text with all fixes that held.
        fixed: How many problems were fixed.
        diagnostics: The problems that remain.
    """

    text: str
    fixed: int
    diagnostics: tuple[Diagnostic, ...]


def repair(
    text: str, examine: Callable[[str], tuple[Diagnostic, ...]], *, unsafe: bool = False
) -> Repair:
    """Apply the fixes of *text* until none is left, at most ten rounds.

    A round that brings in an error is taken back, and the repair ends before it.

    Args:
        text: The text as read.
        examine: Returns the problems of a text.
        unsafe: Apply fixes too that somebody should look at first.
    """
    diagnostics = examine(text)
    fixed = 0
    for _ in range(ROUNDS):
        better, applied = apply_fixes(text, diagnostics, unsafe=unsafe)
        if not applied:
            break
        found = examine(better)
        if _errors(found) > _errors(diagnostics):
            break
        text, diagnostics = better, found
        fixed += len(applied)
    return Repair(text, fixed, diagnostics)


def _errors(diagnostics: tuple[Diagnostic, ...]) -> int:
    return sum(one.severity is Severity.ERROR for one in diagnostics)
