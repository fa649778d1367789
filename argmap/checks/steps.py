"""Rules about the steps of arguments: what follows from what, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.rules import Finding
from argmap.model import Statement

SHOWN = 5
"""Names that a message lists."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checks.views import View
    from argmap.model import Inference


def find_inferences_without_premises(view: View) -> Iterator[Finding]:
    """A step has no premises.

    What:
        A support or a step of an argument has a conclusion, but nothing that it
        follows from.
    Why:
        A reason needs a reason: such a step says no more than its conclusion.
    Bad:
        ===
        elements:
          inferences:
            - {id: Ban+1, premises: [], conclusion: Ban}
        ===

        [Ban]: The city should ban cars downtown.
          - [Trade]: Shops would lose customers.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
          - [Trade]: Shops would lose customers.
    Fix:
        Add the premises, or take the step out.
    """
    for inference in view.map.inferences:
        if not inference.premises:
            yield Finding(
                inference.id,
                f"the step `{inference.id}` has no premises",
                f"add what `{inference.conclusion}` follows from, or take the step out",
            )


def find_contradicting_premises(view: View) -> Iterator[Finding]:
    """Two premises of one step cannot both be true.

    What:
        A step holds two statements that the map declares contrary or contradictory.
    Why:
        From premises that exclude each other nothing can be shown: the step can never
        stand.
    Bad:
        [Hot]: It is hot.
          >< [Cold]: It is cold.

        <Weather>

        (1) [Hot]
        (2) [Cold]
        ----
        (3) [Odd]: The weather is odd.
    Good:
        [Hot]: It is hot.
          >< [Cold]: It is cold.

        <Weather>

        (1) [Hot]
        (2) [June]: It is June.
        ----
        (3) [Odd]: The weather is as usual.
    Fix:
        Take one of them out, or split the step in two.
    """
    opposed = view.opposed
    if not opposed:
        return
    partners: dict[str, dict[str, str]] = {}
    for (one, other), attack in opposed.items():
        partners.setdefault(one, {})[other] = attack.id
    for inference in view.map.inferences:
        # A premise opposed to itself is another rule's business.
        premises = dict.fromkeys(inference.premises)
        for one in premises:
            against = partners.get(one)
            if against is None:
                continue
            both = premises.keys() & against.keys() - {one}
            clash = next((other for other in premises if other in both), None)
            if clash is not None:
                yield Finding(
                    inference.id,
                    f"`{one}` and `{clash}` exclude each other but are premises of "
                    f"one step",
                    "take one of them out, or split the step in two",
                    ((f"`{one}` stands here", one), (f"`{clash}` stands here", clash)),
                )
                break


def find_begging_premises(view: View) -> Iterator[Finding]:
    """A premise says the same as the conclusion.

    What:
        Apart from case and punctuation, a premise of a step has the wording of its
        conclusion.
    Why:
        Whoever doubts the conclusion doubts the premise: the question is begged.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The city should ban cars downtown!
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Give another reason; if it is one statement, use one title for it.
    """
    for step, (premise, conclusion) in view.begging.items():
        yield Finding(
            step,
            f"the premise `{premise}` says the same as the conclusion `{conclusion}`",
            "give a reason in other words, or take the step out",
            ((f"`{conclusion}` stands here", conclusion),),
        )


def find_duplicate_statements(view: View) -> Iterator[Finding]:
    """Two statements have the same wording.

    What:
        Apart from case and punctuation their texts are equal. Statements of different
        speakers or sides are left alone, and so are declared rephrases.
    Why:
        What is said for or against one of them does not reach the other.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
          + [Clean air]: the air would get cleaner
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
            + [Soot]: Cars make most of the soot.
    Fix:
        Use one title for both: write `[Air]` where it is meant again.
    """
    groups: dict[tuple[str, str | None, str | None], str] = {}
    begging = {pair for found in view.begging.values() for pair in (found, found[::-1])}
    folded = view.folded
    for statement in view.map.statements:
        wording = folded.get(statement.id)
        if not wording:
            continue
        one = statement.id
        first = groups.setdefault((wording, statement.speaker, statement.side), one)
        if first == one or (first, one) in begging or view.are_rephrased(first, one):
            continue
        yield Finding(
            one,
            f"`{one}` says the same as `{first}`",
            f"write `[{_title(view, first)}]` instead of repeating the text"
            if _title(view, first)
            else "give the first one a title and use it here",
            ((f"`{first}` stands here", first),),
        )


