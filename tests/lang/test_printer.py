"""What printed maps look like, and that the original program takes them."""

import json
import os
import shutil
import subprocess

import pytest

import argmap
from argmap import Argument, ArgumentMap, Attack, Inference, Statement, parse
from argmap.lang import format_text, print_map
from argmap.lang.spelling import find_tags, is_label, is_rule, show_text, spell_tags
from argmap.lang.wording import sort_back, word_element
from argmap.model import Section, Source


def s(name, text=None, **fields):
    return Statement(name, f"{name} is." if text is None else text, name, **fields)


A, B, C, D = map(s, "ABCD")


def printed(m):
    """The text of *m*, after a look at the law."""
    text = print_map(m)
    assert parse(text).map == m
    return text


def lines(*several):
    return "".join(f"{one}\n" for one in several)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[A]: a\n",
        "Trams are quiet.\n",
        "[A]: a\n  + [B]: b\n    - [C]: c\n  - <X>: x\n    _ [U]: u\n  >< [D]: d\n",
        "[A]: a #pro #(two words) {speaker: Ann, page: 4}\n",
        "[A]: a\n  + Trams are quiet.\n    - They are **not**, says @[A].\n",
        "<X>: gist\n\n(1) [P]: p\n(2) It rains.\n-- modus ponens, chain --\n(3) [C]: c\n",
        "<X>\n\n(1) p\n----\n(2) q\n(3) r\n-- {scheme: sign} --\n(4) s\n",
        "<X>\n\n(1) p\n  - [N]: n\n----\n(2) q\n  -> [T]: t\n",
        "<X>\n\n(1) p\n----\n  <_ <U>: u\n(2) q\n",
        "(1) p\n----\n(2) q\n",
        "[A]: a\n\n# One #tag\n\n[B]: b\n  + [A]\n\n## Two {isGroup: false}\n\n<X>: x\n",
        (
            "===\ntitle: Cars\nauthor: Ann\nmodel: {mode: strict}\nmain: [A]\n===\n\n"
            "[A]: a\n  + [B]: b\n  - [C]: c\n"
        ),
        "[A]: one wording\n\n[A]: another wording\n",
        "[A]: a\n  - <K>: k\n\n[B]: b\n  + <K>\n",
        "[A]: a\n\n(1) [B]: b\n(2) [C]: c\n-- {bare: true} --\n(3) [A]\n",
        (
            "[A]: a\n  - <A-1> {attack: {premises: [A, B], outweighed: true}}\n"
            "    _ [B]: b\n"
        ),
    ],
)
def test_tidy_text_is_printed_as_it_was(text):
    """What a person writes tidily comes out again."""
    assert print_map(parse(text).map) == text


def test_linked_premises_become_a_structure():
    m = ArgumentMap((A, B, C), inferences=(Inference("A+1", ("B", "C"), "A"),))
    assert printed(m) == lines(
        "[A]: A is.",
        "",
        "(1) [B]: B is.",
        "(2) [C]: C is.",
        "-- {bare: true} --",
        "(3) [A]",
    )


def test_a_plain_support_that_is_undercut_becomes_a_structure():
    m = ArgumentMap(
        (A, B, C),
        inferences=(Inference("A+1", ("B",), "A"),),
        attacks=(Attack("A+1_1", ("C",), "A+1", kind="undercut"),),
    )
    assert printed(m) == lines(
        "[A]: A is.",
        "",
        "(1) [B]: B is.",
        "-- {bare: true} --",
        "  <_ [C]: C is.",
        "(2) [A]",
    )


def test_a_structure_without_argument_keeps_away_from_arguments():
    m = ArgumentMap(
        (A, B, C),
        arguments=(Argument("X", "x", "X"),),
        inferences=(
            Inference("X+1", ("A",), "X"),
            Inference("A+1", ("B", "C"), "A"),
        ),
    )
    assert printed(m) == lines(
        "<X>: x",
        "  + [A]: A is.",
        "",
        "[A]",
        "",
        "(1) [B]: B is.",
        "(2) [C]: C is.",
        "-- {bare: true} --",
        "(3) [A]",
    )


