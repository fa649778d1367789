"""Files: read whole, included only from below a folder, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import FormatError
from argmap.formats.decoding import decode
from argmap.formats.messages import entry

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic
    from argmap.source import SourceText

LARGEST = 64 * 1024 * 1024
"""Size in bytes beyond which an included file is not read."""


class FolderLoader:
    """Fetches the files that a document includes, from its own folder only.

    Symbolic links are followed before the place is checked, so that none leads out.

    Args:
        folder: Where the document lies.

    Example:
        >>> from argmap.formats import FolderLoader
        >>> FolderLoader(".")("../secret.argdown").code
        'AM514'
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        self._top = self.folder.resolve()

    def __call__(self, path: str) -> SourceText | Diagnostic:
        """Return the text of the file *path*, or say why it is not to be had."""
        found = self.bytes_of(path)
        if not isinstance(found, bytes):
            return found
        try:
            source, _ = decode(found, str(self.folder / path))
        except FormatError as error:
            return error.diagnostics[-1]
        return source

    def bytes_of(self, path: str) -> bytes | Diagnostic:
        """Return the bytes of the file *path*, or say why they are not to be had."""
        try:
            place = (self._top / path).resolve()
            if not place.is_relative_to(self._top):
                return entry(
                    "AM514",
                    f"`{path}` lies outside the folder of the document",
                    hint="put it into the same folder or below",
                )
            if not place.is_file():
                return entry("AM515", f"there is no file `{path}`")
            if place.stat().st_size > LARGEST:
                return entry("AM515", f"`{path}` is larger than 64 MB")
            return place.read_bytes()
        except (OSError, ValueError, RuntimeError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            return entry("AM515", f"`{path}` cannot be read: {reason}")


def write_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Write *data* to *path*, whole or not at all.

    A temporary file beside it takes its place only when everything is written; links
    are followed, and the permissions of an existing file stay.

    Raises:
        OSError: The file cannot be written; what was there before is untouched.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():  # a pipe, a terminal
        target.write_bytes(data)
        return
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    temporary, handle = _new_file_beside(target)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink()
        raise


def _new_file_beside(target: Path) -> tuple[Path, int]:
    """Make an empty file in the folder of *target*, with the usual permissions."""
    number = 0
    while True:
        place = target.with_name(f".{target.name[:40]}.{os.getpid()}-{number}.tmp")
        try:
            return place, os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        except FileExistsError:
            number += 1
