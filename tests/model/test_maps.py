"""Maps: ids, looking up, following links, grounded relations, main claims."""

import pytest

from argmap.errors import MapError
from argmap.model import (
    Argument,
    ArgumentMap,
    Attack,
    Context,
    Inference,
    Rephrase,
    Source,
    Statement,
)


def statements(names):
    return tuple(Statement(name) for name in names)


def test_shared_ids_are_all_named():
    with pytest.raises(MapError) as caught:
        ArgumentMap(
            statements=statements("ABBC"),
            arguments=(Argument("A"),),
            sources=(Source("A"), Source("S"), Source("S")),
        )
    assert str(caught.value) == (
        "two elements share the id `B`, `A`; two sources share the id `S`"
    )


def test_sources_have_ids_of_their_own():
    m = ArgumentMap(statements=statements("A"), sources=(Source("A", path="a.txt"),))
    assert m["A"] == Statement("A")
    assert m.source("A").path == "a.txt"
    assert m.source("B") is None


def test_looking_up():
    m = ArgumentMap(
        statements=statements("AB"), inferences=(Inference("A+1", ("B",), "A"),)
    )
    assert "A+1" in m
    assert "C" not in m
    assert m.get("C") is None
    assert [e.id for e in m] == ["A", "B", "A+1"]
    assert len(m) == 3
    assert m.relations == m.inferences


def test_unknown_ids_get_suggestions():
    m = ArgumentMap(statements=(Statement("Trade"), Statement("Air")))
    with pytest.raises(KeyError, match="did you mean `Trade`"):
        m["trade"]
    with pytest.raises(KeyError, match=r"no element `xyz`\W*$"):
        m["xyz"]


def test_an_attack_on_a_step_or_an_attack_is_an_undercut():
    m = ArgumentMap(
        statements=statements("ABC"),
        arguments=(Argument("X"),),
        inferences=(Inference("i", ("B",), "A"),),
        attacks=(
            Attack("a1", ("C",), "i"),
            Attack("a2", ("C",), "a1"),
            Attack("a3", ("C",), "X"),
            Attack("a4", ("C",), "A"),
            Attack("a5", ("C",), "i", kind="contrary"),
            Attack("a6", ("C",), "nowhere"),
        ),
    )
    assert [a.kind for a in m.attacks] == [
        *("undercut", "undercut", "attack", "attack", "contrary", "attack")
    ]
    assert m["a1"].kind == "undercut"
    assert m.attacks_on("i")[0] is m["a1"]


def test_following_links():
    m = ArgumentMap(
        statements=statements("ABC"),
        arguments=(Argument("X", inferences=("X/1", "X/2", "gone")), Argument("Y")),
        inferences=(
            Inference("X/2", ("B", "B"), "A"),
            Inference("X/1", ("C",), "B"),
        ),
        attacks=(Attack("a", ("B", "C"), "A"),),
    )
    assert [s.id for s in m.steps_of("X")] == ["X/1", "X/2"]
    assert m.steps_of("A") == m.steps_of("nowhere") == ()
    assert m.stands_for("X") == "A"
    assert m.aims_at("X") == "X/2"
    assert m.stands_for("Y") == m.aims_at("Y") == "Y"
    assert m.argument_of("X/1").id == "X"
    assert m.argument_of("a") is None
    assert [i.id for i in m.inferences_from("B")] == ["X/2"]
    assert [i.id for i in m.inferences_to("B")] == ["X/1"]
    assert [a.id for a in m.attacks_from("C")] == ["a"]
    assert m.attacks_on("X") == ()


# -- grounded relations


RECONSTRUCTION = {
    "statements": statements("ABCPQ"),
    "arguments": (
        Argument("X", inferences=("X/1", "X/2")),
        Argument("Y", inferences=("Y/1",)),
        Argument("Z"),
    ),
    "inferences": (
        Inference("X/1", ("P",), "B"),
        Inference("X/2", ("B",), "A"),
        Inference("Y/1", ("A", "Q"), "C"),
    ),
}


def grounded(**more):
    fields = {k: (*RECONSTRUCTION.get(k, ()), *v) for k, v in more.items()}
    m = ArgumentMap(**{**RECONSTRUCTION, **fields})
    return [r.id for r in m.relations if m.is_grounded(r.id)]


@pytest.mark.parametrize(
    ("premise", "conclusion", "expected"),
    [
        ("X", "A", True),  # X concludes A
        ("X", "B", True),  # on the way
        ("X", "Y", True),  # A is a premise of Y
        ("X", "C", False),
        ("X", "X", False),
        ("X", "P", False),
        ("Y", "A", False),
        ("Z", "A", False),  # a sketch concludes nothing
        ("B", "A", False),
        ("X", "Z", False),
        ("X", "nowhere", False),
    ],
)
def test_grounded_supports(premise, conclusion, expected):
    drawn = Inference("drawn", (premise,), conclusion)
    assert grounded(inferences=(drawn,)) == (["drawn"] if expected else [])


