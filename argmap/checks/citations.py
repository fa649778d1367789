"""Rules about sources and how they are cited.

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

DIGEST = re.compile(r"(?:sha256[:-])?[0-9a-f]{8,64}", re.IGNORECASE)
SHOWN = 60


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
        if anchor.digest is not None and not DIGEST.fullmatch(anchor.digest.strip()):
            yield Finding(
                subject,
                f"the digest `{shorten(anchor.digest)}` of an anchor of `{subject}` is "
                "no SHA-256",
                hint,
            )
    for source in view.map.sources:
        if source.digest is not None and not DIGEST.fullmatch(source.digest.strip()):
            yield Finding(
                None,
                f"the digest `{shorten(source.digest)}` of the source `{source.id}` is no "
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
        if DIGEST.fullmatch(wanted) and not any(
            digest.startswith(wanted) for digest in reading.digests
        ):
            yield Finding(
                None,
                f"the source `{source.id}` has changed: its digest is "
                f"`{reading.digests[0][: len(wanted)]}`, not `{shorten(wanted)}`",
                "get the right file, or check the anchors and write the new digest",
            )


def shorten(text: str) -> str:
    """Return the beginning of a long text, for a message."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
