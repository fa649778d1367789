"""The native JSON can be read by the adapter that judges importers."""

import json
import re
import sys

import pytest

import argmap
from argmap.model import (
    Argument,
    ArgumentMap,
    Attack,
    Inference,
    Preference,
    Rephrase,
    Statement,
)


@pytest.fixture(scope="module")
def to_ir(corpora):
    """The function ``to_ir`` of the corpora's README."""
    page = (corpora / "README.md").read_text("utf-8")
    code = re.search(r"^def to_ir\(m\):\n(?:(?: .*)?\n)+", page, re.MULTILINE)[0]
    names = {}
    exec(code, names)  # noqa: S102  (of a file that the user points to)
    return names["to_ir"]


def test_the_adapter_understands_our_json(to_ir):
    m = ArgumentMap(
        statements=(Statement("A", "a"), Statement("B"), Statement("C")),
        arguments=(Argument("X", inferences=("X/1",)), Argument("Y", "sketch")),
        inferences=(Inference("X/1", ("B",), "A"), Inference("C+1", ("X",), "C")),
        attacks=(Attack("X-1", ("Y",), "X"),),
        rephrases=(Rephrase("r", ("B",), "C"),),
        preferences=(Preference("p", "A", "C"),),
    )
    assert to_ir(json.loads(argmap.dumps(m, "json"))) == {
        "statements": {"A": "a", "B": "", "C": "", "Y": "sketch"},
        "relations": [
            ["X/1", "support", ["B"], ["A"]],
            ["C+1", "support", ["A"], ["C"]],
            ["X-1", "attack", ["Y"], ["X/1"]],
            ["r", "rephrase", ["B"], ["C"]],
            ["p", "preference", ["A"], ["C"]],
        ],
    }
    assert to_ir(json.loads(argmap.dumps(ArgumentMap(), "json"))) == {
        "statements": {},
        "relations": [],
    }


def test_the_checker_accepts_it(to_ir, corpora, monkeypatch):
    monkeypatch.syspath_prepend(corpora)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    truth = pytest.importorskip("truth")
    m = ArgumentMap(
        statements=(Statement("A", "a"), Statement("B", "b")),
        inferences=(Inference("A+1", ("B",), "A"),),
        attacks=(Attack("A+1_1", ("B",), "A+1"),),
    )
    ir = truth.ir_of(to_ir(json.loads(argmap.dumps(m, "json"))))
    assert truth.compare(ir, ir) == {}
