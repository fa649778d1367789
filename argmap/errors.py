"""The exceptions: callers' mistakes and missing things; bad content is data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic


class ArgmapError(Exception):
    """What every exception of argmap descends from."""


class _DiagnosticsError(ArgmapError, ValueError):
    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics
        """Every problem found, in order of place."""

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.args[0], self.diagnostics)


class ParseError(_DiagnosticsError):
    """A text cannot be read as a map without loss; ``diagnostics`` says why."""


class FormatError(_DiagnosticsError):
    """A file is not in the format it was read as, or a format is unknown."""


class MapError(_DiagnosticsError):
    """An edit or a construction would break a map (two elements with one id, …)."""


class MissingToolError(ArgmapError, RuntimeError):
    """Something optional is not installed; the message names the package or extra."""


def require(given: object, wanted: type | tuple[type, ...], need: str) -> None:
    """Refuse what is not of the type *wanted*; *need* begins the message.

    Raises:
        TypeError: It is of another type, which is named.
    """
    if not isinstance(given, wanted):
        msg = f"{need}, not {type(given).__name__}"
        raise TypeError(msg)