def test_attacks_on_attacks_are_named():
    m = ArgumentMap(
        (A, B, C),
        attacks=(
            Attack("A-1", ("B", "A"), "A", outweighed=True),
            Attack("K", ("B",), "A-1", "Critic", kind="undercut", tags=("t",)),
        ),
    )
    assert printed(m) == lines(
        "[A]: A is.",
        "  - <A-1> {attack: {premises: [B, A], outweighed: true}}",
        "    _ <Critic> #t {id: K, attack: {premises: [B]}}",
        "",
        "[B]: B is.",
        "",
        "[C]: C is.",
    )


def test_cycles_are_printed_once():
    m = ArgumentMap(
        (A, B),
        inferences=(Inference("A+1", ("B",), "A"), Inference("B+1", ("A",), "B")),
    )
    assert printed(m) == "[A]: A is.\n  + [B]: B is.\n    + [A]\n"


def test_statement_and_argument_of_one_title():
    m = ArgumentMap((s("T"),), (Argument("<T>", "x", "T"),))
    assert printed(m) == "[T]: T is.\n\n<T>: x\n"


def test_hard_texts_and_names_go_into_data():
    m = ArgumentMap((s("a]b", "two\nlines // {x}"), s("__proto__", "p")))
    assert printed(m) == lines(
        r"[a-b]: two lines \/\/ \{x\}"
        r' {id: "a]b", title: "a]b", text: "two\nlines // \x7Bx\x7D"}',
        "",
        "[proto]: p {id: __proto__, title: __proto__}",
    )


def test_untitled_texts_that_look_like_signs_get_brackets():
    m = ArgumentMap((Statement("x", "- no"), Statement("y", "(1) no")))
    assert printed(m) == "[x]: - no {title: null}\n\n[y]: (1) no {title: null}\n"


def test_derived_ids_are_not_written():
    text = lines("[A]: a", "  + b", "  + b", "  - b", "  _ b")
    m = parse(text).map
    assert [one.id for one in m.statements] == ["A", "b", "b-2", "b-3", "b-4"]
    assert printed(m) == text.replace("- b\n  _ b", "- b\n  _ b")


def test_ids_of_their_own_are_written():
    m = ArgumentMap((A, B), inferences=(Inference("i7", ("B",), "A"),))
    assert "-- {id: i7, bare: true} --" in printed(m)


def test_a_gap_in_the_numbers_is_written():
    m = ArgumentMap((A, B), inferences=(Inference("A+2", ("B",), "A"),))
    assert "-- {id: A+2, bare: true} --" in printed(m)


def test_strict_mode_changes_what_signs_say():
    strict = {"model": {"mode": "strict"}}
    m = ArgumentMap(
        (A, B),
        inferences=(
            Inference("A+1", ("B",), "A", strict=True),
            Inference("B+1", ("A",), "B"),
        ),
        attacks=(
            Attack("A-1", ("B",), "A", kind="contrary"),
            Attack("B-1", ("A",), "B"),
        ),
    )
    loose = printed(m)
    assert "-- {strict: true, bare: true} --" in loose
    assert "{attack: {premises: [B], kind: contrary}}" in loose
    text = printed(
        ArgumentMap(m.statements, m.arguments, m.inferences, m.attacks, metadata=strict)
    )
    assert "  + [B]" in text
    assert "  - [B]" in text
    assert "<B-1> {attack: {premises: [A]}}" in text


def test_what_no_sign_says_goes_into_the_frontmatter():
    m = ArgumentMap(
        (A, B),
        inferences=(
            Inference("A+1", ("B",), "A"),
            Inference("A+1+1", ("B",), "A+1"),
            Inference("none", (), "A"),
        ),
        attacks=(Attack("lost", ("A",), "nobody"),),
        sections=(Section("#x", "X", 0),),
        sources=(Source("r", path="r.txt", data={"note": 1, "path": 2}),),
    )
    text = printed(m)
    front = text.split("===")[1]
    assert "- {id: A+1+1, premises: [B], conclusion: A+1}" in front
    assert "{id: lost, premises: [A], target: nobody}" in front
    assert "sources: [{id: r, path: r.txt, note: 1, data: {path: 2}}]" in front
    assert "order" not in front


def test_another_order_is_written_down():
    m = ArgumentMap(
        (A, B),
        inferences=(Inference("none", (), "A"), Inference("A+1", ("B",), "A")),
    )
    assert "order: {inferences: [none]}" in printed(m)


def test_order_of_statements_needs_no_list():
    m = ArgumentMap(
        (B, A, C),
        inferences=(Inference("A+1", ("B",), "A"), Inference("A+2", ("C",), "A")),
    )
    assert printed(m) == lines(
        "[B]: B is.", "", "[A]: A is.", "  + [B]", "  + [C]: C is."
    )


