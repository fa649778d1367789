"""What single rules report and leave alone, beyond their own examples."""

from __future__ import annotations

import pytest

from argmap.checks import check
from argmap.lang import parse
from argmap.model import (
    Argument,
    ArgumentMap,
    Attack,
    Context,
    Inference,
    Preference,
    Rephrase,
    Section,
    Statement,
)


def found(given, *select: str, **options) -> list:
    if isinstance(given, str):
        given = parse(given)
    only = set(select)
    return [d for d in check(given, select=select, **options) if d.code in only]


def subjects(given, code: str) -> list[str | None]:
    return [d.subject for d in found(given, code)]


def built(*names: str, **fields) -> ArgumentMap:
    texts = (Statement(n, f"{n} {i} runs.") for i, n in enumerate(names))
    return ArgumentMap(statements=tuple(texts), **fields)


# -- references


def test_every_end_that_dangles_is_named_with_a_suggestion():
    m = built(
        "Alpha",
        "Beta",
        inferences=(Inference("i", ("Alpha", "Betta"), "Gamma"),),
        attacks=(Attack("a", ("Alpa",), "Beta"),),
        rephrases=(Rephrase("r", ("Beta",), "nothing"),),
        contexts=(Context("c", ("void",), "i"),),
        preferences=(Preference("p", "Alpha", "Bet"),),
    )
    problems = found(m, "AM101")
    assert [(d.subject, d.hint) for d in problems] == [
        ("i", "add an element with the id `Gamma`, or name another"),
        ("i", "write `Beta`"),
        ("a", "write `Alpha`"),
        ("r", "add an element with the id `nothing`, or name another"),
        ("p", "write `Beta`"),
        ("c", "add an element with the id `void`, or name another"),
    ]


def test_guessing_stays_cheap_when_everything_dangles():
    many = tuple(Inference(f"i{n}", (f"x{n}",), "A") for n in range(3000))
    assert len(found(built("A", inferences=many), "AM101")) == 3000


def test_ends_of_the_wrong_kind():
    m = built(
        "A",
        "B",
        inferences=(Inference("i", ("B",), "A"), Inference("j", ("i",), "A")),
        attacks=(Attack("a", ("#s",), "i"),),
        rephrases=(Rephrase("r", ("A",), "i"),),
        preferences=(Preference("p", "i", "a"),),
        sections=(Section("#s", "S"),),
    )
    assert subjects(m, "AM102") == ["j", "a", "r"]
    assert "is a step" in found(m, "AM102")[0].message


def test_reasons_for_steps_and_attacks_are_fine():
    m = built(
        "A",
        "B",
        "C",
        inferences=(Inference("i", ("B",), "A"), Inference("j", ("C",), "i")),
        attacks=(Attack("a", ("C",), "B"), Attack("b", ("B",), "a")),
    )
    assert subjects(m, "AM102") == []


def test_names_in_lists():
    m = built(
        "A",
        "B",
        arguments=(Argument("X", inferences=("X/1", "A"), lines=("A", "gone")),),
        inferences=(
            Inference("i", ("B",), "A", questions={"Who?": "nobody", "Why?": None}),
        ),
        sections=(Section("#s", parent="A", members=("A", "missing")),),
        main=("B", "Zed"),
    )
    assert [d.message for d in found(m, "AM104")] == [
        "the main claim `Zed` is not in the map",
        "the line of `X` `gone` is not in the map",
        "the step of `X` `A` is a statement, not a step",
        "the step of `X` `X/1` is not in the map",
        "the answer to a question of `i` `nobody` is not in the map",
        "the member of section `#s` `missing` is not in the map",
        "the parent of section `#s` `A` is a statement, not a section",
    ]


def test_section_cycles_are_reported_once():
    m = ArgumentMap(
        sections=(
            Section("#a", parent="#b"),
            Section("#b", parent="#c"),
            Section("#c", parent="#a"),
            Section("#d", parent="#a"),
        )
    )
    assert len(found(m, "AM106")) == 1


# -- circles


def test_self_support_in_every_form():
    assert subjects("[A]: a\n  + [A]", "AM110") == ["A+1"]
    assert subjects("<X>\n\n(1) [A]: a\n----\n(2) [A]", "AM110") == ["X/1"]
    assert subjects("<X>: x\n  + <X>", "AM110") == ["X+1"]
    m = built("A", inferences=(Inference("i", ("A",), "i"),))
    assert subjects(m, "AM110") == ["i"]


