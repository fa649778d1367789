"""The measures of the default look, in CSS pixels (1/96 inch, 0.75 point)."""

from __future__ import annotations

import attrs


@attrs.frozen
class Proportions:
    """Sizes and gaps; one value, so that engines and writers agree.

    Args:
        text: Size of the type of statements.
        leading: Line height of statements.
        main_text: Size of the type of main claims.
        main_leading: Line height of main claims.
        small: Size of numbers, captions and remarks.
        small_leading: Line height of captions and remarks.
        column: Width of the text of a statement.
        number_column: Least width of the column of numbers.
        pad_x: Left and right of the text of a box.
        pad_y: Above and below the text of a box.
        group_pad: Between the frame of a group and its boxes.
        band: Height of a group's header, in which wires reach the step.
        premise_gap: Between linked premises.
        chip: Height of the word on a group.
        chip_text: Size of the type of that word.
        lane: Between wires of different kinds that reach one step.
        column_gap: Between a group and what bears on it.
        group_gap: Between neighbouring groups.
        tree_gap: Between trees.
        track: Between parallel wires.
        corner: Radius of the corners of wires.
        arrow: Length of an arrow head.
        spread: Least distance between wires that reach one box.
        most_ends: More wires than this to one box are bundled by kind.
        margin: Around the picture.
        mark: Width kept for the mark of a verdict.
        title: Size of the type of the title.
    """

    text: float = 12
    leading: float = 15.5
    main_text: float = 14
    main_leading: float = 17.5
    small: float = 10
    small_leading: float = 13
    column: float = 188
    number_column: float = 18
    pad_x: float = 9
    pad_y: float = 6
    group_pad: float = 6
    band: float = 13
    premise_gap: float = 5
    chip: float = 16
    chip_text: float = 10.5
    lane: float = 11
    column_gap: float = 46
    group_gap: float = 12
    tree_gap: float = 40
    track: float = 6
    corner: float = 6
    arrow: float = 9
    spread: float = 11
    most_ends: int = 6
    margin: float = 16
    mark: float = 18
    title: float = 17


DEFAULT = Proportions()
