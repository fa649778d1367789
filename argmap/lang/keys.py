"""The keys that argmap knows in data blocks, and the fields of the model they fill.

One table an element kind; reading a data block and writing it go through the same
table, so that the two cannot drift apart. Keys that Argdown itself knows stay in the
data of the element, and so does whatever nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

from argmap.diagnostics import Diagnostic, Severity
from argmap.model import (
    ATTACK_KINDS,
    MODES,
    STANCES,
    Anchor,
    Argument,
    Attack,
    Inference,
    Section,
    Statement,
    freeze,
)
from argmap.model import freezing as check
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model.freezing import Check

OPEN = "open"
"""What stands for the answer of a critical question that nobody answers."""
OTHER = "otherData"
"""Key under which data keeps what bears the name of a known key."""


@attrs.frozen
class Key:
    """A key of a data block.

    Args:
        name: The key as written.
        read: Returns the value as it is kept; raises TypeError or ValueError with words
            that complete the sentence "the value …".
        field: Field of the model; None if the value stays in the data.
        meaning: What it says, for the docs.
    """

    name: str
    read: Check
    field: str | None
    meaning: str


@attrs.frozen
class KeyReading:
    """What a data block says.

    Args:
        fields: Field of the model → its value.
        data: What stays in the data of the element.
        problems: Unknown keys (advice) and bad values (warnings).
    """

    fields: dict[str, Any]
    data: dict[str, Any]
    problems: tuple[Diagnostic, ...]


# -- how values are read


def word(value: object) -> str:
    """Read a text; a whole number will do (``id: 3``)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return check.text(value)


def name(value: object) -> str:
    """Read an id."""
    return check.identifier(word(value))


def listed(read: Check) -> Check:
    """Read a list, or one value without brackets."""
    several = check.several(read)

    def read_all(value: object) -> object:
        return several(value if isinstance(value, list | tuple) else [value])

    return read_all


def anchor(value: object) -> Anchor:
    """Read an anchor: the id of a source, or a mapping with ``source``."""
    if isinstance(value, str):
        return Anchor(value)
    if not isinstance(value, Mapping):
        msg = f"must be a mapping with `source`, not {_short(value)}"
        raise TypeError(msg)
    known = [one.name for one in attrs.fields(Anchor)]
    strange = [one for one in value if one not in known]
    if strange or "source" not in value:
        what = f"has no key {strange[0]!r}" if strange else "names no `source`"
        msg = f"{what} (an anchor knows {', '.join(known)})"
        raise ValueError(msg)
    return Anchor(**value)


def _mapping(value: object) -> Mapping[str, Any]:
    return check.data(value)


