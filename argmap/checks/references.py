"""Rules about names that lead nowhere, or to the wrong kind of element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.guessing import Guesser
from argmap.checks.rules import Finding
from argmap.model import (
    Argument,
    Attack,
    Context,
    Inference,
    Preference,
    Rephrase,
    Section,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.checks.views import View
    from argmap.model import Relation

SHOWN = 8
"""Names that a message lists, and guesses that one step is worth."""

_STARTS = (Statement, Argument)
_TARGETS = (Statement, Argument, Inference, Attack)
_ALLOWED: dict[type, tuple[tuple[type, ...], tuple[type, ...]]] = {
    Inference: (_STARTS, _TARGETS),
    Attack: (_STARTS, _TARGETS),
    Rephrase: (_STARTS, _STARTS),
    Context: (_STARTS, _TARGETS),
    Preference: (_TARGETS, _TARGETS),
}
_WORDS = {
    Inference: ("premise", "conclusion"),
    Attack: ("premise", "target"),
    Rephrase: ("wording", "target"),
    Context: ("context", "target"),
    Preference: ("preferred element", "lower element"),
}


def find_dangling_references(view: View) -> Iterator[Finding]:
    """A relation names an element that the map does not have.

    What:
        Every end of a step, an attack, a rephrase, a preference or a context must be
        an element of the map. In plain text an end always exists, because naming it
        makes it; in data, in JSON and after edits it may not.
    Why:
        A support from nothing, or to nothing, cannot be drawn and counts for nothing.
        Mostly the name is misspelt.
    Bad:
        ===
        elements:
          inferences:
            - {id: Ban+1, premises: [Airr], conclusion: Ban}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Write the name of an element that exists, or add the missing element.
    """
    known = view.numbers
    if view.named <= known.keys():
        return
    guesser = Guesser(view)
    for relation, one, start in _ends(view):
        if one not in known:
            word = _WORDS[type(relation)][0 if start else 1]
            yield Finding(
                relation.id,
                f"the {word} `{one}` of `{relation.id}` is not in the map",
                guesser.hint(one, _ALLOWED[type(relation)][0 if start else 1]),
            )


def find_bad_ends(view: View) -> Iterator[Finding]:
    """A relation starts or ends at a kind of element that it cannot have there.

    What:
        Premises are statements or arguments. A conclusion or target is a statement,
        an argument, a step or an attack. Rephrases hold between statements or
        arguments. No relation starts or ends at a section.
    Why:
        A heading is no claim, and a step can be doubted but cannot be a premise: say
        what follows from it in a statement of its own.
    Bad:
        ===
        elements:
          inferences:
            - {id: odd, premises: ["#costs"], conclusion: Ban}
        ===

        # Costs

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Good:
        # Costs

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Aim the relation at a statement, or make a statement of what is meant.
    """
    m, get = view.map, view.map.get
    nodes = {s.id for s in m.statements}.union(a.id for a in m.arguments)
    if view.named <= nodes:
        return
    for relation, one, start in _ends(view):
        element = get(one)
        allowed = _ALLOWED[type(relation)][0 if start else 1]
        if element is not None and not isinstance(element, allowed):
            word = _WORDS[type(relation)][0 if start else 1]
            kinds = ", ".join(_kind_word(kind) for kind in allowed)
            yield Finding(
                relation.id,
                f"the {word} `{one}` of `{relation.id}` is a {view.kind_of(one)}",
                f"name one of these kinds: {kinds}",
            )


def find_dangling_names(view: View) -> Iterator[Finding]:
    """A section, an argument, a question or `main` names what is not there.

    What:
        The steps and lines of an argument, the members and the parent of a section,
        the answers to critical questions and the declared main claims are ids of
        elements of the right kind. In a text the language reports main claims that do
        not exist (AM057).
    Why:
        A critical question that is answered by nothing is still open; a main claim
        that does not exist leaves the map without a point.
    Bad:
        [Ban]: The city should ban cars downtown.

        <Air>

        (1) [Soot]: Experts say that cars make most of the soot.
        -- expert opinion {questions: {How good are the experts?: Meyr}} --
        (2) [Ban]
          + [Meyer]: Meyer has measured soot for twenty years.
    Good:
        [Ban]: The city should ban cars downtown.

        <Air>

        (1) [Soot]: Experts say that cars make most of the soot.
        -- expert opinion {questions: {How good are the experts?: Meyer}} --
        (2) [Ban]
          + [Meyer]: Meyer has measured soot for twenty years.
    Fix:
        Write the id of an element that exists, or take the name out.
    """
    m = view.map
    guesser = Guesser(view)
    checks: list[tuple[str | None, str, Iterable[str], tuple[type, ...]]] = [
        # In a text the language reports main claims that do not exist (AM057).
        (None, "main claim", m.main if view.document is None else (), (Statement,))
    ]
    for argument in m.arguments:
        name = f"of `{argument.id}`"
        checks.append((argument.id, f"step {name}", argument.inferences, (Inference,)))
        checks.append((argument.id, f"line {name}", argument.lines, (Statement,)))
    for section in m.sections:
        name = f"of section `{section.id}`"
        checks.append((section.id, f"member {name}", section.members, ()))
        parent = (section.parent,) if section.parent is not None else ()
        checks.append((section.id, f"parent {name}", parent, (Section,)))
    for relation in view.arguing:
        if relation.questions:
            answers = tuple(one for one in relation.questions.values() if one)
            what = f"answer to a question of `{relation.id}`"
            checks.append((relation.id, what, answers, ()))
    for subject, what, names, kinds in checks:
        for one in names:
            element = m.get(one)
            if element is None:
                yield Finding(
                    subject,
                    f"the {what} `{one}` is not in the map",
                    guesser.hint(one, kinds),
                )
            elif kinds and not isinstance(element, kinds):
                wanted = " or ".join(_kind_word(kind) for kind in kinds)
                yield Finding(
                    subject,
                    f"the {what} `{one}` is a {view.kind_of(one)}, not a {wanted}",
                    f"name a {wanted}",
                )


def find_roles_without_premise(view: View) -> Iterator[Finding]:
    """A role is given to something that is no premise of the step.

    What:
        `roles` says which premise of a step is its datum, its warrant and so on. Every
        name in it must be one of the premises.
    Why:
        A role for something else says nothing about the step: a premise is missing, or
        its name is misspelt.
    Bad:
        [Ban]: The city should ban cars downtown.

        <Air>

        (1) [Soot]: Cars make soot.
        -- {roles: {Sot: datum}} --
        (2) [Ban]
    Good:
        [Ban]: The city should ban cars downtown.

        <Air>

        (1) [Soot]: Cars make soot.
        -- {roles: {Soot: datum}} --
        (2) [Ban]
    Fix:
        Use the id of a premise, or add the premise to the step.
    """
    for inference in view.map.inferences:
        if not inference.roles:
            continue
        premises = set(inference.premises)
        for count, one in enumerate(inference.roles):
            if one not in premises:
                from argmap.suggest import close_names  # noqa: PLC0415  (rare)

                few = inference.premises if count < SHOWN else ()
                close = close_names(one, few[:100])
                yield Finding(
                    inference.id,
                    f"`{one}` has a role in `{inference.id}` but is no premise of it",
                    f"write `{close[0]}`" if close else "name one of its premises",
                )


def find_section_cycles(view: View) -> Iterator[Finding]:
    """A section lies inside itself.

    What:
        Following the parents of a section leads back to it.
    Why:
        Such sections have no outermost one; nothing could draw them as groups.
    Bad:
        ===
        elements:
          sections:
            - {id: "#a", title: A, parent: "#b", level: 1}
            - {id: "#b", title: B, parent: "#a", level: 2}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Good:
        # A

        ## B

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Take the parent out of the outermost section.
    """
    parents = {s.id: s.parent for s in view.map.sections}
    done: set[str] = set()
    for section in parents:
        path: dict[str, None] = {}
        one: str | None = section
        while one is not None and one not in done and one in parents:
            if one in path:
                inside = list(path)[list(path).index(one) :]
                shown = [f"`{name}`" for name in inside[:SHOWN]]
                shown += ["…"] if len(inside) > SHOWN else []
                chain = " in ".join([*shown, f"`{one}`"])
                yield Finding(
                    one,
                    f"the section `{one}` lies inside itself: {chain}",
                    "give one of them no parent",
                )
                break
            path[one] = None
            one = parents[one]
        done.update(path)


def _ends(view: View) -> Iterator[tuple[Relation, str, bool]]:
    """Yield each end of each relation; True for a start, False for a target."""
    m = view.map
    for relation in view.linking:
        for one in relation.premises:
            yield relation, one, True
        yield relation, relation.target, False
    for preference in m.preferences:
        yield preference, preference.preferred, True
        yield preference, preference.over, False


def _kind_word(kind: type) -> str:
    return "step" if kind is Inference else kind.__name__.lower()
