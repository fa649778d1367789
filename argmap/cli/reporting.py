"""What a check found, in the shape that was asked for."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from argmap.cli.inputs import STDIO
from argmap.cli.outputs import write_output
from argmap.cli.terminals import say, say_painted, wants_colour
from argmap.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHAPES = ("text", "concise", "json", "sarif", "github")
_STREAMED = ("text", "concise", "github")

MOST = 1000
"""How many problems of a file people are shown; programs get all."""


class Reporter:
    """Takes problems as they are found, and shows them.

    For people they appear at once, for programs as one document at the end. The
    summary goes to stderr.

    Args:
        shape: One of :data:`SHAPES`.
        colour: ``auto``, ``always`` or ``never``.
        aside: Data of another kind own stdout, so problems go to stderr.
    """

    def __init__(
        self, shape: str, colour: str = "auto", *, aside: bool = False
    ) -> None:
        self._shape = shape
        self._aside = aside
        self._colour = wants_colour(colour, sys.stderr if aside else sys.stdout)
        self._found: list[Diagnostic] = []
        self._fixable = 0
        self._guessable = 0

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take the problems of one file; people are shown the first of very many."""
        most = MOST if self._shape in {"text", "concise"} else None
        number = 0
        for number, one in enumerate(diagnostics, 1):
            self._found.append(one)
            if one.fix is not None:
                self._fixable += one.fix.safe
                self._guessable += not one.fix.safe
            if self._shape in _STREAMED and (most is None or number <= most):
                say_painted(self._show(one), err=self._aside)
        if most is not None and number > most:
            rest = f"and {number - most:,} more: write `--format json` for all"
            say_painted(rest, err=self._aside)

    def _show(self, one: Diagnostic) -> str:
        if self._shape == "github":
            from argmap.diagnostics.github import to_github  # noqa: PLC0415

            return to_github(one)
        if self._shape == "concise":
            from argmap.diagnostics.lines import render_concise  # noqa: PLC0415

            return render_concise(one)
        from argmap.diagnostics.framing import render_framed  # noqa: PLC0415

        return render_framed(one, colour=self._colour) + "\n"

    @property
    def failed(self) -> bool:
        """True if an error or a warning was found."""
        return any(
            d.severity in {Severity.ERROR, Severity.WARNING} for d in self._found
        )

    def finish(self, summaries: Mapping[str, str] | None = None) -> None:
        """Write what programs asked for.

        Args:
            summaries: Code → what the rule says, for SARIF.
        """
        if self._shape in _STREAMED:
            return
        import json  # noqa: PLC0415  (only for programs)

        if self._shape == "json":
            from argmap.diagnostics.records import to_json  # noqa: PLC0415

            data = to_json(self._found)
        else:
            from importlib.metadata import version  # noqa: PLC0415  (slow)

            from argmap.diagnostics.sarif import to_sarif  # noqa: PLC0415

            data = to_sarif(self._found, version=version("argmap"), summaries=summaries)
        text = json.dumps(data, indent=2) + "\n"
        if self._aside:
            say(text.rstrip())
        else:
            write_output(STDIO, text)

    def codes(self) -> tuple[str, ...]:
        """Return the codes that were found, sorted."""
        return tuple(sorted({one.code for one in self._found}))

    def summarise(self, files: int, fixed: int = 0, *, unsafe: bool = False) -> None:
        """Say in one line what was found; *unsafe* fixes were made where possible."""
        counts = Counter(one.severity for one in self._found)
        words = {
            Severity.ERROR: ("error", "errors"),
            Severity.WARNING: ("warning", "warnings"),
            Severity.ADVICE: ("piece of advice", "pieces of advice"),
            Severity.NOTE: ("note", "notes"),
        }
        parts = [
            f"{counts[level]} {words[level][counts[level] != 1]}"
            for level in Severity
            if counts[level]
        ]
        where = "1 file" if files == 1 else f"{files} files"
        line = f"{', '.join(parts)} in {where}" if parts else f"no problems in {where}"
        if fixed:
            line += f"; {fixed} fixed"
        if self._fixable:
            line += f"; --fix repairs {self._fixable}"
        if self._guessable and not unsafe:
            more = " more" if self._fixable else ""
            line += f"; --fix --unsafe-fixes repairs {self._guessable}{more}"
        say(line)
