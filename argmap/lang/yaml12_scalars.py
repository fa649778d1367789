"""What a plain YAML scalar means: the core schema of YAML 1.2."""

from __future__ import annotations

import re
from math import isfinite

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_DECIMAL = re.compile(r"[-+]?[0-9]+")
# A sign before 0x and 0o is no core schema, but what the original program reads.
_RADIX = re.compile(r"[-+]?0(?:x[0-9a-fA-F]+|o[0-7]+)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_STARTS = frozenset("0123456789+-.")


def resolve_plain(text: str) -> object:  # noqa: PLR0911  (one return a kind)
    """Return the value of the plain scalar *text*.

    Only what YAML 1.2 calls null, true, false and finite numbers is not text: ``no``
    and ``on`` are words, dates stay text, and so do ``.inf`` and ``.nan``, which no
    field of a map can hold.

    Example:
        >>> from argmap.lang.yaml12_scalars import resolve_plain
        >>> [resolve_plain(one) for one in ("no", "0o17", "1e3", "2024-06-19", "~")]
        ['no', 15, 1000.0, '2024-06-19', None]
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS:
        return text
    if _DECIMAL.fullmatch(text):
        try:
            return int(text)
        except ValueError:  # thousands of digits, which Python refuses to convert
            return text
    if _RADIX.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if isfinite(number) else text
    return text
