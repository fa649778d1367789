"""Readable ids for what has no name: local, deterministic, never clashing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

WORDS = 4
LONGEST = 32


def slug(text: str, *, fallback: str = "statement") -> str:
    """Return the first words of *text* in lower case, joined by hyphens.

    The result depends on the text alone, so that an edit elsewhere renames nothing.
    It holds letters, digits and hyphens of any script, at most 32 of them.

    Example:
        >>> from argmap.model.ids import slug
        >>> slug("The city should ban cars downtown.")
        'the-city-should-ban'
    """
    words: list[str] = []
    word = ""
    for c in text[:400]:
        if c.isalnum():
            word += c
        elif word and c not in "'\u2019":
            words.append(word)
            word = ""
            if len(words) == WORDS:
                break
    else:
        if word:
            words.append(word)
    return "-".join(words[:WORDS]).lower()[:LONGEST].rstrip("-") or fallback


class IdPool:
    """Hands out ids that no element has yet.

    Args:
        taken: Ids in use from the start.
    """

    def __init__(self, taken: Container[str] = ()) -> None:
        self._given: set[str] = set()
        self._taken = taken
        self._next: dict[str, int] = {}

    def __contains__(self, one: str) -> bool:
        return one in self._given or one in self._taken

    def reserve(self, one: str) -> None:
        """Mark *one* as in use."""
        self._given.add(one)

    def fresh(self, wanted: str) -> str:
        """Return *wanted*, or *wanted* with ``-2``, ``-3`` … if it is in use."""
        one = wanted
        if one in self:
            number = self._next.get(wanted, 2)
            while (one := f"{wanted}-{number}") in self:
                number += 1
            self._next[wanted] = number + 1
        self._given.add(one)
        return one

    def numbered(self, stem: str) -> str:
        """Return *stem* with the first free number: ``Ban+1``, ``Ban+2`` and so on."""
        number = self._next.get(stem, 1)
        while (one := f"{stem}{number}") in self:
            number += 1
        self._next[stem] = number + 1
        self._given.add(one)
        return one

    def support_of(self, conclusion: str) -> str:
        """Id of the next unnamed inference to *conclusion*: ``Ban+1``."""
        return self.numbered(f"{conclusion}+")

    def attack_on(self, target: str, kind: str = "attack") -> str:
        """Id of the next unnamed attack: ``Ban-1``, an undercut ``Ban+1_1``."""
        return self.numbered(f"{target}{'_' if kind == 'undercut' else '-'}")

    def step_of(self, argument: str) -> str:
        """Id of the next unnamed step of *argument*: ``Air/1``."""
        return self.numbered(f"{argument}/")

    def statement(self, text: str) -> str:
        """Id of an untitled statement, from its first words."""
        return self.fresh(slug(text))

    def section(self, title: str) -> str:
        """Id of a section, from the first words of its heading: ``#cost``."""
        return self.fresh("#" + slug(title, fallback="section"))
