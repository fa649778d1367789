"""Argdown, the field's plain-text language; the work is done in :mod:`argmap.lang`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.messages import entry
from argmap.formats.values import Content, Format, Reading, Report, Writing

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

_SIGNS = ("===", "[", "<", "#", "(1)", "//", "/*", "<!--")


def _sniff(content: Content) -> bool:
    """Tell whether the text begins like Argdown, and unlike JSON or XML."""
    start = content.text[:1024].lstrip()
    if start.startswith(("<?xml", "<!DOCTYPE", "{")) or "\0" in start:
        return False
    return start.startswith(_SIGNS) and content.json is None


def _read(content: Content) -> Reading:
    from argmap.lang import parse  # noqa: PLC0415  (the language is the largest part)

    source = content.source
    document = parse(source.text, source.path, include=content.include)
    report = Report((*content.notes, *document.diagnostics))
    return Reading(document.map, report, document)


def _write(m: ArgumentMap) -> Writing:
    from argmap.lang import print_map  # noqa: PLC0415  (as above)

    lost = [
        entry(
            "AM601",
            f"Argdown does not carry what only `{name}` can hold (`extra`)",
            hint="convert to json to keep it",
        )
        for name in m.extra
    ]
    return Writing(print_map(m), Report(tuple(lost)))


ARGDOWN = Format(
    name="argdown",
    suffixes=(".argdown", ".ad"),
    sniff=_sniff,
    read=_read,
    write=_write,
    carries=frozenset({"*"}),
    url="https://argdown.org",
)