def test_joint_and_owned_supports_are_not_grounded():
    assert grounded(inferences=(Inference("drawn", ("X", "Q"), "A"),)) == []
    m = ArgumentMap(
        statements=statements("A"),
        arguments=(
            Argument("X", inferences=("X/1",)),
            Argument("Y", inferences=("Y/1",)),
        ),
        inferences=(Inference("X/1", ("A",), "A"), Inference("Y/1", ("X",), "A")),
    )
    assert not m.is_grounded("Y/1")


@pytest.mark.parametrize(
    ("drawn", "backing", "expected"),
    [
        (("X", "Q"), Attack("b", ("A",), "Q"), True),
        (("X", "Q"), Attack("b", ("Q",), "A", kind="contradictory"), True),
        (("X", "Q"), Attack("b", ("Q",), "A"), False),  # the other way round
        (("X", "Q"), Attack("b", ("A", "P"), "Q"), False),  # only jointly
        (("A", "Q"), Attack("b", ("A",), "Q"), False),  # the same, twice
        (("X", "Y"), Attack("b", ("A",), "Q"), True),  # a premise of Y
        (("P", "Y"), Attack("b", ("P",), "Q"), True),
        (("X", "Y"), Attack("b", ("A",), "C"), False),  # its conclusion
        (("X", "Z"), Attack("b", ("A",), "Q"), False),
    ],
)
def test_grounded_attacks(drawn, backing, expected):
    made = Attack("drawn", (drawn[0],), drawn[1])
    found = grounded(attacks=(backing, made))
    assert ("drawn" in found) is expected
    assert "b" not in found


def test_grounded_undercuts():
    drawn = Attack("drawn", ("X",), "Y", kind="undercut")
    assert grounded(attacks=(drawn,)) == []
    assert grounded(attacks=(drawn, Attack("b", ("A",), "Y/1"))) == ["drawn"]
    assert grounded(attacks=(drawn, Attack("b", ("A",), "Q"))) == []
    sketch = Attack("drawn", ("X",), "Z", kind="undercut")
    assert grounded(attacks=(sketch,)) == []


def test_grounding_ignores_other_elements():
    assert not ArgumentMap(**RECONSTRUCTION).is_grounded("A")
    assert not ArgumentMap(**RECONSTRUCTION).is_grounded("nowhere")
    assert not ArgumentMap(
        statements=statements("AB"), inferences=(Inference("i", ("B",), "A"),)
    ).is_grounded("i")


# -- main claims


def main_claims(**fields):
    return "".join(s.id for s in ArgumentMap(**fields).main_claims)


def test_main_claims_are_where_no_link_starts():
    assert (
        main_claims(
            statements=statements("ABCDEF"),
            inferences=(Inference("i", ("B",), "A"),),
            attacks=(Attack("a", ("C",), "B"),),
            rephrases=(Rephrase("r", ("D",), "A"),),
            contexts=(Context("c", ("E",), "A"),),
        )
        == "AF"
    )


def test_an_argument_takes_its_conclusion_along():
    fields = {
        "statements": statements("ABP"),
        "arguments": (Argument("X", inferences=("X/1",)),),
    }
    step = Inference("X/1", ("P",), "A")
    assert main_claims(**fields, inferences=(step,)) == "AB"
    supports_b = Inference("B+1", ("X",), "B")
    assert main_claims(**fields, inferences=(step, supports_b)) == "B"
    repeats = Inference("A+1", ("X",), "A")
    assert main_claims(**fields, inferences=(step, repeats)) == "AB"


def test_a_circle_has_no_main_claim_unless_declared():
    circle = {
        "statements": statements("AB"),
        "inferences": (Inference("i", ("A",), "B"), Inference("j", ("B",), "A")),
    }
    assert main_claims(**circle) == ""
    assert main_claims(**circle, main=("B",)) == "B"
    assert main_claims(**circle, main=("B", "A", "i", "gone")) == "BA"


def test_a_declaration_of_nothing_known_counts_as_none():
    assert main_claims(statements=statements("A"), main=("gone",)) == "A"


# -- equality


def test_equality_sees_order_and_all_but_extra():
    one = ArgumentMap(statements=statements("AB"), extra={"x": 1})
    assert one == ArgumentMap(statements=statements("AB"))
    assert hash(one) == hash(ArgumentMap(statements=statements("AB")))
    assert one != ArgumentMap(statements=statements("BA"))
    assert one != ArgumentMap(statements=statements("AB"), title="t")


def test_a_hub_is_no_burden():
    n = 50_000
    m = ArgumentMap(
        statements=tuple(Statement(f"s{i}") for i in range(n)),
        arguments=(Argument("X", inferences=("X/1",)),),
        inferences=(Inference("X/1", ("s1",), "s0"),),
        attacks=tuple(Attack(f"a{i}", ("X",), "s2") for i in range(n)),
    )
    assert not any(m.is_grounded(a.id) for a in m.attacks)
    assert len(m.attacks_on("s2")) == n
