"""``argmap convert``: one file, many files, what is lost, what is damaged."""

import json
import os
from pathlib import Path

import pytest

from argmap import ArgumentMap, Statement, loads
from argmap.formats import FORMATS, Format, Reading, Report, Writing
from argmap.formats.messages import entry

DAMAGED = "===\ntitle: Cars\n\n[Ban]: Ban cars.\n"


def test_there_and_back(run, ban, here):
    assert run("convert", "ban.argdown", "-o", "ban.json").output == ""
    assert run("convert", "ban.json", "-o", "back.argdown").exit_code == 0
    first = loads(ban.read_text())
    assert loads((here / "ban.json").read_text()) == first
    assert loads((here / "back.argdown").read_text()) == first


def test_stdout_holds_nothing_but_the_data(run, ban):
    done = run("convert", "ban.argdown", "--to", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["argmap"] == 1
    piped = run("convert", "-", "--to", "argdown", stdin=done.stdout)
    assert loads(piped.stdout) == loads(ban.read_text())
    same = run("convert", "-", "--to", "argdown", "--from", "json", stdin=done.stdout)
    assert same.stdout == piped.stdout


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["--to", "jsn"], "`--to` does not know `jsn`", "write `--to json`"),
        ([], "the format to write is missing", "write `--to NAME`: json, argdown"),
        (["-o", "x.docx"], "the format to write is missing", "json, argdown"),
        (["--to", "json", "--from", "jsn"], "`--from` does not know", "--from json"),
        (["--to", "json", "-o", "no/x.json"], "there is no folder `no`", "mkdir no"),
    ],
)
def test_what_is_typed_wrong(run, ban, words, message, hint):
    done = run("convert", "ban.argdown", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
    assert hint in done.stderr


def test_a_damaged_file_writes_nothing_unless_told_to(run, here):
    (here / "x.argdown").write_text(DAMAGED)
    done = run("convert", "x.argdown", "-o", "x.json")
    assert done.exit_code == 1
    assert "x.argdown:1:1: error[AM002]" in done.stderr
    assert "hint: correct it, or write `--keep-going`" in done.stderr
    assert not (here / "x.json").exists()
    done = run("convert", "x.argdown", "-o", "x.json", "--keep-going")
    assert done.exit_code == 0
    assert "error[AM002]" in done.stderr
    assert json.loads((here / "x.json").read_text())["statements"]
    assert run(
        "convert", "x.argdown", "--to", "json", "--keep-going", "--strict"
    ).exit_code


def test_what_cannot_be_read_at_all(run, here):
    (here / "x.json").write_text("{")
    (here / "y.argdown").write_bytes(b"\x80")
    for name in ("x.json", "y.argdown"):
        done = run("convert", name, "--to", "json", "--keep-going")
        assert (done.exit_code, done.stdout) == (1, "")
        assert f"{name}:" in done.stderr


@pytest.fixture
def plain(monkeypatch):
    """A format of first words only, read with a repair and written with a loss."""

    def read(content):
        m = ArgumentMap(statements=(Statement("A", content.text.strip()),))
        return Reading(m, Report((entry("AM521", "put right"),)))

    def write(m):
        report = Report((entry("AM601", "the rest is lost", subject="B"),))
        return Writing(m.statements[0].text.encode(), report)

    form = Format("plain", (".plain",), lambda c: False, read, write, binary=True)
    monkeypatch.setitem(FORMATS._builtins, "plain", "tests_plain:FORM")
    import sys
    import types

    module = types.ModuleType("tests_plain")
    module.FORM = form
    monkeypatch.setitem(sys.modules, "tests_plain", module)


def test_repairs_and_losses_are_said_and_are_no_failure(run, ban, here, plain):
    done = run("convert", "ban.argdown", "-o", "ban.plain")
    assert done.exit_code == 0
    assert done.stderr == "ban.argdown: warning[AM601] lost: the rest is lost\n"
    assert (
        here / "ban.plain"
    ).read_bytes() == b"The city should ban cars from the centre."
    done = run("convert", "ban.plain", "--to", "argdown")
    assert done.exit_code == 0
    assert done.stderr == "ban.plain: warning[AM521] repaired: put right\n"
    assert run("convert", "ban.plain", "--to", "argdown", "--strict").exit_code == 1
    assert run("convert", "ban.argdown", "--to", "argdown", "--strict").exit_code == 0


def test_bytes_do_not_go_to_a_terminal(run, ban, plain, monkeypatch):
    monkeypatch.setattr("argmap.cli.converting.is_terminal", lambda stream: True)
    done = run("convert", "ban.argdown", "--to", "plain")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "hint: write `-o FILE`" in done.stderr


def test_report_for_programs(run, ban, here, plain):
    (here / "bad.json").write_text("{")
    done = run(
        "convert",
        "ban.argdown",
        "bad.json",
        "--to",
        "plain",
        "-o",
        "o",
        "--report",
        "json",
    )
    assert done.exit_code == 1
    data = json.loads(done.stderr)
    assert (data["version"], data["to"]) == (1, "plain")
    good, bad = data["files"]
    assert (good["input"], good["output"]) == (
        "ban.argdown",
        str(Path("o", "ban.plain")),
    )
    assert good["diagnostics"][0]["code"] == "AM601"
    assert good["diagnostics"][0]["subject"] == "B"
    assert good["summary"]["warning"] == 1
    assert (bad["input"], bad["output"]) == ("bad.json", None)


def test_folders_keep_their_shape(run, here):
    for name in (
        "maps/a.argdown",
        "maps/deep/b.ad",
        "maps/deep/B.argdown",
        "maps/n.txt",
    ):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text("[A]: Aaa.\n")
    (here / "maps" / "bad.json").write_text("{")
    done = run("convert", "maps", "--to", "json", "-o", "out")
    assert done.exit_code == 1
    assert "maps/bad.json:1:" in done.stderr.replace(os.sep, "/")
    made = sorted(
        p.relative_to(here / "out").as_posix() for p in (here / "out").rglob("*")
    )
    assert made == ["a.json", "deep", "deep/B.argdown.json", "deep/b.ad.json"]


def test_an_output_folder_inside_is_no_input_of_the_next_run(run, here, ban):
    for _ in range(2):
        assert run("convert", ".", "--to", "json", "-o", "out").exit_code == 0
    assert [p.name for p in (here / "out").iterdir()] == ["ban.json"]


def test_inputs_are_not_overwritten(run, here, ban):
    (here / "m.json").write_text('{"argmap": 1, "statements": []}')
    before = (here / "m.json").read_bytes()
    done = run("convert", ".", "--to", "json", "-o", ".")
    assert done.exit_code == 2
    assert "is an input, and would be overwritten" in done.stderr
    assert (here / "m.json").read_bytes() == before
    assert (here / "ban.json").exists()


def test_links_out_of_the_output_folder_are_refused(run, here, ban):
    (here / "outside").mkdir()
    (here / "out").mkdir()
    (here / "maps" / "deep").mkdir(parents=True)
    (here / "maps" / "deep" / "x.argdown").write_text("[A]: Aaa.\n")
    (here / "out" / "deep").symlink_to(here / "outside")
    done = run("convert", "maps", "--to", "json", "-o", "out")
    assert done.exit_code == 2
    assert "leads out of `out`" in done.stderr
    assert list((here / "outside").iterdir()) == []


def test_names_with_dots_and_the_same_stem(run, here):
    for name in ("v1.2.argdown", "v1.3.argdown", "x.argdown", "x.json"):
        text = "[A]: Aaa.\n" if name.endswith("n") and "json" not in name else ""
        (here / name).write_text(text or '{"argmap": 1, "statements": []}')
    run("convert", ".", "--to", "json", "-o", "out")
    made = sorted(p.name for p in (here / "out").iterdir())
    assert made == ["v1.2.json", "v1.3.json", "x.argdown.json", "x.json.json"]


def test_a_fault_of_ours_with_one_file_stops_no_other(run, here, ban, monkeypatch):
    from argmap.cli import converting

    plain = converting.load_bytes

    def fail(name, *rest):
        if name == "bad.argdown":
            raise RuntimeError("boo")
        return plain(name, *rest)

    monkeypatch.setattr(converting, "load_bytes", fail)
    (here / "bad.argdown").write_text("[A]: Aaa.\n")
    done = run("convert", "bad.argdown", "ban.argdown", "--to", "json", "-o", "out")
    assert done.exit_code == 3
    assert "argmap itself failed (RuntimeError: boo)" in done.stderr
    assert [p.name for p in (here / "out").iterdir()] == ["ban.json"]


def test_long_work_shows_how_far_it_is(run, here, monkeypatch):
    (here / "maps").mkdir()
    for number in range(25):
        (here / "maps" / f"m{number}.argdown").write_text("[A]: Aaa.\n")
    quiet = run("convert", "maps", "--to", "json", "-o", "out")
    assert (quiet.exit_code, quiet.output) == (0, "")
    monkeypatch.setattr("argmap.cli.terminals.is_terminal", lambda stream: True)
    done = run("convert", "maps", "--to", "json", "-o", "again")
    assert done.exit_code == 0
    assert "converting" in done.stderr
    assert len(list((here / "again").iterdir())) == 25
