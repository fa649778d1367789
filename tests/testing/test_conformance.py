"""The conformance test passes for our formats and catches broken ones."""

import attrs
import pytest
from hypothesis import strategies as st

from argmap.diagnostics import Severity
from argmap.errors import FormatError
from argmap.formats import FORMATS, Format, Reading, Report, Writing
from argmap.formats.messages import entry
from argmap.model import ArgumentMap, Statement
from argmap.testing import check_format


@pytest.mark.parametrize("name", ["json", "argdown"])
def test_our_formats_conform(name):
    check_format(FORMATS[name], max_examples=25)


def read_lines(content):
    lines = content.text.split("\n")[1:-1]
    made = [
        Statement(f"s{i}", bytes.fromhex(line).decode()) for i, line in enumerate(lines)
    ]
    return Reading(ArgumentMap(statements=tuple(made)))


def read_lines_carefully(content):
    try:
        return read_lines(content)
    except ValueError as error:
        problem = entry("AM506", str(error))
        raise FormatError(str(problem), (problem,)) from None


def write_lines(m):
    lines = [s.text.encode().hex() for s in m.statements]
    lost = Report((entry("AM601", "only texts are carried"),))
    return Writing("\n".join(["lines", *lines, ""]), lost)


LINES = Format(
    name="lines",
    suffixes=(".lines",),
    sniff=lambda content: content.text.startswith("lines\n"),
    read=read_lines_carefully,
    write=write_lines,
    carries=frozenset({"statements.text"}),
    url="https://example.org/lines",
)


def test_a_small_format_conforms():
    check_format(LINES, examples=["lines\n6162\n", "lines\n"])
    check_format(attrs.evolve(LINES, write=None))
    check_format(attrs.evolve(LINES, read=None))


@pytest.fixture
def small_maps(monkeypatch):
    """Two maps only, so that a failure is quickly made small."""
    named = ArgumentMap(statements=(Statement("A", "b", title="c"),))
    monkeypatch.setattr(
        "argmap.testing.conformance.maps",
        lambda: st.sampled_from((ArgumentMap(), named)),
    )


@pytest.mark.usefixtures("small_maps")
@pytest.mark.parametrize(
    ("changes", "promise"),
    [
        ({"name": "Lines"}, "lower case"),
        ({"suffixes": ("lines",)}, "begin with a dot"),
        ({"read": None, "write": None}, "read or written"),
        ({"url": ""}, "where the format is described"),
        ({"sniff": lambda _: False}, "what is written is sniffed"),
        ({"binary": True}, "bytes if binary"),
        ({"carries": frozenset({"*"})}, "carries all changes nothing"),
        ({"carries": frozenset({"statements.title"})}, "`statements.title` is carried"),
        ({"write": lambda m: Writing(write_lines(m).content)}, "is reported"),
    ],
)
def test_broken_promises_are_named(changes, promise):
    with pytest.raises(AssertionError, match=promise):
        check_format(attrs.evolve(LINES, **changes), max_examples=30)


def test_crashes_on_damaged_files_are_found():
    with pytest.raises(ValueError, match="fromhex"):
        check_format(attrs.evolve(LINES, read=read_lines), examples=["lines\nxyz\n"])


@pytest.mark.usefixtures("small_maps")
def test_formats_that_cannot_read_themselves_are_found():
    problem = attrs.evolve(entry("AM523", "no"), severity=Severity.ERROR)

    def read(content):
        return Reading(read_lines(content).map, Report((problem,)))

    with pytest.raises(AssertionError, match="what is written is read"):
        check_format(attrs.evolve(LINES, read=read))