def test_the_commonest_idiom_is_no_self_support():
    text = "[A]: a\n  + <X>\n\n<X>\n\n(1) [B]: b\n----\n(2) [A]\n"
    assert check(parse(text)) == ()
    text = text.replace("(1) [B]", "(1) [A]").replace(": b", "")
    assert subjects(text, "AM110") == ["X/1"]


def test_support_cycles_one_for_each_group():
    text = (
        "[A]: a\n  + [B]: b\n    + [C]: c\n      + [A]\n\n"
        "[D]: d\n  + [E]: e\n    + [D]\n  + [F]: f\n"
    )
    problems = found(text, "AM111")
    assert [d.subject for d in problems] == ["A", "D"]
    assert "3 elements" in problems[0].message
    assert "`D` → `E` → `D`" in problems[1].message


def test_a_cycle_through_reconstructed_arguments():
    text = "<X>\n\n(1) [A]: a\n----\n(2) [B]: b\n\n<Y>\n\n(1) [B]\n----\n(2) [A]\n"
    assert subjects(text, "AM111") == ["A"]
    assert subjects("<X>: x\n  + <Y>: y\n    + <X>", "AM111") == ["X"]


def test_attacks_make_no_support_cycle_but_a_mixed_one():
    text = "[M]: m\n  + [A]: a\n    - [B]: b\n      + [A]\n"
    assert subjects(text, "AM111") == []
    assert subjects(text, "AM112") == ["A"]
    # Contradictions hold both ways anyway.
    assert subjects("[A]: a\n  >< [B]: b", "AM112") == []


def test_preference_cycles():
    m = built("A", "B", preferences=(Preference("p", "A", "A"),))
    assert subjects(m, "AM113") == ["p"]
    m = built("A", "B", preferences=(Preference("p", "A", "B"),))
    assert subjects(m, "AM113") == []


# -- the whole map


def test_parts_with_headings_or_main_claims_are_apart_on_purpose():
    parts = "[A]: a runs.\n  + [B]: b runs.\n\n{}[C]: c runs.\n  + [D]: d runs.\n"
    assert len(found(parts.format(""), "AM122")) == 1
    assert found(parts.format("# Other\n\n"), "AM122") == []
    assert found("===\nmain: [A, C]\n===\n\n" + parts.format(""), "AM122") == []
    both = "# One\n\n" + parts.format("")
    assert len(found(both, "AM122")) == 1


def test_contexts_and_rephrases_connect():
    m = built("A", "B", "C", contexts=(Context("c", ("B",), "A"),))
    assert subjects(m, "AM123") == ["C"]


def test_what_may_stand_alone():
    assert check(parse("[A]: Trams run.")) == ()
    text = (
        "[A]: a\n  + [B]: b\n\n[Q]: Why? {kind: question}\n\n[C]: c {kind: context}\n"
    )
    assert subjects(text, "AM123") == []
    assert subjects("[A]: a\n  + [B]: b\n\n<X>: lonely\n", "AM123") == ["X"]


def test_empty_maps_are_fine():
    assert check(ArgumentMap(), select="all") == ()
    assert check(parse("// only a comment"), select="all", ignore="AM0") == ()


def test_several_main_claims_within_one_part():
    text = "[S]: s\n  +> [A]: a\n  +> [B]: b\n\n# Other\n\n[C]: c\n  + [D]: d\n"
    assert subjects(text, "AM121") == ["B"]
    assert subjects(f"===\nmain: [A]\n===\n\n{text}", "AM121") == []


def test_unsupported_premises_and_their_excuses():
    m = ArgumentMap(
        statements=(
            Statement("M", "m"),
            Statement("bare", "x"),
            Statement("axiom", "x1", axiom=True),
            Statement("said", "x2", speaker="Mayor"),
            Statement("granted", "x3", stance="conceded"),
            Statement("tagged", "x4", tags=("assumed",)),
            Statement("based", "x5", data={"basis": "a survey"}),
        ),
        inferences=tuple(
            Inference(f"i{n}", (n,), "M")
            for n in ("bare", "axiom", "said", "granted", "tagged", "based")
        ),
    )
    assert subjects(m, "AM124") == ["bare"]


# -- steps


