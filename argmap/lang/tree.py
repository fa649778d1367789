"""The syntax tree: what stands where, nothing left out, nothing understood yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.diagnostics import Diagnostic
    from argmap.lang.lexer import Line, Region
    from argmap.source import SourceText

Range: TypeAlias = tuple[int, int]
"""Half-open range of offsets."""

T = TypeVar("T")


def grown(several: Sequence[T], one: T) -> Sequence[T]:
    """Return *several* with *one* behind it.

    Most sequences of a tree stay empty, and an empty tuple costs nothing; a list grows
    in place.
    """
    if isinstance(several, list):
        several.append(one)
        return several
    return [*several, one]


@attrs.define(eq=False, slots=True)
class Element:
    """A statement or argument where it is written.

    Args:
        kind: ``statement`` (``[T]`` or plain text) or ``argument`` (``<T>``).
        form: ``definition``, ``reference`` or plain ``text``.
        title: The words in the brackets.
        start: Offset of its first character.
        stop: Offset behind the last character of its text or title.
        pieces: The lines of its text, without outer blanks.
        data: Its data, with the braces.
        links: The relations written under it.
    """

    kind: Literal["statement", "argument"]
    form: Literal["definition", "reference", "text"]
    title: str
    start: int
    stop: int
    pieces: Sequence[Range] = ()
    data: Region | None = None
    links: Sequence[Link] = ()


@attrs.define(eq=False, slots=True)
class Link:
    """A relation line: a sign and the element behind it.

    Args:
        sign: ``+``, ``-``, ``_`` or ``><``.
        outward: True if the arrow points from the line above to this one (``+>``).
        start: Offset of the sign.
        element: What stands behind the sign.
    """

    sign: str
    outward: bool
    start: int
    element: Element

    @property
    def op(self) -> str:
        """The sign as written, without an optional ``<``."""
        return f"{self.sign}>" if self.outward else self.sign


@attrs.define(eq=False, slots=True)
class Premise:
    """A numbered line of a reconstruction: a premise or a conclusion."""

    number: str
    start: int
    element: Element


@attrs.define(eq=False, slots=True)
class Step:
    """An inference line.

    Args:
        start: Offset of its first dash.
        stop: Offset behind its last one.
        rules: Ranges of the rules named in it.
        data: Its data, with the braces.
        links: Undercuts written under it.
    """

    start: int
    stop: int
    rules: Sequence[Range] = ()
    data: Region | None = None
    links: Sequence[Link] = ()


@attrs.define(eq=False, slots=True)
class Reconstruction:
    """A premise-conclusion structure.

    Args:
        lines: Its numbered lines and inference lines.
        argument: The argument right before it, which it reconstructs.
    """

    lines: list[Premise | Step]
    argument: Element | None = None


@attrs.define(eq=False, slots=True)
class Heading:
    """A heading; the sections follow from the levels."""

    level: int
    start: int
    stop: int
    pieces: Sequence[Range] = ()
    data: Region | None = None


@attrs.define(eq=False, slots=True)
class ItemList:
    """A list: its items are elements of the document like any other."""

    items: list[Element]


@attrs.define(eq=False, slots=True)
class Include:
    """A line ``@include(path)``, and the tree of what was read."""

    path: str
    start: int
    stop: int
    tree: SyntaxTree | None = None


@attrs.define(eq=False, slots=True)
class Frontmatter:
    """The settings at the top: ``start`` to ``stop`` is the YAML between the lines."""

    start: int
    stop: int


Block: TypeAlias = Element | Reconstruction | Heading | ItemList | Include


class Row:
    """What a line is, for the formatter.

    Args:
        line: The line.
        role: ``blank comment front heading element link premise step item more data
            include broken``.
        depth: How deep in relations it stands, from 0.
    """

    __slots__ = ("depth", "line", "role")

    def __init__(self, line: Line, role: str, depth: int = 0) -> None:
        self.line = line
        self.role = role
        self.depth = depth


@attrs.define(eq=False, slots=True)
class SyntaxTree:
    """A document as written.

    The rows are lossless: from :attr:`start` on, each begins where the one before it
    ends, and the last ends with the text.

    Args:
        source: The text.
        text: The text with comments and data masked, of equal length.
        blocks: What it consists of, in order.
        rows: Its lines, in order.
        regions: Comments and data, in order.
        frontmatter: The settings at the top.
        start: Where the rows start (behind a byte order mark and the frontmatter).
        diagnostics: Problems of syntax.
    """

    source: SourceText
    text: str
    blocks: list[Block]
    rows: list[Row]
    regions: list[Region]
    frontmatter: Frontmatter | None
    start: int
    diagnostics: list[Diagnostic]

    def walk(self) -> Iterator[tuple[SyntaxTree, Block]]:
        """Yield all blocks with their trees, included ones where they are included."""
        stack: list[tuple[SyntaxTree, Iterator[Block]]] = [(self, iter(self.blocks))]
        while stack:
            tree, blocks = stack[-1]
            for block in blocks:
                if isinstance(block, Include):
                    if block.tree is not None:
                        stack.append((block.tree, iter(block.tree.blocks)))
                        break
                else:
                    yield tree, block
            else:
                stack.pop()

    def trees(self) -> Iterator[SyntaxTree]:
        """Yield this tree and all included ones, outer ones first."""
        queue: list[SyntaxTree] = [self]
        for tree in queue:
            yield tree
            queue.extend(
                block.tree
                for block in tree.blocks
                if isinstance(block, Include) and block.tree is not None
            )