def _color(value: object) -> object:
    """Check a colour of Argdown: a name, a code, or a place in the colour scheme."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    msg = (
        f"must be a colour name, a code like '#ff0000' or a number, not {_short(value)}"
    )
    raise TypeError(msg)


def _line_numbers(value: object) -> object:
    return check.several(check.count)(value)


_optional = check.optional
_TEXT, _FLAG, _SHARE = _optional(word), check.flag, _optional(check.share)


def _answer(value: object) -> str | None:
    """Read who answers a critical question; an element called "open" is ``[open]``."""
    if isinstance(value, tuple) and len(value) == 1:
        return name(value[0])
    return None if value is None or value == OPEN else name(value)


_QUESTIONS = check.mapping(_answer)


def _images(value: object) -> object:
    return listed(lambda one: one if isinstance(one, Mapping) else word(one))(value)


# -- the tables


def _table(*keys: Key) -> dict[str, Key]:
    return {key.name: key for key in keys}


_COMMON = (
    Key("id", name, "id", "its id, instead of the title"),
    Key("title", _TEXT, "title", "its title, where the brackets cannot hold it"),
    Key("tags", listed(word), "tags", "tags that `#` cannot spell"),
    Key(OTHER, _mapping, "data", "data under names that are known keys"),
)
_ARGDOWN = (
    Key("color", _color, None, "Argdown: colour of the box"),
    Key("images", _images, None, "Argdown: pictures in the box"),
    Key("rank", word, None, "Argdown: boxes of one rank stand side by side"),
    Key("isInMap", _FLAG, None, "Argdown: whether it is drawn"),
    Key("isInGroup", _FLAG, None, "Argdown: whether it belongs to this section"),
)
_WEIGHT = Key("strength", _SHARE, "strength", "weight from 0 to 1")
_ANCHORS = Key("anchors", listed(anchor), "anchors", "where it stands in the sources")
_REASONING = (
    Key("scheme", _TEXT, "scheme", "argumentation scheme"),
    Key(
        "questions", _QUESTIONS, "questions", "critical questions and who answers them"
    ),
    _WEIGHT,
    _ANCHORS,
)

STATEMENT_KEYS = _table(
    *_COMMON,
    Key("text", word, "text", "the text, where the line cannot hold it"),
    Key("members", listed(word), "members", "its other wordings"),
    Key("kind", _TEXT, "kind", "fact, prediction, evaluation, policy, question, …"),
    Key("asserted", _optional(check.flag), "asserted", "whether it is put forward"),
    Key("axiom", _FLAG, "axiom", "whether it is taken as certain"),
    Key("implicit", _FLAG, "implicit", "whether it is meant but unsaid"),
    Key("speaker", _TEXT, "speaker", "who says it, if not the author"),
    Key("stance", _optional(check.choice(*STANCES)), "stance", ", ".join(STANCES)),
    Key("modality", _TEXT, "modality", "how sure the text is, in its own words"),
    Key("side", _TEXT, "side", "side of a debate"),
    Key("speech", listed(word), "speech", "speeches in which it comes up"),
    _WEIGHT,
    _ANCHORS,
    *_ARGDOWN,
)
INFERENCE_KEYS = _table(
    *_COMMON,
    *_REASONING,
    Key("rules", listed(word), "rules", "rules that the line cannot spell"),
    Key("mode", check.choice(*MODES), "mode", "linked or cumulative"),
    Key("roles", check.mapping(word), "roles", "premise → role (datum, warrant, …)"),
    Key("qualifier", _TEXT, "qualifier", "Toulmin's qualifier"),
    Key("strict", _FLAG, "strict", "whether the step is deductive"),
    Key("premises", listed(name), "premises", "ids of its premises, if not the lines"),
    Key("bare", _FLAG, "bare", "true: a step that belongs to no argument"),
    Key("kind", _TEXT, None, "free"),
    Key("uses", _line_numbers, None, "Argdown: numbers of the lines it uses"),
)
ARGUMENT_KEYS = _table(
    *_COMMON,
    Key("text", word, "gist", "the gist, where the line cannot hold it"),
    Key("members", listed(word), "members", "its other descriptions"),
    Key("lines", listed(name), "lines", "order of the lines of its reconstruction"),
    Key("attack", _mapping, "attack", "this argument *is* an attack"),
    # These belong to the relation that an argument stands for; they wait in its data.
    *(attrs.evolve(key, field=None) for key in _REASONING),
    Key("kind", _TEXT, None, "free"),
    Key("rules", listed(word), None, "rules, as on an inference line"),
    Key("mode", check.choice(*MODES), None, "as on an inference line"),
    Key("roles", check.mapping(word), None, "as on an inference line"),
    Key("qualifier", _TEXT, None, "as on an inference line"),
    Key("strict", _FLAG, None, "as on an inference line"),
    Key("outweighed", _FLAG, None, "as in `attack`"),
    *_ARGDOWN,
)
ATTACK_KEYS = _table(
    *_COMMON,
    *_REASONING,
    Key("premises", listed(name), "premises", "ids of what attacks together"),
    Key("kind", check.choice(*ATTACK_KINDS), "kind", ", ".join(ATTACK_KINDS)),
    Key("outweighed", _FLAG, "outweighed", "granted, but found lighter"),
    Key("target", name, "target", "id of what is attacked, if no line says it"),
)
SECTION_KEYS = _table(
    *_COMMON,
    Key("parent", _optional(name), "parent", "id of the section around it"),
    Key("members", listed(name), "members", "ids of what belongs to it"),
    Key("isGroup", _FLAG, None, "Argdown: whether it is drawn as a group"),
    Key("isClosed", _FLAG, None, "Argdown: whether the group hides its members"),
    _ARGDOWN[0],
    _ARGDOWN[3],
)
TABLES: dict[str, dict[str, Key]] = {
    "statement": STATEMENT_KEYS,
    "argument": ARGUMENT_KEYS,
    "inference": INFERENCE_KEYS,
    "attack": ATTACK_KEYS,
    "section": SECTION_KEYS,
}
"""Kind of element → key as written → what it is."""

_CLASSES: dict[str, type] = {
    "statement": Statement,
    "argument": Argument,
    "inference": Inference,
    "attack": Attack,
    "section": Section,
}


# -- reading


def read_keys(
    kind: str,
    data: Mapping[str, Any],
    place: Span | None = None,
    *,
    only: frozenset[str] | None = None,
) -> KeyReading:
    """Sort the keys of a data block into fields of the model and further data.

    An unknown key stays in the data and is reported as advice; a value that a field
    cannot hold stays in the data and is reported as a warning.

    Args:
        kind: ``statement argument inference attack section``.
        data: The data as read from YAML.
        place: The data block with its braces, or the element; problems are located at
            the key if it can be found there.
        only: Report problems of these keys only (the others come from elsewhere).

    Example:
        >>> from argmap.lang.keys import read_keys
        >>> data = {"speaker": "Ann", "stance": "sure", "page": 4}
        >>> found = read_keys("statement", data)
        >>> found.fields, found.data
        ({'speaker': 'Ann'}, {'stance': 'sure', 'page': 4})
        >>> [problem.code for problem in found.problems]
        ['AM071', 'AM070']
    """
    table = TABLES[kind]
    fields: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for written, value in data.items():
        key = table.get(written)
        staying = key is None or key.field is None
        try:
            kept = freeze(value, 1 if staying else -2)
        except ValueError as error:  # too deep to be kept
            problems.append(report_value(written, error, place))
            continue
        try:
            if key is None:
                problems.append(unknown_key(written, table, place))
            elif key.field is not None:
                fields[key.field] = key.read(kept)
                continue
            else:
                key.read(kept)
            rest[written] = kept
        except (TypeError, ValueError) as error:
            problems.append(report_value(written, error, place))
            if staying or _fits(kept):
                rest[written] = kept
    other = fields.pop("data", {})
    rest |= {written: value for written, value in other.items() if _fits(value)}
    if only is not None:
        problems = [one for one in problems if one.subject in only]
    return KeyReading(
        fields, rest, tuple(attrs.evolve(one, subject=None) for one in problems)
    )


def _fits(value: object) -> bool:
    """Tell whether data can hold *value* under one of its keys."""
    try:
        freeze(value, 1)
    except ValueError:
        return False
    return True


def report_value(written: str, error: Exception, place: Span | None) -> Diagnostic:
    """Return the warning that the value of the key *written* is not usable."""
    return Diagnostic(
        "AM071",
        "bad-value",
        Severity.WARNING,
        f"the value of `{_short(written)}` {error}",
        _locate(place, written.partition(".")[0]),
        hint=f"change it, or give the key `{_short(written)}` another name",
        subject=written,
    )


def unknown_key(
    written: str, known: Iterable[str], place: Span | None, *, inside: str = ""
) -> Diagnostic:
    """Return the advice that the key *written* is none of the *known* ones."""
    hint = None
    first, colon, _ = written.partition(":")
    if colon and first:
        hint = f"put a blank behind the colon: `{_short(first)}: …`"
    else:
        from argmap.suggest import close_names  # noqa: PLC0415  (only for messages)

        close = close_names(written, known, most=1)
        if close:
            hint = f"write `{close[0]}`, if that is meant"
    shown = _short(f"{inside}.{written}" if inside else written)
    return Diagnostic(
        "AM070",
        "unknown-key",
        Severity.ADVICE,
        f"argmap does not know the key `{shown}`, and keeps it as it is",
        _locate(place, inside or written),
        hint=hint,
        subject=written,
    )


def _locate(place: Span | None, key: str) -> Span | None:
    """Narrow *place* to the key, if it stands there."""
    if place is None:
        return None
    from argmap.lang.yaml12 import find_key  # noqa: PLC0415  (only for messages)

    text = place.text
    skipped = 0
    opening, _, inner = text.partition("\n")
    if opening.strip() == "{":  # block data: the braces are not part of the YAML
        skipped, text = len(opening) + 1, inner.rstrip().removesuffix("}")
    found = find_key(text, key)
    if found is None:
        return place
    start = place.start + skipped
    return Span(place.source, start + found[0], start + found[1])


_LONGEST = 60


def _short(value: object) -> str:
    shown = value if isinstance(value, str) else repr(value)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


# -- writing


class _Defaults:
    """The fields of one class that keys spell, and what they usually hold."""

    def __init__(self, kind: str) -> None:
        by_name = {a.name: a for a in attrs.fields(_CLASSES[kind])}
        unspelled = (OTHER, "id", "premises")
        keys = [
            (key.name, key.field)
            for key in TABLES[kind].values()
            if key.field in by_name and key.name not in unspelled
        ]
        self.fields = [(name, field or "") for name, field in keys]
        self.usual = tuple(by_name[field].default for _, field in self.fields)
        self.read = attrgetter(*(field for _, field in self.fields))


_DEFAULTS = {kind: _Defaults(kind) for kind in TABLES}


def write_keys(kind: str, element: object, omit: frozenset[str]) -> dict[str, Any]:
    """Return the data block of *element*: its unusual fields and its further data.

    Args:
        kind: ``statement argument inference attack section``.
        element: The element of the model.
        omit: Fields that stand elsewhere in the text.

    Example:
        >>> from argmap import Statement
        >>> from argmap.lang.keys import write_keys
        >>> one = Statement("A", "Trams.", speaker="Ann", data={"page": 4, "side": "x"})
        >>> write_keys("statement", one, frozenset({"text"}))
        {'speaker': 'Ann', 'page': 4, 'otherData': {'side': 'x'}}
    """
    block: dict[str, Any] = {}
    known = _DEFAULTS[kind]
    values = known.read(element)
    if values != known.usual:
        for (key, field), value, usual in zip(
            known.fields, values, known.usual, strict=True
        ):
            if value != usual and field not in omit:
                block[key] = plain(value) if key != "questions" else _answers(value)
    data: Mapping[str, Any] = element.data  # type: ignore[attr-defined]  # all have it
    if data:
        block |= write_data(kind, data)
    return block


def _answers(questions: Mapping[str, str | None]) -> dict[str, object]:
    return {
        question: OPEN if one is None else (one,) if one == OPEN else one
        for question, one in questions.items()
    }


def write_data(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return *data* such that reading it as the data of a *kind* gives it back."""
    table = TABLES[kind]
    block: dict[str, Any] = {}
    other: dict[str, Any] = {}
    for written, value in data.items():
        key = table.get(written)
        if key is None or key.field is None or _is_refused(key, value):
            block[written] = value
        else:
            other[written] = value
    if other:
        block[OTHER] = other
    return block


def _is_refused(key: Key, value: object) -> bool:
    try:
        key.read(value)
    except (TypeError, ValueError):
        return True
    return False


def plain(value: object) -> object:
    """Return a field value as YAML holds it: anchors become mappings."""
    if isinstance(value, tuple):
        return tuple(plain(one) for one in value)
    if isinstance(value, Anchor):
        return attrs.asdict(value, filter=lambda _, one: one is not None)
    return value
