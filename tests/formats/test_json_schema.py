"""The published JSON Schema and the reader say the same."""

import json
from pathlib import Path

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.errors import FormatError
from argmap.model import KINDS, Anchor, ArgumentMap, Source
from argmap.testing import maps

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/reference/argmap.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
NAMES = {
    **{kind: name[:-1] for name, kind in KINDS.items()},
    KINDS["rephrases"]: "link",
    KINDS["contexts"]: "link",
    Source: "source",
    Anchor: "anchor",
}


def test_the_schema_is_one():
    VALIDATOR.check_schema(SCHEMA)
    assert SCHEMA["$id"].endswith("argmap-1.schema.json")


@pytest.mark.parametrize(("kind", "name"), NAMES.items(), ids=str)
def test_every_field_is_in_the_schema(kind, name):
    definition = SCHEMA["$defs"][name]
    fields = attrs.fields(kind)
    derived = {"argument"} if name == "inference" else set()
    assert set(definition["properties"]) == {f.name for f in fields} | derived
    required = [f.name for f in fields if f.default is attrs.NOTHING]
    assert definition["required"] == required
    assert definition["additionalProperties"] is False


def test_every_list_is_in_the_schema():
    fields = {f.name for f in attrs.fields(ArgumentMap)}
    assert set(SCHEMA["properties"]) == {"argmap", *fields}


@given(maps(dangling=True))
def test_what_we_write_is_valid(m):
    VALIDATOR.validate(json.loads(argmap.dumps(m, "json")))


@st.composite
def mutated(draw):
    """A written map with one value exchanged, left out, or put in."""
    root = json.loads(argmap.dumps(draw(maps(min_size=1, max_size=3)), "json"))
    places = []
    waiting = [root]
    for one in waiting:
        keys = list(one) if isinstance(one, dict) else range(len(one))
        places += [(one, key) for key in keys]
        waiting += [one[key] for key in keys if isinstance(one[key], dict | list)]
    holder, key = draw(st.sampled_from(places))
    odd = (None, True, 0, -1, 2.5, "", "x", [], [1], ["", "x"], {}, {"x": 1}, {"id": 1})
    action = draw(st.sampled_from(("exchange", "leave out", "put in")))
    if action == "leave out" and isinstance(holder, dict):
        del holder[key]
    elif action == "put in" and isinstance(holder, dict):
        holder[draw(st.sampled_from(("foo", "texts", "argument")))] = "x"
    else:
        holder[key] = draw(st.sampled_from(odd))
    return root


@given(mutated())
def test_what_the_schema_refuses_the_reader_refuses(root):
    if not VALIDATOR.is_valid(root):
        with pytest.raises(FormatError) as caught:
            argmap.loads(json.dumps(root), format="json")
        assert caught.value.diagnostics
