"""Elements: what they accept, what they refuse, and that they cannot change."""

import copy
import enum
import pickle

import attrs
import pytest

from argmap.model import (
    EMPTY,
    Anchor,
    Argument,
    ArgumentMap,
    Attack,
    Context,
    FrozenDict,
    Inference,
    Preference,
    Rephrase,
    Section,
    Source,
    Statement,
    freeze,
)
from argmap.model.drafts import (
    DraftAnchor,
    DraftArgument,
    DraftAttack,
    DraftInference,
    DraftStatement,
)
from argmap.model.fields import CHECKS


class Word(enum.StrEnum):
    """A text that is more than a text."""

    FACT = "fact"


class Number(enum.IntEnum):
    """A number that is more than a number."""

    ONE = 1


# -- construction


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Statement(7), "id must be text, not 7"),
        (lambda: Statement("A", None), "text must be text, not None"),
        (lambda: Statement("A", tags="pro"), "tags must be a list, not 'pro'"),
        (lambda: Statement("A", tags=[1]), "tags must be text, not 1"),
        (lambda: Statement("A", axiom=1), "axiom must be true or false, not 1"),
        (lambda: Statement("A", axiom=0), "axiom must be true or false, not 0"),
        (lambda: Statement("A", strength="1"), "must be a number from 0 to 1"),
        (lambda: Statement("A", strength=True), "must be a number from 0 to 1"),
        (lambda: Statement("A", anchors=["x"]), "must hold only Anchor, not 'x'"),
        (lambda: Statement("A", anchors=Anchor("s")), "must be a list"),
        (lambda: Statement("A", data=[1]), "data must be a mapping"),
        (lambda: Statement("A", data={1: 2}), "keys of data are text, not 1"),
        (lambda: Statement("A", data={"x": {1}}), "data holds text, numbers"),
        (lambda: Anchor("s", start=1.5), "start must be a whole number, not 1.5"),
        (lambda: Anchor("s", start=True), "start must be a whole number"),
        (lambda: Inference("i", "AB", "C"), "premises must be a list, not 'AB'"),
        (lambda: Inference("i", (1,), "C"), "premises must be text, not 1"),
        (lambda: Inference("i", (), "C", roles=[]), "roles must be a mapping"),
        (lambda: Inference("i", (), "C", questions={"q": 1}), "must be text, not 1"),
        (
            lambda: Attack("i", (), "C", outweighed=0),
            "outweighed must be true or false",
        ),
        (lambda: Section("s", level="1"), "level must be a whole number"),
        (lambda: Preference("p", 1, "x"), "preferred must be text"),
        (lambda: Source("s", path=b"x"), "path must be text"),
        (lambda: ArgumentMap(statements=Statement("A")), "statements must be a list"),
        (lambda: ArgumentMap(statements=["A"]), "must hold only Statement, not 'A'"),
        (lambda: ArgumentMap(title=1), "title must be text, not 1"),
        (lambda: ArgumentMap(metadata=None), "metadata must be a mapping"),
    ],
)
def test_wrong_types_are_type_errors(make, message):
    with pytest.raises(TypeError) as caught:
        make()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Statement(""), "id must not be empty"),
        (lambda: Statement("A", strength=1.2), "must lie between 0 and 1, not 1.2"),
        (lambda: Statement("A", strength=float("nan")), "must lie between 0 and 1"),
        (lambda: Statement("A", stance="sure"), "must be one of asserted, reported"),
        (lambda: Statement("A", "a\ud800b"), r"half a character ('\ud800')"),
        (lambda: Statement("\udfff"), "half a character"),
        (lambda: Statement("A", data={"\ud800": 1}), "half a character"),
        (
            lambda: Statement("A", data={"x": float("inf")}),
            "cannot hold the number inf",
        ),
        (lambda: Statement("A", data={"x": 10**4001}), "more than 4000 digits"),
        (lambda: Anchor("s", end=-1), "must not be negative, not -1"),
        (lambda: Inference("i", ("",), "C"), "premises must not be empty"),
        (lambda: Inference("i", (), ""), "conclusion must not be empty"),
        (lambda: Inference("i", (), "C", mode="both"), "must be one of linked"),
        (lambda: Attack("a", (), "C", kind="rebut"), "must be one of attack, undercut"),
    ],
)
def test_forbidden_values_are_value_errors(make, message):
    with pytest.raises(ValueError, match=r".") as caught:
        make()
    assert message in str(caught.value)


def test_all_wrong_fields_are_named_at_once():
    with pytest.raises(TypeError) as caught:
        Statement("", 5, strength=2)
    assert str(caught.value) == (
        "Statement: id must not be empty; text must be text, not 5; "
        "strength must lie between 0 and 1, not 2"
    )


def test_messages_stay_short_whatever_is_given():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    for value in (deep, "x" * 100_000, list(range(100_000))):
        with pytest.raises(TypeError) as caught:
            Statement("A", axiom=value)
        assert len(str(caught.value)) < 200


def test_lists_become_tuples_and_mappings_frozen():
    inner = {"pages": [1, {"a": [2]}]}
    s = Statement("A", tags=["x"], members=["a"], data=inner)
    inner["pages"].append(3)
    assert s.tags == ("x",)
    assert s.data == {"pages": (1, {"a": (2,)})}
    assert isinstance(s.data["pages"][1], FrozenDict)
    assert Statement("A", data={}).data is EMPTY


