"""Elements at a quarter of the cost, for readers that have checked the values already.

A frozen class assigns each field through ``object.__setattr__`` and checks it. A draft
is an ordinary class with the same slots; once filled it changes its class to the
frozen one and is indistinguishable from then on.

Only for values that are right for certain: ids not empty, texts without half
characters, tuples where the model has tuples, data frozen by
:func:`argmap.model.freeze`.
"""

from __future__ import annotations

from typing import TypeVar, cast

import attrs

from argmap.model.arguments import Argument
from argmap.model.relations import Attack, Inference
from argmap.model.statements import Anchor, Statement

T = TypeVar("T", bound=attrs.AttrsInstance)


def _draft_of(kind: type[T]) -> type[T]:
    def become(self: object) -> None:
        self.__class__ = kind

    twin = attrs.make_class(
        f"Draft{kind.__name__}",
        {f.name: attrs.field(default=f.default) for f in attrs.fields(kind)},
        class_body={"__attrs_post_init__": become},
        slots=True,
        weakref_slot=False,
        repr=False,
        eq=False,
        order=False,
    )
    return cast("type[T]", twin)


DraftStatement = _draft_of(Statement)
DraftArgument = _draft_of(Argument)
DraftInference = _draft_of(Inference)
DraftAttack = _draft_of(Attack)
DraftAnchor = _draft_of(Anchor)
