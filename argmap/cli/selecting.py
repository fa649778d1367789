"""Options that take a part of a map: a strand, a section, a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli.terminals import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.model import Argument, ArgumentMap, Statement

F = TypeVar("F", bound="Callable[..., Any]")


def part_options(command: F) -> F:
    """Add ``--root --section --tag --without --depth`` to a command."""
    options = (
        click.option(
            "--root",
            "roots",
            multiple=True,
            metavar="NAME",
            help="Only NAME and what bears on it; may be given several times.",
        ),
        click.option("--depth", type=click.IntRange(0), help="So far from the roots."),
        click.option("--section", metavar="NAME", help="Only what is under a heading."),
        click.option("--tag", metavar="TAG", help="Only what has the tag."),
        click.option("--without", metavar="TAG", help="Leave out what has the tag."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def select_part(  # noqa: PLR0917  (as many as there are options)
    m: ArgumentMap,
    roots: tuple[str, ...],
    depth: int | None,
    section: str | None,
    tag: str | None,
    without: str | None,
) -> ArgumentMap:
    """Return the part of *m* that the options ask for.

    Names may be written as in the text, ``[Ban]`` or ``<Air>``, sections by heading.

    Raises:
        Problem: A name or tag means nothing in the map; close ones are given.
    """
    if not (roots or section or tag or without or depth is not None):
        return m
    if depth is not None and not roots:
        message = "`--depth` counts from the roots, and no root is given"
        raise Problem(message, "write `--root NAME` as well")
    for word in (tag, without):
        if word is not None:
            _check_tag(m, word)
    return m.subgraph(
        *(_find_root(m, root) for root in roots),
        section=_find_section(m, section) if section is not None else None,
        tag=tag.removeprefix("#") if tag is not None else None,
        without=without.removeprefix("#") if without is not None else None,
        depth=depth,
    )


def _find_root(m: ArgumentMap, name: str) -> str:
    plain = name[1:-1] if name[:1] + name[-1:] in {"[]", "<>"} else name
    # `<Ban>` is the id of an argument only beside a statement `[Ban]`.
    for one in (plain, name) if name[:1] == "[" else (name, plain):
        if one in m:
            return one
    titled: list[Statement | Argument] = [*m.statements, *m.arguments]
    for element in titled:
        if element.title == plain:
            return element.id
    known = [element.id for element in m.elements]
    known += [element.title for element in titled if element.title is not None]
    raise _no(f"the map has no element `{name}`", "--root", plain, known)


def _find_section(m: ArgumentMap, name: str) -> str:
    for section in m.sections:
        if name in {section.id, section.id.removeprefix("#"), section.title}:
            return section.id
    known = [one.title or one.id for one in m.sections]
    raise _no(f"the map has no section `{name}`", "--section", name, known)


def _check_tag(m: ArgumentMap, name: str) -> None:
    tags = dict.fromkeys(tag for e in m.elements for tag in getattr(e, "tags", ()))
    if name.removeprefix("#") not in tags:
        raise _no(f"nothing in the map has the tag `{name}`", "--tag", name, tags)


def _no(message: str, option: str, name: str, known: Iterable[str]) -> Problem:
    from argmap.suggest import close_names  # noqa: PLC0415  (rare)

    names = list(dict.fromkeys(known))
    close = close_names(name, names, most=1)
    if close:
        return Problem(message, f'write `{option} "{close[0]}"`')
    few = ", ".join(f"`{one}`" for one in names[:8])
    return Problem(message, f"choose one of {few}" if few else None)
