"""Where the frontmatter of a text starts and ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.lang.tree import Frontmatter

if TYPE_CHECKING:
    from argmap.lang.reports import Reporter

_FRONT_OPEN = re.compile(
    r"\ufeff?(?:\s++|//[^\r\n]*+|<!--[\s\S]*?-->|/\*[\s\S]*?\*/)*+(={3,})"
    r"(?=[ \t]*[^\s=]|[ \t]*[\r\n])"
)
FRONTMATTER_END = re.compile(r"(?:\A|[\r\n])[ \t]*(={3,})[ \t]*(?=[\r\n]|\Z)")
_BLANK_AHEAD = re.compile(r"[ \t]*(?:(?>\r\n|\n|\r)[ \t]*(?:[\r\n]|\Z|//|/\*|<!--)|\Z)")
_BLANK_LINE = re.compile(r"(?>\r\n|\n|\r)[ \t]*(?=[\r\n]|\Z)")


def find_frontmatter(reporter: Reporter) -> tuple[Frontmatter | None, int]:
    """Return the frontmatter of a text, and where the rest begins."""
    text = reporter.source.text
    opening = _FRONT_OPEN.match(text)
    if opening is None:
        return None, 1 if text.startswith("\ufeff") else 0
    begin = opening.end()
    closing = FRONTMATTER_END.search(text, begin)
    if closing is not None:
        stop, end = closing.start(1), closing.end(1)
    else:
        stop = text.find("===", begin)
        end = stop + 3
        while text.startswith("=", end):
            end += 1
    if stop < 0:
        reporter.report("unclosed-frontmatter", opening.start(1), begin)
        blank = _BLANK_LINE.search(text, begin)
        stop = end = blank.start() if blank else len(text)
    elif not _BLANK_AHEAD.match(text, end):
        fix = reporter.insertion("leave a blank line", end, "\n")
        reporter.report("frontmatter-without-blank-line", stop, end, fix=fix)
    return Frontmatter(begin, stop), end
