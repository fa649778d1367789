"""``argmap diff``: what changed between two maps."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import attrs
import click

from argmap.cli.inputs import STDIO
from argmap.cli.loading import from_option, load_map
from argmap.cli.outputs import write_output
from argmap.cli.terminals import (
    NamedChoice,
    Problem,
    colour_option,
    say_painted,
    wants_colour,
)
from argmap.diagnostics.framing import Painter
from argmap.diagnostics.glyphs import make_visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model.comparing import Change, Comparison


@click.command()
@click.argument("before", type=click.Path(allow_dash=True))
@click.argument("after", type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "shape",
    type=NamedChoice(["text", "json"]),
    default="text",
    show_default=True,
    help="Words for people, or data for programs.",
)
@from_option
@colour_option
def diff(before: str, after: str, shape: str, form: str | None, colour: str) -> int:
    """Tell what turns the map BEFORE into the map AFTER, element by element.

    Elements are matched by their names (ids). The exit code is 0 if the maps are
    equal and 1 if they differ.

    \b
    argmap diff monday.argdown friday.argdown
    git show HEAD:debate.argdown | argmap diff - debate.argdown
    """  # noqa: D301  (click wants the real control character)
    if before == after == STDIO:
        raise Problem("both maps cannot come from the standard input", "name a file")
    old, new = load_map(before, form), load_map(after, form)
    old.report()
    new.report()
    from argmap.model.comparing import compare_maps  # noqa: PLC0415  (after the usage)

    comparison = compare_maps(old.map, new.map)
    if shape == "json":
        import json  # noqa: PLC0415  (only here)

        text = json.dumps(
            _collect(comparison), ensure_ascii=False, indent=2, default=attrs.asdict
        )
        write_output(STDIO, text + "\n")
    else:
        paint = Painter(wants_colour(colour, sys.stdout))
        for line in _lines(comparison, paint):
            say_painted(line)
    return 1 if comparison else max(old.code, new.code)


def _collect(comparison: Comparison) -> dict[str, Any]:
    return {
        "version": 1,
        "equal": not comparison,
        "added": [_name(element) for element in comparison.added],
        "removed": [_name(element) for element in comparison.removed],
        "changed": [
            {
                "id": one.subject,
                "field": one.field,
                "before": one.before,
                "after": one.after,
            }
            for one in comparison.changed
        ],
        "moved": list(comparison.moved),
    }


def _name(element: Any) -> dict[str, str]:
    return {"kind": type(element).__name__.lower(), "id": element.id}


def _lines(comparison: Comparison, paint: Painter) -> Iterator[str]:
    for element in comparison.removed:
        yield paint("error", f"- {_describe(element)}")
    for element in comparison.added:
        yield paint("note", f"+ {_describe(element)}")
    subject: str | None = None
    for change in comparison.changed:
        if change.subject != subject:
            subject = change.subject
            yield paint("warning", f"~ {make_visible(subject) or 'the map itself'}")
        yield from _change(change, paint)
    for kind in comparison.moved:
        yield paint("warning", f"~ the {kind} stand in another order")


def _change(change: Change, paint: Painter) -> Iterator[str]:
    yield f"    {change.field}"
    yield paint("error", f"    - {_value(change.before)}")
    yield paint("note", f"    + {_value(change.after)}")


def _describe(element: Any) -> str:
    kind = type(element).__name__.lower()
    words = make_visible(str(_words(element)))
    return f"{kind} {make_visible(element.id)}{': ' if words else ''}{words}"


def _words(element: Any) -> str:
    """Return what an element says: its text, or what it ties together."""
    for field in ("text", "gist"):
        if getattr(element, field, ""):
            return str(getattr(element, field))
    if hasattr(element, "premises"):
        ends = " + ".join(element.premises) or "nothing"
        return f"{ends} → {element.target}"
    if hasattr(element, "preferred"):
        return f"{element.preferred} over {element.over}"
    return str(getattr(element, "title", None) or "")


def _value(value: object) -> str:
    if value is None or value in ((), ""):
        return "(none)"
    if isinstance(value, tuple):
        return ", ".join(_value(one) for one in value)
    return make_visible(str(value))
