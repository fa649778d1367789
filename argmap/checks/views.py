"""What rules see: the map, where its elements stand, and indexes made once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.model import EMPTY, Argument, ArgumentMap, Attack, Inference, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.checks.anchoring import Match
    from argmap.checks.sources import Reading, SourceReader
    from argmap.checks.words import Lexicon
    from argmap.lang import Document
    from argmap.model import Anchor, Context, Rephrase
    from argmap.source import Span


@attrs.frozen(slots=False, eq=False)
class View:
    """A map as rules see it; every index is made once, on first use.

    Rules read it and nothing else; it never changes.

    Args:
        map: The map.
        document: The document that the map was parsed from, if it was.
        sources: The folder or mapping that anchors are compared with, if wanted.
    """

    map: ArgumentMap
    document: Document | None = None
    sources: SourceReader | None = None

    @classmethod
    def of(
        cls, given: ArgumentMap | Document, sources: SourceReader | None = None
    ) -> View:
        """Return the view of a map or document."""
        if isinstance(given, ArgumentMap):
            return cls(given, None, sources)
        if not isinstance(getattr(given, "map", None), ArgumentMap):
            kind = type(given).__name__
            hint = "; parse the text first" if isinstance(given, str) else ""
            msg = f"check needs an ArgumentMap or a Document, not {kind}{hint}"
            raise TypeError(msg)
        return cls(given.map, given, sources)

    # -- places

    @property
    def spans(self) -> Mapping[str, Span]:
        """Id → the place where the element is defined; empty without a text."""
        return EMPTY if self.document is None else self.document.spans

    def places(self, id: str) -> tuple[Span, ...]:  # noqa: A002  (the model's word)
        """Return every place where the element *id* is written."""
        if self.document is None:
            return ()
        found = tuple(self.document.places.get(id, ()))
        main = self.document.spans.get(id)
        return found if main is None or main in found else (main, *found)

    @cached_property
    def reported(self) -> frozenset[tuple[str, str]]:
        """What the language has said already: pairs of name and subject."""
        if self.document is None:
            return frozenset()
        return frozenset(
            (d.name, d.subject)
            for d in self.document.diagnostics
            if d.subject is not None
        )

    def is_undefined(self, id: str) -> bool:  # noqa: A002  (as above)
        """Tell whether the language has reported *id* as used but never defined."""
        return any(
            (name, id) in self.reported
            for name in ("undefined-statement", "undefined-argument")
        )

    # -- links

    @cached_property
    def arguing(self) -> tuple[Inference | Attack, ...]:
        """The inferences and attacks."""
        found: list[Inference | Attack] = [*self.map.inferences, *self.map.attacks]
        return tuple(found)

    @cached_property
    def linking(self) -> tuple[Inference | Attack | Rephrase | Context, ...]:
        """Every relation with premises and a target."""
        m = self.map
        found: list[Inference | Attack | Rephrase | Context]
        found = [*m.inferences, *m.attacks, *m.rephrases, *m.contexts]
        return tuple(found)

    @cached_property
    def standing(self) -> dict[str, str]:
        """Reconstructed argument → its main conclusion."""
        return {
            argument.id: self.map.stands_for(argument.id)
            for argument in self.map.arguments
            if argument.inferences
        }

    @cached_property
    def last_steps(self) -> dict[str, str]:
        """Reconstructed argument → its last step."""
        return {
            argument.id: self.map.aims_at(argument.id)
            for argument in self.map.arguments
            if argument.inferences
        }

    @cached_property
    def drawn_inferences(self) -> tuple[Inference, ...]:
        """The inferences that do not only repeat what an argument concludes."""
        if not self.map.arguments:
            return self.map.inferences
        grounded = self.map.is_grounded
        return tuple([i for i in self.map.inferences if not grounded(i.id)])

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids that some relation names as one of its ends."""
        used: set[str] = set()
        for relation in self.linking:
            used.update(relation.premises)
            used.add(relation.target)
        for preference in self.map.preferences:
            used.add(preference.preferred)
            used.add(preference.over)
        return frozenset(used)

    @cached_property
    def used(self) -> frozenset[str]:
        """Ids that some relation names, or that an argument lists in its lines."""
        lines = [line for argument in self.map.arguments for line in argument.lines]
        return self.named.union(lines) if lines else self.named

    @cached_property
    def owners(self) -> dict[str, list[Argument]]:
        """Step → the arguments that list it."""
        owners: dict[str, list[Argument]] = {}
        for argument in self.map.arguments:
            for step in dict.fromkeys(argument.inferences):
                owners.setdefault(step, []).append(argument)
        return owners

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, in the order of the map; its index is the number of the node."""
        return tuple([element.id for element in self.map.elements])

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Id → number of its node."""
        return {one: number for number, one in enumerate(self.ids)}

    @cached_property
    def support_links(self) -> list[Sequence[int]]:
        """Premise → inference → conclusion, by number; self-support is left out."""
        numbers, standing, last = self.numbers, self.standing, self.last_steps
        # One empty tuple for all: half of the nodes link to nothing.
        links: list[Sequence[int]] = [()] * len(numbers)
        for inference in self.drawn_inferences:
            conclusion = inference.conclusion
            target = numbers.get(last.get(conclusion, conclusion))
            if target is None:
                continue
            node = numbers[inference.id]
            if target != node:
                links[node] = (target,)
            for premise in inference.premises:
                if premise == conclusion:
                    continue
                source = standing.get(premise, premise)
                if source != conclusion and source in numbers:
                    _add(links, numbers[source], node)
        return links

    @cached_property
    def links(self) -> list[Sequence[int]]:
        """The support links, and premise → attack → target."""
        numbers, standing, last = self.numbers, self.standing, self.last_steps
        links: list[Sequence[int]] = [tuple(one) for one in self.support_links]
        for attack in self.map.attacks:
            aim = attack.target
            target = numbers.get(last.get(aim, aim))
            if target is None:
                continue
            node = numbers[attack.id]
            if target != node:
                _add(links, node, target)
            for premise in attack.premises:
                source = standing.get(premise, premise)
                if aim not in (source, premise) and source in numbers:
                    _add(links, numbers[source], node)
        return links

    @cached_property
    def support_cycles(self) -> list[list[int]]:
        """Groups of nodes on cycles of support."""
        from argmap.checks.graphs import find_cycles  # noqa: PLC0415  (as needed)

        return find_cycles(self.support_links)

    @cached_property
    def parts(self) -> list[int]:
        """For each node the first node of the connected part that it lies in.

        Ends of relations, steps of an argument, and lines of an argument count.
        """
        from argmap.checks.graphs import label_parts  # noqa: PLC0415  (as needed)

        m, numbers = self.map, self.numbers
        pairs: list[tuple[str, str]] = []
        for relation in self.linking:
            one = relation.id
            pairs.append((one, relation.target))
            pairs += [(one, premise) for premise in relation.premises]
        for preference in m.preferences:
            pairs.append((preference.id, preference.preferred))
            pairs.append((preference.id, preference.over))
        for argument in m.arguments:
            one = argument.id
            pairs += [(one, step) for step in argument.inferences]
            pairs += [(one, line) for line in argument.lines]
        return label_parts(
            len(numbers),
            [
                (numbers[one], numbers[other])
                for one, other in pairs
                if other in numbers
            ],
        )

    @cached_property
    def ends_nowhere(self) -> bool:
        """True if no statement and no argument is free of outgoing links."""
        m = self.map
        starts: set[str] = set()
        for relation in self.linking:
            if relation.target not in relation.premises:
                starts.update(relation.premises)
                starts.update(self.standing.get(one, one) for one in relation.premises)
        return all(s.id in starts for s in m.statements) and all(
            argument.id in starts or argument.inferences for argument in m.arguments
        )

    @cached_property
    def strict_pairs(self) -> dict[tuple[str, str], Inference]:
        """(premise, conclusion) → the strict one-premise step between them."""
        return {
            (i.premises[0], i.conclusion): i
            for i in self.map.inferences
            if i.strict and len(i.premises) == 1
        }

    @cached_property
    def opposed(self) -> dict[tuple[str, str], Attack]:
        """Pairs that are declared contrary or contradictory, in both directions."""
        pairs: dict[tuple[str, str], Attack] = {}
        for attack in self.map.attacks:
            if attack.symmetric and len(attack.premises) == 1:
                one, other = attack.premises[0], attack.target
                pairs.setdefault((one, other), attack)
                pairs.setdefault((other, one), attack)
        return pairs

    @cached_property
    def polarity(self) -> list[int]:
        """For each node 1 (for the main claims), 2 (against), 3 (both) or 0."""
        from argmap.checks.graphs import turn_round  # noqa: PLC0415  (for advice)

        numbers, get, ids = self.numbers, self.map.get, self.ids
        into = turn_round(self.links)
        polarity = [0] * len(numbers)
        queue: list[tuple[int, int]] = []
        for claim in self.map.main_claims:
            if claim.id in self.used:
                polarity[numbers[claim.id]] = 1
                queue.append((numbers[claim.id], 1))
        for node, side in queue:  # grows while it is read; each node twice at most
            for source in into[node]:
                turned = 3 - side if isinstance(get(ids[source]), Attack) else side
                if not polarity[source] & turned:
                    polarity[source] |= turned
                    queue.append((source, turned))
        return polarity

    # -- words

    @cached_property
    def folded(self) -> dict[str, str]:
        """Statement → its text without case, punctuation and extra blanks."""
        from argmap.checks.folding import fold_source  # noqa: PLC0415  (as needed)

        return {s.id: fold_source(s.text) for s in self.map.statements if s.text}

    @cached_property
    def begging(self) -> dict[str, tuple[str, str]]:
        """Inference → a premise and its conclusion that say the same in one wording."""
        folded = self.folded
        found: dict[str, tuple[str, str]] = {}
        for inference in self.map.inferences:
            conclusion = inference.conclusion
            wording = folded.get(conclusion)
            if not wording:
                continue
            for premise in inference.premises:
                if premise != conclusion and folded.get(premise) == wording:
                    found[inference.id] = premise, conclusion
                    break
        return found

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The words of the map's language; None for one that argmap does not know."""
        from argmap.checks.words import lexicon_of  # noqa: PLC0415  (for advice only)

        return lexicon_of(self.map)

    # -- sources

    @cached_property
    def anchors(self) -> tuple[tuple[str, int, Anchor], ...]:
        """Every anchor: the id of its element, its place there, the anchor."""
        elements: list[Statement | Inference | Attack]
        elements = [*self.map.statements, *self.arguing]
        return tuple(
            (element.id, place, anchor)
            for element in elements
            if element.anchors
            for place, anchor in enumerate(element.anchors)
        )

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Source → what came of reading it; empty if no source is to be read."""
        if self.sources is None:
            return {}
        wanted = dict.fromkeys(anchor.source for _, _, anchor in self.anchors)
        wanted.update(dict.fromkeys(s.id for s in self.map.sources if s.digest))
        found = [s for s in self.map.sources if s.id in wanted]
        return {source.id: self.sources.read(source) for source in found}

    @cached_property
    def matches(self) -> tuple[tuple[str, Anchor, Match], ...]:
        """Every anchor into a source that could be read, and where it points."""
        if not any(reading.passages for reading in self.readings.values()):
            return ()
        from argmap.checks.anchoring import match_anchor  # noqa: PLC0415  (as needed)

        found: list[tuple[str, Anchor, Match]] = []
        for subject, _, anchor in self.anchors:
            reading = self.readings.get(anchor.source)
            if reading is None or not reading.passages:
                continue
            matches = [match_anchor(anchor, one) for one in reading.passages[:1]]
            if matches[0].status != "found" or matches[0].moved:
                matches += [match_anchor(anchor, one) for one in reading.passages[1:]]
            best = min(matches, key=lambda m: (m.status != "found", m.moved))
            found.append((subject, anchor, best))
        return tuple(found)

    @cached_property
    def data_blocks(self) -> dict[str, list[tuple[int, int]]]:
        """Path of a text → where its data blocks start and end, in order."""
        if self.document is None:
            return {}
        return {
            tree.source.path: [
                (one.start, one.end) for one in tree.regions if one.kind == "data"
            ]
            for tree in self.document.tree.trees()
        }

    @cached_property
    def spoken(self) -> tuple[tuple[Statement, str, list[str]], ...]:
        """The statements with a text in a known language: plain text and words."""
        if self.lexicon is None:
            return ()
        from argmap.checks.words import split_words  # noqa: PLC0415  (for advice only)

        texts = [(s, s.plain_text.strip()) for s in self.map.statements if s.text]
        return tuple([(s, text, split_words(text)) for s, text in texts])

    @cached_property
    def terms(self) -> dict[str, dict[str, str]]:
        """Statement → its significant terms: stem → word as written."""
        if self.lexicon is None:
            return {}
        terms = self.lexicon.terms_among
        return {s.id: terms(words) for s, _, words in self.spoken}

    # -- asking about elements

    @cached_property
    def _rephrased(self) -> frozenset[tuple[str, str]]:
        pairs = [(p, r.target) for r in self.map.rephrases for p in r.premises]
        return frozenset(pairs + [(other, one) for one, other in pairs])

    def are_rephrased(self, one: str, other: str) -> bool:
        """Tell whether the map declares the two as rephrases of each other."""
        return (one, other) in self._rephrased

    def kind_of(self, id: str) -> str:  # noqa: A002  (as above)
        """Return what *id* is, in a word: ``statement``, ``argument``, ``step``."""
        element = self.map.get(id)
        if isinstance(element, Inference):
            return "step"
        return type(element).__name__.lower() if element is not None else "nothing"


def _add(links: list[Sequence[int]], node: int, target: int) -> None:
    """Add a link; most nodes have one or none, which a tuple holds more lightly."""
    known = links[node]
    if isinstance(known, list):
        known.append(target)
    else:
        links[node] = [*known, target] if known else (target,)
