"""How large boxes and groups are, and where their lines of text stand in them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.layouts import wordings
from argmap.layouts.characters import reads_leftwards, show_controls, split_clusters
from argmap.layouts.drawings import TextLine
from argmap.layouts.measuring import measure
from argmap.layouts.wrapping import Wrapper, wrapper

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.layouts.drawings import Status, Tone
    from argmap.layouts.forests import Card, Forest, Group
    from argmap.layouts.proportions import Proportions
    from argmap.layouts.words import Words

_ASCENT = 0.905
_HEIGHT = 1.149
_EXCERPT = 120
_NARROWEST_MAIN = 76
_MOST_MAIN_LINES = 5


class Row(NamedTuple):
    """A line of text at a place relative to its box."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    italic: bool = False
    tone: Tone = "ink"
    anchor: Literal["start", "end"] = "start"
    links: tuple[tuple[int, int, str], ...] = ()

    def at(self, x: float, y: float) -> TextLine:
        """Return the line with the box's corner at *x*, *y*."""
        return TextLine(x + self.x, y + self.y, *self[2:])


class SizedCard(NamedTuple):
    """A card with its size and rows."""

    card: Card
    width: float
    height: float
    rows: tuple[Row, ...]


class SizedGroup(NamedTuple):
    """A group with its size, chip, remarks, and the tops of its cards."""

    group: Group
    width: float
    height: float
    word: str
    chip_width: float
    chip_height: float
    rows: tuple[Row, ...]
    cards: tuple[SizedCard, ...]
    tops: tuple[float, ...]


