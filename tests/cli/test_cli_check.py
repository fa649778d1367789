"""``argmap check``: what is found, how it is told, what is repaired."""

import json

import pytest

from argmap.cli.repairing import ROUNDS, repair
from argmap.diagnostics import Diagnostic, Edit, Fix, Severity
from argmap.source import SourceText, Span

SLIP = """\
[Ban]: The city should ban cars from the centre.
  + [Quiet]: The centre would be quieter.
  - [Trade]: Shops would lose customers.
    - [Ghent]: In Ghent, more people came after the ban.
  - [Quite]
"""
"""A name that is never defined: one warning."""

BROKEN = "===\ntitle: Cars\n\n[Ban]: Ban cars.\n"
"""Frontmatter that never ends: one error."""


@pytest.fixture
def slip(here):
    path = here / "slip.argdown"
    path.write_text(SLIP, encoding="utf-8")
    return path


def test_a_healthy_map(run, ban):
    done = run("check", "ban.argdown")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "no problems in 1 file\n"


def test_a_warning_is_framed_and_fails(run, slip):
    done = run("check", "slip.argdown")
    assert done.exit_code == 1
    assert done.stdout.startswith("warning[AM050] undefined-statement: ")
    assert " --> slip.argdown:5:5\n" in done.stdout
    assert "5 |   - [Quite]\n  |     ^^^^^^^\n" in done.stdout
    assert "hint: write `[Quiet]`" in done.stdout
    assert done.stderr == "1 warning in 1 file\n"


def test_advice_is_free(run, ban):
    done = run("check", "ban.argdown", "--select", "golden-rule")
    assert done.exit_code == 0
    assert "advice[AM201]" in done.stdout
    assert done.stderr == "1 piece of advice in 1 file\n"


def test_presets_and_ignore(run, ban):
    done = run("check", "ban.argdown", "--preset", "teaching", "--format", "concise")
    assert "AM201" in done.stdout
    done = run("check", "ban.argdown", "--preset", "teaching", "--ignore", "AM2", "-q")
    assert "AM201" not in done.stdout
    assert done.stderr == ""


def test_an_unknown_rule_is_a_warning_with_a_suggestion(run, ban):
    done = run("check", "ban.argdown", "--select", "golden-rul")
    assert done.exit_code == 1
    assert "`golden-rul`" in done.stdout
    assert "hint: write `golden-rule`" in done.stdout


def test_exit_zero(run, slip):
    assert run("check", "slip.argdown", "--exit-zero").exit_code == 0
    assert run("check", "absent.argdown", "--exit-zero").exit_code == 0


def test_concise(run, slip):
    done = run("check", "slip.argdown", "--format", "concise")
    assert done.stdout.startswith(
        "slip.argdown:5:5: warning[AM050] undefined-statement"
    )
    assert done.stdout.count("\n") == 1


def test_json_is_the_only_thing_on_stdout(run, slip):
    done = run("check", "slip.argdown", "--format", "json")
    data = json.loads(done.stdout)
    assert data["summary"]["warning"] == 1
    assert data["diagnostics"][0]["path"] == "slip.argdown"
    assert done.stderr == "1 warning in 1 file\n"


def test_sarif(run, slip):
    log = json.loads(run("check", "slip.argdown", "--format", "sarif").stdout)
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["id"] == "AM050"
    assert log["runs"][0]["tool"]["driver"]["version"]
    (result,) = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (5, 5)


def test_sarif_says_what_rules_are_about(run, here):
    (here / "x.argdown").write_text("[A]: Cars are loud.\n  + [A]\n")
    log = json.loads(run("check", "x.argdown", "--format", "sarif").stdout)
    rules = {r["id"]: r for r in log["runs"][0]["tool"]["driver"]["rules"]}
    text = rules["AM110"]["shortDescription"]["text"]
    assert len(text.split()) > 3
    assert "\n" not in text


def test_github(run, slip):
    done = run("check", "slip.argdown", "--format", "github")
    assert done.stdout.startswith(
        "::warning title=AM050 undefined-statement,file=slip.argdown,"
        "line=5,col=5,endLine=5,endColumn=12::"
    )


def test_every_shape_of_nothing(run, ban):
    for shape in ("text", "concise", "github"):
        assert run("check", "ban.argdown", "--format", shape).stdout == ""
    assert (
        json.loads(run("check", "ban.argdown", "--format", "json").stdout)[
            "diagnostics"
        ]
        == []
    )
    log = json.loads(run("check", "ban.argdown", "--format", "sarif").stdout)
    assert log["runs"][0]["results"] == []


