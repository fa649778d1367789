"""Which drawn relations repeat what the steps of arguments already say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model.arguments import Argument

if TYPE_CHECKING:
    from argmap.model.maps import ArgumentMap
    from argmap.model.relations import Attack, Inference


def grounded_relations(m: ArgumentMap) -> frozenset[str]:
    """Return the ids of the relations of *m* that its arguments back.

    See :meth:`ArgumentMap.is_grounded` for the cases. Linear in the size of the map,
    but for attacks between arguments with many premises (there the smaller side
    counts).
    """
    if not m.arguments:
        return frozenset()
    concluded = {
        argument.id: frozenset(step.conclusion for step in m.steps_of(argument.id))
        for argument in m.arguments
        if argument.inferences
    }
    used = {
        argument.id: frozenset(
            premise for step in m.steps_of(argument.id) for premise in step.premises
        )
        for argument in m.arguments
        if argument.inferences
    }
    hits: dict[str, set[str]] = {}
    for attack in m.attacks:
        if len(attack.premises) == 1:
            hits.setdefault(attack.premises[0], set()).add(attack.target)
            if attack.symmetric:
                hits.setdefault(attack.target, set()).add(attack.premises[0])
    found = [
        inference.id
        for inference in m.inferences
        if _backs_support(m, inference, concluded, used)
    ]
    found += [attack.id for attack in m.attacks if _backs_attack(m, attack, hits, used)]
    return frozenset(found)


def _backs_support(
    m: ArgumentMap,
    inference: Inference,
    concluded: dict[str, frozenset[str]],
    used: dict[str, frozenset[str]],
) -> bool:
    if len(inference.premises) != 1 or m.argument_of(inference.id) is not None:
        return False
    source = inference.premises[0]
    if source not in concluded or source == inference.conclusion:
        return False
    if inference.conclusion in concluded[source]:
        return True
    return m.stands_for(source) in used.get(inference.conclusion, ())


def _backs_attack(
    m: ArgumentMap,
    attack: Attack,
    hits: dict[str, set[str]],
    used: dict[str, frozenset[str]],
) -> bool:
    if len(attack.premises) != 1:
        return False
    premise = attack.premises[0]
    source = m.stands_for(premise)
    hit = hits.get(source, set())
    if source != premise and attack.target in hit:
        return True
    if not isinstance(m.get(attack.target), Argument):
        return False
    if attack.kind == "undercut":
        last = m.aims_at(attack.target)
        return last != attack.target and last in hit
    return not hit.isdisjoint(used.get(attack.target, frozenset()))
