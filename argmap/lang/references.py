"""Names that lead nowhere, or to two things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.diagnostics import Note, Severity
from argmap.lang.messages import diagnose, shorten_title
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.diagnostics import Diagnostic
    from argmap.lang.records import Place, Record, Records

BUDGET = 30_000
"""How many pairs of titles are compared letter by letter; then only by their folds."""


class _Suggester:
    """Close titles at a bounded cost, however many titles are unknown."""

    def __init__(self, known: list[str]) -> None:
        self.known = known
        self.budget = BUDGET
        self.folds: dict[str, str] | None = None

    def near(self, title: str) -> tuple[str, ...]:
        from argmap.suggest import close_names  # noqa: PLC0415  (only for messages)

        if self.budget >= len(self.known):
            self.budget -= len(self.known)
            return close_names(title, self.known)
        if self.folds is None:
            self.folds = {_fold(one): one for one in self.known}
        found = self.folds.get(_fold(title))
        return () if found is None else (found,)


def _fold(title: str) -> str:
    return "".join(title.casefold().split()).replace("-", "").replace("_", "")


def check_references(records: Records, attacks: Mapping[int, Any]) -> list[Diagnostic]:
    """Return what is wrong with the titles of a document. Linear in its size."""
    found: list[Diagnostic] = []
    statements, arguments = records.statement_titles, records.argument_titles
    told = [t for t, r in statements.items() if _is_told(r)]
    outlined = [t for t, r in arguments.items() if _is_outlined(r) or id(r) in attacks]
    suggest_statement, suggest_argument = _Suggester(told), _Suggester(outlined)
    for title, record in statements.items():
        if not _is_told(record):
            close = suggest_statement.near(title)
            other = title in arguments and _is_outlined(arguments[title])
            found.append(_undefined("undefined-statement", record, close, "[]", other))
    for title, record in arguments.items():
        if not _is_outlined(record) and id(record) not in attacks:
            close = suggest_argument.near(title)
            other = title in statements and _is_told(statements[title])
            found.append(_undefined("undefined-argument", record, close, "<>", other))
        elif title in statements and _is_told(statements[title]):
            first, second = statements[title].places[0], record.places[0]
            note = Note("the statement", Span(*first))
            found.append(
                diagnose("title-of-both", Span(*second), notes=(note,), title=title)
            )
    if records.mentions:
        found += _mentions(records, suggest_statement, suggest_argument)
    for bracket, place in records.titles_in_text:
        known = statements if bracket[0] == "[" else arguments
        if bracket[1:-1] in known:
            found.append(diagnose("title-in-text", Span(*place), bracket=bracket))
    return found


def _is_told(record: Record) -> bool:
    data = record.data
    return record.defined or bool(data and "text" in data)


def _is_outlined(record: Record) -> bool:
    return _is_told(record) or bool(record.steps)


def _undefined(
    name: str, record: Record, close: tuple[str, ...], brackets: str, other: bool
) -> Diagnostic:
    left, right = brackets[0], brackets[1]
    title = shorten_title(record.title)
    way = f"write `{left}{title}{right}: …` to say it"
    severity = None
    if other:
        wrong = f"[{title}]" if left == "<" else f"<{title}>"
        way = (
            f"write `{wrong}`, which has a text, or `{left}{title}{right}: …` to say it"
        )
        severity = Severity.WARNING
    elif close:
        names = " or ".join(f"`{left}{shorten_title(one)}{right}`" for one in close)
        way = f"write {names} if that is meant, or `{left}{title}{right}: …` to say it"
        severity = Severity.WARNING
    place: Place = record.places[0]
    return diagnose(
        name, Span(*place), severity=severity, subject=record.id, title=title, way=way
    )


def _mentions(
    records: Records, statements: _Suggester, arguments: _Suggester
) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for bracket, place in records.mentions:
        title = bracket[1:-1]
        statement = bracket[0] == "["
        known = records.statement_titles if statement else records.argument_titles
        if title in known:
            continue
        close = (statements if statement else arguments).near(title)
        shown = f"{bracket[0]}{shorten_title(title)}{bracket[-1]}"
        way = f"write `{shown}: …` on a line of its own to say it"
        if close:
            names = " or ".join(
                f"`@{bracket[0]}{shorten_title(one)}{bracket[-1]}`" for one in close
            )
            way = f"write {names} if that is meant"
        mention = f"@{bracket}"
        found.append(
            diagnose("undefined-mention", Span(*place), mention=mention, way=way)
        )
    return found
