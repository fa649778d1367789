"""The page of data keys names every key of the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.lang.keys import TABLES
from argmap.lang.keys_frontmatter import OWN_KEYS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "data-keys.md"
HEADINGS = {
    "statement": "## On a statement",
    "inference": "## On an inference line",
    "argument": "## On an argument",
    "attack": "## An argument that is an attack",
    "section": "## On a heading",
}


@pytest.mark.parametrize("kind", HEADINGS)
def test_every_key_of_an_element_stands_in_its_table(kind):
    part = PAGE.read_text(encoding="utf-8").split(HEADINGS[kind] + "\n")[1]
    part = part.split("\n## ")[0]
    rows = [row.split("`")[1] for row in part.splitlines() if row.startswith("| `")]
    assert rows == list(TABLES[kind])


def test_every_key_of_the_frontmatter_stands_in_its_table():
    part = PAGE.read_text(encoding="utf-8").split("## In the frontmatter\n")[1]
    rows = [row.split("`")[1] for row in part.splitlines() if row.startswith("| `")]
    assert sorted(rows) == sorted(OWN_KEYS)
