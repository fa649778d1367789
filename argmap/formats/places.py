"""Places in a JSON text by path, found only when there is something to say there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from argmap.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.source import SourceText

Path: TypeAlias = tuple[str | int, ...]

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_WORD = re.compile(r"[A-Za-z_]\w*\Z", re.ASCII)


def show_path(path: Path) -> str:
    """Return *path* in the notation of JSONPath.

    Example:
        >>> show_path(("statements", 3, "text"))
        '$.statements[3].text'
    """
    parts = ["$"]
    for step in path:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        elif _WORD.match(step):
            parts.append(f".{step}")
        else:
            from json import dumps  # noqa: PLC0415  (odd keys are rare)

            parts.append(f"[{dumps(step, ensure_ascii=False)}]")
    return "".join(parts)


def locate(source: SourceText, paths: Iterable[Path]) -> dict[Path, Span]:
    """Return the place of each of *paths* in a healthy JSON text.

    A value stands from its first to its last character; an object or a list is
    represented by its opening bracket. Linear in the length of the text.
    """
    wanted = set(paths)
    found: dict[Path, Span] = {}
    path: list[str | int] = []
    key_next: list[bool] = []
    for token in _TOKEN.finditer(source.text):
        first = token[0][0]
        if first in "}]":
            key_next.pop()
            path.pop()
        elif first == ",":
            if isinstance(path[-1], int):
                path[-1] += 1
            else:
                key_next[-1] = True
        elif first == ":":
            key_next[-1] = False
        elif key_next and key_next[-1]:
            path[-1] = _key(token[0])
        else:
            here = tuple(path)
            if here in wanted:
                found[here] = Span(source, token.start(), token.end())
            if first in "{[":
                path.append("" if first == "{" else 0)
                key_next.append(first == "{")
    return found


def _key(token: str) -> str:
    if "\\" not in token:
        return token[1:-1]
    from json import loads  # noqa: PLC0415  (escapes in keys are rare)

    key: str = loads(token, strict=False)
    return key
