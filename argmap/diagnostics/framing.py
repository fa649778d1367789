"""A problem with the lines it stands on, a caret under the place, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.diagnostics.glyphs import lay_out, make_visible
from argmap.diagnostics.values import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.diagnostics.values import Diagnostic
    from argmap.source import Span

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "advice": "1;36",
    "note": "1;32",
    "strong": "1",
    "gutter": "34",
}
_ELLIPSIS = "…"
_SHOWN_LINES = 4
"""A span over more lines than this shows its first and last two."""


@attrs.frozen
class Painter:
    """Puts ANSI colours around words, or leaves them alone.

    Args:
        colour: Whether to paint at all.
    """

    colour: bool = False

    def __call__(self, style: str, text: str) -> str:
        """Return *text* in *style* (``"error"``, ``"strong"``, ``"gutter"``, …)."""
        if not self.colour or not text:
            return text
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def render_framed(
    diagnostic: Diagnostic, *, colour: bool = False, width: int = 100
) -> str:
    r"""Return *diagnostic* with its source line, carets, notes, hint and address.

    Wide characters and tabs keep the caret in place, long lines are clipped around
    it, control characters and direction marks show as visible marks.

    Args:
        diagnostic: What to show. A span in an empty text means the file as a whole.
        colour: Paint with ANSI codes.
        width: Columns of a source line that are shown at most.

    Example:
        >>> from argmap.diagnostics import Diagnostic, Severity, render_framed
        >>> from argmap.source import SourceText, Span
        >>> source = SourceText("[Ban]: Ban cars.\n  + [Aire]", "ban.argdown")
        >>> print(render_framed(Diagnostic(
        ...     "AM051", "unknown-title", Severity.WARNING, "`[Aire]` is not defined",
        ...     Span(source, 21, 27), hint="write `[Air]`",
        ... )))
        warning[AM051] unknown-title: `[Aire]` is not defined
         --> ban.argdown:2:5
          |
        2 |   + [Aire]
          |     ^^^^^^
          |
          = hint: write `[Air]`
          = docs: https://argmap.readthedocs.io/en/stable/reference/rules/AM051.html
    """
    paint = Painter(colour)
    level = diagnostic.severity.value
    spans = [diagnostic.span, *(note.span for note in diagnostic.notes)]
    gutter = max(len(str(_last_line(span))) if span else 1 for span in spans)
    edge = " " * gutter
    head = paint(level, f"{level}[{diagnostic.code}]")
    title = f"{diagnostic.name}: {make_visible(diagnostic.message)}"
    lines = [f"{head} {paint('strong', title)}"]
    if diagnostic.span is not None:
        lines += _frame(diagnostic.span, "^", level, gutter, paint, width)
    for note in diagnostic.notes:
        text = make_visible(note.message)
        if note.span is None:
            lines.append(f"{edge} {paint('gutter', '=')} note: {text}")
            continue
        lines.append(f"{paint('note', 'note')}: {text}")
        lines += _frame(note.span, "-", "note", gutter, paint, width)
    for word, text in _tail(diagnostic):
        lines.append(f"{edge} {paint('gutter', '=')} {word}: {text}")
    return "\n".join(line.rstrip() for line in lines)


def _tail(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    if diagnostic.hint is not None:
        yield "hint", make_visible(diagnostic.hint)
    if diagnostic.fix is not None:
        safe = "--fix does it" if diagnostic.fix.safe else "look before you do it"
        yield "fix", f"{make_visible(diagnostic.fix.message)} ({safe})"
    if diagnostic.severity is not Severity.NOTE:
        yield "docs", diagnostic.url


def _last_line(span: Span) -> int:
    if span.end <= span.start:
        return span.line
    # A span that ends behind a line end does not reach into the next line.
    return span.source.position(span.end - 1)[0]


def _frame(  # noqa: PLR0917  (the pieces of one frame)
    span: Span, mark: str, style: str, gutter: int, paint: Painter, width: int
) -> Iterator[str]:
    """Yield the arrow line, and the lines of *span* with *mark* under it."""
    arrow = paint("gutter", "-->")
    edge = " " * gutter
    path = make_visible(span.path)
    if not span.source.text:
        yield f"{edge}{arrow} {path}"
        return
    bar = paint("gutter", "|")
    yield f"{edge}{arrow} {path}:{span.line}:{span.column}"
    yield f"{edge} {bar}"
    first, last = span.line, _last_line(span)
    numbers = list(range(first, min(first + _SHOWN_LINES, last + 1)))
    if last - first >= _SHOWN_LINES:
        numbers = [first, first + 1, 0, last - 1, last]
    for number in numbers:
        if not number:
            yield paint("gutter", f"{'.' * 3:<{gutter + 1}}")
            continue
        start = span.source.line_starts[number - 1]
        line = span.source.line(number)
        begin = max(span.start - start, 0)
        if number > first:  # the indent of a later line is not part of the place
            begin = len(line) - len(line.lstrip())
        end = min(span.end - start, len(line))
        shown, caret = _mark_line(line, begin, end, mark, width)
        yield f"{paint('gutter', f'{number:>{gutter}} |')} {shown}"
        yield f"{edge} {bar} {' ' * caret[0]}{paint(style, mark * caret[1])}"
    yield f"{edge} {bar}"


def _mark_line(
    line: str, begin: int, end: int, mark: str, width: int
) -> tuple[str, tuple[int, int]]:
    """Return the shown part of *line*, and where and how long its mark is."""
    begin = min(begin, len(line))
    # Clip by characters first: a line may be megabytes long, a frame is not.
    left = max(0, begin - width // 3) if len(line) > width else 0
    right = min(len(line), left + width)
    if right == len(line) and len(line) > width:
        left = max(0, min(begin, right - width))
    shown, columns = lay_out(line[left:right])
    while columns[-1] > width and right > max(begin + 1, left + 1):
        right -= max(1, (columns[-1] - width) // 4)
        right = max(right, begin + 1, left + 1)
        shown, columns = lay_out(line[left:right])
    at = columns[begin - left]
    stop = columns[max(min(end, right), begin) - left]
    before = _ELLIPSIS if left else ""
    after = _ELLIPSIS if right < len(line) else ""
    return f"{before}{shown}{after}", (at + len(before), max(1, stop - at))
