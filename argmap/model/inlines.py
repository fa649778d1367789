"""Inline marks of statement texts: bold, italics, links, mentions, escapes."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\\(?P<escaped>.)"
    r"|\*\*(?P<bold>\S(?:.*?\S)?)\*\*"
    r"|__(?P<strong>\S(?:.*?\S)?)__"
    r"|(?<![\w*])\*(?P<italic>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<emphasis>[^\s_](?:[^_]*[^\s_])?)_(?![\w_])"
    r"|\[(?P<link>[^\]\[]+)\]\((?:[^()\s]+)\)"
    r"|@\[(?P<statement>[^\]]+)\]"
    r"|@<(?P<argument>[^>]+)>",
    re.DOTALL,
)


def strip_marks(text: str) -> str:
    """Return *text* as a reader sees it: no stars, brackets of links or escapes.

    Mentions become the title they name. The cost is linear in the length.

    Example:
        >>> from argmap.model.inlines import strip_marks
        >>> strip_marks("See **two** [reports](https://example.org) on @[Air].")
        'See two reports on Air.'
    """
    if not any(c in text for c in "\\*_[@"):
        return text
    for _ in range(3):  # bold in italics in a link is as deep as the language goes
        stripped = _MARK.sub(lambda m: str(m[m.lastgroup or 0]), text)
        if stripped == text:
            break
        text = stripped
    return text
