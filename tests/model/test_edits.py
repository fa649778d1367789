"""Edits give new maps: add, remove, rename, replace, merge, and comparing."""

import attrs
import pytest

from argmap.errors import MapError
from argmap.model import (
    Argument,
    ArgumentMap,
    Attack,
    Change,
    Context,
    Inference,
    Preference,
    Rephrase,
    Section,
    Source,
    Statement,
    compare_maps,
)

FULL = ArgumentMap(
    statements=(Statement("A", "a"), Statement("B"), Statement("C"), Statement("D")),
    arguments=(
        Argument("X", inferences=("X/1", "X/2"), lines=("D", "B", "A")),
        Argument("Y", "a sketch"),
    ),
    inferences=(
        Inference("X/1", ("D",), "B"),
        Inference("X/2", ("B",), "A", roles={"B": "datum"}),
        Inference("A+1", ("X",), "A", questions={"Why?": "C", "How?": None}),
    ),
    attacks=(Attack("A-1", ("C", "Y"), "A"), Attack("A+1_1", ("C",), "A+1")),
    rephrases=(Rephrase("r", ("D",), "C"),),
    preferences=(Preference("p", "A", "C"),),
    contexts=(Context("c", ("D",), "X/2"),),
    sources=(Source("A", path="a.txt"),),
    sections=(Section("#s", members=("A", "X")), Section("#t", parent="#s", level=2)),
    metadata={"author": "Ann", "expect": {"A": "in", "C": "out"}},
    main=("A",),
)


# -- add


def test_added_elements_come_last_in_their_kind():
    m = FULL.add(Statement("E"), Inference("A+2", ("E",), "A"), Source("E"))
    assert [s.id for s in m.statements] == [*"ABCDE"]
    assert m["A+2"] is m.inferences[-1]
    assert m.source("E")
    assert "E" not in FULL


def test_adding_what_is_there_names_it():
    with pytest.raises(MapError, match="`A`, `X`"):
        FULL.add(Statement("A"), Statement("X"))


@pytest.mark.parametrize("wrong", ["A", None, ArgumentMap()])
def test_only_elements_can_be_added(wrong):
    with pytest.raises(TypeError, match="element of a map is needed"):
        FULL.add(wrong)


def test_adding_a_target_aims_its_attacks():
    m = ArgumentMap(attacks=(Attack("a", ("A",), "i"),)).add(Inference("i", (), "B"))
    assert m["a"].kind == "undercut"


# -- remove


def test_removing_names_what_needs_it():
    with pytest.raises(MapError) as caught:
        FULL.remove("D")
    assert "`X/1`" in str(caught.value)
    assert "`r`" in str(caught.value)
    assert "`X/2`" not in str(caught.value)  # loses nothing: B stays


def test_long_lists_of_dependants_are_cut():
    m = ArgumentMap(
        statements=(Statement("A"),),
        inferences=tuple(Inference(f"A+{i}", ("A",), "A") for i in range(1, 15)),
    )
    with pytest.raises(MapError, match="`A\\+10` and 4 more;"):
        m.remove("A")


def test_removing_with_dependants_takes_them_along():
    m = FULL.remove("B", dependants=True)
    # both steps of X need B; without steps X goes, and with it what rests on X
    assert [e.id for e in m] == ["A", "C", "D", "Y", "A-1", "r", "p", "#s", "#t"]
    assert m["#s"].members == ("A",)
    assert m.metadata == FULL.metadata


def test_removing_an_argument_takes_its_steps():
    with pytest.raises(MapError, match="`X/1`"):
        FULL.remove("X")
    m = FULL.remove("X", dependants=True)
    assert [i.id for i in m.inferences] == []
    assert "c" not in m


def test_lists_forget_what_is_gone():
    m = FULL.remove("C", dependants=True)
    assert m["A+1"].questions == {"Why?": None, "How?": None}
    assert m.metadata == {"author": "Ann", "expect": {"A": "in"}}
    assert FULL.remove("A", dependants=True).main == ()
    assert FULL.remove("#s")["#t"].parent is None
    m = FULL.remove("X/1")
    assert m["X"].inferences == ("X/2",)
    assert FULL.remove("D", dependants=True)["X"].lines == ("B", "A")


def test_what_dangled_before_dangles_still():
    m = ArgumentMap(
        statements=(Statement("A"),),
        arguments=(Argument("X", inferences=("gone",)),),
        main=("gone",),
    ).remove("A")
    assert m.main == ("gone",)
    assert m["X"].inferences == ("gone",)


def test_removing_the_unknown():
    with pytest.raises(KeyError, match="no element `Z`"):
        FULL.remove("Z")


def test_removing_everything_leaves_nothing():
    m = FULL.remove(*(e.id for e in FULL))
    assert len(m) == 0
    assert m.sources == FULL.sources


# -- rename


def test_renaming_reaches_every_place():
    m = FULL.rename("A", "Ban")
    assert [s.id for s in m.statements] == ["Ban", "B", "C", "D"]
    assert m["X/2"].conclusion == "Ban"
    assert m["X"].lines == ("D", "B", "Ban")
    assert m["p"].preferred == "Ban"
    assert m["#s"].members == ("Ban", "X")
    assert m.main == ("Ban",)
    assert m.metadata["expect"] == {"Ban": "in", "C": "out"}
    assert m.sources == FULL.sources


