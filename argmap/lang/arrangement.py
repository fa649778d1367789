"""The order in which a map is written: what stands under what, and where.

Author order within each kind is kept wherever nesting allows it: a statement is nested
under what it supports or attacks if it is next in order anyway, and else written before
it and referred to. So the text reads like one that a person wrote, and the order of the
elements need not be spelled out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.lang.blocks import Arrangement, Block, Line, is_untitled, order_lines
from argmap.lang.nesting import MAX_DEPTH, Nesting
from argmap.lang.progress import Progress
from argmap.model import Argument, Attack, Inference, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.lang.blocks import Structure
    from argmap.lang.forms import Forms
    from argmap.lang.progress import Queue
    from argmap.model import ArgumentMap, Section


def arrange(m: ArgumentMap, forms: Forms, sections: Sequence[Section]) -> Arrangement:
    """Return the blocks of *m*. Linear in the size of the map; nothing recurses.

    Args:
        m: The map.
        forms: How its relations are spelled.
        sections: The sections that get a heading.
    """
    return _Arranger(m, forms, sections).arrange()


class _Arranger:
    def __init__(
        self, m: ArgumentMap, forms: Forms, sections: Sequence[Section]
    ) -> None:
        self.map = m
        self.forms = forms
        self.sections = sections
        self.progress = Progress(m, forms, sections)
        self.nesting = Nesting(self.progress)
        self.unwritten: dict[int | None, dict[str, None]] = {}
        for one in forms.written:
            home = self.progress.home.get(one)
            self.unwritten.setdefault(home, {})[one] = None
        self.sources = {p for i in m.inferences for p in i.premises}
        self.sources.update(p for a in m.attacks for p in a.premises)
        self.undercuts: dict[str, list[Attack]] = {}
        for attack in m.attacks:
            if forms.is_step(attack.target) and attack.id not in forms.hatched:
                self.undercuts.setdefault(attack.target, []).append(attack)
        # Structure → what keeps it from being written: a node, or an attack.
        self.blocked: dict[str, str] = {}
        self.held: dict[str, str] = {}
        self.blocks: list[Block] = []
        self.rewordings: list[Line] = []

    def arrange(self) -> Arrangement:
        self._fill(None)
        for number, section in enumerate(self.sections):
            self.blocks.append(Block(section=section))
            self.progress.current = number
            self._fill(number)
        while self._write_next() or self._force_next():
            pass
        progress = self.progress
        return Arrangement(
            self.blocks, progress.known, progress.steps, progress.written_attacks
        )

    def _fill(self, section: int | None) -> None:
        """Write everything that belongs to *section*, and what comes in between."""
        waiting = self.progress.waiting.get(section, {})
        unwritten = self.unwritten.get(section, {})
        while True:
            if self._write_next() or (
                self.progress.is_held_up() and self._refer_abroad()
            ):
                continue
            if not waiting and not unwritten:
                return
            due = self._due_in(waiting)
            if due is not None:
                self._write_tree(due)
            elif self._refer_abroad(stuck=True):
                continue
            elif waiting:
                known = (one for one in waiting if one in self.progress.known)
                self._write_tree(next(known, next(iter(waiting))))
            else:
                self._write_structure(next(iter(unwritten)))

    # -- what can be written next

    def _write_next(self) -> bool:
        """Write the next inference or attack, if what it needs is there or due."""
        one = self.progress.inferences.next()
        if one is not None and self._write_inference(one):
            return True
        one = self.progress.attacks.next()
        return one is not None and self._write_attack(one)

    def _write_inference(self, one: str) -> bool:
        forms = self.forms
        owner = forms.owned.get(one)
        if owner is not None:
            steps = forms.written[owner]
            return steps[0].id == one and self._open((owner, steps))
        inference = self.map[one]
        assert isinstance(inference, Inference)  # noqa: S101  (ids of inferences)
        if one in forms.bare:
            return self._open((None, (inference,)))
        ends = (inference.conclusion, inference.premises[0])
        if (found := self._find_place(inference)) is not None:
            return found
        if not self._have_place(*ends):
            return False
        self._write_tree(inference.conclusion)
        return True

    def _write_attack(self, one: str) -> bool:
        attack = self.map[one]
        assert isinstance(attack, Attack)  # noqa: S101  (ids of attacks)
        if self.forms.is_step(attack.target):
            return False  # it stands under its inference line
        named = one in self.forms.named
        ends = (attack.target,) if named else (attack.target, attack.premises[0])
        if (found := self._find_place(attack)) is not None:
            return found
        if not self._have_place(*ends):
            return False
        self._write_tree(attack.target)
        return True

    def _have_place(self, goal: str, source: str | None = None) -> bool:
        """Tell whether a line from *source* to *goal* can be written."""
        if isinstance(self.map.get(goal), Attack):
            if goal not in self.progress.attacks.done:
                return False
            return source is None or self.progress.is_due(source)
        here = goal in self.progress.known or self.progress.is_here(goal)
        if not here and not self.progress.stuck:
            return False
        nodes = (goal,) if source is None else (goal, source)
        return self.progress.first_obstacle(nodes) is None

    def _find_place(self, relation: Inference | Attack) -> bool | None:
        """Write the structure in which *relation* has its place, if there is one.

        Returns:
            None if the relation can stand in a block of its own, else whether it is
            written now. What has no title would need one there.
        """
        for one in (relation.target, *relation.premises):
            structure = self.nesting.structure_around(one)
            if structure is not None:
                return self._open(structure)
        goal = relation.target
        if (
            goal not in self.progress.known
            and goal in self.nesting.goals
            and is_untitled(self.map[goal])
        ):
            return False  # it waits to be nested under what it is about
        return None

    def _open(self, structure: Structure) -> bool:
        """Write *structure*, if it belongs here and that breaks no order."""
        owner, steps = structure
        if owner is not None and not self.progress.is_here(owner):
            return False
        if not self._is_open(owner, steps):
            return False
        if owner is None:
            self._write_lines(None, steps)
        else:
            self._write_structure(owner)
        return True

    def _is_open(self, owner: str | None, steps: Sequence[Inference]) -> bool:
        """Tell whether a structure can be written without breaking the order."""
        key = steps[0].id
        if key in self.held and self.held[key] == self.progress.attacks.next():
            return False
        obstacle = self.blocked.get(key)
        if obstacle is not None and self.progress.is_far(obstacle):
            return False
        nodes = [] if owner is None else [owner]
        undercuts: list[Attack] = []
        written = order_lines(self.map, owner, steps)
        for step, premises in zip(steps, written, strict=True):
            for premise in premises:
                nodes.append(premise)
                nodes += self.nesting.nested(premise)
            for attack in self.undercuts.get(step.id, ()):
                undercuts.append(attack)
                if attack.id not in self.forms.named:
                    nodes += attack.premises
            nodes.append(step.conclusion)
            nodes += self.nesting.nested(step.conclusion)
        before, self.progress.abroad = self.progress.abroad, True
        found = self.progress.first_obstacle(nodes)
        self.progress.abroad = before
        if found is not None:
            self.blocked[key] = found
            return False
        due = self.progress.attacks.next()
        if not undercuts or due is None or due == undercuts[0].id:
            return True
        waiting = self.map[due]
        if isinstance(waiting, Attack) and waiting.target in nodes:
            return True
        self.held[key] = due
        return False

    # -- writing

    def _due_in(self, waiting: dict[str, None]) -> str | None:
        """Return what is next in order and can be written here, roots before others."""
        due = [
            one
            for queue in (self.progress.statements, self.progress.arguments)
            if (one := queue.next()) is not None and one in waiting
        ]
        if len(due) > 1:
            held = self._held_up_kind()
            pending = self.unwritten.get(self.progress.current, {})
            due.sort(
                key=lambda one: (
                    self.progress.queue(one) is not held,
                    one in pending,
                    one in self.sources,
                )
            )
        return due[0] if due else None

    def _held_up_kind(self) -> Queue | None:
        """Return the kind of what the next inference or attack waits for."""
        one = self.progress.inferences.next() or self.progress.attacks.next()
        if one is None:
            return None
        relation = self.map[one]
        assert isinstance(relation, Inference | Attack)  # noqa: S101  (of a queue)
        obstacle: str | None = None
        if self.forms.is_step(one):
            owner = self.forms.owned.get(one)
            first = one if owner is None else self.forms.written[owner][0].id
            obstacle = self.blocked.get(first)
        else:
            ends = (relation.target, *relation.premises)
            nodes = [
                e for e in ends if isinstance(self.map.get(e), Statement | Argument)
            ]
            obstacle = self.progress.first_obstacle(nodes)
        return None if obstacle is None else self.progress.queue(obstacle)

    def _refer_abroad(self, *, stuck: bool = False) -> bool:
        """Write what is next with references to elements of later sections.

        Args:
            stuck: True to write even what is about elements of later sections.
        """
        self.progress.abroad, self.progress.stuck = True, stuck
        written = self._write_next()
        self.progress.abroad = self.progress.stuck = False
        return written

    def _line(self, depth: int, sign: str, one: str) -> Line:
        """Return a line with *one* in it, and introduce it."""
        node = self.map[one]
        assert isinstance(node, Statement | Argument | Attack)  # noqa: S101  (no others)
        if isinstance(node, Attack):
            return Line(depth, sign, node)
        line = Line(depth, sign, node)
        if one not in self.progress.known:
            self.progress.introduce(one)
        here = self.progress.is_here(one)
        if here and one not in self.progress.told:
            self.progress.tell(one)
            line.defines = True
            self._reword(node)
        return line

    def _reword(self, node: Statement | Argument) -> None:
        """Give the first wording here and the others in blocks of their own behind."""
        if node.members:
            for number in range(1, len(node.members) + 1):
                self.rewordings.append(Line(0, "", node, defines=True, wording=number))

    def _close(self, block: Block) -> None:
        self.blocks.append(block)
        self._close_rewordings()

    def _close_rewordings(self) -> None:
        for line in self.rewordings:
            self.blocks.append(Block([line]))
        self.rewordings = []

    def _write_tree(self, root: str) -> None:
        """Write a block that starts with *root* and whatever is due under it."""
        lines = self._reopen(root)
        fresh = not lines
        if fresh:
            lines.append(self._line(0, "", root))
        self._extend(lines, root)
        if fresh:
            self._close(Block(lines))
        else:
            self._close_rewordings()

    def _extend(self, lines: list[Line], root: str, *, concluded: bool = False) -> None:
        """Write what is due under *root*, as long as it goes on without a break.

        Args:
            lines: Take up what is written.
            root: What stands in the last of them.
            concluded: True if that is a conclusion, where ``_`` means its step.
        """
        stack = [root]
        while stack:
            top = stack[-1]
            found = self._next_under(top)
            if found is None:
                stack.pop()
                continue
            relation, sign = found
            if concluded and sign == "_" and len(stack) == 1:
                return
            depth = len(stack)
            if relation.id in self.forms.named:
                line = self._write_named(depth, sign, relation)
                other = relation.id
            else:
                other = relation.target
                if not sign.endswith(">") or sign == "><":
                    other = relation.premises[0]
                self.progress.count(relation)
                line = self._line(depth, sign, other)
            lines.append(line)
            if depth < MAX_DEPTH:
                stack.append(other)

    def _reopen(self, root: str) -> list[Line]:
        """Return the lines of the last block, if it is about *root* as well."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.numbered or not last.lines:
            return []
        node = last.lines[0].node
        told = root in self.progress.told or not self.progress.is_here(root)
        again = node is not None and node.id == root and told
        return last.lines if again and not last.lines[0].wording else []

    def _force_next(self) -> bool:
        """Write the next relation out of order: some that come later wait for it."""
        one = self.progress.inferences.next() or self.progress.attacks.next()
        if one is None:
            return False
        path: list[Inference | Attack] = []
        while one is not None:
            relation = self.map[one]
            assert isinstance(relation, Inference | Attack)  # noqa: S101  (of a queue)
            path.append(relation)
            goal = relation.target
            missing = (
                goal in self.progress.attacks.rank
                and goal not in self.progress.attacks.done
            )
            missing |= (
                goal in self.progress.inferences.rank
                and goal not in self.progress.inferences.done
            )
            one = goal if missing else None
        for relation in reversed(path):
            done = (
                relation.id in self.progress.attacks.done
                or relation.id in self.progress.inferences.done
            )
            if not done:
                self._force(relation)
        return True

    def _force(self, relation: Inference | Attack) -> None:
        if isinstance(relation, Inference) and relation.id in self.forms.bare:
            self._write_lines(None, (relation,))
            return
        goal = relation.target
        inner = isinstance(self.map.get(goal), Attack)
        lines = [self._line(0, "", goal)]
        if relation.id in self.forms.named:
            lines.append(self._write_named(1, "_" if inner else "-", relation))
        else:
            lines.append(self._write_line(1, self.forms.signs[relation.id], relation))
        self._close(Block(lines))

    def _write_named(self, depth: int, sign: str, relation: Inference | Attack) -> Line:
        """Return the line that declares a named attack."""
        assert isinstance(relation, Attack)  # noqa: S101  (only attacks are named)
        self.progress.count(relation)
        return Line(depth, sign, relation, defines=True)

    def _write_line(self, depth: int, sign: str, relation: Inference | Attack) -> Line:
        self.progress.count(relation)
        return self._line(depth, sign, relation.premises[0])

    def _next_under(self, goal: str) -> tuple[Inference | Attack, str] | None:
        """Return the relation that is due under *goal*, with its sign."""
        forms = self.forms
        one = self.progress.inferences.next()
        if one is not None and forms.signs.get(one) is not None:
            inference = self.map[one]
            assert isinstance(inference, Inference)  # noqa: S101  (ids of inferences)
            if inference.conclusion == goal and self.progress.is_due(
                inference.premises[0]
            ):
                return inference, "+"
            if self._points_outward(inference, goal):
                return inference, "+>"
        one = self.progress.attacks.next()
        if one is not None:
            attack = self.map[one]
            assert isinstance(attack, Attack)  # noqa: S101  (ids of attacks)
            if attack.target == goal:
                if one in forms.named:
                    inner = isinstance(self.map.get(goal), Attack)
                    return attack, "_" if inner else "-"
                if self.progress.is_due(attack.premises[0]):
                    return attack, forms.signs[one]
            sign = forms.signs.get(one)
            if sign in ("-", "_") and self._points_outward(attack, goal):
                return attack, f"{sign}>"
        return None

    def _points_outward(self, relation: Inference | Attack, source: str) -> bool:
        """Tell whether *relation* is to be written under its source, with an arrow.

        Only under lines of a structure, which would need a title elsewhere.
        """
        goal = relation.target
        return (
            relation.premises == (source,)
            and source in self.nesting.line_of
            and source != goal
            and (
                goal in self.progress.statements.rank
                or goal in self.progress.arguments.rank
            )
            and self.progress.is_due(goal)
        )

    def _write_structure(self, owner: str) -> None:
        """Write the reconstruction of the argument *owner*."""
        self.unwritten[self.progress.home.get(owner)].pop(owner, None)
        self._write_lines(owner, self.forms.written[owner])

    def _write_lines(self, owner: str | None, steps: Sequence[Inference]) -> None:
        blocks = self.blocks
        if owner is not None:
            last = blocks[-1] if blocks else None
            top = None
            if last is not None and last.lines and not last.numbered:
                top = last.lines[0].node
            if owner not in self.progress.known or top is None or top.id != owner:
                self._close(Block([self._line(0, "", owner)]))
        block = Block(numbered=True)
        written = order_lines(self.map, owner, steps)
        for number, step in enumerate(steps):
            for premise in written[number]:
                self._write_number(block.lines, premise, concluded=False)
            self.progress.count(step)
            block.lines.append(Line(0, "--", None, step=step))
            for attack in self.undercuts.get(step.id, ()):
                named = attack.id in self.forms.named
                write = self._write_named if named else self._write_line
                block.lines.append(write(1, "<_", attack))
            self._write_number(block.lines, step.conclusion, concluded=True)
        if owner is not None and self.progress.current is not None:
            self.progress.known[owner] = self.progress.current
        self._close(block)

    def _write_number(self, lines: list[Line], one: str, *, concluded: bool) -> None:
        """Write a numbered line, and under it what would else need a title."""
        nests = self.nesting.structure_around(one) is not None
        lines.append(self._line(0, "()", one))
        if nests:
            self._extend(lines, one, concluded=concluded)
