"""``argmap fmt``: in place, through the pipe, only looking."""

import pytest

UGLY = "[Ban]:   Ban   cars.\n   + [Air]: Cleaner air. // because of soot\n"


@pytest.fixture
def ugly(here):
    path = here / "ugly.argdown"
    path.write_text(UGLY, encoding="utf-8")
    return path


def test_in_place_and_then_never_again(run, ugly):
    done = run("fmt", "ugly.argdown")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 file reformatted\n"
    text = ugly.read_text(encoding="utf-8")
    assert text != UGLY
    assert "// because of soot" in text
    stamp = ugly.stat().st_mtime_ns
    assert run("fmt", "ugly.argdown").stderr == "1 file formatted already\n"
    assert ugly.stat().st_mtime_ns == stamp


def test_through_the_pipe(run, ugly):
    done = run("fmt", "-", stdin=UGLY)
    assert (done.exit_code, done.stderr) == (0, "")
    run("fmt", "ugly.argdown", "-q")
    assert done.stdout == ugly.read_text(encoding="utf-8")
    assert run("fmt", "-", stdin=done.stdout).stdout == done.stdout


def test_check_only_looks(run, ugly, ban):
    done = run("fmt", "--check", "ugly.argdown", "ban.argdown")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "would reformat ugly.argdown\n"
        "1 file would be reformatted, 1 file formatted already\n"
    )
    assert ugly.read_text(encoding="utf-8") == UGLY
    assert run("fmt", "--check", "ban.argdown").exit_code == 0
    assert run("fmt", "--check", "-", stdin=UGLY).exit_code == 1


def test_diff_shows(run, ugly):
    done = run("fmt", "--diff", "ugly.argdown")
    assert done.exit_code == 1
    assert done.stdout.startswith("--- ugly.argdown\n+++ ugly.argdown\n@@ ")
    assert "\n-[Ban]:   Ban   cars.\n" in "\n" + done.stdout
    assert ugly.read_text(encoding="utf-8") == UGLY
    painted = run("fmt", "--diff", "ugly.argdown", "--color", "always").stdout
    assert "\x1b[1;31m-[Ban]:   Ban   cars.\x1b[0m" in painted


def test_diff_of_a_text_without_a_last_line_end(run):
    done = run("fmt", "--diff", "-", stdin="[A]: Aaa.")
    assert "-[A]: Aaa.\n\\ No newline at end of file\n" in done.stdout


def test_syntax_errors_leave_the_file_alone_and_name_it(run, here, ugly):
    bad = here / "bad.argdown"
    bad.write_text("===\ntitle: Cars\n\n[Ban]:   Ban.\n", encoding="utf-8")
    before = bad.read_bytes()
    done = run("fmt", "bad.argdown", "ugly.argdown")
    assert done.exit_code == 1
    assert "bad.argdown:1:1: error[AM002]" in done.stderr
    assert "error: `bad.argdown` has syntax errors and is left as it is" in done.stderr
    assert "1 file reformatted" in done.stderr
    assert bad.read_bytes() == before
    assert ugly.read_text(encoding="utf-8") != UGLY


def test_only_argdown_has_a_canonical_form(run, here):
    (here / "m.json").write_text('{"argmap": 1, "statements": []}')
    done = run("fmt", "m.json")
    assert done.exit_code == 2
    assert "hint: write `argmap convert m.json --to argdown`" in done.stderr
    (here / "maps").mkdir()
    (here / "m.json").rename(here / "maps" / "m.json")
    done = run("fmt", "maps")
    assert done.exit_code == 2
    assert "the folder `maps` holds no map (.argdown, .ad)" in done.stderr


def test_bytes_that_are_no_text(run, here):
    (here / "x.argdown").write_bytes(b"[A]: caf\xe9\n")
    done = run("fmt", "x.argdown")
    assert done.exit_code == 1
    assert "x.argdown:1:9: error[AM501]" in done.stderr
    assert (here / "x.argdown").read_bytes() == b"[A]: caf\xe9\n"


def test_a_form_that_says_something_else_is_never_written(run, ugly, monkeypatch):
    monkeypatch.setattr("argmap.lang.format_text", lambda text: "[Other]: thing\n")
    done = run("fmt", "ugly.argdown")
    assert done.exit_code == 1
    assert "would change its meaning" in done.stderr
    assert ugly.read_text(encoding="utf-8") == UGLY


def test_missing_files(run, ugly):
    done = run("fmt", "ugli.argdown", "ugly.argdown")
    assert done.exit_code == 2
    assert "hint: write `ugly.argdown`" in done.stderr
    assert ugly.read_text(encoding="utf-8") != UGLY


def test_a_folder(run, here, ugly):
    done = run("fmt")
    assert done.exit_code == 0
    assert done.stderr == "1 file reformatted\n"
