"""Values that cannot change, and the type checks of the model's fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from operator import attrgetter
from typing import Any, NoReturn

MAX_DATA_DEPTH = 64
"""Deepest nesting of data; deeper data comes from an attack, not from an author."""


class FrozenDict(dict[str, Any]):
    """A mapping that cannot change, hashable, picklable, and quick to write as JSON.

    Example:
        >>> from argmap.model import FrozenDict
        >>> FrozenDict(a=1)["a"]
        1
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        msg = "the data of a map cannot change; make a new element with attrs.evolve"
        raise TypeError(msg)

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = _refuse
    __ior__ = _refuse  # type: ignore[assignment]  # a refusal has no result

    def __hash__(self) -> int:  # type: ignore[override]  # dict declares None
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (dict(self),)


EMPTY = FrozenDict()


def freeze(value: object, depth: int = 0) -> Any:  # noqa: ANN401  (data is free)
    """Return *value* with mappings and lists frozen, all the way down.

    Raises:
        TypeError: It holds something that JSON and YAML cannot hold.
        ValueError: A number is not finite, or the nesting exceeds 64.
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if not isfinite(value):
            msg = f"data cannot hold the number {value!r}"
            raise ValueError(msg)
        return value
    if depth >= MAX_DATA_DEPTH:
        msg = f"data is nested deeper than {MAX_DATA_DEPTH}"
        raise ValueError(msg)
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                msg = f"keys of data are text, not {key!r}"
                raise TypeError(msg)
        return FrozenDict({k: freeze(v, depth + 1) for k, v in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(one, depth + 1) for one in value)
    msg = f"data holds text, numbers, true, false, null, lists and mappings, not {value!r}"
    raise TypeError(msg)


# Each check returns the value as it is kept, or raises TypeError or ValueError.
Check = Callable[[object], object]


def text(value: object) -> str:
    """Check a text."""
    if isinstance(value, str):
        return value
    msg = f"must be text, not {value!r}"
    raise TypeError(msg)


def identifier(value: object) -> str:
    """Check an id: a text that is not empty."""
    if text(value) == "":
        msg = "must not be empty"
        raise ValueError(msg)
    return str(value)


def flag(value: object) -> bool:
    """Check a truth value."""
    if isinstance(value, bool):
        return value
    msg = f"must be true or false, not {value!r}"
    raise TypeError(msg)


def share(value: object) -> float:
    """Check a strength: a number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        msg = f"must be a number from 0 to 1, not {value!r}"
        raise TypeError(msg)
    if not 0 <= value <= 1:
        msg = f"must lie between 0 and 1, not {value!r}"
        raise ValueError(msg)
    return float(value)


def count(value: object) -> int:
    """Check a whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int):
        msg = f"must be a whole number, not {value!r}"
        raise TypeError(msg)
    if value < 0:
        msg = f"must not be negative, not {value!r}"
        raise ValueError(msg)
    return value


def data(value: object) -> FrozenDict:
    """Check free data: a mapping, frozen all the way down."""
    if not isinstance(value, Mapping):
        msg = f"must be a mapping, not {value!r}"
        raise TypeError(msg)
    return value if value.__class__ is FrozenDict and not value else _as_frozen(value)


def _as_frozen(value: Mapping[Any, object]) -> FrozenDict:
    frozen: FrozenDict = freeze(value)
    return frozen


def optional(check: Check) -> Check:
    """Allow None beside what *check* allows."""
    return lambda value: None if value is None else check(value)


def choice(*words: str) -> Check:
    """Allow one of *words*."""

    def check(value: object) -> str:
        if text(value) in words:
            return str(value)
        msg = f"must be one of {', '.join(words)}, not {value!r}"
        raise ValueError(msg)

    return check


def several(check: Check) -> Check:
    """Allow a list or tuple of what *check* allows; a tuple is kept."""

    def check_all(value: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            msg = f"must be a list, not {value!r}"
            raise TypeError(msg)
        return tuple(check(one) for one in value)

    return check_all


def mapping(check: Check) -> Check:
    """Allow a mapping from text to what *check* allows."""

    def check_all(value: object) -> FrozenDict:
        if not isinstance(value, Mapping):
            msg = f"must be a mapping, not {value!r}"
            raise TypeError(msg)
        return FrozenDict({text(k): check(v) for k, v in value.items()})

    return check_all


def instance(kind: type) -> Check:
    """Allow instances of *kind*."""

    def check(value: object) -> object:
        if isinstance(value, kind):
            return value
        msg = f"must be {kind.__name__}, not {value!r}"
        raise TypeError(msg)

    return check


class FieldChecks:
    """The type checks of one class, run at construction.

    All wrong fields are named in one error. Fields that still hold their default are
    not looked at: most elements set two or three of twenty.
    """

    __slots__ = ("_always", "_defaults", "_rare", "_read_rare")

    def __init__(
        self, always: Mapping[str, Check], rare: Mapping[str, tuple[Check, object]]
    ) -> None:
        self._always = tuple(always.items())
        self._rare = tuple((name, check) for name, (check, _) in rare.items())
        self._defaults = tuple(default for _, default in rare.values())
        self._read_rare = attrgetter(*rare)

    def __call__(self, element: object) -> None:
        """Check and normalise the fields of *element*.

        Raises:
            TypeError: At least one field has a value of a wrong type.
            ValueError: All types are right, but a value is not allowed.
        """
        checks: Iterable[tuple[str, Check]] = self._always
        if self._read_rare(element) != self._defaults:
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
