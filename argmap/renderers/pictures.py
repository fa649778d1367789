"""What ``render`` returns: the bytes of a picture, ready to save or to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    import os
    from collections.abc import Collection
    from pathlib import Path

    from argmap.model import ArgumentMap


_IMAGES = (".png", ".pdf", ".jpg", ".jpeg", ".gif", ".webp", ".eps")


@attrs.frozen
class Picture:
    r"""A map as an image or an outline.

    Args:
        content: The file: text, or bytes for binary formats.
        media_type: What it is (``"image/svg+xml"``).
        map: The map that it shows.
        language: Language of the words that argmap added.

    Example:
        >>> import argmap
        >>> m = argmap.loads("[Ban]: Ban cars.\n  + [Air]: Cleaner air.")
        >>> picture = argmap.render(m)
        >>> str(picture)[:4], picture.media_type
        ('<svg', 'image/svg+xml')
    """

    content: str | bytes = attrs.field(repr=False)
    media_type: str
    map: ArgumentMap = attrs.field(repr=False, eq=False)
    language: str = "en"

    def __str__(self) -> str:
        return self.content if isinstance(self.content, str) else repr(self)

    def __bytes__(self) -> bytes:
        content = self.content
        return content if isinstance(content, bytes) else content.encode()

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture to *path* and return the path.

        The file appears at once and whole: it is written beside its place under
        another name and then renamed, so a failure harms nothing.

        Raises:
            ValueError: The suffix means another kind of file.
            OSError: It cannot be written there.
        """
        import os  # noqa: PLC0415  (rendering alone touches no file)
        from pathlib import Path  # noqa: PLC0415
        from tempfile import NamedTemporaryFile  # noqa: PLC0415

        place = Path(path)
        _check_suffix(place.suffix, self.media_type)
        with NamedTemporaryFile(
            dir=place.parent, prefix=f".{place.name}.", delete=False
        ) as file:
            draft = Path(file.name)
            try:
                file.write(bytes(self))
                file.close()
                # a temporary file is private; a picture has the rights of any file
                mask = os.umask(0)
                os.umask(mask)
                draft.chmod(0o666 & ~mask)
                draft.replace(place)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
        return place

    def _repr_mimebundle_(
        self,
        include: Collection[str] | None = None,
        exclude: Collection[str] | None = None,
    ) -> dict[str, Any]:
        """Return the picture and its outline for a notebook."""
        from argmap.renderers.outline import write_outline  # noqa: PLC0415

        outline = write_outline(self.map, language=self.language)
        bundle = {self.media_type: self.content, "text/plain": outline}
        return {
            kind: content
            for kind, content in bundle.items()
            if (not include or kind in include) and kind not in (exclude or ())
        }


def _check_suffix(suffix: str, media_type: str) -> None:
    """Refuse a file name that promises another kind of file.

    Raises:
        FormatError: It does; the message says what to write.
    """
    if not suffix:
        return
    from argmap.renderers.rendering import RENDERERS  # noqa: PLC0415  (a circle)

    fitting: list[str] = []
    others: dict[str, str] = {}
    for name in RENDERERS:
        renderer = RENDERERS[name]
        if renderer.media_type == media_type:
            fitting += renderer.suffixes
        for one in renderer.suffixes:
            others[one] = name
    lowered = suffix.casefold()
    if lowered in fitting or not fitting:
        return
    is_text = media_type.startswith("text/")
    if is_text and lowered not in others and lowered not in _IMAGES:
        return  # words may stand in a file of any name
    from argmap.errors import FormatError  # noqa: PLC0415  (only for the message)

    better = f"save it as `{fitting[0]}`"
    if lowered in others:
        better += f', or draw `argmap.render(m, "{others[lowered]}")`'
    msg = f"this picture is {media_type}, which `{suffix}` does not mean; {better}"
    raise FormatError(msg)
