"""The rule about statements that are almost the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checks.views import View

SHARE = 0.85
"""Share of common words (of all words of both) from which two texts are alike."""
SHORTEST = 4
"""Statements with fewer words are compared by other rules only."""
COMMON = 50
"""A word in more statements than this is no clue; the rarer ones are looked up."""


def find_near_duplicates(view: View) -> Iterator[Finding]:
    """Two statements have almost the same wording.

    What:
        At least 85 % of the words of both are the same. Equal wordings are reported on
        their own (AM130). Statements that are related to each other, of different
        speakers, or declared rephrases are left alone, and so are those in which a
        negation makes the difference.
    Why:
        What is said for or against one of them does not reach the other.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air in the old town would get much cleaner than today.
            + [Clean]: The air in the old part of town would become cleaner.
          + [Again]: The air in the old town would get cleaner than today.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air in the old town would get much cleaner than today.
          + [Trade]: Shops would win customers.
    Fix:
        Make one statement of them, or say what the difference is.
    """
    from argmap.checks.words import split_words  # noqa: PLC0415  (for advice only)

    statements = [s for s in view.map.statements if s.id in view.folded]
    bags = [sorted(set(split_words(s.plain_text))) for s in statements]
    holders: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        for word in bag:
            holders.setdefault(word, []).append(number)
    related = _related_pairs(view)
    for number, bag in enumerate(bags):
        if len(bag) < SHORTEST:
            continue
        # Two alike texts share one of any (1 - SHARE) + 1 words, so rare ones suffice.
        needed = int(len(bag) * (1 - SHARE)) + 1
        rare = sorted(bag, key=lambda word: (len(holders[word]), word))[:needed]
        candidates = sorted(
            {
                other
                for word in rare
                if len(holders[word]) <= COMMON
                for other in holders[word]
                if other < number
            }
        )
        words = set(bag)
        one = statements[number]
        for other in candidates:
            first = statements[other]
            if (
                len(words.intersection(bags[other]))
                >= SHARE * len(words.union(bags[other]))
                and view.folded[one.id] != view.folded[first.id]
                and one.speaker == first.speaker
                and not _differs_by_negation(words, set(bags[other]))
                and (one.id, first.id) not in related
                and (first.id, one.id) not in related
            ):
                yield Finding(
                    one.id,
                    f"`{one.id}` says almost the same as `{first.id}`",
                    "make one statement of them, or say what the difference is",
                    ((f"`{first.id}` stands here", first.id),),
                )
                break


def _related_pairs(view: View) -> set[tuple[str, str]]:
    return {
        (premise, relation.target)
        for relation in view.linking
        for premise in relation.premises
    }


def _differs_by_negation(one: set[str], other: set[str]) -> bool:
    return any(
        word in ("not", "no", "never", "cannot", "nicht", "kein", "keine", "ne", "pas")
        or word.endswith("n't")
        for word in one ^ other
    )
