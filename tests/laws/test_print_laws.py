"""Laws of the printer: every map becomes a text that reads back as the same map."""

import attrs
from hypothesis import HealthCheck, example, given, settings

from argmap import (
    Argument,
    ArgumentMap,
    Attack,
    Inference,
    Severity,
    Statement,
    parse,
)
from argmap.lang import format_text, print_map
from argmap.model import Section
from argmap.testing import maps, texts

EXAMPLES = settings(
    max_examples=3 * settings.default.max_examples,  # 300 in CI
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
A, B, C = (Statement(one, f"{one} is.", one) for one in "ABC")


def read(text):
    return parse(text).map


def same(found, wanted):
    """Compare field by field, so that a failure says which one."""
    for field in attrs.fields(ArgumentMap):
        if field.eq:
            assert getattr(found, field.name) == getattr(wanted, field.name), field.name
    assert found == wanted


@EXAMPLES
@given(maps(max_size=6))
@example(ArgumentMap())
@example(ArgumentMap((A, B), inferences=[Inference("i", ("B",), "A")]))
@example(ArgumentMap((A, B), inferences=[Inference("A+2", ("B",), "A")]))
@example(ArgumentMap((A, B), inferences=[Inference("A+1", ("B", "B"), "A")]))
@example(ArgumentMap((A,), attacks=[Attack("A-1", ("A",), "A")]))
@example(
    ArgumentMap(
        (A, B),
        attacks=[
            Attack("A-1", ("B",), "A"),
            Attack("A-1_1", ("B",), "A-1", kind="undercut"),
            Attack("A-1_1_1", ("A",), "A-1_1", kind="undercut"),
        ],
    )
)
@example(  # attacks on each other
    ArgumentMap((A,), attacks=[Attack("a", ("A",), "b"), Attack("b", ("A",), "a")])
)
@example(  # the order of the premises is not that of the lines
    ArgumentMap(
        (A, B, C),
        arguments=[
            Argument("X", title="X", inferences=("X/1",), lines=("B", "A", "C"))
        ],
        inferences=[Inference("X/1", ("A", "B"), "C")],
    )
)
@example(
    ArgumentMap(
        (A, B, C),
        arguments=[Argument("X", inferences=("X/1", "X/2"))],
        inferences=[Inference("X/1", ("A",), "B"), Inference("X/2", (), "C")],
    )
)
@example(  # sections that do not follow the order of the statements
    ArgumentMap(
        (A, B, C),
        sections=[
            Section("#s", "S", members=("C", "A")),
            Section("#t", "T", 3, "#s", members=("B", "A", "nobody")),
        ],
    )
)
@example(ArgumentMap(arguments=[Argument("ban", data={"A>": "a", "b": "x]: y>: z"})]))
@example(ArgumentMap((Statement("a", data={"b": "x]: y>: z"}),)))
@example(ArgumentMap((Statement("a", "x", tags=("t", "t", "")),)))
@example(
    ArgumentMap((A,), metadata={"main": 3, "group": {"regroup": [{"title": "g"}]}})
)
@example(ArgumentMap((A, Statement("D", "x", "A")), main=("nobody",)))
@example(
    ArgumentMap(
        (Statement("x", "see :k:"),), metadata={"model": {"shortcodes": {":k:": "!"}}}
    )
)
@example(
    ArgumentMap(
        (
            Statement(
                "a", "x", data={"id": "y", "otherData": {"a": 1}, "strength": "much"}
            ),
        )
    )
)
def test_every_map_reads_back(m):
    same(read(print_map(m)), m)


@given(maps(max_size=5, dangling=True))
def test_maps_with_loose_ends_read_back(m):
    same(read(print_map(m)), m)


@given(maps(hostile=False, max_size=8))
def test_ordinary_maps_read_back_from_tidy_text(m):
    text = print_map(m)
    same(read(text), m)
    assert "\t" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))


@given(texts())
def test_what_a_text_says_survives(text):
    m = read(text)
    same(read(print_map(m)), m)


@given(maps(max_size=5))
def test_printing_is_a_fixed_point(m):
    text = print_map(m)
    assert print_map(read(text)) == text
    assert print_map(attrs.evolve(m)) == text


@given(maps(max_size=5))
def test_the_formatter_keeps_the_meaning(m):
    text = format_text(print_map(m))
    same(read(text), m)


@given(maps(max_size=5))
def test_printed_text_has_no_errors(m):
    problems = parse(print_map(m)).diagnostics
    assert [str(p) for p in problems if p.severity is Severity.ERROR] == []