def test_subclasses_become_plain_values():
    s = Statement(Word.FACT, kind=Word.FACT, data={Word.FACT: [Word.FACT, Number.ONE]})
    for text in (s.id, s.kind, *s.data, s.data["fact"][0]):
        assert type(text) is str
    assert type(s.data["fact"][1]) is int


def test_whole_strengths_become_fractions():
    assert repr(Statement("A", strength=1).strength) == "1.0"


# -- showing


def test_reprs_show_only_what_is_set():
    assert repr(Statement("A", "b")) == "Statement(id='A', text='b')"
    assert repr(Statement("A", axiom=True)) == "Statement(id='A', axiom=True)"
    assert repr(Attack("a", ("B",), "A", kind="undercut")) == (
        "Attack(id='a', premises=('B',), target='A', kind='undercut')"
    )
    m = ArgumentMap(statements=(Statement("A"),), extra={"x": 1})
    assert repr(m) == "ArgumentMap(statements=(Statement(id='A'),))"


def test_plain_words():
    assert Statement("A", "**Two** [words](https://x.org)").plain_text == "Two words"
    assert Argument("A", "_One_ gist").plain_gist == "One gist"
    assert Inference("i", ("A",), "B").target == "B"
    assert Attack("a", ("A",), "B", kind="contrary").symmetric
    assert not Attack("a", ("A",), "B").symmetric


# -- frozen


ELEMENTS = [
    Statement("A", "b", data={"x": [1]}, anchors=(Anchor("s", "q"),)),
    Argument("A", "gist", lines=("a",)),
    Inference("i", ("A",), "B", roles={"A": "datum"}, questions={"q": None}),
    Attack("a", ("A",), "B"),
    Rephrase("r", ("A",), "B"),
    Context("c", ("A",), "B"),
    Preference("p", "A", "B"),
    Section("#s", "Title", 2, "#t", ("A",)),
    Source("s", path="x.txt"),
    Anchor("s", "quote"),
    ArgumentMap(statements=(Statement("A"),), metadata={"x": {"y": [1]}}),
]


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda e: type(e).__name__)
def test_nothing_changes_everything_copies(element):
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        element.id = "other"
    for again in (
        copy.copy(element),
        copy.deepcopy(element),
        pickle.loads(pickle.dumps(element)),  # noqa: S301  (our own)
        attrs.evolve(element),
        eval(repr(element)),  # noqa: S307  (our own)
    ):
        assert again == element
        assert hash(again) == hash(element)
        assert repr(again) == repr(element)


def test_frozen_data_refuses_every_change():
    d = freeze({"a": 1, "b": {"c": [2]}})
    changes = [
        lambda: d.__setitem__("a", 2),
        lambda: d.__delitem__("a"),
        lambda: d.update(a=2),
        lambda: d.setdefault("z", 2),
        lambda: d.pop("a"),
        d.popitem,
        d.clear,
        lambda: d.__ior__({"a": 2}),
    ]
    for change in changes:
        with pytest.raises(TypeError, match="cannot change"):
            change()
    assert d == {"a": 1, "b": {"c": (2,)}}


def test_frozen_data_joins_and_copies():
    d = freeze({"a": 1, "b": {"c": [2]}})
    joined = d | {"a": [3]}
    assert joined == {"a": (3,), "b": {"c": (2,)}}
    assert isinstance(joined, FrozenDict)
    flipped = {"a": [3], "z": [4]} | d
    assert flipped == {"a": 1, "z": (4,), "b": {"c": (2,)}}
    assert isinstance(flipped, FrozenDict)
    assert d.copy() is d
    assert copy.copy(d) is d
    assert copy.deepcopy(d) is d
    again = pickle.loads(pickle.dumps(d))  # noqa: S301  (our own)
    assert again == d
    assert isinstance(again, FrozenDict)
    assert hash(again) == hash(d)
    with pytest.raises(TypeError):
        _ = d | [1]
    with pytest.raises(TypeError):
        _ = [1] | d


def test_data_may_be_sixty_four_deep_and_no_deeper():
    deep = 1
    for _ in range(64):
        deep = [deep]
    assert freeze(deep)
    with pytest.raises(ValueError, match="deeper than 64"):
        freeze([deep])


# -- drafts


@pytest.mark.parametrize(
    ("draft", "kind", "given"),
    [
        (DraftStatement, Statement, {"id": "A", "text": "b", "tags": ("x",)}),
        (DraftArgument, Argument, {"id": "A", "inferences": ("i",)}),
        (DraftInference, Inference, {"id": "i", "premises": ("A",), "conclusion": "B"}),
        (DraftAttack, Attack, {"id": "a", "premises": ("A",), "target": "B"}),
        (DraftAnchor, Anchor, {"source": "s", "quote": "q"}),
    ],
)
def test_drafts_become_the_real_thing(draft, kind, given):
    made = draft(**given)
    assert type(made) is kind
    assert made == kind(**given)
    assert hash(made) == hash(kind(**given))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.data = 1


def test_every_field_has_a_check():
    for kind, checks in CHECKS.items():
        for field in attrs.fields(kind):
            with pytest.raises((TypeError, ValueError)):
                checks.check(field.name, object())
