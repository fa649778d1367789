"""``argmap show`` and ``argmap diff``."""

import json

import pytest

from argmap import Argument, ArgumentMap, Attack, Inference, Statement
from argmap.cli.statistics import count_map


def statements(*names):
    return tuple(Statement(name, f"Text of {name}.") for name in names)


# -- numbers


def test_a_chain_of_reasons_is_as_deep_as_it_is_long():
    names = [str(n) for n in range(50_001)]
    m = ArgumentMap(
        statements=statements(*names),
        inferences=tuple(
            Inference(f"i{n}", (str(n + 1),), str(n)) for n in range(50_000)
        ),
    )
    numbers = count_map(m)
    assert (numbers.depth, numbers.inferences, numbers.cycles) == (50_000, 50_000, 0)


def test_attacks_undercuts_and_linked_premises():
    m = ArgumentMap(
        statements=statements(*"ABCDE"),
        inferences=(Inference("i", ("B", "C"), "A"),),
        attacks=(
            Attack("a", ("D",), "B"),
            Attack("u", ("E",), "i"),
            Attack("v", ("D",), "u"),
        ),
    )
    numbers = count_map(m)
    assert (numbers.linked, numbers.attacks, numbers.undercuts) == (1, 1, 2)
    assert numbers.depth == 3  # the step, the undercut, the undercut of the undercut


def test_circles_are_counted_and_end():
    m = ArgumentMap(
        statements=statements(*"ABCX"),
        inferences=(
            Inference("1", ("B",), "A"),
            Inference("2", ("C",), "B"),
            Inference("3", ("A",), "C"),
            Inference("4", ("A",), "X"),
        ),
        attacks=(Attack("5", ("X",), "X"),),
    )
    numbers = count_map(m)
    assert numbers.cycles == 2
    assert numbers.depth == 3  # the self-attack, one step, the other circle


def test_what_an_argument_backs_is_not_counted_twice():
    m = ArgumentMap(
        statements=statements(*"ABC"),
        arguments=(Argument("R", inferences=("R/1",)), Argument("S", gist="So.")),
        inferences=(Inference("R/1", ("B", "C"), "A"), Inference("A+1", ("R",), "A")),
        attacks=(Attack("A-1", ("S",), "A"),),
    )
    numbers = count_map(m)
    assert (numbers.arguments, numbers.reconstructed, numbers.inferences) == (2, 1, 1)
    assert numbers.depth == 1


def test_loose_ends_do_no_harm():
    m = ArgumentMap(
        statements=statements("A"), inferences=(Inference("i", ("zzz",), "A"),)
    )
    assert count_map(m).depth == 1
    assert count_map(ArgumentMap()).depth == 0


# -- show


def test_show_for_people(run, ban):
    done = run("show", "ban.argdown")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "4 statements · 1 reason · 2 attacks · 2 levels deep"
    assert "Main claim" in lines
    assert "  [Ban] The city should ban cars from the centre." in lines
    assert lines[lines.index("Outline") + 1].startswith("  1  The city should ban")


def test_show_title_sections_and_no_outline(run, here):
    (here / "x.argdown").write_text(
        "===\ntitle: Cars\n===\n\n# Health\n\n[A]: Aaa.\n\n## Lungs\n\n[B]: Bbb.\n"
    )
    done = run("show", "x.argdown", "--no-outline")
    lines = done.stdout.splitlines()
    assert lines[0] == "Cars"
    assert lines[1] == "2 statements"
    assert "Main claims" in lines
    assert "  Health (1 element)" in lines
    assert "    Lungs (1 element)" in lines
    assert "Outline" not in lines


def test_show_for_programs(run, ban):
    done = run("show", "ban.argdown", "--format", "json")
    data = json.loads(done.stdout)
    assert data["statistics"]["statements"] == 4
    assert data["statistics"]["depth"] == 2
    assert data["main"] == [
        {
            "id": "Ban",
            "title": "Ban",
            "text": "The city should ban cars from the centre.",
        }
    ]
    assert data["sections"] == []


def test_show_an_empty_map(run):
    done = run("show", "-", stdin="")
    assert done.stdout.splitlines()[0] == "an empty map"


def test_show_reports_errors_and_shows_the_rest(run):
    done = run("show", "-", stdin="===\ntitle: Cars\n\n[Ban]: Ban cars.\n")
    assert done.exit_code == 1
    assert done.stderr.startswith("<stdin>:1:1: error[AM002]")
    assert done.stdout


