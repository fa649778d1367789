"""The thirty-five things that a model of an editorial must be able to say.

One small example of our own for each; each is built, read for the point that it makes,
and comes back from JSON as it was.
"""

import attrs
import pytest

import argmap
from argmap.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Attack,
    Context,
    Inference,
    Rephrase,
    Section,
    Source,
    Statement,
)

EXAMPLES = {}


def requirement(make):
    """Keep an example under the number in its name: ``m01_…`` is M-01."""
    EXAMPLES[f"M-{make.__name__[1:3]}"] = make
    return make


@requirement
def m01_reported_speech():
    s = Statement(
        "toll",
        "The toll hurts shops.",
        speaker="Lee",
        stance="reported",
        data={"office": "trade chamber", "medium": "indirect"},
    )
    assert s.speaker == "Lee"
    assert s.stance == "reported"
    return ArgumentMap(statements=(s,))


@requirement
def m02_act_and_content():
    act = Statement("said", "Lee said that the toll hurts shops.", kind="fact")
    content = Statement("toll", "The toll hurts shops.", asserted=False, speaker="Lee")
    return ArgumentMap(
        statements=(act, content),
        inferences=(
            Inference("toll+1", ("said",), "toll", scheme="witness testimony"),
        ),
    )


@requirement
def m03_rejected_content():
    s = Statement("war", "It is a war on drivers.", stance="rejected", asserted=False)
    return ArgumentMap(statements=(s, Statement("distanced", stance="reported")))


@requirement
def m04_document_with_clauses():
    clause = Anchor("charter", quote="streets are for all", note="section 4(2)")
    return ArgumentMap(
        statements=(Statement("clause", "Streets are for all.", anchors=(clause,)),),
        sources=(Source("charter", "City charter", citation="Charter 1994"),),
    )


@requirement
def m05_hearsay():
    s = Statement(
        "rumour", "Two shops closed.", stance="reported", modality="reportedly"
    )
    assert s.speaker is None
    return ArgumentMap(statements=(s,))


@requirement
def m06_graded_qualifiers():
    s = Statement("rain", "It may well rain.", modality="may well", strength=0.7)
    return ArgumentMap(statements=(s,))


@requirement
def m07_qualifiers_along_a_step():
    m = ArgumentMap(
        statements=(
            Statement("p", "Soot likely fell.", modality="likely"),
            Statement("c", "Soot fell."),
        ),
        inferences=(Inference("c+1", ("p",), "c", qualifier="presumably"),),
    )
    step = m["c+1"]
    assert (m[step.premises[0]].modality, m[step.conclusion].modality) == (
        "likely",
        None,
    )
    return m


@requirement
def m08_kinds_of_statement():
    kinds = "fact prediction evaluation classification policy conditional warrant"
    return ArgumentMap(statements=tuple(Statement(k, kind=k) for k in kinds.split()))


@requirement
def m09_addressee_of_a_demand():
    council = {"addressee": "council", "agent": "police"}
    return ArgumentMap(
        statements=(
            Statement("close", "Close the street.", kind="policy", data=council),
            Statement("stop", "It must stop.", kind="policy", data={"agent": None}),
        )
    )


@requirement
def m10_contention_and_premise():
    m = ArgumentMap(
        statements=(Statement("Ban"), Statement("Air"), Statement("Health")),
        inferences=(
            Inference("Air+1", ("Health",), "Air"),
            Inference("Ban+1", ("Air",), "Ban"),
        ),
        main=("Ban", "Air"),
    )
    assert [s.id for s in m.main_claims] == ["Ban", "Air"]
    assert m.inferences_from("Air")
    return m


@requirement
def m11_several_roots():
    m = ArgumentMap(
        statements=tuple(Statement(one) for one in "ABCD"),
        inferences=(Inference("A+1", ("B",), "A"), Inference("C+1", ("D",), "C")),
    )
    assert [s.id for s in m.main_claims] == ["A", "C"]
    return m


@requirement
def m12_linked_and_convergent():
    m = ArgumentMap(
        statements=tuple(Statement(one) for one in "ABCDE"),
        inferences=(
            Inference("A+1", ("B", "C"), "A"),
            Inference("A+2", ("D",), "A"),
            Inference("A+3", ("D", "E"), "A", mode="cumulative"),
        ),
    )
    assert [len(i.premises) for i in m.inferences_to("A")] == [2, 1, 2]
    return m


