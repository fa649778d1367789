"""The test that every format passes, those of third parties included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from argmap.errors import FormatError
from argmap.formats import Content, Reading
from argmap.formats.decoding import decode
from argmap.model import compare_maps
from argmap.model.freezing import shown
from argmap.testing.strategies import maps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.formats import Format
    from argmap.model import ArgumentMap

EVERYTHING = "*"


def check_format(
    form: Format, *, examples: Iterable[str | bytes] = (), max_examples: int = 50
) -> None:
    """Check that *form* keeps the promises that argmap makes for every format.

    - Any map can be written, twice to the same bytes, and what is written is sniffed,
      and read again without an error.
    - Writing what was read again gives the same bytes.
    - What changed on the way was reported; what the format says it carries
      (``"statements.text"``, or ``"*"`` for everything) did not change.
    - Whatever is read gives a reading or a :class:`FormatError` with diagnostics.

    Args:
        form: The format.
        examples: Contents of files in the format, for a format that is only read.
        max_examples: How many maps and how many damaged files to try.

    Raises:
        AssertionError: A promise is broken; the message says which.

    Example:
        >>> from argmap.formats import FORMATS
        >>> from argmap.testing import check_format
        >>> check_format(FORMATS["json"], max_examples=5)
    """
    _check_record(form)
    quiet = settings(
        max_examples=max_examples,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    if form.write is not None:
        quiet(given(maps())(lambda m: _check_map(form, m)))()
    for example in examples:
        _check_reading(form, example)
    if form.read is not None:
        damaged = st.one_of(st.text(), st.binary())
        quiet(given(damaged)(lambda data: _check_reading(form, data)))()


def _say(holds: object, promise: str) -> None:
    if not holds:
        raise AssertionError(promise)


def _check_record(form: Format) -> None:
    _say(form.name and form.name == form.name.casefold(), "the name is in lower case")
    _say(
        all(s.startswith(".") and s == s.casefold() for s in form.suffixes),
        "suffixes begin with a dot and are in lower case",
    )
    _say(form.read or form.write, "a format is read or written")
    _say(form.url.startswith("https://"), "the url says where the format is described")


def _content(form: Format, data: str | bytes) -> Content:
    raw = data if isinstance(data, bytes) else data.encode()
    text = raw.decode("latin-1") if form.binary else data
    source, notes = decode(text, "<check>")
    return Content(source, raw, notes=notes)


def _check_map(form: Format, m: ArgumentMap) -> None:
    if form.write is None:
        return
    first = form.write(m)
    _say(isinstance(first.content, bytes) is form.binary, "text, or bytes if binary")
    _say(form.write(m) == first, "the same map gives the same bytes")
    _say(first.data is not None, "the content can be stored")
    if form.read is None:
        return
    content = _content(form, first.content)
    _say(form.sniff(content), f"what is written is sniffed: {content.text[:80]!r}")
    reading = form.read(content)
    _say(not reading.report.errors, f"what is written is read: {reading.report}")
    second = form.write(reading.map)
    _say(second.content == first.content, "writing again gives the same bytes")
    changes = compare_maps(m, reading.map)
    if changes:
        promise = f"a format that carries all changes nothing: {shown(changes)}"
        _say(EVERYTHING not in form.carries, promise)
        _say(len(first.report), "what does not survive is reported")
    for field in sorted(form.carries - {EVERYTHING}):
        _say(
            _values(m, field) == _values(reading.map, field),
            f"`{field}` is carried, as the format says",
        )


def _values(m: ArgumentMap, field: str) -> list[object]:
    kind, _, name = field.partition(".")
    if not name:
        return [getattr(m, kind)]
    return [getattr(element, name) for element in getattr(m, kind)]


def _check_reading(form: Format, data: str | bytes) -> None:
    if form.read is None:
        return
    try:
        content = _content(form, data)
        form.sniff(content)
        reading = form.read(content)
    except FormatError as error:
        _say(error.diagnostics, "a refusal says why")
    else:
        _say(isinstance(reading, Reading), "reading gives a Reading")
