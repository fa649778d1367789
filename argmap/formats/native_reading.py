"""Reading the native JSON: every problem at once, nothing coerced, nothing dropped."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

from argmap.collecting import without_collecting
from argmap.errors import FormatError, MapError
from argmap.formats.messages import entry
from argmap.formats.places import Path, locate, show_path
from argmap.formats.values import Reading, Report
from argmap.model import KINDS, Anchor, ArgumentMap, Inference, Source, Statement
from argmap.model.drafts import DraftInference, DraftStatement
from argmap.model.fields import CHECKS
from argmap.model.freezing import MAX_DATA_DEPTH, freeze, shown
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.formats.values import Content
    from argmap.model.freezing import FieldChecks

VERSION = 1
_LISTS: dict[str, type] = {**KINDS, "sources": Source}
_ROOT = ("argmap", "title", *_LISTS, "main", "metadata", "extra")
_REQUIRED = ("argmap", "statements")


class _Doubled(dict[str, Any]):
    """An object in which a key stands twice."""

    keys_twice: tuple[str, ...] = ()


class _Unreadable:
    """A number that no file should hold: NaN, or one of thousands of digits."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


@without_collecting
def read_native(content: Content) -> Reading:
    """Read native JSON.

    Raises:
        FormatError: The text is no JSON, or no object, or of another version.
    """
    return _Reader(content).read()


