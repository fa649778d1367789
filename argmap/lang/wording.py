"""How the texts and tags of an element are spread over lines and data keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from argmap.lang.spelling import find_tags, show_text, spell_tags

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE = re.compile(r"[.:]\S{1,60}?[.:]")


@attrs.frozen
class Wording:
    """What stands behind a title.

    Args:
        texts: The wordings, one a definition; empty if there is nothing to say.
        tags: Tags behind the first of them, as written, with a blank before each.
        keys: Data keys for what lines cannot hold.
    """

    texts: tuple[str, ...]
    tags: str = ""
    keys: dict[str, Any] = attrs.Factory(dict)


def word_element(
    texts: tuple[str, ...], tags: tuple[str, ...], *, own_codes: bool = False
) -> Wording:
    """Return how *texts*, the last of which counts, and *tags* are written.

    Args:
        texts: All wordings, in order.
        tags: The tags of the element.
        own_codes: True if the frontmatter defines shortcodes of its own.

    Example:
        >>> from argmap.lang.wording import word_element
        >>> word_element(("Ban cars.",), ("pro",))
        Wording(texts=('Ban cars.',), tags=' #pro', keys={})
        >>> word_element(("See [1].",), ()).keys
        {'text': 'See [1].'}
    """
    last = texts[-1]
    if len(texts) == 1:
        text = last
        inner = _tags_in(text, own_codes=own_codes) if text else ()
        if inner == () and not tags:
            return Wording(texts if text else ())
    elif all(texts):
        found = [_tags_in(text, own_codes=own_codes) for text in texts]
        inner = None if None in found else ()
        if inner is not None:
            inner = tuple(dict.fromkeys(tag for one in found for tag in one or ()))
    else:
        inner = None
    if inner is not None:
        written = _tags_behind(inner, tags, first=_tags_in(texts[0]) or ())
        if written is not None:
            return Wording(texts if texts != ("",) else (), *written)
    shown = [show_text(text) for text in texts if text][-1:]
    keys: dict[str, Any] = {"text": last} if shown else {}
    if len(texts) > 1:
        keys["members"] = texts[:-1]
    spelled = spell_tags(tags)
    if spelled is None:
        keys["tags"] = tags
    behind = "".join(f" {one}" for one in spelled or ())
    return Wording(tuple(shown), behind, keys)


def _tags_in(text: str, *, own_codes: bool = False) -> tuple[str, ...] | None:
    if own_codes and _CODE.search(text):
        return None
    return find_tags(text)


def _tags_behind(
    inner: tuple[str, ...], tags: tuple[str, ...], *, first: tuple[str, ...]
) -> tuple[str, dict[str, Any]] | None:
    """Return the tags to write behind the first text, and as data; None if none fit.

    A reader finds the tags in the first text, those behind it, those in further texts,
    and then those of the data key.
    """
    later = [tag for tag in inner if tag not in first]
    behind = [tag for tag in tags if tag not in inner]
    if (*first, *behind, *later) == tags:
        spelled = spell_tags(behind)
        if spelled is not None:
            return "".join(f" {one}" for one in spelled), {}
    rest = tags[len(inner) :]
    if tags[: len(inner)] == inner and not any(tag in inner for tag in rest):
        return "", {"tags": rest}
    return None


def join_words(*parts: str) -> str:
    """Return *parts* that are not empty, with blanks between them."""
    return " ".join(one for one in parts if one)


def sort_back(wanted: Sequence[str], found: Sequence[str]) -> tuple[str, ...]:
    """Return how many of *wanted* must be named so that *found* gets into that order.

    Naming moves elements to the front; the others keep the order they have.

    Example:
        >>> from argmap.lang.wording import sort_back
        >>> sort_back(["a", "b", "c"], ["b", "a", "c"])
        ('a',)
    """
    rank = {one: number for number, one in enumerate(found)}
    least = len(wanted)
    before = len(found)
    while least and rank[wanted[least - 1]] < before:
        least -= 1
        before = rank[wanted[least]]
    return tuple(wanted[:least])
