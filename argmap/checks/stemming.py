"""Porter's stemmer (1980): English words without their endings."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

_LONGEST = 40
"""Longer runs of letters are no English words."""

_VOWELS = frozenset("aeiou")
_STEP_2 = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("tional", "tion"), ("biliti", "ble"),
    ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"),
    ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"),
    ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"),
    ("iser", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("logi", "log"),
    ("eli", "e"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("alise", "al"), ("iciti", "ic"),
    ("ical", "ic"), ("ful", ""), ("ness", ""),
)  # fmt: skip
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti",
    "ous", "ive", "ize", "ise", "ion", "al", "er", "ic", "ou",
)  # fmt: skip
_WHOLE = frozenset(
    ("news", "bias", "gas", "lens", "chaos", "means", "species", "series", "physics")
)
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person",
    "feet": "foot", "lives": "life", "better": "good", "best": "good", "worse": "bad",
    "worst": "bad", "lost": "lose", "loss": "lose", "losses": "lose", "fell": "fall",
    "fallen": "fall", "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow",
    "cost": "cost", "paid": "pay", "bought": "buy", "sold": "sell", "built": "build",
    "taught": "teach", "thought": "think", "taken": "take", "took": "take",
    "given": "give", "gave": "give", "killed": "kill", "dead": "die", "death": "die",
    "deaths": "die", "dying": "die", "dies": "die", "died": "die", "buses": "bus",
    "gases": "gas", "crises": "crisis", "freed": "free", "freedom": "free",
    "argument": "argue",
    "arguments": "argue", "rebuttal": "rebut", "rebuttals": "rebut", "tied": "tie",
    "driven": "drive", "drove": "drive",
    "driver": "drive", "drivers": "drive", "spoken": "speak", "spoke": "speak",
    "speech": "speak", "chosen": "choose", "chose": "choose", "choice": "choose",
    "choices": "choose", "known": "know", "knew": "know", "knowledge": "know",
    "left": "leave", "kept": "keep", "meant": "mean", "won": "win", "broken": "break",
    "broke": "break", "hidden": "hide", "proof": "prove", "proven": "prove",
    "belief": "believe", "beliefs": "believe", "growth": "grow", "shown": "show",
    "mortality": "mortal", "health": "healthi", "healthier": "healthi",
    "cleaner": "clean", "dirtier": "dirti", "safer": "safe", "safety": "safe",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def stem_word(word: str) -> str:
    """Return the stem of an English word in lower case.

    Porter's algorithm, with a list of irregular forms and British spellings. A cache
    makes common words cheap; it changes no result.

    Example:
        >>> from argmap.checks.stemming import stem_word
        >>> {stem_word(w) for w in ("pollute", "polluting", "pollution", "pollutes")}
        {'pollut'}
    """
    word = word.removesuffix("'s").removesuffix("'")
    if word in _WHOLE:
        return word
    word = _IRREGULAR.get(word, word)
    if not 2 < len(word) <= _LONGEST or not word.isascii():  # noqa: PLR2004
        return word
    word = _strip_past(_strip_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    for endings in (_STEP_2, _STEP_3):
        word = _exchange(word, endings)
    word = _strip_e(_strip_suffix(word))
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _exchange(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """Steps 2 and 3: a longer suffix becomes a shorter one."""
    for ending, new in endings:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest + new if _measure(rest) > 0 else word
    return word


def _strip_suffix(word: str) -> str:
    """Step 4: the last suffix goes if enough is left."""
    for ending in _STEP_4:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            enough = _measure(rest) > 1
            return rest if enough and (ending != "ion" or rest[-1] in "st") else word
    return word


def _strip_e(word: str) -> str:
    """Step 5: a silent e."""
    rest = word[:-1]
    if not word.endswith("e"):
        return word
    measure = _measure(rest)
    return rest if measure > 1 or (measure == 1 and not _is_short(rest)) else word


def _strip_plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _strip_past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and _has_vowel(rest):
            if rest.endswith(("at", "bl", "iz", "is")) and not rest.endswith("ais"):
                return rest + "e"
            if rest[-1:] == rest[-2:-1] and rest[-1:] not in ("l", "s", "z"):
                return rest[:-1]
            if _measure(rest) == 1 and _is_short(rest):
                return rest + "e"
            return rest
    return word


def _is_vowel(word: str, at: int) -> bool:
    letter = word[at]
    return letter in _VOWELS or (
        letter == "y" and at > 0 and not _is_vowel(word, at - 1)
    )


def _has_vowel(word: str) -> bool:
    return any(_is_vowel(word, at) for at in range(len(word)))


def _measure(word: str) -> int:
    """Count the places where a consonant follows a vowel."""
    kinds = [_is_vowel(word, at) for at in range(len(word))]
    return sum(one and not other for one, other in pairwise(kinds))


def _is_short(word: str) -> bool:
    """Tell whether it ends consonant, vowel, consonant (but w, x, y)."""
    last = len(word) - 1
    return (
        last >= 2  # noqa: PLR2004  (three letters)
        and not _is_vowel(word, last)
        and _is_vowel(word, last - 1)
        and not _is_vowel(word, last - 2)
        and word[last] not in "wxy"
    )
