"""``argmap render``: pictures, outlines, parts of a map."""

from xml.etree import ElementTree as ET

import pytest


def is_svg(data):
    return ET.fromstring(data).tag == "{http://www.w3.org/2000/svg}svg"


def test_the_suffix_decides(run, ban, here):
    done = run("render", "ban.argdown", "-o", "ban.svg")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "ban.argdown → ban.svg\n"
    assert is_svg((here / "ban.svg").read_bytes())
    assert run("render", "ban.argdown", "-o", "ban.txt", "-q").output == ""
    assert (here / "ban.txt").read_text().startswith("1  The city should ban cars")
    run("render", "ban.argdown", "-o", "ban.md")
    assert "The city should ban cars" in (here / "ban.md").read_text()


def test_to_decides_before_the_suffix(run, ban, here):
    run("render", "ban.argdown", "--to", "outline", "-o", "ban.svg")
    assert (here / "ban.svg").read_text().startswith("1  The city")


def test_pipes(run, ban, here):
    done = run("render", "ban.argdown", "--to", "SVG")
    assert (done.exit_code, done.stderr) == (0, "")
    assert is_svg(done.stdout_bytes)
    assert is_svg(run("render", "-", stdin="[A]: Aaa.").stdout_bytes)
    assert (
        run("render", "-", "--to", "outline", stdin="[A]: Aaa.").stdout == "1  Aaa.\n"
    )
    assert is_svg(run("render", "ban.argdown", "-o", "-").stdout_bytes)
    assert not (here / "ban.svg").exists()


def test_on_a_terminal_a_picture_gets_a_file(run, ban, here, monkeypatch):
    monkeypatch.setattr("argmap.cli.rendering.is_terminal", lambda stream: True)
    done = run("render", "ban.argdown")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "ban.argdown → ban.svg\n"
    assert is_svg((here / "ban.svg").read_bytes())
    done = run("render", "-", stdin="[A]: Aaa.")
    assert done.exit_code == 2
    assert "hint: write `-o map.svg`" in done.stderr
    assert run("render", "ban.argdown", "--to", "outline").stdout.startswith("1  The")


def test_several_files_go_into_a_folder(run, ban, here):
    (here / "maps" / "deep").mkdir(parents=True)
    for name in ("maps/a.argdown", "maps/deep/a.argdown", "maps/deep/a.json"):
        text = '{"argmap": 1, "statements": [{"id": "A", "text": "Aaa."}]}'
        (here / name).write_text(text if name.endswith("json") else "[A]: Aaa.")
    done = run("render", "ban.argdown", "maps", "-o", "out")
    assert done.exit_code == 0
    made = sorted(str(p.relative_to(here / "out")) for p in (here / "out").rglob("*.*"))
    assert made == ["a.svg", "ban.svg", "deep/a.argdown.svg", "deep/a.json.svg"]
    done = run("render", "ban.argdown", "maps")
    assert done.exit_code == 2
    assert "hint: write `-o FOLDER` behind the names" in done.stderr
    done = run("render", "ban.argdown", "maps", "-o", "ban.argdown")
    assert done.exit_code == 2
    assert "cannot go into the one file `ban.argdown`" in done.stderr


def test_one_file_into_a_folder_that_is_there(run, ban, here):
    (here / "out").mkdir()
    run("render", "ban.argdown", "-o", "out")
    assert is_svg((here / "out" / "ban.svg").read_bytes())
    run("render", "ban.argdown", "--to", "outline", "-o", "new/")
    assert (here / "new" / "ban.txt").exists()


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["--to", "svgg"], "`--to` does not know `svgg`", "write `--to svg`"),
        (["--to", "jpeg2000"], "does not know", "choose svg, outline"),
        (["-o", "x.docx"], "no kind of picture has the suffix `.docx`", ".svg, .txt"),
        (["-o", "no/such/x.svg"], "there is no folder `no/such`", "mkdir no/such"),
        (["--root", "Bann"], "the map has no element `Bann`", 'write `--root "Ban"`'),
        (["--tag", "x"], "nothing in the map has the tag `x`", None),
        (["--section", "x"], "the map has no section `x`", None),
        (["--depth", "1"], "`--depth` counts from the roots", "write `--root NAME`"),
        (["--language", "xx"], "xx", None),
        (["--theme", "absent.toml"], "cannot read `absent.toml`", None),
    ],
)
def test_what_cannot_be_drawn_is_said(run, ban, words, message, hint):
    done = run("render", "ban.argdown", *words)
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    assert message in done.stderr
    assert "hint: " in done.stderr or hint is None
    if hint:
        assert hint in done.stderr


