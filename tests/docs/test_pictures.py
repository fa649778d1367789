"""The pictures that lie in the repository are what the library draws now.

``ARGMAP_ACCEPT=1 pytest tests/docs/test_pictures.py`` draws them anew; look at them.
"""

import os
import re
from pathlib import Path

import pytest

from argmap import parse, render

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "_static"


def text_of(source: str) -> str:
    """Return the text of a file, or of the first Argdown block of a page."""
    text = (ROOT / source).read_text(encoding="utf-8")
    if source.endswith(".md"):
        return re.search(r"^```argdown.*\n((?:.*\n)*?)```$", text, re.MULTILINE)[1]
    return text


EDITORIAL = "examples/editorial/editorial.argdown"


@pytest.mark.parametrize(
    ("picture", "source", "section"),
    [
        ("ban.svg", "README.md", None),
        ("editorial.svg", EDITORIAL, None),
        ("editorial-peace.svg", EDITORIAL, "peace"),
    ],
)
def test_the_picture_is_current(picture, source, section):
    whole = parse(text_of(source)).map
    part = whole.subgraph(section=section) if section else whole
    drawn = str(render(part, "svg"))
    file = PICTURES / picture
    if os.environ.get("ARGMAP_ACCEPT"):
        file.write_text(drawn, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == drawn, f"{picture} is not current"
