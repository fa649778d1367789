"""Only type-checked, never run: the face has the types that the docs promise."""

from __future__ import annotations

from typing import assert_type

import argmap
from argmap import (
    Anchor,
    Argument,
    ArgumentMap,
    Attack,
    Builder,
    Diagnostic,
    Document,
    Inference,
    Picture,
    Severity,
    Span,
    Statement,
)

document = argmap.parse("[A]: Trams help.")
assert_type(document, Document)
assert_type(document.map, ArgumentMap)
assert_type(document.diagnostics, tuple[Diagnostic, ...])

m = argmap.loads("[A]: Trams help.")
assert_type(m, ArgumentMap)
assert_type(m.statements, tuple[Statement, ...])
assert_type(m.arguments, tuple[Argument, ...])
assert_type(m.inferences, tuple[Inference, ...])
assert_type(m.attacks, tuple[Attack, ...])
assert_type(m.main_claims, tuple[Statement, ...])
assert_type(m.statements[0].anchors, tuple[Anchor, ...])
assert_type(m.statements[0].plain_text, str)
assert_type(argmap.dumps(m, "json"), str)

for found in argmap.check(document):
    assert_type(found, Diagnostic)
    assert_type(found.severity, Severity)
    assert_type(found.span, Span | None)

assert_type(argmap.render(m, "svg"), Picture)
assert_type(Builder("Cars").build(), ArgumentMap)