def test_definitions_stand_in_their_section():
    m = ArgumentMap(
        (A, B, C),
        inferences=(Inference("A+1", ("B",), "A"),),
        sections=(
            Section("#one", "One", members=("A", "C")),
            Section("#two", "Two", members=("B",)),
        ),
    )
    assert printed(m) == lines(
        "# One",
        "",
        "[A]: A is.",
        "  + [B]",
        "",
        "[C]: C is.",
        "",
        "# Two",
        "",
        "[B]: B is.",
    )


def test_members_that_lines_cannot_give_are_listed():
    m = ArgumentMap(
        (A, B), sections=(Section("#x", "X", 2, "#x", ("B", "A", "?"), ("t",)),)
    )
    assert printed(m).startswith('## X #t {parent: "#x", members: [B, A, "?"]}\n')


def test_uses_names_lines():
    text = (
        "<X>\n\n(1) p\n(2) q\n-- {uses: [2]} --\n(3) r\n-- {uses: [1, 3]} --\n(4) s\n"
    )
    m = parse(text).map
    assert [one.premises for one in m.inferences] == [("q",), ("p", "r")]
    assert printed(m) == text


def test_premises_that_lines_do_not_give_are_written():
    m = ArgumentMap(
        (A, B, C, D),
        (Argument("X", "", "X", inferences=("X/1", "X/2")),),
        (Inference("X/1", ("A",), "B"), Inference("X/2", ("A", "C"), "D")),
    )
    assert "-- {premises: [A, C]} --" in printed(m)


# -- size


def chain(n):
    """Each statement supports the one before it."""
    return ArgumentMap(
        [s(f"S{i}") for i in range(n)],
        inferences=[
            Inference(f"S{i}+1", (f"S{i + 1}",), f"S{i}") for i in range(n - 1)
        ],
    )


def test_deep_nesting_is_flattened():
    text = printed(chain(100))
    deepest = max(len(one) - len(one.lstrip()) for one in text.split("\n"))
    assert deepest == 40
    assert format_text(text) == text


@pytest.mark.parametrize(
    "shape", ["chain", "back", "hub", "structure", "steps", "attacks"]
)
def test_large_maps_print(shape):
    n = 20_000
    several = [s(f"S{i}") for i in range(n)]
    if shape == "chain":
        m = chain(n)
    elif shape == "back":
        m = ArgumentMap(
            several,
            inferences=[
                Inference(f"S{i + 1}+1", (f"S{i}",), f"S{i + 1}") for i in range(n - 1)
            ],
        )
    elif shape == "hub":
        m = ArgumentMap(
            several,
            inferences=[Inference(f"S0+{i}", (f"S{i}",), "S0") for i in range(1, n)],
        )
    elif shape == "structure":
        premises = tuple(one.id for one in several[1:])
        m = ArgumentMap(several, inferences=[Inference("S0+1", premises, "S0")])
    elif shape == "steps":
        steps = [Inference(f"X/{i}", (f"S{i - 1}",), f"S{i}") for i in range(1, n)]
        argument = Argument("X", "x", "X", inferences=tuple(one.id for one in steps))
        m = ArgumentMap(several, [argument], steps)
    else:
        above = ["S0", *(f"a{i}" for i in range(n))]
        m = ArgumentMap(
            [s("S0")],
            attacks=[
                Attack(f"a{i}", ("S0",), above[i], kind="undercut" if i else "attack")
                for i in reversed(range(n))
            ],
        )
    assert parse(print_map(m)).map == m


# -- parts


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Trams are quiet.", ()),
        ('50 % of it; (really?) "yes" – it\'s so…', ()),
        ("e.g. at 10:30 in the U.S.", ()),
        ("**bold**, *italic*, __bold *and italic*__.", ()),
        ("a [link](https://x.org/a_b#c) and @[A] or @<B>", ()),
        ("so #pro and #(two words) say", ("pro", "two words")),
        (r"a \[ and \#", ()),
        ("a > b, a@b.c", ()),
    ],
)
def test_texts_that_a_line_can_hold(text, tags):
    assert find_tags(text) == tags
    assert parse(f"[A]: {text}").map["A"].text == text


