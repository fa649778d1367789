"""Which drawn supports and attacks the reconstructed arguments back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from argmap.checks.rules import Finding
from argmap.model import Argument, ArgumentMap, Attack, Inference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.checks.views import View

SHOWN = 5
"""Names that a message lists."""

Standing: TypeAlias = Literal["sketched", "grounded", "axiomatic"]


def classify_relations(m: ArgumentMap) -> Mapping[str, Standing]:
    """Return for each drawn support and attack what backs it.

    - *axiomatic*: it holds between statements (or a statement and a step); the author
      posits it, and there is nothing further to look up;
    - *grounded*: it involves an argument, and follows from the premise-conclusion
      structures: the conclusion of the one is a premise of the other, or supports or
      attacks one;
    - *sketched*: it involves an argument, and nothing backs it: the argument is not
      reconstructed, or the reconstruction does not say what the arrow says.

    The steps of arguments are the structures themselves and are left out. The
    distinction is that of pyargdown (G. Betz); Argdown's issue 593 asks for the check.
    Linear in the size of the map.

    Args:
        m: The map.

    Returns:
        Id of the inference or attack → its class, in the order of the map.

    Example:
        >>> from argmap import Argument, ArgumentMap, Inference, Statement
        >>> from argmap.checks import classify_relations
        >>> m = ArgumentMap(
        ...     statements=(Statement("Ban"), Statement("Soot")),
        ...     arguments=(Argument("Air", inferences=("Air/1",)), Argument("Noise")),
        ...     inferences=(
        ...         Inference("Ban+1", ("Air",), "Ban"),
        ...         Inference("Ban+2", ("Noise",), "Ban"),
        ...         Inference("Air/1", ("Soot",), "Ban"),
        ...     ),
        ... )
        >>> dict(classify_relations(m))
        {'Ban+1': 'grounded', 'Ban+2': 'sketched'}
    """
    arguments = {argument.id for argument in m.arguments}
    backing = _Backing(m)
    classes: dict[str, Standing] = {}
    drawn: list[Inference | Attack] = [*m.inferences, *m.attacks]
    for relation in drawn:
        if isinstance(relation, Inference) and relation.id in backing.steps:
            continue
        if not arguments.intersection((*relation.premises, relation.target)):
            classes[relation.id] = "axiomatic"
        elif m.is_grounded(relation.id) or backing.holds(relation):
            classes[relation.id] = "grounded"
        else:
            classes[relation.id] = "sketched"
    return classes


class _Backing:
    """What the conclusions of arguments support and attack, statement by statement.

    A relation may be backed at one remove: the conclusion of the one argument supports
    or attacks, by a relation between statements, a premise of the other.
    """

    def __init__(self, m: ArgumentMap) -> None:
        self._map = m
        self.steps = {step for a in m.arguments for step in a.inferences}
        self._supported: dict[str, set[str]] = {}
        self._attacked: dict[str, set[str]] = {}
        for inference in m.inferences:
            if len(inference.premises) == 1 and inference.id not in self.steps:
                self._supported.setdefault(inference.premises[0], set()).add(
                    inference.conclusion
                )
        for attack in m.attacks:
            if len(attack.premises) == 1:
                one, other = attack.premises[0], attack.target
                self._attacked.setdefault(one, set()).add(other)
                if attack.symmetric:
                    self._attacked.setdefault(other, set()).add(one)

    def holds(self, relation: Inference | Attack) -> bool:
        if len(relation.premises) != 1:
            return False
        source = self._map.stands_for(relation.premises[0])
        if source == relation.premises[0] and isinstance(
            self._map.get(source), Argument
        ):
            return False  # a sketch says nothing that could back it
        supports = isinstance(relation, Inference)
        reached = (self._supported if supports else self._attacked).get(source, set())

        def is_hit(one: str) -> bool:
            return one in reached or (supports and one == source)

        target = relation.target
        steps = self._map.steps_of(target)
        if not steps:
            # The relation itself starts from the argument, not from its conclusion.
            return source != relation.premises[0] and is_hit(target)
        if isinstance(relation, Attack) and relation.kind == "undercut":
            return is_hit(steps[-1].id)
        return any(is_hit(premise) for step in steps for premise in step.premises)


def find_ungrounded_relations(view: View) -> Iterator[Finding]:
    """An arrow between reconstructed arguments that their premises do not back.

    What:
        A support or attack is drawn between two arguments whose steps are spelled out,
        but the conclusion of the one is neither a premise of the other nor supports or
        attacks one. Arrows from and to sketches and statements are left alone.
    Why:
        The map shows a link that the reasoning does not have: a premise is missing, or
        the arrow is wrong.
    Bad:
        <Air>

        (1) [Soot]: Cars make soot.
        ----
        (2) [Ban]: The city should ban cars downtown.

        <Trams>
          - <Air>

        (1) [Room]: Trams need room.
        ----
        (2) [Lanes]: Streets should stay as they are.
    Good:
        <Air>

        (1) [Soot]: Cars make soot.
        ----
        (2) [Ban]: The city should ban cars downtown.

        <Trams>
          - <Air>

        (1) [Cars stay]: Cars will stay.
          - [Ban]
        ----
        (2) [Lanes]: Streets should stay as they are.
    Fix:
        Add the premise that the arrow rests on, or take the arrow out.
    """
    m = view.map
    classes = classify_relations(m)
    for relation in view.arguing:
        if classes.get(relation.id) != "sketched":
            continue
        ends = [m.get(one) for one in (*relation.premises, relation.target)]
        if not all(isinstance(end, Argument) and end.inferences for end in ends):
            continue
        verb = "supports" if isinstance(relation, Inference) else "attacks"
        names = " with ".join(f"`{one}`" for one in relation.premises[:SHOWN])
        yield Finding(
            relation.id,
            f"{names} {verb} `{relation.target}`, but their steps do not say so",
            f"add to `{relation.target}` the premise that is meant, or take the arrow "
            "out",
        )
