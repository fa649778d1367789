import pytest

from argmap.layouts import group
from argmap.layouts.forests import groups_below
from argmap.model import (
    Argument,
    ArgumentMap,
    Attack,
    Context,
    Inference,
    Preference,
    Statement,
)


def statements(names):
    return tuple(Statement(name, f"This is {name}.") for name in names.split())


def supports(*rows):
    return tuple(
        Inference(name, tuple(premises.split()), conclusion)
        for name, premises, conclusion in rows
    )


def shape(m):
    """Return the trees as text: group id [cards](groups on the step)."""

    def card(one):
        text = f"{one.number}:{one.id}"
        text = {"alias": f"see {one.number}", "step": f"step {one.id}"}.get(
            one.kind, text
        )
        return text + "".join(f"<{name(below)}>" for below in one.reasons)

    def name(one):
        onto = "".join(f"({name(below)})" for below in one.onto)
        return f"{one.id} {one.kind[0]}[{' '.join(map(card, one.cards))}]{onto}"

    return [card(root) for root in group(m).roots]


def test_linked_premises_stay_together_in_author_order():
    m = ArgumentMap(
        statements("a b c d"), inferences=supports(("i", "c b", "a"), ("j", "d", "a"))
    )
    assert shape(m) == ["1:a<i s[2:c 3:b]><j s[4:d]>"]


def test_undercuts_and_attacks_on_attacks_hang_from_the_step():
    m = ArgumentMap(
        statements("a b c d"),
        inferences=supports(("i", "b", "a")),
        attacks=(Attack("x", ("c",), "i"), Attack("y", ("d",), "x")),
    )
    assert shape(m) == ["1:a<i s[2:b](x u[3:c](y u[4:d]))>"]


def test_a_shared_premise_is_at_home_nearest_to_the_root():
    m = ArgumentMap(
        statements("a b c"),
        inferences=supports(("i", "b", "a"), ("j", "c", "b"), ("k", "c", "a")),
    )
    assert shape(m) == ["1:a<i s[2:b<j s[see 3]>]><k s[3:c]>"]


def test_a_circle_ends_where_it_would_close():
    m = ArgumentMap(
        statements("a b"), inferences=supports(("i", "b", "a"), ("j", "a", "b"))
    )
    assert shape(m) == ["1:a<i s[2:b<j s[see 1]>]>"]


def test_what_feeds_a_circle_is_no_root():
    m = ArgumentMap(
        statements("c a b"),
        inferences=supports(("i", "b", "a"), ("j", "a", "b"), ("k", "c", "b")),
    )
    (root,) = shape(m)
    assert root.startswith("1:a")
    assert "c" in root


def test_circles_of_relations_hang_from_a_stand_in():
    m = ArgumentMap(
        statements("a b"),
        attacks=(Attack("x", ("a",), "y"), Attack("y", ("b",), "x")),
    )
    (root,) = shape(m)
    assert root.startswith("step ")
    assert "1:a" in root or "2:a" in root


def test_several_roots_main_claims_first_and_loose_statements_last():
    m = ArgumentMap(
        statements("loose a b c d"),
        inferences=supports(("i", "b", "a"), ("j", "d", "c")),
        main=("c",),
    )
    assert shape(m) == ["1:c<j s[2:d]>", "3:a<i s[4:b]>", "5:loose"]


def test_a_declared_main_claim_that_supports_another_has_a_tree_of_its_own():
    m = ArgumentMap(
        statements("a b c"),
        inferences=supports(("i", "b", "a"), ("j", "c", "b")),
        main=("a", "b"),
    )
    assert shape(m) == ["1:a<i s[see 2]>", "2:b<j s[3:c]>"]


def test_kinds_of_roots():
    m = ArgumentMap(statements("a b loose"), inferences=supports(("i", "b", "a")))
    assert [root.kind for root in group(m).roots] == ["main", "claim"]
    assert [root.kind for root in group(ArgumentMap(statements("a"))).roots] == ["main"]


