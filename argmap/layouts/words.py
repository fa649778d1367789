"""The words that pictures and outlines are written with, one table a language."""

from __future__ import annotations

import attrs


@attrs.frozen
class Words:
    """Every word that argmap itself puts into a picture.

    Args:
        because: On a group of premises that support.
        but: On a group that attacks a statement.
        however: On a group that attacks a step.
        rephrase: On another wording.
        prefer: On what outranks something.
        context: On a neutral link.
        see: Reference to a statement drawn elsewhere; takes ``number``.
        step: Reference to a step; takes ``numbers``.
        against_step: In an outline, what an undercut hits; takes ``numbers``.
        for_step: In an outline, what a reason for a step backs; takes ``numbers``.
        at: In an outline, what a group far to the right belongs to; takes ``number``.
        linked: Between linked premises of an outline.
        unstated: Behind an implicit premise.
        missing: For an element that the map does not have; takes ``id``.
        nothing: For a step without premises.
        strict: For a deductive step.
        cumulative: For premises that add up instead of needing each other.
        contrary: Of two statements that cannot both hold.
        contradictory: Of two statements of which exactly one holds.
        outweighed: For an objection that the author grants but finds lighter.
        strength: Takes ``value``.
        also: Before other wordings of a statement; takes ``text``.
        asked: A critical question nobody answers; takes ``question``.
        answered: One that is answered; takes ``question`` and ``by``.
        stances: What the author's stance is called; the default is not mentioned.
        legend: What each kind of group, and each mark, is called in the legend.
        counts: Sentences on the size of a map; take ``statements``, ``supports``,
            ``attacks``.
        empty: For a map without elements.
    """

    because: str
    but: str
    however: str
    rephrase: str
    prefer: str
    context: str
    see: str
    step: str
    against_step: str
    for_step: str
    at: str
    linked: str
    unstated: str
    missing: str
    nothing: str
    strict: str
    cumulative: str
    contrary: str
    contradictory: str
    outweighed: str
    strength: str
    also: str
    asked: str
    answered: str
    stances: dict[str, str]
    legend: dict[str, str]
    counts: str
    empty: str


ENGLISH = Words(
    because="because",
    but="but",
    however="however",
    rephrase="in other words",
    prefer="outranked by",
    context="context",
    see="see {number}",
    step="the step from {numbers}",
    against_step="against the step from {numbers}",
    for_step="for the step from {numbers}",
    at="about {number}",
    linked="and",
    unstated="(unstated)",
    missing="{id} (not in the map)",
    nothing="(no premise given)",
    strict="strictly",
    cumulative="each adds weight",
    contrary="both cannot hold",
    contradictory="exactly one holds",
    outweighed="outweighed",
    strength="strength {value}",
    also="also: {text}",
    asked="open question: {question}",
    answered="question: {question} (answered by {by})",
    stances={
        "reported": "reported",
        "conceded": "conceded",
        "supposed": "supposed",
        "rejected": "rejected",
    },
    legend={
        "support": "reason",
        "attack": "objection or rebuttal",
        "undercut": "undercut: attacks the step, not a statement",
        "neutral": "link without weight",
        "implicit": "unstated",
        "alias": "drawn elsewhere",
        "in": "stands",
        "out": "does not stand",
        "undec": "open",
    },
    counts="Statements: {statements}. Reasons: {supports}. Objections: {attacks}.",
    empty="This map is empty.",
)

LANGUAGES = {"en": ENGLISH}


def words_of(language: str) -> Words:
    """Return the words of *language*, a tag such as ``"en"`` or ``"en-GB"``.

    Raises:
        ValueError: There is no table for it; the message lists the languages.

    Example:
        >>> from argmap.layouts.words import words_of
        >>> words_of("en-GB").because
        'because'
    """
    found = LANGUAGES.get(language.lower().replace("_", "-").partition("-")[0])
    if found is None:
        known = ", ".join(LANGUAGES)
        msg = f"no words for the language {language!r} (known: {known})"
        raise ValueError(msg)
    return found
