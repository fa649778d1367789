"""Comments that silence a finding, and the rules about them.

``// argmap: ignore AM203 the term is explained in class`` on the line of an element or
the line before it; ``// argmap: ignore-file AM203 …`` near the top for a whole file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from argmap.checks.rules import Finding
from argmap.diagnostics import Edit, Fix, Severity
from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.checks.rules import Rule
    from argmap.diagnostics import Diagnostic
    from argmap.lang import Document

TOP = 30
"""Last line on which a comment may silence a whole file."""

_SILENCER = re.compile(
    r"argmap:\s*(?P<verb>ignore(?:-file)?)\b(?P<rest>.*)", re.DOTALL | re.IGNORECASE
)
_CODE = re.compile(r"\s*,?\s*(AM\d+|[a-z]+(?:-[a-z]+)+)(?=[\s,:;.–—-]|$)")
_END = re.compile(r"\s*(?:\*/|-->)\s*$")


@attrs.frozen
class Silencer:
    """One comment that silences.

    Args:
        span: The comment.
        words: The codes or names in it, as written.
        reason: Why; empty where none is given.
        whole_file: True for ``ignore-file``.
        lines: The lines that it applies to, in the text of *span*.
    """

    span: Span
    words: tuple[str, ...]
    reason: str
    whole_file: bool
    lines: frozenset[int]


@attrs.define
class Silencing:
    """The silencers of a document, and what they did in one check.

    Args:
        silencers: The comments, in order.
        active: Codes and names of what was looked for.
        find: Gives the rule that a word names, or None.
        used: Positions of silencers and of their words that silenced something.
        forbidden: The same for what must not be silenced.
    """

    silencers: tuple[Silencer, ...]
    active: frozenset[str]
    find: Callable[[str], Rule | None]
    used: set[tuple[int, int]] = attrs.Factory(set)
    forbidden: set[tuple[int, int]] = attrs.Factory(set)


def read_silencers(document: Document) -> tuple[Silencer, ...]:
    """Return the comments of *document* that silence something, in order."""
    found: list[Silencer] = []
    comment_lines = _comment_lines(document.comments)
    for span in document.comments:
        text = span.text
        if "argmap:" not in text:
            continue
        match = _SILENCER.search(text)
        if match is None:
            continue
        rest = _END.sub("", match["rest"])
        words: list[str] = []
        at = 0
        while code := _CODE.match(rest, at):
            words.append(code[1])
            at = code.end()
        reason = rest[at:].strip(" \t\r\n:;,.–—-")
        whole = match["verb"].lower() == "ignore-file"
        lines = _lines_of(span, comment_lines)
        found.append(Silencer(span, tuple(words), reason, whole, lines))
    return tuple(found)


def _comment_lines(comments: Iterable[Span]) -> frozenset[tuple[int, int]]:
    """Lines that hold nothing but a comment: (identity of the text, line)."""
    return frozenset(
        (id(span.source), line)
        for span in comments
        if _is_alone(span)
        for line in range(span.line, span.end_line + 1)
    )


def _is_alone(span: Span) -> bool:
    source = span.source
    before = source.line(span.line)[: span.column - 1]
    after = source.line(span.end_line)[span.end_column - 1 :]
    return not before.strip() and not after.strip()


def _lines_of(span: Span, comment_lines: frozenset[tuple[int, int]]) -> frozenset[int]:
    """The line of the comment; if it stands alone, the next line that is no comment."""
    if not _is_alone(span):
        return frozenset({span.line, span.end_line})
    line = span.end_line + 1
    while (id(span.source), line) in comment_lines:
        line += 1
    return frozenset({span.line, line})


def silence(
    diagnostics: list[tuple[Diagnostic, tuple[Span, ...]]], silencing: Silencing
) -> list[Diagnostic]:
    """Return the diagnostics that no comment silences, and note what was used.

    Args:
        diagnostics: Each with every place of its subject.
        silencing: The comments; what they did is added to it.
    """
    by_line, by_file = _sort_silencers(silencing.silencers)
    kept: list[Diagnostic] = []
    for diagnostic, places in diagnostics:
        spans = (diagnostic.span, *places) if diagnostic.span is not None else places
        entries = [
            entry
            for span in dict.fromkeys((s.path, s.line) for s in spans)
            for entry in by_line.get(span, ())
        ]
        for path in dict.fromkeys(s.path for s in spans):
            entries += by_file.get(path, ())
        if not spans:
            entries += [entry for found in by_file.values() for entry in found]
        hits = [
            (number, place)
            for number, place, word in entries
            if word in (diagnostic.code, diagnostic.name)
        ]
        if hits and is_protected(diagnostic):
            silencing.forbidden.update(hits)
            kept.append(diagnostic)
        elif hits:
            silencing.used.update(hits)
        else:
            kept.append(diagnostic)
    return kept


_Entries: TypeAlias = list[tuple[int, int, str]]


def _sort_silencers(
    silencers: Iterable[Silencer],
) -> tuple[dict[tuple[str, int], _Entries], dict[str, _Entries]]:
    """Return by line and by file: number of the silencer, of the word, the word."""
    by_line: dict[tuple[str, int], _Entries] = {}
    by_file: dict[str, _Entries] = {}
    for number, silencer in enumerate(silencers):
        path = silencer.span.path
        if not silencer.reason:
            continue
        for place, word in enumerate(silencer.words):
            entry = number, place, word
            if not silencer.whole_file:
                for line in silencer.lines:
                    by_line.setdefault((path, line), []).append(entry)
            elif silencer.span.line <= TOP:
                by_file.setdefault(path, []).append(entry)
    return by_line, by_file


def is_protected(diagnostic: Diagnostic) -> bool:
    """Tell whether it is an error of the language: a part of the text was not read."""
    return diagnostic.code.startswith("AM0") and diagnostic.severity is Severity.ERROR


def find_unknown_codes(silencing: Silencing) -> Iterator[Finding]:
    """A comment silences a code that no rule has.

    What:
        The code or name after `argmap: ignore` belongs to no rule; or there is none.
    Why:
        Such a comment does nothing, and the reader believes that it does.
    Bad:
        // argmap: ignore AM299 the air is not the point here
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Write the code that stands in the message, or take the comment out.
    """
    from argmap.checks.selections import close_codes  # noqa: PLC0415  (rare)

    for silencer in silencing.silencers:
        if not silencer.words:
            yield Finding(
                None,
                "the comment names no code to ignore",
                "write `// argmap: ignore AM123 and the reason`",
                span=silencer.span,
            )
        for word in silencer.words:
            if silencing.find(word) is None and word not in silencing.active:
                close = close_codes(word)
                yield Finding(
                    None,
                    f"no rule has the code `{word}`",
                    "write " + " or ".join(f"`{one}`" for one in close)
                    if close
                    else "write the code that stands in the message",
                    span=silencer.span,
                )


def find_missing_reasons(silencing: Silencing) -> Iterator[Finding]:
    """A comment silences a finding without a reason.

    What:
        After the code in `// argmap: ignore AM…` no words follow. The comment has no
        effect until they do.
    Why:
        The next reader has to know why the rule does not apply here.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.

        // argmap: ignore AM123
        [Trade]: Would shops lose customers?  {kind: question}
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.

        // argmap: ignore AM123 an open point, kept for next week
        [Trade]: Shops would lose customers.
    Fix:
        Write the reason behind the code.
    """
    for silencer in silencing.silencers:
        if silencer.words and not silencer.reason:
            yield Finding(
                None,
                f"no reason is given for ignoring {', '.join(silencer.words)}",
                f"write `// argmap: ignore {' '.join(silencer.words)}` and the reason",
                span=silencer.span,
            )


def find_unused_silencers(silencing: Silencing) -> Iterator[Finding]:
    """A comment silences nothing.

    What:
        The rule was looked for, but found nothing on the line of the comment or the
        line behind it.
    Why:
        The problem is gone, and the comment would hide the next one.
    Bad:
        // argmap: ignore AM123 an open point, kept for next week
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Take the comment out.
    """
    busy = silencing.used | silencing.forbidden
    for number, silencer in enumerate(silencing.silencers):
        if not silencer.reason or (silencer.whole_file and silencer.span.line > TOP):
            continue
        idle = [
            word
            for place, word in enumerate(silencer.words)
            if (number, place) not in busy and word in silencing.active
        ]
        if idle:
            every = len(idle) == len(silencer.words)
            yield Finding(
                None,
                f"nothing here needs {', '.join(f'`{word}`' for word in idle)} ignored",
                "take the comment out"
                if every
                else f"take {', '.join(idle)} out of it",
                fix=_removal(silencer.span) if every else None,
                span=silencer.span,
            )


def find_misplaced_silencers(silencing: Silencing) -> Iterator[Finding]:
    """A comment for the whole file stands too far down.

    What:
        `argmap: ignore-file` works in the first 30 lines only.
    Why:
        What holds for a whole file has to be seen by whoever opens it.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
        {30 empty lines}
        // argmap: ignore-file AM123 open points are kept for next week
    Good:
        // argmap: ignore-file AM123 open points are kept for next week

        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.

        [Trade]: Shops would lose customers.
    Fix:
        Move the comment to the top of the file.
    """
    for silencer in silencing.silencers:
        if silencer.whole_file and silencer.span.line > TOP:
            yield Finding(
                None,
                f"`ignore-file` stands below line {TOP} and has no effect",
                "move the comment to the top of the file",
                span=silencer.span,
            )


def find_forbidden_silencers(silencing: Silencing) -> Iterator[Finding]:
    """A comment tries to silence an error of the language.

    What:
        The code after `argmap: ignore` is an error in the text itself (AM0…).
    Why:
        Part of the text could not be read, so the map lacks it. Hiding that would hide
        what is missing.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
          // argmap: ignore AM007 to be written next week
          -
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: The air would get cleaner.
    Fix:
        Correct the text.
    """
    for number, place in sorted(silencing.forbidden):
        silencer = silencing.silencers[number]
        yield Finding(
            None,
            f"the error {silencer.words[place]} cannot be ignored",
            "correct the text",
            span=silencer.span,
        )


def _removal(span: Span) -> Fix:
    """Take the comment out, with its line if nothing else is on it."""
    text = span.source.text
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    if _is_alone(span):
        if text.startswith("\r\n", end):
            end += 2
        elif text[end : end + 1] in ("\n", "\r"):
            end += 1
    return Fix("take the comment out", (Edit(Span(span.source, start, end), ""),))
