"""The typed keywords of the builder are the fields of the classes."""

import attrs
import pytest

from argmap.model import Attack, Inference, Statement
from argmap.model.keywords import AttackFields, InferenceFields, StatementFields


@pytest.mark.parametrize(
    ("keywords", "kind", "given_otherwise"),
    [
        (StatementFields, Statement, {"id", "text", "title", "anchors"}),
        (InferenceFields, Inference, {"id", "premises", "conclusion", "anchors"}),
        (AttackFields, Attack, {"id", "premises", "target", "kind", "anchors"}),
    ],
)
def test_every_field_can_be_given(keywords, kind, given_otherwise):
    fields = {field.name for field in attrs.fields(kind)}
    assert set(keywords.__annotations__) == fields - given_otherwise
