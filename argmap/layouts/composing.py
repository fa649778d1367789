"""From a map to the finished drawing: trees, heading, key and description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.layouts import wordings
from argmap.layouts.characters import show_controls
from argmap.layouts.drawings import Drawing, TextLine
from argmap.layouts.engines import ENGINES
from argmap.layouts.forests import Card, Group
from argmap.layouts.grouping import group
from argmap.layouts.legends import make_legend
from argmap.layouts.proportions import DEFAULT, Proportions
from argmap.layouts.sizing import Sizer
from argmap.layouts.statuses import read_statuses
from argmap.layouts.words import Words, words_of
from argmap.layouts.wrapping import wrapper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.layouts.forests import Forest
    from argmap.model import ArgumentMap

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_NARROWEST = 480
_MOST_DESCRIBED = 40
_LONGEST_PHRASE = 300
_STOPS = ".!?…。\uff01\uff1f"
_SOURCE_KEYS = ("subTitle", "author", "source", "date")


def lay_out(
    m: ArgumentMap,
    *,
    engine: str = "tidy",
    labels: Mapping[str, object] | None = None,
    language: str = "en",
    proportions: Proportions = DEFAULT,
) -> Drawing:
    r"""Return the drawing of *m*: every box, wire and line of text with its place.

    Args:
        m: The map.
        engine: Name of a layout engine.
        labels: Id → verdict, drawn as marks.
        language: Language of the words that argmap adds (because, but, …).
        proportions: Sizes and gaps.

    Raises:
        KeyError: There is no such engine.
        ValueError: A label or the language is unknown.

    Time and memory are linear in the size of the map; the result depends on the
    arguments alone.

    Example:
        >>> import argmap
        >>> from argmap.layouts import lay_out
        >>> m = argmap.loads("[Ban]: Ban cars.\n  + [Air]: Cleaner air.")
        >>> [part.id for part in lay_out(m).parts]
        ['Ban', 'Ban+1']
    """
    p = proportions
    words = words_of(language)
    place = ENGINES[engine].place
    forest = group(m)
    sizer = Sizer(forest, words, p, read_statuses(labels))
    heading, top = _make_heading(m, p)
    parts, right, bottom = place(forest, sizer, top)
    if not parts:
        heading, right, bottom = _add_line(heading, words.empty, p, top)
    for line in heading:
        width = wrapper(line.size, bold=line.bold).width(line.text)
        right = max(right, p.margin + width)
    legend, reached, lower = make_legend(parts, words, p, bottom + p.margin, right)
    if legend.lines:
        right, bottom = max(right, reached), lower
    return Drawing(
        right + p.margin,
        bottom + p.margin,
        _name(m, forest, words),
        describe(forest, words),
        _language(m, language),
        heading,
        tuple(parts),
        legend,
    )


def _make_heading(m: ArgumentMap, p: Proportions) -> tuple[tuple[TextLine, ...], float]:
    """Return the lines above the picture, and where the trees begin."""
    lines: list[TextLine] = []
    y = p.margin
    for text, size, bold in (
        (show_controls(m.title or ""), p.title, True),
        (source_line(m), p.text - 1, False),
    ):
        for start, end in wrapper(size, bold=bold).wrap(text, _NARROWEST):
            y += size
            tone = "ink" if bold else "muted"
            lines.append(TextLine(p.margin, y, text[start:end], size, bold, tone=tone))  # type: ignore[arg-type]  # one of the tones
            y += size / 4
    return tuple(lines), y + (p.margin if lines else 0)


def source_line(m: ArgumentMap) -> str:
    """Return where the map comes from, as the document says: author, date, …."""
    parts: list[str] = []
    for key in _SOURCE_KEYS:
        value = m.metadata.get(key)
        values = value if isinstance(value, tuple) else (value,)
        parts += [str(one) for one in values if isinstance(one, str | int) and one]
    return show_controls(" · ".join(parts))


def _add_line(
    heading: tuple[TextLine, ...], text: str, p: Proportions, top: float
) -> tuple[tuple[TextLine, ...], float, float]:
    line = TextLine(p.margin, top + p.text, text, p.text, italic=True, tone="muted")
    return (*heading, line), p.margin, top + p.leading


def _language(m: ArgumentMap, language: str) -> str:
    own = m.metadata.get("language")
    return own if isinstance(own, str) and _LANGUAGE.match(own) else language


def _name(m: ArgumentMap, forest: Forest, words: Words) -> str:
    if m.title:
        return show_controls(m.title)
    for root in forest.roots:
        return _phrase(
            wordings.text_of(root, words) or wordings.heading_of(root.element)
        )
    return words.empty


def _phrase(text: str) -> str:
    if len(text) <= _LONGEST_PHRASE:
        return text
    return text[:_LONGEST_PHRASE].rsplit(" ", 1)[0] + "…"


def describe(forest: Forest, words: Words) -> str:
    """Return the map in sentences: its size, main claims, and their reasons.

    For readers who do not see the picture; at most 40 sentences, as outlines have all.
    """
    if not forest.roots:
        return words.empty
    m = forest.map
    counts = words.counts.format(
        statements=len(m.statements), supports=len(m.inferences), attacks=len(m.attacks)
    )
    sentences = [counts]
    todo: list[Card | Group] = []
    for root in forest.roots:
        todo += (root, *root.reasons)
        if len(todo) > _MOST_DESCRIBED:
            break
    for one in todo[:_MOST_DESCRIBED]:
        if isinstance(one, Card):
            said = wordings.text_of(one, words) or wordings.heading_of(one.element)
            sentences.append(f"{one.number}: {_close(_phrase(said))}")
        else:
            said = f" {words.linked} ".join(
                f"{card.number}, {_phrase(wordings.text_of(card, words)).rstrip('.。')}"
                for card in one.cards[:_MOST_DESCRIBED]
            )
            sentences.append(_close(f"{wordings.chip_word(one, words)} {said}".strip()))
    if len(todo) > _MOST_DESCRIBED:
        sentences.append("…")
    return " ".join(sentences)


def _close(sentence: str) -> str:
    sentence = sentence[:1].upper() + sentence[1:]
    return sentence if sentence[-1:] in _STOPS else f"{sentence}."
