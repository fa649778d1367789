"""A page for every code that argmap can print, written before the docs are read.

The text of a rule's page is the docstring of the rule, that of a message its example
in the table; so the pages cannot drift from what ``argmap check`` says.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.checks import RULES, rule_page
from argmap.checks.rules import FAMILIES
from argmap.cli.explaining import explain_code, summarise_code
from argmap.cli.messages import CODES as CODES_OF_THE_PROGRAM
from argmap.formats.messages import CODES as CODES_OF_FORMATS
from argmap.lang.messages import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

FOLDER = Path(__file__).parents[1] / "reference" / "rules"
INTRODUCTION = """\
# Rules

Everything that `argmap` can say about a text or a map.
`argmap check --explain AM203` prints the same page in the terminal.

Errors and warnings are always on. *Advice* is off until you ask for it, by code, name or preset: `argmap check --select teaching`.
A code is never used for anything else later."""


class Entry(NamedTuple):
    """A line of the index, and the page it leads to."""

    code: str
    name: str
    severity: str
    summary: str
    page: str


def list_entries() -> list[Entry]:
    """Return all codes, in order."""
    return sorted([*_rules(), *_messages(), *_codes()])


def _rules() -> Iterator[Entry]:
    for code, rule in RULES.items():
        summary = summarise_code(code)
        page = rule_page(code)
        yield Entry(code, rule.name, rule.severity.value, summary, page)


def _messages() -> Iterator[Entry]:
    for one in MESSAGES.values():
        said = explain_code(one.code).split("\n", 1)[1].strip("\n")
        page = (
            f"# {one.code} `{one.name}`\n\n*{one.severity.value.capitalize()}, "
            f"{FAMILIES['0']}; always on.*\n\n```text\n{said}\n```\n"
        )
        summary = one.name.replace("-", " ").capitalize() + "."
        yield Entry(one.code, one.name, one.severity.value, summary, page)


def _codes() -> Iterator[Entry]:
    for code, (name, severity, meaning) in {
        **CODES_OF_FORMATS,
        **CODES_OF_THE_PROGRAM,
    }.items():
        page = (
            f"# {code} `{name}`\n\n*{severity.value.capitalize()}, "
            f"{FAMILIES[code[2]]}; always on.*\n\n{meaning}\n"
        )
        yield Entry(code, name, severity.value, meaning, page)


def index_page(entries: list[Entry]) -> str:
    """Return the table of all codes, family by family."""
    lines = [INTRODUCTION]
    for digit, family in FAMILIES.items():
        rows = [
            f"| [{one.code}]({one.code}.md) | `{one.name}` | {one.severity} | {one.summary} |"
            for one in entries
            if one.code[2] == digit
        ]
        if rows:
            head = ["| Code | Name | | |", "|---|---|---|---|"]
            lines += ["", f"## {family.capitalize()}", "", *head, *rows]
    pages = [one.code for one in entries]
    lines += ["", "```{toctree}", ":hidden:", "", *pages, "```", ""]
    return "\n".join(lines)


def write_pages(app: Sphinx) -> None:
    """Write what changed, and remove pages of codes that are gone."""
    entries = list_entries()
    wanted = {f"{one.code}.md": one.page for one in entries}
    wanted["index.md"] = index_page(entries)
    FOLDER.mkdir(exist_ok=True)
    for page in FOLDER.glob("*.md"):
        if page.name not in wanted:
            page.unlink()
    for name, text in wanted.items():
        page = FOLDER / name
        if not page.is_file() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the pages before Sphinx looks for them."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
