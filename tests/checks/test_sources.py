"""Reading sources: only below their folder, only local, never raising."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from argmap.checks import check
from argmap.checks.sources import SourceReader
from argmap.diagnostics import apply_fixes
from argmap.lang import parse
from argmap.model import Anchor, ArgumentMap, Attack, Source, Statement

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Soot fell by a third.\nNoise fell too."


def reads(folder: Path, **fields) -> str:
    return SourceReader.of(folder).read(Source("s", **fields)).state


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "sources"
    (inside / "deep").mkdir(parents=True)
    (inside / "s.txt").write_text(TEXT, encoding="utf-8")
    (inside / "deep" / "s.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return inside


def test_files_below_the_folder_are_read(folder: Path):
    assert reads(folder, path="s.txt") == "read"
    assert reads(folder, path="deep/../deep/s.txt") == "read"
    assert reads(folder, path=str(folder / "s.txt")) == "read"
    assert SourceReader.of(str(folder)).read(Source("s", path="s.txt")).state == "read"


@pytest.mark.parametrize(
    "path", ["../secret.txt", "deep/../../secret.txt", "/etc/passwd"]
)
def test_files_outside_are_not(folder: Path, path: str):
    assert reads(folder, path=path) == "outside"


def test_links_that_lead_out_are_not_followed(folder: Path):
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "up").symlink_to(folder.parent)
    (folder / "inner.txt").symlink_to("s.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    assert reads(folder, path="link.txt") == "outside"
    assert reads(folder, path="up/secret.txt") == "outside"
    assert reads(folder, path="inner.txt") == "read"
    assert reads(folder, path="loop.txt") in ("absent", "unreadable")


def test_a_folder_that_is_itself_a_link_works(folder: Path):
    (folder.parent / "alias").symlink_to(folder)
    assert reads(folder.parent / "alias", path="s.txt") == "read"


def test_what_is_no_file_is_absent_or_unreadable(folder: Path):
    os.mkfifo(folder / "pipe")
    assert reads(folder, path="no.txt") == "absent"
    assert reads(folder, path="deep") == "absent"
    assert reads(folder, path="pipe") == "absent"
    assert reads(folder, path="a\x00b") == "unreadable"
    assert reads(folder, path="x" * 5000) in ("absent", "unreadable")
    assert reads(folder.parent / "nowhere", path="s.txt") == "absent"


def test_sources_without_a_path_are_never_fetched(folder: Path):
    assert reads(folder, url="http://127.0.0.1:9/s.txt") == "remote"
    assert reads(folder, citation="Meyer 2023") == "remote"


def test_huge_files_are_not_read(folder: Path, monkeypatch):
    monkeypatch.setattr("argmap.checks.sources.LARGEST", 10)
    assert reads(folder, path="s.txt") == "unreadable"


def sourced(*anchors: Anchor, **fields) -> ArgumentMap:
    return ArgumentMap(
        statements=(Statement("A", "Soot fell.", anchors=anchors),),
        sources=(Source("s", path="s.txt", **fields),),
    )


def codes(m: ArgumentMap, folder: Path, **options) -> list[str]:
    return [d.code for d in check(m, sources=folder, **options)]


def test_no_source_is_read_without_being_asked_for(folder: Path):
    assert check(sourced(Anchor("s", quote="nothing of the kind"))) == ()
    assert codes(sourced(Anchor("s", quote="nothing of the kind")), folder) == ["AM420"]


def test_an_absent_source_is_one_note(folder: Path):
    m = sourced(Anchor("s", quote="a"), Anchor("s", quote="b"))
    (folder / "s.txt").unlink()
    found = check(m, sources=folder)
    assert [(d.code, d.severity.value) for d in found] == [("AM410", "note")]
    assert "2 anchors" in found[0].message


def test_texts_at_hand_do_as_sources():
    m = sourced(Anchor("s", quote="Soot fell"), Anchor("s", quote="Soot rose a lot"))
    assert [d.code for d in check(m, sources={"s": TEXT})] == ["AM420"]


def test_digest_of_the_file(folder: Path):
    whole = sha256(TEXT.encode()).hexdigest()
    anchor = Anchor("s", quote="Noise fell too.")
    for digest in (whole, whole[:12], whole.upper(), f"sha256:{whole}"):
        assert codes(sourced(anchor, digest=digest), folder) == []
    assert codes(sourced(anchor, digest="0" * 64), folder) == ["AM413"]
    assert codes(sourced(anchor, digest="no digest"), folder) == ["AM404"]


def test_copies_with_other_line_ends_keep_their_offsets(folder: Path):
    start = TEXT.index("Noise")
    anchor = Anchor("s", quote="Noise fell", start=start, end=start + 10)
    m = sourced(anchor, digest=sha256(TEXT.encode()).hexdigest())
    for bom in (b"", b"\xef\xbb\xbf"):
        crlf = bom + TEXT.replace("\n", "\r\n").encode()
        (folder / "s.txt").write_bytes(crlf)
        assert codes(m, folder) == []
    # Offsets that were counted with the carriage returns fit as well.
    shifted = Anchor("s", quote="Noise fell", start=start + 1, end=start + 11)
    assert codes(sourced(shifted), folder) == []


def test_malformed_anchors_are_reported_once(folder: Path):
    assert codes(sourced(Anchor("s", start=9, end=3)), folder) == ["AM403"]
    assert codes(sourced(Anchor("s", end=3)), folder) == ["AM403"]
    assert codes(sourced(Anchor("s", digest="xyz", start=0, end=4)), folder) == [
        "AM404"
    ]
    assert codes(sourced(Anchor("s", start=0, end=4000)), folder) == ["AM420"]


def test_anchors_of_attacks_and_unknown_sources():
    m = ArgumentMap(
        statements=(Statement("A", "Trams run."), Statement("B", "Trams fail.")),
        attacks=(
            Attack("A-1", ("B",), "A", anchors=(Anchor("t", quote="x"), Anchor("u"))),
        ),
        sources=(Source("tt"),),
    )
    found = check(m, select="sources", ignore="AM124")
    assert [(d.code, d.subject) for d in found] == [("AM401", "A-1"), ("AM402", "A-1")]


def test_moved_offsets_are_corrected_by_a_fix():
    text = (
        "===\nsources: {s: {path: s.txt}}\n===\n\n"
        "[A]: Soot fell. {anchors: [{source: s, quote: Noise fell, start: 3, end: 13}]}\n"
    )
    found = check(parse(text), sources={"s": TEXT})
    assert [d.code for d in found] == ["AM423"]
    fixed, applied = apply_fixes(text, found)
    assert len(applied) == 1
    assert "start: 22, end: 32" in fixed
    assert check(parse(fixed), sources={"s": TEXT}) == ()


def test_offsets_that_are_written_twice_are_left_alone():
    text = (
        "===\nsources: {s: {path: s.txt}}\n===\n\n"
        "[A]: Soot fell. {anchors: [{source: s, quote: Noise fell, start: 3, end: 13},"
        " {source: s, quote: Soot fell, start: 3, end: 12}]}\n"
    )
    found = check(parse(text), sources={"s": TEXT})
    assert [d.fix for d in found] == [None, None]
