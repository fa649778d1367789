"""The command as a whole: help, mistakes in typing, exit codes, pipes, Ctrl-C."""

import io
import subprocess
import sys

import click
import pytest

from argmap.cli import main, terminals

NAMES = ("check", "fmt", "render", "convert", "show", "diff")


def test_help_names_every_command_in_plain_words(run):
    done = run("--help")
    assert done.exit_code == 0
    assert done.stderr == ""
    for name in NAMES:
        assert f"  {name} " in done.stdout
    assert "argmap check debate.argdown" in done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_each_command_has_help_with_examples(run, name):
    for option in ("--help", "-h"):
        done = run(name, option)
        assert done.exit_code == 0
        assert f"\n  argmap {name} " in done.stdout
        assert "--" in done.stdout


def test_without_a_command_there_is_help_on_stderr(run):
    done = run()
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Commands:" in done.stderr


def test_version(run):
    from importlib.metadata import version

    done = run("--version")
    assert (done.exit_code, done.stdout) == (0, f"argmap {version('argmap')}\n")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["chek", "x"], "there is no command `chek`", "write `argmap check`"),
        (["zzz"], "there is no command `zzz`", "see `argmap --help`"),
        (
            ["check", "--fromat", "json"],
            "there is no option `--fromat`",
            "write `--format`",
        ),
        (["--zzz"], "there is no option `--zzz`", "see `argmap --help`"),
        (
            ["check", "--format", "jsn"],
            "`--format` does not know `jsn`",
            "--format json",
        ),
        (
            ["check", "--format", "qqq"],
            "`--format` does not know `qqq`",
            "sarif or github",
        ),
        (["show"], "missing argument", "argmap show --help"),
        (["convert"], "the file to convert is missing", "write it behind"),
        (["render"], "the file to draw is missing", "write it behind"),
    ],
)
def test_what_is_typed_wrong_gets_a_way_out(run, words, message, hint):
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    first, second = done.stderr.lower().splitlines()
    assert first.startswith(f"error: {message.lower()}")
    assert hint.lower() in second


def test_a_file_in_place_of_a_command(run, ban):
    done = run("ban.argdown")
    assert done.exit_code == 2
    assert "`argmap check ban.argdown`" in done.stderr


def test_escapes_in_what_was_typed_do_not_reach_the_terminal(run):
    for words in (["\x1b[31mx"], ["check", "\x1b[31mx"], ["check", "--\x1b[31mx"]):
        done = run(*words)
        assert done.exit_code == 2
        assert "\x1b" not in done.stderr
        assert "␛" in done.stderr


def test_commands_are_imported_only_when_called():
    heavy = ["rich", "json", "yaml", "difflib", "tomllib", "pathlib", "tempfile"]
    code = (
        "import sys\n"
        "from argmap.cli import main\n"
        "main.main(['--help'], standalone_mode=False)\n"
        "names = [n for n in sys.modules if n.startswith('argmap.')]\n"
        f"print([n for n in {heavy!r} if n in sys.modules], file=sys.stderr)\n"
        "print([n for n in names if n.split('.')[1] in"
        " ('lang', 'checks', 'formats', 'renderers', 'layouts', 'model')],"
        " file=sys.stderr)\n"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys; sys.path[:0] = {sys.path!r}\n{code}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.splitlines() == ["[]", "[]"]


def test_check_of_a_text_imports_nothing_heavy(ban):
    heavy = ["rich", "json", "yaml", "difflib", "tomllib", "argmap.formats"]
    code = (
        "import sys\n"
        "from argmap.cli import main\n"
        "main.main(['check', '--no-config', 'ban.argdown'], standalone_mode=False)\n"
        f"print([n for n in {heavy!r} if n in sys.modules])\n"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys; sys.path[:0] = {sys.path!r}\n{code}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["[]"]


def test_a_fault_of_ours_is_admitted_without_a_traceback(run, ban, monkeypatch):
    def fail(*_):
        raise RuntimeError("\x1b[31mboo")

    monkeypatch.setattr("argmap.cli.showing.load_map", fail)
    done = run("show", "ban.argdown")
    assert done.exit_code == 3
    assert done.stdout == ""
    assert "argmap itself failed (RuntimeError: ␛[31mboo)" in done.stderr
    assert "Traceback" not in done.stderr
    monkeypatch.setenv("ARGMAP_TRACEBACK", "1")
    assert isinstance(run("show", "ban.argdown").exception, RuntimeError)


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, click.Abort])
def test_control_c_is_quiet(run, ban, monkeypatch, interruption):
    def stop(*_):
        raise interruption

    monkeypatch.setattr("argmap.cli.showing.load_map", stop)
    done = run("show", "ban.argdown")
    assert (done.exit_code, done.output) == (130, "")


def test_control_c_while_loading(monkeypatch):
    import builtins

    import argmap.__main__ as entry

    plain = builtins.__import__

    def stop(name, *rest, **more):
        if name == "argmap.cli":
            raise KeyboardInterrupt
        return plain(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", stop)
    assert entry.main() == 130


def test_the_system_refuses(run, ban, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device", "map.svg")

    monkeypatch.setattr("argmap.cli.showing.load_map", refuse)
    done = run("show", "ban.argdown")
    assert done.exit_code == 2
    assert done.stderr == "error: cannot use `map.svg`: no space left on device\n"


def test_a_closed_pipe_is_quiet(here, spawn):
    statements = "\n".join(f"[S{n}]: Sentence number {n}.\n" for n in range(3000))
    (here / "long.argdown").write_text(statements)
    program = subprocess.Popen(
        [sys.executable, "-m", "argmap", "convert", "long.argdown", "--to", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    program.stdout.readline()
    program.stdout.close()
    complaint = program.stderr.read()
    program.stderr.close()
    assert program.wait(60) == terminals.PIPE
    assert b"Traceback" not in complaint
    assert b"BrokenPipe" not in complaint


def test_python_dash_m_and_the_exit_code(spawn, ban):
    assert spawn("check", "ban.argdown").returncode == 0
    assert spawn("chek").returncode == 2


def test_embedding_programs_get_the_exceptions():
    with pytest.raises(click.ClickException):
        main.main(["chek"], standalone_mode=False)


def test_the_table_matches_the_commands():
    context = click.Context(main)
    assert tuple(main.list_commands(context)) == NAMES
    for name in NAMES:
        assert main.get_command(context, name).name == name
    assert main.get_command(context, "chek") is None


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["chek"], 2)])
def test_the_installed_command_returns_its_code(monkeypatch, capsys, words, code):
    from argmap.__main__ import main as entry

    monkeypatch.setattr(sys, "argv", ["argmap", *words])
    assert entry() == code


def test_a_pipe_that_closes_at_once(ban, monkeypatch, capsys):
    class Closed(io.StringIO):
        def write(self, data):
            raise BrokenPipeError

        def flush(self):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    with pytest.raises(SystemExit) as caught:
        main.main(["show", "ban.argdown"])
    assert caught.value.code == terminals.PIPE
