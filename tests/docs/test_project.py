"""The papers around the code: what they promise is there."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def commands_of_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.partition("## Two commands")[2].partition("\n## ")[0]
    return re.findall(r"^\$ (.+)$", section, flags=re.MULTILINE)


def test_the_readme_has_two_commands_and_ci_runs_the_same():
    draw, test = commands_of_readme()
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    rendered = re.search(r"argmap render (\S+)", draw)[1]
    assert (ROOT / rendered).is_file()
    assert Path(rendered).name in ci
    assert "--group tests" in test
    assert "--group tests" in ci
    assert test.endswith("pytest -n auto")
    assert re.search(r"pytest -n \d", ci)


def test_ci_script_is_strict_and_valid_bash():
    script = ROOT / ".ci" / "run"
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
    subprocess.run(["bash", "-n", str(script)], check=True)


@pytest.mark.parametrize(
    "name",
    [
        "lint",
        "types",
        "layers",
        "tests",
        "laws",
        "docs",
        "lowest",
        "bench",
        "fuzz",
        "mutate",
    ],
)
def test_nox_has_the_session(name):
    tasks = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    assert re.search(rf"@nox\.session\ndef {name}\(", tasks)


def test_contributing_has_ten_lines_of_taste():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## Taste, in ten lines")[2].partition("\n## ")[0]
    assert re.findall(r"^(\d+)\. ", section, flags=re.MULTILINE) == [
        str(number) for number in range(1, 11)
    ]


def test_every_dependency_has_its_line_of_reason():
    page = (ROOT / "docs/explanation/dependencies.md").read_text(encoding="utf-8")
    wanted = [*PROJECT["project"]["dependencies"]]
    for group in PROJECT["dependency-groups"].values():
        wanted += [one for one in group if isinstance(one, str)]
    names = {re.split(r"[><=\[]", one)[0] for one in wanted}
    names -= {"types-pyyaml", "build"}
    missing = [name for name in sorted(names) if name not in page.lower()]
    assert not missing


def test_every_decision_says_why_and_what_it_costs():
    folder = ROOT / "docs" / "explanation" / "decisions"
    pages = sorted(folder.glob("0*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for part in ("**Decision.**", "**Why.**", "**Cost.**"):
            assert part in text, f"{page.name} lacks {part}"


def test_layers_in_the_architecture_page_are_those_of_the_contract():
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {part.strip(" ()") for layer in layers for part in layer.split("|")}
    there = {
        path.stem
        for path in (ROOT / "argmap").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert there - {"__init__"} <= named