def test_duplicates_of_different_voices_and_rephrases_are_fine():
    one = Statement("A", "Trams run.")
    other = Statement("B", "trams run!")
    base = {"contexts": (Context("c", ("A",), "B"),)}
    assert subjects(ArgumentMap(statements=(one, other), **base), "AM130") == ["B"]
    spoken = Statement("B", "trams run!", speaker="Mayor")
    assert subjects(ArgumentMap(statements=(one, spoken), **base), "AM130") == []
    told = ArgumentMap(statements=(one, other), rephrases=(Rephrase("r", ("A",), "B"),))
    assert subjects(told, "AM130") == []


def test_near_duplicates_and_negations():
    text = "The tram on the quay runs {} every ten minutes of the long summer day."
    m = ArgumentMap(
        statements=tuple(
            Statement(n, text.format(w))
            for n, w in (("A", "often"), ("B", "rarely"), ("C", "often not"))
        )
    )
    assert subjects(m, "AM131") == ["B"]


def test_contradicting_premises_need_a_declaration():
    text = (
        "[A]: a\n  >< [B]: b\n\n<X>\n\n(1) [A]\n(2) [C]: c\n(3) [B]\n----\n(4) [D]: d"
    )
    assert subjects(text, "AM133") == ["X/1"]
    assert subjects(text.replace("><", "-"), "AM133") == []


def test_begging_the_question_hides_the_duplicate():
    text = "[A]: Trams run.\n  + [B]: trams run"
    assert [d.code for d in check(parse(text))] == ["AM134"]


def test_strict_steps_cannot_be_undercut():
    steps = (Inference("X/1", ("B",), "A", strict=True),)
    for target in ("X/1", "X"):
        m = built(
            "A",
            "B",
            "C",
            arguments=(Argument("X", inferences=("X/1",)),),
            inferences=steps,
            attacks=(Attack("u", ("C",), target, kind="undercut"),),
        )
        assert subjects(m, "AM303") == ["u"]


def test_an_argument_that_attacks_its_own_conclusion():
    text = "<X>\n\n(1) [B]: b\n----\n(2) [A]: a\n\n[A]\n  - <X>\n"
    assert subjects(text, "AM302") == ["A-1"]
    m = built("A", attacks=(Attack("a", ("A",), "a"),))
    assert subjects(m, "AM302") == ["a"]


def test_undercut_of_a_statement_names_the_argument():
    m = built(
        "A",
        "B",
        "C",
        arguments=(Argument("X", inferences=("X/1",)),),
        inferences=(Inference("X/1", ("B",), "A"),),
        attacks=(Attack("u", ("C",), "A", kind="undercut"),),
    )
    assert "<X>" in found(m, "AM306")[0].hint
    sketch = built(
        "A",
        "C",
        arguments=(Argument("Y"),),
        inferences=(Inference("A+1", ("Y",), "A"),),
        attacks=(Attack("u", ("C",), "A", kind="undercut"),),
    )
    assert "<Y>" in found(sketch, "AM306")[0].hint


@pytest.mark.parametrize(
    ("answer", "open_ones"),
    [
        ("", ["A-1"]),
        ("\n    - [C]: c", []),
        ("\n    _ [C]: c", []),
        (" {stance: conceded}", []),
        ("\n    - [C]: c\n      - [D]: d", ["C-1"]),
    ],
)
def test_objections_and_their_answers(answer, open_ones):
    assert subjects(f"[A]: a\n  - [B]: b{answer}", "AM308") == open_ones


def test_an_objection_below_a_premise_counts_too():
    assert subjects("[A]: a\n  + [B]: b\n    - [C]: c", "AM308") == ["B-1"]
    # An objection to an objection is on our side.
    assert subjects("[A]: a\n  - [B]: b\n    - [C]: c", "AM308") == []
    outweighed = built("A", "B", attacks=(Attack("a", ("B",), "A", outweighed=True),))
    assert subjects(outweighed, "AM308") == []


def test_sides_follow_the_attacks_on_the_way():
    text = "[A]: a\n  - [B]: b {{side: con}}\n    - [C]: c {{side: {}}}"
    assert subjects(text.format("pro"), "AM309") == []
    assert subjects(text.format("con"), "AM309") == ["C"]
    conceded = text.format("con, stance: conceded")
    assert subjects(conceded, "AM309") == []
    motion = "[A]: a {side: con}\n  - [B]: b {side: pro}"
    assert subjects(motion, "AM309") == []
    both_ways = "[A]: a\n  + [B]: b {side: con}\n  - [C]: c\n    + [B]"
    assert subjects(both_ways, "AM309") == []


