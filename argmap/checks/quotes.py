"""Rules about quotes: whether the passages that anchors mean are in their sources.

They need the sources (see :mod:`argmap.checks.citations`, whose examples they share).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.checks.citations import DIGEST, shorten
from argmap.checks.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checks.views import View
    from argmap.diagnostics import Edit, Fix
    from argmap.model import Anchor
    from argmap.source import Span

_OTHER = re.compile(r"[^\s#\w()-]|\n\s*\n")
"""What cannot stand between an element and its data: only tags and blanks can."""


def find_missing_quotes(view: View) -> Iterator[Finding]:
    """A quote is not in its source.

    What:
        Neither the words of the anchor nor words like them stand in the source; or no
        passage has its digest; or its offsets lie behind the end.
    Why:
        The statement claims to rest on a passage that is not there.
    Bad:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot doubled. {anchors: [{source: report, quote: pollution has doubled since spring}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Fix:
        Copy the passage from the source, or name the right source.
    """
    for subject, anchor, match in view.matches:
        if match.status == "missing" and _is_sound(anchor):
            what = "quote" if anchor.quote else "passage"
            why = f": {match.difference}" if match.difference else ""
            yield Finding(
                subject,
                f"the {what} {_name(anchor)} of `{subject}` is not in the source "
                f"`{anchor.source}`{why}",
                "copy the passage from the source, or name the right source",
            )


def find_drifted_quotes(view: View) -> Iterator[Finding]:
    """A quote stands in its source in other words.

    What:
        The source has a passage that is much like the quote, but not word for word.
        The difference is shown.
    Why:
        A quote is a promise that these were the words. Either the source was revised,
        or the quote was typed from memory.
    Bad:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, quote: soot in the old town dropped by a third}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, quote: soot in the old town fell by a third}]}
    Fix:
        Copy the words of the source.
    """
    for subject, anchor, match in view.matches:
        if match.status == "drifted":
            yield Finding(
                subject,
                f"the quote {_name(anchor)} of `{subject}` is not word for word: "
                f"{match.difference}",
                f"copy the words from the source `{anchor.source}` at {match.start}",
            )


def find_ambiguous_quotes(view: View) -> Iterator[Finding]:
    """A quote fits several places of its source.

    What:
        The words stand more than once in the source, and neither offsets nor the words
        before and behind decide which place is meant.
    Why:
        The same words may be a claim in one place and a report in another.
    Bad:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, quote: the old town}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, quote: the old town, prefix: "soot in "}]}
    Fix:
        Add `prefix`, `suffix` or `start`.
    """
    for subject, anchor, match in view.matches:
        if match.status == "ambiguous":
            places = ", ".join(str(start) for start, _ in match.places)
            yield Finding(
                subject,
                f"the quote {_name(anchor)} of `{subject}` fits several places of "
                f"`{anchor.source}`: {places}",
                "add `prefix`, `suffix` or `start` to the anchor",
            )


def find_moved_quotes(view: View) -> Iterator[Finding]:
    """A passage stands at other offsets than the anchor says.

    What:
        The words or the digest are found, but not at `start` and `end`.
    Why:
        The source was changed before the passage. Programs that trust the offsets show
        the wrong words.
    Bad:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, quote: fell by a third, start: 2, end: 17}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, quote: fell by a third, start: 33, end: 48}]}
    Fix:
        Write the new offsets; `--fix` does.
    """
    for subject, anchor, match in view.matches:
        if match.moved:
            yield Finding(
                subject,
                f"the passage {_name(anchor)} of `{subject}` stands at {match.start}, "
                f"not at {anchor.start if anchor.start is not None else anchor.end}",
                f"write `start: {match.start}, end: {match.end}`",
                fix=_new_offsets(view, subject, anchor, match.start, match.end)
                if match.status == "found"
                else None,
            )


def find_respaced_quotes(view: View) -> Iterator[Finding]:
    """A passage is found, but is typed differently.

    What:
        Words and order agree; blanks, quotation marks or dashes do not, or words are
        left out where the quote says so, or the context differs.
    Why:
        Nothing is wrong. Programs that look for the exact characters will not find it.
    Bad:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, quote: "fell  by a third"}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, quote: fell by a third}]}
    Fix:
        Leave it, or copy the characters of the source.
    """
    for subject, anchor, match in view.matches:
        if match.status == "found" and match.difference:
            yield Finding(
                subject,
                f"the passage {_name(anchor)} of `{subject}` is found, but "
                f"{match.difference}",
            )


def _is_sound(anchor: Anchor) -> bool:
    """False for anchors that other rules have reported as malformed."""
    if anchor.digest is not None and not DIGEST.fullmatch(anchor.digest.strip()):
        return bool(anchor.quote)
    return anchor.end is None or (
        anchor.start is not None and anchor.start < anchor.end
    )


def _name(anchor: Anchor) -> str:
    if anchor.quote:
        return f"“{shorten(' '.join(anchor.quote.split()))}”"
    return f"{anchor.start}–{anchor.end}"


def _new_offsets(
    view: View, subject: str, anchor: Anchor, start: int | None, end: int | None
) -> Fix | None:
    """Replace the offsets in the text if they are written there exactly once."""
    from argmap.diagnostics import Edit, Fix  # noqa: PLC0415  (only for a fix)
    from argmap.source import Span  # noqa: PLC0415  (as above)

    places = _data_blocks(view, subject)
    edits: list[Edit] = []
    for key, old, new in (("start", anchor.start, start), ("end", anchor.end, end)):
        if old is None or old == new:
            continue
        pattern = re.compile(rf"(?<![\w-]){key}:[ \t]*(0*{old})(?!\w)")
        hits = [
            Span(place.source, place.start + m.start(1), place.start + m.end(1))
            for place in places
            for m in pattern.finditer(place.text)
        ]
        if len(set(hits)) != 1:
            return None
        edits.append(Edit(hits[0], str(new)))
    return Fix("write the new offsets", tuple(edits)) if edits else None


def _data_blocks(view: View, subject: str) -> list[Span]:
    """Return the data blocks behind the places of an element."""
    from bisect import bisect_left  # noqa: PLC0415  (only for a fix)

    from argmap.source import Span  # noqa: PLC0415  (as above)

    found: list[Span] = []
    for place in view.places(subject):
        blocks = view.data_blocks.get(place.path, [])
        at = bisect_left(blocks, (place.end, 0))
        if at < len(blocks):
            start, end = blocks[at]
            if not _OTHER.search(place.source.text[place.end : start]):
                found.append(Span(place.source, start, end))
    return found
