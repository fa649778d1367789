"""A drawing as SVG that every viewer shows alike.

The rules, each learnt from a viewer that failed: presentation attributes instead of
style sheets; one text element a line; heads as paths instead of markers; no filters, no
foreign objects, no variables; lengths without unit. Texts are real, escaped, and in
reading order in the file, so that copied text makes sense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.layouts.characters import show_controls
from argmap.layouts.drawings import Box, Frame
from argmap.renderers.markings import heads_of, line_of, mark_of, number

if TYPE_CHECKING:
    from argmap.layouts.drawings import Chip, Drawing, Legend, Status, TextLine, Wire
    from argmap.renderers.themes import Theme

_DASHES = {"attack": "6 3", "undercut": "2 3"}
_WIDTHS = {"neutral": "1.25"}
_MOST_PIECES = 5000
_RADIUS = {"box": "4", "frame": "7"}


def write_svg(drawing: Drawing, theme: Theme) -> str:
    """Return *drawing* as one SVG document."""
    return _Writer(drawing, theme).write()


class _Writer:
    """Writes one drawing; the pieces are joined once at the end."""

    def __init__(self, drawing: Drawing, theme: Theme) -> None:
        self.drawing = drawing
        self.theme = theme
        self.out: list[str] = []
        self.pages: list[str] = []
        self.inks = {"ink": theme.ink, "muted": theme.muted, "chip": theme.chip_ink}
        self.prefix = f"m{_fingerprint(drawing)}"
        self.numbered: set[int] = set()

    def write(self) -> str:
        drawing, theme, prefix = self.drawing, self.theme, self.prefix
        put = self.out.append
        width, height = number(drawing.width), number(drawing.height)
        put(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
            f' viewBox="0 0 {width} {height}" role="img"'
            f' aria-labelledby="{prefix}-title {prefix}-desc"'
            f' xml:lang="{_quote(drawing.language)}" font-family="{_quote(theme.font)}"'
            f' font-size="12" fill="{theme.ink}">\n'
            f'<title id="{prefix}-title">{_escape(drawing.title)}</title>\n'
            f'<desc id="{prefix}-desc">{_escape(drawing.description)}</desc>\n'
            f'<rect width="{width}" height="{height}" fill="{theme.page}"/>\n'
        )
        for line in drawing.heading:
            self._text(line)
        for part in drawing.parts:
            if isinstance(part, Frame):
                self._frame(part)
            else:
                self._box(part)
            if len(self.out) > _MOST_PIECES:
                # a hundred thousand short strings cost more memory than their text
                self.pages.append("".join(self.out))
                self.out.clear()
        self._legend(drawing.legend)
        put("</svg>\n")
        return "".join((*self.pages, *self.out))

    # -- parts

    def _frame(self, frame: Frame) -> None:
        colour = getattr(self.theme, frame.kind)
        tint = getattr(self.theme, f"{frame.kind}_tint")
        dashes = _DASHES.get(frame.kind)
        hint = f"<title>{_escape(frame.hint)}</title>" if frame.hint else ""
        self.out.append(
            f'<g data-id="{_quote(frame.id)}" data-kind="{frame.kind}">{hint}\n'
            + self._rect(frame, tint, colour, "frame", width="1.5", dashes=dashes)
        )
        self._wire(frame.wire)
        self._chip(frame.chip, colour)
        for line in frame.lines:
            self._text(line)
        for box in frame.boxes:
            self._box(box)
        self.out.append("</g>\n")

    def _chip(self, chip: Chip, colour: str) -> None:
        self.out.append(self._rect(chip, colour, None, "frame"))
        self._text(chip.line)
        if chip.status is not None:
            x, y = chip.x + chip.width - 11, chip.y + chip.height / 2
            self._mark(chip.status, x, y, self.theme.chip_ink)

    def _box(self, box: Box) -> None:
        theme = self.theme
        stands_in = box.kind in ("alias", "step", "missing")
        border = theme.main_border if box.kind == "main" else theme.border
        dashes = "4 3" if box.dashed or stands_in else None
        linked = box.goto is not None
        own = box.number and box.kind not in ("alias", "step")
        link = f' id="{self.prefix}-{box.number}"' if own else ""
        if linked:
            self.out.append(f'<a href="#{self.prefix}-{box.goto}">')
        self.out.append(f'<g{link} data-id="{_quote(box.id)}">')
        if box.hint:
            self.out.append(f"<title>{_escape(box.hint)}</title>")
        self.out.append(
            "\n"
            + self._rect(
                box,
                theme.alias if stands_in else theme.box,
                border,
                "box",
                width="2" if box.kind == "main" else "1",
                dashes=dashes,
            )
        )
        for line in box.lines:
            self._text(line)
        if box.status is not None:
            colour = {"in": theme.support, "out": theme.attack, "undec": theme.ink}
            y = box.lines[0].y - 4 if box.lines else box.y + box.height / 2
            self._mark(box.status, box.x + box.width - 13, y, colour[box.status])
        self.out.append("</g></a>\n" if linked else "</g>\n")

    def _legend(self, legend: Legend) -> None:
        if not legend.lines:
            return
        self.out.append("<g>\n")
        for wire in legend.wires:
            self._wire(wire)
        for box in legend.boxes:
            self._box(box)
        for line in legend.lines:
            self._text(line)
        self.out.append("</g>\n")

    # -- strokes and texts

    def _rect(
        self,
        place: Box | Frame | Chip,
        fill: str,
        stroke: str | None,
        radius: str,
        *,
        width: str = "1",
        dashes: str | None = None,
    ) -> str:
        line = f' stroke="{stroke}" stroke-width="{width}"' if stroke else ""
        if dashes:
            line += f' stroke-dasharray="{dashes}"'
        return (
            f'<rect x="{number(place.x)}" y="{number(place.y)}"'
            f' width="{number(place.width)}" height="{number(place.height)}"'
            f' rx="{_RADIUS[radius]}" fill="{fill}"{line}/>\n'
        )

    def _wire(self, wire: Wire) -> None:
        colour = getattr(self.theme, wire.kind)
        width = _WIDTHS.get(wire.kind, "1.75")
        stroke = f'fill="none" stroke="{colour}" stroke-width="{width}"'
        dashes = _DASHES.get(wire.kind)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.out.append(f'<path d="{line_of(wire)}" {stroke}{dashed}/>\n')
        for data, filled in heads_of(wire):
            style = f'fill="{colour}"' if filled else stroke
            self.out.append(f'<path d="{data}" {style}/>\n')

    def _mark(self, status: Status, x: float, y: float, colour: str) -> None:
        self.out.append(
            f'<path d="{mark_of(status, x, y).data}" fill="none" stroke="{colour}"'
            ' stroke-width="2" stroke-linecap="round"/>\n'
        )

    def _text(self, line: TextLine) -> None:
        style = "" if line.size == 12 else f' font-size="{number(line.size)}"'  # noqa: PLR2004  (the default above)
        if line.bold:
            style += ' font-weight="bold"'
        if line.italic:
            style += ' font-style="italic"'
        if line.tone != "ink":
            style += f' fill="{self.inks[line.tone]}"'
        if line.anchor == "end":
            style += ' text-anchor="end"'
        text = self._linked(line) if line.links else _escape(line.text)
        self.out.append(
            f'<text x="{number(line.x)}" y="{number(line.y)}"{style}>{text}</text>\n'
        )

    def _linked(self, line: TextLine) -> str:
        done, parts = 0, []
        for start, end, address in line.links:
            parts.append(_escape(line.text[done:start]))
            label = _escape(line.text[start:end])
            parts.append(
                f'<a href="{_quote(address)}"><tspan fill="{self.theme.link}"'
                f' text-decoration="underline">{label}</tspan></a>'
            )
            done = end
        parts.append(_escape(line.text[done:]))
        return "".join(parts)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quote(text: str) -> str:
    return _escape(show_controls(text)).replace('"', "&quot;")


def _fingerprint(drawing: Drawing) -> str:
    """Return a short hash of what is drawn: two maps in one page need unlike ids."""
    from hashlib import sha256  # noqa: PLC0415  (only pictures need it)

    digest = sha256(f"{drawing.title}\n{drawing.width} {drawing.height}".encode())
    for part in drawing.parts:
        for box in part.boxes if isinstance(part, Frame) else (part,):
            digest.update(f"\n{box.id}\t".encode(errors="replace"))
            for line in box.lines:
                digest.update(f"{line.text} ".encode(errors="replace"))
    return digest.hexdigest()[:8]
