"""Reading the local sources that anchors point into, and no other file."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import attrs

from argmap.checks.passages import Passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import Source

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest source that is read."""

State = Literal["read", "absent", "outside", "unreadable", "remote"]


@attrs.frozen
class Reading:
    """What came of reading a source.

    Args:
        state: ``read``; ``absent``: there is no such file; ``outside``: its path leaves
            the folder; ``unreadable``: see *reason*; ``remote``: it has no local file.
        passages: The text, if it was read: with plain line ends, and as it is if
            that is not the same. Offsets may have been counted in either.
        reason: Why it could not be read.
        digests: SHA-256 of the bytes, as they are and with plain line ends.
    """

    state: State
    passages: tuple[Passages, ...] = ()
    reason: str = ""
    digests: tuple[str, ...] = ()


class SourceReader:
    """Gives the texts of sources, each read once.

    Args:
        folder: Where the files lie; what leads out of it, by ``..`` or a link, is not
            read. A URL is never fetched.
        texts: Source id → text, for sources that are no files.

    Example:
        >>> from argmap import ArgumentMap
        >>> from argmap.model import Source
        >>> from argmap.checks.sources import SourceReader
        >>> reader = SourceReader.of({"report": "Soot fell by a third."})
        >>> reader.read(Source("report")).state
        'read'
        >>> reader.read(Source("other", path="../other.txt")).state
        'remote'
    """

    def __init__(
        self, folder: Path | None = None, texts: Mapping[str, str] | None = None
    ) -> None:
        self._folder = folder
        self._texts = dict(texts or {})
        self._readings: dict[str, Reading] = {}

    @classmethod
    def of(cls, sources: str | Path | Mapping[str, str]) -> SourceReader:
        """Return a reader of a folder or of texts at hand."""
        if isinstance(sources, str | Path):
            return cls(folder=Path(sources))
        return cls(texts=sources)

    def read(self, source: Source) -> Reading:
        """Return the text of *source*, or why there is none; never raises."""
        if source.id not in self._readings:
            self._readings[source.id] = self._read(source)
        return self._readings[source.id]

    def _read(self, source: Source) -> Reading:
        if source.id in self._texts:
            text = self._texts[source.id]
            return _as_reading(text.encode("utf-8", "surrogatepass"), text)
        if self._folder is None or source.path is None:
            return Reading("remote")
        try:
            return _read_below(self._folder.resolve(), source.path)
        except (OSError, ValueError, RuntimeError) as error:
            # A path with a zero byte or a loop of links is a mistake in the map.
            reason = getattr(error, "strerror", None) or "its path is not valid"
            return Reading("unreadable", reason=reason.lower())


def _read_below(home: Path, name: str) -> Reading:
    path = (home / name).resolve()
    if not path.is_relative_to(home):
        return Reading("outside")
    if not path.is_file():
        return Reading("absent")
    if path.stat().st_size > LARGEST:
        return Reading("unreadable", reason="it is larger than 64 MB")
    return _decode(path.read_bytes())


def _decode(content: bytes) -> Reading:
    try:
        # Not read_text: line ends and offsets stay as they are in the file.
        return _as_reading(content, content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Reading("unreadable", reason="it is not UTF-8 text")


def _as_reading(content: bytes, text: str) -> Reading:
    plain = content.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")
    digests = dict.fromkeys((sha256(content).hexdigest(), sha256(plain).hexdigest()))
    texts = dict.fromkeys((text.replace("\r\n", "\n"), text))
    return Reading(
        "read", tuple(Passages(one) for one in texts), digests=tuple(digests)
    )
