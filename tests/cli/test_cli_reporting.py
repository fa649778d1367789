"""How much is shown, and what the summary offers."""

import json

import pytest

from argmap.cli.reporting import MOST, Reporter
from argmap.diagnostics import Diagnostic, Fix, Severity


def problem(number, *, fix=None):
    text = f"problem {number}"
    return Diagnostic("AM101", "a-name", Severity.WARNING, text, fix=fix)


@pytest.mark.parametrize("shape", ["text", "concise"])
def test_people_are_shown_a_thousand_of_each_file(capsys, shape):
    reporter = Reporter(shape, "never")
    for _ in range(2):
        reporter.add(problem(n) for n in range(MOST + 2500))
    reporter.add([problem("last")])
    shown = capsys.readouterr().out
    assert shown.count("problem ") == 2 * MOST + 1
    assert shown.count("and 2,500 more: write `--format json` for all\n") == 2
    reporter.summarise(3)
    assert capsys.readouterr().err == "7001 warnings in 3 files\n"


def test_exactly_a_thousand_are_all_shown(capsys):
    Reporter("concise", "never").add(problem(n) for n in range(MOST))
    shown = capsys.readouterr().out
    assert shown.count("problem ") == MOST
    assert "more" not in shown


def test_programs_get_all(capsys):
    reporter = Reporter("json", "never")
    reporter.add(problem(n) for n in range(MOST + 7))
    reporter.finish()
    assert len(json.loads(capsys.readouterr().out)["diagnostics"]) == MOST + 7


def test_the_summary_names_the_option_for_unsafe_fixes(capsys):
    guess, sure = Fix("guess", (), safe=False), Fix("sure", (), safe=True)
    reporter = Reporter("json", "never")
    reporter.add([problem(1, fix=guess)])
    reporter.summarise(1)
    reporter.add([problem(2, fix=sure)])
    reporter.summarise(1)
    reporter.summarise(1, unsafe=True)
    first, second, third = capsys.readouterr().err.splitlines()
    assert first == "1 warning in 1 file; --fix --unsafe-fixes repairs 1"
    assert second.endswith("; --fix repairs 1; --fix --unsafe-fixes repairs 1 more")
    assert third.endswith("; --fix repairs 1")
