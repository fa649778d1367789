"""Rules about reasoning that goes round in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.rules import Finding
from argmap.model import Attack, Inference, Preference, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.checks.views import View

SHOWN = 8
"""Members of a cycle that a message names."""


def find_self_support(view: View) -> Iterator[Finding]:
    """An element is its own premise.

    What:
        A statement or argument supports itself, directly or as an argument that
        concludes its own premise.
    Why:
        It gives nobody who doubts it a reason. Mostly the wrong name was typed.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Ban]
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Name another premise, or take the line out.
    """
    standing = view.standing
    for inference in view.drawn_inferences:
        conclusion = inference.conclusion
        if conclusion == inference.id:
            yield Finding(
                inference.id,
                f"the step `{inference.id}` is its own conclusion",
                "aim it at the statement that follows",
            )
            continue
        for premise in inference.premises:
            if premise == conclusion or standing.get(premise) == conclusion:
                yield Finding(
                    inference.id,
                    f"`{premise}` supports itself"
                    if premise == conclusion
                    else f"`{conclusion}` supports itself through `{premise}`",
                    f"give `{conclusion}` another premise, or take the line out",
                    ((f"`{conclusion}` stands here", conclusion),),
                )
                break


def find_support_cycles(view: View) -> Iterator[Finding]:
    """Statements support each other in a circle.

    What:
        Following supports from premise to conclusion leads back to the start. Each
        group of elements that hang together in this way is reported once, with a
        shortest way round.
    Why:
        Begging the question: whoever doubts one of them gets no reason from outside.
        In the verdict circular support carries nothing.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
            + [Ban]
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
            + [Soot]: Cars make most of the soot.
    Fix:
        Take out the support that says nothing new, or give a reason from outside.
    """
    for group in view.support_cycles:
        yield _describe(
            view, group, view.support_links, "support each other in a circle"
        )


def find_mixed_cycles(view: View) -> Iterator[Finding]:
    """Attacks and supports form a circle.

    What:
        Following supports and attacks leads back to the start, and at least one attack
        is on the way. Contradictions, which hold in both directions anyway, count in
        the direction in which they are written.
    Why:
        It is allowed, and often right: two reports accuse each other. But what stands
        may then be left open, so a look is worth it.
    Bad:
        [Claim]: One of the reports is wrong.
          + [First]: The first report is wrong.
            - [Second]: The second report is wrong.
              - [First]
    Good:
        [Claim]: One of the reports is wrong.
          + [First]: The first report is wrong.
            - [Second]: The second report is wrong.
    Fix:
        Leave it if it is meant; else take out the attack that nobody makes.
    """
    from argmap.checks.graphs import find_cycles  # noqa: PLC0415  (for advice only)

    ids = view.ids
    get = view.map.get
    for group in find_cycles(view.links):
        if any(isinstance(get(ids[node]), Attack) for node in group):
            yield _describe(
                view, group, view.links, "support or attack each other in a circle"
            )


def find_preference_cycles(view: View) -> Iterator[Finding]:
    """Preferences contradict each other.

    What:
        One element outranks a second, which outranks the first, perhaps over others.
    Why:
        A ranking in a circle ranks nothing, so no conflict can be decided by it.
    Bad:
        ===
        preferences:
          - {id: p1, preferred: Air, over: Trade}
          - {id: p2, preferred: Trade, over: Air}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
          - [Trade]: Shops would lose customers.
    Good:
        ===
        preferences:
          - {id: p1, preferred: Air, over: Trade}
        ===

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
          - [Trade]: Shops would lose customers.
    Fix:
        Take out one of the preferences.
    """
    if not view.map.preferences:
        return
    from argmap.checks.graphs import (  # noqa: PLC0415  (preferences are rare)
        find_cycles,
        shortest_cycle,
    )

    numbers = view.numbers
    links: list[list[int]] = [[] for _ in numbers]
    between: dict[tuple[int, int], Preference] = {}
    for preference in view.map.preferences:
        one, other = numbers.get(preference.preferred), numbers.get(preference.over)
        if one is not None and other is not None:
            links[one].append(other)
            between.setdefault((one, other), preference)
    for group in find_cycles(links):
        path = shortest_cycle(links, group)
        chain = " over ".join(f"`{view.ids[node]}`" for node in path[:SHOWN])
        first = between[path[0], path[1 % len(path)]]
        yield Finding(
            first.id,
            f"preferences go round in a circle: {chain} over `{view.ids[path[0]]}`",
            "take out one of the preferences",
        )


def _describe(
    view: View, group: list[int], links: Sequence[Sequence[int]], what: str
) -> Finding:
    from argmap.checks.graphs import shortest_cycle  # noqa: PLC0415  (as above)

    get = view.map.get
    # Start at a statement: people think in these, and they have places in the text.
    spoken = [n for n in group if not isinstance(get(view.ids[n]), Inference | Attack)]
    start = next(
        (n for n in group if isinstance(get(view.ids[n]), Statement)),
        spoken[0] if spoken else group[0],
    )
    ordered = [start, *(node for node in group if node != start)]
    path = shortest_cycle(links, ordered)
    aloud = set(spoken)
    named = [view.ids[n] for n in path if n in aloud] or [view.ids[start]]
    shown = named if len(named) <= SHOWN else named[:SHOWN]
    chain = " → ".join(f"`{one}`" for one in shown)
    chain += " → …" if len(named) > SHOWN else f" → `{named[0]}`"
    return Finding(
        named[0],
        f"{len(named)} elements {what}: {chain}"
        if len(named) > 1
        else f"`{named[0]}` and what aims at it {what}",
        f"take out one of these links, for instance the one into `{named[0]}`",
        tuple((f"`{one}` stands here", one) for one in shown[1:4]),
    )
