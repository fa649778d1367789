"""Which rules are on: codes, prefixes, names, presets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.checks.table import PRESETS, RETIRED, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.checks.rules import Rule

_FAMILY = 3
"""Length of a prefix that names a family, ``AM2``."""


@attrs.frozen
class Selection:
    """The rules of one check.

    Args:
        rules: The rules that are on, in code order.
        ignored: Words of ``ignore``; they also apply to what the language reports.
        unknown: Words that name no rule, with what may have been meant.
    """

    rules: tuple[Rule, ...]
    ignored: tuple[str, ...] = ()
    unknown: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def ignores(self, code: str, name: str) -> bool:
        """Tell whether a diagnostic of the language is switched off."""
        return any(word == name or code.startswith(word) for word in self.ignored)


def choose_rules(
    select: str | Iterable[str] = (), ignore: str | Iterable[str] = ()
) -> Selection:
    """Return the rules that *select* adds and *ignore* takes away.

    Errors, warnings and notes are on without being asked for. The longer word wins:
    ``select="AM203", ignore="AM2"`` leaves AM203 alone of its family; of two equally
    long ones ``ignore`` wins.

    Args:
        select: Codes (``AM203``), prefixes (``AM2``), names (``golden-rule``) or
            presets (``teaching``, ``all``), as several words or one with commas.
        ignore: The same, to switch off.

    Example:
        >>> from argmap.checks.selections import choose_rules
        >>> chosen = choose_rules("golden-rule, AM21", "AM1")
        >>> [rule.code for rule in chosen.rules if rule.code < "AM213"]
        ['AM201', 'AM210', 'AM211', 'AM212']
    """
    wanted, unwanted = _words(select), _words(ignore)
    if not wanted and not unwanted:
        return Selection(tuple(rule for rule in RULES.values() if rule.default))
    extra, unknown = _look_up((*wanted, *unwanted))
    rules = [
        rule
        for rule in (*RULES.values(), *extra)
        if max(int(rule.default), *(_weight(w, rule) for w in ("", *wanted)))
        > max(_weight(w, rule) for w in ("", *unwanted))
    ]
    return Selection(tuple(rules), tuple(unwanted), tuple(unknown))


def _words(given: str | Iterable[str]) -> list[str]:
    parts = [given] if isinstance(given, str) else given
    words = [word for part in parts for word in part.replace(",", " ").split()]
    return [
        w.upper() if w[:2].upper() == "AM" and w[2:].isdigit() else w for w in words
    ]


def _weight(word: str, rule: Rule) -> int:
    """How exactly *word* means *rule*: 0 not at all, more for a longer code."""
    if word in (rule.code, rule.name):
        return 100
    if word == "all":
        return 2
    if word in rule.presets:
        return 3
    if word == "AM" or (is_code(word) and rule.code.startswith(word)):
        return len(word)
    return 0


def is_code(word: str) -> bool:
    """Tell whether *word* looks like a code or a prefix of one."""
    return word[:2] == "AM" and word[2:].isdigit()


def find_rule(word: str) -> Rule | None:
    """Return the rule with the code or name *word*, or None.

    Entry points are asked on a miss only, because their metadata is slow to read.
    """
    rule = RULES.get(word.upper()) or next(
        (rule for rule in RULES.values() if rule.name == word), None
    )
    return rule if rule is not None else _find_plugin(word)


def _find_plugin(word: str) -> Rule | None:
    from importlib.metadata import entry_points  # noqa: PLC0415  (see above)

    for entry in entry_points(group="argmap.rules", name=word):
        plugin: Rule = entry.load()
        return plugin
    return None


def close_codes(word: str) -> tuple[str, ...]:
    """Return up to three codes, names or presets that look like *word*."""
    from argmap.suggest import close_names  # noqa: PLC0415  (only for messages)

    names = [rule.name for rule in RULES.values()]
    return close_names(word, [*RULES, *names, *PRESETS])


def _look_up(
    words: Iterable[str],
) -> tuple[list[Rule], list[tuple[str, tuple[str, ...]]]]:
    """Return the rules of plugins that *words* name, and words that mean nothing."""
    extra: list[Rule] = []
    unknown: list[tuple[str, tuple[str, ...]]] = []
    names = {rule.name for rule in RULES.values()}
    for word in dict.fromkeys(words):
        if word in RULES or word in names or word in PRESETS or word in RETIRED:
            continue
        # AM0, AM5, AM6 and AM7 have rules too, elsewhere; a whole code of theirs
        # cannot be checked here and is believed.
        if word == "AM" or (
            is_code(word)
            and (
                any(code.startswith(word) for code in RULES)
                or (len(word) >= _FAMILY and word[2] in "0567")
            )
        ):
            continue
        plugin = _find_plugin(word)
        if plugin is not None:
            extra.append(plugin)
        else:
            unknown.append((word, close_codes(word)))
    return extra, unknown
