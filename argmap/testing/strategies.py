"""Strategies for maps and their parts; every field of the model is reachable."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from argmap.model import (
    ATTACK_KINDS,
    MODES,
    STANCES,
    Anchor,
    Argument,
    ArgumentMap,
    Attack,
    Context,
    Inference,
    Preference,
    Rephrase,
    Section,
    Source,
    Statement,
    freeze,
)
from argmap.model.ids import IdPool

if TYPE_CHECKING:
    from collections.abc import Mapping

    Strategy = st.SearchStrategy[Any]

WORDS = ("air", "ban", "cars", "is", "not", "soot", "the", "no", "Bürger", "日本")
NASTY = (
    *(
        "]",
        ">",
        "[",
        "<",
        "#",
        "+",
        "-",
        "_",
        "*",
        ":",
        "|",
        "(1)",
        "----",
        "===",
        "\\",
    ),
    *("\n", "\r\n", "\t", " ", '"', "'", "{", "}", "@[a]", "//", "/*", "*/", "<!--"),
    *("\x00", "\x07", "\x1b[31m", "\u00a0", "\u2028", "\u202e", "\ufeff", "\U0001f9e0"),
    *("__proto__", "null", "no", "0x1", "1e3", "~", "é", "e\u0301", "&amp;", "%20"),
)
"""Bits that mean something to the language, to YAML, to JSON, or to a terminal."""

_plain = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
_nasty = st.one_of(
    st.lists(st.sampled_from(WORDS + NASTY), max_size=6).map("".join),
    st.text(max_size=12),
)


@cache
def wordings(*, hostile: bool = True) -> Strategy:
    """Texts of statements: words, and if *hostile* whatever a string can hold."""
    return st.one_of(_plain, _nasty) if hostile else _plain


@cache
def ids(*, hostile: bool = True) -> Strategy:
    """Ids; if *hostile* also with brackets, line breaks, control characters."""
    plain = st.sampled_from(WORDS)
    nasty = _nasty.map(lambda text: text or "x")
    return st.one_of(plain, plain, nasty) if hostile else plain


@cache
def data(*, hostile: bool = True) -> Strategy:
    """Free data of an element: mappings as JSON and YAML know them."""
    text = wordings(hostile=hostile)
    leaves = st.one_of(
        text,
        st.integers(-(2**70), 2**70),
        st.floats(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.none(),
    )
    inner = st.recursive(
        leaves,
        lambda part: st.one_of(
            st.lists(part, max_size=3), st.dictionaries(text, part, max_size=3)
        ),
        max_leaves=5,
    )
    return st.dictionaries(text, inner, max_size=3).map(freeze)


@st.composite
def anchors(draw: st.DrawFn, *, hostile: bool = True) -> Anchor:
    """Places in a source called ``report`` or ``paper``."""
    text = wordings(hostile=hostile)
    fields = _some(
        draw,
        {
            "quote": text,
            "digest": st.sampled_from(("0123456789abcdef", "ab" * 32)),
            "prefix": text,
            "suffix": text,
            "start": st.integers(0, 1000),
            "end": st.integers(0, 1000),
            "note": text,
        },
    )
    return Anchor(draw(st.sampled_from(("report", "paper"))), **fields)


def _some(draw: st.DrawFn, fields: Mapping[str, Strategy]) -> dict[str, Any]:
    """Draw a few of *fields*: elements have many, most maps use few."""
    chosen = draw(st.lists(st.sampled_from(tuple(fields)), unique=True, max_size=3))
    return {name: draw(fields[name]) for name in chosen}


def _tuples(one: Strategy, most: int = 3) -> Strategy:
    return st.lists(one, max_size=most).map(tuple)


_seldom = st.sampled_from((False, False, False, True))
_strengths = st.one_of(st.sampled_from((0.0, 0.5, 1.0)), st.floats(0, 1))


@cache
def _shared_fields(*, hostile: bool) -> dict[str, Strategy]:
    return {"tags": _tuples(wordings(hostile=hostile)), "data": data(hostile=hostile)}


@cache
def _statement_fields(*, hostile: bool) -> dict[str, Strategy]:
    text = wordings(hostile=hostile)
    return {
        "title": text,
        "members": _tuples(text),
        "kind": st.one_of(st.sampled_from(("fact", "policy", "question")), text),
        "asserted": st.booleans(),
        "axiom": st.booleans(),
        "implicit": st.booleans(),
        "speaker": text,
        "stance": st.sampled_from(STANCES),
        "modality": text,
        "side": text,
        "speech": _tuples(text),
        "strength": _strengths,
        "anchors": _tuples(anchors(hostile=hostile), 2),
        **_shared_fields(hostile=hostile),
    }


@st.composite
def statements(
    draw: st.DrawFn, *, hostile: bool = True, called: str | None = None
) -> Statement:
    """Statements; with *called*, ones of that id."""
    one = draw(ids(hostile=hostile)) if called is None else called
    fields = _some(draw, _statement_fields(hostile=hostile))
    return Statement(one, draw(wordings(hostile=hostile)), **fields)


@st.composite
def arguments(
    draw: st.DrawFn, *, hostile: bool = True, called: str | None = None
) -> Argument:
    """Sketches: arguments without steps; with *called*, ones of that id."""
    one = draw(ids(hostile=hostile)) if called is None else called
    text = wordings(hostile=hostile)
    fields = _some(
        draw,
        {
            "gist": text,
            "title": text,
            "members": _tuples(text),
            **_shared_fields(hostile=hostile),
        },
    )
    return Argument(one, **fields)


@st.composite
def maps(
    draw: st.DrawFn,
    *,
    min_size: int = 0,
    max_size: int = 8,
    undercuts: bool = True,
    hostile: bool = True,
    dangling: bool = False,
) -> ArgumentMap:
    """Whole maps: cycles, shared premises, attacks on attacks, every field.

    Args:
        draw: Given by Hypothesis.
        min_size: Least number of statements.
        max_size: Largest number of statements; relations are about as many.
        undercuts: Whether attacks aim at inferences and attacks too.
        hostile: Whether ids and texts hold more than words.
        dangling: Whether relations, lists and anchors may name what is not there.
    """
    return _MapDrawing(draw, undercuts=undercuts, hostile=hostile, dangling=dangling)(
        draw(st.integers(min_size, max_size))
    )


class _MapDrawing:
    """One map in the making: statements first, then what links them."""

    def __init__(
        self, draw: st.DrawFn, *, undercuts: bool, hostile: bool, dangling: bool
    ) -> None:
        self.draw = draw
        self.undercuts = undercuts
        self.hostile = hostile
        self.dangling = dangling
        self.text = wordings(hostile=hostile)
        self.pool = IdPool()
        self.nodes: list[str] = []
        self.links: list[str] = []

    def __call__(self, size: int) -> ArgumentMap:
        draw = self.draw
        made = [
            draw(statements(hostile=self.hostile, called=self.new_id()))
            for _ in range(size)
        ]
        self.nodes = [s.id for s in made]
        named = [
            draw(arguments(hostile=self.hostile, called=self.new_id("argument")))
            for _ in range(draw(st.integers(0, min(size, 3))))
        ]
        inferences: list[Inference] = []
        steps = [self.steps(a, inferences) for a in named]
        self.nodes += [a.id for a in steps]
        inferences += [self.inference() for _ in range(self.some(size))]
        attacks = [self.attack() for _ in range(self.some(size))]
        rephrases = [self.link(Rephrase) for _ in range(self.rarely())]
        contexts = [self.link(Context) for _ in range(self.rarely())]
        preferences = [self.preference() for _ in range(self.rarely())]
        return ArgumentMap(
            statements=self.shuffled(made),
            arguments=self.shuffled(steps),
            inferences=self.shuffled(inferences),
            attacks=self.shuffled(attacks),
            rephrases=rephrases,  # type: ignore[arg-type]  # lists become tuples
            preferences=preferences,  # type: ignore[arg-type]
            contexts=contexts,  # type: ignore[arg-type]
            sources=self.sources(),
            sections=self.sections(),
            **_some(
                draw,
                {
                    "title": self.text,
                    "metadata": data(hostile=self.hostile),
                    "main": _tuples(
                        self.any_node(), 2 if self.nodes or self.dangling else 0
                    ),
                    "extra": data(hostile=self.hostile),
                },
            ),
        )

    # -- small choices

    def some(self, size: int) -> int:
        return self.draw(st.integers(0, size + 1)) if self.nodes else 0

    def rarely(self) -> int:
        return self.draw(st.sampled_from((0, 0, 0, 1, 2))) if self.nodes else 0

    def shuffled(self, elements: list[Any]) -> tuple[Any, ...]:
        if len(elements) > 1 and self.draw(st.sampled_from((False, False, True))):
            return tuple(self.draw(st.permutations(elements)))
        return tuple(elements)

    def new_id(self, kind: str = "statement") -> str:
        wanted = self.draw(ids(hostile=self.hostile))
        if kind == "argument" and wanted in self.pool and self.draw(st.booleans()):
            wanted = f"<{wanted}>"
        return self.pool.fresh(wanted)

    def any_node(self) -> Strategy:
        """Ids of statements and arguments, and if asked for of what is not there."""
        if not self.nodes:
            return ids(hostile=self.hostile)
        there = st.sampled_from(self.nodes)
        if not self.dangling:
            return there
        return st.one_of(there, there, there, ids(hostile=self.hostile))

    def node(self) -> str:
        one: str = self.draw(self.any_node())
        return one

    def target(self) -> str:
        """What a relation aims at: mostly a node, sometimes a relation."""
        if self.links and self.undercuts and self.draw(st.booleans()):
            return self.draw(st.sampled_from(self.links))
        return self.node()

    def premises(self) -> tuple[str, ...]:
        least = 0 if self.dangling else 1
        several = st.lists(self.any_node(), min_size=least, max_size=3)
        return tuple(self.draw(several))

    def keep(self, usual: str) -> str:
        """Give a relation its derived id, or one of its own."""
        self.links.append(usual)
        return usual

    def own_id(self) -> str | None:
        return self.new_id() if self.draw(_seldom) else None

    # -- relations

    def relation_fields(self) -> dict[str, Strategy]:
        answers = st.one_of(st.none(), self.any_node())
        return {
            "title": self.text,
            "scheme": st.one_of(st.just("expert opinion"), self.text),
            "questions": st.dictionaries(self.text, answers, max_size=2),
            "strength": _strengths,
            "anchors": _tuples(anchors(hostile=self.hostile), 2),
            **_shared_fields(hostile=self.hostile),
        }

    def inference_of(self, name: str, conclusion: str) -> Inference:
        premises = self.premises()
        words = st.one_of(st.sampled_from(("datum", "warrant")), self.text)
        playing = st.sampled_from(premises) if premises else self.any_node()
        roles = st.dictionaries(playing, words, max_size=2 if premises else 0)
        fields = {
            "mode": st.sampled_from(MODES),
            "rules": _tuples(self.text),
            "roles": roles,
            "qualifier": self.text,
            "strict": st.booleans(),
            **self.relation_fields(),
        }
        return Inference(
            self.keep(name), premises, conclusion, **_some(self.draw, fields)
        )

    def inference(self) -> Inference:
        conclusion = self.target()
        own = self.own_id()
        usual = self.pool.support_of(conclusion) if own is None else own
        return self.inference_of(usual, conclusion)

    def attack(self) -> Attack:
        target = self.target()
        kind = self.draw(st.sampled_from(ATTACK_KINDS))
        own = self.own_id()
        usual = self.pool.attack_on(target, kind) if own is None else own
        fields = {"outweighed": st.booleans(), **self.relation_fields()}
        return Attack(
            self.keep(usual),
            self.premises(),
            target,
            kind=kind,  # type: ignore[arg-type]  # one of ATTACK_KINDS
            **_some(self.draw, fields),
        )

    def link(self, kind: type[Any]) -> Any:
        fields = _some(self.draw, _shared_fields(hostile=self.hostile))
        target = self.target()
        return kind(self.new_id(), self.premises(), target, **fields)

    def preference(self) -> Preference:
        fields = _some(self.draw, _shared_fields(hostile=self.hostile))
        return Preference(self.new_id(), self.target(), self.target(), **fields)

    # -- units

    def steps(self, sketch: Argument, inferences: list[Inference]) -> Argument:
        """Give *sketch* no, one or two steps."""
        if not self.nodes:
            return sketch
        made: list[Inference] = []
        for _ in range(self.draw(st.integers(0, 2))):
            own = self.own_id()
            usual = self.pool.step_of(sketch.id) if own is None else own
            made.append(self.inference_of(usual, self.node()))
        inferences += made
        ids_of_steps = [step.id for step in made]
        if self.dangling and self.draw(_seldom):
            ids_of_steps.append(self.draw(ids(hostile=self.hostile)))
        written = [one for step in made for one in (*step.premises, step.conclusion)]
        lines: tuple[str, ...] = ()
        if self.draw(_seldom) and written:
            different = list(dict.fromkeys(written))
            lines = tuple(self.draw(st.permutations(different)))
        return Argument(
            sketch.id,
            sketch.gist,
            sketch.title,
            sketch.members,
            tuple(ids_of_steps),
            sketch.tags,
            sketch.data,
            lines,
        )

    def sources(self) -> tuple[Source, ...]:
        fields = {
            "title": self.text,
            "path": self.text,
            "url": self.text,
            "citation": self.text,
            "digest": self.text,
            "data": data(hostile=self.hostile),
        }
        if self.dangling and self.draw(st.booleans()):
            return ()
        return tuple(
            Source(one, **_some(self.draw, fields)) for one in ("report", "paper")
        )

    def sections(self) -> tuple[Section, ...]:
        made: list[Section] = []
        for _ in range(self.draw(st.sampled_from((0, 0, 1, 2, 3)))):
            parent = self.draw(st.sampled_from([None, *made]))
            members = _tuples(self.any_node()) if self.nodes else st.just(())
            fields = _some(self.draw, _shared_fields(hostile=self.hostile))
            made.append(
                Section(
                    self.pool.section(self.draw(self.text)),
                    self.draw(self.text),
                    1 if parent is None else parent.level + 1,
                    None if parent is None else parent.id,
                    self.draw(members),
                    **fields,
                )
            )
        return tuple(made)
