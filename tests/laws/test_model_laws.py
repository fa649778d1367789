"""What holds for every map."""

import copy
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import model
from argmap.errors import MapError
from argmap.model import (
    KINDS,
    ArgumentMap,
    Attack,
    Inference,
    Section,
    Statement,
    compare_maps,
)
from argmap.model.edits import relabel
from argmap.model.ids import IdPool, slug
from argmap.model.removal import ends
from argmap.testing import anchors, arguments, data, ids, maps, statements, wordings

EVERY = maps(dangling=True)


@given(EVERY)
def test_maps_are_values(m):
    for again in (
        copy.copy(m),
        copy.deepcopy(m),
        pickle.loads(pickle.dumps(m)),  # noqa: S301  (our own)
        attrs.evolve(m),
        eval(repr(m), vars(model)),  # noqa: S307  (our own)
    ):
        assert again == m
        assert hash(again) == hash(m)


@given(EVERY)
def test_every_element_is_found(m):
    assert len({e.id for e in m}) == len(m) == len(list(m))
    for element in m:
        assert m[element.id] is element


@given(EVERY)
def test_links_lead_both_ways(m):
    for i in m.inferences:
        assert i in m.inferences_to(i.conclusion)
        assert all(i in m.inferences_from(premise) for premise in i.premises)
    for a in m.attacks:
        assert a in m.attacks_on(a.target)
        aims_at_link = isinstance(m.get(a.target), Inference | Attack)
        assert not (aims_at_link and a.kind == "attack")
    for x in m.arguments:
        for step in m.steps_of(x.id):
            assert m.argument_of(step.id) is not None


@given(EVERY)
def test_main_claims_are_statements_and_derived_ones_support_nothing(m):
    claims = m.main_claims
    assert all(isinstance(c, Statement) for c in claims)
    if not any(isinstance(m.get(one), Statement) for one in m.main):
        for claim in claims:
            assert all(m.is_grounded(i.id) for i in m.inferences_from(claim.id))


@given(EVERY)
def test_only_relations_from_arguments_or_on_arguments_are_grounded(m):
    named = {x.id for x in m.arguments}
    for r in m.relations:
        if m.is_grounded(r.id):
            assert isinstance(r, Inference | Attack)
            assert named & {*r.premises, r.target}


# -- edits


@given(EVERY, st.data())
def test_removing_leaves_nothing_dangling(m, chosen):
    if not len(m):
        return
    gone = chosen.draw(st.lists(st.sampled_from([e.id for e in m]), max_size=3))
    part = m.remove(*gone, dependants=True)
    assert not any(one in part for one in gone)
    left = {e.id for e in part}
    lost = {e.id for e in m} - left
    for r in part.relations:
        assert not lost & set(ends(r))
    for s in part.sections:
        assert not lost & {*s.members, s.parent}
    for x in part.arguments:
        assert not lost & {*x.inferences, *x.lines}
        assert x.inferences or not m[x.id].inferences
    assert not lost & set(part.main)


@given(EVERY, st.data())
def test_removing_alone_works_exactly_if_nothing_depends_on_it(m, chosen):
    if not len(m):
        return
    one = chosen.draw(st.sampled_from([e.id for e in m]))
    with_all = m.remove(one, dependants=True)
    if len(with_all) == len(m) - 1:
        assert m.remove(one) == with_all
    else:
        with pytest.raises(MapError):
            m.remove(one)


@given(maps(), st.data())
def test_renaming_can_be_undone(m, chosen):
    if not len(m):
        return
    one = chosen.draw(st.sampled_from([e.id for e in m]))
    renamed = m.rename(one, "a name nobody has")
    assert one not in renamed or one == "a name nobody has"
    assert len(renamed) == len(m)
    assert renamed.rename("a name nobody has", one) == m


