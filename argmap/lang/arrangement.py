"""The order in which a map is written: what stands under what, and where.

Author order within each kind is kept wherever nesting allows it: a statement is nested
under what it supports or attacks if it is next in order anyway, and else written before
it and referred to. So the text reads like one that a person wrote, and the order of the
elements need not be spelled out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.lang.blocks import Arrangement, Block, Line, is_untitled, order_lines
from argmap.model import Argument, Attack, Inference, Statement

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from argmap.lang.blocks import Structure
    from argmap.lang.forms import Forms
    from argmap.model import ArgumentMap, Section

MAX_DEPTH = 20
"""Deepest nesting that is written; the original program breaks at about 200."""


def arrange(m: ArgumentMap, forms: Forms, sections: Sequence[Section]) -> Arrangement:
    """Return the blocks of *m*. Linear in the size of the map; nothing recurses.

    Args:
        m: The map.
        forms: How its relations are spelled.
        sections: The sections that get a heading.
    """
    return _Arranger(m, forms, sections).arrange()


class _Queue:
    """Elements of one kind in author order; what is done is skipped."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = list(ids)
        self.rank = {one: number for number, one in enumerate(self.ids)}
        self.done: set[str] = set()
        self.at = 0
        # How many of a section are not mentioned yet, and those sections, last first.
        self.left: dict[int, int] = {}
        self.sections: list[int] = []

    def next(self) -> str | None:
        """Return what comes next."""
        self.at = self.skip(self.at, ())
        return self.ids[self.at] if self.at < len(self.ids) else None

    def skip(self, at: int, ahead: Container[str]) -> int:
        """Return the first place from *at* on that is neither done nor in *ahead*."""
        ids, done = self.ids, self.done
        while at < len(ids) and (ids[at] in done or ids[at] in ahead):
            at += 1
        return at


