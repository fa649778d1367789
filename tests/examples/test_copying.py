"""Nothing that we ship copies the editorial: no six words of it in a row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = 6
FOLDERS = ("examples", "docs", "tests", "argmap", "benchmarks")
SUFFIXES = {
    ".argdown",
    ".html",
    ".json",
    ".md",
    ".py",
    ".svg",
    ".txt",
    ".toml",
    ".yaml",
}
BUILT = {"_build", "__pycache__", "generated"}


def find_words(text: str) -> list[str]:
    """Words in lower case, free of marks and of the tags of pictures and pages."""
    return re.findall(r"[^\W_]+", re.sub(r"<[^<>]*>", " ", text).casefold())


def find_copies(text: str, original: str) -> list[str]:
    words = find_words(original)
    runs = {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    ours = find_words(text)
    return [
        " ".join(ours[at : at + RUN])
        for at in range(len(ours) - RUN + 1)
        if tuple(ours[at : at + RUN]) in runs
    ]


def shipped_files() -> list[Path]:
    inside = (path for name in FOLDERS for path in sorted((ROOT / name).rglob("*")))
    return [
        path
        for path in (*inside, *sorted(ROOT.glob("*.md")))
        if path.suffix in SUFFIXES and not BUILT & set(path.parts) and path.is_file()
    ]


def test_the_search_finds_a_copy():
    original = "One two three four five six seven."
    assert find_copies("He said: <b>Two</b> three,\nfour *five* six seven!", original)
    assert not find_copies("Two three four five six, eight.", original)


def test_no_file_repeats_six_words_of_the_editorial(source: str):
    files = shipped_files()
    assert len(files) > 20
    copies = {
        str(path.relative_to(ROOT)): found
        for path in files
        if (found := find_copies(path.read_text(encoding="utf-8"), source))
    }
    assert not copies


@pytest.mark.parametrize("name", ["editorial", "objections"])
def test_nor_does_a_value_of_the_map(name: str, source: str, request):
    """Values are read apart: a run across a line break or a mark counts, too."""
    found = request.getfixturevalue(name).map
    copies = [
        copy
        for element in found.elements
        for copy in find_copies(repr(element), source)
    ]
    assert not copies
