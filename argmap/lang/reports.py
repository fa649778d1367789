"""Where the parser's problems go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Edit, Fix
from argmap.lang.messages import diagnose
from argmap.source import Span

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic, Note, Severity
    from argmap.source import SourceText


class Reporter:
    """Collects what is wrong with one text.

    Args:
        source: The text.
    """

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []

    def span(self, start: int, stop: int) -> Span:
        """Return the range of the text from *start* to *stop*."""
        return Span(self.source, start, stop)

    def report(
        self,
        name: str,
        start: int,
        stop: int,
        /,
        *,
        fix: Fix | None = None,
        severity: Severity | None = None,
        notes: tuple[Note, ...] = (),
        **holes: str | int,
    ) -> None:
        """Add the message *name* about the range from *start* to *stop*.

        Args:
            name: Name of the message.
            start: Where the range starts.
            stop: Where it ends.
            fix: Edits that repair it.
            severity: Instead of the usual one.
            notes: Second places.
            holes: Words for the holes of the message.
        """
        span = Span(self.source, start, stop)
        self.problems.append(
            diagnose(
                name,
                span,
                severity=severity,
                fix=fix,
                notes=notes,
                subject=None,
                **holes,
            )
        )

    def insertion(
        self, message: str, offset: int, words: str, *, safe: bool = True
    ) -> Fix:
        """Return a fix that puts *words* at *offset*."""
        return Fix(message, (Edit(self.span(offset, offset), words),), safe)
