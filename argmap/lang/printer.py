"""From the model to text: Argdown that reads back as the same map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.collecting import without_collecting
from argmap.lang.arrangement import arrange
from argmap.lang.blocks import Block, Line, order_lines, read_lines
from argmap.lang.forms import DerivedIds, choose_forms
from argmap.lang.keys import write_keys
from argmap.lang.keys_frontmatter import write_frontmatter
from argmap.lang.resolver import default_title
from argmap.lang.spelling import Labels, can_lead, is_rule
from argmap.lang.wording import Wording, join_words, sort_back, word_element
from argmap.lang.yaml12_writing import dump_block, dump_flow
from argmap.model import Argument, Attack, Section, Statement
from argmap.model.ids import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap, Element, Inference

INDENT = "  "
_DEEPEST_HEADING = 32
_UNTOLD = "argument-for-"
_STATEMENT = frozenset({"title", "text", "members", "tags"})
_ARGUMENT = frozenset({"title", "gist", "members", "tags", "lines"})
_ATTACK = frozenset({"title", "kind", "tags", "target"})
_SECTION = frozenset({"title", "parent", "members", "tags"})


@without_collecting
def print_map(m: ArgumentMap) -> str:
    """Return *m* as an Argdown document, such that parsing it gives an equal map.

    Reasons and objections are nested under what they are about, sections get headings,
    reconstructions follow the sketch of their argument. What Argdown has no sign for
    stands in data blocks, and what fits nowhere in the frontmatter (``elements``,
    ``order``). ``extra`` is not written. The cost is linear in the size of the map.

    Args:
        m: Any map.

    Example:
        >>> from argmap import ArgumentMap, Attack, Statement
        >>> from argmap.lang.printer import print_map
        >>> m = ArgumentMap(
        ...     (Statement("Ban", "Ban cars.", "Ban"), Statement("no", "No.")),
        ...     attacks=(Attack("Ban-1", ("no",), "Ban"),),
        ... )
        >>> print(print_map(m), end="")
        [Ban]: Ban cars.
          - No.
    """
    return _Printer(m).print()


class _Printer:
    """Prints one map."""

    def __init__(self, m: ArgumentMap) -> None:
        self.map = m
        self.forms = choose_forms(m)
        self.sections = [s for s in m.sections if 1 <= s.level <= _DEEPEST_HEADING]
        self.arranged = arrange(m, self.forms, self.sections)
        model = m.metadata.get("model")
        self.own_codes = isinstance(model, Mapping) and "shortcodes" in model
        self.wordings: dict[str, Wording] = {}
        self.mentions: dict[str, int] = {}
        self.anonymous: set[str] = set()
        self.labels: dict[str, str] = {}
        self.labelled: set[str] = set()
        self.pool = DerivedIds()

    def print(self) -> str:
        self._choose_names()
        members = self._members()
        blocks: list[str] = []
        for block in self.arranged.blocks:
            if block.section is not None:
                blocks.append(self._heading(block.section, members[block.section.id]))
            elif block.numbered:
                blocks.append("\n".join(self._structure(block)))
            else:
                blocks.append("\n".join(map(self._tree_line, block.lines)))
        text = "".join(f"{one}\n\n" for one in blocks)[:-1]
        front = write_frontmatter(self.map, self._hatched(), self._order())
        if front:
            text = f"===\n{dump_block(front)}===\n" + (f"\n{text}" if text else "")
        return text

    # -- names

    def _choose_names(self) -> None:
        blocks = self.arranged.blocks
        blocks[:] = [one for one in blocks if not self._is_idle(one)]
        mentions = self.mentions
        for block in blocks:
            for line in block.lines:
                if line.node is not None:
                    mentions[line.node.id] = mentions.get(line.node.id, 0) + 1
        statements = [s for s in self.map.statements if self._may_be_untitled(s)]
        arguments = [a for a in self.map.arguments if self._may_be_untold(a)]
        candidates = {one.id for one in statements} | {one.id for one in arguments}
        free = candidates | self.forms.derived | {one.id for one in self.sections}
        self.pool = DerivedIds({e.id for e in self.map.elements if e.id not in free})
        nodes: list[Element] = [
            self.map[one] for one in self.arranged.nodes if one in candidates
        ]
        # A reader names statements first, so their stems must differ (see below).
        for node in nodes:
            if isinstance(node, Argument):
                conclusion = self.forms.written[node.id][-1].conclusion
                self._call(node.id, f"{_UNTOLD}{conclusion}")
        self._separate()
        for node in nodes:
            if isinstance(node, Statement) and mentions[node.id] == 1:
                stem = slug(self._word(node).texts[-1])
                if not stem.startswith(_UNTOLD):
                    self._call(node.id, stem)
        self._give_labels()

    def _is_idle(self, block: Block) -> bool:
        """Tell whether *block* gives a wording that stands among the data."""
        if not block.lines or not block.lines[0].wording:
            return False
        node = block.lines[0].node
        assert isinstance(node, Statement | Argument)  # noqa: S101  (they have wordings)
        return block.lines[0].wording >= len(self._word(node).texts)

    def _call(self, one: str, stem: str) -> None:
        if self.pool.would_call(stem, one):
            self.anonymous.add(one)

    def _may_be_untitled(self, node: Statement) -> bool:
        """Tell whether *node* may stand without a title: nothing refers to it."""
        if node.title is not None or self.mentions[node.id] > 1 or not node.text:
            return False
        return not node.members and can_lead(self._word(node).texts[0])

    def _may_be_untold(self, node: Argument) -> bool:
        """Tell whether the reconstruction of *node* says all about it."""
        if node.title is not None or self.mentions.get(node.id) != 1:
            return False
        if node.id not in self.forms.written:
            return False
        if node.gist or node.members or node.tags or node.data:
            return False
        return not self._lines_key(node)

    def _separate(self) -> None:
        """Take out the titles of untold arguments, and part their structures.

        An argument reconstructs the structure that follows it, so a reference to the
        conclusion goes in between.
        """
        blocks: list[Block] = []
        above: Element | None = None
        for block in self.arranged.blocks:
            first = block.lines[0].node if block.lines else None
            if block.numbered:
                owner = self._owner(block)
                apart = owner is None or owner in self.anonymous
                if apart and isinstance(above, Argument | Attack):
                    conclusion = block.lines[-1].node
                    assert conclusion is not None  # noqa: S101  (a numbered line)
                    blocks.append(Block([Line(0, "", conclusion)]))
                    self.mentions[conclusion.id] += 1
                above = None
            elif first is not None and first.id in self.anonymous:
                continue
            else:
                above = first
            blocks.append(block)
        self.arranged.blocks[:] = blocks

    def _owner(self, block: Block) -> str | None:
        step = next(line.step for line in block.lines if line.step is not None)
        return self.forms.owned.get(step.id)

    def _give_labels(self) -> None:
        statements, arguments = Labels(), Labels()
        labels = self.labels
        for statement in self.map.statements:
            if statement.id not in self.anonymous:
                label = statements.give(statement.title, statement.id)
                labels[statement.id] = label
                if label == statement.id:
                    self.labelled.add(label)
        named = (one for one in self.map.attacks if one.id in self.forms.named)
        nodes: list[Argument | Attack] = [*self.map.arguments, *named]
        for node in nodes:
            if node.id in self.anonymous or node.id in self.forms.hatched:
                continue
            bare = node.id.removeprefix("<").removesuffix(">")
            labels[node.id] = arguments.give(node.title, node.id, bare)

    # -- blocks

    def _tree_line(self, line: Line) -> str:
        return f"{INDENT * line.depth}{join_words(line.sign, self._node(line))}"

    def _structure(self, block: Block) -> Iterable[str]:
        steps = [line.step for line in block.lines if line.step is not None]
        written = order_lines(self.map, self._owner(block), steps)
        read = iter(read_lines(steps, written)[0])
        number = 0
        for line in block.lines:
            if line.step is not None:
                yield self._step(line.step, next(read))
            elif line.sign == "()":
                number += 1
                yield f"({number}) {self._node(line)}"
            else:
                yield self._tree_line(line)

    def _step(self, step: Inference, read: tuple[str, ...]) -> str:
        data: dict[str, Any] = {}
        if step.id not in self.forms.derived:
            data["id"] = step.id
        omit: frozenset[str] = frozenset()
        rules = ""
        if all(map(is_rule, step.rules)):
            omit = frozenset({"rules"})
            rules = ", ".join(step.rules)
        data |= write_keys("inference", step, omit)
        if read != step.premises:
            data["premises"] = step.premises
        if step.id in self.forms.bare:
            data["bare"] = True
        inside = join_words(rules, dump_flow(data) if data else "")
        return f"-- {inside} --" if inside else "----"

    def _heading(self, section: Section, members: tuple[str, ...]) -> str:
        wording = word_element((section.title,), section.tags, own_codes=self.own_codes)
        shown = wording.texts[0] if wording.texts else "…"
        data: dict[str, Any] = {}
        if not self.pool.would_call("#" + slug(shown, fallback="section"), section.id):
            data["id"] = section.id
        if shown != section.title:
            data["title"] = section.title
        if self._parent(section) != section.parent:
            data["parent"] = section.parent
        if members != section.members:
            data["members"] = section.members
        data |= {k: v for k, v in wording.keys.items() if k == "tags"}
        data |= write_keys("section", section, _SECTION)
        head = f"{'#' * section.level} {shown}{wording.tags}"
        return join_words(head, dump_flow(data) if data else "")

    def _members(self) -> dict[str, tuple[str, ...]]:
        """Return what a reader takes for the members of each section."""
        found: list[list[str]] = [[] for _ in self.sections]
        for one, number in self.arranged.nodes.items():
            if number is not None:
                found[number].append(one)
        self.parents: list[Section] = []
        pairs = zip(self.sections, found, strict=True)
        return {section.id: tuple(members) for section, members in pairs}

    def _parent(self, section: Section) -> str | None:
        """Return the section around *section*, by the levels of the headings above."""
        parents = self.parents
        while parents and parents[-1].level >= section.level:
            parents.pop()
        parent = parents[-1].id if parents else None
        parents.append(section)
        return parent

    # -- nodes

    def _word(self, node: Statement | Argument) -> Wording:
        found = self.wordings.get(node.id)
        if found is None:
            text = node.text if isinstance(node, Statement) else node.gist
            texts = (*node.members, text)
            found = word_element(texts, node.tags, own_codes=self.own_codes)
            self.wordings[node.id] = found
        return found

    def _node(self, line: Line) -> str:
        node = line.node
        assert node is not None  # noqa: S101  (inference lines are written elsewhere)
        if isinstance(node, Attack):
            return self._attack(node) if line.defines else f"<{self.labels[node.id]}>"
        if not line.defines:
            return self._reference(node)
        wording = self._word(node)
        texts, number = wording.texts, line.wording
        if number:  # a further wording; the first one has the data
            return f"{self._reference(node)}: {texts[number]}"
        if node.id in self.anonymous:
            data = wording.keys | write_keys("statement", node, _STATEMENT)
            head = texts[0]
        else:
            data = self._data(node, wording)
            head = self._reference(node)
            if texts:
                head = f"{head}: {texts[0]}"
        return join_words(f"{head}{wording.tags}", dump_flow(data) if data else "")

    def _reference(self, node: Statement | Argument) -> str:
        label = self.labels[node.id]
        return f"[{label}]" if isinstance(node, Statement) else f"<{label}>"

    def _data(self, node: Statement | Argument, wording: Wording) -> dict[str, Any]:
        label = self.labels[node.id]
        data: dict[str, Any] = {}
        is_statement = isinstance(node, Statement)
        both = not is_statement and node.id == f"<{label}>" and label in self.labelled
        if node.id != label and not both:
            data["id"] = node.id
        if node.title != label:
            data["title"] = node.title
        data |= wording.keys
        if isinstance(node, Statement):
            return data | write_keys("statement", node, _STATEMENT)
        return data | self._lines_key(node) | write_keys("argument", node, _ARGUMENT)

    def _lines_key(self, node: Argument) -> dict[str, Any]:
        """Return the key for the order of the lines, if the lines do not give it."""
        steps = self.forms.written.get(node.id, ())
        read: tuple[str, ...] = ()
        if steps:
            read = read_lines(steps, order_lines(self.map, node.id, steps))[1]
        return {"lines": node.lines} if read != node.lines else {}

    def _attack(self, attack: Attack) -> str:
        """Return the argument that declares *attack*."""
        label = self.labels[attack.id]
        inner = self.forms.is_step(attack.target) or attack.target in self.forms.named
        wording = word_element(("",), attack.tags)
        fields: dict[str, Any] = {}
        if attack.title != default_title(label, attack.target):
            fields["title"] = attack.title
        fields["premises"] = attack.premises
        if attack.kind != ("undercut" if inner else "attack"):
            fields["kind"] = attack.kind
        fields |= {k: v for k, v in wording.keys.items() if k == "tags"}
        fields |= write_keys("attack", attack, _ATTACK)
        data: dict[str, Any] = {} if attack.id == label else {"id": attack.id}
        data["attack"] = fields
        return f"<{label}>{wording.tags} {dump_flow(data)}"

    # -- what stands in the frontmatter

    def _hatched(self) -> dict[str, list[Element]]:
        hatched = self.forms.hatched
        m = self.map
        return {
            "arguments": [one for one in m.arguments if one.id in hatched],
            "inferences": [one for one in m.inferences if one.id in hatched],
            "attacks": [one for one in m.attacks if one.id in hatched],
            "sections": [one for one in m.sections if one not in self.sections],
        }

    def _order(self) -> dict[str, tuple[str, ...]]:
        """Return the author order of the kinds that a reader finds in another one."""
        hatched = self._hatched()
        nodes = list(self.arranged.nodes)
        found = {
            "statements": [
                one for one in nodes if isinstance(self.map[one], Statement)
            ],
            "arguments": [one for one in nodes if isinstance(self.map[one], Argument)],
            "inferences": self.arranged.steps,
            "attacks": self.arranged.attacks,
            "sections": [one.id for one in self.sections],
        }
        order: dict[str, tuple[str, ...]] = {}
        for kind, ids in found.items():
            wanted = [one.id for one in getattr(self.map, kind)]
            ids += [one.id for one in hatched.get(kind, ())]
            named = sort_back(wanted, ids)
            if named:
                order[kind] = named
        return order
