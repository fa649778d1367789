"""What a line of Argdown can hold: titles, texts, tags, rules.

Only what our parser and the original program surely read alike counts as spellable;
everything else goes into data keys, beside an escaped text for the eye.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.lang.texts import read_text
from argmap.model.ids import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

_ODD = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_ORDINARY = rf"[^\\@\#*_\[\]<>{{}}/=.:{_ODD}]++|/(?![/*])|=(?!==)|>|@(?![\[<])"

_PLAIN = re.compile(rf"(?:{_ORDINARY}|[.:](?!\S{{1,13}}[.:]))++")
_INNER = rf"(?:[^\\@\#*_\[\]<>{{}}/=\s{_ODD}]|[ ](?![ ]))"


def _mark(name: str, inner: str) -> str:
    """Return a pattern of bold or italic text."""
    return (
        rf"(?P<{name}>\*\*|__|\*|_)(?=[\w*_]){inner}+?(?<=[\w.!?*_])(?P={name})"
        r"(?=[\s).,!?;:*_]|$)"
    )


_MARKED = re.compile(
    rf"""(?:
        {_ORDINARY.replace("++", "")} | [.:]
      | \\[!-/:-@\[-`{{-~]
      | \[[^\\@\#*_\[\]<>{{}}/{_ODD}]+\]\([^\s()<>\[\]{{}}\\{_ODD}]+\)
      | @\[[^\\\[\]<>{{}}/{_ODD}]+\] | @<[^\\\[\]<>{{}}/{_ODD}]+>
      | (?<![^\s])\#(?:(?!\d+(?![\w-]))\w[\w-]*|\([^()\\\[\]<>{{}}/\#{_ODD}]+\))
        (?=[\s,;!?)]|$)
      | (?<![^\s(]){_mark("outer", rf"(?:{_INNER}|{_mark('inner', _INNER)})")}
    )++""",
    re.VERBOSE,
)
_LEAD = re.compile(
    r"(?!\d+\.(?:\s|$)|\(\d+\))(?:[^\W_]|[(\"!?,;%&$~^|]|[^\x00-\x7f]|\.\.\."
    r"|\*\*?\w|__?\w|\[[^\[\]]+\]\(|@[\[<])"
)
_TAG = re.compile(r"(?!\d+$)[A-Za-z0-9_\u00c0-\u02af\u0370-\u1fff\u3040-\ud7ff-]+")
_LONG_TAG = re.compile(rf"[^\s()\\\[\]<>{{}}/\#*@{_ODD}][^()\\\[\]<>{{}}/\#*@{_ODD}]*")
_LABEL = re.compile(
    rf"(?![-+_!\s])(?:[^\\\#*@\[\]<>{{}}/=`{_ODD}]|/(?![/*])|=(?!=))+(?<!\s)"
)
_RULE = re.compile(r"[^\W_](?:[\w '’()]|[-.](?=\w)|:(?=\s))*(?<![ ':])")
_LONGEST_LABEL = 120

# Titles on which the original program stumbles: names that every JavaScript object has.
_TAKEN_IN_JAVASCRIPT = frozenset(
    {
        *("__proto__", "constructor", "hasOwnProperty", "isPrototypeOf"),
        *("propertyIsEnumerable", "toLocaleString", "toString", "valueOf"),
        *("__defineGetter__", "__defineSetter__"),
        *("__lookupGetter__", "__lookupSetter__"),
    }
)


def find_tags(text: str) -> tuple[str, ...] | None:
    """Return the tags in *text*; None if a line cannot hold the text as it is.

    Example:
        >>> from argmap.lang.spelling import find_tags
        >>> find_tags("Trams are **quiet**, says #everyone here.")
        ('everyone',)
        >>> find_tags("See https://example.org") is None
        True
    """
    if _PLAIN.fullmatch(text):
        return () if text.strip() == text else None
    if not _MARKED.fullmatch(text) or text.strip() != text:
        return None
    reading = read_text(text, [(0, len(text))])
    if reading.text != text or reading.titles or reading.open_marks:
        return None
    return tuple(reading.tags)


def can_lead(text: str) -> bool:
    """Tell whether a line without a title can start with *text*.

    Example:
        >>> from argmap.lang.spelling import can_lead
        >>> can_lead("Trams."), can_lead("- trams"), can_lead("1. Trams")
        (True, False, False)
    """
    return _LEAD.match(text) is not None


def show_text(text: str) -> str:
    r"""Return *text* for the eye: in one line, everything special escaped.

    Example:
        >>> from argmap.lang.spelling import show_text
        >>> print(show_text("See\n[1] and https://example.org"))
        See \[1\] and https\:\/\/example.org
    """
    line = " ".join(re.sub(rf"[{_ODD}]", " ", text).split())
    line = re.sub(r"[\\\[\]<>{}#*_@/=]", r"\\\g<0>", line)
    return re.sub(r"[.:](?=\S{1,13}[.:])", r"\\\g<0>", line) or "…"


def spell_tags(tags: Iterable[str]) -> list[str] | None:
    """Return *tags* as written in a line, or None if a line cannot hold one of them.

    Example:
        >>> from argmap.lang.spelling import spell_tags
        >>> spell_tags(["pro", "two words"]), spell_tags(["a)"])
        (['#pro', '#(two words)'], None)
    """
    spelled: list[str] = []
    for tag in tags:
        if _TAG.fullmatch(tag):
            spelled.append(f"#{tag}")
        elif _LONG_TAG.fullmatch(tag) and tag.strip() == tag:
            spelled.append(f"#({tag})")
        else:
            return None
    return spelled if len(set(spelled)) == len(spelled) else None


def is_rule(text: str) -> bool:
    """Tell whether an inference line can name the rule *text*."""
    return _RULE.fullmatch(text) is not None and "--" not in text


def is_label(text: str) -> bool:
    """Tell whether brackets can hold *text* as a title.

    Example:
        >>> from argmap.lang.spelling import is_label
        >>> is_label("Ban+1"), is_label("a]b"), is_label("-x")
        (True, False, False)
    """
    return (
        len(text) <= _LONGEST_LABEL
        and _LABEL.fullmatch(text) is not None
        and text not in _TAKEN_IN_JAVASCRIPT
    )


class Labels:
    """Titles in brackets, each used for one element; one instance a kind of bracket."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, *wishes: str | None) -> str:
        """Return the first of *wishes* that is free and fits, else a made-up one."""
        for wish in wishes:
            if wish is not None and wish not in self._given and is_label(wish):
                break
        else:
            stem = next(slug(wish, fallback="element") for wish in wishes if wish)
            wish = stem if is_label(stem) else "element"
            stem, number = wish, 1
            while wish in self._given:
                number += 1
                wish = f"{stem}-{number}"
        self._given.add(wish)
        return wish
