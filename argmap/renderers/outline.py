"""The map in words: the twin of every picture, for print, terminals and screen readers.

Numbers and order are those of the picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.layouts import wordings
from argmap.layouts.characters import count_columns, show_controls
from argmap.layouts.composing import source_line
from argmap.layouts.forests import Card, Group
from argmap.layouts.grouping import group
from argmap.layouts.statuses import read_statuses
from argmap.layouts.words import words_of
from argmap.layouts.wrapping import Wrapper
from argmap.model.inlines import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.layouts.drawings import Status
    from argmap.layouts.forests import Forest
    from argmap.layouts.words import Words
    from argmap.model import ArgumentMap

_MOST_LEVELS = 12
_NARROWEST = 30

Kind = Literal["claim", "also", "group", "linked", "remark"]


class Item(NamedTuple):
    """One entry of an outline.

    Args:
        level: How far to the right.
        kind: A claim or a stand-in for one, another wording, the word of a group,
            ``and``, or a remark on a group.
        label: The number of a claim.
        text: What it says.
    """

    level: int
    kind: Kind
    label: str
    text: str


def write_outline(
    m: ArgumentMap,
    *,
    width: int = 78,
    labels: Mapping[str, object] | None = None,
    language: str = "en",
) -> str:
    r"""Return the outline of *m* as plain text.

    Args:
        m: The map.
        width: Columns of a line; words longer than that are broken.
        labels: Id → verdict, written behind the statements.
        language: Language of the words that argmap adds.

    Raises:
        ValueError: A label or the language is unknown.

    Lines are indented at most 12 levels; deeper groups name what they bear on. So the
    cost is linear in the size of the map, however deep it is.

    Example:
        >>> import argmap
        >>> from argmap.renderers.outline import write_outline
        >>> m = argmap.loads("[Ban]: Ban cars.\n  + [Air]: Cleaner air.")
        >>> print(write_outline(m), end="")
        1  Ban cars.
           because
           2  Cleaner air.
    """
    words = words_of(language)
    forest = group(m)
    step = max(3, len(str(forest.count)) + 2)
    wrap = Wrapper(count_columns)
    levels = max(0, min(_MOST_LEVELS, (width - _NARROWEST) // step))
    lines: list[str] = []
    for text in (show_controls(m.title or ""), source_line(m)):
        lines += (text[a:b] for a, b in wrap.wrap(text, width, even=False))
    for item in _items(forest, words, read_statuses(labels), levels):
        if item.level == 0 and lines:
            lines.append("")
        label = item.label.ljust(step) if item.label else ""
        margin = " " * (item.level * step)
        room = max(width - len(margin) - len(label), 1)
        ranges = wrap.wrap(item.text, room, even=False) or [(0, 0)]
        for start, end in ranges:
            lines.append(f"{margin}{label}{item.text[start:end]}".rstrip(" "))
            label = " " * len(label)
    if not forest.roots:
        lines.append(words.empty)
    return "\n".join(lines) + "\n"


def write_markdown(
    m: ArgumentMap,
    *,
    labels: Mapping[str, object] | None = None,
    language: str = "en",
) -> str:
    r"""Return the outline of *m* as Markdown: nested lists, texts escaped.

    Args:
        m: The map.
        labels: Id → verdict, written behind the statements.
        language: Language of the words that argmap adds.

    Raises:
        ValueError: A label or the language is unknown.

    Example:
        >>> import argmap
        >>> from argmap.renderers.outline import write_markdown
        >>> m = argmap.loads("[Ban]: Ban cars.\n  + [Air]: Cleaner air.")
        >>> print(write_markdown(m), end="")
        - **1** Ban cars.
          - *because*
            - **2** Cleaner air.
    """
    words = words_of(language)
    forest = group(m)
    lines: list[str] = []
    if m.title:
        lines += [f"# {escape_markdown(show_controls(m.title))}", ""]
    source = source_line(m)
    if source:
        lines += [escape_markdown(source), ""]
    for item in _items(forest, words, read_statuses(labels), _MOST_LEVELS):
        text = escape_markdown(item.text)
        # a premise stands one step to the right of the word of its group
        level = 2 * item.level - (0 if item.kind == "claim" else 1)
        margin = "  " * max(0, level)
        if item.kind == "claim":
            label = f"**{item.label}** " if item.label else ""
            lines.append(f"{margin}- {label}{text}".rstrip(" "))
        elif item.kind == "also":
            lines.append(f"{margin}- {text}")
        elif item.kind == "group":
            lines.append(f"{margin}- *{text}*")
        elif item.kind == "linked":
            lines.append(f"{margin}  - *{text}*")
        else:
            lines.append(f"{margin}  - {text}")
    if not forest.roots:
        lines.append(escape_markdown(words.empty))
    return "\n".join(lines) + "\n"


def escape_markdown(text: str) -> str:
    r"""Return *text* so that Markdown shows it as it is; bare addresses stay text.

    Example:
        >>> from argmap.renderers.outline import escape_markdown
        >>> escape_markdown("*no* <b> https://x.org")
        '\\*no\\* \\<b\\> https\\://x.org'
    """
    import re  # noqa: PLC0415  (plain outlines do without)

    text = re.sub(r"([\\`*_{}\[\]<>#|~&$!@^])", r"\\\1", text)
    text = re.sub(r":(?=//)", r"\\:", text)
    return re.sub(r"(?i)(?<=www)\.", r"\\.", text)


def _items(
    forest: Forest, words: Words, statuses: Mapping[str, Status], levels: int
) -> Iterator[Item]:
    """Walk over the map in reading order; iterative, as maps can be very deep."""
    numbers = forest.numbers()
    todo: list[tuple[Card | Group | str, int]] = [
        (root, 0) for root in reversed(forest.roots)
    ]
    while todo:
        entry, depth = todo.pop()
        level = min(depth, levels)
        if isinstance(entry, str):
            kind: Kind = "linked" if entry is words.linked else "remark"
            yield Item(level, kind, "", entry)
        elif isinstance(entry, Card):
            yield from _claim(entry, level, words, statuses)
            todo += ((one, depth + 1) for one in reversed(entry.reasons))
        else:
            far = depth > levels
            yield from _group(entry, level, words, statuses, far=far)
            todo += ((one, depth + 1) for one in reversed(entry.onto))
            asked = wordings.questions_of(entry, words, numbers)
            todo += ((question, depth) for question in reversed(asked))
            for i, card in reversed(list(enumerate(entry.cards))):
                todo.append((card, depth))
                if i:
                    todo.append((words.linked, depth))


def _claim(
    card: Card, level: int, words: Words, statuses: Mapping[str, Status]
) -> Iterator[Item]:
    if card.kind == "step" and card.step is not None:
        yield Item(level, "claim", "", words.step.format(numbers=card.step.numbers))
        return
    home = card.home or card
    said = wordings.text_of(home, words)
    heading = wordings.heading_of(card.element)
    text = f"{heading}: {said}" if heading and said else heading or said
    if card.home is not None:
        text = f"{words.see.format(number=card.number)}: {text}"
        yield Item(level, "claim", "", text)
        return
    caption = wordings.caption_of(card.element, words)
    if caption:
        text = f"{text} ({caption})"
    status = statuses.get(card.id)
    if status is not None:
        text = f"{text} [{words.legend[status]}]"
    yield Item(level, "claim", str(card.number), text)
    own = wordings.source_of(card.element)
    for other in getattr(card.element, "members", ()):
        if other != own:
            said = show_controls(strip_marks(other))
            yield Item(level + 1, "also", "", words.also.format(text=said))


def _group(
    one: Group,
    level: int,
    words: Words,
    statuses: Mapping[str, Status],
    *,
    far: bool,
) -> Iterator[Item]:
    word = wordings.chip_word(one, words)
    target = one.target
    if isinstance(target, Group):
        against = one.kind in ("undercut", "attack")
        phrase = words.against_step if against else words.for_step
        word = f"{word}, {phrase.format(numbers=target.numbers)}"
    elif far:
        word = f"{word}, {words.at.format(number=target.number)}"
    title = wordings.title_of(one)
    remarks = " · ".join(filter(None, (title, wordings.remarks_of(one, words))))
    if remarks:
        word = f"{word} ({remarks})"
    status = statuses.get(one.relation.id)
    if status is not None:
        word = f"{word} [{words.legend[status]}]"
    yield Item(level, "group", "", word)
    gist = wordings.gist_of(one)
    if gist:
        yield Item(level, "remark", "", gist)
    if not one.cards:
        yield Item(level, "remark", "", words.nothing)
