"""The builder: handles, ids, and messages that say what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import Builder
from argmap.errors import MapError
from argmap.model import Anchor, ArgumentMap, Attack, Inference, Source, Statement


def test_the_example_of_the_docs():
    b = Builder("Cars downtown")
    ban = b.statement("The city should ban cars downtown.")
    air = b.support(ban, "The air would get cleaner.", "Clean air prevents illness.")
    trade = b.statement("Shops would lose customers.")
    b.attack(ban, trade)
    b.attack(trade, "In Ghent, footfall rose after the ban.")
    b.undercut(air, "Buses, not cars, make most of the soot.")
    m = b.build()
    assert m.title == "Cars downtown"
    assert [s.id for s in m.statements] == [
        "the-city-should-ban",
        "the-air-would-get",
        "clean-air-prevents-illness",
        "shops-would-lose-customers",
        "in-ghent-footfall-rose",
        "buses-not-cars-make",
    ]
    (step,) = m.inferences
    assert step.premises == ("the-air-would-get", "clean-air-prevents-illness")
    assert [(a.id, a.kind) for a in m.attacks] == [
        ("the-city-should-ban-1", "attack"),
        ("shops-would-lose-customers-1", "attack"),
        ("the-city-should-ban+1_1", "undercut"),
    ]
    assert [s.id for s in m.main_claims] == ["the-city-should-ban"]


def test_ids_come_from_titles_or_words():
    b = Builder()
    assert b.statement("Cars stink.", title="Stench").id == "Stench"
    assert b.statement("Cars stink.", title="Stink", id="s1").id == "s1"
    assert [b.statement("Cars stink.").id for _ in range(3)] == [
        *("cars-stink", "cars-stink-2", "cars-stink-3")
    ]
    assert b.argument("Fewer cars.", title="Stench").id == "<Stench>"
    assert b.argument("Fewer cars, less soot.").id == "fewer-cars-less-soot"
    assert b.argument().id == "argument"
    m = b.build()
    assert m["<Stench>"].title == "Stench"
    assert m["s1"].title == "Stink"


def test_steps_make_a_reconstruction_in_order():
    b = Builder()
    x = b.argument(title="X", tags=["pro"])
    one = b.step(x, "Cars make soot.", "Soot kills.", conclusion="Cars kill.")
    two = b.step(
        x, b["cars-kill"], conclusion="Ban cars.", rules=["policy"], strict=True
    )
    m = b.build()
    assert m["X"].inferences == (one.id, two.id) == ("X/1", "X/2")
    assert m["X"].tags == ("pro",)
    assert m["X/2"] == Inference(
        "X/2", ("cars-kill",), "ban-cars", rules=("policy",), strict=True
    )
    assert [s.text for s in m.statements] == [
        *("Cars make soot.", "Soot kills.", "Cars kill.", "Ban cars.")
    ]
    assert m.stands_for("X") == "ban-cars"


def test_fields_are_passed_on_and_checked():
    b = Builder(metadata={"author": "Ann"})
    a = b.statement("a", kind="fact", speech=["1AC"], strength=1, data={"x": [1]})
    step = b.support(a, "b", qualifier="presumably", mode="cumulative", id="own")
    blow = b.attack(step, "c", outweighed=True, questions={"Why?": None})
    m = b.build()
    assert m["a"] == Statement(
        "a", "a", kind="fact", speech=("1AC",), strength=1.0, data={"x": [1]}
    )
    assert m["own"].qualifier == "presumably"
    assert m[blow.id] == Attack(
        "own_1", ("c",), "own", None, "undercut", True, questions={"Why?": None}
    )
    assert m.metadata == {"author": "Ann"}
    for wrong in ({"tags": "x"}, {"colour": "red"}, {"axiom": 1}):
        with pytest.raises(TypeError):
            b.statement("d", **wrong)
    with pytest.raises(ValueError, match="linked, cumulative"):
        b.support(a, "e", mode="both")
    assert [s.text for s in b.build().statements] == ["a", "b", "c"]


def test_contradictions_and_links_without_weight():
    b = Builder()
    a, c = b.statement("a"), b.statement("c")
    assert b.contradict(a, c).id == "a-1"
    assert b.rephrase(a, "a, again").id == "a~1"
    assert b.context(a, "in 1999").id == "a?1"
    assert b.prefer(a, c).id == "a>1"
    m = b.build()
    assert m["a-1"].kind == "contradictory"
    assert (m["a>1"].preferred, m["a>1"].over) == ("a", "c")
    assert m["a~1"].premises == ("a-again",)
    assert m["a?1"].target == "a"


def test_sources_and_anchors():
    b = Builder()
    report = b.source("report", path="report.txt", data={"year": 1999})
    a = b.statement("a")
    step = b.support(a, "b")
    b.anchor(a, report, "soot fell", start=3, end=12)
    b.anchor(a, "report", note="page 2")
    b.anchor(step, report, digest="0123456789abcdef")
    m = b.build()
    assert m.sources == (Source("report", path="report.txt", data={"year": 1999}),)
    assert m["a"].anchors == (
        Anchor("report", "soot fell", start=3, end=12),
        Anchor("report", note="page 2"),
    )
    assert m["a+1"].anchors[0].digest == "0123456789abcdef"
    with pytest.raises(MapError, match="did you mean `report`"):
        b.anchor(a, "reprot")
    with pytest.raises(MapError, match=r"add it by source\(\)"):
        b.anchor(a, "xyz")
    with pytest.raises(MapError, match="already"):
        b.source("report")
    with pytest.raises(TypeError, match="section"):
        b.anchor(b.section("Costs"), report)


def test_sections_nest():
    b = Builder()
    a = b.statement("a")
    costs = b.section("What it costs", a, tags=["money"])
    inner = b.section("Rents", parent=costs)
    m = b.build()
    assert m[costs.id].members == ("a",)
    assert (m[inner.id].parent, m[inner.id].level) == (costs.id, 2)
    assert costs.id == "#what-it-costs"
    with pytest.raises(TypeError, match="`a` is of kind statement, not section"):
        b.section("x", parent=a)


def test_main_claims_are_declared():
    b = Builder()
    a = b.statement("a")
    step = b.support(a, "b")
    b.main(b["b"], a, a)
    assert b.build().main == ("b", "a")
    with pytest.raises(TypeError, match="not statement"):
        b.main(step)


@pytest.mark.parametrize(
    ("act", "kind", "message"),
    [
        (lambda b, a: b.support(a), ValueError, "no premise is given"),
        (lambda b, a: b.attack(a), ValueError, "no premise is given"),
        (lambda b, a: b.step(b.argument("x"), conclusion=a), ValueError, "no premise"),
        (lambda b, a: b.support("ban", "x"), ValueError, "write builder['ban']"),
        (lambda b, a: b.support(a, "ban"), ValueError, "'ban' is the id of an element"),
        (lambda b, a: b.support(a, 5), TypeError, "handle or a text is needed, not 5"),
        (lambda b, a: b.support(None, "x"), TypeError, "not None"),
        (lambda b, a: b.undercut(a, "x"), TypeError, "`ban` is of kind statement"),
        (
            lambda b, a: b.undercut("ban", "x"),
            TypeError,
            "handle of an element is needed",
        ),
        (lambda b, a: b.step(a, "x", conclusion="y"), TypeError, "not argument"),
        (lambda b, a: b.statement("x", id="ban"), MapError, "`ban` already"),
        (lambda b, a: b.statement("x", title="ban"), MapError, "`ban` already"),
        (lambda b, a: b.support(a, "x", id="ban"), MapError, "`ban` already"),
        (lambda b, a: b.statement("x", id=""), ValueError, "id must not be empty"),
        (lambda b, a: b.argument(title=""), ValueError, "id must not be empty"),
        (lambda b, a: b["Ban"], KeyError, "did you mean `ban`"),
        (lambda b, a: b["xyz"], KeyError, "no element `xyz`"),
        (lambda b, a: b.attack(a, "x", kind="rebut"), ValueError, "must be one of"),
    ],
)
def test_mistakes_are_explained(act, kind, message):
    b = Builder()
    a = b.statement("Ban.", id="ban")
    with pytest.raises(kind) as caught:
        act(b, a)
    assert message in str(caught.value)


def test_handles_of_another_builder_are_refused():
    b, other = Builder(), Builder()
    a, foreign = b.statement("a"), other.statement("b")
    for act in (
        lambda: b.support(a, foreign),
        lambda: b.support(foreign, "x"),
        lambda: b.step(b.argument("x"), "y", conclusion=foreign),
        lambda: b.section("s", foreign),
        lambda: b.main(foreign),
        lambda: b.anchor(foreign, "report"),
    ):
        with pytest.raises(MapError, match="from another builder"):
            act()
    assert [s.text for s in b.build().statements] == ["a"]


def test_a_refused_call_adds_nothing():
    b = Builder()
    a = b.statement("a")
    with pytest.raises(TypeError):
        b.support(a, "new", 5)
    with pytest.raises(TypeError):
        b.support(a, "new", strict="yes")
    with pytest.raises(MapError):
        b.support(a, "new", id="a")
    assert len(b.build()) == 1


def test_handles_are_frozen_and_say_what_they_are():
    b = Builder()
    a = b.statement("a")
    assert (str(a), a.kind, repr(a)) == (
        "a",
        "statement",
        "Handle(id='a', kind='statement')",
    )
    assert b["a"] == a
    assert hash(b["a"]) == hash(a)
    with pytest.raises(AttributeError):
        a.id = "b"


def test_building_twice_and_going_on():
    b = Builder()
    a = b.statement("a")
    before = b.build()
    b.support(a, "b")
    assert before == ArgumentMap(statements=(Statement("a", "a"),))
    assert len(b.build()) == 3


@given(
    st.lists(st.sampled_from(("support", "attack", "undercut", "step")), max_size=12)
)
def test_whatever_is_built_comes_back(acts):
    b = Builder()
    nodes = [b.statement("Ban cars.")]
    links = [b.support(nodes[0], "Air.")]
    for number, act in enumerate(acts):
        text = f"Reason {number}."
        if act == "undercut":
            links.append(b.undercut(links[-1], text))
        elif act == "step":
            x = b.argument(text)
            links.append(b.step(x, nodes[-1], conclusion=f"So {number}."))
            nodes.append(x)
        else:
            links.append(getattr(b, act)(nodes[-1], text))
            nodes.append(b[f"reason-{number}"])
    m = b.build()
    assert argmap.loads(argmap.dumps(m, "json")) == m
