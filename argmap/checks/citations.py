"""Rules about sources and the anchors that point into them.

The first four look at the map alone. The others need the sources: ``check(…,
sources="folder")``, on the command line ``--sources``. Their examples suppose that
``report.txt`` says: "In the city soot in the old town fell by a third. Trade in the old
town grew."
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.checks.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checks.views import View
    from argmap.diagnostics import Fix
    from argmap.model import Anchor
    from argmap.source import Span

SHORTEST_DIGEST = 8
_DIGEST = re.compile(r"(?:sha256[:-])?[0-9a-f]{8,64}", re.IGNORECASE)
SHOWN = 60
_OTHER = re.compile(r"[^\s#\w()-]|\n\s*\n")
"""What cannot stand between an element and its data: only tags and blanks can."""


def find_unknown_sources(view: View) -> Iterator[Finding]:
    """An anchor points into a source that the map does not list.

    What:
        The anchor has a quote, a digest or offsets, but its source is no key under
        `sources`.
    Why:
        Nobody can look the passage up. Mostly the key is misspelt.
    Bad:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: raport, quote: fell by a third}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Fix:
        Correct the key, or list the source at the top under `sources`.
    """
    yield from _unlisted(view, verifiable=True)


def find_missing_citations(view: View) -> Iterator[Finding]:
    """A citation names a source that the map does not list.

    What:
        An anchor without quote, digest and offsets cites a source as a whole, and its
        key is not listed under `sources`.
    Why:
        A reader who wants to look it up has only a key.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report}]}
    Good:
        ===
        sources: {report: {title: Air in the city, citation: "Meyer 2023"}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report}]}
    Fix:
        List the source at the top under `sources`.
    """
    yield from _unlisted(view, verifiable=False)


def _unlisted(view: View, *, verifiable: bool) -> Iterator[Finding]:
    known = {source.id for source in view.map.sources}
    told: set[tuple[str, str]] = set()
    for subject, _, anchor in view.anchors:
        if anchor.source in known or (subject, anchor.source) in told:
            continue
        bare = not (anchor.quote or anchor.digest) and anchor.start is None
        if bare == verifiable:
            continue
        told.add((subject, anchor.source))
        from argmap.suggest import close_names  # noqa: PLC0415  (only for messages)

        close = close_names(anchor.source, known) if len(told) < SHOWN else ()
        yield Finding(
            subject,
            f"`{subject}` cites the source `{anchor.source}`, which is not listed",
            "write " + " or ".join(f"`{one}`" for one in close)
            if close
            else f"add `{anchor.source}: {{title: …}}` under `sources` at the top",
        )


def find_bad_ranges(view: View) -> Iterator[Finding]:
    """The offsets of an anchor are no range.

    What:
        It has an `end` without a `start`, or the end is not behind the start.
    Why:
        Such a range holds no character, so it points nowhere.
    Bad:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, start: 20, end: 5}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, start: 5, end: 20}]}
    Fix:
        Give the offset of the first character as `start` and the one behind the last
        character as `end`, counted in characters from 0.
    """
    for subject, _, anchor in view.anchors:
        if anchor.end is None:
            continue
        if anchor.start is None:
            yield Finding(
                subject,
                f"an anchor of `{subject}` has an end but no start",
                "add `start`, or give the quote alone",
            )
        elif anchor.start >= anchor.end:
            yield Finding(
                subject,
                f"an anchor of `{subject}` starts at {anchor.start} and ends at "
                f"{anchor.end}",
                "write the smaller offset as `start`",
            )


def find_bad_digests(view: View) -> Iterator[Finding]:
    """A digest is not one.

    What:
        The digest of an anchor or a source is not hexadecimal, or has fewer than eight
        or more than 64 digits. A digest is the SHA-256 of the passage in UTF-8; its
        first digits are enough.
    Why:
        A shorter one would fit other passages by accident, another kind fits none.
    Bad:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, start: 12, end: 48, digest: "12ab"}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell. {anchors: [{source: report, start: 12, end: 48, digest: "dcb65292"}]}
    Fix:
        Give at least eight hexadecimal digits, in quotation marks.
    """
    hint = "give at least eight hexadecimal digits of the SHA-256, in quotation marks"
    for subject, _, anchor in view.anchors:
        if anchor.digest is not None and not _DIGEST.fullmatch(anchor.digest.strip()):
            yield Finding(
                subject,
                f"the digest `{_short(anchor.digest)}` of an anchor of `{subject}` is "
                "no SHA-256",
                hint,
            )
    for source in view.map.sources:
        if source.digest is not None and not _DIGEST.fullmatch(source.digest.strip()):
            yield Finding(
                None,
                f"the digest `{_short(source.digest)}` of the source `{source.id}` is no "
                "SHA-256",
                hint,
            )


def find_absent_sources(view: View) -> Iterator[Finding]:
    """The file of a source is not there.

    What:
        A source has a `path`, and the folder of the sources has no such file. Its
        quotes are not verified.
    Why:
        It may be right: protected texts are not passed on with the map. It is good to
        know that nothing was verified.
    Bad:
        ===
        sources: {report: {path: lost.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Fix:
        Put the file into the folder, or name the folder that has it.
    """
    for source in view.map.sources:
        reading = view.readings.get(source.id)
        if reading is not None and reading.state == "absent":
            count = sum(anchor.source == source.id for _, _, anchor in view.anchors)
            yield Finding(
                None,
                f"the source `{source.id}` is not there, so {count} "
                f"anchor{'' if count == 1 else 's'} into it "
                f"{'is' if count == 1 else 'are'} not verified",
                f"put `{source.path}` into the folder of the sources",
            )


def find_outside_sources(view: View) -> Iterator[Finding]:
    """The path of a source leads out of the folder.

    What:
        With `..`, as an absolute path or through a link, it ends outside the folder of
        the sources. The file is not read.
    Why:
        A map from somebody else must not read what it likes.
    Bad:
        ===
        sources: {report: {path: ../../report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Fix:
        Move the file into the folder, or name a folder further up.
    """
    for source in view.map.sources:
        reading = view.readings.get(source.id)
        if reading is not None and reading.state == "outside":
            yield Finding(
                None,
                f"the path `{source.path}` of the source `{source.id}` leads out of the "
                "folder of the sources",
                "move the file into the folder, or name a folder further up",
            )


def find_unreadable_sources(view: View) -> Iterator[Finding]:
    """A source cannot be read as text.

    What:
        The file is there, but it is not UTF-8 text, too large, or closed to us.
    Why:
        Its quotes are not verified.
    Bad:
        ===
        sources: {report: {path: binary.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Fix:
        Save it as plain text in UTF-8.
    """
    for source in view.map.sources:
        reading = view.readings.get(source.id)
        if reading is not None and reading.state == "unreadable":
            yield Finding(
                None,
                f"the source `{source.id}` cannot be read: {reading.reason}",
                "save it as plain text in UTF-8",
            )


def find_changed_sources(view: View) -> Iterator[Finding]:
    """A source is not the file that the map was made from.

    What:
        The source has a digest, and the file has another one. Other line ends make no
        difference.
    Why:
        Offsets and quotes may no longer fit; each of them is verified on its own.
    Bad:
        ===
        sources: {report: {path: report.txt, digest: "0123456789abcdef"}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Good:
        ===
        sources: {report: {path: report.txt}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: Soot fell by a third. {anchors: [{source: report, quote: fell by a third}]}
    Fix:
        Get the right file, or check the anchors and write the new digest.
    """
    for source in view.map.sources:
        reading = view.readings.get(source.id)
        if reading is None or not reading.digests or source.digest is None:
            continue
        wanted = source.digest.strip().lower().removeprefix("sha256:")
        wanted = wanted.removeprefix("sha256-")
        if _DIGEST.fullmatch(wanted) and not any(
            digest.startswith(wanted) for digest in reading.digests
        ):
            yield Finding(
                None,
                f"the source `{source.id}` has changed: its digest is "
                f"`{reading.digests[0][: len(wanted)]}`, not `{_short(wanted)}`",
                "get the right file, or check the anchors and write the new digest",
            )


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
    if anchor.digest is not None and not _DIGEST.fullmatch(anchor.digest.strip()):
        return bool(anchor.quote)
    return anchor.end is None or (
        anchor.start is not None and anchor.start < anchor.end
    )


def _name(anchor: Anchor) -> str:
    if anchor.quote:
        return f"“{_short(' '.join(anchor.quote.split()))}”"
    return f"{anchor.start}–{anchor.end}"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


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
