"""What a problem is, as a value."""

from __future__ import annotations

from enum import Enum

import attrs

from argmap.source import Span  # noqa: TC001  (attrs classes keep real annotations)

DOCS = "https://argmap.readthedocs.io/en/stable/reference/rules/"
"""Where the page of a rule lives; the rule's code is its last part."""


class Severity(Enum):
    """How bad a problem is; compare with :attr:`rank` (0 is worst)."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 3 for a note."""
        return tuple(Severity).index(self)


@attrs.frozen
class Note:
    """A remark beside a problem, often with the second place of a clash."""

    message: str
    span: Span | None = None


@attrs.frozen
class Edit:
    """One change of a text: the characters of *span* become *replacement*."""

    span: Span
    replacement: str


@attrs.frozen
class Fix:
    """A repair: what it does, the edits, and whether it is safe to apply unseen."""

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True


@attrs.frozen
class Diagnostic:
    """One problem: what is wrong, where, and what to write instead.

    Args:
        code: Stable code, ``"AM101"``; never reused.
        name: Readable name, ``"unconnected-statement"``.
        severity: Error, warning, advice or note.
        message: What is, in the present tense, without a full stop.
        span: The place in the text, if the map came from one.
        notes: Further remarks and places.
        hint: An order that can be typed.
        fix: Edits that repair it.
        subject: Id of the element that it is about.

    Example:
        >>> from argmap import Diagnostic, Severity
        >>> print(Diagnostic("AM999", "example", Severity.ADVICE, "this is a sample"))
        advice[AM999] example: this is a sample
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span | None = None
    notes: tuple[Note, ...] = ()
    hint: str | None = None
    fix: Fix | None = None
    subject: str | None = None

    @property
    def url(self) -> str:
        """Address of the page that explains the code."""
        return f"{DOCS}{self.code}.html"

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span is not None else ""
        return f"{place}{self.severity.value}[{self.code}] {self.name}: {self.message}"
