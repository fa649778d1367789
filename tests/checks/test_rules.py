"""The table of rules, and every rule's own examples."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import argmap.checks
from argmap.checks import PRESETS, RETIRED, RULES, check, explain_rule, rule_page
from argmap.checks.pages import PARTS, read_parts
from argmap.checks.table import TABLE
from argmap.diagnostics import Severity
from argmap.lang import parse

# In a text the language reports these; the rules are for maps from elsewhere.
MAPS_ONLY = {"AM306"}
CODES = [rule.code for rule in TABLE]
REPORT = "In the city soot in the old town fell by a third. Trade in the old town grew."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "sources" / "binary.txt").write_bytes(b"\xff\xfe\x00\x01")
    return tmp_path / "sources"


def found_in(code: str, text: str, folder: Path) -> set[str]:
    document = parse(text, "example.argdown")
    given = document.map if code in MAPS_ONLY else document
    found = check(given, select=(code,), sources=folder)
    if code == "AM905":  # the error itself stays, that is the point
        found = tuple(d for d in found if not d.code.startswith("AM0"))
    return {d.code for d in found}


@pytest.mark.parametrize("code", CODES)
def test_bad_raises_exactly_its_code(code: str, folder: Path):
    assert found_in(code, read_parts(RULES[code])["Bad"], folder) == {code}


@pytest.mark.parametrize("code", CODES)
def test_good_raises_nothing(code: str, folder: Path):
    assert found_in(code, read_parts(RULES[code])["Good"], folder) == set()


@pytest.mark.parametrize("code", CODES)
def test_messages_keep_the_house_style(code: str, folder: Path):
    document = parse(read_parts(RULES[code])["Bad"], "example.argdown")
    given = document.map if code in MAPS_ONLY else document
    found = [d for d in check(given, select=code, sources=folder) if d.code == code]
    for problem in found:
        assert not problem.message.endswith((".", "!"))
        assert problem.message[0] == problem.message[0].lower()
        assert problem.hint is None or not problem.hint.endswith(".")
        assert problem.hint or problem.severity is Severity.NOTE
        assert "error" not in problem.message.split() or code == "AM905"


def test_codes_and_names_occur_once_and_stand_in_order():
    assert sorted(set(CODES)) == CODES
    assert len({rule.name for rule in TABLE}) == len(TABLE)
    assert list(RULES) == CODES
    assert not set(RETIRED) & set(RULES)
    for rule in TABLE:
        assert re.fullmatch(r"AM[1-49]\d\d", rule.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert set(rule.presets) <= set(PRESETS)
        # Presets switch advice on; the rest is on anyway.
        assert not rule.presets or rule.severity is Severity.ADVICE


def test_no_rule_is_missing_from_the_table():
    home = Path(argmap.checks.__file__).parent
    written = set()
    for path in home.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "Bad:\n" not in text:
            continue
        module = import_module(f"argmap.checks.{path.stem}")
        written |= {
            f"{path.stem}:{name}"
            for name, value in vars(module).items()
            if callable(value)
            and getattr(value, "__module__", "") == module.__name__
            and "Bad:\n" in (value.__doc__ or "")
        }
    assert written == {rule.home for rule in TABLE}


@pytest.mark.parametrize("code", CODES)
def test_pages_have_every_part(code: str):
    rule = RULES[code]
    parts = read_parts(rule)
    assert set(parts) == {"", *PARTS}
    assert all(parts.values())
    plain, markdown = explain_rule(code), rule_page(code)
    assert plain == explain_rule(rule.name)
    assert plain.startswith(f"{code} {rule.name} ({rule.severity.value}, ")
    assert markdown.startswith(f"# {code} `{rule.name}`\n")
    for text in (plain, markdown):
        assert parts["Bad"].split("\n")[0] in text
        assert text.endswith("\n")


def test_pages_show_what_argmap_says():
    assert "warning[AM302] self-attack: `Ban` attacks itself" in rule_page("AM302")


def test_unknown_pages_name_close_ones():
    with pytest.raises(
        KeyError, match=r"no rule is called 'AM2033'; did you mean AM203"
    ):
        explain_rule("AM2033")
    with pytest.raises(KeyError, match="holding-hands"):
        rule_page("holding-hand")


def test_rules_are_loaded_only_when_they_are_asked_for():
    import subprocess
    import sys

    code = (
        "import sys\n"
        "from argmap.model import ArgumentMap, Statement\n"
        "from argmap.checks import check\n"
        "check(ArgumentMap(statements=(Statement('A', 'Trams run.'),)))\n"
        "heavy = [m for m in ('difflib', 'argmap.checks.danglers', 'pathlib',\n"
        "  'argmap.checks.english', 'argmap.checks.anchoring', 'importlib.metadata',\n"
        "  'argmap.lang', 'hashlib') if m in sys.modules]\n"
        "print(heavy)\n"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(p for p in sys.path if p), "PATH": ""},
    )
    assert done.stdout == "[]\n", done.stderr


def test_the_same_text_gives_the_same_words_under_two_hash_seeds():
    import subprocess
    import sys

    code = (
        "from argmap import check, parse\n"
        "from argmap.checks import RULES\n"
        "from argmap.checks.pages import read_parts\n"
        "for rule in RULES.values():\n"
        "    for part in ('Bad', 'Good'):\n"
        "        for one in check(parse(read_parts(rule)[part]), select='all'):\n"
        "            print(one, one.hint, one.notes)\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000
