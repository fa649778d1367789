"""Words of statements: which language, which terms, which of them are the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.checks.english import STOP_WORDS, TELLTALES
from argmap.checks.stemming import stem_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GUESS_FROM = 2_000
"""Words that are looked at to guess the language of a map that does not say it."""
_SHARE = 0.1
_LONGEST_ALIAS = 6


def split_words(text: str) -> list[str]:
    """Return the words of *text* in lower case, apostrophes straight.

    Example:
        >>> from argmap.checks.words import split_words
        >>> split_words("Cars don’t pay 1.5 %.")
        ['cars', "don't", 'pay', '1', '5']
    """
    return _WORD.findall(text.casefold().replace("’", "'"))


@attrs.frozen(slots=False, eq=False)
class Lexicon:
    """English, and what a map says about its own terms.

    Args:
        aliases: Metadata ``aliases``: a term → its other names, or lists of names for
            one thing.
        ignored: Metadata ``ignoreTerms``: terms that need no partner.
        vague: Metadata ``loadedWords``: further vague or loaded words.
    """

    aliases: tuple[tuple[str, ...], ...] = ()
    ignored: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()

    @cached_property
    def _phrases(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Stems of a name → stems of the first name of the same thing."""
        table: dict[tuple[str, ...], tuple[str, ...]] = {}
        for names in self.aliases:
            stems = [tuple(map(stem_word, split_words(name))) for name in names]
            stems = [one for one in stems if 0 < len(one) <= _LONGEST_ALIAS]
            for one in stems:
                table.setdefault(one, stems[0])
        return table

    @cached_property
    def _ignored(self) -> frozenset[str]:
        return frozenset(
            stem_word(word) for name in self.ignored for word in split_words(name)
        )

    def terms(self, text: str) -> dict[str, str]:
        """Return the significant terms of *text*: stem → word as written.

        Stop words are left out; an alias counts as the first name of its thing.

        Example:
            >>> from argmap.checks.words import Lexicon
            >>> Lexicon(aliases=(("treaty", "pact"),)).terms("The pacts are old news.")
            {'treati': 'pacts', 'news': 'news'}
        """
        return self.terms_among(split_words(text))

    def terms_among(self, words: list[str]) -> dict[str, str]:
        """Return the same for a text that is split already."""
        stems = [stem_word(word) for word in words]
        terms: dict[str, str] = {}
        at = 0
        while at < len(words):
            length = self._alias_at(stems, at)
            if length:
                name = self._phrases[tuple(stems[at : at + length])]
                terms.setdefault(" ".join(name), " ".join(words[at : at + length]))
            elif (
                words[at] not in STOP_WORDS
                and (len(words[at]) > 1 or words[at].isdigit())
                and stems[at] not in self._ignored
            ):
                terms.setdefault(stems[at], words[at])
            at += length or 1
        return terms

    def _alias_at(self, stems: list[str], at: int) -> int:
        if self._phrases:
            for length in range(_LONGEST_ALIAS, 0, -1):
                if tuple(stems[at : at + length]) in self._phrases:
                    return min(length, len(stems) - at)
        return 0


def lexicon_of(m: ArgumentMap) -> Lexicon | None:
    """Return the words of the map's language, or None if that is not English.

    The metadata key ``language`` says it (``en``, ``en-GB``, ``English``); without it
    the first words are counted.
    """
    language = m.metadata.get("language")
    if isinstance(language, str):
        if not language.casefold().startswith("en"):
            return None
    elif not _looks_english([s.plain_text for s in m.statements[:400]]):
        return None
    return Lexicon(
        _name_groups(m.metadata.get("aliases")),
        _names(m.metadata.get("ignoreTerms")),
        _names(m.metadata.get("loadedWords")),
    )


def _looks_english(texts: Iterable[str]) -> bool:
    count = hits = 0
    for text in texts:
        words = split_words(text)
        count += len(words)
        hits += sum(word in TELLTALES for word in words)
        if count > _GUESS_FROM:
            break
    return hits >= count * _SHARE


def _names(given: object) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given,)
    if isinstance(given, list | tuple):
        return tuple(one for one in given if isinstance(one, str))
    return ()


def _name_groups(given: object) -> tuple[tuple[str, ...], ...]:
    """Read ``{treaty: [pact, agreement]}`` or ``[[treaty, pact], …]``."""
    if isinstance(given, Mapping):
        return tuple((str(name), *_names(others)) for name, others in given.items())
    if isinstance(given, list | tuple):
        return tuple(_names(group) for group in given if _names(group))
    return ()