def test_show_lets_nothing_act_in_the_terminal(run, here):
    (here / "m.json").write_text(
        '{"argmap": 1, "title": "\\u001b[2J", "statements":'
        ' [{"id": "\\u001b]0;x\\u0007", "text": "\\u202eabc\\u001b[31m"}]}'
    )
    done = run("show", "m.json")
    assert "\x1b" not in done.output
    assert "\x07" not in done.output
    assert "\u202e" not in done.output
    assert "␛[2J" in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.json", b"{", "`x.json` cannot be read as a map"),
        ("x.argdown", b"\xff\xfe\xfa", "`x.argdown` cannot be read as a map"),
        ("x.argdown", b"[A]: caf\xe9", "`x.argdown` cannot be read as a map"),
    ],
)
def test_show_what_is_no_map(run, here, name, content, message):
    (here / name).write_bytes(content)
    done = run("show", name)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"error: {message}\n" in done.stderr
    assert f"{name}:" in done.stderr.splitlines()[0]


def test_show_a_folder_or_nothing(run, ban):
    assert run("show", ".").exit_code == 2
    done = run("show", "ban.argdwn")
    assert done.exit_code == 2
    assert "hint: write `ban.argdown`" in done.stderr


# -- diff


def test_equal_maps(run, ban, here):
    done = run("diff", "ban.argdown", "ban.argdown")
    assert (done.exit_code, done.output) == (0, "")
    assert run("convert", "ban.argdown", "-o", "ban.json").exit_code == 0
    assert run("diff", "ban.argdown", "ban.json").exit_code == 0


OLD = "[A]: Aaa.\n  + [B]: Bbb.\n  - [C]: Ccc.\n"
NEW = "[A]: Aaa!\n  + [B]: Bbb.\n  + [D]: Ddd.\n"


@pytest.fixture
def two(here):
    (here / "old.argdown").write_text(OLD)
    (here / "new.argdown").write_text(NEW)


def test_differences_for_people(run, two):
    done = run("diff", "old.argdown", "new.argdown")
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout == (
        "- statement C: Ccc.\n"
        "- attack A-1: C → A\n"
        "+ statement D: Ddd.\n"
        "+ inference A+2: D → A\n"
        "~ A\n"
        "    text\n"
        "    - Aaa.\n"
        "    + Aaa!\n"
    )


def test_differences_for_programs(run, two):
    done = run("diff", "old.argdown", "new.argdown", "--format", "json")
    data = json.loads(done.stdout)
    assert done.exit_code == 1
    assert data["equal"] is False
    assert data["added"][0] == {"kind": "statement", "id": "D"}
    assert data["changed"] == [
        {"id": "A", "field": "text", "before": "Aaa.", "after": "Aaa!"}
    ]
    same = run("diff", "old.argdown", "old.argdown", "--format", "json")
    assert json.loads(same.stdout)["equal"] is True


def test_the_map_itself_order_and_nested_values(run, here):
    anchor = '"anchors": [{"source": "s", "start": 1, "end": 2}]'
    head = '{"argmap": 1, "sources": [{"id": "s"}], "statements": '
    (here / "a.json").write_text(head + '[{"id": "A", "text": "a"}, {"id": "B"}]}')
    (here / "b.json").write_text(
        head + '[{"id": "B"}, {"id": "A", "text": "a", ' + anchor + '}], "title": "T"}'
    )
    done = run("diff", "a.json", "b.json")
    assert "~ the map itself\n    title\n    - (none)\n    + T\n" in done.stdout
    assert "~ the statements stand in another order\n" in done.stdout
    data = json.loads(run("diff", "a.json", "b.json", "--format", "json").stdout)
    assert data["moved"] == ["statements"]
    (change,) = [one for one in data["changed"] if one["field"] == "anchors"]
    assert change["after"][0]["source"] == "s"


def test_preferences_have_words(run, here):
    (here / "a.json").write_text('{"argmap": 1, "statements": [{"id":"A"},{"id":"B"}]}')
    (here / "b.json").write_text(
        '{"argmap": 1, "statements": [{"id":"A"},{"id":"B"}],'
        ' "preferences": [{"id": "p", "preferred": "A", "over": "B"}]}'
    )
    assert "+ preference p: A over B\n" in run("diff", "a.json", "b.json").stdout


def test_stdin_can_be_one_of_them(run, two):
    assert run("diff", "-", "old.argdown", stdin=OLD).exit_code == 0
    done = run("diff", "-", "-", stdin=OLD)
    assert done.exit_code == 2
    assert "both maps cannot come from the standard input" in done.stderr


def test_diff_paints_and_cleans(run, here):
    (here / "a.json").write_text('{"argmap": 1, "statements": []}')
    (here / "b.json").write_text(
        '{"argmap": 1, "statements": [{"id": "\\u001b[31m", "text": "\\u202e"}]}'
    )
    plain = run("diff", "a.json", "b.json").stdout
    assert plain == "+ statement ␛[31m: <RLO>\n"
    painted = run("diff", "a.json", "b.json", "--color", "always").stdout
    assert painted == "\x1b[1;32m+ statement ␛[31m: <RLO>\x1b[0m\n"
