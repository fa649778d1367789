"""Parts of a map: strands, depth, sections, tags, layers left out."""

import pytest

from argmap.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Attack,
    Context,
    Inference,
    Preference,
    Section,
    Source,
    Statement,
)

M = ArgumentMap(
    statements=(
        Statement("Ban"),
        Statement("Air", anchors=(Anchor("report"),), tags=("health",)),
        Statement("Soot", tags=("health",)),
        Statement("Trade"),
        Statement("Ghent", tags=("critic",)),
        Statement("Buses", tags=("critic",)),
        Statement("Other"),
        Statement("Law"),
    ),
    arguments=(
        Argument("X", inferences=("X/1", "X/2")),
        Argument("Y", tags=("health",)),
    ),
    inferences=(
        Inference("X/1", ("Soot",), "Air"),
        Inference("X/2", ("Air",), "Ban"),
        Inference("Other+1", ("Ban",), "Other"),
    ),
    attacks=(
        Attack("Ban-1", ("Trade",), "Ban"),
        Attack("Trade-1", ("Ghent",), "Trade"),
        Attack("X-1", ("Buses",), "X"),
        Attack("Ban-1_1", ("Y",), "Ban-1"),
    ),
    contexts=(Context("c", ("Law",), "Trade"),),
    preferences=(Preference("p", "Ban", "Trade"), Preference("q", "Ban", "Other")),
    sources=(Source("report"), Source("unused")),
    sections=(
        Section("#s", members=("Ban", "Air")),
        Section("#t", parent="#s", members=("X",)),
        Section("#u", members=("Other",)),
    ),
    metadata={"expect": {"Ban": "in", "Other": "in"}},
    main=("Ban", "Other"),
)


def names(m):
    return {e.id for e in m if not isinstance(e, Section)}


def test_a_strand_is_all_that_bears_on_its_root():
    part = M.subgraph("Ban")
    assert names(part) == {
        *("Ban", "Air", "Soot", "Trade", "Ghent", "Buses", "Law", "X", "Y"),
        *("X/1", "X/2", "Ban-1", "Trade-1", "X-1", "Ban-1_1", "c", "p"),
    }
    assert part.main == ("Ban",)
    assert part.metadata == {"expect": {"Ban": "in"}}
    assert [s.id for s in part.sources] == ["report"]
    assert [s.id for s in part.sections] == ["#s", "#t"]


def test_order_stays():
    part = M.subgraph("Trade", "Ban")
    assert [s.id for s in part.statements] == [
        s.id for s in M.statements if s.id != "Other"
    ]


def test_several_roots():
    assert names(M.subgraph("Trade", "Air")) == {
        *("Trade", "Ghent", "Law", "Air", "Soot", "Trade-1", "c", "X/1", "X"),
    }


def test_an_intermediate_conclusion_takes_only_its_own_steps():
    part = M.subgraph("Air")
    assert part["X"].inferences == ("X/1",)
    assert "Ban" not in part


def test_depth_counts_relations():
    assert names(M.subgraph("Ban", depth=0)) == {"Ban"}
    assert names(M.subgraph("Ban", depth=1)) == {
        *("Ban", "Air", "Trade", "X", "X/2", "Ban-1", "p"),
    }
    two = names(M.subgraph("Ban", depth=2))
    assert two >= {"Soot", "Ghent", "Law", "Buses", "Y"}


def test_a_relation_as_root_comes_with_its_ends():
    assert names(M.subgraph("Ban-1")) == {
        *("Ban-1", "Ban", "Trade", "Ghent", "Law", "Y", "Trade-1", "Ban-1_1", "c", "p"),
    }


def test_an_argument_as_root_comes_with_its_steps():
    assert names(M.subgraph("X")) >= {"X", "X/1", "X/2", "Soot", "Buses", "X-1"}


def test_sections_hold_those_inside_them():
    assert names(M.subgraph(section="#s")) == {"Ban", "Air", "Soot", "X", "X/1", "X/2"}
    assert names(M.subgraph(section="#t")) == {"Ban", "Air", "Soot", "X", "X/1", "X/2"}
    assert [s.id for s in M.subgraph(section="#u").sections] == ["#u"]


def test_tags():
    assert names(M.subgraph(tag="health")) == {"Air", "Soot", "Y", "X/1", "X"}
    assert names(M.subgraph(tag="nothing")) == set()


def test_without_a_layer():
    part = M.subgraph(without="critic")
    assert set(names(M)) - names(part) == {"Ghent", "Buses", "Trade-1", "X-1"}
    assert M.subgraph(without="nothing") == M


def test_conditions_hold_together():
    assert names(M.subgraph("Trade", without="critic")) == {"Trade", "Law", "c"}
    assert names(M.subgraph("Ban", tag="critic")) == {"Ghent", "Buses"}


def test_mistakes():
    with pytest.raises(KeyError):
        M.subgraph("nothing")
    with pytest.raises(KeyError, match="no section"):
        M.subgraph(section="Ban")
    with pytest.raises(ValueError, match="depth"):
        M.subgraph("Ban", depth=-1)
    with pytest.raises(ValueError, match="depth"):
        M.subgraph(depth=1)


def test_circles_and_dangling_ends_are_no_trouble():
    m = ArgumentMap(
        statements=(Statement("A"), Statement("B")),
        inferences=(
            Inference("i", ("A", "gone"), "B"),
            Inference("j", ("B",), "A"),
            Inference("k", ("k",), "k"),
        ),
        sections=(
            Section("#a", parent="#b", members=("A",)),
            Section("#b", parent="#a"),
        ),
    )
    assert names(m.subgraph("A")) == {"A", "B", "i", "j"}
    assert names(m.subgraph("k")) == {"k"}
    assert [s.id for s in m.subgraph(section="#b").sections] == ["#a", "#b"]


@pytest.mark.parametrize("shape", ["chain", "hub"])
def test_large_maps(shape):
    n = 20_000
    target = (lambda i: f"s{i}") if shape == "chain" else (lambda _: "s0")
    m = ArgumentMap(
        statements=tuple(Statement(f"s{i}") for i in range(n)),
        inferences=tuple(
            Inference(f"i{i}", (f"s{i + 1}",), target(i)) for i in range(n - 1)
        ),
    )
    assert m.subgraph("s0") == m
    assert len(m.remove("s0", dependants=True)) == (n - 1) + (
        n - 2 if shape == "chain" else 0
    )
