"""What elements say in a picture: texts, titles, captions, remarks, tooltips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.layouts.characters import show_controls
from argmap.model import Argument, Attack, Inference, Statement
from argmap.model.inlines import strip_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.layouts.drawings import WireKind
    from argmap.layouts.forests import Card, Group
    from argmap.layouts.words import Words
    from argmap.model import Element

_LINK = re.compile(r"\[(?P<label>[^\]\[]+)\]\((?P<url>[^()\s]+)\)")
_SAFE_LINK = re.compile(
    r"(?:https?://|mailto:)[^\s<>\"'\x00-\x20\x7f]+\Z", re.IGNORECASE
)

Link = tuple[int, int, str]


def is_safe_link(address: str) -> bool:
    """Tell whether *address* may become a link: http, https and mailto only."""
    return _SAFE_LINK.match(address) is not None


def heading_of(element: Element | None) -> str:
    """Return the title that is drawn above the text: that of a sketched argument."""
    if isinstance(element, Argument):
        return show_controls(element.title or "")
    return ""


def source_of(element: Element | None) -> str:
    """Return the text of *element* as written, with its inline marks."""
    if isinstance(element, Statement):
        return element.text
    return element.gist if isinstance(element, Argument) else ""


def text_of(card: Card, words: Words) -> str:
    """Return what the box of *card* says, and whether that is unsaid."""
    said = content_of(card, words)
    return f"{said} {words.unstated}" if card.implicit else said


def content_of(card: Card, words: Words) -> str:
    """Return the content of *card*, in one line, safe to draw.

    An element without text says its title, else its id.
    """
    element = card.element
    if isinstance(element, Statement):
        said = show_controls(element.plain_text) or show_controls(element.title or "")
        return said or show_controls(element.id)
    if isinstance(element, Argument):
        said = show_controls(element.plain_gist)
        return said or ("" if heading_of(element) else show_controls(element.id))
    name = getattr(element, "title", None)
    return (
        show_controls(name) if name else words.missing.format(id=show_controls(card.id))
    )


def links_of(element: Element | None, text: str) -> tuple[Link, ...]:
    """Return where in *text*, the text as drawn, the links of *element* stand."""
    written = source_of(element)
    if "](" not in written:
        return ()
    links: list[Link] = []
    done = 0
    for match in _LINK.finditer(written):
        label = show_controls(strip_marks(match["label"]))
        start = text.find(label, done)
        if start >= 0 and label and is_safe_link(match["url"]):
            done = start + len(label)
            links.append((start, done, match["url"]))
    return tuple(links)


def caption_of(element: Element | None, words: Words) -> str:
    """Return the small line above a text: who says it, how the author stands to it."""
    if not isinstance(element, Statement):
        return ""
    parts = [element.speaker or "", words.stances.get(element.stance or "", "")]
    if element.strength is not None:
        parts.append(words.strength.format(value=f"{element.strength:g}"))
    return show_controls(", ".join(filter(None, parts)))


def hint_of(element: Element | None, words: Words) -> str:
    """Return the tooltip: what the box has no room for."""
    if element is None:
        return ""
    parts = (
        [] if isinstance(element, Argument) else [getattr(element, "title", "") or ""]
    )
    for other in getattr(element, "members", ()):
        plain = strip_marks(other)
        if other != source_of(element):
            parts.append(words.also.format(text=plain))
    return show_controls(" · ".join(filter(None, parts)))


def chip_word(group: Group, words: Words) -> str:
    """Return the word on a group."""
    if group.kind != "neutral":
        kinds: dict[WireKind, str] = {
            "support": words.because,
            "attack": words.but,
            "undercut": words.however,
        }
        return kinds[group.kind]
    names = {
        "Rephrase": words.rephrase,
        "Preference": words.prefer,
        "Context": words.context,
    }
    return names[type(group.relation).__name__]


def title_of(group: Group) -> str:
    """Return the title of the argument that a group is a step of, or its own."""
    titles = [argument.title or "" for argument in group.arguments]
    own = getattr(group.relation, "title", None)
    return show_controls(" / ".join(filter(None, titles)) or own or "")


def gist_of(group: Group) -> str:
    """Return the gist of the argument whose last step a group is."""
    gists = [show_controls(argument.plain_gist) for argument in group.closes]
    return " / ".join(filter(None, gists))


def remarks_of(group: Group, words: Words) -> str:
    """Return what the header says beside the title: scheme, rules, how strict it is."""
    relation = group.relation
    parts: list[str] = []
    if isinstance(relation, Inference):
        if relation.title and any(a.title for a in group.arguments):
            parts.append(relation.title)
        parts += [relation.scheme or "", ", ".join(relation.rules)]
        parts.append(relation.qualifier or "")
        parts.append(words.strict if relation.strict else "")
        parts.append(words.cumulative if relation.mode == "cumulative" else "")
    elif isinstance(relation, Attack):
        parts.append(relation.scheme or "")
        if relation.symmetric:
            both = relation.kind == "contrary"
            parts.append(words.contrary if both else words.contradictory)
        parts.append(words.outweighed if relation.outweighed else "")
    strength = getattr(relation, "strength", None)
    if strength is not None:
        parts.append(words.strength.format(value=f"{strength:g}"))
    return show_controls(" · ".join(filter(None, parts)))


def questions_of(group: Group, words: Words, numbers: Mapping[str, str]) -> list[str]:
    """Return the critical questions of a step, and which statements answer them.

    Args:
        group: The group of the step.
        words: The words of the picture.
        numbers: Id → number, for the answers.
    """
    said: list[str] = []
    for key, answer in getattr(group.relation, "questions", {}).items():
        asked = show_controls(key)
        if answer is None:
            said.append(words.asked.format(question=asked))
        else:
            by = numbers.get(answer) or show_controls(answer)
            said.append(words.answered.format(question=asked, by=by))
    return said