def test_stdin(run):
    done = run("check", "-", "--format", "concise", stdin=SLIP)
    assert done.exit_code == 1
    assert done.stdout.startswith("<stdin>:5:5: ")


def test_json_maps_are_checked_too(run, here):
    (here / "m.json").write_text(
        '{"argmap": 1, "statements": [{"id": "A", "text": "Cars are loud."}],'
        ' "inferences": [{"id": "A+1", "premises": ["A"], "conclusion": "A"}]}'
    )
    done = run("check", "m.json", "--format", "concise")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[0].startswith("m.json: error[AM110] self-support")
    piped = run("check", "-", "--format", "json", stdin=(here / "m.json").read_text())
    first = json.loads(piped.stdout)["diagnostics"][0]
    assert (first["code"], first["path"], first["start"]) == ("AM110", "<stdin>", None)


def test_broken_json_has_its_place(run, here):
    (here / "m.json").write_text('{"argmap": 1,\n "statements": [}')
    done = run("check", "m.json", "--format", "concise")
    assert done.exit_code == 1
    assert done.stdout.startswith("m.json:2:")
    assert "error[AM502]" in done.stdout


def test_from_names_the_format(run, here):
    (here / "notes.txt").write_text("[A]: Cars are loud.\n  + [B]: Engines roar.\n")
    assert run("check", "notes.txt", "--from", "argdown").exit_code == 0
    done = run("check", "notes.txt", "--from", "argdwn")
    assert done.exit_code == 2
    assert "hint: write `--from argdown`" in done.stderr


def test_folders_are_searched_in_order(run, here):
    for name in ("b/x.argdown", "a/y.ad", "a/z.json", ".hidden/x.argdown", "a/.x.ad"):
        (here / name).parent.mkdir(exist_ok=True)
        text = '{"argmap": 1, "statements": []}' if name.endswith("json") else BROKEN
        (here / name).write_text(text)
    (here / "a" / "notes.txt").write_text(BROKEN)
    done = run("check", "--format", "concise")
    places = [
        line.split(":")[0] for line in done.stdout.splitlines() if "AM002" in line
    ]
    assert places == ["a/y.ad", "b/x.argdown"]
    assert done.stderr.endswith(" in 3 files\n")


def test_one_bad_argument_does_not_stop_the_rest(run, slip):
    (slip.parent / "empty").mkdir()
    done = run("check", "slop.argdown", "slip.argdown", "empty", "--format", "concise")
    assert done.exit_code == 2
    assert "error: there is no file `slop.argdown`" in done.stderr
    assert "hint: write `slip.argdown`" in done.stderr
    assert "error: the folder `empty` holds no map" in done.stderr
    assert done.stdout.startswith("slip.argdown:5:5: ")


def test_includes_come_from_the_folder_of_the_file(run, here):
    (here / "maps").mkdir()
    (here / "maps" / "main.argdown").write_text(
        "@include(part.argdown)\n\n[A]: Cars are loud.\n  + [B]\n"
    )
    (here / "maps" / "part.argdown").write_text("[B]: Engines roar.\n")
    done = run("check", "maps/main.argdown", "--format", "concise")
    assert (done.exit_code, done.stdout) == (0, "")
    (here / "maps" / "part.argdown").unlink()
    done = run("check", "maps/main.argdown", "--format", "concise")
    assert done.exit_code == 1
    assert "part.argdown" in done.stdout


# -- explaining


@pytest.mark.parametrize("word", ["AM101", "am101", "dangling-reference"])
def test_explain_a_rule(run, word):
    done = run("check", "--explain", word)
    assert done.exit_code == 0
    assert done.stdout.startswith("AM101 dangling-reference (error, structure)\n")
    assert "\nWhy:\n" in done.stdout


@pytest.mark.parametrize("word", ["AM050", "undefined-statement"])
def test_explain_a_message_of_the_language(run, word):
    done = run("check", "--explain", word)
    assert done.exit_code == 0
    assert done.stdout.startswith("AM050 undefined-statement (warning, the language)\n")
    assert "    warning[AM050]" in done.stdout


@pytest.mark.parametrize("word", ["AM501", "AM951", "unknown-setting"])
def test_explain_codes_of_files_and_settings(run, word):
    done = run("check", "--explain", word)
    assert done.exit_code == 0
    assert done.stdout.startswith("AM")


def test_every_code_of_the_language_can_be_explained(run):
    from argmap.lang.messages import MESSAGES

    for message in MESSAGES.values():
        done = run("check", "--explain", message.code)
        assert done.exit_code == 0, message.code
        assert done.stdout.startswith(message.code)
        heads = ("What", "Bad", "Fix") if message.example else ("What", "Fix")
        assert all(f"\n\n{head}:\n    " in done.stdout for head in heads)
        assert "{what}" not in done.stdout