@given(EVERY)
def test_relabelling_keeps_the_shape(m):
    names = {e.id: f"n{number}" for number, e in enumerate(m)}
    back = {new: old for old, new in names.items()}
    again = relabel(m, names)
    assert [e.id for e in again] == list(names.values())
    if not set(back) & {one for e in m for one in (e.id, *ends(e))}:
        assert {m.is_grounded(old) for old in names} == {
            again.is_grounded(new) for new in names.values()
        }


@given(EVERY)
def test_merging_and_comparing_with_itself(m):
    assert m.merge(m) == m
    assert m.merge(ArgumentMap()) == m
    assert not compare_maps(m, m)


@given(maps(max_size=4), maps(max_size=4))
def test_comparing_is_empty_exactly_for_equal_maps(one, other):
    assert bool(compare_maps(one, other)) is (one != other)
    there, back = compare_maps(one, other), compare_maps(other, one)
    assert set(there.added) == set(back.removed)
    assert len(there.changed) == len(back.changed)


@given(maps(), st.data())
def test_a_map_is_the_union_of_its_strands(m, chosen):
    if not len(m):
        return
    roots = chosen.draw(st.lists(st.sampled_from([e.id for e in m]), min_size=1))
    part = m.subgraph(*roots)
    assert all(one in part for one in roots)
    assert part.subgraph(*roots) == part
    for r in part.relations:
        assert all(end in part for end in ends(r))
    everything = m.subgraph(*(e.id for e in m))
    assert len(everything) == len(m)


@given(maps(), st.integers(0, 3), st.data())
def test_deeper_is_more(m, depth, chosen):
    if not m.statements:
        return
    root = chosen.draw(st.sampled_from([s.id for s in m.statements]))
    near = {e.id for e in m.subgraph(root, depth=depth)}
    far = {e.id for e in m.subgraph(root, depth=depth + 1)}
    assert near <= far <= {e.id for e in m.subgraph(root)}


@given(maps(), wordings())
def test_with_and_without_a_tag(m, tag):
    tagged = {e.id for e in m if tag in getattr(e, "tags", ())}
    assert tagged <= {e.id for e in m.subgraph(tag=tag)}
    assert not tagged & {e.id for e in m.subgraph(without=tag)}


@given(maps())
def test_sections_come_with_their_members(m):
    for s in m.sections:
        part = m.subgraph(section=s.id)
        assert isinstance(part[s.id], Section)
        assert all(one in part for one in s.members)


@given(EVERY)
def test_kinds_list_everything(m):
    assert m.elements == tuple(e for name in KINDS for e in getattr(m, name))


# -- ids, and the strategies themselves


@given(st.text())
def test_slugs_are_short_lower_words(text):
    made = slug(text)
    assert 0 < len(made) <= 32
    assert made == made.strip("-")
    assert slug(text) == made


@given(st.lists(st.sampled_from(("a", "a-2", "a+", "a+1", "b")), max_size=12))
def test_a_pool_never_gives_an_id_twice(wanted):
    pool = IdPool({"a"})
    given_out = ["a"]
    for number, one in enumerate(wanted):
        give = (pool.fresh, pool.support_of, pool.attack_on, pool.step_of)[number % 4]
        given_out.append(give(one))
    assert len(set(given_out)) == len(given_out)


@given(st.data())
def test_parts_can_be_drawn_alone(drawn):
    assert drawn.draw(statements(called="A")).id == "A"
    assert drawn.draw(arguments(hostile=False)).is_sketch
    assert drawn.draw(anchors()).source in ("report", "paper")
    assert drawn.draw(ids())
    assert hash(drawn.draw(data())) is not None


@given(maps(hostile=False, undercuts=False))
def test_plain_maps_hold_plain_words(m):
    assert all(s.text and s.text.isprintable() for s in m.statements)
    for a in m.attacks:
        assert not isinstance(m.get(a.target), Inference | Attack)
    for r in m.relations:
        assert all(end in m for end in ends(r))
