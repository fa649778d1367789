"""Laws of the language: whatever the text, reading it ends well."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from argmap import parse
from argmap.lang import format_text

TITLES = st.sampled_from(["A", "B", "C d", "Ü-1", "constructor", "a]b", "x: y"])
WORDS = st.sampled_from(
    [
        *(
            "word",
            "two words",
            "**bold**",
            "*it*",
            "__b__",
            "_it_",
            "**open",
            "un*even",
        ),
        *("[l](http://x.y)", "#tag", "#(two w)", "#1", "@[A]", "@<B>", "[1]", "<x>"),
        *(".A.", ":up:", "e.g.", "\\[b\\]", "\\#", "\\", "http://x.y/z_1#a", "a//b"),
        *("<!-- c -->", "/* c */", "/* open", "// end", "{", "}", "{1, 2}", "1 < 2"),
        *("a - b", "(1)", "3.", "===", "--", "\t", "\ufeff", "\u2028", "\x00", "日本"),
    ]
)
DATA = st.sampled_from(
    [
        *("", "", "", " {a: 1}", " {id: A}", " {text: x}", " {tags: [a, b]}", "{}"),
        *(" {attack: {premises: [A]}}", " {isInGroup: true}", " {a: [1}", " {a: 1"),
        *("\n{\na: 1\n}", "\n{b: x}", " {\n a: {b: [c]}\n}", " {uses: [1, 9]}", " {x}"),
    ]
)
TEXTS = st.lists(WORDS, min_size=0, max_size=4).map(" ".join)
BRACKETS = st.sampled_from(
    ["[{}]: ", "[{}]", "<{}>: ", "<{}>", "[{}", "<{}", "[{}]:", "{}"]
)
ELEMENTS = st.builds(
    lambda bracket, title, text, data: bracket.format(title) + text + data,
    BRACKETS,
    TITLES,
    TEXTS,
    DATA,
)
SIGNS = st.sampled_from(
    [
        *(
            "+ ",
            "- ",
            "_ ",
            "<+ ",
            "<- ",
            "<_ ",
            "+> ",
            "-> ",
            "_> ",
            ">< ",
            "+",
            "-",
            "=> ",
        ),
        *(
            "* ",
            "1. ",
            "(1) ",
            "(2) ",
            "(3) ",
            "# ",
            "## ",
            "#",
            "",
            "",
            "-- ",
            "----",
            "---",
        ),
        *(
            "-- r, s --\n(4) ",
            "--\nr {uses: [1]}\n--",
            "@include(p)",
            "// c ",
            "/* c */ ",
        ),
    ]
)
INDENTS = st.sampled_from(["", "", "", "  ", "  ", "    ", "      ", " ", "\t", "   "])
LINES = st.builds(lambda i, s, e: i + s + e, INDENTS, SIGNS, ELEMENTS)
STEPS = st.builds(
    "(1) {}\n  + {}\n-- r {{uses: [1]}} --\n  _ {}\n(2) {}".format,
    ELEMENTS,
    ELEMENTS,
    ELEMENTS,
    ELEMENTS,
)
FRONTS = st.sampled_from(
    [
        *("", "", "", "===\ntitle: x\n===\n\n", "===\nmodel: {mode: strict}\n===\n"),
        *(
            "=== a: 1 ===\n\n",
            "===\nmain: [A]\n",
            "===\n[\n===\n\n",
            "// c\n===\nb: 2\n===\n",
        ),
    ]
)
ENDS = st.sampled_from(
    ["\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\r", "\n\n\n", " \n"]
)
DOCUMENTS = st.builds(
    lambda front, lines: front + "".join(line + end for line, end in lines),
    FRONTS,
    st.lists(st.tuples(LINES | STEPS, ENDS), max_size=12),
)
ANY = st.text() | st.text(alphabet="[]<>(){}+-_*#=/.:,@\\ \n\tab1\r\ufeff") | DOCUMENTS


def check_places(text):
    document = parse(text)
    for span in (*document.spans.values(), *document.comments):
        assert 0 <= span.start <= span.end <= len(text)
    assert set(document.places) == set(document.spans)
    for problem in document.diagnostics:
        assert (
            problem.hint
            or problem.notes
            or problem.severity.rank > 0
            or problem.message
        )
        if problem.span is not None:
            assert 0 <= problem.span.start <= problem.span.end <= len(text)
            str(problem)
    at = document.tree.start
    for row in document.tree.rows:
        assert row.line.start == at
        at = row.line.end
    assert at == len(text) or not document.tree.text
    return document


@given(ANY)
@example("[A]: x {a: \ud800}")
@example("(1) a\n--\n\n[A]")
@example("+\n-\n(1)\n----\n")
def test_any_text_is_read(text):
    """``parse`` never raises; every place lies inside; the tree loses nothing."""
    check_places(text)


@given(DOCUMENTS)
def test_spans_of_elements_lie_in_the_text(text):
    document = check_places(text)
    spelled = {e.id for e in document.map if e.id not in document.spans}
    front = document.tree.frontmatter
    assert not spelled or front is not None


@given(DOCUMENTS)
def test_reading_twice_gives_the_same(text):
    assert parse(text).map == parse(text).map
    assert parse(text).diagnostics == parse(text).diagnostics


@given(DOCUMENTS)
def test_formatting_changes_no_meaning_and_settles(text):
    """The map stays equal, comments stay, and a second run changes nothing."""
    before = parse(text)
    made = format_text(text)
    after = parse(made)
    assert after.map == before.map
    assert format_text(made) == made
    kept = [" ".join(one.text.split()) for one in after.comments]
    assert kept == [" ".join(one.text.split()) for one in before.comments]
