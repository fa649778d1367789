r"""Argument maps: premises, inferences and conclusions, checked, weighed and drawn.

Example:
    >>> import argmap
    >>> m = argmap.loads("[Ban]: Ban cars.\n  + [Air]: Cleaner air.")
    >>> m["Ban"].text
    'Ban cars.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.builder import Builder
    from argmap.checks import check
    from argmap.diagnostics import Diagnostic, Severity
    from argmap.errors import ArgmapError, FormatError, MapError, ParseError
    from argmap.formats import dump, dumps, load, loads
    from argmap.lang import Document, parse
    from argmap.model import (
        Anchor,
        Argument,
        ArgumentMap,
        Attack,
        Inference,
        Statement,
    )
    from argmap.renderers import Picture, Theme, render
    from argmap.source import Span

    __version__: str

# Everything is loaded on first use (PEP 562), so that `import argmap` stays light.
_HOMES = {
    "Anchor": "argmap.model",
    "ArgmapError": "argmap.errors",
    "Argument": "argmap.model",
    "ArgumentMap": "argmap.model",
    "Attack": "argmap.model",
    "Builder": "argmap.builder",
    "Diagnostic": "argmap.diagnostics",
    "Document": "argmap.lang",
    "FormatError": "argmap.errors",
    "Inference": "argmap.model",
    "MapError": "argmap.errors",
    "ParseError": "argmap.errors",
    "Picture": "argmap.renderers",
    "Severity": "argmap.diagnostics",
    "Span": "argmap.source",
    "Statement": "argmap.model",
    "Theme": "argmap.renderers",
    "check": "argmap.checks",
    "dump": "argmap.formats",
    "dumps": "argmap.formats",
    "load": "argmap.formats",
    "loads": "argmap.formats",
    "parse": "argmap.lang",
    "render": "argmap.renderers",
}

__all__ = [
    "Anchor",
    "ArgmapError",
    "Argument",
    "ArgumentMap",
    "Attack",
    "Builder",
    "Diagnostic",
    "Document",
    "FormatError",
    "Inference",
    "MapError",
    "ParseError",
    "Picture",
    "Severity",
    "Span",
    "Statement",
    "Theme",
    "check",
    "dump",
    "dumps",
    "load",
    "loads",
    "parse",
    "render",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415  (slow to load)

        globals()[name] = found = version("argmap")
        return found
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'argmap' has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415

    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
