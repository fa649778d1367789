"""What elements can be given beside their text or their ends, for typed calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.model.relations import Mode
    from argmap.model.statements import Stance


class StatementFields(TypedDict, total=False):
    """What a statement can be given beside its text; see :class:`argmap.Statement`."""

    members: Sequence[str]
    kind: str
    asserted: bool
    axiom: bool
    implicit: bool
    speaker: str
    stance: Stance
    modality: str
    side: str
    speech: Sequence[str]
    strength: float
    tags: Sequence[str]
    data: Mapping[str, Any]


class AttackFields(TypedDict, total=False):
    """What an attack can be given beside its ends; see :class:`argmap.Attack`."""

    title: str
    outweighed: bool
    scheme: str
    questions: Mapping[str, str | None]
    strength: float
    tags: Sequence[str]
    data: Mapping[str, Any]


class InferenceFields(TypedDict, total=False):
    """What a step can be given beside its ends; see :class:`argmap.Inference`."""

    title: str
    mode: Mode
    scheme: str
    questions: Mapping[str, str | None]
    rules: Sequence[str]
    roles: Mapping[str, str]
    qualifier: str
    strict: bool
    strength: float
    tags: Sequence[str]
    data: Mapping[str, Any]
