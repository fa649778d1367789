"""The page of a rule, from the docstring of its finder."""

from __future__ import annotations

import re
from inspect import cleandoc
from textwrap import dedent
from typing import TYPE_CHECKING

from argmap.checks.selections import close_codes, find_rule
from argmap.checks.table import RETIRED

if TYPE_CHECKING:
    from argmap.checks.rules import Rule

PARTS = ("What", "Why", "Bad", "Good", "Fix")
_HEAD = re.compile(r"^(What|Why|Bad|Good|Fix):\n", re.MULTILINE)
_EMPTY_LINES = re.compile(r"^\{(\d+) empty lines\}\n", re.MULTILINE)


def read_parts(rule: Rule) -> dict[str, str]:
    """Return the summary (under ``""``) and the parts of the rule's docstring.

    Bad and Good are texts in Argdown, ready to parse.
    """
    pieces = _HEAD.split(cleandoc(rule.find.__doc__ or ""))
    parts = {"": pieces[0].strip()}
    for head, body in zip(pieces[1::2], pieces[2::2], strict=True):
        parts[head] = dedent(body).strip("\n") + "\n"
    for head in ("Bad", "Good"):
        if head in parts:
            parts[head] = _EMPTY_LINES.sub(lambda m: "\n" * int(m[1]), parts[head])
    return parts


def explain_rule(code: str) -> str:
    """Return the page of a rule in plain text.

    Args:
        code: Code (``AM203``) or name (``holding-hands``).

    Raises:
        KeyError: No rule is called so; the message lists close names.

    Example:
        >>> from argmap.checks import explain_rule
        >>> print(explain_rule("AM302").splitlines()[0])
        AM302 self-attack (warning, attacks)
    """
    rule = _find(code)
    parts = read_parts(rule)
    lines = [
        f"{rule.code} {rule.name} ({rule.severity.value}, {rule.family})",
        "",
        parts[""],
    ]
    for head in PARTS:
        if head in parts:
            lines += ["", f"{head}:", _indent(parts[head])]
    if rule.presets:
        lines += ["", f"Switched on by: {', '.join(rule.presets)}, all"]
    elif not rule.default:
        lines += ["", f"Switched on by: {rule.code}, {rule.name}, all"]
    return "\n".join(lines) + "\n"


def rule_page(code: str) -> str:
    """Return the page of a rule in Markdown, with what argmap says about its Bad text.

    Raises:
        KeyError: No rule is called so; the message lists close names.
    """
    rule = _find(code)
    parts = read_parts(rule)
    presets = (*rule.presets, "all")
    switch = (
        "on by default"
        if rule.default
        else "advice; switched on by " + ", ".join(f"`{one}`" for one in presets)
    )
    lines = [
        f"# {rule.code} `{rule.name}`",
        "",
        f"*{rule.severity.value.capitalize()}, {rule.family}; {switch}.*",
        "",
        parts[""],
        "",
        "## What it looks for",
        "",
        _unindented(parts.get("What", "")),
        "",
        "## Why it matters",
        "",
        _unindented(parts.get("Why", "")),
    ]
    for head, title in (("Bad", "Reported"), ("Good", "Fine")):
        text = parts.get(head, "")
        if text:
            lines += ["", f"## {title}", "", "```argdown", text.rstrip("\n"), "```"]
            said = _said(rule, text) if head == "Bad" else ""
            if said:
                lines += ["", "argmap says:", "", "```text", said, "```"]
    lines += ["", "## What to do", "", _unindented(parts.get("Fix", "")), ""]
    silencer = f"`// argmap: ignore {rule.code}` and a reason"
    if not rule.code.startswith("AM9"):
        lines += [
            f"To leave it: {silencer}, on the line of the element or before it.",
            "",
        ]
    return "\n".join(lines)


def _said(rule: Rule, text: str) -> str:
    from argmap.checks.checking import check  # noqa: PLC0415  (for the docs only)
    from argmap.lang import parse  # noqa: PLC0415  (as above)

    found = check(parse(text, "example.argdown"), select=(rule.code,))
    return "\n".join(
        f"{one}\n  hint: {one.hint}" if one.hint else str(one)
        for one in found
        if one.code == rule.code
    )


def _find(code: str) -> Rule:
    rule = find_rule(code)
    if rule is not None:
        return rule
    if code.upper() in RETIRED:
        msg = f"{code.upper()} is no longer in use: {RETIRED[code.upper()]}"
        raise KeyError(msg)
    close = close_codes(code)
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    msg = f"no rule is called {code!r}{hint}"
    raise KeyError(msg)


def _indent(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))


def _unindented(text: str) -> str:
    return text.strip()
