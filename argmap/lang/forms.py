"""Which sign of the language spells which relation.

A relation is drawn as a line of a tree (``+ [B]``) if it has nothing but its ends; else
as a premise-conclusion structure (an inference) or as a named attack; and what no sign
spells goes into the frontmatter.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

from argmap.model import Attack, Inference
from argmap.model.ids import IdPool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.model import ArgumentMap

_OPEN_INFERENCE = ("id", "premises", "conclusion", "strict")
_OPEN_ATTACK = ("id", "premises", "target", "kind")


def _other_fields(
    kind: Any, but: tuple[str, ...]
) -> tuple[Callable[[object], object], tuple[object, ...]]:
    """Return a reader of all fields *but* some, and what they usually hold."""
    rare = [one for one in attrs.fields(kind) if one.name not in but]
    return attrgetter(*(a.name for a in rare)), tuple(a.default for a in rare)


_RARE_OF_INFERENCE, _USUAL_OF_INFERENCE = _other_fields(Inference, _OPEN_INFERENCE)
_RARE_OF_ATTACK, _USUAL_OF_ATTACK = _other_fields(Attack, _OPEN_ATTACK)


class DerivedIds(IdPool):
    """Foresees the ids that the resolver derives.

    Args:
        taken: Ids that are given explicitly.
    """

    def would_number(self, stem: str, wanted: str) -> bool:
        """Tell whether the next number of *stem* gives *wanted*, and give it if so."""
        if not wanted.startswith(stem):
            return False
        before = self._next.get(stem)
        return self._keep(stem, before, wanted, self.numbered(stem))

    def would_call(self, stem: str, wanted: str) -> bool:
        """Tell whether an element called after *stem* gets the id *wanted*."""
        if not wanted.startswith(stem):
            return False
        before = self._next.get(stem)
        return self._keep(stem, before, wanted, self.fresh(stem))

    def _keep(self, stem: str, before: int | None, wanted: str, given: str) -> bool:
        if given == wanted:
            return True
        self._given.discard(given)
        if before is None:
            self._next.pop(stem, None)
        else:
            self._next[stem] = before
        return False


@attrs.define(eq=False)
class Forms:
    """How each element of a map is spelled.

    Args:
        strict: True if ``+`` and ``-`` between statements are entailment and contrary.
        signs: Relation → sign, for lines of a tree and undercuts of a step.
        bare: Inferences written as a structure of their own, without an argument.
        owned: Step → argument in whose reconstruction it stands.
        written: Argument → its steps, for reconstructions.
        named: Attacks that are named, and declared by their data.
        hatched: Elements that stand in the frontmatter.
        derived: Relations whose id need not be written.
    """

    strict: bool
    signs: dict[str, str] = attrs.Factory(dict)
    bare: set[str] = attrs.Factory(set)
    owned: dict[str, str] = attrs.Factory(dict)
    written: dict[str, tuple[Inference, ...]] = attrs.Factory(dict)
    named: set[str] = attrs.Factory(set)
    hatched: set[str] = attrs.Factory(set)
    derived: set[str] = attrs.Factory(set)

    def is_step(self, one: str) -> bool:
        """Tell whether *one* is written as an inference line."""
        return one in self.bare or one in self.owned


def choose_forms(m: ArgumentMap) -> Forms:
    """Return how each element of *m* is spelled. Linear in the size of the map."""
    return _Chooser(m).choose()


class _Chooser:
    def __init__(self, m: ArgumentMap) -> None:
        self.map = m
        model = m.metadata.get("model")
        strict = isinstance(model, Mapping) and model.get("mode") == "strict"
        self.forms = Forms(strict)
        self.statements = {one.id for one in m.statements}
        self.aimed_at = {one.target for one in m.attacks}
        self.aimed_at.update(one.conclusion for one in m.inferences)
        self.twice: set[tuple[str, ...]] = set()

    def choose(self) -> Forms:
        forms, m = self.forms, self.map
        self._choose_reconstructions()
        self.nodes = self.statements | {
            one.id for one in m.arguments if one.id not in forms.hatched
        }
        self._hatch_attacks()
        # What stays a candidate for a derived id is not taken by an explicit one.
        free = {one.id for one in m.inferences} | {one.id for one in m.attacks}
        pool = DerivedIds({one.id for one in m.elements if one.id not in free})
        self._derive_steps(pool)
        for inference in m.inferences:
            self._choose_inference(inference)
        for inference in m.inferences:
            one = inference.id
            if one in forms.bare and pool.would_number(f"{inference.conclusion}+", one):
                forms.derived.add(one)
        self._choose_lines(pool)
        return forms

    # -- reconstructions

    def _choose_reconstructions(self) -> None:
        forms, m = self.forms, self.map
        for argument in m.arguments:
            steps: list[Inference] = []
            for one in dict.fromkeys(argument.inferences):
                step = m.get(one)
                if not isinstance(step, Inference) or one in forms.owned:
                    break
                if not self._has_lines(step):
                    break
                steps.append(step)
            complete = len(steps) == len(argument.inferences)
            if not complete or (steps and not steps[0].premises):
                forms.hatched.add(argument.id)
            elif steps:
                forms.owned |= {step.id: argument.id for step in steps}
                forms.written[argument.id] = tuple(steps)

    def _has_lines(self, step: Inference) -> bool:
        """Tell whether the ends of *step* are statements, which lines can hold."""
        if step.conclusion not in self.statements:
            return False
        return all(one in self.statements for one in step.premises)

    def _derive_steps(self, pool: DerivedIds) -> None:
        forms = self.forms
        for argument, steps in forms.written.items():
            for step in steps:
                if pool.would_number(f"{argument}/", step.id):
                    forms.derived.add(step.id)

    # -- inferences

    def _choose_inference(self, inference: Inference) -> None:
        forms, one = self.forms, inference.id
        if one in forms.owned:
            return
        if self._is_line(inference):
            forms.signs[one] = "+"
        elif inference.premises and self._has_lines(inference):
            forms.bare.add(one)
        else:
            forms.hatched.add(one)

    def _is_line(self, inference: Inference) -> bool:
        """Tell whether ``+ [B]`` says all there is to say, its id left aside."""
        forms = self.forms
        if len(inference.premises) != 1 or inference.id in self.aimed_at:
            return False
        source, goal = inference.premises[0], inference.conclusion
        if source not in self.nodes:
            return False
        if goal not in self.nodes and goal not in forms.named:
            return False
        between = source in self.statements and goal in self.statements
        if inference.strict != (forms.strict and between):
            return False
        if _RARE_OF_INFERENCE(inference) != _USUAL_OF_INFERENCE:
            return False
        return self._is_first("+", source, goal)

    def _is_first(self, *key: str) -> bool:
        """Tell whether no line says the same already: a reader drops the second."""
        if key in self.twice:
            return False
        self.twice.add(key)
        return True

    # -- attacks

    def _hatch_attacks(self) -> None:
        """Find the attacks that no text can spell: they lead to no place in it."""
        m, forms = self.map, self.forms
        above: dict[str, list[Attack]] = {}
        reached: list[Attack] = []
        for attack in m.attacks:
            target = attack.target
            if target in self.nodes or isinstance(m.get(target), Inference):
                reached.append(attack)
            else:
                above.setdefault(target, []).append(attack)
        spelled: set[str] = set()
        for attack in reached:  # grows while it is read
            if self._is_step_or_node(attack.target) or attack.target in spelled:
                spelled.add(attack.id)
                reached += above.get(attack.id, ())
        for attack in m.attacks:
            if attack.id not in spelled:
                forms.hatched.add(attack.id)
            elif attack.id in self.aimed_at:
                forms.named.add(attack.id)

    def _is_step_or_node(self, target: str) -> bool:
        if target in self.nodes or target in self.forms.owned:
            return True
        step = self.map.get(target)
        # An inference that is attacked becomes a structure, if it can be one.
        return (
            isinstance(step, Inference)
            and bool(step.premises)
            and self._has_lines(step)
        )

    def _choose_lines(self, pool: DerivedIds) -> None:
        """Choose between lines and fuller forms, now that ids can be foreseen."""
        forms, m = self.forms, self.map
        for inference in m.inferences:
            one = inference.id
            if one not in forms.signs:
                continue
            if pool.would_number(f"{inference.conclusion}+", one):
                forms.derived.add(one)
            else:
                del forms.signs[one]
                fits = self._has_lines(inference)
                (forms.bare if fits else forms.hatched).add(one)
        for attack in m.attacks:
            if attack.id not in forms.hatched:
                self._choose_attack(attack, pool)

    def _choose_attack(self, attack: Attack, pool: DerivedIds) -> None:
        forms, one = self.forms, attack.id
        sign = self._sign(attack, pool)
        if sign is None:
            forms.named.add(one)
        else:
            forms.signs[one] = sign
            forms.derived.add(one)

    def _sign(  # noqa: C901  (one arm a kind)
        self, attack: Attack, pool: DerivedIds
    ) -> str | None:
        """Return the sign of a line that says all of *attack*, or None."""
        forms = self.forms
        if attack.id in forms.named or len(attack.premises) != 1:
            return None
        source, goal, kind = attack.premises[0], attack.target, attack.kind
        if source not in self.nodes:
            return None
        if _RARE_OF_ATTACK(attack) != _USUAL_OF_ATTACK:
            return None
        between = source in self.statements and goal in self.statements
        ends = [source, goal]
        signs: Iterable[str] = ()
        if forms.is_step(goal):
            signs = ("_",) if kind == "undercut" else ()
        elif isinstance(self.map.get(goal), Attack):
            signs = ("_", "-") if kind == "undercut" else ()
        elif kind == "undercut":
            # Of a reconstruction, the sign would hit the last step.
            signs = () if goal in forms.written else ("_",)
        elif kind == "contradictory":
            signs = ("><",) if between else ()
        elif kind == ("contrary" if forms.strict and between else "attack"):
            signs = ("-",)
        if kind in ("contrary", "contradictory"):
            ends.sort()
        for sign in signs:
            stem = f"{goal}{'_' if sign == '_' else '-'}"
            if (kind, *ends) not in self.twice and pool.would_number(stem, attack.id):
                self.twice.add((kind, *ends))
                return sign
        return None
