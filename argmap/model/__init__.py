"""The model: frozen values, linked by id."""

from argmap.model.arguments import Argument, Section
from argmap.model.comparing import Change, Comparison, compare_maps
from argmap.model.freezing import EMPTY, FrozenDict, freeze
from argmap.model.maps import KINDS, ArgumentMap, Element, Relation
from argmap.model.relations import (
    ATTACK_KINDS,
    MODES,
    Attack,
    Context,
    Inference,
    Preference,
    Rephrase,
)
from argmap.model.statements import STANCES, Anchor, Source, Statement

__all__ = [
    "ATTACK_KINDS",
    "EMPTY",
    "KINDS",
    "MODES",
    "STANCES",
    "Anchor",
    "Argument",
    "ArgumentMap",
    "Attack",
    "Change",
    "Comparison",
    "Context",
    "Element",
    "FrozenDict",
    "Inference",
    "Preference",
    "Relation",
    "Rephrase",
    "Section",
    "Source",
    "Statement",
    "compare_maps",
    "freeze",
]
