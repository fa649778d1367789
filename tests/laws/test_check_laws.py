"""Laws of checking, for every map and text."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from argmap.checks import RULES, check, classify_relations, match_anchor
from argmap.diagnostics import Severity, apply_fixes
from argmap.lang import parse
from argmap.model import Anchor, ArgumentMap
from argmap.testing import anchors, broken_texts, maps, texts, wordings

REPORT = "Soot fell by a third. “Noise” fell, too \u2013 in the old town."


@given(maps(dangling=True))
def test_checking_any_map_raises_nothing_and_names_only_known_codes(m: ArgumentMap):
    for problem in check(m, select="all", sources={"report": REPORT}):
        assert problem.code in RULES
        assert problem.severity is RULES[problem.code].severity
        assert problem.message
        assert not problem.message.endswith(".")
        assert problem.subject is None or problem.subject in m


@given(maps(dangling=True), st.randoms(use_true_random=False))
def test_the_order_of_elements_changes_no_finding(m: ArgumentMap, random):
    shuffled = attrs.evolve(
        m,
        **{
            kind: tuple(random.sample(getattr(m, kind), len(getattr(m, kind))))
            for kind in ("statements", "inferences", "attacks", "arguments", "sources")
        },
    )
    # Two rules compare within bounds or take the first of several partners.
    ignore = "AM131 AM205"
    one = Counter(d.code for d in check(m, select="all", ignore=ignore))
    other = Counter(d.code for d in check(shuffled, select="all", ignore=ignore))
    assert one == other


@given(maps())
def test_the_same_map_gives_the_same_diagnostics(m: ArgumentMap):
    assert check(m, select="all") == check(attrs.evolve(m), select="all")


@given(maps(dangling=True))
def test_default_findings_are_among_all_findings(m: ArgumentMap):
    assert set(check(m)) <= set(check(m, select="all"))
    assert all(d.severity is not Severity.ADVICE for d in check(m))


@given(maps(dangling=True))
def test_every_drawn_relation_has_a_class(m: ArgumentMap):
    classes = classify_relations(m)
    steps = {step for argument in m.arguments for step in argument.inferences}
    drawn = [i.id for i in m.inferences if i.id not in steps]
    assert list(classes) == [*drawn, *(a.id for a in m.attacks)]
    assert set(classes.values()) <= {"sketched", "grounded", "axiomatic"}
    for one in classes:
        if m.is_grounded(one):
            assert classes[one] == "grounded"


SILENCERS = st.sampled_from(
    [
        "// argmap: ignore AM123 kept for next week",
        "// argmap: ignore AM123",
        "// argmap: ignore AM999, AM123 because",
        "// argmap: ignore-file isolated-statement kept",
        "/* argmap: ignore AM130 two voices */",
        "<!-- argmap: ignore -->",
    ]
)


@given(st.one_of(texts(), broken_texts()), st.lists(SILENCERS, max_size=3))
def test_documents_are_checked_in_order_and_spans_lie_inside(text: str, lines):
    text = "\n".join([*lines, text])
    document = parse(text)
    found = check(document, select="all")
    starts = [d.span.start for d in found if d.span is not None]
    assert starts == sorted(starts)
    for problem in found:
        if problem.span is not None:
            assert 0 <= problem.span.start <= problem.span.end <= len(text)


@given(texts(), st.lists(SILENCERS, max_size=3))
def test_safe_fixes_remove_their_diagnostic_and_add_no_error(text: str, lines):
    text = "\n".join([*lines, text])
    for _ in range(6):
        before = check(parse(text), select="all")
        mine = [d for d in before if d.fix is not None and not d.code.startswith("AM0")]
        if not mine:
            return
        fixed, _ = apply_fixes(text, mine[:1])
        after = check(parse(fixed), select="all")
        errors = [d for d in before if d.severity is Severity.ERROR]
        assert len([d for d in after if d.severity is Severity.ERROR]) <= len(errors)
        assert len(after) < len(before) or fixed != text
        text = fixed
    still = [d for d in check(parse(text), select="all") if d.fix is not None]
    assert not [d for d in still if not d.code.startswith("AM0")], (
        "fixes do not converge"
    )


@given(anchors(), wordings())
def test_matching_any_anchor_raises_nothing_and_stays_inside(anchor: Anchor, text: str):
    match = match_anchor(anchor, text)
    if match.start is not None and match.end is not None:
        assert 0 <= match.start <= match.end <= len(text)


@given(st.text(min_size=1, max_size=80), st.data())
def test_a_passage_with_its_offsets_is_always_found(text: str, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    match = match_anchor(Anchor("s", quote=text[start:end], start=start, end=end), text)
    assert (match.status, match.start, match.end) == ("found", start, end)
    assert not match.moved


WORDS = st.lists(
    st.sampled_from(
        [
            "soot",
            "fell",
            "by",
            "a",
            "third",
            "in",
            "town",
            "noise",
            "rose",
            "trams",
            "run",
            "late",
        ]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)


@given(WORDS, st.data())
def test_a_quote_from_the_text_is_found_or_ambiguous(text: str, data):
    words = text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = " ".join(words[first:last])
    match = match_anchor(Anchor("s", quote=quote), text)
    assert match.status in ("found", "ambiguous")
    if match.status == "found":
        assert text[match.start : match.end] == quote
    else:
        assert len(match.places) > 1
