"""Bad input: no traceback, no silence; code, place, cause and a way out."""

from __future__ import annotations

import pytest

from argmap import check, parse
from argmap.diagnostics import Severity
from argmap.lang.messages import MESSAGES

# text, message, line, column
INPUTS = [
    ("[A: x\n\n[B]: y", "unclosed-title", 1, 1),
    ("[A]: x\n  + <B", "unclosed-title", 2, 5),
    ("===\ntitle: x\n\n[A]: y", "unclosed-frontmatter", 1, 1),
    ("[A]: x /* y\n\n[B]: z", "unclosed-comment", 1, 8),
    ("[A]: x <!-- y", "unclosed-comment", 1, 8),
    ("[A]: x {a: 1\n\n[B]: z", "unclosed-data", 1, 8),
    ("[A]: x {\n  a: 1\n\n[B]: z", "unclosed-data", 1, 8),
    ("[A]: x **y\n\n[B]: z", "unclosed-mark", 1, 8),
    ("[A]: x _y z", "unclosed-mark", 1, 8),
    ("(1) a\n-- rule\n(2) b", "unclosed-inference", 2, 1),
    ("[A]: x\n  +\n  - [B]: y", "empty-relation", 2, 3),
    ("[A]: x\n+ [B]: y", "relation-without-indent", 2, 1),
    ("[A]: x\n\n  + [B]: y", "relation-after-blank-line", 3, 3),
    ("[A]: x\n    + [B]: y\n  - [C]: z", "unopened-level", 3, 3),
    ("[A]: x\n  + [B]: y\n\t- [C]: z", "mixed-indentation", 3, 1),
    ("[A]: x\n  => [B]: y", "unknown-operator", 2, 3),
    ("[A]: x\n  ~ [B]", "unknown-operator", 2, 3),
    ("[A]: x\n  >< <B>: y", "contradiction-with-argument", 2, 3),
    ("(1) a\n----\n  - [B]: y\n(2) b", "only-undercuts-here", 3, 3),
    ("[A]: x\n  _ [U]: y", "undercut-of-statement", 2, 3),
    ("[A]: x\n\n[A] is so", "text-after-reference", 3, 5),
    ("[A]: x\n\n[A]\nis so", "text-after-reference", 4, 1),
    ("[A]: x\n\n[A] [B]", "two-references", 3, 5),
    ("[A]: x\n[B]: y", "missing-blank-line", 2, 1),
    ("<A>: x\n(1) a\n----\n(2) b", "missing-blank-line", 2, 1),
    ("[A]: x\n* [B]: y", "missing-blank-line", 2, 1),
    ("[A]: x\n# B\n\n[C]: y", "missing-blank-line", 2, 1),
    ("[A]:\n\n[B]: y", "empty-definition", 1, 1),
    ("#Cost of trams\n\n[A]: x", "tag-instead-of-heading", 1, 1),
    ("# \n\n[A]: x", "empty-heading", 1, 1),
    ("(1) a\n(2) b", "missing-inference", 2, 1),
    ("(1) a\n----\n(2) b\n(3) c", "missing-inference", 4, 1),
    ("(1) a\n----", "missing-conclusion", 2, 1),
    ("(1) a\n----\nso b", "missing-conclusion", 3, 1),
    ("----\n(1) b", "missing-premise", 1, 1),
    ("[A]: x\n-- so he said", "missing-premise", 2, 1),
    ("(1) a\n\n----\n(2) b", "blank-line-between-steps", 3, 1),
    ("(1) a\n\n(2) b\n----\n(3) c", "blank-line-between-steps", 3, 1),
    ("(1) a\n(3) b\n----\n(4) c", "misnumbered-line", 2, 2),
    ("(1) <A>\n----\n(2) b\n\n<A>: x", "argument-as-premise", 1, 5),
    (
        "<A>\n\n(1) a\n----\n(2) b\n\n<A>\n\n(1) c\n----\n(2) d",
        "second-reconstruction",
        9,
        1,
    ),
    ("(1) a\n-- {uses: [3]} --\n(2) b", "unknown-line-number", 2, 1),
    ("(1) a\n---\n(2) b", "short-inference-line", 2, 1),
    ("* [A]: x\n  * [B]: y", "nested-list", 2, 3),
    ("- one\n- two", "relation-to-nothing", 1, 1),
    ("# Title\n\n  + one", "relation-to-nothing", 3, 3),
    ("[A]: x {a: 1} y", "text-after-data", 1, 14),
    ("[A]: x {a: 1}\nmore", "text-after-data", 2, 1),
    ("[A]: x {a: 1}\n{b: 2}", "data-twice", 2, 1),
    ("{a: 1}\n\n[A]: x", "data-without-element", 1, 1),
    ("[A]: x {a: [1, 2}", "data-unreadable", 1, 17),
    ("===\na: [1\n===\n\n[A]: x", "data-unreadable", 3, 1),
    ("[A]: x\n\n===\ntitle: y\n===", "misplaced-frontmatter", 3, 1),
    ("@include(part.argdown)", "include-not-read", 1, 1),
    ("[A]: x\n@include(part.argdown)", "misplaced-include", 2, 1),
    ("\x00[\x00A\x00]\x00:\x00 \x00x\x00", "not-a-text", 1, 1),
    ("\x01\x02\x03\x04\x05\x06 binary", "not-a-text", 1, 1),
    ("[A]: x\x07y", "control-character", 1, 7),
    ("[A]: x\n  + [Aer]\n\n[Aera]: y", "undefined-statement", 2, 5),
    ("[A]: x\n  + <B>", "undefined-argument", 2, 5),
    ("[A]: see @[B].", "undefined-mention", 1, 10),
    ("[A]: x\n  + <A>: y", "title-of-both", 2, 5),
    ("[A]: x\n\n[B]: y {id: A}", "id-twice", 1, 1),
    ("[A]: x\n\nso says [A] above", "title-in-text", 3, 9),
    ("[A]: x\n\n<B>: y {attack: {premises: [A]}}", "attack-without-target", 3, 8),
    ("===\nmain: [B]\n===\n\n[A]: x", "unknown-id", 2, 1),
    ("[A]: x.\n  \u2013 [B]: y", "look-alike", 2, 3),
    ("[A]: x.\n  + [B]: y\n  \u2014 [C]: z", "look-alike", 3, 3),
    ("[A]: x.\n  \u2022 [B]: y", "look-alike", 2, 3),
    ("[A]: x.\n\n\u2022 y", "look-alike", 3, 1),
    ("[A]: x.\n\n\u2013 y", "look-alike", 3, 1),
    ("[A]: x.\n  +\u00a0[B]: y", "look-alike", 2, 4),
    ("[A]: x.\n\u00a0\u00a0+ [B]: y", "look-alike", 2, 1),
    ("", "nothing-here", 1, 1),
    ("\n  \n\t\n", "nothing-here", 1, 1),
    ("// only this\n", "nothing-here", 1, 1),
]


