"""The registry: built-ins by name, plugins only on a miss."""

import math
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from argmap.registry import Registry


@pytest.fixture
def numbers(monkeypatch):
    plugins = EntryPoints(
        [
            EntryPoint("tau", "math:tau", "argmap.numbers"),
            EntryPoint("e", "math:e", "argmap.numbers"),
            EntryPoint("pi", "math:inf", "argmap.numbers"),
            EntryPoint("nan", "math:nan", "argmap.others"),
        ]
    )
    monkeypatch.setattr("importlib.metadata.entry_points", plugins.select)
    return Registry(
        "number", "argmap.numbers", {"pi": "math:pi", "zero": "math:nowhere"}
    )


def test_built_ins_win_over_plugins(numbers):
    assert numbers["pi"] == math.pi
    assert numbers["tau"] == math.tau


def test_listing_loads_nothing(numbers):
    assert list(numbers) == ["pi", "zero"]
    assert numbers.names == ("pi", "zero")
    assert "pi" in numbers
    assert "tau" not in numbers


def test_all_plugins_in_order_of_name(numbers):
    assert list(numbers.plugins()) == [math.e, math.tau]


def test_unknown_names_get_the_known_ones(numbers):
    with pytest.raises(KeyError, match=r"unknown number 'nan' \(known: pi, zero\)"):
        numbers["nan"]
