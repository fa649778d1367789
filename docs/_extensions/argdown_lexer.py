"""Colours for Argdown in the docs: a lexer for Pygments, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ArgdownLexer(RegexLexer):
    """Titles, signs of relations, steps, tags and comments; all else is text."""

    name = "Argdown"
    aliases: ClassVar[list[str]] = ["argdown", "argdown-broken"]
    filenames: ClassVar[list[str]] = ["*.argdown", "*.ad"]
    flags = re.MULTILINE

    tokens: ClassVar[dict[str, list[object]]] = {
        "root": [
            (r"^===\n(?:.*\n)*?===$", Comment.Preproc),
            (r"(?<![:\w])//.*$", Comment.Single),
            (r"/\*(?:.|\n)*?\*/|<!--(?:.|\n)*?-->", Comment.Multiline),
            (r"^#+ .*$", Generic.Heading),
            (
                r"^([ \t]+)(\+>|->|_>|><|<\+|<-|<_|\+|-|_)(?=\s)",
                bygroups(Text, Operator.Word),
            ),
            (r"^([ \t]*)(\(\d+\))(?=\s)", bygroups(Text, Number)),
            (r"^([ \t]*)(-{2,}.*?-{2,}|-{4,})[ \t]*$", bygroups(Text, Keyword)),
            (r"\\.", Text),
            (r"@\[[^\]\n]+\]|@<[^>\n]+>", Name.Label),
            (r"\[[^\]\n]+\](?=\()", Name.Label),
            (r"\[[^\]\n]+\]:?", Name.Class),
            (r"<[^>\n]+>:?", Name.Function),
            (r"#\([^)\n]+\)|(?<!\S)#[\w-]+", Name.Tag),
            (r"\*\*[^*\n]+\*\*|__[^_\n]+__", Generic.Strong),
            (r"\{[^{}]*\}", Comment.Special),
            (r"[^\\@\[<#*_{/\n]+", Text),
            (r".|\n", Text),
        ],
    }


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the lexer known to Sphinx."""
    for alias in ArgdownLexer.aliases:
        app.add_lexer(alias, ArgdownLexer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