class _Reader:
    """One reading: the problems found so far, with their paths."""

    def __init__(self, content: Content) -> None:
        self.source = content.source
        self.notes = content.notes
        self.problems: list[tuple[Path, str, str, str | None]] = []
        self.any_doubled = False
        self.unchecked = False

    def read(self) -> Reading:
        text = self.source.text
        root = self.parsed(text)
        # Half characters can only come from escapes; without any, texts need no check.
        self.unchecked = "\\ud" not in text and "\\uD" not in text and _is_whole(text)
        self.check_root(root)
        if self.any_doubled:
            self.report_doubled(root)
        m = self.map_of(root)
        return Reading(m, Report((*self.notes, *self.diagnostics())))

    # -- the text

    def parsed(self, text: str) -> Any:
        try:
            return json.loads(
                text,
                object_pairs_hook=self.object_of,
                parse_int=_whole_number,
                parse_constant=_Unreadable,
            )
        except json.JSONDecodeError as error:
            span = Span(self.source, error.pos, min(error.pos + 1, len(text)))
            problem = entry(
                "AM502", f"the file is no JSON: {_plain(error.msg)}", span=span
            )
        except RecursionError:
            problem = entry(
                "AM511", f"the file is nested deeper than {MAX_DATA_DEPTH} levels"
            )
        raise FormatError(str(problem), (*self.notes, problem))

    def object_of(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        doubled = _Doubled(made)
        counts = Counter(key for key, _ in pairs)
        doubled.keys_twice = tuple(key for key, count in counts.items() if count > 1)
        self.any_doubled = True
        return doubled

    def report_doubled(self, root: Any) -> None:
        waiting: list[tuple[Path, Any]] = [((), root)]
        for path, value in waiting:
            if isinstance(value, _Doubled):
                for key in value.keys_twice:
                    where = show_path(path)
                    self.add((*path, key), "AM508", f"`{where}` has `{key}` twice")
            if isinstance(value, dict):
                waiting += [((*path, k), v) for k, v in value.items()]
            elif isinstance(value, list):
                waiting += [((*path, k), v) for k, v in enumerate(value)]

    # -- the problems

    def add(self, path: Path, code: str, message: str, hint: str | None = None) -> None:
        self.problems.append((path, code, message, hint))

    def diagnostics(self) -> list[Any]:
        if not self.problems:
            return []
        spans = locate(self.source, (path for path, *_ in self.problems))
        found = [
            entry(code, message, hint=hint, span=spans.get(path))
            for path, code, message, hint in self.problems
        ]
        return sorted(found, key=lambda d: d.span.start if d.span is not None else 0)

    def wrong(self, path: Path, error: Exception) -> None:
        code = "AM505" if isinstance(error, TypeError) else "AM506"
        self.add(path, code, f"`{show_path(path)}` {error}")

    def unknown(self, path: Path, known: Iterable[str]) -> None:
        from argmap.suggest import close_names  # noqa: PLC0415  (only for messages)

        close = close_names(str(path[-1]), known)
        message = f"`{show_path(path)}` is no field of the format"
        hint = f"write `{close[0]}`" if close else "put your own fields into `data`"
        self.add(path, "AM507", message, hint)

    # -- the map

    def check_root(self, root: Any) -> None:
        problem = None
        if not isinstance(root, dict):
            problem = entry("AM505", f"`$` must be an object, not {shown(root)}")
        elif root.get("argmap") is None:
            hint = f'begin the file with `"argmap": {VERSION}`'
            problem = entry("AM504", "`$.argmap` is missing", hint=hint)
        elif root["argmap"] is not True and root["argmap"] != VERSION:
            message = f"the file has version {shown(root['argmap'])}, not {VERSION}"
            problem = entry("AM503", message, hint="update argmap")
        elif root["argmap"].__class__ is not int:
            message = f"`$.argmap` must be a whole number, not {shown(root['argmap'])}"
            problem = entry("AM505", message)
        if problem is not None:
            spans = locate(self.source, [("argmap",), ()])
            span = spans.get(("argmap",), spans.get(()))
            problem = attrs.evolve(problem, span=span)
            raise FormatError(str(problem), (*self.notes, problem))

    def map_of(self, root: dict[str, Any]) -> ArgumentMap:
        for key in root:
            if key not in _ROOT:
                self.unknown((key,), _ROOT)
        if root.get("statements") is None:
            self.add((), "AM504", "`$.statements` is missing")
        lists = {
            name: self.elements(root.get(name), name, kind)
            for name, kind in _LISTS.items()
        }
        fields: dict[str, Any] = {}
        for name in ("title", "main", "metadata", "extra"):
            value = root.get(name)
            if value is not None and self.is_right(ArgumentMap, name, value, (name,)):
                fields[name] = value
        if isinstance(root.get("arguments", []), list):
            self.check_arguments(root.get("inferences"), lists["arguments"])
        try:
            return ArgumentMap(**_healthy(lists), **fields)
        except MapError:  # looked for only now: the map finds out anyway
            self.without_repeated(lists)
            return ArgumentMap(**_healthy(lists), **fields)

    def elements(self, values: Any, name: str, kind: type) -> list[Any]:
        """Make the elements of one list; what cannot be made is None."""
        if values is None:
            return []
        if not isinstance(values, list):
            message = f"`$.{name}` must be a list, not {shown(values)}"
            self.add((name,), "AM505", message)
            return []
        quick = _QUICK.get(kind) if self.unchecked else None
        made = [None] * len(values) if quick is None else quick(values)
        for index, element in enumerate(made):
            if element is None:
                made[index] = self.element(kind, values[index], (name, index))
        return made

    def without_repeated(self, fields: dict[str, list[Any]]) -> None:
        """Take out, and name, the elements whose id another one has before them."""
        places: dict[str, Path] = {}
        for name, elements in fields.items():
            if name == "sources":
                places = {}  # sources have a space of ids of their own
            for index, element in enumerate(elements):
                path: Path = (name, index)
                if element is None or places.setdefault(element.id, path) is path:
                    continue
                first = show_path(places[element.id])
                message = f"`{show_path(path)}` has the id of `{first}`: `{element.id}`"
                self.add((*path, "id"), "AM509", message, "give it another id")
                elements[index] = None

    def element(self, kind: type, value: Any, path: Path) -> Any:
        if not isinstance(value, dict):
            message = f"`{show_path(path)}` must be an object, not {shown(value)}"
            self.add(path, "AM505", message)
            return None
        fields = {k: v for k, v in value.items() if v is not None}
        if kind is Inference:
            fields.pop("argument", None)
        try:
            if "anchors" in fields:
                fields["anchors"] = [_anchor(one) for one in fields["anchors"]]
            return kind(**fields)
        except (TypeError, ValueError, AttributeError):
            return self.examined(kind, value, path)

    def examined(self, kind: type, value: dict[str, Any], path: Path) -> Any:
        """Name everything that is wrong with an element; None if it cannot be made."""
        known = {f.name: f for f in attrs.fields(kind)}
        right: dict[str, Any] = {}
        broken = False
        for name, one in value.items():
            here = (*path, name)
            if name == "argument" and kind is Inference:
                continue
            if name not in known:
                self.unknown(here, known)
            elif one is None:
                continue
            elif name == "anchors":
                right[name] = self.anchors(one, here)
            elif self.is_right(kind, name, one, here):
                right[name] = one
            else:
                broken = True
        for name, field in known.items():
            if field.default is attrs.NOTHING and value.get(name) is None:
                self.add(path, "AM504", f"`{show_path((*path, name))}` is missing")
                broken = True
        return None if broken else kind(**right)

    def anchors(self, value: Any, path: Path) -> list[Any]:
        if not isinstance(value, list):
            message = f"`{show_path(path)}` must be a list, not {shown(value)}"
            self.add(path, "AM505", message)
            return []
        made = [self.element(Anchor, one, (*path, k)) for k, one in enumerate(value)]
        return [one for one in made if one is not None]

    def is_right(self, kind: type, name: str, value: Any, path: Path) -> bool:
        """Check one field, and name the part of it that is wrong."""
        checks = CHECKS[kind]
        try:
            checks.check(name, value)
        except (TypeError, ValueError) as error:
            if name in ("data", "metadata", "extra") and isinstance(value, dict):
                self.name_wrong_data(value, path)
            elif not self.name_wrong_parts(checks, name, value, path):
                self.wrong(path, error)
            return False
        return True

    def name_wrong_parts(
        self, checks: FieldChecks, name: str, value: Any, path: Path
    ) -> bool:
        """Name the wrong items of a list or mapping; False if it is wrong itself."""
        parts: list[tuple[str | int, Any]] = []
        try:
            if isinstance(value, list):
                checks.check(name, [])
                parts = [(k, [one]) for k, one in enumerate(value)]
            elif isinstance(value, dict):
                checks.check(name, {})
                parts = [(k, {k: one}) for k, one in value.items()]
        except (TypeError, ValueError):
            return False
        for key, alone in parts:
            try:
                checks.check(name, alone)
            except (TypeError, ValueError) as error:
                self.wrong((*path, key), error)
        return bool(parts)

    def name_wrong_data(self, value: dict[str, Any], path: Path) -> None:
        """Follow free data down to the values that no data can hold."""
        waiting: list[tuple[Path, Any]] = [(path, value)]
        for here, one in waiting:
            if len(here) - len(path) > MAX_DATA_DEPTH:
                message = f"`{show_path(path)}` is nested too deep"
                self.add(path, "AM511", message)
                return
            if isinstance(one, dict):
                waiting += [((*here, k), v) for k, v in one.items()]
                self.try_data(dict.fromkeys(one), here)
            elif isinstance(one, list):
                waiting += [((*here, k), v) for k, v in enumerate(one)]
            else:
                self.try_data(one, here)

    def try_data(self, value: Any, path: Path) -> None:
        try:
            freeze(value)
        except TypeError:
            message = f"`{show_path(path)}` cannot be {shown(value)}"
            self.add(path, "AM506", message)
        except ValueError as error:
            self.wrong(path, error)

    def check_arguments(self, values: Any, arguments: list[Any]) -> None:
        """Check that steps name the arguments that list them."""
        if any(argument is None for argument in arguments):
            return  # what is wrong there is said already
        owners: dict[str, str] = {}
        for argument in arguments:
            for step in argument.inferences:
                owners.setdefault(step, argument.id)
        for index, value in enumerate(values if isinstance(values, list) else ()):
            named = value.get("argument") if isinstance(value, dict) else None
            if named is None:
                continue
            step = value.get("id")
            path = ("inferences", index, "argument")
            if not isinstance(named, str):
                self.wrong(path, TypeError(f"must be text, not {shown(named)}"))
            elif not isinstance(step, str) or owners.get(step) != named:
                message = f"`{show_path(path)}` is `{named}`, which lacks the step"
                hint = f"list the step in the `inferences` of `{named}`"
                self.add(path, "AM510", message, hint)


def _healthy(lists: dict[str, list[Any]]) -> dict[str, Any]:
    return {
        name: tuple([one for one in elements if one is not None])
        for name, elements in lists.items()
    }


def _quick_statements(values: list[Any]) -> list[Any]:
    """Make the statements that have an id, a text and perhaps a title, and no more.

    What else there is stays None. The types are checked afterwards, all in one go.
    """
    made: list[Any] = []
    for value in values:
        element = None
        try:
            if len(value) == 2:  # noqa: PLR2004  (id and text)
                element = DraftStatement(value["id"], value["text"])
            elif len(value) == 3:  # noqa: PLR2004
                element = DraftStatement(value["id"], value["text"], value["title"])
        except (KeyError, TypeError):
            pass
        made.append(element)
    usual = [one for one in made if one is not None]
    texts = [*map(_ID, usual), *map(attrgetter("text"), usual)]
    titles = map(attrgetter("title"), usual)
    right = _all_texts(texts) and set(map(type, titles)) <= {str, type(None)}
    return made if right and _all_named(usual) else [None] * len(values)


def _quick_inferences(values: list[Any]) -> list[Any]:
    """Make the inferences with premises, conclusion, perhaps an argument; no more."""
    made: list[Any] = []
    for value in values:
        element = None
        try:
            size = len(value)
            if size == 3 or (size == 4 and "argument" in value):  # noqa: PLR2004
                premises = value["premises"]
                if premises.__class__ is list:
                    element = DraftInference(
                        value["id"], tuple(premises), value["conclusion"]
                    )
        except (KeyError, TypeError):
            pass
        made.append(element)
    usual = [one for one in made if one is not None]
    ends = [*map(_ID, usual), *map(attrgetter("conclusion"), usual)]
    ends += chain.from_iterable(map(attrgetter("premises"), usual))
    right = _all_texts(ends) and "" not in ends
    return made if right else [None] * len(values)


def _all_texts(values: list[Any]) -> bool:
    return set(map(type, values)) <= {str}


def _all_named(elements: list[Any]) -> bool:
    return "" not in map(_ID, elements)


_ID = attrgetter("id")
_QUICK = {Statement: _quick_statements, Inference: _quick_inferences}


def _anchor(value: Any) -> Anchor:
    return Anchor(**{k: v for k, v in value.items() if v is not None})


def _whole_number(digits: str) -> Any:
    try:
        return int(digits)
    except ValueError:  # Python refuses more than 4,300 digits
        return _Unreadable(f"{digits[:12]}…")


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _plain(message: str) -> str:
    """Begin a message of the json module like ours."""
    return message[:1].lower() + message[1:]
