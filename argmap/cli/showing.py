"""``argmap show``: what is in a map."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import attrs
import click

from argmap.cli.inputs import STDIO
from argmap.cli.loading import from_option, load_map
from argmap.cli.outputs import write_output
from argmap.cli.terminals import NamedChoice, colour_option, say_painted, wants_colour
from argmap.diagnostics.framing import Painter
from argmap.diagnostics.glyphs import make_visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.cli.statistics import Statistics
    from argmap.model import ArgumentMap, Section


@click.command()
@click.argument("file", type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "shape",
    type=NamedChoice(["text", "json"]),
    default="text",
    show_default=True,
    help="Words for people, or data for programs.",
)
@click.option("--no-outline", is_flag=True, help="Numbers and main claims only.")
@from_option
@colour_option
def show(file: str, shape: str, no_outline: bool, form: str | None, colour: str) -> int:
    """Say what is in the map FILE: main claims, numbers, sections, outline.

    \b
    argmap show debate.argdown
    argmap show debate.json --format json
    cat debate.argdown | argmap show -
    """  # noqa: D301  (click wants the real control character)
    loaded = load_map(file, form)
    loaded.report()
    from argmap.cli.statistics import count_map  # noqa: PLC0415  (after the usage)

    numbers = count_map(loaded.map)
    if shape == "json":
        import json  # noqa: PLC0415  (only here)

        data = _collect(loaded.map, numbers)
        write_output(STDIO, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        paint = Painter(wants_colour(colour, sys.stdout))
        for line in _lines(loaded.map, numbers, paint):
            say_painted(line)
        if not no_outline:
            for line in _outline(loaded.map, paint):
                say_painted(line)
    return loaded.code


def _collect(m: ArgumentMap, numbers: Statistics) -> dict[str, Any]:
    return {
        "version": 1,
        "title": m.title,
        "statistics": attrs.asdict(numbers),
        "main": [
            {"id": one.id, "title": one.title, "text": one.plain_text}
            for one in m.main_claims
        ],
        "sections": [
            {
                "id": one.id,
                "title": one.title,
                "level": one.level,
                "parent": one.parent,
                "members": len(one.members),
            }
            for one in m.sections
        ],
    }


def _lines(m: ArgumentMap, numbers: Statistics, paint: Painter) -> Iterator[str]:
    if m.title:
        yield paint("strong", make_visible(m.title))
    yield _sentence(numbers)
    claims = m.main_claims
    if claims:
        yield ""
        yield paint("strong", "Main claim" if len(claims) == 1 else "Main claims")
        for claim in claims:
            name = f"[{make_visible(claim.title or claim.id)}]"
            yield f"  {paint('advice', name)} {make_visible(claim.plain_text)}".rstrip()
    if m.sections:
        yield ""
        yield paint("strong", "Sections")
        for section in m.sections:
            yield _section(section)


def _section(section: Section) -> str:
    indent = "  " * section.level
    title = make_visible(section.title or section.id)
    return f"{indent}{title} ({count(len(section.members), 'element')})"


def _sentence(numbers: Statistics) -> str:
    """Return the numbers in words; what there is none of is left out."""
    linked = f" ({numbers.linked} linked)" if numbers.linked else ""
    implicit = f" ({numbers.implicit} unsaid)" if numbers.implicit else ""
    named = count(numbers.arguments, "named argument")
    steps = f" ({numbers.reconstructed} with steps)" if numbers.reconstructed else ""
    parts = [
        count(numbers.statements, "statement") + implicit,
        named + steps if numbers.arguments else "",
        count(numbers.inferences, "reason") + linked,
        count(numbers.attacks, "attack"),
        count(numbers.undercuts, "undercut"),
    ]
    known = [part for part in parts if part and not part.startswith("0 ")]
    known.append(f"{count(numbers.depth, 'level')} deep" if numbers.depth else "")
    known.append(count(numbers.cycles, "circle") if numbers.cycles else "")
    return " · ".join(part for part in known if part) or "an empty map"


def count(number: int, noun: str) -> str:
    """Return *number* with its noun, ``"1 level"`` or ``"2 levels"``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _outline(m: ArgumentMap, paint: Painter) -> Iterator[str]:
    from argmap.renderers import render  # noqa: PLC0415  (only when it is shown)

    text = str(render(m, "outline")).strip("\n")
    if text:
        yield ""
        yield paint("strong", "Outline")
        for line in text.split("\n"):
            yield "  " + make_visible(line) if line else ""
