"""Which rules are on."""

from __future__ import annotations

import pytest

from argmap.checks import RULES, check
from argmap.checks.rules import Finding, Rule
from argmap.checks.selections import choose_rules, find_rule
from argmap.diagnostics import Severity
from argmap.lang import parse
from argmap.model import ArgumentMap, Attack, Inference, Statement


def codes(select=(), ignore=()) -> set[str]:
    return {rule.code for rule in choose_rules(select, ignore).rules}


DEFAULT = {code for code, rule in RULES.items() if rule.severity is not Severity.ADVICE}


def test_errors_warnings_and_notes_are_on_advice_is_not():
    assert codes() == DEFAULT
    assert "AM410" in DEFAULT
    assert "AM203" not in DEFAULT


@pytest.mark.parametrize(
    ("select", "ignore", "added", "gone"),
    [
        ("AM203", (), {"AM203"}, set()),
        ("am203", (), {"AM203"}, set()),
        ("holding-hands", (), {"AM203"}, set()),
        (["AM203", "golden-rule"], (), {"AM201", "AM203"}, set()),
        ("AM203,AM201", (), {"AM201", "AM203"}, set()),
        ("debate", (), {"AM124", "AM308"}, set()),
        ((), "AM4", set(), {c for c in DEFAULT if c.startswith("AM4")}),
        ((), "self-support", set(), {"AM110"}),
        ("AM111", "AM1", set(), {c for c in DEFAULT if "AM1" in c} - {"AM111"}),
        ("AM1", "AM1", set(), {c for c in DEFAULT if c.startswith("AM1")}),
        ("debate", "AM308", {"AM124"}, set()),
        ((), "AM", set(), DEFAULT),
    ],
)
def test_words_add_and_take_away(select, ignore, added, gone):
    assert codes(select, ignore) == (DEFAULT | added) - gone


def test_all_means_all():
    assert codes("all") == set(RULES)
    assert codes("all", "AM2") == {c for c in RULES if not c.startswith("AM2")}
    assert codes("teaching") > DEFAULT


def test_unknown_words_are_reported_with_close_ones():
    found = check(ArgumentMap(), select="teachin", ignore="AM2033 nonsense-word")
    assert [(d.code, d.hint) for d in found if "teachin" in d.message] == [
        ("AM901", "write `teaching`")
    ]
    assert len(found) == 3
    assert check(ArgumentMap(), ignore="AM050 AM5 AM601 AM7") == ()


def test_preset_is_a_further_word():
    m = ArgumentMap(
        statements=(Statement("A", "Trams run."), Statement("B", "Trams are old.")),
        attacks=(Attack("A-1", ("B",), "A"),),
    )
    assert [d.code for d in check(m, preset="debate")] == ["AM308"]
    assert check(m) == ()


def test_language_diagnostics_can_be_ignored_unless_they_are_errors():
    document = parse("[Ban]: Ban cars.\n  + [Air]\n  +")
    assert {d.name for d in check(document)} >= {
        "undefined-statement",
        "empty-relation",
    }
    left = {d.name for d in check(document, ignore="AM0")}
    assert "undefined-statement" not in left
    assert "empty-relation" in left


def test_rules_of_others_are_found_by_entry_point(monkeypatch):
    def find_short(view):
        """A text is short."""
        for statement in view.map.statements:
            if len(statement.text) < 4:
                yield Finding(statement.id, f"`{statement.id}` is short")

    rule = Rule("XY001", "short-text", Severity.ADVICE, find_short)

    class Entry:
        def load(self):
            return rule

    asked = []

    def entry_points(*, group, name):
        asked.append((group, name))
        return [Entry()] if name == "short-text" else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    m = ArgumentMap(statements=(Statement("A", "Ah."),))
    assert [str(d) for d in check(m, select="short-text")] == [
        "advice[XY001] short-text: `A` is short"
    ]
    assert find_rule("short-text") is rule
    assert check(m, select="AM203") == ()
    assert asked == [("argmap.rules", "short-text")] * 2


def test_order_without_a_text_is_that_of_the_map():
    m = ArgumentMap(
        statements=(Statement("A", "Is it?"), Statement("B", "Who?")),
        inferences=(Inference("B+1", ("A",), "B"), Inference("A+1", (), "A")),
    )
    assert [d.subject for d in check(m)] == ["A", "B", "A+1"]