def test_explain_an_unknown_code(run):
    done = run("check", "--explain", "danglng-reference")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "hint: write `--explain dangling-reference`" in done.stderr
    assert run("check", "--explain", "qqqq").exit_code == 2


# -- repairing


FIXABLE = "[A]: Cars are loud.\r\n  + [B]: Engines roar.\r\n  _ [C]: Mine hums.\r\n"


def fix_of(span, replacement, level=Severity.WARNING):
    fix = Fix("repair", (Edit(span, replacement),))
    return Diagnostic("AM999", "sample", level, "m", span, fix=fix)


def spot(text, start, end):
    return Span(SourceText(text, "f"), start, end)


def count_down(text):
    """A problem as long as there is a digit; its fix lowers the digit."""
    if not text[:1].isdigit() or text[0] == "0":
        return ()
    return (fix_of(spot(text, 0, 1), str(int(text[0]) - 1)),)


def test_fixes_are_applied_until_none_is_left():
    repaired = repair("5 left", count_down)
    assert (repaired.text, repaired.fixed, repaired.diagnostics) == ("0 left", 5, ())


def test_fixes_that_undo_each_other_end():
    def flip(text):
        return (fix_of(spot(text, 0, 1), "b" if text == "a" else "a"),)

    repaired = repair("a", flip)
    assert repaired.fixed == ROUNDS
    assert len(repaired.diagnostics) == 1


def test_a_round_that_brings_an_error_is_taken_back():
    def trap(text):
        if text == "bad":
            return (Diagnostic("AM998", "s", Severity.ERROR, "m"),)
        return (fix_of(spot(text, 0, len(text)), "bad"),)

    repaired = repair("good", trap)
    assert (repaired.text, repaired.fixed) == ("good", 0)
    assert repaired.diagnostics[0].code == "AM999"


@pytest.fixture
def fixable(monkeypatch):
    """Every ``!`` is a problem, and its fix a full stop."""

    def find(document, **_):
        text = getattr(document, "source", SourceText("")).text
        return tuple(
            fix_of(Span(document.source, n, n + 1), ".")
            for n, c in enumerate(text)
            if c == "!"
        )

    monkeypatch.setattr("argmap.checks.check", find)


def test_fix_writes_the_file_and_keeps_the_rest(run, here, fixable):
    path = here / "x.argdown"
    path.write_bytes(b"\xef\xbb\xbf[A]: Loud!\r\n  + [B]: Roar!\r\n")
    done = run("check", "x.argdown")
    assert done.exit_code == 1
    assert done.stderr == "2 warnings in 1 file; --fix repairs 2\n"
    done = run("check", "--fix", "x.argdown")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "no problems in 1 file; 2 fixed\n"
    assert path.read_bytes() == b"\xef\xbb\xbf[A]: Loud.\r\n  + [B]: Roar.\r\n"


def test_fix_of_stdin_goes_to_stdout(run, fixable):
    done = run("check", "--fix", "-", stdin="[A]: Loud!\n")
    assert (done.exit_code, done.stdout) == (0, "[A]: Loud.\n")


def test_diff_shows_the_fixes_and_writes_nothing(run, here, fixable):
    path = here / "x.argdown"
    path.write_text("[A]: Loud!\n")
    done = run("check", "--diff", "x.argdown")
    assert done.stdout == (
        "--- x.argdown\n+++ x.argdown\n@@ -1 +1 @@\n-[A]: Loud!\n+[A]: Loud.\n"
    )
    assert path.read_text() == "[A]: Loud!\n"


def test_fix_leaves_files_without_problems_untouched(run, ban, fixable):
    before = ban.stat().st_mtime_ns
    assert run("check", "--fix", "ban.argdown").exit_code == 0
    assert ban.stat().st_mtime_ns == before


def test_real_fixes_converge(run, here):
    (here / "x.argdown").write_text(FIXABLE)
    run("check", "--fix", "--unsafe-fixes", "x.argdown")
    once = (here / "x.argdown").read_bytes()
    run("check", "--fix", "--unsafe-fixes", "x.argdown")
    assert (here / "x.argdown").read_bytes() == once


@pytest.mark.parametrize("data", ['{"argmap": 1, "statements": []}', "{", b"[A]: \xff"])
def test_fix_passes_on_what_it_cannot_repair(run, data):
    done = run("check", "--fix", "-", stdin=data)
    assert done.stdout_bytes == (data if isinstance(data, bytes) else data.encode())
