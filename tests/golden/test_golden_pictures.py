"""A few pictures as real files, so that a change of the look is seen in review.

After a wanted change: ``ARGMAP_ACCEPT=1 pytest tests/golden`` rewrites the files; look at
them before committing. On a failure the new picture lies beside the old one in the
temporary folder that the message names.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap import render
from argmap.model import (
    Argument,
    ArgumentMap,
    Attack,
    Context,
    Inference,
    Preference,
    Rephrase,
    Statement,
)

HERE = Path(__file__).parent

PACT = """\
J should strengthen its defences now.
The pact between R and N makes a joint attack on J much more likely.
A state that faces a much more likely attack ought to strengthen its defences.
R and N have bound themselves to fight side by side if either goes to war.
R and N both claim territory that J holds.
Article 4 of the treaty, published on 9 March, says so in plain words.
R claims the northern islands.
N claims the fishing grounds around them.
Of four comparable pacts in the last century, three were followed by an attack within five years.
J’s present forces could not hold off a joint attack.
Forces that cannot hold off an attack invite one.
The 2021 defence review found shortages in air defence and in fuel.
Those shortages have not been made good.
Defence spending has stayed at one per cent of output since 2021.
U can no longer be counted on to come to J’s aid at once.
Without prompt aid from U, J has to hold out alone for about 30 days.
U is withdrawing two of its five brigades from J.
A build-up by J will start an arms race with R and N.
An arms race would leave J less safe than it is today.
R doubled its missile force after J’s last build-up, in 2012.
Air defence and fuel stocks threaten nobody outside J.
States do not race against purely defensive measures.
Article 7 keeps disputes over territory outside the pact.
Article 7 lapses as soon as either party mobilises.
The survey of pacts leaves out eleven that no attack followed.
""".splitlines()


def inference(name, premises, conclusion, **fields):
    return Inference(name, tuple(premises.split()), conclusion, **fields)


def attack(name, premises, target, **fields):
    return Attack(name, tuple(premises.split()), target, **fields)


def pact():
    """An invented editorial: linked premises, undercuts, an answer to an undercut."""
    return ArgumentMap(
        statements=tuple(Statement(f"s{i}", text) for i, text in enumerate(PACT, 1)),
        inferences=(
            inference("i1", "s2 s3", "s1"),
            inference("i2", "s4 s5", "s2"),
            inference("i3", "s9", "s2"),
            inference("i4", "s6", "s4"),
            inference("i5", "s7 s8", "s5"),
            inference("i6", "s10 s11", "s1"),
            inference("i7", "s12 s13", "s10"),
            inference("i8", "s14", "s13"),
            inference("i9", "s15 s16", "s1"),
            inference("i10", "s17", "s15"),
            inference("i12", "s20", "s18"),
        ),
        attacks=(
            attack("i11", "s18 s19", "s1"),
            attack("i13", "s21 s22", "s18"),
            attack("i14", "s23", "i2"),
            attack("i15", "s24", "s23"),
            attack("i16", "s25", "i3"),
        ),
    )


def everything():
    """One of each: whatever a picture can show besides plain reasons."""
    return ArgumentMap(
        title="Cars downtown",
        metadata={"author": "A. Coach", "date": "2026", "language": "en"},
        statements=(
            Statement("Ban", "The city should ban cars downtown.", title="Ban"),
            Statement("soot", "Cars make soot."),
            Statement("harm", "What makes soot harms.", implicit=True),
            Statement("cars", "Cars harm."),
            Statement("duty", "What harms should be [banned](https://example.org)."),
            Statement(
                "trade",
                "Shops would lose customers.",
                speaker="The mayor",
                stance="reported",
                members=("Trade would suffer.", "Shops would lose customers."),
            ),
            Statement("buses", "Buses, not cars, make most of the soot."),
            Statement("jams", "There are fewer jams <b>& fewer buses</b>."),
            Statement(
                "rich", "日本語の文章は、空白なしで書かれる。「句読点」は行頭に来ない。"
            ),
            Statement("poor", "זהו משפט בעברית שהוא ארוך מספיק כדי להישבר לשתי שורות"),
            Statement("loose", "Nothing is connected to this."),
        ),
        arguments=(
            Argument(
                "Air", "The air would get cleaner.", "Clean air", (), ("A/1", "A/2")
            ),
            Argument("Noise", "It would be quieter.", title="Noise"),
        ),
        inferences=(
            inference("A/1", "soot harm", "cars", rules=("Modus ponens",)),
            inference("A/2", "cars duty", "Ban", scheme="from consequences"),
            inference("drawn twice", "Air", "Ban"),
            inference("quiet", "Noise", "Ban", strict=True, strength=0.5),
            inference("why", "jams", "A/2"),
            inference("circle", "Ban", "jams", questions={"sure": None}),
        ),
        attacks=(
            attack("x1", "trade", "Ban", outweighed=True),
            attack("x2", "buses", "Air"),
            attack("x3", "jams", "x2"),
            attack("x4", "nowhere", "trade"),
            attack("x5", "", "buses"),
            attack("x6", "poor", "rich", kind="contradictory"),
        ),
        contexts=(Context("k", ("harm",), "Ban"),),
        rephrases=(Rephrase("r", ("trade",), "buses"),),
        preferences=(Preference("p", "A/2", "x1"),),
    )


LABELS = {"Ban": "in", "soot": "in", "trade": "out", "buses": "undec", "x1": "out"}


def many():
    """A claim with more reasons than arrows fit."""
    numbers = range(1, 13)
    return ArgumentMap(
        statements=(
            Statement("hub", "There are many reasons."),
            *(Statement(f"r{i}", f"Reason number {i} of the twelve.") for i in numbers),
        ),
        inferences=tuple(inference(f"i{i}", f"r{i}", "hub") for i in numbers if i < 8),
        attacks=tuple(attack(f"x{i}", f"r{i}", "hub") for i in numbers if i > 7),
    )


CASES = {
    "pact.svg": (pact, "svg", {}),
    "pact.txt": (pact, "outline", {}),
    "everything.svg": (everything, "svg", {"labels": LABELS}),
    "everything.txt": (everything, "outline", {"labels": LABELS}),
    "everything.md": (everything, "markdown", {"labels": LABELS}),
    "many.svg": (many, "svg", {}),
}


@pytest.mark.parametrize("name", CASES)
def test_the_picture_is_the_one_in_the_file(name, tmp_path):
    make, to, options = CASES[name]
    drawn = str(render(make(), to, **options))
    if os.environ.get("ARGMAP_ACCEPT"):
        (HERE / name).write_bytes(drawn.encode())
    place = tmp_path / name
    place.write_bytes(drawn.encode())
    assert drawn == (HERE / name).read_bytes().decode(), f"compare {place}"
