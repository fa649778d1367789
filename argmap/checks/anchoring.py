"""Finding the passage that an anchor means, in a text that may have changed.

An anchor is a W3C text-quote selector (quote, prefix, suffix), a text-position selector
(start, end), a digest of the passage, or any of these together. Offsets count code
points. Nothing is corrected in the source: what differs is shown.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Literal

import attrs

from argmap.checks.passages import Passages

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import Anchor

SHORTEST_DIGEST = 8
"""Hexadecimal digits that a digest has at least; fewer would match by accident."""
CANDIDATES = 5
"""Places that are kept when a quote is ambiguous."""
SHAPE = "white space, quotation marks or dashes differ"
_CONTEXT = 400
"""Characters of a prefix or suffix that are compared."""

Status = Literal["found", "drifted", "ambiguous", "missing"]


@attrs.frozen
class Match:
    """Where an anchor points.

    Args:
        status: ``found`` (word for word, up to typography), ``drifted`` (other words,
            see *difference*), ``ambiguous`` (several places, see *places*) or
            ``missing``.
        start: Offset of the first character in the source, in code points.
        end: Offset behind the last one.
        difference: What differs between the anchor and the source, in words.
        places: The candidates of an ambiguous anchor, as (start, end).
        moved: True if the anchor has offsets and the passage now stands elsewhere.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    difference: str | None = None
    places: tuple[tuple[int, int], ...] = ()
    moved: bool = False


def match_anchor(anchor: Anchor, text: str | Passages) -> Match:
    """Find the passage of *anchor* in *text*.

    The offsets are tried first, against digest and quote. Then the quote is looked up
    word for word, then up to typography (blanks, quotation marks, dashes), then up to
    case, then with words missing, added or changed. Prefix, suffix and the nearest
    offset decide between several hits; if they cannot, the anchor is ambiguous.

    Args:
        anchor: The anchor.
        text: The source; give :class:`~argmap.checks.passages.Passages` to match many
            anchors against one text.

    Returns:
        The match; never raises for any anchor or text. Time is linear in the text for
        the first anchor and about linear in the quote for the next ones.

    Example:
        >>> from argmap import Anchor
        >>> from argmap.checks import match_anchor
        >>> report = "Soot fell by a third. Noise fell as well."
        >>> match_anchor(Anchor("report", quote="fell by a third"), report).start
        5
        >>> recalled = Anchor("report", quote="noise rose as well")
        >>> match_anchor(recalled, report).difference
        'the source has “fell” instead of “rose”'
    """
    passages = text if isinstance(text, Passages) else Passages(text)
    start, end = anchor.start, anchor.end
    given = _position(anchor)
    if given is not None and given[1] <= len(passages.text):
        at_place = _verify(anchor, passages, *given)
        if at_place is not None:
            return at_place
    if anchor.quote and anchor.quote.strip():
        return _place(anchor, _search_quote(anchor, passages))
    if anchor.digest is not None:
        return _place(anchor, _search_digest(anchor, passages))
    if given is not None or start is not None or end is not None:
        return Match("missing", difference=f"the source ends at {len(passages.text)}")
    return Match("found", 0, len(passages.text))


def _position(anchor: Anchor) -> tuple[int, int] | None:
    """Return the offsets of *anchor*, the end worked out from the quote if need be."""
    if anchor.start is None:
        return None
    end = anchor.end
    if end is None:
        if not anchor.quote:
            return None
        end = anchor.start + len(anchor.quote)
    return (anchor.start, end) if anchor.start < end else None


def _place(anchor: Anchor, match: Match) -> Match:
    """Mark the match as moved if the anchor's offsets say otherwise."""
    if match.start is None or match.status in ("ambiguous", "missing"):
        return match
    moved = (anchor.start is not None and anchor.start != match.start) or (
        anchor.end is not None and anchor.end != match.end and match.status == "found"
    )
    return attrs.evolve(match, moved=moved) if moved else match


