"""Pictures of the docs, drawn by the library while they are built.

A fence ``{argmap-picture}`` holds Argdown, or names a file of the repository with
``:file:``; its argument is the caption. ``:section:``, ``:tag:`` and ``:root:`` draw a
part of it.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from argmap import parse, render

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from argmap import ArgumentMap

ROOT = Path(__file__).parents[2]


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
            f'<figure class="argmap-picture">{picture}'
            f"<figcaption>{escape(caption)}"
            f"<details><summary>In words</summary><pre>{escape(words)}</pre></details>"
            "</figcaption></figure>"
        )
        return [nodes.raw("", html, format="html")]

    def read_map(self) -> ArgumentMap:
        """Return the map to draw; a mistake in the text stops the build."""
        text, path = "\n".join(self.content), self.env.docname
        if "file" in self.options:
            source = ROOT / self.options["file"]
            self.env.note_dependency(str(source))
            text, path = source.read_text(encoding="utf-8"), source.name
        document = parse(text, path)
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
