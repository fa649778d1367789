"""Where the examples are, and where the text lies that the editorial's map is about."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from argmap import parse
from argmap.source import SourceText

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def read_example(path: Path):
    """Parse an example; an included file lies beside it."""

    def include(name: str) -> SourceText:
        found = path.parent / name
        return SourceText(found.read_text(encoding="utf-8"), str(found))

    return parse(path.read_text(encoding="utf-8"), str(path), include=include)


@pytest.fixture(scope="session")
def editorial():
    return read_example(EXAMPLES / "editorial" / "editorial.argdown")


@pytest.fixture(scope="session")
def objections():
    return read_example(EXAMPLES / "editorial" / "objections.argdown")


@pytest.fixture(scope="session")
def material() -> Path:
    """The folder with the text and its analysis; neither is part of the project."""
    named = os.environ.get("ARGMAP_EDITORIAL")
    folder = Path(named) if named else ROOT.parent / "shared" / "editorial"
    if not (folder / "source.txt").is_file():
        pytest.skip(
            f"the editorial is not shipped, and not at {folder}; set ARGMAP_EDITORIAL"
        )
    return folder


@pytest.fixture(scope="session")
def source(material: Path) -> str:
    """The text as it is: offsets count its code points, so nothing is translated."""
    return (material / "source.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def analysis(material: Path) -> dict[str, Any]:
    found = material / "analysis.json"
    if not found.is_file():
        pytest.skip(f"the analysis is not shipped, and not at {found}")
    return json.loads(found.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def argdown_cli() -> str:
    """The original program (``npm install @argdown/cli@1.7.5``)."""
    named = os.environ.get("ARGDOWN_CLI") or shutil.which("argdown")
    if not named:
        pytest.skip("no argdown program; set ARGDOWN_CLI")
    return named
