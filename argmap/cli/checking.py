"""``argmap check``: find mistakes, and repair the simple ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from argmap.cli.completing import complete_preset, complete_rule
from argmap.cli.configs import Config, ConfigFinder
from argmap.cli.inputs import (
    STDIO,
    call_it,
    decode,
    encode_like,
    find_files,
    read_bytes,
)
from argmap.cli.loading import from_option, is_argdown, load_bytes, parse_text, place
from argmap.cli.outputs import write_output
from argmap.cli.reporting import SHAPES, Reporter
from argmap.cli.terminals import NamedChoice, blame, colour_option, report_error
from argmap.errors import FormatError

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic
    from argmap.lang import Document
    from argmap.model import ArgumentMap


class Wishes(NamedTuple):
    """What the options ask for, apart from where the results go."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    sources: str | None
    form: str | None
    fix: bool
    unsafe: bool
    diff: bool


class Outcome(NamedTuple):
    """What the check of one file gave: what remains, and how many were fixed."""

    diagnostics: tuple[Diagnostic, ...]
    fixed: int = 0


@click.command()
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True), metavar="FILE…")
@click.option(
    "--format",
    "shape",
    type=NamedChoice(SHAPES),
    default="text",
    show_default=True,
    help="How to report: framed text, a line each, or for programs.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="CODE",
    shell_complete=complete_rule,
    help="Switch on a rule or a family: AM203, AM2, golden-rule.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="CODE",
    shell_complete=complete_rule,
    help="Switch off a rule or a family.",
)
@click.option(
    "--preset",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_preset,
    help="Switch on a set of advice: teaching, wording, debate, logic, sources, all.",
)
@click.option("--fix", is_flag=True, help="Repair what can be repaired safely.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="With --fix: guess, too.")
@click.option(
    "--diff", is_flag=True, help="Show what --fix would change, write nothing."
)
@click.option(
    "--sources",
    type=click.Path(),
    metavar="DIR",
    help="Folder with the texts that anchors point into.",
)
@click.option(
    "--explain",
    metavar="CODE",
    shell_complete=complete_rule,
    help="Explain a rule and leave.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--config", type=click.Path(), metavar="FILE", help="Settings to use.")
@click.option("--no-config", is_flag=True, help="Use no settings file.")
@click.option("-q", "--quiet", is_flag=True, help="No summary line.")
@from_option
@colour_option
def check(  # noqa: PLR0917  (one argument per option)
    files: tuple[str, ...],
    shape: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preset: tuple[str, ...],
    fix: bool,
    unsafe: bool,
    diff: bool,
    sources: str | None,
    explain: str | None,
    exit_zero: bool,
    config: str | None,
    no_config: bool,
    quiet: bool,
    form: str | None,
    colour: str,
) -> int:
    """Find mistakes in the maps FILE, or in all maps of a folder (default: this one).

    Exit code 1 means that an error or a warning remains; advice and notes are free.
    Settings come from [tool.argmap] in pyproject.toml, or from argmap.toml.

    \b
    argmap check debate.argdown
    argmap check --preset teaching debate.argdown
    argmap check --fix maps/
    argmap check --explain AM103
    """  # noqa: D301  (click wants the real control character)
    if explain is not None:
        return _explain(explain)
    wishes = Wishes(
        (*select, *preset), ignore, sources, form, fix or diff or unsafe, unsafe, diff
    )
    configs = ConfigFinder("" if no_config else config)
    listed = find_files(files or (".",))
    for problem in listed.problems:
        report_error(problem)
    reporter = Reporter(shape, colour, aside=diff or (fix and STDIO in listed.files))
    code = 2 if listed.problems else 0
    checked = fixed = told = 0
    for name in listed.files:
        settings = configs.config_for(name)
        if name not in files and settings.excludes(name):
            continue
        reporter.add(configs.diagnostics[told:])
        told = len(configs.diagnostics)
        try:
            outcome = _check_file(name, settings, wishes)
        except Exception as error:  # noqa: BLE001  (one bad file stops no other)
            code = max(code, blame(error))
            continue
        reporter.add(outcome.diagnostics)
        checked += 1
        fixed += outcome.fixed
    reporter.finish(_summaries(reporter) if shape == "sarif" else None)
    if not quiet and (checked or not code):
        reporter.summarise(checked, fixed, unsafe=unsafe)
    if exit_zero:
        return 0
    return max(code, int(reporter.failed))


def _check_file(name: str, settings: Config, wishes: Wishes) -> Outcome:
    """Check one file, and repair it if that is wished for."""
    data = read_bytes(name)
    try:
        if is_argdown(name, data, wishes.form):
            return _check_text(decode(data, name), data, name, settings, wishes)
        loaded = load_bytes(name, data, wishes.form)
        if loaded.document is not None:
            text = loaded.document.source.text
            return _check_text(text, data, name, settings, wishes)
        found = (*loaded.diagnostics, *_find(loaded.map, name, settings, wishes))
    except FormatError as error:
        found = place(error.diagnostics, name)
    if wishes.fix and not wishes.diff and name == STDIO:
        write_output(name, data)  # nothing to repair, but the pipe wants its data
    return Outcome(found)


def _check_text(
    text: str, data: bytes, name: str, settings: Config, wishes: Wishes
) -> Outcome:
    def examine(new: str) -> tuple[Diagnostic, ...]:
        return _find(parse_text(new, name), name, settings, wishes)

    if not wishes.fix:
        return Outcome(examine(text))
    from argmap.cli.repairing import repair  # noqa: PLC0415  (only with --fix)

    repaired = repair(text, examine, unsafe=wishes.unsafe)
    if wishes.diff:
        from argmap.cli.formatting import make_diff  # noqa: PLC0415  (only with --diff)

        write_output(STDIO, make_diff(text, repaired.text, call_it(name)))
    elif name == STDIO or repaired.text != text:
        write_output(name, encode_like(repaired.text, data))
    return Outcome(repaired.diagnostics, repaired.fixed)


def _find(
    given: ArgumentMap | Document, name: str, settings: Config, wishes: Wishes
) -> tuple[Diagnostic, ...]:
    """Return everything that is to be said about a map or document."""
    from argmap.checks import check as find  # noqa: PLC0415  (after the usage)

    found = find(
        given,
        select=(*settings.select, *settings.preset, *wishes.select),
        ignore=(*settings.ignored_in(name), *wishes.ignore),
        sources=_sources(settings, wishes),
    )
    return place(found, name)


def _sources(settings: Config, wishes: Wishes) -> str | None:
    if wishes.sources is not None or settings.sources is None:
        return wishes.sources
    import os  # noqa: PLC0415  (few projects name a folder)

    return os.path.join(settings.folder, settings.sources)  # noqa: PTH118


def _explain(code: str) -> int:
    from argmap.cli.explaining import explain_code  # noqa: PLC0415  (only here)

    write_output(STDIO, explain_code(code))
    return 0


def _summaries(reporter: Reporter) -> dict[str, str]:
    from argmap.cli.explaining import summarise_code  # noqa: PLC0415  (only here)

    found = {code: summarise_code(code) for code in reporter.codes()}
    return {code: text for code, text in found.items() if text}
