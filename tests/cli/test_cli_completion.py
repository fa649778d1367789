"""Completion in the shell."""

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script(spawn, shell):
    done = spawn(environment={"_ARGMAP_COMPLETE": f"{shell}_source"})
    assert done.returncode == 0, done.stderr
    assert b"_ARGMAP_COMPLETE" in done.stdout


def complete(spawn, words):
    count = len(words.split(" ")) - 1
    done = spawn(
        environment={
            "_ARGMAP_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(count),
        }
    )
    return [line.split(",", 1) for line in done.stdout.decode().splitlines()]


def test_commands(spawn):
    assert complete(spawn, "argmap c") == [["plain", "check"], ["plain", "convert"]]


def test_options_and_their_values(spawn):
    assert ["plain", "--format"] in complete(spawn, "argmap check --f")
    assert complete(spawn, "argmap check --format s") == [["plain", "sarif"]]


def test_files(spawn):
    (kind, _), *rest = complete(spawn, "argmap check ban")
    assert (kind, rest) == ("file", [])


def test_names_of_formats_and_pictures(spawn):
    assert complete(spawn, "argmap convert x --to j") == [["plain", "json"]]
    assert complete(spawn, "argmap render x --to o") == [["plain", "outline"]]
    assert ["plain", "teaching"] in complete(spawn, "argmap check --preset t")
    assert ["plain", "AM201"] in complete(spawn, "argmap check --explain AM20")


def test_what_is_offered():
    from argmap.cli import completing

    assert completing.complete_format(None, None, "JS") == ["json"]
    assert completing.complete_picture(None, None, "s") == ["svg"]
    assert completing.complete_rule(None, None, "golden") == ["golden-rule"]
    assert completing.complete_preset(None, None, "zzz") == []
