"""The relations as the original program exports them: normalised, by title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from argmap.model import Argument, Attack, Inference, Statement

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

End: TypeAlias = Literal["statement", "argument", "inference"]
_SYMMETRIC = ("contrary", "contradictory")
_STRICT = {"support": "entails", "attack": "contrary"}


@attrs.frozen(order=True)
class ArgdownRelation:
    """A relation between two titles.

    Args:
        kind: ``support attack undercut entails contrary contradictory``.
        source: Title of the source; its id if it has none.
        source_type: ``statement`` or ``argument``.
        target: Title of the target; of an inference, the title of its argument.
        target_type: ``statement argument inference``.
    """

    kind: str
    source: str
    source_type: End
    target: str
    target_type: End


def argdown_relations(m: ArgumentMap) -> tuple[ArgdownRelation, ...]:
    r"""Return the relations of *m* as the original program normalises them.

    A derived view for comparisons: as a source a reconstructed argument is replaced by
    its main conclusion, an undercut of it aims at its last inference, in strict mode
    statements entail or are contrary to each other, and what then occurs twice is
    dropped. Steps of arguments are no relations. The result is sorted; the ends of
    contrary and contradictory statements are in alphabetical order.

    Args:
        m: The map.

    Example:
        >>> import argmap
        >>> from argmap.lang import argdown_relations
        >>> m = argmap.loads("[Ban]: Ban cars.\n  - <Trade>: Shops lose.")
        >>> [(r.source, r.kind, r.target) for r in argdown_relations(m)]
        [('Trade', 'attack', 'Ban')]
    """
    return _Normaliser(m).relations()


class _Normaliser:
    def __init__(self, m: ArgumentMap) -> None:
        self.map = m
        model = m.metadata.get("model")
        self.strict = isinstance(model, Mapping) and model.get("mode") == "strict"
        self.found: dict[tuple[str, str, str], None] = {}

    def relations(self) -> tuple[ArgdownRelation, ...]:
        m = self.map
        for inference in m.inferences:
            if m.argument_of(inference.id) is None:
                for premise in inference.premises:
                    self._add("support", premise, inference.conclusion)
        for attack in m.attacks:
            for premise in attack.premises:
                self._add(attack.kind, premise, attack.target)
        self._drop_repeated_attacks()
        return tuple(sorted({self._named(*ends) for ends in self.found}))

    def _add(self, kind: str, source: str, target: str) -> None:
        m = self.map
        one = m.stands_for(source)
        if one != source and one == target:
            return  # the step of the argument says it already
        between = self._is_statement(one) and self._is_statement(target)
        if self.strict and between:
            kind = _STRICT.get(kind, kind)
        if kind == "undercut":
            target = m.aims_at(target)
        elif kind in _SYMMETRIC:
            one, target = sorted((one, target), key=self._title)
        self.found[kind, one, target] = None

    def _drop_repeated_attacks(self) -> None:
        """Drop attacks on an argument that repeat one on a premise of it."""
        m = self.map
        hit: dict[str, set[str]] = {}
        for kind, one, target in self.found:
            if kind == "attack":
                hit.setdefault(one, set()).add(target)
            elif kind in _SYMMETRIC:
                hit.setdefault(one, set()).add(target)
                hit.setdefault(target, set()).add(one)
        for kind, one, target in tuple(self.found):
            steps = m.steps_of(target)
            if kind != "attack" or not steps or not self._is_statement(one):
                continue
            concluded = {step.conclusion for step in steps}
            premises = {p for step in steps for p in step.premises} - concluded
            if not hit[one].isdisjoint(premises):
                del self.found[kind, one, target]

    def _is_statement(self, one: str) -> bool:
        return isinstance(self.map.get(one), Statement)

    def _title(self, one: str) -> str:
        found = self.map.get(one)
        if isinstance(found, Inference):
            owner = self.map.argument_of(one)
            found = found if owner is None else owner
        title = getattr(found, "title", None)
        if isinstance(title, str):
            return title
        return one if found is None else found.id

    def _named(self, kind: str, source: str, target: str) -> ArgdownRelation:
        first, second = self._title(source), self._title(target)
        return ArgdownRelation(
            kind, first, self._type(source), second, self._type(target)
        )

    def _type(self, one: str) -> End:
        found = self.map.get(one)
        if isinstance(found, Inference):
            return "inference"
        # A named attack is written as an argument.
        return "argument" if isinstance(found, Argument | Attack) else "statement"