def find_unchained_steps(view: View) -> Iterator[Finding]:
    """A step of an argument leads nowhere within it.

    What:
        In an argument with several steps, the conclusion of a step other than the last
        is no premise of a later step.
    Why:
        An argument is one line of thought towards its last conclusion; a step beside
        that line is another argument.
    Bad:
        <Air>

        (1) [Soot]: Cars make soot.
        ----
        (2) [Dirt]: Cars make the air dirty.
        (3) [Space]: Cars need much space.
        -- {uses: [3]} --
        (4) [Ban]: The city should ban cars downtown.
    Good:
        <Air>

        (1) [Soot]: Cars make soot.
        ----
        (2) [Dirt]: Cars make the air dirty.
        (3) [Harm]: Dirty air harms people.
        -- {uses: [2, 3]} --
        (4) [Ban]: The city should ban cars downtown.
    Fix:
        Use the conclusion in a later step, or make it an argument of its own.
    """
    for argument in view.map.arguments:
        later: set[str] = set()
        idle: list[Inference] = []
        for place, step in enumerate(reversed(view.map.steps_of(argument.id))):
            # It may also back a later step, or give the same conclusion.
            if place and step.conclusion not in later:
                idle.append(step)
            later.update(step.premises)
            later.add(step.conclusion)
            later.add(step.id)
        for step in reversed(idle):
            yield Finding(
                step.id,
                f"the conclusion `{step.conclusion}` is not used in a later step of "
                f"`{argument.id}`",
                f"use `{step.conclusion}` further down, or make it an argument of its "
                "own",
            )


def find_shared_steps(view: View) -> Iterator[Finding]:
    """One step belongs to two arguments.

    What:
        Two arguments list the same inference among their steps.
    Why:
        An argument is a unit; what is said against its step would silently count
        against the other argument as well.
    Bad:
        ===
        elements:
          arguments:
            - {id: Other, gist: The same step again., inferences: [Air/1]}
        ===

        <Air>

        (1) [Soot]: Cars make soot.
        ----
        (2) [Ban]: The city should ban cars downtown.
    Good:
        <Air>

        (1) [Soot]: Cars make soot.
        ----
        (2) [Ban]: The city should ban cars downtown.
    Fix:
        Give each argument a step of its own.
    """
    for step, owners in view.owners.items():
        # one that is not there is AM101's business
        if len(owners) > 1 and step in view.map:
            names = ", ".join(f"`{owner.id}`" for owner in owners[:SHOWN])
            yield Finding(
                step,
                f"the step `{step}` belongs to {len(owners)} arguments: {names}",
                "give each argument a step of its own",
                tuple((f"`{owner.id}` stands here", owner.id) for owner in owners[:2]),
            )


def find_unused_premises(view: View) -> Iterator[Finding]:
    """A line of an argument is used by no step.

    What:
        A premise is written in the reconstruction, but no step has it among its
        premises; `uses` leaves it out everywhere.
    Why:
        A premise that nothing follows from is noise, or the list in `uses` lacks it.
    Bad:
        <Air>

        (1) [Soot]: Cars make soot.
        (2) [Noise]: Cars make noise.
        -- {uses: [1]} --
        (3) [Ban]: The city should ban cars downtown.
    Good:
        <Air>

        (1) [Soot]: Cars make soot.
        (2) [Noise]: Cars make noise.
        -- {uses: [1, 2]} --
        (3) [Ban]: The city should ban cars downtown.
    Fix:
        Add its number to `uses`, or take the line out.
    """
    for argument in view.map.arguments:
        if not argument.lines:
            continue
        used: set[str] = set()
        for step in view.map.steps_of(argument.id):
            used.update(step.premises)
            used.add(step.conclusion)
        for one in dict.fromkeys(argument.lines):
            if one not in used and isinstance(view.map.get(one), Statement):
                yield Finding(
                    one,
                    f"no step of `{argument.id}` uses the premise `{one}`",
                    "add its number to `uses`, or take the line out",
                    ((f"the argument `{argument.id}` stands here", argument.id),),
                )


def find_independent_linked_premises(view: View) -> Iterator[Finding]:
    """A linked premise is said to work on its own.

    What:
        A step whose premises are linked gives one of them the role `independent`: the
        author took the others away, and the step still worked.
    Why:
        Linked premises stand or fall together. If one of them would do alone, knocking
        out another must not bring it down.
    Bad:
        <Air>

        (1) [Soot]: Cars make soot.
        (2) [Noise]: Cars make noise.
        -- {roles: {Noise: independent}} --
        (3) [Ban]: The city should ban cars downtown.
    Good:
        <Air>

        (1) [Soot]: Cars make soot.
        ----
        (2) [Ban]: The city should ban cars downtown.

        <Noise>

        (1) Cars make noise.
        ----
        (2) [Ban]
    Fix:
        Make it a step of its own, or write `mode: cumulative`.
    """
    for inference in view.map.inferences:
        if inference.mode != "linked" or len(inference.premises) < 2:  # noqa: PLR2004
            continue
        alone = {one for one, role in inference.roles.items() if role == "independent"}
        for one in dict.fromkeys(inference.premises) if alone else ():
            if one in alone:
                yield Finding(
                    inference.id,
                    f"`{one}` is linked with other premises but marked as independent",
                    f"make `{one}` a step of its own, or write `mode: cumulative`",
                )


def _title(view: View, one: str) -> str | None:
    element = view.map.get(one)
    return element.title if isinstance(element, Statement) else None
