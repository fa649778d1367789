"""When two wordings count as the same."""

from __future__ import annotations

import re

# Signs that change the meaning stay: ? % + - before a digit, = < >, a decimal point.
_DROP = re.compile(
    r"[\"'“”‘’‚„«»‹›()\[\]…;:]+|(?<!\d)[.,]+|[.,]+(?!\d)|!(?!\w)|[\u200b\u00ad\ufeff]"
)
_BLANK = re.compile(r"\s+|[-‐‑‒–—]+(?!\d)")


def fold_text(text: str) -> str:
    """Return *text* without case, punctuation and extra blanks.

    Two texts with the same folding say the same in the same words.

    Example:
        >>> from argmap.checks.folding import fold_text
        >>> fold_text("The  “Ban” works.") == fold_text("the ban works")
        True
        >>> fold_text("It fell by 1.5 %") == fold_text("It fell by 15 %")
        False
    """
    return " ".join(_BLANK.sub(" ", _DROP.sub("", text)).casefold().split())
