"""Bounds of ``@include``: how deep, how many, each file once."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, TypeAlias

import attrs

from argmap.diagnostics import Diagnostic
from argmap.lang.messages import diagnose

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.source import SourceText, Span

    Loader: TypeAlias = Callable[[str], SourceText | Diagnostic]

MOST = 256
DEEPEST = 16


@attrs.define(eq=False)
class Inclusions:
    """What has been included so far in one document.

    Args:
        load: Reads a file below the document's folder, or says why it cannot.
        seen: Paths read so far.
        folders: Folder of each file on the way down, relative to the document.
    """

    load: Loader | None
    seen: set[str] = attrs.Factory(set)
    folders: list[str] = attrs.Factory(lambda: [""])

    def fetch(self, path: str, span: Span) -> tuple[SourceText, str] | Diagnostic:
        """Return the text at *path* and its path from the document, or a problem."""
        if self.load is None:
            why = "this text was not read from a folder"
            way = "read the document from its file"
            return diagnose("include-not-read", span, path=path, why=why, way=way)
        full = posixpath.normpath(posixpath.join(self.folders[-1], path))
        if full in self.seen:
            why = "it is included already"
            way = "include each file once"
            return diagnose("include-not-read", span, path=path, why=why, way=way)
        if len(self.folders) > DEEPEST or len(self.seen) >= MOST:
            deep = len(self.folders) > DEEPEST
            why = f"files are included more than {DEEPEST} deep"
            if not deep:
                why = f"more than {MOST} files are included"
            way = "include fewer files"
            return diagnose("include-not-read", span, path=path, why=why, way=way)
        self.seen.add(full)
        found = self.load(full)
        if isinstance(found, Diagnostic):
            return found if found.span is not None else attrs.evolve(found, span=span)
        return found, full
