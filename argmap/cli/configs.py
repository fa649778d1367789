"""Settings from ``[tool.argmap]`` of a ``pyproject.toml``, or from ``argmap.toml``."""

from __future__ import annotations

import os
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.cli.inputs import decode
from argmap.cli.messages import entry
from argmap.errors import FormatError
from argmap.source import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.diagnostics import Diagnostic

OWN = "argmap.toml"
SHARED = "pyproject.toml"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Config(NamedTuple):
    """What a project wants from ``argmap check``.

    Args:
        path: The file it stands in; None if there is none.
        select: Codes, names or presets to switch on.
        ignore: Code or name → why it is silenced everywhere.
        preset: Presets to switch on; the same as naming them in *select*.
        sources: Folder in which anchored sources lie, relative to *path*.
        per_file_ignores: Pattern of paths → code → why it is silenced there.
        exclude: Patterns of paths that are skipped when a folder is searched.
        diagnostics: What is wrong with the settings themselves.
    """

    path: str | None = None
    select: tuple[str, ...] = ()
    ignore: Mapping[str, str] = _NOTHING
    preset: tuple[str, ...] = ()
    sources: str | None = None
    per_file_ignores: Mapping[str, Mapping[str, str]] = _NOTHING
    exclude: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def folder(self) -> str:
        """The folder that paths and patterns in the settings start from."""
        return os.path.dirname(self.path) if self.path else os.curdir  # noqa: PTH120

    def ignored_in(self, name: str) -> tuple[str, ...]:
        """Return the codes that are silenced in the file *name*."""
        here = [
            code
            for pattern, codes in self.per_file_ignores.items()
            if self._matches(name, pattern)
            for code in codes
        ]
        return (*self.ignore, *here)

    def excludes(self, name: str) -> bool:
        """Tell whether the file *name* is skipped when its folder is searched."""
        return any(self._matches(name, pattern) for pattern in self.exclude)

    def _matches(self, name: str, pattern: str) -> bool:
        from fnmatch import fnmatchcase  # noqa: PLC0415  (few projects have patterns)

        relative = os.path.relpath(name, self.folder).replace(os.sep, "/")
        # "drafts/" and "drafts/**" both mean everything below the folder.
        pattern = re.sub(r"/(\*\*)?$", "/*", pattern.removeprefix("./"))
        return fnmatchcase(relative, pattern) or (
            "/" not in pattern and fnmatchcase(os.path.basename(name), pattern)  # noqa: PTH119
        )


