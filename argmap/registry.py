"""A table of named records that loads an entry only when somebody asks for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

T = TypeVar("T")


class Registry(Generic[T]):
    """Records of one kind by name: built-ins first, entry points only on a miss.

    Built-ins are given as ``"module:attribute"`` so that listing the names imports
    nothing; third parties add theirs through the entry-point group.

    Args:
        kind: What an entry is, for messages (``"format"``).
        group: Entry-point group (``"argmap.formats"``).
        builtins: Name → ``"module:attribute"``, in the order to list them.

    Example:
        >>> from argmap.registry import Registry
        >>> colours = Registry("colour", "argmap.colours", {"pi": "math:pi"})
        >>> round(colours["pi"], 2)
        3.14
    """

    def __init__(self, kind: str, group: str, builtins: Mapping[str, str]) -> None:
        self.kind = kind
        self.group = group
        self._builtins = dict(builtins)

    @property
    def names(self) -> tuple[str, ...]:
        """The built-in names, in the order of the table."""
        return tuple(self._builtins)

    def __iter__(self) -> Iterator[str]:
        return iter(self._builtins)

    def __contains__(self, name: object) -> bool:
        return name in self._builtins

    def plugins(self) -> Iterator[T]:
        """Load the records of all installed plugins, in the order of their names."""
        from importlib.metadata import entry_points  # noqa: PLC0415  (as below)

        for entry in sorted(entry_points(group=self.group), key=lambda e: e.name):
            if entry.name not in self._builtins:
                plugin: T = entry.load()
                yield plugin

    def __getitem__(self, name: str) -> T:
        """Return the record called *name*.

        Raises:
            KeyError: No built-in and no entry point has that name; the message
                lists those that are built in.
        """
        target = self._builtins.get(name)
        if target is not None:
            module, _, attribute = target.partition(":")
            record: T = getattr(import_module(module), attribute)
            return record
        # Metadata is slow to read, so plugins are looked up only on a miss.
        from importlib.metadata import entry_points  # noqa: PLC0415

        for entry in entry_points(group=self.group, name=name):
            plugin: T = entry.load()
            return plugin
        known = ", ".join(self._builtins)
        msg = f"unknown {self.kind} {name!r} (known: {known})"
        raise KeyError(msg)
