import pytest

from argmap.layouts.measuring import load_face, measure


# Widths of Arial in 1/1000 em, from its published metrics.
@pytest.mark.parametrize(
    ("text", "regular", "bold"),
    [
        (" ", 278, 278),
        ("A", 667, 722),
        ("m", 833, 889),
        ("ß", 611, 611),
        ("Я", 722, 722),
    ],
)
def test_widths_are_those_of_arial(text, regular, bold):
    assert measure(text, 1000) == regular
    assert measure(text, 1000, bold=True) == pytest.approx(bold, abs=10)


def test_width_is_a_sum_and_grows_with_size():
    assert measure("AV", 12) == pytest.approx(measure("A", 12) + measure("V", 12))
    assert measure("word", 24) == pytest.approx(2 * measure("word", 12))
    assert measure("") == 0


def test_characters_outside_of_the_table_are_estimated():
    assert measure("日本", 10) == 20
    assert "日" in load_face(bold=False)  # and remembered


def test_combining_marks_take_no_room():
    assert measure("e\u0301") == measure("e")