@requirement
def m13_conditionals():
    s = Statement("if", "If shops close, rents fall.", kind="conditional")
    antecedent = Statement("closing", "Shops close.", asserted=False)
    return ArgumentMap(
        statements=(s, antecedent, Statement("rents", asserted=False)),
        inferences=(Inference("rents+1", ("if", "closing"), "rents", strict=True),),
    )


@requirement
def m14_chained_suppositions():
    return ArgumentMap(
        statements=(
            Statement("one", "Suppose shops close.", stance="supposed", asserted=False),
            Statement(
                "two", "Then rents fall.", stance="supposed", data={"under": "one"}
            ),
        ),
        contexts=(Context("scope", ("one",), "two"),),
    )


@requirement
def m15_disjunctions():
    arms = {"any of": ["buses", "trams"]}
    m = ArgumentMap(
        statements=(
            Statement("either", "Buses or trams will do.", data=arms),
            Statement("buses"),
            Statement("trams"),
        ),
        inferences=(
            Inference("either+1", ("buses",), "either"),
            Inference("either+2", ("trams",), "either"),
        ),
    )
    assert len(m.inferences_to("either")) == 2
    return m


@requirement
def m16_one_verdict_on_two_claims():
    return ArgumentMap(
        statements=(Statement("cars"), Statement("vans"), Statement("cruel")),
        attacks=(
            Attack("cars-1", ("cruel",), "cars"),
            Attack("vans-1", ("cruel",), "vans"),
        ),
        metadata={"expect": {"cars": "out", "vans": "out"}},
    )


@requirement
def m17_supplied_premises():
    m = ArgumentMap(
        statements=(
            Statement("Ban"),
            Statement("Air"),
            Statement("gap", "Clean air matters.", implicit=True, tags=("analyst",)),
        ),
        inferences=(Inference("Ban+1", ("Air", "gap"), "Ban"),),
    )
    assert "gap" not in m.subgraph(without="analyst")
    return m


@requirement
def m18_attack_on_a_step():
    m = ArgumentMap(
        statements=(Statement("Ban"), Statement("Air"), Statement("But")),
        inferences=(Inference("Ban+1", ("Air",), "Ban"),),
        attacks=(Attack("Ban+1_1", ("But",), "Ban+1"),),
    )
    assert m["Ban+1_1"].kind == "undercut"
    return m


@requirement
def m19_attack_on_what_nobody_says():
    return ArgumentMap(
        statements=(
            Statement("assumed", "Shoppers drive.", implicit=True, asserted=False),
            Statement("walk", "Most shoppers walk."),
        ),
        attacks=(Attack("assumed-1", ("walk",), "assumed"),),
    )


@requirement
def m20_concession():
    return ArgumentMap(
        statements=(
            Statement("cost", "It costs money.", stance="conceded"),
            Statement("against", "The ban is too dear."),
            Statement("Ban"),
        ),
        inferences=(Inference("against+1", ("cost",), "against"),),
        attacks=(Attack("Ban-1", ("against",), "Ban", outweighed=True),),
    )


@requirement
def m21_objection_of_another():
    s = Statement(
        "dear", "Too dear!", speaker="shopkeepers", side="con", asserted=False
    )
    return ArgumentMap(
        statements=(s, Statement("Ban", side="pro")),
        attacks=(Attack("Ban-1", ("dear",), "Ban"),),
    )


@requirement
def m22_contrast_without_attack():
    m = ArgumentMap(
        statements=(Statement("Ghent"), Statement("Leeds")),
        contexts=(Context("however", ("Leeds",), "Ghent", data={"word": "however"}),),
    )
    assert m.attacks == ()
    return m


@requirement
def m23_one_claim_in_several_places():
    places = (
        Anchor("page", start=0, end=20, note="headline"),
        Anchor("page", start=90),
    )
    s = Statement("Ban", "Ban cars.", members=("Cars must go.",), anchors=places)
    return ArgumentMap(statements=(s,), sources=(Source("page", digest="ab" * 32),))


@requirement
def m24_several_claims_in_one_sentence():
    return ArgumentMap(
        statements=(
            Statement("one", anchors=(Anchor("page", start=0, end=40),)),
            Statement(
                "two",
                anchors=(
                    Anchor("page", start=10, end=20),
                    Anchor("page", start=30, end=32),
                ),
            ),
        ),
        sources=(Source("page"),),
    )


