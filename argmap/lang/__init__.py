"""The language: Argdown in, Argdown out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.lang.documents import Document, parse
    from argmap.lang.formatter import format_text
    from argmap.lang.printer import print_map
    from argmap.lang.relations import argdown_relations

# Loaded on first use (PEP 562): a reader needs no printer.
_HOMES = {
    "Document": "argmap.lang.documents",
    "argdown_relations": "argmap.lang.relations",
    "format_text": "argmap.lang.formatter",
    "parse": "argmap.lang.documents",
    "print_map": "argmap.lang.printer",
}

__all__ = ["Document", "argdown_relations", "format_text", "parse", "print_map"]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'argmap.lang' has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415

    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value
