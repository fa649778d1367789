"""Writing YAML that every reader takes alike: ours, and js-yaml of the original."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.lang.yaml12_flow import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 88
_LONGEST_KEY = 1000  # YAML finds the colon of a plain key within 1024 characters

# Words that start with a letter cannot be numbers or dates; these are special to some
# version of YAML.
_SPECIAL = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_PLAIN = re.compile(rf"(?=[^\W\d])(?!.*[<>]){PLAIN}")
_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    # Argdown ends a data block at "}" and a blank, even between quotation marks, and
    # looks for a front matter at "===".
    "{": "\\x7B",
    "}": "\\x7D",
    # Before a colon they would end a title that stands before the data.
    "]": "\\x5D",
    ">": "\\x3E",
}
_ESCAPED = re.compile(
    '["\\\\{}\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2066-\u2069'
    "\ufeff\ufffe\uffff\U000e0000-\U000e0fff]|==|[]>](?=:)"
)
_LITERAL = re.compile(
    r"(?:[^\W\d][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]*\n)+[^\s][^\n]*\n?"
)


def dump_flow(value: object) -> str:
    r"""Return *value* as YAML on one line, for a data block.

    Text is quoted when any reader could take it for something else, and line breaks
    become ``\n``. Reading it back gives an equal value, with :func:`load_yaml` as well
    as with the reader of the original program.

    Args:
        value: Text, numbers, truth values, None, lists and mappings with text keys.

    Example:
        >>> from argmap.lang.yaml12_writing import dump_flow
        >>> dump_flow({"sure": "no", "source": "p. 4, line 2", "uses": [1, 2]})
        '{sure: "no", source: "p. 4, line 2", uses: [1, 2]}'
    """
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(_pair(k, dump_flow(v)) for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(dump_flow, value)) + "]"
    return _constant(value)


def dump_block(value: Mapping[str, object]) -> str:
    r"""Return *value* as YAML lines, for a front matter.

    What fits on a line stays on one; a longer mapping or list gets a line an item, and
    text of several lines is written as such.

    Example:
        >>> from argmap.lang.yaml12_writing import dump_block
        >>> text = dump_block({"title": "Trams: yes", "model": {"mode": "strict"}})
        >>> print(text, end="")
        title: "Trams: yes"
        model: {mode: strict}
    """
    return "".join(f"{line}\n" for line in _lines(value, ""))


def _lines(value: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, one in value.items():
        name = _text(key)
        if len(name) > _LONGEST_KEY:
            yield f"{indent}? {name}"
            yield f"{indent}: {dump_flow(one)}"
            continue
        short = f"{indent}{name}: {dump_flow(one)}"
        if isinstance(one, str):
            yield from _text_lines(one, f"{indent}{name}:", short, indent)
        elif not isinstance(one, Mapping | list | tuple) or len(short) <= WIDTH:
            yield short
        elif isinstance(one, Mapping):
            yield f"{indent}{name}:"
            yield from _lines(one, f"{indent}  ")
        else:
            yield f"{indent}{name}:"
            yield from (f"{indent}  - {dump_flow(item)}" for item in one)


def _text_lines(text: str, name: str, short: str, indent: str) -> Iterable[str]:
    """Return *text* as a literal block if it can be one."""
    if (
        "==" in text
        or not _LITERAL.fullmatch(text)
        or _ESCAPED.search(
            text.replace("\n", " ").translate(
                {34: None, 92: None, 123: None, 125: None}
            )
        )
    ):
        return [short]
    sign = "|" if text.endswith("\n") else "|-"
    return [
        f"{name} {sign}",
        *(f"{indent}  {one}" for one in text.removesuffix("\n").split("\n")),
    ]


def _pair(key: str, value: str) -> str:
    name = _text(key)
    return f"? {name} : {value}" if len(name) > _LONGEST_KEY else f"{name}: {value}"


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _SPECIAL and "==" not in text:
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character == "==":
        return "\\x3D\\x3D"
    known = _ESCAPES.get(character)
    if known is not None:
        return known
    number = ord(character)
    if number > 0xFFFF:  # noqa: PLR2004  (the last code point of four digits)
        return f"\\U{number:08X}"
    return f"\\u{number:04X}" if number > 0xFF else f"\\x{number:02X}"  # noqa: PLR2004


def _constant(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        try:
            return str(value)
        except (
            ValueError
        ):  # thousands of digits, which Python writes in hexadecimal only
            return hex(value)
    return repr(value)
