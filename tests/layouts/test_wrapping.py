import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layouts.measuring import measure
from argmap.layouts.wrapping import Wrapper, wrapper


def wrap(text, limit, **options):
    return [text[a:b] for a, b in Wrapper(len).wrap(text, limit, **options)]


def test_the_fewest_lines_and_then_even_ones():
    assert wrap("aaaa bbbb cccc d", 14) == ["aaaa bbbb", "cccc d"]
    assert wrap("aaaa bbbb cccc d", 14, even=False) == ["aaaa bbbb cccc", "d"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("twelve chars", ["twelve chars"]),
        ("x" * 25, ["x" * 9, "x" * 9, "x" * 7]),
        ("日本語の文章は空白なしで書かれる", ["日本語の文章は空", "白なしで書かれる"]),
        ("あいうえおかきくけこさし。た", ["あいうえおかきく", "けこさし。た"]),
        ("あいうえおかきくけこ「さし」た", ["あいうえおかきく", "けこ「さし」た"]),
        ("a-very-long-hyphenated-word", ["a-very-long-", "hyphenated-", "word"]),
        ("see example.org/one/two/three", ["see example.", "org/one/two/", "three"]),
    ],
)
def test_where_lines_break(text, lines):
    assert wrap(text, 12) == lines


def test_closing_marks_never_begin_a_line_and_opening_ones_never_end_one():
    for limit in range(3, 14):
        lines = wrap("あいう「えお」か、きくけ（こさ）し。すせそ", limit)
        assert not any(line[0] in "」、）。" for line in lines)
        assert not any(line[-1] in "「（" for line in lines)


def test_clusters_are_not_torn():
    lines = wrap("👩\u200d💻" * 6, 7)
    assert "".join(lines) == "👩\u200d💻" * 6
    assert all(line[0] == "👩" for line in lines)


def test_more_lines_on_demand():
    assert len(wrap("one two three four", 20, least=3)) == 3
    assert len(wrap("one", 20, least=3)) == 1


@given(st.text("ab 日e\u0301-/。", max_size=60), st.integers(1, 20))
def test_nothing_is_lost_and_nothing_is_wider(text, limit):
    text = " ".join(text.split())
    lines = wrap(text, limit)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    from argmap.layouts.characters import split_clusters

    for line in lines:
        fits = len(line) <= limit
        kept_whole = len(split_clusters(line)) == 1 or "。" in line
        assert fits or kept_whole


def test_lines_fit_in_the_face_of_pictures():
    text = "Of four comparable pacts in the last century, three were followed by war."
    ranges = wrapper(12).wrap(text, 188)
    assert [text[a:b] for a, b in ranges] == [
        "Of four comparable pacts in the",
        "last century, three were",
        "followed by war.",
    ] or all(measure(text[a:b]) <= 188 for a, b in ranges)
    assert len(ranges) == 3