@pytest.mark.parametrize(("text", "name", "line", "column"), INPUTS)
def test_a_bad_input_is_named_where_it_stands(text, name, line, column):
    """Each problem has its code, line, column, a sentence and an order to follow."""
    document = parse(text, "bad.argdown")
    found = [one for one in document.diagnostics if one.name == name]
    assert found, [str(one) for one in document.diagnostics]
    problem = found[0]
    assert problem.code.startswith("AM0")
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (line, column)
    assert problem.message
    assert not problem.message.endswith(".")
    assert problem.hint


@pytest.mark.parametrize(("text", "name", "line", "column"), INPUTS)
def test_the_healthy_rest_is_kept(text, name, line, column):
    """Whatever is wrong, what is right around it is in the map."""
    healthy = "[Zoo]: Animals are here."
    if name != "not-a-text":
        document = parse(f"{healthy}\n\n# Break\n\n{text}\n")
        assert document.map["Zoo"].text == "Animals are here."
    after = parse(f"{text}\n\n# Break\n\n{healthy}\n")
    if name not in ("not-a-text", "unclosed-frontmatter"):
        assert after.map["Zoo"].text == "Animals are here."


@pytest.mark.parametrize("name", MESSAGES)
def test_the_example_of_a_message_says_it(name):
    """The documentation shows an example of each message; it is a true one."""
    message = MESSAGES[name]
    names = [one.name for one in parse(message.example).diagnostics]
    assert name in names or message.name == "unreadable-element"


