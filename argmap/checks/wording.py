"""Rules about how a statement is put.

All of them speak English only and are advice: they guess from a word list what a reader
sees at once. Sources: Austhink's tutorials, the Rationale e-book, Kialo's guide.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.checks.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checks.views import View
    from argmap.model import Statement

LONG = 30
"""Words that one idea can do with."""
SHORT = 2
"""A text with no more words than this is no sentence."""

_CLAUSE = re.compile(
    r",\s+(?:and|but|or|yet|while|whereas)\s+([\w']+)((?:\s+[\w']+){0,6})"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*(?=[A-Z])")
_SHORT_FORM = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|e\.g|i\.e|cf|No|Art|p|pp)\.$"
)
_SINCE = re.compile(r"(?:^|,\s)since\s+(?!then\b|\d)([a-z']+)")
_SO = re.compile(r",\s+so\s+(?:that\s+)?([a-z']+)|\bso that\b")
_EXPLETIVE = re.compile(
    r"it(?:'s|\s+(?:is|was|would be|may be|might be|could be|can be|will be|has been|"
    r"seems?|appears?|follows|takes?|costs?|remains?|rains?|makes? (?:no )?sense|"
    r"does not follow|matters))\b.*\b(?:that|to|whether|if|when|who|which|than|for|how|"
    r"why|rain\w*|snow\w*)\b"
)


def find_fragments(view: View) -> Iterator[Finding]:
    """A statement is no full sentence.

    What:
        It has two words or fewer, or no finite verb that argmap knows.
    Why:
        Only a full sentence can be true or false. A heading such as “pollution” leaves
        open what is claimed about it.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: Cleaner air.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Say who or what does or is something.
    """
    from argmap.checks.english import (  # noqa: PLC0415  (for advice only)
        AUXILIARIES,
        BEFORE_NOUNS,
        VERBS,
    )
    from argmap.checks.stemming import stem_word  # noqa: PLC0415  (as above)

    stems = frozenset(map(stem_word, VERBS))
    for statement, _, words in _spoken(view):
        finite = any(word in AUXILIARIES for word in words) or any(
            previous not in BEFORE_NOUNS
            and (
                stem_word(word) in stems
                or word.endswith("ed")
                or (word.endswith("s") and len(word) > SHORT + 1)
            )
            and not word.endswith("ing")
            for previous, word in pairwise(words)
        )
        if len(words) <= SHORT or not finite:
            yield Finding(
                statement.id,
                f"the statement `{statement.id}` is no full sentence",
                "write a sentence with a subject and a verb",
            )


def find_reasoning(view: View) -> Iterator[Finding]:
    """A statement holds its own reason.

    What:
        A word such as “because”, “therefore” or “since” joins two clauses within one
        statement.
    Why:
        One claim for each box: a reason inside a box can be neither supported nor
        attacked on its own.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: Cars should go because they pollute the air.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: Cars pollute the air.
    Fix:
        Make the reason a statement of its own and write it below, with `+`.
    """
    from argmap.checks.english import CONNECTIVES, SUBJECTS  # noqa: PLC0415  (advice)

    for statement, text, words in _spoken(view):
        word = next(
            (
                word
                for place, word in enumerate(words)
                if word in CONNECTIVES and words[place + 1 : place + 2] != ["of"]
            ),
            None,
        )
        lower = text.casefold()
        since = _SINCE.search(lower)
        so = _SO.search(lower)
        if word is None and since and since[1] in SUBJECTS:
            word = "since"
        if word is None and so and (so[1] is None or so[1] in SUBJECTS):
            word = "so"
        if word is not None:
            yield Finding(
                statement.id,
                f"the statement `{statement.id}` holds its own reason (“{word}”)",
                "split it in two and relate them with `+`",
            )


def find_several_ideas(view: View) -> Iterator[Finding]:
    """A statement says several things.

    What:
        It has more than 30 words, more than one sentence, a semicolon, or two main
        clauses joined by “and”, “but” or “or”.
    Why:
        Who agrees with one half and not the other cannot say so.
    Bad:
        [Ban]: The city should ban cars downtown, and it should build trams.
          + [Air]: The air would get cleaner.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Make a statement of each idea.
    """
    from argmap.checks.english import AUXILIARIES, SUBJECTS  # noqa: PLC0415  (advice)

    for statement, text, words in _spoken(view):
        clause = _CLAUSE.search(text.casefold())
        ends = [
            m for m in _SENTENCE_END.finditer(text)
            if not _SHORT_FORM.search(text[: m.start() + 1])
        ]  # fmt: skip
        if len(words) > LONG:
            why = f"has {len(words)} words"
        elif ends:
            why = f"has {len(ends) + 1} sentences"
        elif ";" in text:
            why = "joins two sentences with a semicolon"
        elif clause and (
            clause[1] in SUBJECTS or AUXILIARIES.intersection(clause[2].split())
        ):
            why = "joins two main clauses"
        else:
            continue
        yield Finding(
            statement.id,
            f"the statement `{statement.id}` {why}",
            "make a statement of each idea",
        )


def find_pronouns(view: View) -> Iterator[Finding]:
    """A statement begins with a word that points elsewhere.

    What:
        Its first word is “this”, “that”, “it”, “they”, “he”, “she” or the like, and it
        is not the empty “it” of “it is true that …”.
    Why:
        In a map every statement stands alone: nobody can tell what “this” was.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: This would make the air cleaner.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: A ban would make the air cleaner.
    Fix:
        Name what is meant.
    """
    from argmap.checks.english import PRONOUNS  # noqa: PLC0415  (for advice only)

    for statement, text, words in _spoken(view):
        first = words[0].split("'")[0] if words else ""
        if first not in PRONOUNS:
            continue
        if first == "it" and _EXPLETIVE.match(text.casefold().replace("’", "'")):
            continue
        yield Finding(
            statement.id,
            f"the statement `{statement.id}` begins with “{first}”, which points "
            "elsewhere",
            f"name what “{first}” stands for",
        )


def find_vague_words(view: View) -> Iterator[Finding]:
    """A statement has a vague or loaded word.

    What:
        It holds a word from a list of hedges (“somehow”, “arguably”, “stuff”) or of
        judgements (“obviously”, “so-called”, “absurd”). More words can be listed under
        `loadedWords` at the top of the text. Statements with another speaker than the
        author are left alone.
    Why:
        A vague claim cannot be tested, and a loaded word argues where it should
        describe.
    Bad:
        [Ban]: The city should obviously ban cars downtown.
          + [Air]: The air would get cleaner.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Say exactly what is claimed, in words that the other side could use.
    """
    lexicon = view.lexicon
    if lexicon is None:
        return
    from argmap.checks.english import (  # noqa: PLC0415  (for advice only)
        LOADED_WORDS,
        VAGUE_WORDS,
    )

    own = [word.casefold() for word in lexicon.vague]
    listed = [one.replace("-", " ") for one in sorted(LOADED_WORDS | VAGUE_WORDS)]
    phrases = sorted({*listed, "so-called", *own}, key=lambda p: (-len(p), p))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")
    for statement, text, _ in _spoken(view):
        if statement.speaker is not None:
            continue
        found = dict.fromkeys(pattern.findall(text.casefold()))
        if found:
            words = ", ".join(f"“{word}”" for word in found)
            yield Finding(
                statement.id,
                f"the statement `{statement.id}` has vague or loaded words: {words}",
                "say exactly what is claimed",
            )


def _spoken(view: View) -> Iterator[tuple[Statement, str, list[str]]]:
    """Yield what is said and not asked: the statement, its plain text, its words."""
    for one in view.spoken:
        if one[0].kind != "question":
            yield one
