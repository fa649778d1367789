"""Rules about the shape of the whole map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.rules import Finding
from argmap.model import Argument, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checks.views import View

SHOWN = 5
"""Parts or claims that a message names."""

_BACKGROUND = frozenset({"context", "question", "background", "definition", "note"})
_BASIS = ("basis", "source", "src", "citation", "evidence", "assumed", "assumption")


def find_missing_main_claims(view: View) -> Iterator[Finding]:
    """Nothing in the map is what the map is about.

    What:
        Every statement and every argument supports or attacks something further, so
        that none is left as the main claim. A circle of supports is reported on its
        own.
    Why:
        A reader asks first: what is the point? A declared main claim answers that too.
    Bad:
        [First]: The first report is wrong.
          - [Second]: The second report is wrong.
            - [First]
    Good:
        ===
        main: [First]
        ===

        [First]: The first report is wrong.
          - [Second]: The second report is wrong.
            - [First]
    Fix:
        Add the claim that the map is about, or name it under `main` at the top.
    """
    m = view.map
    if m.main or not (m.inferences or m.attacks) or m.main_claims:
        return
    if view.support_cycles or not view.ends_nowhere:
        return
    yield Finding(
        None,
        "no claim is what the map is about: everything supports or attacks something",
        "add the main claim, or write `main: [its id]` between `===` at the top",
    )


def find_several_main_claims(view: View) -> Iterator[Finding]:
    """A part of the map has more than one main claim.

    What:
        Within one connected part, several statements support and attack nothing
        further, and `main` does not say which of them count.
    Why:
        One map, one standpoint is the easiest to follow. Texts with several points are
        common; then say so under `main`.
    Bad:
        [Soot]: Cars make most of the soot.
          +> [Ban]: The city should ban cars downtown.
          +> [Filter]: Cars need filters.
    Good:
        ===
        main: [Ban, Filter]
        ===

        [Soot]: Cars make most of the soot.
          +> [Ban]: The city should ban cars downtown.
          +> [Filter]: Cars need filters.
    Fix:
        Add what the claims are for, or list them under `main` at the top.
    """
    if view.map.main:
        return
    parts = view.parts
    numbers = view.numbers
    claims: dict[int, list[str]] = {}
    for statement in view.map.main_claims:
        if statement.id in view.used:
            claims.setdefault(parts[numbers[statement.id]], []).append(statement.id)
    for names in claims.values():
        if len(names) > 1:
            shown = ", ".join(f"`{one}`" for one in names[:SHOWN])
            more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
            yield Finding(
                names[1],
                f"{len(names)} claims support nothing further: {shown}{more}",
                f"write `main: [{', '.join(names[:SHOWN])}]` between `===` at the top "
                "if all are meant",
                ((f"`{names[0]}` stands here", names[0]),),
            )


def find_disconnected_parts(view: View) -> Iterator[Finding]:
    """The map falls apart into pieces that nothing connects.

    What:
        There are two or more connected parts with relations of their own, and they are
        not kept apart on purpose: by a heading of their own, or by a declared main
        claim in each.
    Why:
        Readers look for the link between them. Often a relation was forgotten, or one
        title has two spellings.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.

        [Trams]: Trams should be free.
          + [Fare]: Fares keep poor people away.
    Good:
        # Cars

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.

        # Trams

        [Trams]: Trams should be free.
          + [Fare]: Fares keep poor people away.
    Fix:
        Add the missing relation, put each part under a heading, or list the main
        claims under `main` at the top.
    """
    parts = view.parts
    sizes: dict[int, int] = {}
    for part in parts:
        sizes[part] = sizes.get(part, 0) + 1
    roots = [part for part, size in sizes.items() if size > 1]
    if len(roots) < 2:  # noqa: PLR2004  (one part is a whole)
        return
    loose = _unexplained(view, roots)
    if not loose:
        return
    ids = view.ids
    names = [ids[part] for part in loose]
    count = len(roots)
    yield Finding(
        names[0],
        f"the map falls into {count} parts that nothing connects",
        f"connect `{names[0]}` with the rest, give each part a heading, or list the "
        "main claims under `main`",
        tuple(
            (f"a part of its own begins with `{one}`", one) for one in names[1:SHOWN]
        ),
    )


def _unexplained(view: View, roots: list[int]) -> list[int]:
    """Return the parts that no heading and no declared main claim explains.

    Without a declaration one such part is the map itself, and the others are loose.
    """
    parts, numbers = view.parts, view.numbers
    declared = {parts[numbers[one]] for one in view.map.main if one in numbers}
    holders: dict[int, set[int]] = {}
    for place, section in enumerate(view.map.sections):
        for member in section.members:
            if member in numbers:
                holders.setdefault(parts[numbers[member]], set()).add(place)
    sharing: dict[int, int] = {}
    for part in roots:
        for place in holders.get(part, ()):
            sharing[place] = sharing.get(place, 0) + 1
    loose = [
        part
        for part in roots
        if part not in declared
        and not any(sharing[place] == 1 for place in holders.get(part, ()))
    ]
    return loose if declared else loose[1:]


def find_isolated_elements(view: View) -> Iterator[Finding]:
    """A statement or argument takes part in nothing.

    What:
        It is in no relation: nothing supports or attacks it, and it supports and
        attacks nothing. Questions and context are allowed to stand alone, and so is
        the only statement of a map.
    Why:
        It does no work in the argument. Mostly a relation, or the blanks before it,
        were forgotten.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.

        [Trade]: Shops would lose customers.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
          - [Trade]: Shops would lose customers.
    Fix:
        Relate it to a statement, or give it the kind `context`.
    """
    m = view.map
    if len(m.statements) + len(m.arguments) < 2:  # noqa: PLR2004  (see above)
        return
    used, declared = view.used, set(m.main)
    elements: list[Statement | Argument] = [*m.statements, *m.arguments]
    for element in elements:
        if element.id in used or element.id in declared:
            continue
        if isinstance(element, Argument):
            if element.inferences:
                continue
        elif element.kind in _BACKGROUND:
            continue
        if view.is_undefined(element.id):
            continue
        what = "argument" if isinstance(element, Argument) else "statement"
        yield Finding(
            element.id,
            f"the {what} `{element.id}` is in no relation",
            f"write a `+` or `-` before it under the claim that `{element.id}` "
            "bears on" + (", or add `{kind: context}`" if what == "statement" else ""),
        )


def find_unsupported_premises(view: View) -> Iterator[Finding]:
    """A premise rests on nothing that is shown.

    What:
        A statement supports something, but has no support, no source, no speaker and
        no word on its basis, and is not marked as an axiom, conceded or supposed.
    Why:
        Chains of reasons end somewhere; a reader wants to know on what: an expert, a
        statistic, a law, an example, common experience, or a bare assertion.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Good:
        ===
        sources: {survey: {title: "City survey, 2023"}}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner. {anchors: [survey]}
    Fix:
        Add an anchor to a source, a reason, or the tag `#assumed`.
    """
    m = view.map
    supported = {i.conclusion for i in m.inferences}
    for one in dict.fromkeys(p for i in m.inferences for p in i.premises):
        statement = m.get(one)
        if (
            isinstance(statement, Statement)
            and one not in supported
            and not (statement.anchors or statement.axiom or statement.speaker)
            and statement.stance not in ("conceded", "supposed", "rejected")
            and "assumed" not in statement.tags
            and not any(key in statement.data for key in _BASIS)
        ):
            yield Finding(
                one,
                f"nothing shows what the premise `{one}` rests on",
                "add an anchor to a source, a reason, or the tag `#assumed`",
            )


def find_level_jumps(view: View) -> Iterator[Finding]:
    """A statement supports a claim directly and by way of another.

    What:
        It is a premise for a claim, and also a premise for one of that claim's other
        premises.
    Why:
        One of the two links is usually a shortcut that hides where the reason really
        bears. In a clean map each reason stands one level below what it supports.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
            + [Soot]: Cars make most of the soot.
          + [Soot]
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
            + [Soot]: Cars make most of the soot.
    Fix:
        Keep the link to the nearer claim and take the other out.
    """
    conclusions: dict[str, dict[str, str]] = {}
    for i in view.drawn_inferences:
        for one in i.premises:
            if one != i.conclusion:
                conclusions.setdefault(one, {}).setdefault(i.conclusion, i.id)
    for (one, conclusion), middle in _shortcuts(conclusions).items():
        step = conclusions[one][conclusion]
        if conclusions[middle][conclusion] != step:  # linked premises share a step
            yield Finding(
                step,
                f"`{one}` supports `{conclusion}` directly and by way of `{middle}`",
                f"keep `{one}` below `{middle}` only",
                ((f"`{middle}` stands here", middle),),
            )


def _shortcuts(conclusions: dict[str, dict[str, str]]) -> dict[tuple[str, str], str]:
    """Return (premise, conclusion) → a statement between them."""
    found: dict[tuple[str, str], str] = {}
    for one, above in conclusions.items():
        if len(above) > 1:
            for middle in above:
                further = conclusions.get(middle, {})
                # Go through the smaller side, so that hubs stay cheap.
                small, large = sorted((above, further), key=len)
                for conclusion in small:
                    if conclusion in large and conclusion != one:
                        found.setdefault((one, conclusion), middle)
    return found


def find_empty_statements(view: View) -> Iterator[Finding]:
    """A statement says nothing.

    What:
        It has a name, but no text and no other wording. A title that a text uses but
        never defines is reported by the language.
    Why:
        Nobody can agree with it or deny it.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air] {text: ""}
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Write the sentence behind the name and a colon.
    """
    for statement in view.map.statements:
        if not (statement.text or statement.members) and not view.is_undefined(
            statement.id
        ):
            yield Finding(
                statement.id,
                f"the statement `{statement.id}` has no text",
                f"write `[{statement.title or statement.id}]: ` and the sentence",
            )


def find_repeated_premises(view: View) -> Iterator[Finding]:
    """A step or an attack names one premise twice.

    What:
        The same statement or argument occurs more than once among its premises.
    Why:
        Saying it twice does not make it stronger; another premise was meant, or one
        line is too many.
    Bad:
        <Air>

        (1) [Soot]: Cars make soot.
        (2) [Soot]
        ----
        (3) [Ban]: The city should ban cars downtown.
    Good:
        <Air>

        (1) [Soot]: Cars make soot.
        (2) [Harm]: Soot harms people.
        ----
        (3) [Ban]: The city should ban cars downtown.
    Fix:
        Take the second one out, or name the premise that is meant.
    """
    for relation in view.arguing:
        premises = relation.premises
        if len(premises) > 1 and len(set(premises)) < len(premises):
            counts: dict[str, int] = {}
            for premise in premises:
                counts[premise] = counts.get(premise, 0) + 1
            twice = [one for one, count in counts.items() if count > 1]
            names = ", ".join(f"`{one}`" for one in twice[:SHOWN])
            yield Finding(
                relation.id,
                f"{names} occurs more than once among the premises of `{relation.id}`",
                "name each premise once",
            )
