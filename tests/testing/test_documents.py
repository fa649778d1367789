"""The documents that the strategies draw are healthy, and the broken ones are not."""

from hypothesis import given

from argmap.diagnostics import Severity
from argmap.lang import parse
from argmap.testing import broken_texts, texts


@given(texts())
def test_healthy_documents_have_no_errors(text):
    errors = [d for d in parse(text).diagnostics if d.severity is Severity.ERROR]
    assert not errors


@given(broken_texts())
def test_broken_documents_are_read_all_the_same(text):
    for problem in parse(text).diagnostics:
        assert problem.code


def test_broken_documents_are_often_broken():
    counts = {"broken": 0, "all": 0}

    @given(broken_texts())
    def count(text):
        counts["all"] += 1
        counts["broken"] += bool(parse(text).diagnostics)

    count()
    assert counts["broken"] > counts["all"] / 4
