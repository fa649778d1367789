"""Names that the shell offers when somebody presses Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

# Each table is read only when the shell asks for it.


def complete_format(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[str]:
    """Return the formats that begin with *begun*."""
    from argmap.formats import FORMATS  # noqa: PLC0415  (as above)

    return _starting(begun, FORMATS)


def complete_picture(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[str]:
    """Return the kinds of picture that begin with *begun*."""
    from argmap.renderers import RENDERERS  # noqa: PLC0415  (as above)

    return _starting(begun, RENDERERS)


def complete_rule(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[str]:
    """Return the codes and names of rules that begin with *begun*."""
    from argmap.checks.table import RULES  # noqa: PLC0415  (as above)

    return _starting(begun, [*RULES, *(rule.name for rule in RULES.values())])


def complete_preset(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[str]:
    """Return the presets that begin with *begun*."""
    from argmap.checks.table import PRESETS  # noqa: PLC0415  (as above)

    return _starting(begun, PRESETS)


def _starting(begun: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.casefold().startswith(begun.casefold())]
