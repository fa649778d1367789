"""The reader of documentation blocks itself: it must be able to fail."""

from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def reading(pytestconfig):
    """The conftest of the repository's root, as pytest loaded it."""
    root = str(pytestconfig.rootpath / "conftest.py")
    for plugin in pytestconfig.pluginmanager.get_plugins():
        if getattr(plugin, "__file__", None) == root:
            return plugin
    pytest.fail("the root conftest is not loaded")


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        ("a\nb", "a\nb", True),
        ("a\nb", "a\nc", False),
        ("a\n...\nd", "a\nb\nc\nd", True),
        ("a\n...", "a", True),
        ("...\nd", "a\nd", True),
        ("a\n...\nd", "a\nb\nc", False),
        ("a", "a\nb", False),
        ("", "a", False),
        ("a.c", "abc", False),
        ("a", "a  ", True),
    ],
)
def test_output_is_compared_line_by_line(reading, wanted, got, same):
    assert reading.matches(wanted, got) is same


def test_a_directive_has_options_and_text(reading):
    block = reading.Block("{code-block} argdown", ":caption: a.argdown\n\n[A]: b.\n")
    assert block.language == "argdown"
    assert block.options == {"caption": "a.argdown"}
    assert block.text == "[A]: b.\n"


def test_broken_argdown_fails_and_must_be_marked(reading, tmp_path: Path):
    good, bad = "[A]: b.\n", "[A]: b.\n\n  + [B]: c.\n"
    assert reading.read_argdown(reading.Block("argdown", good), tmp_path) is None
    assert reading.read_argdown(reading.Block("argdown", bad), tmp_path)
    assert reading.read_argdown(reading.Block("argdown-broken", bad), tmp_path) is None
    assert reading.read_argdown(reading.Block("argdown-broken", good), tmp_path)


def test_a_session_that_prints_something_else_fails(reading, tmp_path: Path):
    (tmp_path / "a.txt").write_text("one\n", encoding="utf-8")
    right = reading.Block("console", "$ cat a.txt\none\n$ pip install x\nwhatever\n")
    wrong = reading.Block("console", "$ cat a.txt\ntwo\n")
    assert reading.run_console(right, tmp_path) is None
    assert "two" in reading.run_console(wrong, tmp_path)
