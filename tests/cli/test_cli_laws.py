"""Whatever comes in, a command ends with an answer and never with a traceback."""

import json

from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.cli import main

PIECES = st.sampled_from(
    [
        *(
            "[A]",
            "[B]: b",
            "<X>",
            "<Y>: y",
            "\n",
            "\n\n",
            "  + ",
            "  - ",
            "  _ ",
            "  >< ",
        ),
        *("(1) ", "(2) [B]", "-----", "--", "===\n", "{", "}", "{a: [", "title: x\n"),
        *("/*", "*/", "// ", "#tag", "# H\n", "\t", "\r", "\x1b[31m", "\u202e", "é"),
        *("@include(x)", '{"argmap": 1, ', '"statements": []}', "\x00", "***", "\\"),
        *("// argmap: ignore AM1", "// argmap: ignore", "<!--", "-->", "====", "  "),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)
BYTES = TEXTS.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=60)
LAWS = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def run(*words, stdin):
    done = CliRunner().invoke(main, words, input=stdin)
    assert done.exit_code in {0, 1}, done.output
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr
    return done


@LAWS
@given(BYTES)
def test_check_always_answers(data):
    done = run("check", "-", "--no-config", "--format", "json", stdin=data)
    found = json.loads(done.stdout)
    serious = found["summary"]["error"] + found["summary"]["warning"]
    assert done.exit_code == (serious > 0)
    text = run("check", "-", "--no-config", "--preset", "all", stdin=data).stdout
    assert "\x1b" not in text
    assert "\u202e" not in text


@LAWS
@given(BYTES)
def test_what_fmt_writes_is_formatted_and_means_the_same(data):
    done = run("fmt", "-", stdin=data)
    if done.exit_code == 0:
        assert run("fmt", "-", stdin=done.stdout_bytes).stdout == done.stdout
    else:
        assert done.stdout == ""
        assert "left as it is" in done.stderr


@LAWS
@given(BYTES)
def test_fixes_converge(data):
    once = run("check", "--fix", "-", "--no-config", stdin=data)
    again = run("check", "--fix", "-", "--no-config", stdin=once.stdout_bytes)
    assert again.stdout == once.stdout


@LAWS
@given(BYTES)
def test_converting_there_and_back_is_the_same_map(data):
    done = run("convert", "-", "--to", "json", stdin=data)
    if done.exit_code == 0:
        text = run(
            "convert", "-", "--to", "argdown", "--from", "json", stdin=done.stdout
        )
        back = run(
            "convert", "-", "--to", "json", "--from", "argdown", stdin=text.stdout
        )
        assert back.stdout == done.stdout


@LAWS
@given(BYTES)
def test_show_and_render_always_answer(data):
    run("show", "-", stdin=data)
    run("render", "-", "--to", "svg", stdin=data)
