"""Applying fixes to a text."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.diagnostics.values import Diagnostic, Edit, Fix


def apply_fixes(
    text: str, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return *text* with the fixes of *diagnostics* applied, and whose they were.

    A fix is applied whole or not at all. Where two fixes touch, the one that stands
    first in the text wins (then the lower code); the other waits for the next round:
    read the new text, check it, apply again. Edits of other texts (an included file)
    make a fix inapplicable here. Cost: n log n in the number of edits.

    Args:
        text: The text that was read.
        diagnostics: Its problems.
        unsafe: Apply fixes too that somebody should look at first.

    Example:
        >>> from argmap.diagnostics import Diagnostic, Edit, Fix, Severity, apply_fixes
        >>> from argmap.source import SourceText, Span
        >>> source = SourceText("[Ban]; Ban cars.")
        >>> fix = Fix("write `:`", (Edit(Span(source, 5, 6), ":"),))
        >>> problem = Diagnostic("AM999", "sample", Severity.ERROR, "…", fix=fix)
        >>> apply_fixes(source.text, [problem])[0]
        '[Ban]: Ban cars.'
    """
    fixable = [
        (_order(fix, one), number, one, fix)
        for number, one in enumerate(diagnostics)
        if (fix := one.fix) is not None
        and fix.edits
        and (fix.safe or unsafe)
        and all(_belongs(edit, text) for edit in fix.edits)
    ]
    fixable.sort(key=lambda item: item[:2])
    taken: list[tuple[int, int, str]] = []
    applied: list[Diagnostic] = []
    for _, _, diagnostic, fix in fixable:
        edits = sorted({(e.span.start, e.span.end, e.replacement) for e in fix.edits})
        if _clash(edits) or not all(_fits(edit, taken) for edit in edits):
            continue
        for edit in edits:
            taken.insert(bisect_left(taken, edit), edit)
        applied.append(diagnostic)
    pieces: list[str] = []
    at = 0
    for start, end, replacement in taken:
        pieces += [text[at:start], replacement]
        at = end
    pieces.append(text[at:])
    return "".join(pieces), tuple(applied)


def _order(fix: Fix, diagnostic: Diagnostic) -> tuple[int, int, str]:
    first = min(fix.edits, key=lambda edit: (edit.span.start, edit.span.end)).span
    return first.start, first.end, diagnostic.code


def _belongs(edit: Edit, text: str) -> bool:
    span = edit.span
    return (
        span.source.text == text
        and 0 <= span.start <= span.end <= len(text)
        and edit.replacement != span.text
    )


def _clash(edits: list[tuple[int, int, str]]) -> bool:
    return any(a[1] >= b[0] for a, b in pairwise(edits))


def _fits(edit: tuple[int, int, str], taken: list[tuple[int, int, str]]) -> bool:
    # Edits that merely touch clash too: their order would be a guess.
    index = bisect_left(taken, edit)
    before = taken[index - 1 : index] if index else []
    return not any(
        edit[0] <= end and start <= edit[1]
        for start, end, _ in (*before, *taken[index : index + 1])
    )
