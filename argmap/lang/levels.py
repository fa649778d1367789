"""Indentation: what a relation belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from argmap.diagnostics import Severity
from argmap.lang.tree import Element, Step

if TYPE_CHECKING:
    from argmap.lang.lexer import Line
    from argmap.lang.reports import Reporter

Owner: TypeAlias = Element | Step


class Levels:
    """The levels of indentation that are open in a block.

    Args:
        reporter: Takes up problems.
        base: Indentation of the element at the top; relations stand deeper.
    """

    def __init__(self, reporter: Reporter, base: int = 0) -> None:
        self.reporter = reporter
        self.base = base
        self.levels: list[tuple[int, Owner]] = []
        self.indents = ""

    @property
    def depth(self) -> int:
        """How many levels are open."""
        return len(self.levels)

    def restart(self, base: int = 0) -> None:
        """Close all levels, for the next element at the top of the same block."""
        self.base = base
        self.levels.clear()

    def owner(self, line: Line, start: int, root: Owner, last: Owner) -> Owner:
        """Return what the relation in *line* belongs to, by its indentation."""
        indent, levels = line.indent, self.levels
        popped: list[int] = []
        while levels and indent < levels[-1][0]:
            popped.append(levels.pop()[0])
        stop = start + len(line.mark)
        if indent <= self.base:
            fix = self.reporter.insertion(
                "indent it", line.start, " " * (self.base + 2 - indent), safe=False
            )
            self.reporter.report(
                "relation-without-indent", start, stop, fix=fix, op=line.mark
            )
            if not levels or levels[-1][0] != indent:
                levels.append((indent, root))
            return root
        if levels and (indent == levels[-1][0] or popped):
            owner = levels[-1][1]
            if indent != levels[-1][0]:
                # The original program reads it as a sibling of the level above, too.
                self._report_level(line, start, popped[-1:], Severity.WARNING)
            return owner
        if popped:
            self._report_level(line, start, popped[-1:], Severity.ERROR)
            levels.append((indent, root))
            return root
        levels.append((indent, last))
        return last

    def _report_level(
        self, line: Line, start: int, deeper: list[int], severity: Severity
    ) -> None:
        open_now = [level for level, _ in self.levels]
        # A relation in the column of the element is a mistake of its own.
        known = [str(one) for one in (*open_now, *deeper) if one > self.base]
        self.reporter.report(
            "unopened-level",
            start,
            start + len(line.mark),
            severity=severity,
            op=line.mark,
            indent=line.indent,
            levels=" or ".join(known),
        )

    def check_tabs(self, line: Line, text: str) -> None:
        """Report the first line whose indentation mixes tabs and blanks."""
        lead = text[line.start : line.start + line.indent]
        seen = self.indents
        if seen == "mixed":
            return
        tabs, blanks = "\t" in lead, " " in lead
        if (tabs and (blanks or seen == " ")) or (blanks and seen == "\t"):
            start = line.start
            self.reporter.report("mixed-indentation", start, start + line.indent)
            self.indents = "mixed"
        elif lead:
            self.indents = "\t" if tabs else " "
