"""The page of the command line names everything there is."""

import json
import re
from pathlib import Path

import click
import pytest

from argmap.cli import main
from argmap.cli.commands import COMMANDS
from argmap.cli.configs import _READERS
from argmap.diagnostics import Diagnostic, Severity, to_json

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")


def section(name):
    return re.split(r"^## ", PAGE.split(f"\n## {name}\n")[1], flags=re.MULTILINE)[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_its_line(name):
    command = main.get_command(click.Context(main), name)
    options = [p for p in command.params if isinstance(p, click.Option)]
    missing = [o for p in options for o in p.opts if f"`{o}" not in section(name)]
    assert missing == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_is_made_up(name):
    command = main.get_command(click.Context(main), name)
    known = {o for p in command.params for o in p.opts} | {"--help"}
    lines = [line for line in section(name).splitlines() if line.startswith("| `-")]
    written = {
        o for line in lines for o in re.findall(r"--[a-z-]+", line.split("|")[1])
    }
    assert written <= known


def test_every_key_of_the_data_is_explained():
    data = to_json([Diagnostic("AM999", "x", Severity.NOTE, "m")])
    keys = {*data, *data["diagnostics"][0], *data["summary"]}
    assert {key for key in keys if f"`{key}`" not in section("check")} == set()


def test_every_setting_is_shown():
    assert {key for key in _READERS if key not in section("check")} == set()


def test_the_numbers_of_show_are_explained(run, ban):
    done = run("show", "ban.argdown", "--format", "json")
    data = json.loads(done.stdout)
    keys = {*data, *data["statistics"]}
    assert {key for key in keys if f"`{key}`" not in section("show")} == set()


def test_the_hooks_are_commands_that_exist():
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"entry: argmap (\w+)(.*)", hooks)
    assert [name for name, _ in entries] == ["check", "fmt"]
    for name, options in entries:
        command = main.get_command(click.Context(main), name)
        known = {o for p in command.params for o in p.opts}
        assert set(options.split()) <= known
    assert set(re.findall(r"id: (\S+)", hooks)) == {"argmap-check", "argmap-fmt"}
    guide = (ROOT / "docs" / "how-to" / "run-in-ci.md").read_text(encoding="utf-8")
    assert all(f"id: {one}" in guide for one in ("argmap-check", "argmap-fmt"))