@requirement
def m25_captions():
    caption = Anchor("photo", digest="0123456789abcdef", note="caption")
    return ArgumentMap(
        statements=(Statement("crowd", anchors=(caption,)),),
        sources=(Source("photo", citation="agency", data={"date": "1999-06-04"}),),
    )


@requirement
def m26_other_segments():
    segments = [{"kind": "navigation", "start": 0, "end": 15}, {"kind": "byline"}]
    return ArgumentMap(sources=(Source("page", data={"segments": segments}),))


@requirement
def m27_dates_and_quantities():
    figures = {"stated": "a third", "checked": 0.29, "as of": "1998"}
    return ArgumentMap(statements=(Statement("soot", data={"quantity": figures}),))


@requirement
def m28_independent_witnesses():
    m = ArgumentMap(
        statements=(Statement("closed"), Statement("Lee"), Statement("register")),
        inferences=(
            Inference("closed+1", ("Lee",), "closed", scheme="witness testimony"),
            Inference("closed+2", ("register",), "closed"),
        ),
    )
    assert m.remove("closed+1").inferences_to("closed")
    return m


@requirement
def m29_readings_of_a_fragment():
    readings = {"readings": ["All cars.", "Private cars."]}
    return ArgumentMap(statements=(Statement("cars", "Cars …", data=readings),))


@requirement
def m30_loaded_words():
    words = {"loaded": {"monstrous": "colour", "stolen": "carries stolen-street"}}
    return ArgumentMap(
        statements=(
            Statement("street", "The monstrous toll on a stolen street.", data=words),
            Statement("stolen-street", "The street was taken from the people."),
        )
    )


@requirement
def m31_links_over_long_distance():
    m = ArgumentMap(
        statements=tuple(Statement(one) for one in "ABCD"),
        inferences=(Inference("A+1", ("D",), "A"),),
        attacks=(Attack("B-1", ("D",), "B"),),
        sections=(
            Section("#start", members=("A", "B")),
            Section("#end", members=("C", "D")),
        ),
    )
    assert "D" not in m["#start"].members
    return m


@requirement
def m32_critical_questions():
    m = ArgumentMap(
        statements=(Statement("A"), Statement("Lee"), Statement("paid")),
        inferences=(
            Inference(
                "A+1",
                ("Lee",),
                "A",
                scheme="expert opinion",
                questions={"Is Lee an expert?": None, "Is Lee unbiased?": "paid"},
            ),
        ),
    )
    assert [q for q, answer in m["A+1"].questions.items() if answer is None] == [
        "Is Lee an expert?"
    ]
    return m


@requirement
def m33_layers_and_confidence():
    sure = {"origin": "critic", "confidence": "low"}
    m = ArgumentMap(
        statements=(Statement("A"), Statement("B", tags=("critic",), data=sure)),
        attacks=(Attack("A-1", ("B",), "A", tags=("critic",), data=sure),),
    )
    assert [e.id for e in m.subgraph(without="critic")] == ["A"]
    return m


@requirement
def m34_names_of_one_object():
    aliases = {"aliases": {"the toll": ["charge", "fee", {"tax": "disputed"}]}}
    return ArgumentMap(
        statements=(Statement("tax", "It is a tax."), Statement("fee", "It is a fee.")),
        attacks=(Attack("tax-1", ("fee",), "tax", kind="contrary"),),
        metadata=aliases,
    )


@requirement
def m35_shared_premises():
    m = ArgumentMap(
        statements=tuple(Statement(one) for one in "ABCD"),
        arguments=(Argument("X", inferences=("X/1",)),),
        inferences=(
            Inference("X/1", ("D",), "B"),
            Inference("A+1", ("B",), "A"),
            Inference("C+1", ("D", "B"), "C"),
        ),
        rephrases=(Rephrase("same", ("C",), "A"),),
    )
    assert [i.id for i in m.inferences_from("D")] == ["X/1", "C+1"]
    return m


def test_all_requirements_have_an_example():
    assert sorted(EXAMPLES) == [f"M-{number:02}" for number in range(1, 36)]


@pytest.mark.parametrize("number", sorted(EXAMPLES))
def test_the_example_is_built_and_comes_back(number):
    m = EXAMPLES[number]()
    again = argmap.loads(argmap.dumps(m, "json"))
    assert again == m
    assert repr(again) == repr(m)
    assert attrs.evolve(again) == m
