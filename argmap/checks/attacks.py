"""Rules about attacks: objections, rebuttals, undercuts, contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.rules import Finding
from argmap.model import Attack, Inference, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checks.views import View

SHOWN = 5
"""Names that a message lists."""

_SIDES = {
    **dict.fromkeys(("pro", "aff", "affirmative", "gov", "government", "for"), 1),
    **dict.fromkeys(("proposition", "prop"), 1),
    **dict.fromkeys(("con", "neg", "negative", "opp", "opposition", "against"), 2),
}
_NOT_OWN = ("conceded", "rejected", "supposed", "reported")


def find_attacks_without_premises(view: View) -> Iterator[Finding]:
    """An attack has no premises.

    What:
        Something is attacked, but the map does not say by what.
    Why:
        An objection without content cannot be answered.
    Bad:
        ===
        elements:
          attacks:
            - {id: Ban-1, premises: [], target: Ban}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
          - [Trade]: Shops would lose customers.
    Fix:
        Say what the objection is, or take the attack out.
    """
    for attack in view.map.attacks:
        if not attack.premises:
            yield Finding(
                attack.id,
                f"the attack `{attack.id}` has no premises",
                f"add what speaks against `{attack.target}`, or take the attack out",
            )


def find_self_attacks(view: View) -> Iterator[Finding]:
    """An element attacks itself.

    What:
        A statement or argument is among the premises of an attack on itself, directly
        or as an argument that concludes its own target; or an attack has itself as its
        target.
    Why:
        Theory allows it, and a paradox may need it. In most maps the wrong name was
        typed.
    Bad:
        [Ban]: The city should ban cars downtown.
          - [Ban]
    Good:
        [Ban]: The city should ban cars downtown.
          - [Trade]: Shops would lose customers.
    Fix:
        Name what is really attacked, or take the line out.
    """
    standing = view.standing
    for attack in view.map.attacks:
        target = attack.target
        if target == attack.id:
            yield Finding(
                attack.id,
                f"the attack `{attack.id}` aims at itself",
                "name what is attacked",
            )
            continue
        for premise in attack.premises:
            if premise == target or standing.get(premise) == target:
                yield Finding(
                    attack.id,
                    f"`{target}` attacks itself"
                    + ("" if premise == target else f" through `{premise}`"),
                    f"name what `{target}` is meant to attack, or take the line out",
                    ((f"`{target}` stands here", target),),
                )
                break


def find_undercuts_of_strict_steps(view: View) -> Iterator[Finding]:
    """An undercut hits a deductive step.

    What:
        An undercut aims at a step that is marked as strict.
    Why:
        A strict step is valid: if its premises are true, so is its conclusion, and no
        exception can come between. Whoever objects must attack a premise, or say that
        the step is not strict. The verdict ignores such an undercut.
    Bad:
        <Mortal>

        (1) [Man]: Socrates is a man.
        (2) [All]: All men are mortal.
        -- modus ponens {strict: true} --
        (3) [Dies]: Socrates is mortal.
          _ <Gods>: The gods may make exceptions.
    Good:
        <Mortal>

        (1) [Man]: Socrates is a man.
        (2) [All]: All men are mortal.
          - <Gods>: The gods may make exceptions.
        -- modus ponens {strict: true} --
        (3) [Dies]: Socrates is mortal.
    Fix:
        Attack a premise instead, or take `strict` out.
    """
    for attack in view.map.attacks:
        if attack.kind != "undercut":
            continue
        step = view.map.get(view.last_steps.get(attack.target, attack.target))
        if isinstance(step, Inference) and step.strict:
            hint = (
                f"attack one of its premises, for instance `{step.premises[0]}`, or "
                "take `strict` out"
                if step.premises
                else "take `strict` out"
            )
            yield Finding(
                attack.id,
                f"`{attack.id}` undercuts the strict step `{step.id}`",
                hint,
                ((f"the step `{step.id}` stands here", step.id),),
            )


def find_two_faced_statements(view: View) -> Iterator[Finding]:
    """The same statement supports and attacks one target.

    What:
        A statement or argument is a premise for something and a premise of an attack
        on the same thing.
    Why:
        One of the two is a slip of the sign, or two different claims hide behind one
        title.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Trade]: Shops would change.
          - [Trade]
    Good:
        [Ban]: The city should ban cars downtown.
          + [Trade]: Shops would change.
          - [Loss]: Shops would close.
    Fix:
        Take out the wrong line, or split the statement in two.
    """
    attacks: dict[tuple[str, str], Attack] = {}
    for attack in view.map.attacks:
        for premise in attack.premises:
            source = view.standing.get(premise, premise)
            attacks.setdefault((source, attack.target), attack)
    if not attacks:
        return
    told: set[tuple[str, str]] = set()
    for inference in view.map.inferences:
        for premise in inference.premises:
            pair = view.standing.get(premise, premise), inference.conclusion
            clash = attacks.get(pair)
            if clash is None or pair in told:
                continue
            if pair[0] == pair[1] or (pair in view.strict_pairs and clash.symmetric):
                continue  # told as self-support and as a strict inconsistency
            told.add(pair)
            yield Finding(
                clash.id,
                f"`{pair[0]}` supports and attacks `{pair[1]}`",
                "take out the wrong sign, or split the statement in two",
                ((f"the support `{inference.id}` stands here", inference.id),),
            )


def find_strict_inconsistencies(view: View) -> Iterator[Finding]:
    """A statement entails what it excludes.

    What:
        By a strict step one statement entails another, and the map also declares the
        two contrary or contradictory.
    Why:
        Then the first can never be true. One of the two relations has the wrong sign.
    Bad:
        ===
        model: {mode: strict}
        ===

        [All]: All cars are electric.
          +> [Most]: Most cars are electric.
          -> [Most]
    Good:
        ===
        model: {mode: strict}
        ===

        [All]: All cars are electric.
          +> [Most]: Most cars are electric.
          -> [None]: No car is electric.
    Fix:
        Take one of the two relations out.
    """
    for pair, inference in view.strict_pairs.items():
        attack = view.opposed.get(pair)
        if attack is not None and pair[0] != pair[1]:
            word = "contradicts" if attack.kind == "contradictory" else "excludes"
            yield Finding(
                inference.id,
                f"`{pair[0]}` entails `{pair[1]}` and {word} it",
                "take one of the two relations out",
                ((f"`{attack.id}` stands here", attack.id),),
            )


def find_undercuts_of_statements(view: View) -> Iterator[Finding]:
    """An undercut aims at a statement.

    What:
        An undercut denies that premises support a conclusion; a statement alone has no
        such step. In a text the language reports the sign `_` under a statement
        (AM015); this rule is for maps that come from elsewhere.
    Why:
        The sign is accepted and means nothing: what is doubted stays unclear.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
          _ [Buses]: Buses make most of the soot.
    Good:
        [Ban]: The city should ban cars downtown.
          + <Air>: The air would get cleaner.
            _ [Buses]: Buses make most of the soot.
    Fix:
        Write it under the argument whose step is doubted, or use `-`.
    """
    targets = [
        attack
        for attack in view.map.attacks
        if view.document is None
        and attack.kind == "undercut"
        and isinstance(view.map.get(attack.target), Statement)
    ]
    if not targets:
        return
    concluding: dict[str, str] = {}
    for inference in view.map.inferences:
        owner = view.owners.get(inference.id)
        if owner is not None:
            concluding.setdefault(inference.conclusion, owner[0].id)
        elif (
            len(inference.premises) == 1
            and view.kind_of(inference.premises[0]) == "argument"
        ):
            concluding.setdefault(inference.conclusion, inference.premises[0])
    for attack in targets:
        argument = concluding.get(attack.target)
        yield Finding(
            attack.id,
            f"the undercut `{attack.id}` aims at the statement `{attack.target}`, "
            "which has no step of its own",
            f"write it under `<{argument}>`, or use `-` instead of `_`"
            if argument is not None
            else "use `-` instead of `_`, or write it under an argument",
        )


def find_attacks_on_axioms(view: View) -> Iterator[Finding]:
    """Something attacks a statement that is marked as certain.

    What:
        An attack aims at a statement with `axiom: true`.
    Why:
        An axiom is what all sides take as given: no attack on it has any effect, so
        either the mark or the attack is out of place.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Health]: Health matters. {axiom: true}
            - [Doubt]: Health does not matter.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Health]: Health matters. {axiom: true}
    Fix:
        Take `axiom` out, or the attack.
    """
    for attack in view.map.attacks:
        target = view.map.get(attack.target)
        if isinstance(target, Statement) and target.axiom:
            yield Finding(
                attack.id,
                f"`{attack.id}` attacks `{target.id}`, which is marked as an axiom",
                "take `axiom: true` out, or the attack",
                ((f"`{target.id}` stands here", target.id),),
            )


def find_unanswered_objections(view: View) -> Iterator[Finding]:
    """Nothing answers an objection.

    What:
        An attack counts against a main claim, directly or further down, and the map
        neither attacks it nor one of its premises, nor grants it as `outweighed` or
        `conceded`.
    Why:
        In a debate a dropped point counts as granted. Answer it, or concede it openly.
    Bad:
        [Ban]: The city should ban cars downtown.
          - [Trade]: Shops would lose customers.
    Good:
        [Ban]: The city should ban cars downtown.
          - [Trade]: Shops would lose customers.
            - [Ghent]: In Ghent, footfall rose after the ban.
    Fix:
        Add an answer, or mark the objection as conceded.
    """
    m, numbers = view.map, view.numbers
    hit = {attack.target for attack in m.attacks}
    hit |= {view.last_steps[one] for one in hit if one in view.last_steps}
    for attack in m.attacks:
        target = numbers.get(view.last_steps.get(attack.target, attack.target))
        if target is None or view.polarity[target] != 1:
            continue
        if attack.outweighed or attack.id in hit:
            continue
        if any(_is_answered(view, premise, hit) for premise in attack.premises):
            continue
        names = " and ".join(f"`{one}`" for one in attack.premises[:SHOWN])
        yield Finding(
            attack.id,
            f"nothing answers the objection {names} to `{attack.target}`",
            "add an answer with `-` under it, or mark it as conceded",
        )


def _is_answered(view: View, premise: str, hit: set[str]) -> bool:
    if premise in hit:
        return True
    element = view.map.get(premise)
    if isinstance(element, Statement) and element.stance in ("conceded", "rejected"):
        return True
    return any(
        step.id in hit or any(one in hit for one in step.premises)
        for step in (*view.map.steps_of(premise), *view.map.inferences_to(premise))
    )


def find_wrong_sides(view: View) -> Iterator[Finding]:
    """The side of a statement contradicts its place in the map.

    What:
        A statement has the side `pro` (or `for`, `aff`, `gov`), but counts against the
        main claim, because an odd number of attacks lies on the way; or the other way
        round. What is conceded, supposed, reported or rejected is left alone, and so
        is what counts both ways.
    Why:
        Either the sign of a relation or the side is wrong.
    Bad:
        [Ban]: The city should ban cars downtown.
          - [Trade]: Shops would lose customers. {side: pro}
    Good:
        [Ban]: The city should ban cars downtown.
          - [Trade]: Shops would lose customers. {side: con}
    Fix:
        Correct the side, or the sign of the relation.
    """
    sides = [
        (statement, _SIDES[statement.side.casefold()])
        for statement in view.map.statements
        if statement.side is not None
        and statement.side.casefold() in _SIDES
        and statement.stance not in _NOT_OWN
    ]
    if not sides:
        return
    # The side that the main claims are on; if both have one, no side is wrong.
    claims = {claim.id for claim in view.map.main_claims}
    base = {side for statement, side in sides if statement.id in claims} or {1}
    if len(base) > 1:
        return
    turned = base == {2}
    for statement, side in sides:
        counts = view.polarity[view.numbers[statement.id]]
        wanted = 3 - side if turned else side
        if counts in (1, 2) and counts != wanted and statement.id not in claims:
            how = "for" if counts == 1 else "against"
            yield Finding(
                statement.id,
                f"`{statement.id}` has the side `{statement.side}` but counts {how} "
                "the main claim",
                "correct its side, or the sign of its relation",
            )
