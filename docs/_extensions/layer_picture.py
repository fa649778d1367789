"""The layers of the package as a picture, from the contract that the tests enforce."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
WIDTH, ROW, GAP = 560, 34, 10


def read_layers() -> list[list[str]]:
    """Return the modules of each layer, top first; those in parentheses are planned."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    return [[part.strip() for part in layer.split("|")] for layer in layers]


def draw(layers: list[list[str]]) -> str:
    """Draw one row a layer; dashed boxes are planned."""
    height = len(layers) * (ROW + GAP) - GAP + 2
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + 60} {height}" '
        f'width="{WIDTH + 60}" height="{height}" role="img" '
        'font-family="Arial, Helvetica, sans-serif" font-size="14">'
    )
    title = "<title>Layers of argmap: each imports only from those below it</title>"
    parts = [head, title]
    for row, names in enumerate(layers):
        y = row * (ROW + GAP) + 1
        width = (WIDTH - GAP * (len(names) - 1)) / len(names)
        for column, name in enumerate(names):
            x = column * (width + GAP) + 1
            planned = name.startswith("(")
            look = 'fill="none" stroke-dasharray="4 3"' if planned else 'fill="#e5f3ef"'
            parts.append(
                f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{ROW}" rx="5" '
                f'{look} stroke="#00705a"/><text x="{x + width / 2:.1f}" '
                f'y="{y + 22}" text-anchor="middle" fill="#1d2733">'
                f"{escape(name.strip('()'))}</text>"
            )
    arrow = WIDTH + 32
    parts.append(
        f'<path d="M{arrow} 8V{height - 14}m-6-8 6 10 6-10" fill="none" '
        'stroke="#5b6573" stroke-width="1.5"/>'
        f'<text x="{arrow + 20}" y="{height / 2:.0f}" fill="#5b6573" '
        f'text-anchor="middle" transform="rotate(90 {arrow + 20} {height / 2:.0f})">'
        "may import</text></svg>"
    )
    return "".join(parts)


class Layers(SphinxDirective):
    """Draw the layers where the directive stands."""

    def run(self) -> list[nodes.Node]:
        """Read the contract and draw it."""
        self.env.note_dependency(str(PROJECT))
        figure = f'<figure class="argmap-picture">{draw(read_layers())}</figure>'
        return [nodes.raw("", figure, format="html")]


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directive known to Sphinx."""
    app.add_directive("layers", Layers)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