def test_codes_are_unique_and_in_order():
    codes = [message.code for message in MESSAGES.values()]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize(("text", "name", "line", "column"), INPUTS)
def test_safe_fixes_repair_and_add_no_error(text, name, line, column):
    """A fix that is safe makes its problem vanish and brings no new error."""
    document = parse(text)
    problem = next(one for one in document.diagnostics if one.name == name)
    if problem.fix is None or not problem.fix.safe:
        return
    fixed = text
    for edit in sorted(problem.fix.edits, key=lambda e: -e.span.start):
        fixed = fixed[: edit.span.start] + edit.replacement + fixed[edit.span.end :]
    after = parse(fixed).diagnostics
    assert sum(one.name == name for one in after) < sum(
        one.name == name for one in document.diagnostics
    )
    errors = [
        one.name for one in document.diagnostics if one.severity is Severity.ERROR
    ]
    assert all(one.name in errors for one in after if one.severity is Severity.ERROR)


def test_all_problems_are_found_in_one_run():
    text = "[A]: **x\n\n[B] y\n\n(1) p\n\n  + q\n\n# \n"
    names = [one.name for one in parse(text).diagnostics]
    assert {"unclosed-mark", "text-after-reference", "missing-inference"} <= set(names)
    assert "empty-heading" in names


def test_close_titles_are_suggested():
    [problem] = parse("[Clean air]: x\n\n[Ban]: y\n  + [Clean  air]").diagnostics
    assert "`[Clean air]`" in (problem.hint or "")


def test_many_unknown_titles_cost_little():
    """Suggestions have a budget: ten thousand unknown titles are no denial of service."""
    text = "\n\n".join(f"[Known {n}]: x\n  + [Unknown {n}]" for n in range(3000))
    assert len(parse(text).diagnostics) == 3000


def test_a_step_without_conclusion_leaves_no_dangling_name():
    """One mistake, one message: the argument names no step that is not there."""
    document = parse("<A>\n\n(1) p\n----\n")
    assert document.map["A"].inferences == ()
    assert not [p for p in check(document) if p.code == "AM104"]


def test_no_hint_sends_a_relation_to_the_start_of_the_line():
    """What one message recommends, another must not refuse."""
    text = "[A]: x\n+ [B]: y\n    + [C]: z\n  - [D]: z"
    [problem] = [p for p in parse(text).diagnostics if p.name == "unopened-level"]
    assert problem.hint == "indent it like the relations beside it (4)"
    text = "[A]: x\n    + [B]: y\n  - [C]: z"
    [problem] = [p for p in parse(text).diagnostics if p.name == "unopened-level"]
    assert problem.hint == "indent it like the relations beside it (4)"


def test_the_hint_about_a_long_title_ends_properly():
    text = "[Verbot aller Autos]: x\n\n[B]: y\n  + [Verbote aller Autos]"
    [problem] = parse(text).diagnostics
    assert problem.hint == (
        "write `[Verbot aller Autos]` if that is meant, "
        "or `[Verbote aller Autos]: …` to say it"
    )
    [problem] = parse(f"[A]: x\n  + [{'b' * 5000}]").diagnostics
    assert problem.hint.endswith("…]: …` to say it")
    assert len(problem.hint) < 200


def test_lines_without_an_inference_are_statements_and_no_argument():
    document = parse("(1) It rains.\n(2) Rain makes streets wet.")
    assert [one.text for one in document.map.statements] == [
        "It rains.",
        "Rain makes streets wet.",
    ]
    assert document.map.arguments == ()
    [argument] = parse("(1) It rains.\n----").map.arguments
    assert argument.id == "argument"
