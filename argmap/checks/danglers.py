"""The teaching rules about terms: what a conclusion and its premises must share.

Sources: van Gelder's and Austhink's tutorials on the golden rule, the rabbit rule and
holding hands, as taught with Rationale. They are rules of thumb, so all of them are
advice, and they speak English only (see :mod:`argmap.checks.words`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.rules import Finding
from argmap.model import Attack, Inference, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checks.views import View

SHOWN = 4
"""Terms that a message names."""
PAIRED = 40
"""Single reasons for one claim that are compared pair by pair; more are a list."""


def find_single_premises(view: View) -> Iterator[Finding]:
    """A reason has one premise only.

    What:
        A step between statements has exactly one premise. Steps from or to an argument
        and strict steps are left alone.
    Why:
        The golden rule: a simple argument has at least two premises that work
        together. The second one often goes without saying, and is the one to doubt.
    Bad:
        [Mortal]: Socrates is mortal.
          + [Man]: Socrates is a man.
    Good:
        [Mortal]: Socrates is mortal.

        <Proof>

        (1) [Man]: Socrates is a man.
        (2) [All men]: All men are mortal. {implicit: true}
        ----
        (3) [Mortal]
    Fix:
        Ask what else must be true for the step to work, and write it down; add
        `implicit: true` if the text does not say it.
    """
    for inference in view.drawn_inferences:
        if len(inference.premises) != 1 or inference.strict:
            continue
        ends = (*inference.premises, inference.conclusion)
        if all(isinstance(view.map.get(one), Statement) for one in ends):
            yield Finding(
                inference.id,
                f"`{inference.premises[0]}` is the only premise for "
                f"`{inference.conclusion}`",
                "add the premise that links the two, with `implicit: true` if it is "
                "unsaid",
            )


def find_rabbits(view: View) -> Iterator[Finding]:
    """The conclusion has a term that no premise has.

    What:
        A significant term of the conclusion (for an attack: of its target) occurs in
        none of the premises. Words without weight do not count; aliases and terms to
        ignore are taken from `aliases` and `ignoreTerms` at the top of the text.
    Why:
        The rabbit rule: no rabbit comes out of a hat that nobody put in. Some premise
        that speaks of the term is missing.
    Bad:
        [Mortal]: Socrates is mortal.

        <Proof>

        (1) [Man]: Socrates is a man.
        (2) [Greek]: Socrates is a Greek man.
        ----
        (3) [Mortal]
    Good:
        [Mortal]: Socrates is mortal.

        <Proof>

        (1) [Man]: Socrates is a man.
        (2) [All men]: Every man is mortal.
        ----
        (3) [Mortal]
    Fix:
        Add the premise that brings the term in, or use the same word.
    """
    for relation, premises, conclusion in _simple_arguments(view):
        terms = set().union(*premises)
        rabbits = [word for stem, word in conclusion.items() if stem not in terms]
        if rabbits:
            yield Finding(
                relation.id,
                f"no premise of `{relation.id}` speaks of {_quoted(rabbits)}, but "
                f"`{relation.target}` does",
                f"add a premise that brings in {_quoted(rabbits[:1])}, or use the same "
                "word",
            )


def find_lonely_terms(view: View) -> Iterator[Finding]:
    """A premise has a term that neither the conclusion nor another premise has.

    What:
        A significant term of a premise occurs neither in the conclusion nor in another
        premise of the same step. Words without weight, aliases and terms to ignore as
        in the rabbit rule.
    Why:
        Holding hands: premises that work together share their terms in pairs. A term
        that nobody takes by the hand shows that a premise is missing, or that the term
        is not needed.
    Bad:
        [Mortal]: Socrates is mortal.

        <Proof>

        (1) [Man]: Socrates is a bearded man.
        (2) [All men]: Every man is mortal.
        ----
        (3) [Mortal]
    Good:
        [Mortal]: Socrates is mortal.

        <Proof>

        (1) [Man]: Socrates is a man.
        (2) [All men]: Every man is mortal.
        ----
        (3) [Mortal]
    Fix:
        Add the premise that takes up the term, or take the term out.
    """
    for relation, premises, conclusion in _simple_arguments(view):
        for place, words in _lonely(premises, conclusion):
            premise = relation.premises[place]
            yield Finding(
                premise,
                f"in `{relation.id}` only the premise `{premise}` speaks of "
                f"{_quoted(words)}",
                f"add a premise that takes up {_quoted(words[:1])}, or take it out",
                ((f"the conclusion `{relation.target}` stands here", relation.target),),
            )


def find_danglers(view: View) -> Iterator[Finding]:
    """A term occurs only once in a simple argument.

    What:
        The rabbit rule and holding hands in one: some significant term occurs in the
        conclusion or in one premise only. One report for each step; it says the same
        as AM202 and AM203 together, so select either.
    Why:
        No danglers: every important term of a simple argument occurs at least twice.
    Bad:
        [Mortal]: Socrates is mortal.

        <Proof>

        (1) [Man]: Socrates is a bearded man.
        (2) [Greek]: Every man is a Greek.
        ----
        (3) [Mortal]
    Good:
        [Mortal]: Socrates is mortal.

        <Proof>

        (1) [Man]: Socrates is a man.
        (2) [All men]: Every man is mortal.
        ----
        (3) [Mortal]
    Fix:
        Add the premise that takes up the term, or use the same word.
    """
    for relation, premises, conclusion in _simple_arguments(view):
        terms = set().union(*premises)
        words = [word for stem, word in conclusion.items() if stem not in terms]
        words += [word for _, found in _lonely(premises, conclusion) for word in found]
        if words:
            yield Finding(
                relation.id,
                f"in `{relation.id}` these terms occur once only: {_quoted(words)}",
                f"take up {_quoted(words[:1])} in another premise, or take it out",
            )


def find_hidden_partners(view: View) -> Iterator[Finding]:
    """Two separate reasons look like one reason with two premises.

    What:
        Two single-premise steps lead to one conclusion. Apart, each breaks the rabbit
        rule or holding hands; joined, they keep both.
    Why:
        Premises that need each other belong in one step: who knocks out one of them
        should bring down the whole reason.
    Bad:
        [Mortal]: Socrates is mortal.
          + [Man]: Socrates is a man.
          + [All men]: Every man is mortal.
    Good:
        [Mortal]: Socrates is mortal.

        <Proof>

        (1) [Man]: Socrates is a man.
        (2) [All men]: Every man is mortal.
        ----
        (3) [Mortal]
    Fix:
        Write the two as linked premises of one argument.
    """
    singles: dict[str, list[tuple[Inference, dict[str, str], dict[str, str]]]] = {}
    for relation, premises, conclusion in _simple_arguments(view):
        if isinstance(relation, Inference) and len(premises) == 1:
            rabbits = any(stem not in premises[0] for stem in conclusion)
            if rabbits or _lonely(premises, conclusion):
                singles.setdefault(relation.conclusion, []).append(
                    (relation, premises[0], conclusion)
                )
    for group in singles.values():
        taken: set[str] = set()
        for place, (first, terms, conclusion) in enumerate(group[:PAIRED]):
            for second, others, _ in group[place + 1 : PAIRED]:
                if first.id in taken or second.id in taken:
                    continue
                joined = [terms, others]
                if all(s in terms or s in others for s in conclusion) and not _lonely(
                    joined, conclusion
                ):
                    taken |= {first.id, second.id}
                    yield Finding(
                        second.id,
                        f"`{first.premises[0]}` and `{second.premises[0]}` look like "
                        f"linked premises for `{first.conclusion}`",
                        "write them as two premises of one argument",
                        (
                            (
                                f"`{first.premises[0]}` stands here",
                                first.premises[0],
                            ),
                        ),
                    )


def _simple_arguments(
    view: View,
) -> Iterator[tuple[Inference | Attack, list[dict[str, str]], dict[str, str]]]:
    """Yield the steps and attacks whose ends are all statements, with their terms."""
    known = view.terms
    drawn: list[Inference | Attack] = [*view.drawn_inferences, *view.map.attacks]
    for relation in drawn:
        ends = [known.get(one) for one in (*relation.premises, relation.target)]
        terms = [one for one in ends if one is not None]
        if len(ends) == len(terms) > 1:
            yield relation, terms[:-1], terms[-1]


def _lonely(
    premises: list[dict[str, str]], conclusion: dict[str, str]
) -> list[tuple[int, list[str]]]:
    """Return for each premise its words that no partner shares; linear in the words."""
    counts: dict[str, int] = {}
    for terms in premises:
        for stem in terms:
            counts[stem] = counts.get(stem, 0) + 1
    found = [
        (
            place,
            [w for s, w in terms.items() if s not in conclusion and counts[s] == 1],
        )
        for place, terms in enumerate(premises)
    ]
    return [(place, words) for place, words in found if words]


def _quoted(words: list[str]) -> str:
    shown = ", ".join(f"“{word}”" for word in words[:SHOWN])
    return shown + (f" and {len(words) - SHOWN} more" if len(words) > SHOWN else "")