TEXT = """\
# Health

[Ban]: Ban cars.
  + [Air]: Cleaner air. #pro
    + [Soot]: Less soot. #pro
  - <Trade>: Shops lose. #con

# Money

[Tax]: Raise taxes.
"""


@pytest.mark.parametrize(
    ("words", "there"),
    [
        (["--root", "Air"], {"Cleaner air.", "Less soot."}),
        (["--root", "[Air]"], {"Cleaner air.", "Less soot."}),
        (["--root", "<Trade>"], {"Shops lose."}),
        (
            ["--root", "Ban", "--depth", "1"],
            {"Ban cars.", "Cleaner air.", "Shops lose."},
        ),
        (
            ["--root", "Air", "--root", "Tax"],
            {"Cleaner air.", "Less soot.", "Raise taxes."},
        ),
        (["--section", "Money"], {"Raise taxes."}),
        (["--section", "#money"], {"Raise taxes."}),
        (["--tag", "con"], {"Shops lose."}),
        (["--without", "#pro"], {"Ban cars.", "Shops lose.", "Raise taxes."}),
    ],
)
def test_parts(run, words, there):
    done = run("render", "-", "--to", "outline", *words, stdin=TEXT)
    assert done.exit_code == 0, done.output
    known = {"Ban cars.", "Cleaner air.", "Less soot.", "Shops lose.", "Raise taxes."}
    assert {one for one in known if one in done.stdout} == there


def test_a_root_by_its_title(run, here):
    (here / "m.json").write_text(
        '{"argmap": 1, "statements": [{"id": "s1", "title": "Air", "text": "Cleaner."}]}'
    )
    done = run("render", "m.json", "--to", "outline", "--root", "Air")
    assert "Cleaner." in done.stdout


def test_title_language_and_width(run, ban):
    done = run("render", "ban.argdown", "--title", "Cars & <co>")
    assert "Cars &amp; &lt;co&gt;" in done.stdout
    wide = run("render", "ban.argdown", "--to", "outline").stdout
    narrow = run("render", "ban.argdown", "--to", "outline", "--width", "30").stdout
    assert max(map(len, narrow.splitlines())) <= 30 < max(map(len, wide.splitlines()))
    assert run("render", "ban.argdown", "--width", "3").exit_code == 2


def test_themes(run, ban, here):
    (here / "t.toml").write_text('support = "#123456"\n')
    assert "#123456" in run("render", "ban.argdown", "--theme", "t.toml").stdout
    assert run("render", "ban.argdown", "--theme", "light").exit_code == 0
    for text, message in (
        ('suport = "#123456"', "unknown key `suport`"),
        ('support = "url(x)"', "cannot be used"),
        ("support = 5", "cannot be used"),
        ("support", "not valid TOML"),
    ):
        (here / "t.toml").write_text(text)
        done = run("render", "ban.argdown", "--theme", "t.toml")
        assert done.exit_code == 2
        assert message in done.stderr


def test_errors_are_said_and_the_rest_is_drawn(run, here):
    (here / "x.argdown").write_text("===\ntitle: Cars\n\n[Ban]: Ban cars.\n")
    done = run("render", "x.argdown", "-o", "x.svg")
    assert done.exit_code == 1
    assert "x.argdown:1:1: error[AM002]" in done.stderr
    assert is_svg((here / "x.svg").read_bytes())


def test_one_bad_file_does_not_stop_the_rest(run, ban, here):
    (here / "bad.json").write_text("{")
    done = run("render", "bad.json", "ban.argdown", "gone.json", "-o", "out")
    assert done.exit_code == 2
    assert [p.name for p in (here / "out").iterdir()] == ["ban.svg"]


def test_the_same_bytes_every_time(spawn, ban):
    pictures = {
        spawn("render", "ban.argdown", environment={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert len(pictures) == 1
