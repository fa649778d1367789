"""Writing the native JSON: one element a line, only what differs from the defaults."""

from __future__ import annotations

from json import JSONEncoder
from json.encoder import encode_basestring as quoted
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

from argmap.formats.native_reading import VERSION
from argmap.formats.values import Writing
from argmap.model import KINDS, Anchor, Argument, Inference, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap

_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_ALWAYS = ("statements", "arguments", "inferences", "attacks")
_NEEDED: dict[type, tuple[str, ...]] = {Statement: ("text",), Argument: ("inferences",)}
_FIELDS: dict[type, tuple[tuple[str, object], ...]] = {
    kind: tuple(
        (f.name, attrs.NOTHING if f.name in _NEEDED.get(kind, ()) else f.default)
        for f in attrs.fields(kind)
    )
    for kind in (*KINDS.values(), Source, Anchor)
}


def write_native(m: ArgumentMap) -> Writing:
    """Write *m* as native JSON; nothing is lost."""
    parts = [f'"argmap": {VERSION}']
    if m.title is not None:
        parts.append(f'"title": {quoted(m.title)}')
    for name in (*KINDS, "sources"):
        elements = getattr(m, name)
        if elements:
            lines = ",\n  ".join(_lines(m, name, elements))
            parts.append(f'"{name}": [\n  {lines}\n]')
        elif name in _ALWAYS:
            parts.append(f'"{name}": []')
    for name in ("main", "metadata", "extra"):
        value = getattr(m, name)
        if value:
            parts.append(f'"{name}": {_encode(value)}')
    return Writing("{\n" + ",\n".join(parts) + "\n}\n")


def _lines(m: ArgumentMap, name: str, elements: tuple[Any, ...]) -> list[str]:
    if name == "statements":
        return [_statement(one) for one in elements]
    if name == "inferences":
        return [_inference(m, one) for one in elements]
    return [_encode(_fields(one)) for one in elements]


def _fields(element: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, default in _FIELDS[type(element)]:
        value = getattr(element, name)
        if default is attrs.NOTHING or value != default:
            found[name] = value
    if "anchors" in found:
        found["anchors"] = [_fields(anchor) for anchor in found["anchors"]]
    return found


def _rare(kind: type, usual: tuple[str, ...]) -> tuple[Callable[[Any], Any], Any]:
    """Return how to read the fields that few elements set, and their defaults."""
    rare = [f for f in attrs.fields(kind) if f.name not in usual]
    return attrgetter(*[f.name for f in rare]), tuple([f.default for f in rare])


_read_statement, _statement_defaults = _rare(Statement, ("id", "text", "title"))
_read_inference, _inference_defaults = _rare(
    Inference, ("id", "premises", "conclusion", "title")
)


def _statement(one: Statement) -> str:
    if _read_statement(one) != _statement_defaults:
        return _encode(_fields(one))
    title = "" if one.title is None else f', "title": {quoted(one.title)}'
    return f'{{"id": {quoted(one.id)}, "text": {quoted(one.text)}{title}}}'


def _inference(m: ArgumentMap, one: Inference) -> str:
    owner = m.argument_of(one.id)
    if _read_inference(one) != _inference_defaults:
        fields = _fields(one)
        if owner is not None:
            fields["argument"] = owner.id
        return _encode(fields)
    premises = ", ".join([quoted(premise) for premise in one.premises])
    title = "" if one.title is None else f', "title": {quoted(one.title)}'
    argument = "" if owner is None else f', "argument": {quoted(owner.id)}'
    return (
        f'{{"id": {quoted(one.id)}, "premises": [{premises}], '
        f'"conclusion": {quoted(one.conclusion)}{title}{argument}}}'
    )
