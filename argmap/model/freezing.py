"""Values that cannot change, and the type checks of the model's fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from operator import attrgetter, is_
from typing import Any, NoReturn

import attrs

MAX_DATA_DEPTH = 64
"""Deepest nesting of data; deeper data comes from an attack, not from an author."""

MAX_BITS = 13_287
"""Longest whole number in data, about 4,000 digits: Python refuses to print 4,301."""


class FrozenDict(dict[str, Any]):
    """A mapping that cannot change, hashable, picklable, and quick to write as JSON.

    Make one with :func:`freeze`, which freezes what is inside as well. ``a | b`` gives
    a new frozen mapping.

    Example:
        >>> from argmap.model import freeze
        >>> author = freeze({"name": "Ann", "pages": [1, 2]})
        >>> author["pages"], (author | {"name": "Bo"})["name"]
        ((1, 2), 'Bo')
    """

    __slots__ = ()

    def _refuse(self: object, *_: object, **__: object) -> NoReturn:
        msg = "the data of a map cannot change; make a new element with attrs.evolve"
        raise TypeError(msg)

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = _refuse
    __ior__ = _refuse

    def __or__(  # type: ignore[override]  # other kinds of keys are refused
        self, other: object
    ) -> FrozenDict:
        if not isinstance(other, Mapping):
            return NotImplemented
        return data({**self, **other})

    def __ror__(self, other: object) -> FrozenDict:  # type: ignore[override]
        if not isinstance(other, Mapping):
            return NotImplemented
        return data({**other, **self})

    def __hash__(self) -> int:  # type: ignore[override]  # dict declares None
        return hash(frozenset(self.items()))

    def copy(self) -> FrozenDict:
        """Return the mapping itself: it cannot change."""
        return self

    def __copy__(self) -> FrozenDict:
        return self

    def __deepcopy__(self, memo: object) -> FrozenDict:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (dict(self),)


EMPTY = FrozenDict()


def freeze(value: object, depth: int = 0) -> Any:
    """Return *value* with mappings and lists frozen, all the way down.

    Raises:
        TypeError: It holds something that JSON and YAML cannot hold.
        ValueError: A number is not finite or has more than 4,000 digits, a text holds
            half a character, or the nesting exceeds 64.
    """
    if value is None or isinstance(value, str | int | float):
        return _freeze_scalar(value)
    if depth >= MAX_DATA_DEPTH:
        msg = f"data is nested deeper than {MAX_DATA_DEPTH}"
        raise ValueError(msg)
    if isinstance(value, Mapping):
        frozen: dict[str, Any] = {}
        for key, one in value.items():
            if not isinstance(key, str):
                msg = f"keys of data are text, not {shown(key)}"
                raise TypeError(msg)
            frozen[text(key)] = freeze(one, depth + 1)
        return FrozenDict(frozen) if frozen else EMPTY
    if isinstance(value, list | tuple):
        return tuple([freeze(one, depth + 1) for one in value])
    msg = (
        "data holds text, numbers, true, false, null, lists and mappings, "
        f"not {shown(value)}"
    )
    raise TypeError(msg)


def _freeze_scalar(value: str | float | None) -> str | float | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return text(value)
    if isinstance(value, int):
        if value.bit_length() > MAX_BITS:
            msg = "data cannot hold a number of more than 4000 digits"
            raise ValueError(msg)
        return int(value)
    if not isfinite(value):
        msg = f"data cannot hold the number {value!r}"
        raise ValueError(msg)
    return float(value)


def shown(value: object) -> str:
    """Return *value* as a message shows it: short, whatever it holds."""
    from reprlib import Repr  # noqa: PLC0415  (only needed for messages)

    short = Repr()
    short.maxstring = short.maxother = 60
    return short.repr(value)


# Each check returns the value as it is kept, or raises TypeError or ValueError.
Check = Callable[[object], object]


def text(value: object) -> str:
    """Check a text; subclasses of str become plain text."""
    if not isinstance(value, str):
        msg = f"must be text, not {shown(value)}"
        raise TypeError(msg)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            half = value[error.start]
            msg = f"holds half a character ({half!a}), which no file can hold"
            raise ValueError(msg) from None
    return value if value.__class__ is str else str.__str__(value)


def identifier(value: object) -> str:
    """Check an id: a text that is not empty."""
    if value == "":
        msg = "must not be empty"
        raise ValueError(msg)
    return text(value)


def flag(value: object) -> bool:
    """Check a truth value."""
    if isinstance(value, bool):
        return value
    msg = f"must be true or false, not {shown(value)}"
    raise TypeError(msg)


def share(value: object) -> float:
    """Check a strength: a number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        msg = f"must be a number from 0 to 1, not {shown(value)}"
        raise TypeError(msg)
    if not 0 <= value <= 1:
        msg = f"must lie between 0 and 1, not {shown(value)}"
        raise ValueError(msg)
    return float(value)


