"""``argmap render``: a map as a picture, or in words."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
import click

from argmap.cli.completing import complete_picture
from argmap.cli.inputs import STDIO, SUFFIXES, call_it
from argmap.cli.loading import Loaded, check_format, from_option, load_map
from argmap.cli.outputs import write_output
from argmap.cli.selecting import part_options, select_part
from argmap.cli.targets import Job, are_several, plan_jobs
from argmap.cli.terminals import (
    Problem,
    blame,
    follow,
    is_terminal,
    report_error,
    say,
    unknown_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap
    from argmap.renderers import Picture, Renderer, Theme


class Drawn(NamedTuple):
    """What was drawn, and where to."""

    loaded: Loaded
    target: str | Path


@click.command()
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True), metavar="FILE…")
@click.option(
    "--to",
    metavar="KIND",
    shell_complete=complete_picture,
    help="svg, outline (words) or markdown.",
)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(allow_dash=True),
    metavar="OUT",
    help="File, or folder for several files.",
)
@click.option("--title", metavar="TEXT", help="Title of the picture.")
@click.option("--theme", metavar="FILE", help="Colours and font, from a TOML file.")
@click.option(
    "--language",
    default="en",
    show_default=True,
    metavar="CODE",
    help="Language of the words that argmap adds.",
)
@click.option("--width", type=click.IntRange(30), help="Columns of an outline.")
@part_options
@from_option
@click.option("-q", "--quiet", is_flag=True, help="Do not say what is written.")
def render(  # noqa: PLR0917  (one argument per option)
    files: tuple[str, ...],
    to: str | None,
    out: str | None,
    title: str | None,
    theme: str | None,
    language: str,
    width: int | None,
    roots: tuple[str, ...],
    depth: int | None,
    section: str | None,
    tag: str | None,
    without: str | None,
    form: str | None,
    quiet: bool,
) -> int:
    """Draw the map FILE.

    The kind of picture follows from --to or from the suffix of OUT. Without OUT a
    picture goes into the pipe, or, where there is none, into a file of its own beside
    FILE; an outline goes to the terminal.

    \b
    argmap render debate.argdown -o debate.svg
    argmap render debate.argdown --to outline
    argmap render debate.argdown --root Ban --depth 2 -o ban.svg
    argmap render maps/ -o pictures/
    """  # noqa: D301  (click wants the real control character)
    if not files:
        raise Problem("the file to draw is missing", "write it behind `render`")
    renderer = _find_renderer(to, None if are_several(files) else out)
    _check_language(language)
    if form is not None:
        check_format(form)
    look = _read_theme(theme) if theme is not None else None

    def draw(m: ArgumentMap) -> Picture:
        from argmap.renderers import render as make  # noqa: PLC0415  (after the usage)

        part = select_part(m, roots, depth, section, tag, without)
        if title is not None:
            part = attrs.evolve(part, title=title)
        options: dict[str, Any] = {} if width is None else {"width": width}
        return make(part, renderer.name, theme=look, language=language, **options)

    plan = plan_jobs(files, out, renderer.suffixes[0], SUFFIXES)
    for problem in plan.problems:
        report_error(problem)
    code = 2 if plan.problems else 0
    done: list[Drawn] = []
    failures: list[Exception] = []
    for job in follow(plan.jobs, "drawing"):
        try:
            done.append(_draw(job, renderer, form, draw))
        except Exception as error:  # noqa: BLE001  (one bad file stops no other)
            failures.append(error)
    for loaded, target in done:
        loaded.report()
        if target != STDIO and not quiet:
            say(f"{call_it(loaded.name)} → {target}")
    codes = [loaded.code for loaded, _ in done]
    return max([code, *codes, *map(blame, failures)])


def _find_renderer(to: str | None, out: str | None) -> Renderer:
    """Return the renderer that *to* names, or the suffix of *out*; else SVG.

    Raises:
        Problem: There is none.
    """
    from argmap.renderers import RENDERERS  # noqa: PLC0415  (after the usage)

    if to is not None:
        try:
            return RENDERERS[to.lower()]
        except KeyError:
            raise unknown_name("--to", to, RENDERERS) from None
    suffix = Path(out).suffix.lower() if out is not None and out != STDIO else ""
    if not suffix or os.path.isdir(out or ""):  # noqa: PTH112
        return RENDERERS["svg"]
    for name in RENDERERS:
        if suffix in RENDERERS[name].suffixes:
            return RENDERERS[name]
    from argmap.diagnostics.glyphs import list_words  # noqa: PLC0415  (rare)

    known = list_words((RENDERERS[name].suffixes[0] for name in RENDERERS), "or")
    message = f"no kind of picture has the suffix `{suffix}`"
    raise Problem(message, f"let OUT end in {known}, or write `--to KIND`")


def _check_language(language: str) -> None:
    from argmap.layouts.words import words_of  # noqa: PLC0415  (after the usage)

    try:
        words_of(language)
    except ValueError as error:
        raise Problem(str(error).rstrip(".")) from None


def _draw(
    job: Job,
    renderer: Renderer,
    form: str | None,
    draw: Callable[[ArgumentMap], Picture],
) -> Drawn:
    # the syntax tree goes before the picture comes: they are the two big things
    loaded = load_map(job.name, form)._replace(document=None)
    picture = draw(loaded.map)
    target = job.open_target()
    if target == STDIO and _is_image(renderer) and is_terminal(sys.stdout):
        # Nobody reads an image as text: it gets a file of its own.
        if job.name == STDIO:
            message = "a picture in the terminal would be unreadable"
            raise Problem(message, f"write `-o map{renderer.suffixes[0]}`")
        target = Path(job.name).with_suffix(renderer.suffixes[0])
    write_output(target, picture.content)
    return Drawn(loaded, target)


def _is_image(renderer: Renderer) -> bool:
    return not renderer.media_type.startswith("text/")


def _read_theme(path: str) -> Theme:
    """Return the theme in the TOML file *path*.

    Raises:
        Problem: It cannot be read, or a key or value is wrong.
    """
    import tomllib  # noqa: PLC0415  (only here)

    from argmap.cli.inputs import read_bytes  # noqa: PLC0415  (only here)
    from argmap.renderers import Theme  # noqa: PLC0415  (after the usage)

    if path == "light":
        return Theme()
    try:
        table = tomllib.loads(read_bytes(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"the theme `{path}` is not valid TOML: {error}") from None
    known = [field.name for field in attrs.fields(Theme)]
    for key in table:
        if key not in known:
            problem = unknown_name(key, key, known)
            raise Problem(
                f"the theme `{path}` has an unknown key `{key}`", problem.hint
            )
    try:
        return Theme(**table)
    except (TypeError, ValueError) as error:
        raise Problem(f"the theme `{path}` cannot be used: {error}") from None
