"""The page of a code in the terminal, whoever reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.cli.terminals import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.diagnostics import Diagnostic, Severity
    from argmap.lang.messages import Message


def explain_code(word: str) -> str:
    """Return the page of the rule or message with the code or name *word*.

    Raises:
        Problem: There is none; close ones are named.
    """
    from argmap.checks.pages import explain_rule  # noqa: PLC0415  (after the usage)

    message = _messages().get(word.upper()) or _messages(by_name=True).get(word)
    if message is not None:
        return _explain_message(message)
    for code, (name, severity, meaning) in _tables().items():
        if word.upper() == code or word == name:
            return f"{code} {name} ({severity.value})\n\n{meaning}\n"
    try:
        return explain_rule(word)
    except KeyError as error:
        raise _unknown(word, str(error.args[0])) from None


def summarise_code(code: str) -> str:
    """Return what *code* means in one sentence, ``""`` if nobody knows."""
    message = _messages().get(code)
    if message is not None:
        return message.name.replace("-", " ")
    if code in _tables():
        return _tables()[code][2]
    from argmap.checks.pages import read_parts  # noqa: PLC0415  (as above)
    from argmap.checks.selections import find_rule  # noqa: PLC0415  (as above)

    rule = find_rule(code)
    return " ".join(read_parts(rule)[""].split()) if rule is not None else ""


def _messages(*, by_name: bool = False) -> Mapping[str, Message]:
    from argmap.lang.messages import MESSAGES  # noqa: PLC0415  (as above)

    return MESSAGES if by_name else {one.code: one for one in MESSAGES.values()}


def _tables() -> dict[str, tuple[str, Severity, str]]:
    from argmap.cli.messages import CODES as OURS  # noqa: PLC0415  (as above)
    from argmap.formats.messages import CODES  # noqa: PLC0415  (as above)

    return {**CODES, **OURS}


def _explain_message(message: Message) -> str:
    """Lay out a message like the page of a rule: What, Bad, what argmap says, Fix."""
    lines = [f"{message.code} {message.name} ({message.severity.value}, the language)"]
    said = _said(message) if message.example else None
    what = _plain(message.text) if said is None else said.message
    lines += ["", "What:", f"    {_sentence(what)}"]
    if message.example:
        lines += ["", "Bad:", *(f"    {x}" for x in message.example.split("\n"))]
    if said is not None:
        from argmap.diagnostics.framing import render_framed  # noqa: PLC0415  (rare)

        shown = render_framed(said).split("\n")
        lines += ["", "argmap says:", *(f"    {x}" for x in shown)]
    way = (said.hint if said is not None else None) or _plain(message.hint)
    if way:
        lines += ["", "Fix:", f"    {_sentence(way)}"]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _said(message: Message) -> Diagnostic | None:
    from argmap.lang import parse  # noqa: PLC0415  (as above)

    found = parse(message.example, "example.argdown").diagnostics
    return next((one for one in found if one.code == message.code), None)


def _plain(pattern: str) -> str:
    """Return a sentence with dots for its holes."""
    import re  # noqa: PLC0415  (rare)

    return re.sub(r"\{\w+\}", "…", pattern).replace("{{", "{").replace("}}", "}")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _unknown(word: str, said: str) -> Problem:
    if "no longer in use" in said:
        return Problem(said)
    from argmap.checks.table import RULES  # noqa: PLC0415  (rare)
    from argmap.suggest import close_names  # noqa: PLC0415  (rare)

    codes = {**_messages(), **_tables(), **RULES}
    names = [*_messages(by_name=True), *(rule.name for rule in RULES.values())]
    close = close_names(word, [*codes, *names], most=1)
    hint = close[0] if close else "AM101"
    return Problem(f"no rule is called `{word}`", f"write `--explain {hint}`")
