"""What stands in a line: a title, a title with a text, or a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from argmap.diagnostics import Edit, Fix, Severity
from argmap.lang.tree import Element
from argmap.model.inlines import TAG

if TYPE_CHECKING:
    from argmap.lang.lexer import Line
    from argmap.lang.reports import Reporter

LINK = re.compile(r"\[[^\]\r\n]+\]\([^)\r\n]+\)")
_DEFINITION = {"[": re.compile(r"\[(.+?)\]:"), "<": re.compile(r"<(.+?)>:")}
_REFERENCE = {"[": re.compile(r"\[([^-].*?)\]"), "<": re.compile(r"<([^-].*?)>")}
_TAGS_ONLY = re.compile(rf"(?:{TAG}[ \t\x00]*)*\Z")
_STRIP = " \t\x00"


class ElementReader:
    """Reads the elements of one text.

    Args:
        text: The text with comments and data masked.
        reporter: Takes up problems.
    """

    def __init__(self, text: str, reporter: Reporter) -> None:
        self.text = text
        self.reporter = reporter
        # What may still turn out to be empty, with the sign before it.
        self.hollow: list[tuple[Element, str]] = []

    def read(self, line: Line, sign: str = "") -> Element:
        """Read what stands in the body of *line*: a title with or without a text."""
        start, stop = line.body, line.stop
        text = self.text
        first = text[start] if start < stop else ""
        if first not in ("[", "<") or (first == "[" and LINK.match(text, start, stop)):
            element = Element("statement", "text", "", start, stop)
            if start < stop:
                element.pieces = ((start, stop),)
            else:
                self.hollow.append((element, sign))
            return element
        kind: Literal["statement", "argument"]
        kind = "statement" if first == "[" else "argument"
        found = _DEFINITION[first].match(text, start, stop)
        if found is not None:
            element = Element(kind, "definition", found.group(1), start, stop)
            self._add_rest(element, found.end(), stop)
            if not element.pieces:
                self.hollow.append((element, sign))
            return element
        found = _REFERENCE[first].match(text, start, stop)
        if found is not None:
            return self._reference(kind, found, stop)
        if first == "[" or text[start + 1 : start + 2].isalpha():
            close = "]" if first == "[" else ">"
            self.reporter.report(
                "unclosed-title",
                start,
                start + 1,
                open=first,
                close=close,
                title=text[start + 1 : stop].partition(":")[0],
            )
        element = Element("statement", "text", "", start, stop)
        element.pieces = ((start, stop),)
        return element

    def _add_rest(self, element: Element, start: int, stop: int) -> None:
        rest = self.text[start:stop]
        bare = rest.strip(_STRIP)
        if bare:
            start += len(rest) - len(rest.lstrip(_STRIP))
            element.pieces = ((start, start + len(bare)),)

    def _reference(
        self, kind: Literal["statement", "argument"], found: re.Match[str], stop: int
    ) -> Element:
        element = Element(kind, "reference", found.group(1), found.start(), stop)
        self._add_rest(element, found.end(), stop)
        if not element.pieces:
            element.stop = found.end()
            return element
        begin, end = element.pieces[0]
        rest = self.text[begin:end]
        if rest.startswith("#") and _TAGS_ONLY.match(rest):
            return element
        if rest[0] in "[<":
            second = _REFERENCE[rest[0]].match(rest)
            if second is not None and _TAGS_ONLY.match(rest[second.end() :].lstrip()):
                self.reporter.report(
                    "two-references",
                    begin,
                    end,
                    title=found.group(),
                    second=second.group(),
                )
                element.pieces = ()
                element.stop = found.end()
                return element
        colon = found.end()
        fix = Fix(
            "make it a definition",
            (
                Edit(self.reporter.span(colon, begin + 1), ": ")
                if rest[0] == ":"
                else Edit(self.reporter.span(colon, colon), ":"),
            ),
            safe=rest[0] == ":",
        )
        self.reporter.report(
            "text-after-reference", begin, end, fix=fix, title=found.group()
        )
        element.form = "definition"
        if rest[0] == ":":
            element.pieces = ()
            self._add_rest(element, begin + 1, end)
        return element

    def finish(self) -> None:
        """Report what has turned out to be empty."""
        for element, sign in self.hollow:
            if element.pieces:
                continue
            if element.form == "definition":
                bracket = "[{}]" if element.kind == "statement" else "<{}>"
                mild = Severity.WARNING if element.links else None
                self.reporter.report(
                    "empty-definition",
                    element.start,
                    element.stop,
                    severity=mild,
                    title=bracket.format(element.title),
                )
            else:
                at = element.start
                self.reporter.report(
                    "empty-relation", max(0, at - len(sign)), at, op=sign
                )
