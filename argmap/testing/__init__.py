"""For tests of what uses argmap: Hypothesis strategies and a conformance test.

Needs the package ``hypothesis`` (extra ``testing``), which is imported here only.

Support policy: names and signatures are stable, like those of the rest of argmap.
*What* the strategies draw is not: new fields of the model, new constructs of the
language and nastier texts are added in any release. A test that fails after an upgrade
has found something.

Example:
    >>> from hypothesis import given, settings
    >>> from argmap.testing import maps
    >>> @settings(max_examples=5, database=None)
    ... @given(maps(max_size=4))
    ... def every_statement_is_found(m):
    ...     assert all(m[s.id] is s for s in m.statements)
    >>> every_statement_is_found()
"""

from argmap.testing.conformance import check_format
from argmap.testing.documents import broken_texts, texts
from argmap.testing.strategies import (
    anchors,
    arguments,
    data,
    ids,
    maps,
    statements,
    wordings,
)

__all__ = [
    "anchors",
    "arguments",
    "broken_texts",
    "check_format",
    "data",
    "ids",
    "maps",
    "statements",
    "texts",
    "wordings",
]
