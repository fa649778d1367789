"""The formatter: one layout, nothing lost."""

from __future__ import annotations

import pytest

from argmap import parse
from argmap.lang import format_text

CASES = {
    "relations are indented by two": (
        "[A]: x\n    + [B]: y\n        - <C>\n    - [D]\n",
        "[A]: x\n  + [B]: y\n    - <C>\n  - [D]\n",
    ),
    "one sign for a relation": ("[A]\n <+[B]\n <-  <C>\n", "[A]\n  + [B]\n  - <C>\n"),
    "one blank line between blocks": ("\n\n[A]: x\n\n\n\n[B]: y", "[A]: x\n\n[B]: y\n"),
    "blanks around tags and data": (
        "[A]:x   #t  #(u v)   {a: 1}\n",
        "[A]: x #t #(u v) {a: 1}\n",
    ),
    "inference lines": (
        "(1) a\n--modus ponens,x   {uses: [1]}--\n(2)  b\n",
        "(1) a\n-- modus ponens, x {uses: [1]} --\n(2) b\n",
    ),
    "plain inference lines": ("(1) a\n---------\n(2) b\n", "(1) a\n----\n(2) b\n"),
    "comments stay where they are": (
        "[A]: x // why\n      /* both */\n    + [B] <!-- in\nline -->\n// end\n",
        "[A]: x // why\n  /* both */\n  + [B] <!-- in\nline -->\n// end\n",
    ),
    "lists": ("  * [A]\n      + [B]\n  * c\n", "* [A]\n  + [B]\n* c\n"),
    "wrapped text": (
        "[A]: one\n      two\n  + b\n c\n",
        "[A]: one\ntwo\n  + b\n    c\n",
    ),
    "windows line ends": ("[A]: x\r\n  + b\r\n", "[A]: x\n  + b\n"),
    "byte order mark": ("\ufeff[A]: x", "[A]: x\n"),
    "frontmatter": (
        "\n=== title: x ===\n[A]: y\n",
        "===\ntitle: x\n===\n\n[A]: y\n",
    ),
    "block data stay as they are": (
        "[A]: x\n{\n    a: 1\n    b:\n      - c\n}\n",
        "[A]: x\n{\n    a: 1\n    b:\n      - c\n}\n",
    ),
    "headings": ("#   A   {isGroup: true}\n", "# A {isGroup: true}\n"),
    "empty": ("\n\n", ""),
    "only a comment": ("\n  // x\n\n", "// x\n"),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_layout(text, wanted):
    made = format_text(text)
    assert made == wanted
    assert format_text(made) == made
    assert parse(made).map == parse(text).map


@pytest.mark.parametrize(
    "text",
    [
        "[A]: x\n      + [B]: **open\n          - c\n",
        "[A]: x\n\n      + [B]: y\n",
        "(1) a\n   + b\n\n----\n(2) c\n",
        "[A]:  {a: 1\n   + [B]\n",
        "- one\n-   two\n",
    ],
)
def test_what_is_wrong_stays_as_it_is(text):
    assert format_text(text) == text


def test_what_is_no_text_stays_as_it_is():
    text = "[\x00A\x00]\x00:\x00 \x00x\x00\r\n"
    assert format_text(text) == text
