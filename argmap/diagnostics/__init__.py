"""Problems as values, and the ways to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics.values import Diagnostic, Edit, Fix, Note, Severity

if TYPE_CHECKING:
    from argmap.diagnostics.fixing import apply_fixes
    from argmap.diagnostics.framing import render_framed
    from argmap.diagnostics.github import to_github
    from argmap.diagnostics.lines import render_concise
    from argmap.diagnostics.records import to_json
    from argmap.diagnostics.sarif import to_sarif

# Every reader needs the values, nobody all of the renderings: they load on first use.
_HOMES = {
    "apply_fixes": "fixing",
    "render_concise": "lines",
    "render_framed": "framing",
    "to_github": "github",
    "to_json": "records",
    "to_sarif": "sarif",
}

__all__ = [
    "Diagnostic",
    "Edit",
    "Fix",
    "Note",
    "Severity",
    "apply_fixes",
    "render_concise",
    "render_framed",
    "to_github",
    "to_json",
    "to_sarif",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'argmap.diagnostics' has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415  (on first use only)

    value: object = getattr(import_module(f"argmap.diagnostics.{home}"), name)
    globals()[name] = value
    return value
