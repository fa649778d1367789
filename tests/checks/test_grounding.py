"""Sketched, grounded, axiomatic."""

from __future__ import annotations

import pytest

from argmap.checks import check, classify_relations
from argmap.lang import parse

AIR = """<Air>

(1) [Soot]: Cars make soot.
----
(2) [Dirt]: Cars make the air dirty.
"""
BAN = """
<Ban>{more}

(1) {premise}
(2) [Duty]: What makes the air dirty should go.
----
(3) [Go]: Cars should go.
"""


def classes(text: str) -> dict[str, str]:
    document = parse(text)
    assert not document.has_errors, document.diagnostics
    return dict(classify_relations(document.map))


def test_relations_between_statements_are_axiomatic():
    assert classes("[A]: a\n  + [B]: b\n  - [C]: c\n  >< [D]: d") == {
        "A+1": "axiomatic",
        "A-1": "axiomatic",
        "A-2": "axiomatic",
    }


def test_relations_with_sketches_are_sketched():
    assert set(classes("[A]: a\n  + <X>: x\n    - <Y>: y\n    _ [U]: u").values()) == {
        "sketched"
    }


def test_an_argument_that_concludes_the_statement_is_grounded():
    assert classes(AIR + "\n[Dirt]\n  + <Air>") == {"Dirt+1": "grounded"}


def test_a_conclusion_that_is_a_premise_grounds_the_support():
    text = AIR + BAN.format(more="\n  + <Air>", premise="[Dirt]")
    assert set(classes(text).values()) == {"grounded"}


@pytest.mark.parametrize(
    ("sign", "relation"), [("+", "+"), ("-", "-"), ("-", "><"), ("_", None)]
)
def test_relations_at_one_remove_ground_arrows(sign, relation):
    if relation is None:
        return
    text = AIR + BAN.format(
        more=f"\n  {sign} <Air>", premise=f"[New]: A new premise.\n  {relation} [Dirt]"
    )
    found = classes(text)
    arrow = next(one for one in found if one.startswith("Ban"))
    assert found[arrow] == "grounded"


def test_an_arrow_without_a_premise_is_sketched_and_reported():
    text = AIR + BAN.format(more="\n  + <Air>", premise="[New]: A new premise.")
    assert "sketched" in classes(text).values()
    found = [d for d in check(parse(text), select="AM140") if d.code == "AM140"]
    assert [d.message for d in found] == [
        "`Air` supports `Ban`, but their steps do not say so"
    ]


def test_arrows_to_sketches_and_statements_are_not_reported():
    text = AIR + "\n[Other]: Other.\n  - <Air>\n  + <Sketch>: s\n    - <Air>"
    assert "sketched" in classes(text).values()
    assert "AM140" not in {d.code for d in check(parse(text), select="AM140")}


def test_steps_are_no_drawn_relations():
    assert classes(AIR) == {}