class Sizer:
    """Sizes the cards and groups of one forest.

    Args:
        forest: What is to be drawn.
        words: The words of the picture.
        proportions: The measures.
        statuses: Verdicts to keep room for.
    """

    def __init__(
        self,
        forest: Forest,
        words: Words,
        proportions: Proportions,
        statuses: Mapping[str, Status],
    ) -> None:
        self.words = words
        self.measures = p = proportions
        self.statuses = statuses
        digits = measure("0" * len(str(forest.count)), p.small, bold=True)
        self.numbers = forest.numbers()
        self.indent = max(p.number_column, digits + 6)
        self.mark = p.mark if statuses else 0.0
        self.box_width = p.pad_x * 2 + self.indent + p.column + 2
        self.group_width = self.box_width + 2 * p.group_pad
        self._text = wrapper(p.text)
        self._title = wrapper(p.text, bold=True)
        self._main = wrapper(p.main_text, bold=True)
        self._small = wrapper(p.chip_text)

    @cached_property
    def _small_bold(self) -> Wrapper:
        return wrapper(self.measures.chip_text, bold=True)

    # -- cards

    def size(self, card: Card, ends: int = 0) -> SizedCard:
        """Size *card*, high enough for *ends* wires that reach it."""
        if card.kind == "main":
            return self._size_main(card, ends)
        if card.kind in ("alias", "step", "missing"):
            return self._size_reference(card, ends)
        return self._size_claim(card, ends)

    def _size_claim(self, card: Card, ends: int) -> SizedCard:
        p = self.measures
        element = card.element
        rows: list[Row] = []
        y = p.pad_y
        caption = wordings.caption_of(element, self.words)
        if caption:
            y = self._add(rows, y, self._small, caption, tone="muted")
        heading = wordings.heading_of(element)
        if heading:
            y = self._add(rows, y, self._title, heading, bold=True)
        text = wordings.text_of(card, self.words)
        links = wordings.links_of(element, text)
        y = self._add(rows, y, self._text, text, italic=card.implicit, links=links)
        return self._finish(card, self.box_width, y, rows, ends)

    def _size_main(self, card: Card, ends: int) -> SizedCard:
        """Size a main claim: as wide as its lines, as high as its wires want."""
        p = self.measures
        text = wordings.text_of(card, self.words)
        heading = wordings.heading_of(card.element)
        if heading and text:
            text = f"{heading}: {text}"
        text = text or heading
        wanted = p.spread * 1.2 * (ends + 1) - 2 * p.pad_y
        least = min(round(wanted / p.main_leading), _MOST_MAIN_LINES)
        room = self._main.width(text) / _NARROWEST_MAIN
        ranges = self._main.wrap(
            text, p.column - self.mark, least=max(1, min(least, int(room)))
        )
        widest = max((self._main.width(text[a:b]) for a, b in ranges), default=0)
        rows: list[Row] = []
        y = p.pad_y
        caption = wordings.caption_of(card.element, self.words)
        if caption:
            widest = max(widest, min(self._small.width(caption), p.column))
            y = self._add(rows, y, self._small, caption, tone="muted")
        links = wordings.links_of(card.element, text)
        width = p.pad_x * 2 + self.indent + widest + self.mark + 2
        y = self._place(
            rows, y, text, ranges, width, bold=True, italic=card.implicit, links=links
        )
        return self._finish(card, width, y, rows, ends)

    def _size_reference(self, card: Card, ends: int) -> SizedCard:
        """Size a stand-in: one grey line that says where to look."""
        p = self.measures
        if card.kind == "step" and card.step is not None:
            text = self.words.step.format(numbers=card.step.numbers)
        elif card.kind == "alias" and card.home is not None:
            text = self.words.see.format(number=card.number)
            said = wordings.heading_of(card.element)
            said = said or wordings.content_of(card.home, self.words)
            text = f"{text}: {said}"
        else:
            text = wordings.text_of(card, self.words)
        inner = self.box_width - 2 * p.pad_x - self.mark
        if card.kind == "missing":
            inner -= self.indent
        rows: list[Row] = []
        y = p.pad_y - 1
        if card.kind == "missing":
            y = self._add(rows, y, self._small, text, italic=True, tone="muted")
        else:
            text = _shorten(text, inner, self._small)
            y += p.leading
            leftwards = reads_leftwards(text)
            rows.append(
                Row(
                    self.box_width - p.pad_x if leftwards else p.pad_x,
                    y - p.leading + _baseline(p.chip_text, p.leading),
                    text,
                    p.chip_text,
                    italic=True,
                    tone="muted",
                    anchor="end" if leftwards else "start",
                )
            )
        return self._finish(card, self.box_width, y - 1, rows, ends)

    def _add(
        self,
        rows: list[Row],
        y: float,
        wrap: Wrapper,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        tone: Tone = "ink",
        links: tuple[wordings.Link, ...] = (),
    ) -> float:
        """Wrap *text* into *rows* and return where it ends."""
        ranges = wrap.wrap(text, self.measures.column - self.mark)
        small = wrap is self._small
        return self._place(
            rows,
            y,
            text,
            ranges,
            self.box_width,
            bold=bold,
            italic=italic,
            tone=tone,
            links=links,
            small=small,
        )

    def _place(
        self,
        rows: list[Row],
        y: float,
        text: str,
        ranges: Iterable[tuple[int, int]],
        width: float,
        *,
        bold: bool = False,
        italic: bool = False,
        tone: Tone = "ink",
        links: tuple[wordings.Link, ...] = (),
        small: bool = False,
    ) -> float:
        p = self.measures
        size, leading = p.text, p.leading
        if small:
            size, leading = p.chip_text, p.small_leading
        elif bold and width != self.box_width:
            size, leading = p.main_text, p.main_leading
        leftwards = reads_leftwards(text)
        x = width - p.pad_x - self.mark if leftwards else p.pad_x + self.indent
        anchor: Literal["start", "end"] = "end" if leftwards else "start"
        down = _baseline(size, leading)
        for start, end in ranges:
            inside = tuple(
                (max(a, start) - start, min(b, end) - start, url)
                for a, b, url in links
                if a < end and b > start
            )
            line = text[start:end]
            rows.append(
                Row(x, y + down, line, size, bold, italic, tone, anchor, inside)
            )
            y += leading
        return y

    def _finish(
        self, card: Card, width: float, y: float, rows: list[Row], ends: int
    ) -> SizedCard:
        """Add the number, and centre the rows if wires make the box higher."""
        p = self.measures
        natural = y + p.pad_y
        height = max(natural, p.spread * (ends + 1) if ends > 1 else 0)
        slack = (height - natural) / 2
        if slack:
            rows = [row._replace(y=row.y + slack) for row in rows]
        if card.kind in ("main", "claim", "missing") and rows:
            number = Row(
                p.pad_x,
                rows[0].y,
                str(card.number),
                p.small,
                bold=True,
                tone="muted",
            )
            rows.insert(0, number)
        return SizedCard(card, width, height, tuple(rows))

    # -- groups

    def size_group(self, group: Group, cards: tuple[SizedCard, ...]) -> SizedGroup:
        """Size *group*: header, remarks, and its premises on top of each other."""
        p = self.measures
        word = wordings.chip_word(group, self.words)
        marked = group.relation.id in self.statuses
        chip_width = measure(word, p.chip_text, bold=True) + 14 + (13 if marked else 0)
        lanes = len({one.kind for one in group.onto})
        extra = p.lane * max(0, lanes - 1)
        rows: list[Row] = []
        top = p.band + p.group_pad + extra
        remarks = [
            (wordings.title_of(group), True, False),
            (wordings.remarks_of(group, self.words), False, False),
            (wordings.gist_of(group), False, True),
        ]
        if not group.cards:
            remarks.append((self.words.nothing, False, True))
        below = False
        for text, bold, italic in remarks:
            if not text:
                continue
            wrap = self._small_bold if bold else self._small
            tone: Tone = "ink" if bold else "muted"
            room = self.group_width - chip_width - 3 * p.group_pad
            if not (rows or lanes) and wrap.width(text) <= room:
                x, down = chip_width + p.group_pad, _baseline(p.chip_text, p.chip)
                rows.append(Row(x, down, text, p.chip_text, bold, italic, tone))
                continue
            below = True
            inner = self.group_width - 2 * p.group_pad - 4
            for start, end in wrap.wrap(text, inner):
                down = top - 1 + _baseline(p.chip_text, p.small_leading)
                said = text[start:end]
                line = Row(p.group_pad + 2, down, said, p.chip_text, bold, italic, tone)
                rows.append(line)
                top += p.small_leading
        top += 2 if below else 0
        tops: list[float] = []
        for card in cards:
            tops.append(top)
            top += card.height + p.premise_gap
        height = top - (p.premise_gap if cards else 0) + p.group_pad
        return SizedGroup(
            group,
            self.group_width,
            height,
            word,
            chip_width,
            p.chip + extra,
            tuple(rows),
            cards,
            tuple(tops),
        )


def _baseline(size: float, leading: float) -> float:
    """Return how far below the top of a line its baseline lies."""
    return (leading - size * _HEIGHT) / 2 + size * _ASCENT


def _shorten(text: str, limit: float, wrap: Wrapper) -> str:
    """Return *text*, cut with an ellipsis where it is wider than *limit*."""
    if len(text) <= _EXCERPT and wrap.width(text) <= limit:
        return text
    kept = ""
    room = limit - wrap.width("…")
    for cluster in split_clusters(show_controls(text[:_EXCERPT])):
        room -= wrap.width(cluster)
        if room < 0:
            break
        kept += cluster
    return kept.rstrip(" ,;.:") + "…"