@pytest.mark.parametrize(
    "text",
    [
        *(" a", "a ", "a\nb", "a\tb", "a // b", "a /* b", "https://x.org", "a <b> c"),
        *("[1]", "a [b] c", "{a}", "a_b", "**open", "a #", "C#5", "#1", "all .A. of"),
        *("a #tag", "a === b", "a \\", "a\x00", "a\u2028b", "<!-- a", "a * b", "@[a"),
    ],
)
def test_texts_that_go_into_data(text):
    assert find_tags(text) is None
    shown = show_text(text)
    assert "\n" not in shown
    assert parse(f"[A]: {shown}").map["A"].tags == ()
    one = Statement("A", text, "A")
    assert parse(print_map(ArgumentMap((one,)))).map.statements == (one,)


def test_tags_as_written():
    assert spell_tags(["pro", "ä-1_b", "two words", "3"]) == [
        "#pro",
        "#ä-1_b",
        "#(two words)",
        "#(3)",
    ]
    for tag in ("", "a)", " a", "a\nb", "{", "a#b"):
        assert spell_tags([tag]) is None, tag
    assert spell_tags(["a", "a"]) is None


def test_tags_around_texts():
    assert word_element(("a #x b",), ("x", "y")).tags == " #y"
    assert word_element(("a #x b",), ("y", "x")).keys["text"] == "a #x b"
    assert word_element(("a",), ("x", "")).keys == {"tags": ("x", "")}
    assert word_element(("a #x b", "c #z d"), ("x", "y", "z")).tags == " #y"


def test_labels_and_rules():
    for good in (
        "Ban",
        "Ban+1",
        "X/1",
        "a: b",
        "No cars!",
        "日本",
        "<".strip("<") or "a",
    ):
        assert is_label(good), good
    for bad in (
        "",
        " a",
        "a ",
        "-a",
        "+a",
        "_a",
        "a]",
        "a>",
        "a\nb",
        "a//b",
        "x" * 200,
    ):
        assert not is_label(bad), bad
    assert is_rule("modus ponens")
    assert not any(map(is_rule, ("", "a, b", "a -- b", "{a}", "-", "a\n")))


def test_only_the_start_of_an_order_is_named():
    assert sort_back("abcd", "abcd") == ()
    assert sort_back("bacd", "abcd") == ("b",)
    assert sort_back("dcba", "abcd") == ("d", "c", "b")


# -- other programs


def test_the_corpus_reads_back(corpora):
    checked = 0
    for path in sorted(corpora.glob("argdown_*/**/*.argdown")):
        m = parse(path.read_bytes().decode("utf-8")).map
        text = print_map(m)
        assert parse(text).map == m, path
        assert parse(format_text(text)).map == m, path
        checked += 1
    assert checked > 200


@pytest.mark.oracle
def test_the_original_program_reads_the_same(tmp_path):
    cli = os.environ.get("ARGDOWN_CLI") or shutil.which("argdown")
    if not cli:
        pytest.skip("no argdown program; set ARGDOWN_CLI")
    text = lines(
        "[A]: A is. {speaker: Ann}",
        "  + [B]: B is.",
        "  - <X>: x",
        "    _ [U]: u",
        "",
        "<X>",
        "",
        "(1) [P]: p",
        "-- modus ponens {scheme: sign} --",
        "(2) [Q]: q",
    )
    m = argmap.loads(text, "argdown")
    hard = (s("a]b", "x\n{y} // [1] https://x.org ==="), Statement("u2", "- no #1"))
    m = m.add(*hard, Attack("K", ("A", "B"), "A"), Attack("L", ("a]b",), "K"))
    path = tmp_path / "map.argdown"
    path.write_text(print_map(m), "utf-8")
    done = subprocess.run(
        [cli, "json", str(path), "--silent", "--stdout"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    theirs = json.loads(done.stdout)
    assert {"A", "B", "U", "P", "Q", "a-b", "u2"} == set(theirs["statements"])
    assert {"X", "K", "L"} == set(theirs["arguments"])
    assert theirs["statements"]["A"]["data"] == {"speaker": "Ann"}
    relations = {(r["relationType"], r["from"], r["to"]) for r in theirs["relations"]}
    assert ("support", "B", "A") in relations
    assert ("attack", "K", "A") in relations
    (line,) = (x for x in theirs["arguments"]["X"]["pcs"] if "inference" in x)
    assert line["inference"]["inferenceRules"] == ["modus ponens"]
