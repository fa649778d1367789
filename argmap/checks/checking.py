"""Running the rules over a map or document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.selections import Selection, choose_rules, find_rule
from argmap.checks.table import RULES
from argmap.checks.views import View
from argmap.collecting import without_collecting
from argmap.diagnostics import Diagnostic, Note
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from argmap.checks.rules import Finding, Rule
    from argmap.lang import Document
    from argmap.model import ArgumentMap

_OURSELVES = "AM9"


@without_collecting
def check(
    map_or_document: ArgumentMap | Document,
    *,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    preset: str | None = None,
    sources: str | Path | Mapping[str, str] | None = None,
) -> tuple[Diagnostic, ...]:
    """Return every problem of a map, in order of place.

    Errors, warnings and notes are always looked for, advice on request. For a document
    the problems of the language are included, and its comments may silence others.
    Never raises for what a map holds; linear in the size of the map.

    Args:
        map_or_document: A map, or what :func:`argmap.parse` returns.
        select: What to look for besides: codes (``AM203``), prefixes (``AM2``), names
            (``golden-rule``), presets (``teaching``, ``wording``, ``debate``,
            ``logic``, ``sources``, ``all``).
        ignore: What not to look for; the longer word wins, so that ``ignore="AM2"``
            with ``select="AM203"`` leaves one rule of the family.
        preset: A further word for ``select``.
        sources: Folder in which the local sources lie, or source id → text. Without
            it no source is read and no quote verified. A URL is never fetched.

    Returns:
        The diagnostics, in a document in the order of the text, else in that of the
        map. Words of ``select`` and ``ignore`` that mean nothing are reported as well.

    Example:
        >>> from argmap import Attack, ArgumentMap, Statement, check
        >>> ban = Statement("Ban", "The city should ban cars downtown.")
        >>> attack = Attack("Ban-1", ("Ban",), "Ban")
        >>> m = ArgumentMap(statements=(ban,), attacks=(attack,))
        >>> for problem in check(m):
        ...     print(problem)
        warning[AM302] self-attack: `Ban` attacks itself
        >>> [problem.name for problem in check(m, ignore="AM3", select="not-a-rule")]
        ['unknown-code']
    """
    wanted = (select,) if isinstance(select, str) else tuple(select)
    selection = choose_rules((*wanted, preset) if preset else wanted, ignore)
    reader = None
    if sources is not None:
        from argmap.checks.sources import SourceReader  # noqa: PLC0415  (on request)

        reader = SourceReader.of(sources)
    view = View.of(map_or_document, reader)
    found: list[Diagnostic] = []
    for rule in selection.rules:
        if not rule.code.startswith(_OURSELVES):
            found += [_as_diagnostic(rule, one, view) for one in rule.find(view)]
    found += _misnamed(selection)
    document = view.document
    if document is not None:
        found = [*_of_language(document, selection), *found]
        if any("argmap:" in span.text for span in document.comments):
            found = _after_silencers(found, document, view, selection)
    return _in_order(found, view)


def _as_diagnostic(rule: Rule, finding: Finding, view: View) -> Diagnostic:
    subject = finding.subject
    span = finding.span
    if span is None and subject is not None:
        span = view.spans.get(subject)
    notes = tuple(
        Note(text, place if isinstance(place, Span) else view.spans.get(place or ""))
        for text, place in finding.also
    )
    return Diagnostic(
        rule.code,
        rule.name,
        rule.severity,
        finding.message,
        span,
        # Without places a note that only says "stands here" says nothing.
        tuple(n for n in notes if n.span is not None or "stands here" not in n.message),
        finding.hint,
        finding.fix,
        subject,
    )


def _misnamed(selection: Selection) -> list[Diagnostic]:
    rule = RULES["AM901"]
    return [
        Diagnostic(
            rule.code,
            rule.name,
            rule.severity,
            f"no rule, family or preset is called `{word}`",
            hint="write " + " or ".join(f"`{one}`" for one in close)
            if close
            else "write a code such as `AM203`, or a preset such as `teaching`",
        )
        for word, close in selection.unknown
    ]


def _of_language(document: Document, selection: Selection) -> list[Diagnostic]:
    """Return what the parser said; its errors cannot be switched off."""
    from argmap.checks.silencers import is_protected  # noqa: PLC0415  (documents only)

    return [
        one
        for one in document.diagnostics
        if is_protected(one) or not selection.ignores(one.code, one.name)
    ]


def _after_silencers(
    found: list[Diagnostic], document: Document, view: View, selection: Selection
) -> list[Diagnostic]:
    from argmap.checks.silencers import (  # noqa: PLC0415  (few texts have any)
        Silencing,
        read_silencers,
        silence,
    )

    active = {rule.code for rule in selection.rules}
    active |= {rule.name for rule in selection.rules}
    for diagnostic in document.diagnostics:
        active |= {diagnostic.code, diagnostic.name}
    silencing = Silencing(read_silencers(document), frozenset(active), find_rule)
    kept = silence(
        [(one, view.places(one.subject) if one.subject else ()) for one in found],
        silencing,
    )
    for rule in selection.rules:
        if rule.code.startswith(_OURSELVES):
            kept += [_as_diagnostic(rule, one, view) for one in rule.find(silencing)]
    return kept


def _in_order(found: list[Diagnostic], view: View) -> tuple[Diagnostic, ...]:
    """Sort by place in the text; without one by place in the map; then by code."""
    if len(found) < 2:  # noqa: PLR2004  (nothing to sort)
        return tuple(found)
    numbers = view.numbers
    home = view.document.source.path if view.document is not None else ""

    def place(one: Diagnostic) -> tuple[object, ...]:
        number = numbers.get(one.subject, -1) if one.subject is not None else -1
        if one.span is None:
            return (0, "", number, one.code, one.message)
        path = one.span.path
        return (1 if path == home else 2, path, one.span.start, one.code, one.message)

    return tuple(sorted(dict.fromkeys(found), key=place))
