"""When two wordings count as the same."""

from __future__ import annotations

import re

# Signs that change the meaning stay: ? % + - before a digit, = < >, a decimal point.
_DROP = re.compile(
    r"[\"'“”‘’‚„«»‹›()\[\]…;:_\u200b\u00ad\ufeff]+"
    r"|(?<!\d)[.,*]+|[.,*]+(?!\d)|!(?!\w)"
)
_DASH = re.compile(r"[-‐‑‒–—]+(?!\d)")


def fold_text(text: str) -> str:
    """Return *text* without case, punctuation, stars and extra blanks.

    Two texts with the same folding say the same in the same words.

    Example:
        >>> from argmap.checks.folding import fold_text
        >>> fold_text("The  “Ban” **works**.") == fold_text("the ban works")
        True
        >>> fold_text("It fell by 1.5 %") == fold_text("It fell by 15 %")
        False
    """
    folded = _DROP.sub("", text)
    if "-" in folded or not folded.isascii():
        folded = _DASH.sub(" ", folded)
    return " ".join(folded.casefold().split())


def fold_source(text: str) -> str:
    """Return the folding of a text with inline marks as written.

    Bold and italics need no parsing for it; links, mentions and escapes do.
    """
    if "](" in text or "@" in text or "\\" in text:
        from argmap.model.inlines import strip_marks  # noqa: PLC0415  (seldom needed)

        text = strip_marks(text)
    return fold_text(text)