def count(value: object) -> int:
    """Check a whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int):
        msg = f"must be a whole number, not {shown(value)}"
        raise TypeError(msg)
    if value < 0:
        msg = f"must not be negative, not {shown(value)}"
        raise ValueError(msg)
    return value


def data(value: object) -> FrozenDict:
    """Check free data: a mapping, frozen all the way down."""
    if not isinstance(value, Mapping):
        msg = f"must be a mapping, not {shown(value)}"
        raise TypeError(msg)
    frozen: FrozenDict = freeze(value)
    return frozen


def optional(check: Check) -> Check:
    """Allow None beside what *check* allows."""
    return lambda value: None if value is None else check(value)


def choice(*words: str) -> Check:
    """Allow one of *words*."""

    def check(value: object) -> str:
        word = text(value)
        if word in words:
            return word
        msg = f"must be one of {', '.join(words)}, not {shown(value)}"
        raise ValueError(msg)

    return check


def several(check: Check) -> Check:
    """Allow a list or tuple of what *check* allows; a tuple is kept."""

    def check_all(value: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            msg = f"must be a list, not {shown(value)}"
            raise TypeError(msg)
        return tuple([check(one) for one in value])

    return check_all


def mapping(check: Check) -> Check:
    """Allow a mapping from text to what *check* allows."""

    def check_all(value: object) -> FrozenDict:
        if not isinstance(value, Mapping):
            msg = f"must be a mapping, not {shown(value)}"
            raise TypeError(msg)
        return FrozenDict({text(k): check(v) for k, v in value.items()})

    return check_all


def instances(kind: type) -> Check:
    """Allow a list or tuple of instances of *kind*; a tuple is kept."""

    def check(value: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            msg = f"must be a list, not {shown(value)}"
            raise TypeError(msg)
        if not set(map(type, value)) <= {kind}:
            for one in value:
                if not isinstance(one, kind):
                    msg = f"must hold only {kind.__name__}, not {shown(one)}"
                    raise TypeError(msg)
        return value if isinstance(value, tuple) else tuple(value)

    return check


class FieldChecks:
    """The type checks of one class, run at construction.

    All wrong fields are named in one error. Fields that still hold their default are
    not looked at: most elements set two or three of twenty.
    """

    __slots__ = ("_always", "_defaults", "_rare", "_read_rare", "_read_risky", "_risky")

    def __init__(
        self, always: Mapping[str, Check], rare: Mapping[str, tuple[Check, object]]
    ) -> None:
        self._always = tuple(always.items())
        self._rare = tuple((name, check) for name, (check, _) in rare.items())
        self._defaults = tuple(default for _, default in rare.values())
        self._read_rare = attrgetter(*rare)
        # 0 equals False and {} equals EMPTY: there only the default itself will do.
        risky = {
            name: default
            for name, (_, default) in rare.items()
            if isinstance(default, bool | FrozenDict)
        }
        self._risky = tuple(risky.values())
        # Two more names, since attrgetter gives a lone value without a tuple.
        self._read_risky = attrgetter(*risky, *list(rare)[:2])

    def _is_plain(self, element: object) -> bool:
        if self._read_rare(element) != self._defaults:
            return False
        return all(map(is_, self._read_risky(element), self._risky))

    def check(self, field: str, value: object) -> object:
        """Return *value* as *field* would keep it.

        Raises:
            KeyError: There is no such field.
            TypeError: The value has a wrong type.
            ValueError: The value is not allowed.
        """
        return dict((*self._always, *self._rare))[field](value)

    def __call__(self, element: object) -> None:
        """Check and normalise the fields of *element*.

        Raises:
            TypeError: At least one field has a value of a wrong type.
            ValueError: All types are right, but a value is not allowed.
        """
        checks: Iterable[tuple[str, Check]] = self._always
        if not self._is_plain(element):
            checks = (*self._always, *self._rare)
        problems: list[str] = []
        kind: type[Exception] = ValueError
        for name, check in checks:
            value = getattr(element, name)
            try:
                kept = check(value)
            except (TypeError, ValueError) as error:
                problems.append(f"{name} {error}")
                if isinstance(error, TypeError):
                    kind = TypeError
            else:
                if kept is not value:
                    object.__setattr__(element, name, kept)
        if problems:
            msg = f"{type(element).__name__}: {'; '.join(problems)}"
            raise kind(msg)


def show(self: attrs.AttrsInstance) -> str:
    """Return the repr of an element: only the fields that differ from their default.

    It can be evaluated again.
    """
    kind = type(self)
    parts = []
    for field in attrs.fields(kind):
        value = getattr(self, field.name)
        if field.repr and (field.default is attrs.NOTHING or value != field.default):
            parts.append(f"{field.name}={value!r}")
    return f"{kind.__name__}({', '.join(parts)})"
