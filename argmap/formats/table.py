"""The table of formats, and which of them a file is in."""

from __future__ import annotations

from os.path import splitext
from typing import TYPE_CHECKING

from argmap.errors import FormatError, require
from argmap.formats.messages import entry
from argmap.registry import Registry

if TYPE_CHECKING:
    from argmap.formats.values import Content, Format

FORMATS: Registry[Format] = Registry(
    "format",
    "argmap.formats",
    {
        "json": "argmap.formats.native:JSON",
        "argdown": "argmap.formats.argdown:ARGDOWN",
    },
)
"""Formats by name, in the order in which they are tried on a content.

Third parties add theirs through the entry-point group ``argmap.formats``: an entry
whose name is the format's name and whose value is the :class:`Format`.
"""

DEFAULT = "argdown"

_PICTURES = (".svg", ".png", ".pdf", ".jpg", ".jpeg", ".gif", ".webp", ".eps")


def format_named(name: str) -> Format:
    """Return the format called *name*.

    Raises:
        FormatError: There is none; close names are given.
    """
    require(name, str, "the format must be a name")
    try:
        return FORMATS[name]
    except KeyError:
        from argmap.suggest import did_you_mean  # noqa: PLC0415  (only for the message)

        known = ", ".join(FORMATS)
        guess = did_you_mean(name, FORMATS)
        problem = entry("AM512", f"unknown format {name!r}{guess} (known: {known})")
        raise FormatError(str(problem), (problem,)) from None


def format_by_suffix(path: str) -> Format | None:
    """Return the format that *path* ends like, or None."""
    lowered = path.casefold()
    found: tuple[int, Format | None] = (0, None)
    for form in _known(more=False):
        for suffix in form.suffixes:
            if lowered.endswith(suffix) and len(suffix) > found[0]:
                found = (len(suffix), form)
    if found[1] is None and "." in lowered.replace("\\", "/").rpartition("/")[2]:
        for form in _known(more=True):
            if lowered.endswith(form.suffixes):
                return form
    return found[1]


def format_for_file(path: str) -> Format:
    """Return the format in which to write the file *path*: by suffix, else Argdown.

    Raises:
        FormatError: The suffix is that of no format.
    """
    found = format_by_suffix(path)
    suffix = splitext(path)[1]  # noqa: PTH122  (pathlib is slow to load)
    if found is not None:
        return found
    if not suffix:
        return FORMATS[DEFAULT]
    known = ", ".join(
        f"`{one}`" for form in _known(more=False) for one in form.suffixes
    )
    picture = suffix.casefold() in _PICTURES
    problem = entry(
        "AM512",
        f"no format has the suffix `{suffix}` (known: {known})",
        hint="for a picture write `argmap.render(m).save(...)`"
        if picture
        else 'name the format: `argmap.dump(m, path, "argdown")`',
    )
    raise FormatError(f"{problem}\n  hint: {problem.hint}", (problem,))


def detect_format(content: Content, path: str | None = None) -> Format:
    """Return the format of *content*: what it looks like, else what its name says.

    A text that looks like nothing in particular is a document in Argdown: there a
    plain sentence is a statement.

    Raises:
        FormatError: It is neither text nor anything that a format knows.
    """
    for form in _known(more=False):
        if form.sniff(content):
            return form
    by_suffix = format_by_suffix(path) if path is not None else None
    if by_suffix is not None:
        return by_suffix
    for form in _known(more=True):
        if form.sniff(content):
            return form
    start = content.text[:1024].lstrip()
    if content.json is not None or start.startswith("<?xml") or "\0" in start:
        problem = entry(
            "AM512",
            f"`{content.source.path}` is in no format that argmap knows",
            hint=f"name the format: {', '.join(FORMATS)}",
        )
        raise FormatError(str(problem), (problem,))
    return FORMATS[DEFAULT]


def _known(*, more: bool) -> tuple[Format, ...]:
    """The built-in formats, or those of installed plugins."""
    if more:
        return tuple(FORMATS.plugins())
    return tuple(FORMATS[name] for name in FORMATS)
