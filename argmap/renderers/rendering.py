"""The door: a map in, a picture out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from argmap.collecting import without_collecting
from argmap.errors import FormatError, require
from argmap.model import ArgumentMap
from argmap.registry import Registry
from argmap.renderers.pictures import Picture
from argmap.renderers.themes import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.lang import Document


@attrs.frozen
class Options:
    """How a picture is wanted; every renderer takes what concerns it.

    Args:
        theme: Colours and type.
        labels: Id → verdict.
        language: Language of the words that argmap adds.
        engine: Name of the layout engine.
        width: Columns of a text.
    """

    theme: Theme = LIGHT
    labels: Mapping[str, object] | None = None
    language: str = "en"
    engine: str = "tidy"
    width: int = 78


@attrs.frozen
class Renderer:
    """A kind of picture.

    Args:
        name: Its name.
        media_type: What it makes.
        suffixes: File name endings that mean it.
        draw: Makes the file from a map and the options.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    draw: Callable[[ArgumentMap, Options], str | bytes]


def _draw_svg(m: ArgumentMap, options: Options) -> str:
    from argmap.layouts import lay_out  # noqa: PLC0415  (an outline needs no layout)
    from argmap.renderers.svg import write_svg  # noqa: PLC0415

    drawing = lay_out(
        m, engine=options.engine, labels=options.labels, language=options.language
    )
    return write_svg(drawing, options.theme)


def _draw_outline(m: ArgumentMap, options: Options) -> str:
    from argmap.renderers.outline import write_outline  # noqa: PLC0415

    return write_outline(
        m, width=options.width, labels=options.labels, language=options.language
    )


def _draw_markdown(m: ArgumentMap, options: Options) -> str:
    from argmap.renderers.outline import write_markdown  # noqa: PLC0415

    return write_markdown(m, labels=options.labels, language=options.language)


SVG = Renderer("svg", "image/svg+xml", (".svg",), _draw_svg)
OUTLINE = Renderer("outline", "text/plain", (".txt",), _draw_outline)
MARKDOWN = Renderer("markdown", "text/markdown", (".md", ".markdown"), _draw_markdown)

RENDERERS: Registry[Renderer] = Registry(
    "renderer",
    "argmap.renderers",
    {
        "svg": "argmap.renderers.rendering:SVG",
        "outline": "argmap.renderers.rendering:OUTLINE",
        "markdown": "argmap.renderers.rendering:MARKDOWN",
    },
)


@without_collecting
def render(
    map: ArgumentMap | Document,  # noqa: A002  (the word of the model)
    to: str = "svg",
    *,
    theme: Theme | None = None,
    labels: Mapping[str, object] | None = None,
    language: str = "en",
    **options: Any,
) -> Picture:
    r"""Draw a map.

    Args:
        map: The map, or the document that holds it.
        to: ``svg``, ``outline`` (plain text) or ``markdown``.
        theme: Colours and type; None means light.
        labels: Id → verdict (``in``, ``out``, ``undec``, or a status such as
            ``stands``), drawn as marks. Verdicts are computed elsewhere.
        language: Language of the words that argmap adds.
        options: ``engine``, the name of the layout engine (``tidy``); ``width``, the
            columns of an outline.

    Raises:
        FormatError: There is no such renderer; close names are given.
        KeyError: There is no such engine.
        TypeError: An option is unknown, or *map* is neither map nor document.
        ValueError: A label or the language is unknown.

    The same map gives the same bytes, on every machine: no font, program, clock or
    chance has a part in it. Time and memory are linear in the size of the map.

    Example:
        >>> import argmap
        >>> m = argmap.loads("[Ban]: Ban cars.\n  - [Trade]: Shops lose customers.")
        >>> print(argmap.render(m, "outline"), end="")
        1  Ban cars.
           but
           2  Shops lose customers.
    """
    renderer = _renderer_named(to)
    drawn = map if isinstance(map, ArgumentMap) else _map_of(map)
    chosen = Options(theme=theme or LIGHT, labels=labels, language=language, **options)
    content = renderer.draw(drawn, chosen)
    return Picture(content, renderer.media_type, drawn, language)


def _map_of(given: object) -> ArgumentMap:
    found = getattr(given, "map", None)
    if isinstance(found, ArgumentMap):
        return found
    kind = type(given).__name__
    hint = "; parse the text first" if isinstance(given, str) else ""
    msg = f"render needs an ArgumentMap or a Document, not {kind}{hint}"
    raise TypeError(msg)


def _renderer_named(name: str) -> Renderer:
    require(name, str, "the kind of picture must be a name")
    try:
        return RENDERERS[name]
    except KeyError:
        from argmap.suggest import did_you_mean  # noqa: PLC0415  (only for the message)

        guess = did_you_mean(name, RENDERERS)
        known = ", ".join(RENDERERS)
        msg = f"unknown kind of picture {name!r}{guess} (known: {known})"
        raise FormatError(msg) from None
