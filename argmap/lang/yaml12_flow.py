"""The common flow mappings of data blocks, read without PyYAML.

Loading PyYAML costs 20 ms and its events 50 microseconds a block, and nearly all data
blocks are one line of plain words. Whatever is doubtful is left to the full reader, so
this one needs no messages.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.lang.yaml12_scalars import resolve_plain

MAX_DEPTH = 8
_LONGEST_KEY = 200

# Characters that mean nothing to YAML inside a plain scalar. A colon is one if no blank
# follows, "#" if no blank precedes; a bracket, comma, quotation mark or "?" is not.
_SAFE = r"\w./()+%;!'’‘“”„–—…€°§$~^=*&@<>-"
PLAIN = (
    r"(?:\w|[-+./(](?=\w))"
    rf"(?:[{_SAFE}]++|:(?=[\w/])|(?<!\ )\#|\ (?=\ *+[{_SAFE}]))*+"
)
"""Plain scalars that every YAML reader takes as one word or phrase."""

_NO_BREAK = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_TOKEN = re.compile(
    rf""" \ *+
    (?: ([\[\]{{}},])
      | "([^"\\{_NO_BREAK}]*+)"
      | '([^'{_NO_BREAK}]*+)'(?!')
      | ({PLAIN})
    )
    (:(?=\ ))?
    """,
    re.VERBOSE,
)


def read_flow(  # noqa: C901, PLR0911, PLR0912  (one pass, quick because it is one)
    text: str,
) -> dict[str, Any] | None:
    """Return the flow mapping *text*, or None if the full reader has to look at it.

    Args:
        text: ``{`` … ``}`` and nothing around it.

    Example:
        >>> from argmap.lang.yaml12_flow import read_flow
        >>> read_flow("{source: p. 4, uses: [1, 2]}")
        {'source': 'p. 4', 'uses': [1, 2]}
        >>> read_flow("{a: &one 1, b: *one}") is None
        True
    """
    if text[:1] != "{":
        return None
    root: dict[str, Any] = {}
    container: Any = root
    outer: list[Any] = []
    key: str | None = None
    may_close = may_start = True  # what may come next: a closing bracket, a node
    match, position, end = _TOKEN.match, 1, len(text)
    while position < end:
        token = match(text, position)
        if token is None:
            return None
        position = token.end()
        mark, double, single, plain, colon = token.groups()
        awaits_key = container.__class__ is dict and key is None
        if mark is None:
            value: Any = double if plain is None else plain
            if value is None:
                value = single
            if not may_start or awaits_key is (colon is None):
                return None
            if awaits_key:
                if value in container or len(value) > _LONGEST_KEY:
                    return None
                key, may_close = value, False
                continue
            if plain is not None:
                value = resolve_plain(plain)
        elif colon is not None:
            return None
        elif mark == ",":
            if may_start:
                return None
            may_start, may_close = True, False
            continue
        elif mark in "{[":
            if not may_start or awaits_key or len(outer) >= MAX_DEPTH:
                return None
            value = {} if mark == "{" else []
        else:
            if not may_close or (mark == "}") is not (container.__class__ is dict):
                return None
            if not outer:
                return root if position == end else None
            container = outer.pop()
            may_start = False
            continue
        if key is None:
            container.append(value)
        else:
            container[key] = value
            key = None
        if mark is None:
            may_start, may_close = False, True
        else:
            outer.append(container)
            container = value
            may_start = may_close = True
    return None
