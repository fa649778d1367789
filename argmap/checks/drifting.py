"""Finding a quote whose words have changed, and saying what changed."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from argmap.checks.passages import Passages

ALIKE = 0.72
"""Share of words that have to be the same."""
SHORTEST = 3
"""Words that a quote needs to be found inexactly; fewer fit anywhere."""
CLUES = 8
"""Words of the quote, rarest first, that its place is looked for with."""
PLACES = 60
"""Occurrences of one such word that are followed up."""
TRIED = 12
"""Places at which quote and source are compared word by word."""
PIECE = 150
"""Words of a long quote that are compared at its start and at its end."""
_RIVAL = 0.4
"""Share of the best place's votes that another place needs to be looked at."""
SHOWN = 3
"""Differences that are shown."""


@attrs.frozen
class Drift:
    """A passage that is like a quote.

    Args:
        start: Offset of its first character.
        end: Offset behind its last one.
        likeness: Share of words in common, from 0 to 1.
        difference: What differs, in words.
    """

    start: int
    end: int
    likeness: float
    difference: str


def find_drifted(quote: str, passages: Passages) -> list[Drift]:
    """Return the passages that are most like *quote*, best first, none overlapping.

    Rare words of the quote vote for places; only the best few are compared word by
    word, so the cost hardly depends on the length of the source.
    """
    wanted = passages.split(quote)
    if len(wanted) < SHORTEST:
        return []
    found: list[Drift] = []
    for first in _likely_places(wanted, passages):
        drift = _compare(wanted, first, passages)
        if drift is not None and drift.likeness >= ALIKE:
            found.append(drift)
    found.sort(key=lambda d: (-d.likeness, d.start))
    kept: list[Drift] = []
    for drift in found:
        if all(drift.end <= one.start or one.end <= drift.start for one in kept):
            kept.append(drift)
    return kept


def _likely_places(wanted: list[str], passages: Passages) -> list[int]:
    """Return numbers of words at which the quote may begin, most votes first."""
    holders = passages.holders
    clues = sorted(
        (number for number, word in enumerate(wanted) if word in holders),
        key=lambda number: (len(holders[wanted[number]]), number),
    )
    # Both ends take part, so that a change at one of them does not hide the quote.
    votes: dict[int, int] = {}
    slack = max(2, len(wanted) // 8)
    for number in clues[: max(CLUES, len(wanted) // 6)][: 4 * CLUES]:
        for place in holders[wanted[number]][:PLACES]:
            votes[place - number] = votes.get(place - number, 0) + 1
    groups: list[tuple[int, int]] = []
    for start in sorted(votes):
        if groups and start - groups[-1][0] <= slack:
            first, count = groups[-1]
            groups[-1] = (first, count + votes[start])
        else:
            groups.append((start, votes[start]))
    groups.sort(key=lambda one: (-one[1], one[0]))
    enough = groups[0][1] * _RIVAL if groups else 0
    return [first for first, count in groups[:TRIED] if count >= enough]


def _compare(wanted: list[str], first: int, passages: Passages) -> Drift | None:
    """Compare the quote with the words from number *first* on."""
    slack = max(4, len(wanted) // 4)
    words, starts, ends = passages.words
    low = max(0, first - slack)
    high = min(len(words), first + len(wanted) + 2 * slack)
    if len(wanted) > 2 * PIECE:
        return _compare_ends(wanted, low, high, passages)
    window = words[low:high]
    matcher = SequenceMatcher(None, wanted, window, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    # Words before the first match and behind the last belong to the passage as far
    # as the quote has words there.
    begin = max(0, blocks[0].b - blocks[0].a)
    tail = len(wanted) - blocks[-1].a - blocks[-1].size
    stop = min(len(window), blocks[-1].b + blocks[-1].size + tail)
    passage = window[begin:stop]
    same = sum(block.size for block in blocks)
    likeness = 2 * same / (len(wanted) + len(passage))
    last = low + stop - 1
    end = ends[last]
    return Drift(starts[low + begin], end, likeness, _describe(wanted, passage))


def _compare_ends(
    wanted: list[str], low: int, high: int, passages: Passages
) -> Drift | None:
    """Compare only the first and last words of a long quote."""
    words, starts, ends = passages.words
    head = wanted[:PIECE]
    tail = wanted[-PIECE:]
    slack = min(2 * PIECE, len(wanted) // 4)
    front = words[low : low + PIECE + 2 * slack]
    back_from = max(low, high - PIECE - 3 * slack)
    back = words[back_from:high]
    first = SequenceMatcher(None, head, front, autojunk=False).get_matching_blocks()
    last = SequenceMatcher(None, tail, back, autojunk=False).get_matching_blocks()
    matched = [b for b in first if b.size], [b for b in last if b.size]
    if not all(matched):
        return None
    same = sum(b.size for blocks in matched for b in blocks)
    begin = low + max(0, matched[0][0].b - matched[0][0].a)
    end_block = matched[1][-1]
    stop = back_from + end_block.b + end_block.size - 1
    if stop < begin:
        return None
    return Drift(
        starts[begin],
        ends[stop],
        same / (2 * PIECE),
        "the wording differs in places",
    )


def _describe(wanted: list[str], passage: list[str]) -> str:
    """Say what differs, word by word."""
    said: list[str] = []
    matcher = SequenceMatcher(None, wanted, passage, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        old, new = _join(wanted[a:b]), _join(passage[c:d])
        if kind == "replace":
            said.append(f"“{new}” instead of “{old}”")
        elif kind == "insert":
            said.append(f"“{new}” in addition")
        elif kind == "delete":
            said.append(f"no “{old}”")
    if not said:
        return "punctuation differs"
    more = f", and {len(said) - SHOWN} more" if len(said) > SHOWN else ""
    return "the source has " + ", ".join(said[:SHOWN]) + more


def _join(words: list[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= 60 else text[:57].rstrip() + "…"  # noqa: PLR2004
