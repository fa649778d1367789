"""Types in signatures stand there by their short names; find what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def find_short_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contents: nodes.TextElement
) -> nodes.reference | None:
    """Resolve a name to the one documented object whose last part it is."""
    if node.get("refdomain") != "py":
        return None
    last = node["reftarget"].rsplit(".", 1)[-1]
    found = {
        (one.docname, one.node_id)
        for name, one in env.domains.python_domain.objects.items()
        if name.rsplit(".", 1)[-1] == last
    }
    if len(found) != 1:
        return None
    ((document, anchor),) = found
    return make_refnode(
        app.builder, node["refdoc"], document, anchor, [contents], node["reftarget"]
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Step in where Sphinx finds nothing."""
    app.connect("missing-reference", find_short_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
