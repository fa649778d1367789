"""The neutral drawing: boxes, groups, wires and lines of text, with their places.

Engines make it and writers turn it into SVG (later PDF, PNG, HTML), so that all show
the same. Lengths are CSS pixels, 1/96 inch or 0.75 point; x runs right, y runs down.
Nothing here knows colours: kinds and tones are looked up in a theme by the writer.
"""

from __future__ import annotations

from typing import Literal

import attrs

Point = tuple[float, float]
Tone = Literal["ink", "muted", "chip"]
BoxKind = Literal["main", "claim", "alias", "step", "missing"]
WireKind = Literal["support", "attack", "undercut", "neutral"]
Head = Literal["arrow", "bar", "cross", "ring"]
Status = Literal["in", "out", "undec"]


@attrs.frozen
class TextLine:
    """One line of text; a writer makes one text object of it.

    Args:
        x: Where it starts, or ends if ``anchor`` is ``end``.
        y: The baseline.
        text: What to write, safe characters only (see ``show_controls``).
        size: Size of the type.
        bold: Heavy type.
        italic: Slanted type.
        tone: Which of the theme's inks.
        anchor: ``end`` for right-to-left lines.
        links: Start, end and address of the parts that are links.
    """

    x: float
    y: float
    text: str
    size: float = 12
    bold: bool = False
    italic: bool = False
    tone: Tone = "ink"
    anchor: Literal["start", "end"] = "start"
    links: tuple[tuple[int, int, str], ...] = ()


@attrs.frozen
class Box:
    """A statement, or a stand-in for one.

    Args:
        id: Id of the element it shows.
        number: Its number in reading order; of an alias, the number of its home.
        x: Left side.
        y: Upper side.
        width: Width.
        height: Height.
        kind: ``main``, ``claim``, ``alias``, ``step`` or ``missing``.
        dashed: Whether the statement is unsaid.
        lines: Its text, number included.
        status: The verdict to mark.
        hint: Further words for a tooltip: title, other wordings.
        goto: For an alias, the number of its home; for a step, of its first premise.
    """

    id: str
    number: int
    x: float
    y: float
    width: float
    height: float
    kind: BoxKind = "claim"
    dashed: bool = False
    lines: tuple[TextLine, ...] = ()
    status: Status | None = None
    hint: str = ""
    goto: int | None = None


@attrs.frozen
class Wire:
    """A connector from a group to what it bears on.

    Args:
        kind: Decides colour and dashes.
        source: Id of the relation.
        target: Id of the element hit.
        points: The corners, from the group to the target; right angles only.
        head: How it ends; None where it joins another wire to the same target.
        tail: How it begins; both ends of a symmetric attack have a bar.
    """

    kind: WireKind
    source: str
    target: str
    points: tuple[Point, ...]
    head: Head | None
    tail: Head | None = None


@attrs.frozen
class Chip:
    """The word on a group, and the place where wires hit the step.

    Args:
        x: Left side.
        y: Upper side.
        width: Width.
        height: Height.
        line: The word.
        status: The verdict on the step.
    """

    x: float
    y: float
    width: float
    height: float
    line: TextLine
    status: Status | None = None


@attrs.frozen
class Frame:
    """The frame of an inference group, its premises, and its wire.

    Args:
        id: Id of the relation.
        kind: Decides colour and dashes.
        x: Left side.
        y: Upper side.
        width: Width.
        height: Height.
        chip: The word on it.
        lines: Title of the argument, scheme and other remarks.
        boxes: The premises.
        wire: To what it bears on.
        hint: Further words for a tooltip.
    """

    id: str
    kind: WireKind
    x: float
    y: float
    width: float
    height: float
    chip: Chip
    lines: tuple[TextLine, ...]
    boxes: tuple[Box, ...]
    wire: Wire
    hint: str = ""


@attrs.frozen
class Legend:
    """The key: samples beside their names.

    Args:
        wires: Samples of wires.
        boxes: Samples of boxes.
        lines: The names.
    """

    wires: tuple[Wire, ...] = ()
    boxes: tuple[Box, ...] = ()
    lines: tuple[TextLine, ...] = ()


@attrs.frozen
class Drawing:
    """A whole picture.

    Args:
        width: Width, margins included.
        height: Height, margins included.
        title: What the picture is called.
        description: The picture in a few sentences.
        language: Language tag of the texts.
        heading: Title and source line as drawn.
        parts: Root boxes and frames in reading order.
        legend: The key.
    """

    width: float
    height: float
    title: str
    description: str
    language: str
    heading: tuple[TextLine, ...]
    parts: tuple[Box | Frame, ...]
    legend: Legend