# -- wording

WORDED = "[Ban]: The city should ban cars.\n  + [Air]: {}"


@pytest.mark.parametrize(
    ("code", "text", "reported"),
    [
        ("AM211", "Cleaner air.", True),
        ("AM211", "The cost of trams.", True),
        ("AM211", "A reason for the ban.", True),
        ("AM211", "Trams pollute less than cars.", False),
        ("AM211", "Nobody likes soot.", False),
        ("AM211", "Shops would lose customers.", False),
        ("AM212", "Trams are good because they are quiet.", True),
        ("AM212", "Trams are quiet, so they should run at night.", True),
        ("AM212", "Since the trams are quiet, they should run at night.", True),
        ("AM212", "Trams have run since 1990.", False),
        ("AM212", "Trams stop because of the snow.", False),
        ("AM213", "Trams are quiet; cars are loud.", True),
        ("AM213", "Trams are quiet. Cars are loud.", True),
        ("AM213", "Trams are quiet, and they are cheap.", True),
        ("AM213", "Trams are quiet, cheap, and clean.", False),
        ("AM213", "The U.S. Congress and Dr. Smith agree on trams.", False),
        ("AM213", "It is " + "very " * 30 + "loud.", True),
        ("AM214", "They are quiet.", True),
        ("AM214", "This would help.", True),
        ("AM214", "It is wrong to lie.", False),
        ("AM214", "It's true that trams are quiet.", False),
        ("AM214", "It is quiet.", True),
        ("AM215", "Obviously trams are better.", True),
        ("AM215", "Trams are sort of quiet.", True),
        ("AM215", "The so-called experts are wrong.", True),
        ("AM215", "Trams are quiet.", False),
        ("AM210", "Who likes soot?", True),
        ("AM210", 'Who "likes soot?"', True),
        ("AM210", "He asked who likes soot.", False),
    ],
)
def test_wording(code, text, reported):
    assert ("Air" in subjects(WORDED.format(text), code)) is reported


def test_words_of_others_are_not_called_loaded():
    text = WORDED.format("Obviously trams are better. {speaker: Mayor}")
    assert subjects(text, "AM215") == []


def test_rabbits_in_attacks_are_judged_by_the_target():
    text = "[Ban]: Cars pollute the town.\n  - [Other]: Buses pollute the town."
    problems = found(text, "AM202")
    assert [d.subject for d in problems] == ["Ban-1"]
    assert "“cars”" in problems[0].message


def test_aliases_satisfy_the_rabbit_rule():
    text = "[Ban]: The vehicles pollute.\n  + [Other]: The cars pollute."
    assert subjects(text, "AM202") == ["Ban+1"]
    told = f"===\naliases: {{vehicle: [car]}}\n===\n\n{text}"
    assert subjects(told, "AM202") == []
    ignored = f"===\nignoreTerms: [vehicles, cars]\n===\n\n{text}"
    assert subjects(ignored, "AM202") == []


def test_level_jumps_but_not_in_one_step():
    text = "[A]: a\n  + [B]: b\n    + [C]: c\n  + [C]\n"
    assert subjects(text, "AM206") == ["A+2"]
    linked = "<X>\n\n(1) [B]: b\n(2) [C]: c\n----\n(3) [A]: a\n\n[B]\n  + [C]\n"
    assert subjects(linked, "AM206") == []


# -- size


def test_long_chains_and_wide_hubs():
    n = 20_000
    names = [Statement(f"s{k}", f"Statement number {k} is true.") for k in range(n)]
    chain = ArgumentMap(
        statements=tuple(names),
        inferences=tuple(
            Inference(f"i{k}", (f"s{k}",), f"s{k - 1}") for k in range(1, n)
        ),
    )
    assert check(chain) == ()
    ring = ArgumentMap(
        statements=chain.statements,
        inferences=(*chain.inferences, Inference("last", ("s0",), f"s{n - 1}")),
    )
    problems = check(ring)
    assert [d.code for d in problems] == ["AM111"]
    assert len(problems[0].message) < 300
    hub = ArgumentMap(
        statements=chain.statements,
        attacks=tuple(Attack(f"a{k}", (f"s{k}",), "s0") for k in range(1, n)),
    )
    assert check(hub) == ()
    assert len(check(hub, select="AM308")) == n - 1
