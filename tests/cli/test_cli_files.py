"""Files that are not there, cannot be read or written, or hold odd bytes."""

import os
import sys
from pathlib import Path

import pytest

from argmap.cli.inputs import decode, encode_like, find_files
from argmap.cli.outputs import encode, write_output
from argmap.cli.terminals import ContentProblem, Problem
from argmap.errors import FormatError

READ_ONLY = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"[A]: \xc3\xa4\r\n", "[A]: ä\r\n"),
        (b"\xef\xbb\xbf[A]: x", "[A]: x"),
        ("\ufeff[A]: ä".encode("utf-16-le"), "[A]: ä"),
        ("[A]: ä".encode("utf-32"), "[A]: ä"),
        (b"", ""),
    ],
)
def test_decoding_and_encoding_back(data, text):
    assert decode(data, "f") == text
    assert decode(encode_like(text, data), "f") == text
    if data[:2] != b"\xff\xfe":
        assert encode_like(text, data) == data


def test_other_bytes_are_located():
    with pytest.raises(FormatError) as caught:
        decode(b"one\ntw\xff\n", "f.argdown")
    (found,) = caught.value.diagnostics
    assert (found.code, str(found.span)) == ("AM501", "f.argdown:2:3")


def test_every_file_once_in_order(here):
    for name in ("b.argdown", "a.argdown"):
        (here / name).write_text("")
    listed = find_files(["b.argdown", ".", "-", "b.argdown"])
    assert listed.files == ("b.argdown", "a.argdown", "-")
    assert listed.problems == ()


def test_loops_of_links_end(here):
    (here / "maps").mkdir()
    (here / "maps" / "x.argdown").write_text("")
    (here / "maps" / "self").symlink_to(here / "maps")
    assert find_files(["maps"]).files == (str(Path("maps", "x.argdown")),)


def test_a_file_is_written_whole_or_not_at_all(here, monkeypatch):
    (here / "x").write_text("old")

    def fail(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(Problem, match="cannot write `x`: no space left"):
        write_output("x", "new")
    assert (here / "x").read_text() == "old"
    assert [p.name for p in here.iterdir()] == ["x"]


def test_halves_of_characters_are_no_text():
    with pytest.raises(ContentProblem, match=r"U\+D800"):
        encode("a\ud800")
    assert encode("ä\n") == b"\xc3\xa4\n"
    assert encode(b"\xff") == b"\xff"


def test_devices_are_written_to(here):
    write_output(os.devnull, "x")


def test_line_ends_stay(here):
    write_output("x", "a\r\nb\n")
    assert (here / "x").read_bytes() == b"a\r\nb\n"


@READ_ONLY
def test_a_folder_that_may_not_be_written(run, ban, here):
    (here / "locked").mkdir(mode=0o500)
    done = run("render", "ban.argdown", "-o", "locked/ban.svg")
    assert done.exit_code == 2
    assert "cannot write `locked/ban.svg`: permission denied" in done.stderr


def test_a_target_that_is_a_folder_or_below_a_file(spawn, ban, here):
    (here / "ban.svg").mkdir()
    done = spawn("convert", "ban.argdown", "-o", "ban.argdown/x.json")
    assert done.returncode == 2
    assert b"there is no folder `ban.argdown`" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_file_that_vanishes(run, ban, here, monkeypatch):
    from argmap.cli import checking

    plain = checking.read_bytes

    def vanish(name):
        ban.unlink(missing_ok=True)
        return plain(name)

    monkeypatch.setattr(checking, "read_bytes", vanish)
    done = run("check", "ban.argdown")
    assert done.exit_code == 2
    assert (
        done.stderr == "error: cannot read `ban.argdown`: no such file or directory\n"
    )


def test_a_directory_with_the_suffix_of_a_file(run, here):
    (here / "x.argdown").mkdir()
    done = run("check", "x.argdown")
    assert done.exit_code == 2
    assert "the folder `x.argdown` holds no map" in done.stderr


@pytest.mark.parametrize(
    "data",
    [b"\x00", b"\xff\xfe\x00", b"\xff" * 100, b"\x1b[31m\x07", b"\xef\xbb\xbf", b"\r"],
)
@pytest.mark.parametrize("command", ["check", "fmt", "show"])
def test_odd_bytes_through_the_pipe(spawn, command, data):
    done = spawn(command, "-", stdin=data)
    assert done.returncode in {0, 1}
    assert b"Traceback" not in done.stderr
    assert b"argmap itself failed" not in done.stderr
    if command != "fmt":
        assert b"\x1b" not in done.stdout + done.stderr
    done.stdout.decode()
    done.stderr.decode()


def test_stdin_that_is_closed(here):
    import subprocess

    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m argmap check - <&-"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "nothing is connected to the standard input" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_encoding_that_cannot_show_everything(spawn, here):
    (here / "x.argdown").write_text("[Ä]: → 漢字\n  + [Ö]\n", encoding="utf-8")
    for command, codec in (("check", "ascii"), ("show", "ascii"), ("show", "latin-1")):
        done = spawn(command, "x.argdown", environment={"PYTHONIOENCODING": codec})
        assert b"Traceback" not in done.stderr
        assert b"argmap itself failed" not in done.stderr
        assert done.returncode in {0, 1}
    data = spawn(
        "convert",
        "x.argdown",
        "--to",
        "json",
        environment={"PYTHONIOENCODING": "latin-1"},
    )
    assert "漢字" in data.stdout.decode("utf-8")


def test_control_characters_show_as_marks_on_a_terminal(run, here, monkeypatch):
    (here / "m.json").write_text(
        '{"argmap": 1, "statements": [{"id": "A", "text": "\\u001b[31mred"}]}'
    )
    raw = run("convert", "m.json", "--to", "argdown").stdout
    monkeypatch.setattr("argmap.cli.outputs.is_terminal", lambda stream: True)
    shown = run("convert", "m.json", "--to", "argdown").stdout
    assert "\x1b" not in shown
    assert shown.endswith("\n")
    assert ("␛[31mred" in shown) == ("\x1b[31mred" in raw)


def test_strange_names(run, here):
    name = "a\x1b[31m b\n.argdown"
    (here / name).write_text("[A]: Aaa.\n  + [B]\n")
    for shape in ("text", "concise", "github", "json", "sarif"):
        done = run("check", name, "--format", shape)
        assert done.exit_code == 1
        assert "\x1b" not in done.output
