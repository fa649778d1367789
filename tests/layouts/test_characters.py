import pytest

from argmap.layouts.characters import (
    count_columns,
    estimate_width,
    reads_leftwards,
    show_controls,
    split_clusters,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  a \t b\r\nc ", "a b c"),
        ("a\x00b\x7fc\x9bd", "a␀b␡c⟨9B⟩d"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\u202eb\u2066c\u200f", "a⟨RLO⟩b⟨LRI⟩c⟨RLM⟩"),
        ("a\ud800b\ufffec", "a\ufffdb\ufffdc"),
        ("a\u00a0b", "a\u00a0b"),
        ("\u2028", ""),
    ],
)
def test_controls_are_shown_and_blanks_joined(text, shown):
    assert show_controls(text) == shown


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("", []),
        ("abc", ["a", "b", "c"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("👩\u200d💻!", ["👩\u200d💻", "!"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇩🇪🇯🇵", ["🇩🇪", "🇯🇵"]),
        ("한국", ["한", "국"]),
        ("\u1112\u1161\u11ab", ["\u1112\u1161\u11ab"]),
        ("\u0301a", ["\u0301", "a"]),
    ],
)
def test_clusters_stay_whole(text, clusters):
    assert split_clusters(text) == clusters


def test_direction_is_that_of_the_first_letter():
    assert reads_leftwards("... שלום abc")
    assert reads_leftwards("مرحبا")
    assert not reads_leftwards("abc שלום")
    assert not reads_leftwards("日本")
    assert not reads_leftwards("123 …")


def test_unknown_characters_have_a_likely_width():
    assert estimate_width("\u0301") == 0
    assert estimate_width("日") == 1000
    assert estimate_width("\U00020000") == 1000
    assert estimate_width("😀") == 1250
    assert estimate_width("ब") == 600


def test_columns_of_a_terminal():
    assert count_columns("abc") == 3
    assert count_columns("日本") == 4
    assert count_columns("e\u0301ß") == 2
