"""Checks: what is wrong with a map, where, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.checking import check
from argmap.checks.table import PRESETS, RETIRED, RULES

if TYPE_CHECKING:
    from argmap.checks.anchoring import Match, match_anchor
    from argmap.checks.grounding import classify_relations
    from argmap.checks.pages import explain_rule, rule_page
    from argmap.checks.rules import Finding, Rule

# Not needed to check a map, so loaded on first use.
_HOMES = {
    "Finding": "rules",
    "Match": "anchoring",
    "Rule": "rules",
    "classify_relations": "grounding",
    "explain_rule": "pages",
    "match_anchor": "anchoring",
    "rule_page": "pages",
}

__all__ = [
    "PRESETS",
    "RETIRED",
    "RULES",
    "Finding",
    "Match",
    "Rule",
    "check",
    "classify_relations",
    "explain_rule",
    "match_anchor",
    "rule_page",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'argmap.checks' has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415  (see above)

    value: object = getattr(import_module(f"argmap.checks.{home}"), name)
    globals()[name] = value
    return value
