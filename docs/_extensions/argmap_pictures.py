"""Pictures of the docs, drawn by the library while they are built.

A fence ``{argmap-picture}`` holds Argdown, or names a file of the repository with
``:file:``; its argument is the caption. ``:section:``, ``:tag:`` and ``:root:`` draw a
part of it.
"""

from __future__ import annotations

import hashlib
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from argmap import parse, render
from argmap.formats import FolderLoader

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from argmap import ArgumentMap

ROOT = Path(__file__).parents[2]
WIDTH = re.compile(r'width="([\d.]+)"')
LEAST = 0.7  # of its size: text of 12 px stays above 8 px


class ArgmapPicture(SphinxDirective):
    """Draw a map, with its twin in words below it."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar = {
        "file": directives.unchanged_required,
        "section": directives.unchanged_required,
        "tag": directives.unchanged_required,
        "root": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Parse, draw, and embed."""
        drawn = self.read_map()
        picture = str(render(drawn, "svg"))
        words = str(render(drawn, "outline"))
        caption = self.arguments[0] if self.arguments else ""
        html = (
            f'<figure class="argmap-picture"><div>{self.sized(picture)}</div>'
            f"<figcaption><p>{escape(caption)}</p>"
            f"<details><summary>In words</summary><pre>{escape(words)}</pre></details>"
            f'<a href="{self.save(picture)}">The picture alone</a>'
            "</figcaption></figure>"
        )
        return [nodes.raw("", html, format="html")]

    def sized(self, picture: str) -> str:
        """Let a wide picture shrink to the page only as far as it can be read."""
        width = float(WIDTH.search(picture)[1])
        return picture.replace(
            "<svg ", f'<svg style="min-width:{width * LEAST:.0f}px" ', 1
        )

    def save(self, picture: str) -> str:
        """Write the picture to a file of its own; return how the page links to it."""
        name = f"{hashlib.sha256(picture.encode()).hexdigest()[:12]}.svg"
        folder = Path(self.env.app.outdir) / "_pictures"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(picture, encoding="utf-8")
        return f"{'../' * self.env.docname.count('/')}_pictures/{name}"

    def read_map(self) -> ArgumentMap:
        """Return the map to draw; a mistake in the text stops the build."""
        text, path, include = "\n".join(self.content), self.env.docname, None
        if "file" in self.options:
            source = ROOT / self.options["file"]
            self.env.note_dependency(str(source))
            text, path = source.read_text(encoding="utf-8"), source.name
            include = FolderLoader(source.parent)
        document = parse(text, path, include=include)
        for found in document.diagnostics:
            if found.severity.value == "error":
                raise self.error(str(found))
        drawn = document.map
        if "root" in self.options:
            return drawn.subgraph(self.options["root"])
        if "section" in self.options or "tag" in self.options:
            return drawn.subgraph(
                section=self.options.get("section"), tag=self.options.get("tag")
            )
        return drawn


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directive known to Sphinx."""
    app.add_directive("argmap-picture", ArgmapPicture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
