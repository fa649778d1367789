"""Every example is clean, formatted, drawable, and accepted by the original program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap import check, dumps, loads, parse, render
from argmap.diagnostics import Severity
from argmap.lang import format_text, print_map
from argmap.model import Attack, Inference
from argmap.source import SourceText

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
FILES = sorted(EXAMPLES.glob("*/*.argdown"))
SMALL = [path for path in FILES if path.parent.name in {"debate", "legal", "science"}]
SCRIPTS = sorted(EXAMPLES.glob("*.py"))


def name(path: Path) -> str:
    return path.stem


def read(path: Path):
    def include(part: str) -> SourceText:
        found = path.parent / part
        return SourceText(found.read_text(encoding="utf-8"), str(found))

    return parse(path.read_text(encoding="utf-8"), str(path), include=include)


def test_all_are_there():
    assert [path.stem for path in FILES] == [
        "school-at-nine",
        "editorial",
        "objections",
        "borrowed-ladder",
        "age-of-the-earth",
    ]
    assert len(SCRIPTS) == 2


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_checks_clean(path: Path):
    document = read(path)
    assert not [
        str(d) for d in document.diagnostics if d.severity.rank <= Severity.WARNING.rank
    ]
    assert not [
        str(d) for d in check(document) if d.severity.rank <= Severity.WARNING.rank
    ]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_is_formatted(path: Path):
    text = path.read_text(encoding="utf-8")
    assert format_text(text) == text


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_is_lost_in_print_or_json(path: Path):
    m = read(path).map
    assert parse(print_map(m)).map == m
    assert loads(dumps(m, "json")) == m


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_draws_every_statement(path: Path):
    document = read(path)
    outline = str(render(document.map, "outline"))
    # lines break at blanks and behind hyphens, so blanks tell nothing
    flat = "".join(outline.split())
    assert all("".join(s.plain_text.split()) in flat for s in document.map.statements)
    assert str(render(document.map, "svg")).startswith("<svg")


@pytest.mark.parametrize("path", SMALL, ids=name)
def test_a_small_one_shows_what_maps_are_for(path: Path):
    m = read(path).map
    assert 12 <= len(m.statements) <= 25
    assert sum(len(i.premises) > 1 for i in m.inferences) >= 3
    undercut = [a for a in m.attacks if isinstance(m[a.target], Inference | Attack)]
    assert undercut
    against = {m.stands_for(p) for a in m.attacks for p in a.premises}
    queue = [*against]
    for one in queue:
        for step in m.inferences_to(one):
            new = {step.id, *step.premises} - against
            against |= new
            queue += new
    assert any(a.target in against for a in m.attacks), "no objection is answered"
    assert len(m.main_claims) == 1


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_runs(path: Path, tmp_path: Path):
    done = subprocess.run(
        [sys.executable, str(path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.oracle
@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_original_program_accepts_it(path: Path, argdown_cli: str, tmp_path: Path):
    done = subprocess.run(
        [argdown_cli, "json", str(path), "--silent", "--stdout"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
