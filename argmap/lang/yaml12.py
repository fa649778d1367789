"""Reading YAML 1.2 with every problem located in the text around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from argmap.diagnostics import Diagnostic, Note, Severity
from argmap.lang.yaml12_flow import read_flow
from argmap.lang.yaml12_scalars import resolve_plain
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.source import SourceText

MAX_DEPTH = 80
"""Deepest nesting that is read: the 64 levels of data and the keys around them."""
MAX_LENGTH = 64_000_000
"""Longest text that is read, in code points."""
MAX_ALIASED = 100_000
"""How much aliases (``*name``) may repeat: nodes and characters together."""

_UNPRINTABLE = re.compile(
    "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_TIGHT = re.compile(r"(?<=[{,\s])[\w$-]+:(?=[\[{])")
_INNER_QUESTION = re.compile(r"(?<=[^\s,\[\]{}:-])\?+")
_Event: TypeAlias = Any
_NAMES = {
    "AM060": "data-unreadable",
    "AM061": "key-twice",
    "AM062": "data-too-large",
    "AM063": "data-with-tag",
    "AM064": "several-documents",
    "AM065": "key-not-a-word",
}
_PLAIN_WORDS = (
    (
        "expected ',' or",
        "a comma or a closing bracket is missing",
        "write `{key: value}`",
    ),
    (
        "expected ',' ",
        "a comma or a closing bracket is missing",
        "write `{key: value}`",
    ),
    (
        "mapping values",
        "a second `: ` stands in one value",
        'write `key: "text: more"`',
    ),
    ("expected ':'", "a key has no `: ` behind it", "write `key: value`"),
    ("expected key", "a line is indented unlike its neighbours", None),
    ("unknown escape", "a backslash stands before a letter that has no escape", None),
    ("cannot start", "this character cannot start a value", 'write `key: "text"`'),
    ("undefined alias", "`*` repeats a name that nobody has given", 'write `"*name"`'),
    ("end of stream", "a quotation mark or bracket is never closed", None),
    ("block end", "a line is indented unlike its neighbours", None),
    ("document start", "text stands behind the end of the data", None),
    ("node content", "a value is missing here", 'write `key: "text"`'),
    ("alphabetic", "`*` or `&` stands before a value", 'write `key: "*text"`'),
)


def load_yaml(
    text: str, source: SourceText, offset: int, *, flow: bool = False
) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Read *text* as YAML 1.2 (core schema) and return its value and all problems.

    Keys become text as they are written, dates and ``.nan`` stay text. Anchors are
    understood within bounds; tags, a second document and nesting beyond 80 levels are
    refused. After a syntax error the value holds what came before it. Nothing is ever
    raised, and the cost is linear in the length.

    Args:
        text: The YAML: the inside of a block, or a flow mapping with its braces.
        source: The text in which it stands, for the spans.
        offset: Where in *source* it starts, in code points.
        flow: True for a flow mapping with braces: the common ones are read without
            loading PyYAML.

    Returns:
        The value (None for an empty text) and the diagnostics, AM060 to AM065.

    Example:
        >>> from argmap.lang.yaml12 import load_yaml
        >>> from argmap.source import SourceText
        >>> load_yaml("{sure: no, pages: [3, 4]}", SourceText(""), 0, flow=True)
        ({'sure': 'no', 'pages': [3, 4]}, ())
    """
    if flow:
        quick = read_flow(text)
        if quick is not None:
            return quick, ()
    value, problems = read_events(text, source, offset)
    if problems and _TIGHT.search(text):
        # `{key:[1]}`: YAML 1.2 allows it, and so does Argdown; libyaml does not.
        wide = read_events(_TIGHT.sub(r"\g<0> ", text), source, offset)
        if not wide[1]:
            return wide
    return value, problems


