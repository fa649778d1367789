"""The benchmarks measure what they say: the texts have the size and shape named."""

import pytest

from argmap import parse
from argmap.diagnostics import Severity
from benchmarks.shapes import SHAPES, write_text
from benchmarks.tables import say_ratio, table, time_in_words


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [10, 101, 1_000])
def test_a_text_has_the_size_named_and_no_errors(shape, size):
    document = parse(write_text(shape, size))
    assert not [d for d in document.diagnostics if d.severity is Severity.ERROR]
    assert abs(len(document.map.statements) - size) <= 1
    assert document.map.inferences


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_text_at_every_call(shape):
    assert write_text(shape, 50) == write_text(shape, 50)


def test_a_chain_is_as_deep_as_it_is_long():
    drawn = parse(write_text("chain", 100)).map
    assert len(drawn.main_claims) == 1
    assert all(len(drawn.inferences_to(s.id)) <= 1 for s in drawn.statements)


def test_figures_in_words():
    assert time_in_words(None) == "–"
    assert time_in_words(0.00012) == "120 µs"
    assert time_in_words(0.0123) == "12.3 ms"
    assert time_in_words(2.345) == "2.3 s"
    assert time_in_words(41.2) == "41 s"
    assert say_ratio(1.5) == "1.50 ×"
    assert say_ratio(0.05) == "1/20.0"
    assert table(["", "b"], [["a", "1"]]) == "|  | b |\n|---|---:|\n| a | 1 |"