def test_derived_ids_follow():
    m = FULL.rename("A", "Ban")
    assert [i.id for i in m.inferences] == ["X/1", "X/2", "Ban+1"]
    assert [a.id for a in m.attacks] == ["Ban-1", "Ban+1_1"]
    assert m["Ban+1_1"].target == "Ban+1"
    m = FULL.rename("X", "Air")
    assert m["Air"].inferences == ("Air/1", "Air/2")
    assert m["c"].target == "Air/2"


def test_renaming_other_places():
    m = FULL.rename("C", "Z")
    assert m["A+1"].questions == {"Why?": "Z", "How?": None}
    assert m["r"].target == "Z"
    assert FULL.rename("B", "Z")["X/2"].roles == {"Z": "datum"}
    assert FULL.rename("#s", "#z")["#t"].parent == "#z"


def test_renaming_there_and_back_changes_nothing():
    for element in FULL:
        assert FULL.rename(element.id, "New").rename("New", element.id) == FULL
        assert FULL.rename(element.id, element.id) is FULL


def test_renaming_refuses():
    with pytest.raises(MapError, match="`B`"):
        FULL.rename("A", "B")
    with pytest.raises(KeyError):
        FULL.rename("Z", "Y")
    with pytest.raises(ValueError, match="empty"):
        FULL.rename("A", "")
    with pytest.raises(MapError, match=r"`Z\+1`"):
        FULL.add(Statement("Z+1")).rename("A", "Z")


# -- replace


def test_replacing_keeps_the_place():
    m = FULL.replace(Statement("B", "new"), Source("A", path="b.txt"))
    assert [s.id for s in m.statements] == [*"ABCD"]
    assert m["B"].text == "new"
    assert m.source("A").path == "b.txt"


def test_replacing_needs_the_same_kind():
    with pytest.raises(KeyError, match="`X`, `Z`"):
        FULL.replace(Statement("X"), Statement("Z"))


# -- merge


def test_merging_is_a_union_by_id():
    other = ArgumentMap(
        statements=(Statement("E"), Statement("A", "a")),
        sources=(Source("A", path="a.txt"), Source("E")),
        sections=(Section("#s", members=("E", "A")),),
        title="other",
        metadata={"author": "Bo", "year": 1999},
        main=("E",),
        extra={"aif": 1},
    )
    m = FULL.merge(other)
    assert [s.id for s in m.statements] == [*"ABCDE"]
    assert m["#s"].members == ("A", "X", "E")
    assert [s.id for s in m.sources] == ["A", "E"]
    assert m.title == "other"
    assert m.metadata["author"] == "Ann"
    assert m.metadata["year"] == 1999
    assert m.main == ("A", "E")
    assert m.extra == {"aif": 1}


def test_conflicts_are_all_named():
    other = ArgumentMap(
        statements=(Statement("A", "other"), Statement("X")),
        sources=(Source("A", path="z.txt"),),
        sections=(Section("#s", "Other title"),),
    )
    with pytest.raises(MapError) as caught:
        FULL.merge(other)
    assert str(caught.value) == "the maps differ in `A`, `X`, `#s`, `source A`"


def test_an_attack_is_the_same_whether_its_target_is_known_or_not():
    blind = ArgumentMap(attacks=(Attack("A+1_1", ("C",), "A+1"),))
    assert blind["A+1_1"].kind == "attack"
    assert FULL.merge(blind) == FULL
    assert blind.merge(FULL)["A+1_1"].kind == "undercut"


def test_merging_with_itself_and_with_nothing():
    assert FULL.merge(FULL) == FULL
    assert FULL.merge(ArgumentMap()) == FULL
    assert ArgumentMap().merge(FULL) == FULL


# -- comparing


def test_comparing_names_fields():
    new = attrs.evolve(
        FULL.replace(Statement("A", "b", tags=("x",))).add(Statement("E")),
        title="t",
    ).remove("Y", dependants=True)
    found = compare_maps(FULL, new)
    assert [e.id for e in found.added] == ["E"]
    assert [e.id for e in found.removed] == ["Y", "A-1"]
    assert found.changed == (
        Change("", "title", None, "t"),
        Change("A", "text", "a", "b"),
        Change("A", "tags", (), ("x",)),
    )
    assert found.moved == ()
    assert found


def test_comparing_sees_order_kind_and_sources():
    old = ArgumentMap(
        statements=(Statement("A"), Statement("B")), sources=(Source("s"),)
    )
    new = ArgumentMap(
        statements=(Statement("B"), Statement("A")), sources=(Source("s", "t"),)
    )
    found = compare_maps(old, new)
    assert found.moved == ("statements",)
    assert found.changed == (Change("source s", "title", None, "t"),)
    turned = compare_maps(
        ArgumentMap(statements=(Statement("A"),)),
        ArgumentMap(arguments=(Argument("A"),)),
    )
    assert (turned.added, turned.removed) == ((Argument("A"),), (Statement("A"),))


def test_equal_maps_do_not_differ():
    assert not compare_maps(FULL, FULL)
    assert not compare_maps(FULL, attrs.evolve(FULL, extra={"x": 1}))
