"""A text and everything that is known about it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.collecting import without_collecting
from argmap.errors import require
from argmap.lang.includes import Inclusions
from argmap.lang.messages import diagnose
from argmap.lang.parser import parse_tree
from argmap.lang.records import collect_records
from argmap.lang.resolver import resolve
from argmap.lang.settings import read_settings
from argmap.source import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.diagnostics import Diagnostic
    from argmap.lang.records import Place
    from argmap.lang.tree import SyntaxTree
    from argmap.model import ArgumentMap


@attrs.frozen(slots=False, eq=False)
class Document:
    r"""A text, the map it describes, where each element stands, and what is wrong.

    Args:
        source: The text.
        tree: Its syntax tree: every character, nothing understood yet.
        map: The map; what could not be read is missing from it.
        diagnostics: Every problem of syntax and names, in order of place.

    Example:
        >>> import argmap
        >>> document = argmap.parse("[Ban]: Ban cars.\n  + [Air]: Cleaner air.")
        >>> document.map.inferences[0].premises, document.spans["Air"].line
        (('Air',), 2)
    """

    source: SourceText
    tree: SyntaxTree
    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...]
    _places: Mapping[str, list[Place]] = attrs.field(repr=False, alias="places")
    _main: Mapping[str, Place] = attrs.field(repr=False, alias="main")

    @cached_property
    def spans(self) -> Mapping[str, Span]:
        """Id → where the element is defined, else where it first occurs."""
        return {one: Span(*place) for one, place in self._main.items()}

    @cached_property
    def places(self) -> Mapping[str, tuple[Span, ...]]:
        """Id → every place where the element occurs, in order."""
        return {
            one: tuple(Span(*place) for place in places)
            for one, places in self._places.items()
        }

    @cached_property
    def comments(self) -> tuple[Span, ...]:
        """Every comment, in order; included texts come last."""
        return tuple(
            Span(tree.source, region.start, region.end)
            for tree in self.tree.trees()
            for region in tree.regions
            if region.kind == "comment"
        )

    @property
    def has_errors(self) -> bool:
        """True if an error stands among the diagnostics."""
        return any(one.severity.rank == 0 for one in self.diagnostics)


def parse(
    text: str,
    path: str = "<text>",
    *,
    include: Callable[[str], SourceText | Diagnostic] | None = None,
) -> Document:
    r"""Read Argdown; never raises, whatever the text.

    Everything that can be understood is in the map, and every problem among the
    diagnostics. The cost is linear in the length of the text.

    Args:
        text: The text.
        path: How the user calls it, for messages.
        include: Reads a file that ``@include(path)`` names (its path relative to the
            document) or says why it cannot. Without it nothing is included.

    Returns:
        The document, with syntax tree, map, places and diagnostics.

    Example:
        >>> import argmap
        >>> document = argmap.parse("[Ban]: Ban cars.\n  + [Air")
        >>> [problem.name for problem in document.diagnostics]
        ['unclosed-title']
    """
    require(text, str, "parse needs a str (for bytes: argmap.loads)")
    source = SourceText(text, path)
    return _read(source, Inclusions(include))


@without_collecting
def _read(source: SourceText, inclusions: Inclusions) -> Document:
    tree = parse_tree(source, inclusions)
    settings = read_settings(tree)
    records = collect_records(tree, settings.codes)
    resolution = resolve(records, settings)
    found: list[Diagnostic] = []
    for one in tree.trees():
        found += one.diagnostics
    found += records.diagnostics
    found += resolution.diagnostics
    if not tree.blocks and not found:
        found.append(_nothing(tree))
    found.sort(key=_order(source))
    return Document(
        source,
        tree,
        resolution.map,
        tuple(found),
        places=resolution.places,
        main=resolution.main,
    )


def _order(main: SourceText) -> Callable[[Diagnostic], tuple[int, str, int]]:
    def key(problem: Diagnostic) -> tuple[int, str, int]:
        span = problem.span
        if span is None:
            return (2, "", 0)
        return (int(span.source is not main), span.path, span.start)

    return key


def _nothing(tree: SyntaxTree) -> Diagnostic:
    what = "is empty"
    if tree.frontmatter is not None:
        what = "has frontmatter and no text"
    elif tree.regions:
        what = "holds comments only"
    elif tree.source.text:
        what = "holds blanks only"
    end = len(tree.source.text)
    return diagnose("nothing-here", Span(tree.source, 0, min(end, 1)), what=what)