def _verify(anchor: Anchor, passages: Passages, start: int, end: int) -> Match | None:
    """Match at the offsets given, or None if the passage there is another one."""
    passage = passages.text[start:end]
    if anchor.digest is not None:
        shape = _compare_digest(anchor.digest, passage)
        if shape is not None:
            return Match("found", start, end, shape or None)
        if not anchor.quote:
            return None
    if anchor.quote:
        if passage == anchor.quote:
            return Match("found", start, end)
        if Passages.flatten(passage) == Passages.flatten(anchor.quote):
            return Match("found", start, end, SHAPE)
        return None
    return Match("found", start, end)


def _compare_digest(digest: str, passage: str) -> str | None:
    """Return "" if the digest fits, :data:`SHAPE` if it fits without odd blanks."""
    wanted = digest.strip().lower().removeprefix("sha256:").removeprefix("sha256-")
    if len(wanted) < SHORTEST_DIGEST:
        return None
    if _digest(passage).startswith(wanted):
        return ""
    for other in (" ".join(passage.split()), passage.strip()):
        if other != passage and _digest(other).startswith(wanted):
            return SHAPE
    return None


def _digest(passage: str) -> str:
    return sha256(passage.encode("utf-8", "surrogatepass")).hexdigest()


# -- by quote


def _search_quote(anchor: Anchor, passages: Passages) -> Match:
    quote = anchor.quote or ""
    searches: tuple[tuple[Callable[[str], list[tuple[int, int]]], Status, str], ...] = (
        (passages.find_exact, "found", ""),
        (passages.find_flat, "found", SHAPE),
        (passages.find_caseless, "drifted", "upper and lower case differ"),
        (passages.find_parts, "found", "words are left out"),
    )
    for search, status, difference in searches:
        hits = search(quote)
        if hits:
            return _choose(anchor, passages, hits, status, difference)
    from argmap.checks.drifting import find_drifted  # noqa: PLC0415  (seldom needed)

    found = find_drifted(quote, passages)
    if not found:
        return Match("missing")
    best = found[0].likeness
    near = [one for one in found if best - one.likeness < 0.03]  # noqa: PLR2004  (a tie)
    chosen = _choose(anchor, passages, [(f.start, f.end) for f in near], "drifted", "")
    for one in near:
        if chosen.status == "drifted" and one.start == chosen.start:
            return attrs.evolve(chosen, difference=one.difference)
    return chosen


def _choose(
    anchor: Anchor,
    passages: Passages,
    hits: list[tuple[int, int]],
    status: Status,
    difference: str,
) -> Match:
    """Take the hit that context and offsets speak for."""
    text = passages.text
    fitting = [hit for hit in hits if _fits_context(anchor, text, *hit)]
    if fitting:
        hits = fitting
    elif anchor.prefix or anchor.suffix:
        difference = difference or "the words before or behind it differ"
    if len(hits) > 1 and anchor.start is not None:
        place = anchor.start
        nearest = min(abs(start - place) for start, _ in hits)
        hits = [hit for hit in hits if abs(hit[0] - place) == nearest]
    if len(hits) > 1:
        return Match("ambiguous", places=tuple(hits[:CANDIDATES]))
    start, end = hits[0]
    return Match(status, start, end, difference or None)


def _fits_context(anchor: Anchor, text: str, start: int, end: int) -> bool:
    if anchor.prefix:
        wanted = Passages.flatten(anchor.prefix[-_CONTEXT:])
        before = Passages.flatten(text[max(0, start - 2 * _CONTEXT) : start])
        if not before.endswith(wanted):
            return False
    if anchor.suffix:
        wanted = Passages.flatten(anchor.suffix[:_CONTEXT])
        behind = Passages.flatten(text[end : end + 2 * _CONTEXT])
        if not behind.startswith(wanted):
            return False
    return True


# -- by digest alone


def _search_digest(anchor: Anchor, passages: Passages) -> Match:
    """Look for the passage near its old place, then where other anchors went."""
    digest = anchor.digest or ""
    given = _position(anchor)
    if given is None:
        for start, end in passages.units():
            shape = _compare_digest(digest, passages.text[start:end])
            if shape is not None:
                return Match("found", start, end, shape or None)
        return Match("missing", difference="a digest needs `start` and `end`")
    old, length = given[0], given[1] - given[0]
    for start in passages.likely_starts(old, length):
        end = start + length
        if _compare_digest(digest, passages.text[start:end]) == "":
            passages.learn_shift(start - old)
            return Match("found", start, end)
    return Match("missing")