class ConfigFinder:
    """Finds the settings for a file: the nearest ones upwards from its folder.

    Args:
        fixed: A settings file that holds for all; ``""`` means none at all.
    """

    def __init__(self, fixed: str | None = None) -> None:
        self._fixed = (
            None if fixed is None else read_config(fixed) if fixed else Config()
        )
        self._known: dict[str, Config] = {}

    def config_for(self, name: str) -> Config:
        """Return the settings for the file *name* (``"-"``: for this folder)."""
        if self._fixed is not None:
            return self._fixed
        folder = os.curdir if name == "-" else os.path.dirname(name)  # noqa: PTH120
        return self._nearest(os.path.abspath(folder))  # noqa: PTH100

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the settings found so far, each file once."""
        configs = [self._fixed] if self._fixed else list(self._known.values())
        files = {one.path: one for one in configs if one.path is not None}
        return tuple(d for one in files.values() for d in one.diagnostics)

    def _nearest(self, folder: str) -> Config:
        walked: list[str] = []
        found = Config()
        while True:
            if folder in self._known:
                found = self._known[folder]
                break
            walked.append(folder)
            here = _config_in(folder)
            if here is not None:
                found = here
                break
            parent = os.path.dirname(folder)  # noqa: PTH120
            if parent == folder:
                break
            folder = parent
        self._known.update(dict.fromkeys(walked, found))
        return found


def _config_in(folder: str) -> Config | None:
    own = os.path.join(folder, OWN)  # noqa: PTH118
    if os.path.isfile(own):  # noqa: PTH113
        return read_config(own)
    shared = os.path.join(folder, SHARED)  # noqa: PTH118
    if not os.path.isfile(shared):  # noqa: PTH113
        return None
    try:
        with open(shared, "rb") as file:  # noqa: PTH123
            data = file.read()
    except OSError:  # not ours to complain about
        return None
    # Other projects' files need no TOML parser, which costs time at start.
    if b"argmap" not in data:
        return None
    return _parse(data, shared, only_if_there=True)


def read_config(path: str) -> Config:
    """Read the settings in the file *path*; what is wrong becomes diagnostics.

    Raises:
        Problem: The file cannot be read.
    """
    from argmap.cli.inputs import read_bytes  # noqa: PLC0415  (rare)

    config = _parse(read_bytes(path), path)
    return config or Config(path)


def _parse(data: bytes, path: str, *, only_if_there: bool = False) -> Config | None:
    import tomllib  # noqa: PLC0415  (only when there are settings)

    shown = os.path.relpath(path)
    try:
        text = decode(data, shown)
    except FormatError as error:
        return None if only_if_there else Config(path, diagnostics=error.diagnostics)
    source = SourceText(text, shown)
    try:
        table: Any = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        if only_if_there and "[tool.argmap" not in text:
            return None
        return Config(path, diagnostics=(_broken_toml(source, str(error)),))
    if os.path.basename(path) == SHARED:  # noqa: PTH119
        table = table.get("tool", {})
        table = table.get("argmap") if isinstance(table, dict) else None
        if table is None and only_if_there:
            return None
    return _read(table if isinstance(table, dict) else {}, path, source)


def _broken_toml(source: SourceText, error: str) -> Diagnostic:
    place = re.search(r" \(at line (\d+), column (\d+)\)$", error)
    at = len(source.text)
    if place:
        error = error[: place.start()]
        at = source.line_starts[int(place[1]) - 1] + int(place[2]) - 1
    elif error.endswith("(at end of document)"):
        error = error.removesuffix(" (at end of document)")
    end = len(source.text)
    return entry(
        "AM953",
        f"the settings are not valid TOML: {error[:1].lower()}{error[1:]}",
        Span(source, min(at, end), min(at + 1, end)),
        "correct the line; https://toml.io shows how values are written",
    )


def _read(table: dict[str, Any], path: str, source: SourceText) -> Config:
    values: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for key, value in table.items():
        reader = _READERS.get(key)
        if reader is None:
            problems.append(_unknown_key(key, source))
            continue
        complaint: list[str] = []
        values[key.replace("-", "_")] = reader(key, value, complaint.append)
        problems += [_bad_value(key, source, what) for what in complaint]
    return Config(path, **values, diagnostics=tuple(problems))


def _unknown_key(key: str, source: SourceText) -> Diagnostic:
    from argmap.suggest import close_names  # noqa: PLC0415  (rare)

    close = close_names(key, _READERS, most=1)
    known = ", ".join(f"`{one}`" for one in _READERS)
    return entry(
        "AM951",
        f"argmap has no setting `{key}`",
        _place(key, source),
        f"write `{close[0]}`" if close else f"remove it; known are {known}",
    )


def _bad_value(key: str, source: SourceText, complaint: str) -> Diagnostic:
    what, _, hint = complaint.partition("; ")
    return entry("AM952", what, _place(key, source), hint or None)


def _place(key: str, source: SourceText) -> Span:
    """Return where *key* is written; tomllib keeps no places."""
    quoted = re.escape(key)
    found = re.search(
        rf"""^[ \t]*(?:\[.*\b(?={quoted}))?["']?({quoted})["']?\s*(?:[=.\]])""",
        source.text,
        re.MULTILINE,
    )
    if found is None:
        return Span(SourceText("", source.path), 0, 0)
    return Span(source, *found.span(1))


def _words(key: str, value: Any, complain: Callable[[str], None]) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    complain(f'`{key}` is no list of words; write `{key} = ["…", "…"]`')
    return ()


def _path(key: str, value: Any, complain: Callable[[str], None]) -> str | None:
    if isinstance(value, str):
        return value
    complain(f'`{key}` is no path; write `{key} = "folder"`')
    return None


def _reasons(key: str, value: Any, complain: Callable[[str], None]) -> dict[str, str]:
    """Read ``{CODE = "why"}``; a bare list of codes counts, and is complained about."""
    if isinstance(value, list | str):
        codes = _words(key, value, complain)
        for code in codes:
            complain(_no_reason(key, code))
        return dict.fromkeys(codes, "")
    if not isinstance(value, dict):
        complain(f'`{key}` is no table; write `{key} = {{ AM203 = "why" }}`')
        return {}
    reasons: dict[str, str] = {}
    for code, why in value.items():
        reasons[code] = why if isinstance(why, str) else ""
        if not reasons[code].strip():
            complain(_no_reason(key, code))
    return reasons


def _no_reason(key: str, code: str) -> str:
    write = f'{key} = {{ {code} = "why" }}'
    return f"`{key}` gives no reason for `{code}`; write `{write}`"


def _files(
    key: str, value: Any, complain: Callable[[str], None]
) -> dict[str, dict[str, str]]:
    if not isinstance(value, dict):
        complain(
            f"`{key}` is no table; "
            f'write `{key} = {{ "drafts/**" = {{ AM203 = "why" }} }}`'
        )
        return {}
    return {
        pattern: _reasons(f'{key}."{pattern}"', codes, complain)
        for pattern, codes in value.items()
    }


_READERS: dict[str, Callable[[str, Any, Callable[[str], None]], Any]] = {
    "select": _words,
    "ignore": _reasons,
    "preset": _words,
    "sources": _path,
    "per-file-ignores": _files,
    "exclude": _words,
}
"""Every setting there is, and who reads it."""