def load_mapping(
    text: str, source: SourceText, offset: int, *, flow: bool = False
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """Read *text* like :func:`load_yaml`; whatever is no mapping is reported (AM066).

    Example:
        >>> from argmap.lang.yaml12 import load_mapping
        >>> from argmap.source import SourceText
        >>> value, problems = load_mapping("- one", SourceText("- one"), 0)
        >>> value, problems[0].code
        ({}, 'AM066')
    """
    value, problems = load_yaml(text, source, offset, flow=flow)
    if isinstance(value, dict):
        return value, problems
    if value is not None and not problems:
        start = offset + len(text) - len(text.lstrip())
        problem = Diagnostic(
            "AM066",
            "data-without-keys",
            Severity.ERROR,
            "data consists of keys and values, and here there are no keys",
            Span(source, start, max(start, offset + len(text.rstrip()))),
            hint="write `key: value`",
        )
        problems = (problem,)
    return {}, problems


def read_events(
    text: str, source: SourceText, offset: int, *, pure: bool = False
) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Do the work of :func:`load_yaml` with PyYAML.

    Args:
        text: The YAML.
        source: The text in which it stands.
        offset: Where in *source* it starts.
        pure: True to leave libyaml aside even if PyYAML has it.
    """
    reader = _Reader(text, source, offset)
    reader.read(pure=pure)
    return reader.root, tuple(reader.problems)


def find_key(text: str, key: str) -> tuple[int, int] | None:
    """Return where the outermost key *key* stands in the YAML *text*, or None.

    Example:
        >>> from argmap.lang.yaml12 import find_key
        >>> find_key("{a: {b: 1}, b: 2}", "b")
        (12, 13)
    """
    from argmap.source import SourceText  # noqa: PLC0415  (only needed for messages)

    reader = _Reader(text, SourceText(text), 0)
    reader.read()
    return reader.keys.get(key)


@attrs.define
class _Frame:
    """A list or mapping that is being filled."""

    value: list[Any] | dict[str, Any]
    anchor: str | None
    weight: int
    """What was read before it."""
    awaits: str = "item"
    """What comes next: an item of a list; the key, the value, or the rest of a refused
    key of a mapping."""
    key: str | None = None
    """The key whose value comes next; None if it was refused."""
    places: dict[str, tuple[int, int]] = attrs.Factory(dict)


class _Refusal(Exception):  # noqa: N818  (never leaves this module)
    """Reading stops here; the problem is noted."""


class _Reader:
    """Builds one value from YAML events; one instance reads one text."""

    def __init__(self, text: str, source: SourceText, offset: int) -> None:
        self.text = text
        self.source = source
        self.offset = offset
        self.root: Any = None
        self.problems: list[Diagnostic] = []
        self.keys: dict[str, tuple[int, int]] = {}
        self._frames: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._weight = 0
        self._aliased = 0
        self._documents = 0

    def read(self, *, pure: bool = False) -> None:  # noqa: C901  (one arm an event)
        """Read the whole text, up to the first problem that ends the reading."""
        if len(self.text) > MAX_LENGTH:
            message = f"the data has more than {MAX_LENGTH:,} characters"
            self._report("AM062", message, (0, 0))
            return
        import yaml  # noqa: PLC0415  (20 ms, and most documents need no PyYAML)

        try:
            for event in _events(self._readable_text(), pure=pure):
                if isinstance(event, yaml.ScalarEvent):
                    self._take_scalar(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self._close()
                elif isinstance(event, yaml.MappingStartEvent):
                    self._open(event, {})
                elif isinstance(event, yaml.SequenceStartEvent):
                    self._open(event, [])
                elif isinstance(event, yaml.AliasEvent):
                    self._take_alias(event)
                elif isinstance(event, yaml.DocumentStartEvent):
                    self._start_document(event)
        except _Refusal:
            pass
        except yaml.MarkedYAMLError as error:
            self._report_syntax(error)
        except yaml.YAMLError:  # the characters are checked, so hardly anything is left
            self._report("AM060", "the data is no YAML", (0, 1))
        if self._frames:
            self.keys = self._frames[0].places

    def _readable_text(self) -> str:
        """Return the text with U+FFFD for what YAML forbids, and report that."""
        bad = _UNPRINTABLE.search(self.text)
        if bad is None:
            return self.text
        digits = f"{ord(bad[0]):04X}"
        self._report(
            "AM060",
            f"the data holds the character U+{digits}, which YAML forbids",
            bad.span(),
            hint=f'write `"\\u{digits}"` instead',
        )
        return _UNPRINTABLE.sub("\ufffd", self.text)

    # -- events

    def _start_document(self, event: _Event) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a second YAML document starts in the data, and only one is read"
            place = event.start_mark.index, event.start_mark.index + 3
            self._report("AM064", message, place, hint="take out the line `---`")
            raise _Refusal

    def _take_scalar(self, event: _Event) -> None:
        written: str = event.value
        weight = 1 + len(written)
        self._weight += weight
        self._refuse_tag(event)
        if self._awaits_key:
            value: object = written
            self._take_key(written, event)
        else:
            is_plain = not event.style and event.tag is None
            value = resolve_plain(written) if is_plain else written
            self._put(value)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, weight)

    def _take_alias(self, event: _Event) -> None:
        word = f"*{event.anchor}"
        known = self._anchors.get(event.anchor)
        if known is None:
            message = (
                f"the data is no YAML: `{word}` repeats what has no name before it"
            )
            self._report("AM060", message, _range(event), hint=f'write `"{word}"`')
            known = (word, 1)
        value, weight = known
        self._aliased += weight
        if self._aliased > MAX_ALIASED:
            message = f"`{word}` repeats too much"
            self._report("AM062", message, _range(event), hint="write the value once")
            raise _Refusal
        self._weight += weight
        if not self._awaits_key:
            self._put(value)
        elif isinstance(value, str):
            self._take_key(value, event)
        else:
            self._refuse_key(event)
            self._frames[-1].awaits = "value"

    def _open(self, event: _Event, value: list[Any] | dict[str, Any]) -> None:
        self._refuse_tag(event)
        if len(self._frames) >= MAX_DEPTH:
            message = f"the data is nested deeper than {MAX_DEPTH} levels"
            self._report("AM062", message, _range(event))
            raise _Refusal
        self._weight += 1
        if self._awaits_key:
            self._refuse_key(event)
        else:
            # Put at once, so that after an error the value holds what came before.
            self._put(value, complete=False)
        awaits = "key" if isinstance(value, dict) else "item"
        self._frames.append(_Frame(value, event.anchor, self._weight, awaits))

    def _close(self) -> None:
        frame = self._frames.pop()
        if frame.anchor is not None:
            weight = 1 + self._weight - frame.weight
            self._anchors[frame.anchor] = (frame.value, weight)
        if not self._frames:
            self.keys = frame.places
            return
        parent = self._frames[-1]
        if parent.awaits == "rest of key":
            parent.awaits = "value"
        elif parent.awaits == "value":
            parent.awaits = "key"

    # -- filling

    @property
    def _awaits_key(self) -> bool:
        return bool(self._frames) and self._frames[-1].awaits == "key"

    def _take_key(self, key: str, event: _Event) -> None:
        frame = self._frames[-1]
        place = _range(event)
        before = frame.places.get(key)
        if before is not None:
            self._report(
                "AM061",
                f"the key `{key}` occurs twice, and the later one counts",
                place,
                hint="keep one of them",
                notes=(Note("it occurs here first", self._span(before)),),
            )
        frame.places[key] = place
        frame.key = key
        frame.awaits = "value"

    def _refuse_key(self, event: _Event) -> None:
        message = "a list or mapping stands where a key is expected"
        self._report("AM065", message, _range(event), hint="write `key: value`")
        frame = self._frames[-1]
        frame.key = None
        frame.awaits = "rest of key"

    def _refuse_tag(self, event: _Event) -> None:
        if event.tag is not None:
            message = f"the YAML tag `{event.tag}` has no meaning here"
            hint = "take out the word that starts with `!`"
            self._report("AM063", message, _range(event), hint=hint)

    def _put(self, value: object, *, complete: bool = True) -> None:
        if not self._frames:
            self.root = value
            return
        frame = self._frames[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
            return
        if frame.key is not None:
            frame.value[frame.key] = value
        if complete:
            frame.awaits = "key"

    # -- problems

    def _span(self, place: tuple[int, int]) -> Span:
        most = len(self.text)
        start, end = (self.offset + min(one, most) for one in place)
        return Span(self.source, start, end)

    def _report(
        self,
        code: str,
        message: str,
        place: tuple[int, int],
        *,
        hint: str | None = None,
        notes: tuple[Note, ...] = (),
    ) -> None:
        span = self._span(place)
        name = _NAMES[code]
        self.problems.append(
            Diagnostic(code, name, Severity.ERROR, message, span, notes, hint)
        )

    def _report_syntax(self, error: Any) -> None:
        mark = error.problem_mark or error.context_mark
        problem = str(error.problem or error.context or "")
        known = (
            (plain, hint) for words, plain, hint in _PLAIN_WORDS if words in problem
        )
        plain, hint = next(known, (problem.replace("'", "`"), None))
        notes: tuple[Note, ...] = ()
        if error.context_mark is not None and error.context_mark.index != mark.index:
            start = error.context_mark.index
            notes = (
                Note("what is read here starts there", self._span((start, start + 1))),
            )
        place = (mark.index, mark.index + 1)
        self._report(
            "AM060", f"the data is no YAML: {plain}", place, hint=hint, notes=notes
        )


def _events(text: str, *, pure: bool) -> Iterator[_Event]:
    """Return the events of *text*, from libyaml if PyYAML has it."""
    import yaml  # noqa: PLC0415  (as above)

    if yaml.__with_libyaml__ and not pure:
        yield from yaml.parse(text, yaml.CSafeLoader)
        return
    # The pure scanner ends a plain scalar at "?" in a flow mapping, as YAML 1.1 did;
    # libyaml and YAML 1.2 do not. A character of the private area stands in for it.
    stand_in = next(chr(c) for c in range(0xE000, 0xF8FF) if chr(c) not in text)
    asked = _INNER_QUESTION.sub(lambda m: stand_in * len(m[0]), text)
    for event in yaml.parse(asked, yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.replace(stand_in, "?")
        yield event


def _range(event: _Event) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
