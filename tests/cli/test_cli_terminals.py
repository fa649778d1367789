"""Colour where it is wanted, and nowhere else."""

import io

import pytest

from argmap.cli.terminals import is_terminal, wants_colour


class Stream(io.StringIO):
    def __init__(self, terminal):
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal


@pytest.mark.parametrize(
    ("choice", "terminal", "environment", "wanted"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "0"}, False),
        ("auto", True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_who_decides(monkeypatch, choice, terminal, environment, wanted):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(choice, Stream(terminal)) is wanted


def test_a_closed_stream_is_no_terminal():
    stream = io.StringIO()
    stream.close()
    assert not is_terminal(stream)
    assert not is_terminal(None)


def test_errors_of_use_are_painted_on_request(run, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror\x1b[0m: there is no command" in run("chek").stderr


@pytest.mark.parametrize("name", ["check", "show"])
def test_commands_paint_on_request(run, here, name):
    (here / "x.argdown").write_text("[A]: Aaa.\n  + [B]\n")
    assert "\x1b[1" in run(name, "x.argdown", "--color", "always").stdout
    assert "\x1b" not in run(name, "x.argdown").stdout
    assert "\x1b" not in run(name, "x.argdown", "--colour", "never").stdout
