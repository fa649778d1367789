"""Reconstructions: rules of an inference line, and what a whole one lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.diagnostics import Edit, Fix
from argmap.lang.tree import Premise, Reconstruction, Step, grown

if TYPE_CHECKING:
    from argmap.lang.reports import Reporter
    from argmap.lang.tree import Range

_STRIP = " \t\x00"
_PART = re.compile(r"(?:[^,\\]|\\.?)+")
_TWO = 2


def add_rules(step: Step, text: str, start: int, stop: int) -> None:
    """Add the rules named between *start* and *stop* of *text*, split at commas."""
    for part in re.finditer(r"(?:[^,\\]|\\.?)+", text[start:stop]):
        words = part.group()
        bare = words.strip(_STRIP)
        if bare:
            begin = start + part.start() + len(words) - len(words.lstrip(_STRIP))
            step.rules = grown(step.rules, (begin, begin + len(bare)))


def check_reconstruction(reporter: Reporter, block: Reconstruction) -> None:
    """Report what a finished reconstruction lacks."""
    lines = block.lines
    if not any(isinstance(one, Step) for one in lines):
        _report_at(reporter, "missing-inference", lines[-1])
    premises = 0
    for before, one in zip([None, *lines], [*lines, None], strict=True):
        if isinstance(before, Step) and not isinstance(one, Premise):
            number = sum(isinstance(x, Premise) for x in lines) + 1
            reporter.report(
                "missing-conclusion", before.start, before.stop, number=number
            )
        premises = 0 if isinstance(one, Step) else premises + 1
    # Behind the last conclusion stands nothing (the None at the end counts).
    if premises > _TWO and any(isinstance(one, Step) for one in lines):
        _report_at(reporter, "missing-inference", lines[-1])
    _check_numbers(reporter, block)


def _report_at(reporter: Reporter, name: str, line: Premise | Step) -> None:
    stop = line.element.stop if isinstance(line, Premise) else line.stop
    reporter.report(name, line.start, max(stop, line.start + 1))


def _check_numbers(reporter: Reporter, block: Reconstruction) -> None:
    numbered = [one for one in block.lines if isinstance(one, Premise)]
    edits: list[Edit] = []
    first: tuple[Premise, int] | None = None
    for wanted, one in enumerate(numbered, 1):
        if one.number and one.number.lstrip("0") != str(wanted):
            first = first or (one, wanted)
            span = _number_range(one)
            edits.append(Edit(reporter.span(*span), str(wanted)))
    if first is not None:
        one, wanted = first
        # ``uses`` names lines by number, so numbers behind its back stay.
        steps = (step for step in block.lines if isinstance(step, Step))
        safe = not any(step.data for step in steps)
        fix = Fix("number the lines from (1)", tuple(edits), safe)
        reporter.report(
            "misnumbered-line",
            *_number_range(one),
            fix=fix,
            number=one.number,
            wanted=wanted,
        )


def _number_range(line: Premise) -> Range:
    return line.start + 1, line.start + 1 + len(line.number)
