"""What a text consists of before it is text: blocks, lines, numbered lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from argmap.model import Argument, Attack, Inference, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import ArgumentMap, Element, Section

Node: TypeAlias = Statement | Argument | Attack
Structure: TypeAlias = "tuple[str | None, tuple[Inference, ...]]"


@attrs.define(eq=False)
class Line:
    """A line of a tree or a reconstruction.

    Args:
        depth: How deep it is nested; 0 starts a block.
        sign: ``+ - _ ><``, ``<_`` under an inference line, ``()`` for a numbered line,
            or nothing.
        node: What stands in it; None for an inference line.
        defines: True if it says what the node is.
        step: The inference of an inference line.
        wording: Which of several wordings it gives, from 0.
    """

    depth: int
    sign: str
    node: Node | None
    defines: bool = False
    step: Inference | None = None
    wording: int = 0


@attrs.define(eq=False)
class Block:
    """Lines that stand together, or a heading.

    Args:
        lines: The lines.
        section: The section whose heading it is.
        numbered: True for a reconstruction.
    """

    lines: list[Line] = attrs.Factory(list)
    section: Section | None = None
    numbered: bool = False


@attrs.define(eq=False)
class Arrangement:
    """The blocks of a text, in order.

    Args:
        blocks: The blocks.
        nodes: Statements, arguments in order of first appearance, with their section.
        steps: Inferences in the order in which they are written.
        attacks: Attacks in the order in which they are written.
    """

    blocks: list[Block]
    nodes: dict[str, int | None]
    steps: list[str]
    attacks: list[str]


def is_untitled(element: Element) -> bool:
    """Tell whether *element* is a statement without a title."""
    return isinstance(element, Statement) and element.title is None


def order_lines(
    m: ArgumentMap, owner: str | None, steps: Sequence[Inference]
) -> list[list[str]]:
    """Return the premises that are written before each of *steps*."""
    argument = None if owner is None else m.get(owner)
    if isinstance(argument, Argument) and argument.lines:
        wished = _split(argument.lines, steps)
        if wished is not None:
            return wished
    seen: set[str] = set()
    found: list[list[str]] = []
    for step in steps:
        fresh = [p for p in dict.fromkeys(step.premises) if p not in seen]
        found.append(fresh)
        seen.update(fresh)
        seen.add(step.conclusion)
    return found


def _split(lines: Sequence[str], steps: Sequence[Inference]) -> list[list[str]] | None:
    """Cut *lines* behind each conclusion; None if they do not fit the steps."""
    found: list[list[str]] = []
    at = 0
    for step in steps:
        start = at
        least = start + 1 if not found else start
        try:
            end = lines.index(step.conclusion, least)
        except ValueError:
            return None
        found.append(list(lines[start:end]))
        at = end + 1
    return found if at == len(lines) else None


def read_lines(
    steps: Sequence[Inference], written: Sequence[Sequence[str]]
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Return what a reader takes from the lines of a reconstruction.

    Args:
        steps: The steps; ``uses`` in their data names lines by number.
        written: What is written before each of them.

    Returns:
        The premises of each step, and the lines if the steps do not give their order.
    """
    numbers: dict[str, str] = {}
    lines: list[str] = []
    premises: list[tuple[str, ...]] = []
    derived: list[str] = []
    seen: set[str] = set()
    before: list[str] = []
    for step, fresh in zip(steps, written, strict=True):
        for one in fresh:
            lines.append(one)
            numbers[str(len(lines))] = one
        used = step.data.get("uses")
        found = [*before, *fresh]
        if used is not None:
            names = used if isinstance(used, tuple) else (used,)
            found = [numbers[n] for n in map(str, names) if n in numbers] or found
        premises.append(tuple(found))
        derived += [one for one in dict.fromkeys(found) if one not in seen]
        derived.append(step.conclusion)
        seen.update(found)
        seen.add(step.conclusion)
        lines.append(step.conclusion)
        numbers[str(len(lines))] = step.conclusion
        before = [step.conclusion]
    return premises, () if derived == lines else tuple(lines)
