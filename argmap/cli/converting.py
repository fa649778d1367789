"""``argmap convert``: a map in another file format."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import attrs
import click

from argmap.cli.completing import complete_format
from argmap.cli.inputs import STDIO, call_it, read_bytes
from argmap.cli.loading import (
    check_format,
    from_option,
    load_bytes,
    place,
)
from argmap.cli.outputs import write_output
from argmap.cli.targets import Job, plan_jobs
from argmap.cli.terminals import (
    NamedChoice,
    Problem,
    blame,
    follow,
    is_terminal,
    report_error,
    say,
    unknown_name,
)
from argmap.diagnostics import Diagnostic, Severity
from argmap.errors import FormatError

if TYPE_CHECKING:
    from argmap.formats import Format

_LOSSES = {Severity.ERROR, Severity.WARNING}


@attrs.frozen
class Conversion:
    """What became of one file.

    Args:
        job: What was to be done.
        diagnostics: What was repaired, guessed, wrong or lost.
        written: Whether there is an output.
    """

    job: Job
    diagnostics: tuple[Diagnostic, ...]
    written: bool

    @property
    def clean(self) -> bool:
        """True if nothing was repaired and nothing lost."""
        return not any(one.severity in _LOSSES for one in self.diagnostics)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True), metavar="FILE…")
@click.option(
    "--to",
    metavar="NAME",
    shell_complete=complete_format,
    help="Format of the output.",
)
@from_option
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(allow_dash=True),
    metavar="OUT",
    help="File, or folder for several files; without it the result goes to stdout.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 if anything is lost.")
@click.option(
    "--keep-going", is_flag=True, help="Write what is healthy of damaged files."
)
@click.option(
    "--report",
    "shape",
    type=NamedChoice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to tell on stderr what was repaired or lost.",
)
def convert(  # noqa: PLR0917  (one argument per option)
    files: tuple[str, ...],
    to: str | None,
    form: str | None,
    out: str | None,
    strict: bool,
    keep_going: bool,
    shape: str,
) -> int:
    """Write the map FILE in another format.

    What had to be repaired in the input, and what the other format cannot hold, is
    said on stderr. A folder stands for all maps in it; they keep their places below
    OUT.

    \b
    argmap convert debate.argdown -o debate.json
    argmap convert debate.argdown --to json | jq .statements
    argmap convert maps/ --to json -o json/
    """  # noqa: D301  (click wants the real control character)
    if not files:
        raise Problem("the file to convert is missing", "write it behind `convert`")
    target = _find_format(to, out)
    if form is not None:
        check_format(form)
    plan = plan_jobs(files, out, target.suffixes[0], _suffixes(form))
    for problem in plan.problems:
        report_error(problem)
    code = 2 if plan.problems else 0
    inputs = {os.path.realpath(job.name) for job in plan.jobs if job.name != STDIO}
    done: list[Conversion] = []
    failures: list[Exception] = []
    for job in follow(plan.jobs, "converting"):
        try:
            done.append(
                _convert(job, target, form, keep_going=keep_going, inputs=inputs)
            )
        except Exception as error:  # noqa: BLE001  (one bad file stops no other)
            failures.append(error)
    for found in done:
        if shape == "text":
            _tell(found)
        if not found.written or (strict and not found.clean):
            code = max(code, 1)
    code = max([code, *map(blame, failures)])
    if shape == "json":
        import json  # noqa: PLC0415  (only for programs)

        say(json.dumps(_report(done, target), indent=2))
    return code


def _find_format(to: str | None, out: str | None) -> Format:
    """Return the format to write.

    Raises:
        Problem: It is missing, unknown, or only read.
    """
    from argmap.formats import (  # noqa: PLC0415  (after the usage)
        FORMATS,
        format_by_suffix,
        format_named,
    )

    known = [name for name in FORMATS if FORMATS[name].write is not None]
    if to is not None:
        check_format(to, "--to")
        target = format_named(to)
    else:
        guessed = format_by_suffix(out) if out is not None else None
        if guessed is None:
            names = ", ".join(known)
            raise Problem(
                "the format to write is missing", f"write `--to NAME`: {names}"
            )
        target = guessed
    if target.write is None:
        raise unknown_name("--to", target.name, known)
    return target


def _suffixes(form: str | None) -> tuple[str, ...]:
    """Return what inputs in a folder end in."""
    from argmap.formats import FORMATS, format_named  # noqa: PLC0415  (as above)

    if form is not None:
        return format_named(form).suffixes
    readable = (FORMATS[name] for name in FORMATS)
    return tuple(s for one in readable if one.read is not None for s in one.suffixes)


def _convert(
    job: Job,
    target: Format,
    form: str | None,
    *,
    keep_going: bool,
    inputs: set[str],
) -> Conversion:
    from argmap.formats import write  # noqa: PLC0415  (as above)

    try:
        loaded = load_bytes(job.name, read_bytes(job.name), form)
    except FormatError as error:
        return Conversion(job, place(error.diagnostics, job.name), written=False)
    if loaded.errors and not keep_going:
        return Conversion(job, loaded.diagnostics, written=False)
    writing = write(loaded.map, target.name)
    place_to = job.open_target()
    if job.folder is not None and os.path.realpath(place_to) in inputs:
        message = f"`{place_to}` is an input, and would be overwritten"
        raise Problem(message, "choose another folder behind `-o`")
    if target.binary and job.target == STDIO and is_terminal(sys.stdout):
        message = f"{target.name} is no text that a terminal can show"
        raise Problem(message, "write `-o FILE`")
    write_output(place_to, writing.content)
    found = (*loaded.diagnostics, *place(writing.report, job.name))
    return Conversion(job, found, written=True)


def _tell(conversion: Conversion) -> None:
    """Say what was repaired or lost; advice is for ``argmap check``."""
    from argmap.diagnostics.lines import render_concise  # noqa: PLC0415  (rare)

    for one in conversion.diagnostics:
        if one.severity is not Severity.ADVICE:
            say(render_concise(one))
    if not conversion.written:
        name = call_it(conversion.job.name)
        hint = "correct it, or write `--keep-going`"
        report_error(Problem(f"`{name}` is damaged, so nothing is written", hint))


def _report(done: list[Conversion], target: Format) -> dict[str, Any]:
    from argmap.diagnostics.records import to_json  # noqa: PLC0415  (for programs)

    return {
        "version": 1,
        "to": target.name,
        "files": [
            {
                "input": call_it(one.job.name),
                "output": one.job.output if one.written else None,
                **{k: v for k, v in to_json(one.diagnostics).items() if k != "version"},
            }
            for one in done
        ],
    }