def reconstruction():
    return ArgumentMap(
        statements("A p q r"),
        arguments=(Argument("X", "Gist.", "Title", (), ("X/1", "X/2")),),
        inferences=supports(
            ("X/1", "p q", "r"), ("X/2", "r", "A"), ("grounded", "X", "A")
        ),
        attacks=(Attack("u", ("q",), "X"),),
    )


def test_a_reconstruction_is_drawn_as_its_steps_and_only_once():
    assert shape(reconstruction()) == ["1:A<X/2 s[2:r<X/1 s[3:p 4:q]>](u u[see 4])>"]


def test_steps_know_their_argument_and_the_last_one_closes_it():
    (root,) = group(reconstruction()).roots
    found = {one.id: one for one in groups_below(root)}
    assert [a.id for a in found["X/1"].arguments] == ["X"]
    assert not found["X/1"].closes
    assert [a.id for a in found["X/2"].closes] == ["X"]


def test_a_sketch_is_a_claim_and_an_argument_stands_for_its_conclusion():
    m = ArgumentMap(
        statements("A B p"),
        arguments=(Argument("S", "Gist."), Argument("X", "", "X", (), ("X/1",))),
        inferences=supports(("X/1", "p", "A"), ("i", "S X", "B")),
    )
    assert shape(m) == ["1:B<i s[2:S 3:A<X/1 s[4:p]>]>"]


def test_arguments_that_conclude_each_other_do_not_hang():
    m = ArgumentMap(
        statements("a"),
        arguments=(Argument("X", inferences=("x",)), Argument("Y", inferences=("y",))),
        inferences=supports(("x", "a", "Y"), ("y", "a", "X"), ("z", "X", "a")),
    )
    assert sorted(one.id for root in group(m).roots for one in groups_below(root)) == [
        "x",
        "y",
        "z",
    ]


def test_links_without_weight_come_last_and_take_no_homes():
    m = ArgumentMap(
        statements("a b c d"),
        inferences=supports(("i", "b", "a"), ("j", "c", "b")),
        contexts=(Context("k", ("c",), "a"), Context("l", ("d",), "c")),
    )
    assert shape(m) == ["1:a<i s[2:b<j s[3:c<l n[4:d]>]>]><k n[see 3]>"]


def test_a_preference_hangs_from_what_is_outranked():
    m = ArgumentMap(
        statements("a b c"),
        inferences=supports(("i", "b", "a"), ("j", "c", "a")),
        preferences=(Preference("p", "i", "j"),),
    )
    assert shape(m) == ["1:a<i s[2:b]><j s[3:c](p n[step i])>"]
    (root,) = group(m).roots
    card = root.reasons[1].onto[0].cards[0]
    assert card.step.numbers == "2"


def test_what_is_not_in_the_map_is_drawn_as_missing():
    m = ArgumentMap(
        statements("a"), inferences=supports(("i", "no", "a"), ("j", "a", "nil"))
    )
    assert shape(m) == ["1:nil<j s[2:a<i s[3:no]>]>"]
    assert group(m).roots[0].kind == "missing"


def test_the_order_of_onto_is_undercuts_first():
    m = ArgumentMap(
        statements("a b c d"),
        inferences=supports(("i", "b", "a"), ("j", "c", "i")),
        attacks=(Attack("x", ("d",), "i"),),
    )
    assert shape(m) == ["1:a<i s[2:b](x u[4:d])(j s[3:c])>"] or shape(m) == [
        "1:a<i s[2:b](x u[3:d])(j s[4:c])>"
    ]


@pytest.mark.parametrize("m", [ArgumentMap(), ArgumentMap(title="Nothing")])
def test_an_empty_map_has_no_trees(m):
    assert group(m).roots == ()


def test_numbers_name_claims_and_steps():
    numbers = group(reconstruction()).numbers()
    assert numbers == {
        "A": "1",
        "r": "2",
        "p": "3",
        "q": "4",
        "X/1": "3+4",
        "X/2": "2",
        "u": "4",
    }
