"""Strange characters: nothing acts, everything shows."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics.glyphs import lay_out, list_words, make_visible, width_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\tb\nc", "a␉b␊c"),
        ("\x1b[2J\x07\x7f", "␛[2J␇␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\u202eb\u2066c\u2069", "a<RLO>b<LRI>c<PDI>"),
        ("\ufeff\u200b\u2028", "<BOM><ZWSP><LSEP>"),
        ("x\ud800y", "x<U+D800>y"),
        ("família 👩‍👩‍👧 漢字", "família 👩‍👩‍👧 漢字"),
    ],
)
def test_marks(text, shown):
    assert make_visible(text) == shown


def test_lines_are_kept_on_request():
    assert make_visible("a\n\x1bb\r\n", keep_lines=True) == "a\n␛b␍\n"


@settings(max_examples=100)
@given(st.text(st.characters(codec=None)))
def test_nothing_visible_acts(text):
    shown = make_visible(text)
    shown.encode()
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"}]
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    assert make_visible(shown) == shown


@settings(max_examples=100)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_columns_follow_the_characters(line):
    shown, columns = lay_out(line)
    assert len(columns) == len(line) + 1
    assert columns[0] == 0
    assert columns[-1] == width_of(shown)
    assert list(columns) == sorted(columns)


def test_tabs_go_to_the_next_stop():
    assert lay_out("\tab\tc") == ("    ab  c", (0, 4, 5, 6, 8, 9))


def test_wide_and_joining_characters():
    assert width_of("漢e\u0301\u200d") == 3


def test_words_are_listed_as_people_do():
    assert list_words([]) == ""
    assert list_words(["a"]) == "a"
    assert list_words(["a", "b"]) == "a and b"
    assert list_words(["a", "b", "c"], "or") == "a, b or c"