class _Arranger:
    def __init__(
        self, m: ArgumentMap, forms: Forms, sections: Sequence[Section]
    ) -> None:
        self.map = m
        self.forms = forms
        self.sections = sections
        hatched = forms.hatched
        self.statements = _Queue(one.id for one in m.statements)
        self.arguments = _Queue(a.id for a in m.arguments if a.id not in hatched)
        self.inferences = _Queue(i.id for i in m.inferences if i.id not in hatched)
        self.attacks = _Queue(a.id for a in m.attacks if a.id not in hatched)
        self.home: dict[str, int] = {}
        for number, section in enumerate(sections):
            for member in section.members:
                self.home.setdefault(member, number)
        for queue in (self.statements, self.arguments):
            for one in queue.ids:
                place = self._place(one)
                queue.left[place] = queue.left.get(place, 0) + 1
            queue.sections = sorted(queue.left, reverse=True)
        self.current: int | None = None
        self.waiting: dict[int | None, dict[str, None]] = {}
        self.unwritten: dict[int | None, dict[str, None]] = {}
        for one in (*self.statements.ids, *self.arguments.ids):
            self.waiting.setdefault(self.home.get(one), {})[one] = None
        for one in forms.written:
            self.unwritten.setdefault(self.home.get(one), {})[one] = None
        self.sources = {p for i in m.inferences for p in i.premises}
        self.sources.update(p for a in m.attacks for p in a.premises)
        self.undercuts: dict[str, list[Attack]] = {}
        for attack in m.attacks:
            if forms.is_step(attack.target) and attack.id not in hatched:
                self.undercuts.setdefault(attack.target, []).append(attack)
        self.children: dict[str, list[str]] = {}
        self.goals: dict[str, list[str]] = {}
        self._find_neighbours()
        self.line_of = self._find_lines()
        self.blocked: dict[str, str] = {}
        self.known: dict[str, int | None] = {}
        self.told: set[str] = set()
        self.abroad = self.stuck = False
        self.done = Arrangement([], self.known, [], [])
        self.rewordings: list[Line] = []

    def _find_neighbours(self) -> None:
        """Find what may be nested under each statement, and where it may be nested."""
        m, signs = self.map, self.forms.signs
        nodes = (self.statements.rank, self.arguments.rank)
        relations: list[Inference | Attack] = [*m.inferences, *m.attacks]
        for relation in relations:
            goal = relation.target
            if relation.id in signs and any(goal in ranks for ranks in nodes):
                source = relation.premises[0]
                self.children.setdefault(goal, []).append(source)
                self.goals.setdefault(source, []).append(goal)
        for several in self.children.values():
            several.sort(key=lambda one: self._queue(one).rank[one])

    def _find_lines(self) -> dict[str, Structure]:
        """Return the statements that can go without a title if they stay in one line.

        What supports or attacks them must be nested under that line.
        """
        forms, m = self.forms, self.map
        structures: list[Structure] = list(forms.written.items())
        structures += [(None, (i,)) for i in m.inferences if i.id in forms.bare]
        found: dict[str, Structure] = {}
        twice: set[str] = set()
        for structure in structures:
            owner, steps = structure
            lines = [one for part in order_lines(m, owner, steps) for one in part]
            for one in (*lines, *(step.conclusion for step in steps)):
                if one in found:
                    twice.add(one)
                found[one] = structure
        return {
            one: structure
            for one, structure in found.items()
            if one not in twice and is_untitled(m[one]) and self._is_linked(one)
        }

    def _is_linked(self, one: str) -> bool:
        return one in self.children or one in self.goals

    def arrange(self) -> Arrangement:
        self._fill(None)
        for number, section in enumerate(self.sections):
            self.done.blocks.append(Block(section=section))
            self.current = number
            self._fill(number)
        while self._write_next() or self._force_next():
            pass
        return self.done

    def _fill(self, section: int | None) -> None:
        """Write everything that belongs to *section*, and what comes in between."""
        waiting = self.waiting.get(section, {})
        unwritten = self.unwritten.get(section, {})
        while True:
            if self._write_next() or (self._is_held_up() and self._refer_abroad()):
                continue
            if not waiting and not unwritten:
                return
            due = self._due_in(waiting)
            if due is not None:
                self._write_tree(due)
            elif self._refer_abroad(stuck=True):
                continue
            elif waiting:
                known = (one for one in waiting if one in self.known)
                self._write_tree(next(known, next(iter(waiting))))
            else:
                self._write_structure(next(iter(unwritten)))

    def _place(self, one: str) -> int:
        """Return the number of the section of *one*, -1 if it has none."""
        return self.home.get(one, -1)

    # -- what can be written next

    def _queue(self, one: str) -> _Queue:
        return self.statements if one in self.statements.rank else self.arguments

    def _first_obstacle(self, nodes: Iterable[str]) -> str | None:
        """Return the first of *nodes* that is not due yet; None if all are."""
        ahead: set[str] = set()
        places: dict[int, int] = {}
        for one in nodes:
            if one in self.known or one in ahead:
                continue
            if not self._may_stand_here(one):
                return one
            queue = self._queue(one)
            start = places.get(id(queue))
            if start is None:
                queue.next()
                start = queue.at
            at = places[id(queue)] = queue.skip(start, ahead)
            if queue.rank[one] != at:
                return one
            ahead.add(one)
        return None

    def _is_due(self, one: str) -> bool:
        if one in self.known:
            return True
        return self._may_stand_here(one) and self._queue(one).next() == one

    def _may_stand_here(self, one: str) -> bool:
        """Tell whether *one* may be mentioned in this section.

        Its definition decides what section it belongs to, so a reference to it may
        come before, if there is a definition.
        """
        if self.home.get(one) == self.current:
            return True
        return self.abroad and (one in self.forms.written or self._is_placed(one))

    def _is_placed(self, one: str) -> bool:
        """Tell whether the definition of *one* decides what section it belongs to."""
        node = self.map[one]
        grouped = node.data.get("isInGroup")
        if grouped is not None:
            return grouped is True
        text = node.text if isinstance(node, Statement) else getattr(node, "gist", "")
        return bool(text) or any(getattr(node, "members", ()))

    def _write_next(self) -> bool:
        """Write the next inference or attack, if what it needs is there or due."""
        one = self.inferences.next()
        if one is not None and self._write_inference(one):
            return True
        one = self.attacks.next()
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
            if goal not in self.attacks.done:
                return False
            return source is None or self._is_due(source)
        here = goal in self.known or self.home.get(goal) == self.current
        if not here and not self.stuck:
            return False
        nodes = (goal,) if source is None else (goal, source)
        return self._first_obstacle(nodes) is None

    def _structure_around(self, goal: str) -> Structure | None:
        """Return the structure in which *goal* is to be written, lines under it."""
        return None if goal in self.known else self.line_of.get(goal)

    def _find_place(self, relation: Inference | Attack) -> bool | None:
        """Write the structure in which *relation* has its place, if there is one.

        Returns:
            None if the relation can stand in a block of its own, else whether it is
            written now. What has no title would need one there.
        """
        for one in (relation.target, *relation.premises):
            structure = self._structure_around(one)
            if structure is not None:
                return self._open(structure)
        goal = relation.target
        if (
            goal not in self.known
            and goal in self.goals
            and is_untitled(self.map[goal])
        ):
            return False  # it waits to be nested under what it is about
        return None

    def _open(self, structure: Structure) -> bool:
        """Write *structure*, if it belongs here and that breaks no order."""
        owner, steps = structure
        if owner is not None and self.home.get(owner) != self.current:
            return False
        if not self._is_open(owner, steps):
            return False
        if owner is None:
            self._write_lines(None, steps)
        else:
            self._write_structure(owner)
        return True

    def _nested(self, root: str) -> Iterator[str]:
        """Yield what is nested under the line of *root*, in order of writing."""
        if root not in self.line_of or root in self.known:
            return
        seen = {root}
        rank = self._queue(root).rank
        around = [*self.children.get(root, ()), *self.goals.get(root, ())]
        around.sort(key=lambda one: rank.get(one, -1))
        stack = [iter(around)]
        while stack:
            one = next(stack[-1], None)
            if one is None:
                stack.pop()
                continue
            yield one
            fresh = one not in seen and one not in self.known
            if fresh and one in self.children and len(stack) < MAX_DEPTH:
                seen.add(one)
                stack.append(iter(self.children[one]))

    def _is_open(self, owner: str | None, steps: Sequence[Inference]) -> bool:
        """Tell whether a structure can be written without breaking the order."""
        key = steps[0].id
        obstacle = self.blocked.get(key)
        if obstacle is not None and self._is_far(obstacle):
            return False
        nodes = [] if owner is None else [owner]
        undercuts: list[Attack] = []
        written = order_lines(self.map, owner, steps)
        for step, premises in zip(steps, written, strict=True):
            for premise in premises:
                nodes.append(premise)
                nodes += self._nested(premise)
            for attack in self.undercuts.get(step.id, ()):
                undercuts.append(attack)
                if attack.id not in self.forms.named:
                    nodes += attack.premises
            nodes.append(step.conclusion)
            nodes += self._nested(step.conclusion)
        before, self.abroad = self.abroad, True
        found = self._first_obstacle(nodes)
        self.abroad = before
        if found is not None:
            self.blocked[key] = found
            return False
        due = self.attacks.next()
        if not undercuts or due is None or due == undercuts[0].id:
            return True
        waiting = self.map[due]
        return isinstance(waiting, Attack) and waiting.target in nodes

    def _is_far(self, one: str) -> bool:
        """Tell whether *one* is neither written nor due: asking again would be idle."""
        before, self.abroad = self.abroad, True
        far = not self._is_due(one)
        self.abroad = before
        return far

    # -- writing

    def _introduce(self, one: str) -> None:
        """Note that *one* is written for the first time."""
        self.known[one] = self.current
        queue = self._queue(one)
        queue.done.add(one)
        queue.left[self._place(one)] -= 1

    def _due_in(self, waiting: dict[str, None]) -> str | None:
        """Return what is next in order and can be written here, roots before others."""
        due = [
            one
            for queue in (self.statements, self.arguments)
            if (one := queue.next()) is not None and one in waiting
        ]
        if len(due) > 1:
            held = self._held_up_kind()
            pending = self.unwritten.get(self.current, {})
            due.sort(
                key=lambda one: (
                    self._queue(one) is not held,
                    one in pending,
                    one in self.sources,
                )
            )
        return due[0] if due else None

    def _held_up_kind(self) -> _Queue | None:
        """Return the kind of what the next inference or attack waits for."""
        one = self.inferences.next() or self.attacks.next()
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
            obstacle = self._first_obstacle(nodes)
        return None if obstacle is None else self._queue(obstacle)

    def _is_held_up(self) -> bool:
        """Tell whether what is next belongs to a later section than others do."""
        for queue in (self.statements, self.arguments):
            one = queue.next()
            if one is None:
                continue
            home = self.home.get(one)
            sections = queue.sections
            while sections and not queue.left[sections[-1]]:
                sections.pop()
            if sections and home is not None and sections[-1] < home:
                return True
        return False

    def _refer_abroad(self, *, stuck: bool = False) -> bool:
        """Write what is next with references to elements of later sections.

        Args:
            stuck: True to write even what is about elements of later sections.
        """
        self.abroad, self.stuck = True, stuck
        written = self._write_next()
        self.abroad = self.stuck = False
        return written

    def _line(self, depth: int, sign: str, one: str) -> Line:
        """Return a line with *one* in it, and introduce it."""
        node = self.map[one]
        assert isinstance(node, Statement | Argument | Attack)  # noqa: S101  (no others)
        if isinstance(node, Attack):
            return Line(depth, sign, node)
        line = Line(depth, sign, node)
        if one not in self.known:
            self._introduce(one)
        here = self.home.get(one) == self.current
        if here and one not in self.told:
            self._tell(one)
            line.defines = True
            self._reword(node)
        return line

    def _tell(self, one: str) -> None:
        """Note that *one* is defined in this section."""
        self.told.add(one)
        if self._is_placed(one):
            self.known[one] = self.current
        self.waiting.get(self.home.get(one), {}).pop(one, None)

    def _reword(self, node: Statement | Argument) -> None:
        """Give the first wording here and the others in blocks of their own behind."""
        if node.members:
            for number in range(1, len(node.members) + 1):
                self.rewordings.append(Line(0, "", node, defines=True, wording=number))

    def _close(self, block: Block) -> None:
        self.done.blocks.append(block)
        self._close_rewordings()

    def _close_rewordings(self) -> None:
        for line in self.rewordings:
            self.done.blocks.append(Block([line]))
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
                self._count(relation)
                line = self._line(depth, sign, other)
            lines.append(line)
            if depth < MAX_DEPTH:
                stack.append(other)

    def _reopen(self, root: str) -> list[Line]:
        """Return the lines of the last block, if it is about *root* as well."""
        last = self.done.blocks[-1] if self.done.blocks else None
        if last is None or last.numbered or not last.lines:
            return []
        node = last.lines[0].node
        told = root in self.told or self.home.get(root) != self.current
        again = node is not None and node.id == root and told
        return last.lines if again and not last.lines[0].wording else []

    def _force_next(self) -> bool:
        """Write the next relation out of order: some that come later wait for it."""
        one = self.inferences.next() or self.attacks.next()
        if one is None:
            return False
        path: list[Inference | Attack] = []
        while one is not None:
            relation = self.map[one]
            assert isinstance(relation, Inference | Attack)  # noqa: S101  (of a queue)
            path.append(relation)
            goal = relation.target
            missing = goal in self.attacks.rank and goal not in self.attacks.done
            missing |= goal in self.inferences.rank and goal not in self.inferences.done
            one = goal if missing else None
        for relation in reversed(path):
            done = (
                relation.id in self.attacks.done or relation.id in self.inferences.done
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
        self._count(relation)
        return Line(depth, sign, relation, defines=True)

    def _write_line(self, depth: int, sign: str, relation: Inference | Attack) -> Line:
        self._count(relation)
        return self._line(depth, sign, relation.premises[0])

    def _next_under(self, goal: str) -> tuple[Inference | Attack, str] | None:
        """Return the relation that is due under *goal*, with its sign."""
        forms = self.forms
        one = self.inferences.next()
        if one is not None and forms.signs.get(one) is not None:
            inference = self.map[one]
            assert isinstance(inference, Inference)  # noqa: S101  (ids of inferences)
            if inference.conclusion == goal and self._is_due(inference.premises[0]):
                return inference, "+"
            if self._points_outward(inference, goal):
                return inference, "+>"
        one = self.attacks.next()
        if one is not None:
            attack = self.map[one]
            assert isinstance(attack, Attack)  # noqa: S101  (ids of attacks)
            if attack.target == goal:
                if one in forms.named:
                    inner = isinstance(self.map.get(goal), Attack)
                    return attack, "_" if inner else "-"
                if self._is_due(attack.premises[0]):
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
            and source in self.line_of
            and source != goal
            and (goal in self.statements.rank or goal in self.arguments.rank)
            and self._is_due(goal)
        )

    def _count(self, relation: Inference | Attack) -> None:
        """Note that *relation* is written."""
        if isinstance(relation, Attack):
            self.attacks.done.add(relation.id)
            self.done.attacks.append(relation.id)
        else:
            self.inferences.done.add(relation.id)
            self.done.steps.append(relation.id)

    def _write_structure(self, owner: str) -> None:
        """Write the reconstruction of the argument *owner*."""
        self.unwritten[self.home.get(owner)].pop(owner, None)
        self._write_lines(owner, self.forms.written[owner])

    def _write_lines(self, owner: str | None, steps: Sequence[Inference]) -> None:
        blocks = self.done.blocks
        if owner is not None:
            last = blocks[-1] if blocks else None
            top = None
            if last is not None and last.lines and not last.numbered:
                top = last.lines[0].node
            if owner not in self.known or top is None or top.id != owner:
                self._close(Block([self._line(0, "", owner)]))
        block = Block(numbered=True)
        written = order_lines(self.map, owner, steps)
        for number, step in enumerate(steps):
            for premise in written[number]:
                self._write_number(block.lines, premise, concluded=False)
            self._count(step)
            block.lines.append(Line(0, "--", None, step=step))
            for attack in self.undercuts.get(step.id, ()):
                named = attack.id in self.forms.named
                write = self._write_named if named else self._write_line
                block.lines.append(write(1, "<_", attack))
            self._write_number(block.lines, step.conclusion, concluded=True)
        if owner is not None and self.current is not None:
            self.known[owner] = self.current
        self._close(block)

    def _write_number(self, lines: list[Line], one: str, *, concluded: bool) -> None:
        """Write a numbered line, and under it what would else need a title."""
        nests = self._structure_around(one) is not None
        lines.append(self._line(0, "()", one))
        if nests:
            self._extend(lines, one, concluded=concluded)
