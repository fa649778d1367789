"""Characters that look like signs or blanks of the language and are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.diagnostics import Edit, Fix
from argmap.lang.messages import diagnose
from argmap.source import Span

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic
    from argmap.source import SourceText

_LONG = "\u2014\u2015"
_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d\u2796" + _LONG
_PLUSES = "\uff0b\ufe62\u2795"
_BULLETS = "\u2022\u2023\u2043\u2219\u25aa\u25cf\u25cb\u25e6\u25a0\u00b7"
_BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_PLAIN = {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_PLUSES, "+"), "\uff3f": "_"}
_LIKE = "".join(_PLAIN)
_SIGNS = r"\+>|->|<\+|\+|<-|-(?!-)|><|_>|<_|_|\*|\#+|\(\d{1,9}\)|\d{1,9}\."

# Finds the few lines worth a look; all others cost nothing but this search.
_SUSPECT = re.compile(
    rf"(?<![^\r\n])[ \t]*+(?:<?[{_LIKE}]|[{_BULLETS}{_BLANKS}]"
    rf"|(?:{_SIGNS})[ \t]*+[{_BLANKS}])"
)
_START = re.compile(
    rf"(?P<lead>[ \t{_BLANKS}]*+)"
    rf"(?:(?P<like><?[{_LIKE}]>?)|(?P<bullet>[{_BULLETS}])|(?P<sign>{_SIGNS}))?+"
    rf"(?P<gap>[ \t{_BLANKS}]*+)(?P<next>[^\r\n]?)"
)
_BLANK = re.compile(f"[{_BLANKS}]")
_SENTENCE_END = tuple(".!?:;\u2026\"\u201c\u201d\u2019'\u00bb\u00ab)]>}\x00")
_RELATION = re.compile(rf"[ \t{_BLANKS}]*+(?:[-+_<>]|[{_LIKE}])")


def replace_lookalikes(
    source: SourceText, text: str, start: int, problems: list[Diagnostic]
) -> str:
    r"""Return *text* with signs and blanks in the place of what looks like them.

    Only the start of a line counts, and the length stays the same. A dash before words
    is a sign only behind the end of a sentence, so that prose may go on with one.
    Linear in the length of the text.

    Args:
        source: The text as written.
        text: The text with comments and data masked.
        start: Where to begin, behind the frontmatter.
        problems: Takes up what is found.

    Example:
        >>> from argmap.lang.lookalikes import replace_lookalikes
        >>> from argmap.source import SourceText
        >>> text = "[Ban]: Ban cars.\n  \u2013 [Trade]: Shops lose."
        >>> replace_lookalikes(SourceText(text), text, 0, []).splitlines()[1]
        '  - [Trade]: Shops lose.'
    """
    if text.isascii():
        return text
    parts: list[str] = []
    done = start
    for hit in _SUSPECT.finditer(text, start):
        found = _START.match(text, hit.start())
        if found is None or found.end("gap") <= done:
            continue
        parts += text[done : hit.start()], _read_start(source, text, found, problems)
        done = found.end("gap")
    return text[:start] + "".join(parts) + text[done:] if parts else text


def _read_start(
    source: SourceText, text: str, found: re.Match[str], problems: list[Diagnostic]
) -> str:
    """Return the start of a line as it is meant, and report what it is not."""
    lead, gap, like = found["lead"], found["gap"], found["like"]
    title = found["next"] in ("[", "<") and found["next"] != ""
    sign = like or found["bullet"] or found["sign"] or ""
    before = _line_before(text, found.start())
    reads = bool(like) and (title or _is_meant(found, before))
    prose = not title and (not sign or sign[0].isdigit() or sign == "_")
    if like and not reads:
        prose = True
    if not prose or not found["next"]:
        odd = [at.start() for at in _BLANK.finditer(text, found.start(), found.end())]
        if odd and _BLANK.match(found["next"]) is None:
            _report_blanks(source, text, odd, problems)
        lead, gap = _BLANK.sub(" ", lead), _BLANK.sub(" ", gap)
    if reads:
        plain = "".join(_PLAIN.get(one, one) for one in sign)
        _report_sign(source, found, plain, problems)
        sign = plain
    elif gap and (
        found["bullet"]
        or (like and not found["lead"] and like[0] not in _LONG and not before)
    ):
        _report(source, found, problems)
    return lead + sign + gap


def _line_before(text: str, start: int) -> str:
    """Return the line before the one at *start*, ``""`` if it is blank."""
    end = start - 2 if text[max(0, start - 2) : start] == "\r\n" else start - 1
    if end <= 0:
        return ""
    begin = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    return text[begin:end].rstrip(" \t")


def _is_meant(found: re.Match[str], before: str) -> bool:
    """Tell whether a look-alike before words is meant as the sign of a relation."""
    if not (found["lead"] and found["gap"] and found["next"]):
        return False
    if not before.endswith(_SENTENCE_END):
        return False
    # A long dash under a quotation names its author.
    return found["like"][0] not in _LONG or _RELATION.match(before) is not None


def _name(character: str) -> str:
    import unicodedata  # noqa: PLC0415  (only for messages)

    name = unicodedata.name(character, "").lower().replace("-", " ")
    return f"U+{ord(character):04X} ({name})"


def _report_blanks(
    source: SourceText, text: str, odd: list[int], problems: list[Diagnostic]
) -> None:
    edits = tuple(Edit(Span(source, at, at + 1), " ") for at in odd)
    place = Span(source, odd[0], odd[0] + 1)
    fix = Fix("write a plain blank", edits)
    what = f"{_name(text[odd[0]])} is not the blank of the keyboard; it is read as one"
    problems.append(
        diagnose("look-alike", place, fix=fix, what=what, way="write a plain blank")
    )


def _report_sign(
    source: SourceText, found: re.Match[str], plain: str, problems: list[Diagnostic]
) -> None:
    place = Span(source, *found.span("like"))
    fix = Fix(f"write `{plain}`", (Edit(place, plain),))
    odd = next(one for one in found["like"] if one in _PLAIN)
    what = f"`{found['like']}`, {_name(odd)}, is not `{plain}`; it is read as `{plain}`"
    problems.append(
        diagnose("look-alike", place, fix=fix, what=what, way=f"write `{plain}`")
    )


def _report(
    source: SourceText, found: re.Match[str], problems: list[Diagnostic]
) -> None:
    """Report what stays text, for nobody knows what it means."""
    kind = "like" if found["like"] else "bullet"
    sign = found[kind]
    odd = next((one for one in sign if one in _PLAIN), sign[0])
    what = f"`{sign}`, {_name(odd)}, is no sign for a relation; it is read as text"
    way = "write `+` (reason) or `-` (objection), indented under what it is about"
    problems.append(
        diagnose("look-alike", Span(source, *found.span(kind)), what=what, way=way)
    )
