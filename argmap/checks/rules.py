"""What a rule is, and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from argmap.diagnostics import Fix, Severity
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Also: TypeAlias = tuple[str, str | Span | None]
"""A remark beside a finding: what it says, and the element or place it is about."""

FAMILIES = {
    "0": "syntax and names",
    "1": "structure",
    "2": "wording and teaching",
    "3": "attacks",
    "4": "sources and anchors",
    "5": "repairs on reading",
    "6": "losses on writing",
    "7": "pictures",
    "9": "argmap itself",
}
"""First digit of a code → what its family is about."""


@attrs.frozen
class Finding:
    """What a rule found; the check adds code, severity and place.

    Args:
        subject: Id of the element it is about; None for the map as a whole.
        message: What is, in the present tense, without a full stop.
        hint: An order that can be typed.
        also: Further remarks, each with the id of an element, a place, or None.
        fix: Edits that repair it.
        span: The place, where it is not simply that of the subject.
    """

    subject: str | None
    message: str
    hint: str | None = None
    also: tuple[Also, ...] = ()
    fix: Fix | None = None
    span: Span | None = None


@attrs.frozen
class Rule:
    """One thing that a check looks for.

    Args:
        code: Stable code, ``"AM101"``; never reused.
        name: Readable name, ``"dangling-reference"``.
        severity: How bad a finding is; errors, warnings and notes are on by default.
        home: Where its finder lives, ``"module:function"``, so that a rule that is not
            asked for costs nothing; or the function itself. A finder takes a
            :class:`~argmap.checks.views.View` and yields findings; its docstring has
            the parts What, Why, Bad, Good and Fix.
        presets: Names of the sets that switch it on.

    Example:
        >>> from argmap.checks import RULES
        >>> rule = RULES["AM101"]
        >>> rule.name, rule.severity.value, rule.family
        ('dangling-reference', 'error', 'structure')
    """

    code: str
    name: str
    severity: Severity
    home: str | Callable[[Any], Iterator[Finding]]
    presets: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """What its codes are about, from the first digit."""
        return FAMILIES.get(self.code[2:3], "further rules")

    @property
    def default(self) -> bool:
        """True if it is on without being asked for, as all but advice is."""
        return self.severity is not Severity.ADVICE

    @property
    def find(self) -> Callable[[Any], Iterator[Finding]]:
        """The function that finds it; its module is imported now."""
        if not isinstance(self.home, str):
            return self.home
        from importlib import import_module  # noqa: PLC0415  (only when it is used)

        module, _, name = self.home.partition(":")
        found: Callable[[Any], Iterator[Finding]] = getattr(
            import_module(f"argmap.checks.{module}"), name
        )
        return found
