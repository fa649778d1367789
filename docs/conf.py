"""Configuration of the documentation (Sphinx)."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "argmap"
author = "The argmap developers"
copyright = author  # noqa: A001  (Sphinx calls it so)
version = release = version_of("argmap")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "argdown_lexer",
    "argmap_pictures",
    "layer_picture",
    "rule_pages",
    "short_names",
]
exclude_patterns = ["_build", "_extensions", "**/conftest.py"]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 4

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
nitpick_ignore_regex = [
    # Other people's names: the inventories of their docs are not fetched while ours are
    # built, so that a build needs no network.
    ("py:.*", r"(collections|pathlib|typing|types|os|attrs?|click|hypothesis)\b.*"),
    # Names of types that are written out in the text, or that are nobody's business.
    (
        "py:.*",
        r"(.*\.)?(_\w+|\w+Fields|Node|Mode|Stance|AttackKind|Element|FrozenDict)",
    ),
    (
        "py:.*",
        r"(.*\.)?(Content|Include|Options|Path_?|Place|Placing|Strategy|SyntaxTree|T|View|Passages|Standing)",
    ),
]

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = "argmap"
html_static_path = ["_static"]
html_css_files = ["argmap.css"]
html_copy_source = False
html_show_sphinx = False
