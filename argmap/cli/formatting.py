"""``argmap fmt``: Argdown files in the one canonical way."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import attrs
import click

from argmap.cli.inputs import (
    ARGDOWN,
    STDIO,
    FileList,
    call_it,
    decode,
    encode_like,
    find_files,
    read_bytes,
)
from argmap.cli.loading import is_argdown, parse_text, report
from argmap.cli.outputs import write_output
from argmap.cli.terminals import (
    ContentProblem,
    Problem,
    blame,
    colour_option,
    report_error,
    say,
    say_painted,
    wants_colour,
)
from argmap.diagnostics import Severity
from argmap.errors import FormatError

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic

_SYNTAX = "AM04"
"""Codes up to this family are about the syntax; later ones about names and data."""


@attrs.frozen
class Formatted:
    """A text before and after, and the bytes of the file."""

    before: str
    after: str
    data: bytes


@click.command()
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True), metavar="FILE…")
@click.option(
    "--check",
    "check_only",
    is_flag=True,
    help="Write nothing; exit with 1 if a file is not formatted.",
)
@click.option("--diff", is_flag=True, help="Show the changes and write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="No summary line.")
@colour_option
def fmt(
    files: tuple[str, ...], check_only: bool, diff: bool, quiet: bool, colour: str
) -> int:
    """Write the Argdown files FILE in the canonical way; `-` goes to stdout.

    Comments stay, and so does the meaning. A file with syntax errors is left as it
    is. A folder stands for all its Argdown files (default: this folder).

    \b
    argmap fmt debate.argdown
    argmap fmt --check maps/
    argmap fmt --diff debate.argdown
    """  # noqa: D301  (click wants the real control character)
    listed: FileList = find_files(files or (".",), ARGDOWN)
    for problem in listed.problems:
        report_error(problem)
    code = 2 if listed.problems else 0
    changed = same = 0
    for name in listed.files:
        try:
            done = _format_file(name)
        except Exception as error:  # noqa: BLE001  (one bad file stops no other)
            code = max(code, blame(error))
            continue
        if done.after == done.before:
            same += 1
        else:
            changed += 1
        if diff:
            _show_diff(make_diff(done.before, done.after, call_it(name)), colour)
        elif check_only:
            if done.after != done.before:
                say(f"would reformat {call_it(name)}")
        elif name == STDIO or done.after != done.before:
            write_output(name, encode_like(done.after, done.data))
    if not quiet and (changed or same) and listed.files != (STDIO,):
        say(_summary(changed, same, dry=check_only or diff))
    return max(code, int(changed > 0 and (check_only or diff)))


def _format_file(name: str) -> Formatted:
    """Return the text of the file *name* before and after.

    Raises:
        Problem: The file cannot be read, is no Argdown, or has syntax errors.
    """
    data = read_bytes(name)
    if name != STDIO and not is_argdown(name, data):
        raise Problem(
            f"`{name}` is no Argdown file, and only those have a canonical form",
            f"write `argmap convert {name} --to argdown`",
        )
    try:
        text = decode(data, name)
    except FormatError as error:
        report(error.diagnostics)
        raise ContentProblem(f"`{call_it(name)}` is left as it is") from None
    document = parse_text(text, name)
    errors = [one for one in document.diagnostics if _stops(one)]
    if errors:
        report(errors)
        raise ContentProblem(
            f"`{call_it(name)}` has syntax errors and is left as it is"
        )
    from argmap.lang import format_text  # noqa: PLC0415  (after the usage)

    after = format_text(text)
    # A canonical form that says something else would be worse than none.
    if after != text and parse_text(after, name).map != document.map:
        raise ContentProblem(
            f"`{call_it(name)}` would change its meaning and is left as it is",
            "report the file: this is a fault of argmap",
        )
    return Formatted(text, after, data)


def _stops(diagnostic: Diagnostic) -> bool:
    # An included file that is missing or broken does not stop this one.
    return diagnostic.severity is Severity.ERROR and diagnostic.code[:4] <= _SYNTAX


def make_diff(before: str, after: str, name: str) -> str:
    """Return the unified diff between two texts, empty if they are equal."""
    from difflib import unified_diff  # noqa: PLC0415  (only with --diff)

    lines: list[str] = []
    for line in unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        name,
        name,
    ):
        lines.append(line)
        if not line.endswith(("\n", "\r")):
            lines.append("\n\\ No newline at end of file\n")
    return "".join(lines)


def _show_diff(text: str, colour: str) -> None:
    if not wants_colour(colour, sys.stdout):
        write_output(STDIO, text)
        return
    from argmap.diagnostics.framing import Painter  # noqa: PLC0415  (only here)
    from argmap.diagnostics.glyphs import make_visible  # noqa: PLC0415  (only here)

    paint = Painter(colour=True)
    styles = {"-": "error", "+": "note", "@": "gutter"}
    for line in text.split("\n")[:-1]:
        shown = make_visible(line)
        style = styles.get(line[:1])
        say_painted(paint(style, shown) if style else shown)


def _summary(changed: int, same: int, *, dry: bool) -> str:
    would = "would be " if dry else ""
    parts = []
    if changed:
        parts.append(f"{_files(changed)} {would}reformatted")
    if same:
        parts.append(f"{_files(same)} formatted already")
    return ", ".join(parts)


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
