"""What a frontmatter may hold beside fields of the map: metadata and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.lang.keys import report_value, unknown_key
from argmap.model import freezing as check

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic
    from argmap.model.freezing import Check
    from argmap.source import Span


def _free(value: object) -> object:
    return value


def _table(value: object) -> object:
    return check.data(value)


_NAMES = check.several(check.text)
_LABELS = check.choice("hide-untitled", "title", "text", "none")
_SELECTIONS = check.choice(
    "all",
    "top-level",
    "with-title",
    "with-relations",
    "not-used-in-argument",
    "with-more-than-one-relation",
)

METADATA = (
    "subTitle",
    "author",
    "date",
    "abstract",
    "language",
    "aliases",
    "ignoreTerms",
    "loadedWords",
    "expect",
)
"""Metadata that argmap or Argdown shows or uses."""

_OPTIONS: dict[str, dict[str, Check]] = {
    "model": {
        "mode": check.choice("loose", "strict"),
        "removeTagsFromText": check.flag,
        "transformArgumentRelations": check.flag,
        "explodeArguments": check.flag,
        "shortcodes": _table,
    },
    "selection": {
        "statementSelectionMode": _SELECTIONS,
        "excludeDisconnected": check.flag,
        "excludeStatements": _NAMES,
        "includeStatements": _NAMES,
        "excludeArguments": _NAMES,
        "selectedTags": _NAMES,
        "selectedSections": _NAMES,
        "selectElementsWithoutSection": check.flag,
        "selectElementsWithoutTag": check.flag,
        "ignoreIsInMap": check.flag,
    },
    "map": {
        "argumentLabelMode": _LABELS,
        "statementLabelMode": _LABELS,
        "addTags": check.flag,
    },
    "group": {
        "groupDepth": check.count,
        "sections": _table,
        "regroup": check.several(_free),
        "ignoreIsGroup": check.flag,
        "ignoreIsClosed": check.flag,
    },
    "color": {
        "colorScheme": _free,
        "groupColorScheme": _free,
        "statementColors": _table,
        "argumentColors": _table,
        "groupColors": _table,
        "tagColors": _table,
        "relationColors": _table,
        "statementFontColor": check.text,
        "argumentFontColor": check.text,
        "groupFontColor": check.text,
        "colorizeByTag": check.flag,
        "colorizeGroupsByTag": check.flag,
        "ignoreColorData": check.flag,
    },
}
"""Argdown's settings that say what is on the map, with the values they may have."""

_OTHER_SETTINGS = (
    *("dot", "graphml", "html", "images", "json", "data", "webComponent", "vizJs"),
    *("svg", "png", "jpg", "webp", "pdf", "svgToPdf", "sourceHighlighter", "saveAs"),
    *("include", "process", "processes", "plugins", "parser", "explodeArguments"),
    *(
        "inputPath",
        "outputPath",
        "outputSuffix",
        "input",
        "rootPath",
        "stdout",
        "config",
    ),
    *("copyDefaultCss", "logLevel", "logParserErrors", "throwExceptions", "tags"),
    *("mapBgColor", "argdown", "style"),
)
"""Argdown's settings that argmap leaves to Argdown."""

KNOWN = frozenset((*METADATA, *_OPTIONS, *_OTHER_SETTINGS))


def check_config(key: str, value: object, place: Span | None) -> Iterator[Diagnostic]:
    """Yield what is wrong with the metadata *key*: unknown names, values of no use.

    Example:
        >>> from argmap.lang.keys_config import check_config
        >>> [one.code for one in check_config("model", {"mode": "lose"}, None)]
        ['AM071']
    """
    if key not in KNOWN:
        yield unknown_key(key, (*KNOWN, "title", "sources", "main"), place)
        return
    options = _OPTIONS.get(key)
    if options is None:
        return
    if not isinstance(value, Mapping):
        error = TypeError(f"must be a mapping of settings, not {value!r}")
        yield report_value(key, error, place)
        return
    for name, setting in value.items():
        read = options.get(name)
        if read is None:
            yield unknown_key(name, options, place, inside=key)
            continue
        try:
            read(setting)
        except (TypeError, ValueError) as error:
            yield report_value(f"{key}.{name}", error, place)
