"""The checks of every field of every class, for readers that report each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import arguments, relations, statements
from argmap.model.maps import _CHECK_MAP, ArgumentMap

if TYPE_CHECKING:
    from argmap.model.freezing import FieldChecks

CHECKS: dict[type, FieldChecks] = {
    statements.Statement: statements._CHECK_STATEMENT,  # noqa: SLF001  (one package)
    statements.Anchor: statements._CHECK_ANCHOR,  # noqa: SLF001
    statements.Source: statements._CHECK_SOURCE,  # noqa: SLF001
    arguments.Argument: arguments._CHECK_ARGUMENT,  # noqa: SLF001
    arguments.Section: arguments._CHECK_SECTION,  # noqa: SLF001
    relations.Inference: relations._CHECK_INFERENCE,  # noqa: SLF001
    relations.Attack: relations._CHECK_ATTACK,  # noqa: SLF001
    relations.Rephrase: relations._CHECK_LINK,  # noqa: SLF001
    relations.Context: relations._CHECK_LINK,  # noqa: SLF001
    relations.Preference: relations._CHECK_PREFERENCE,  # noqa: SLF001
    ArgumentMap: _CHECK_MAP,
}
"""Class → its checks; :meth:`FieldChecks.check` tries a single field."""
