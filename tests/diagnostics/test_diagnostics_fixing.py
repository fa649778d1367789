"""Fixes: whole or not at all, never over each other, the same every time."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Edit, Fix, Severity, apply_fixes
from argmap.source import SourceText, Span


def repair(source, *edits, code="AM999", safe=True):
    changes = tuple(Edit(Span(source, start, end), new) for start, end, new in edits)
    fix = Fix("repair", changes, safe)
    return Diagnostic(code, "sample", Severity.WARNING, "m", fix=fix)


TEXT = SourceText("0123456789", "f")


def test_several_edits_and_fixes():
    one = repair(TEXT, (1, 2, "A"), (8, 9, "B"))
    two = repair(TEXT, (4, 5, ""))
    text, applied = apply_fixes(TEXT.text, [two, one])
    assert text == "0A23567B9"
    assert applied == (one, two)


def test_of_two_that_touch_the_first_wins_whole():
    one = repair(TEXT, (1, 3, "A"), (7, 8, "B"))
    two = repair(TEXT, (2, 4, "C"), (9, 10, "D"))
    three = repair(TEXT, (3, 4, "E"))
    text, applied = apply_fixes(TEXT.text, [three, two, one])
    assert text == "0A3456B89"
    assert applied == (one,)


def test_an_insertion_at_the_same_place_waits():
    one = repair(TEXT, (5, 5, "x"), code="AM100")
    two = repair(TEXT, (5, 5, "y"), code="AM101")
    assert apply_fixes(TEXT.text, [two, one]) == ("01234x56789", (one,))


def test_doubtful_fixes_need_a_word():
    one = repair(TEXT, (0, 1, "A"), safe=False)
    assert apply_fixes(TEXT.text, [one]) == (TEXT.text, ())
    assert apply_fixes(TEXT.text, [one], unsafe=True) == ("A123456789", (one,))


def test_edits_of_other_texts_and_idle_ones_are_left_out():
    other = repair(SourceText("included", "g"), (0, 1, "I"))
    both = Diagnostic(
        "AM998",
        "s",
        Severity.ERROR,
        "m",
        fix=Fix("r", (Edit(Span(TEXT, 0, 1), "x"), *other.fix.edits)),
    )
    idle = repair(TEXT, (0, 1, "0"))
    outside = repair(TEXT, (5, 50, "z"))
    none = Diagnostic("AM997", "s", Severity.ERROR, "m")
    empty = repair(TEXT)
    found = [other, both, idle, outside, none, empty]
    assert apply_fixes(TEXT.text, found) == (TEXT.text, ())


def test_a_fix_that_overlaps_itself_is_left_out():
    assert apply_fixes(TEXT.text, [repair(TEXT, (0, 4, "a"), (2, 6, "b"))])[1] == ()


def test_the_same_edit_twice_in_a_fix_happens_once():
    one = repair(TEXT, (0, 1, "A"), (0, 1, "A"))
    assert apply_fixes(TEXT.text, [one]) == ("A123456789", (one,))


EDITS = st.tuples(
    st.integers(0, 10), st.integers(0, 10), st.sampled_from(["", "x", "yz"])
)


@settings(max_examples=100)
@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), max_size=6), st.randoms())
def test_the_order_of_the_problems_does_not_matter_for_places(fixes, random):
    found = [
        repair(
            TEXT, *((min(a, b), max(a, b), new) for a, b, new in edits), code=f"AM{n}"
        )
        for n, edits in enumerate(fixes)
    ]
    text, applied = apply_fixes(TEXT.text, found)
    shuffled = list(found)
    random.shuffle(shuffled)
    assert apply_fixes(TEXT.text, shuffled) == (text, applied)
    spans = sorted(
        {(e.span.start, e.span.end) for one in applied for e in one.fix.edits}
    )
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    grown = {
        (e.span.start, e.span.end, e.replacement)
        for one in applied
        for e in one.fix.edits
    }
    assert len(text) == len(TEXT.text) + sum(len(r) - (e - s) for s, e, r in grown)
