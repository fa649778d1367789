"""Dashes, bullets and blanks that word processors put in place of what was typed."""

from __future__ import annotations

import pytest

from argmap import parse


def _said(document):
    return [one for one in document.diagnostics if one.name == "look-alike"]


@pytest.mark.parametrize(
    ("sign", "kind"),
    [
        ("\u2013", "attack"),
        ("\u2014", "attack"),
        ("\u2212", "attack"),
        ("\uff0b", "support"),
    ],
)
def test_a_lookalike_before_a_title_is_the_sign_it_looks_like(sign, kind):
    plain = {"attack": "-", "support": "+"}[kind]
    text = "[Cost]: Uniforms cost a lot.\n  {} [Shop]: There are shops."
    document, wanted = parse(text.format(sign)), parse(text.format(plain))
    assert document.map == wanted.map
    [problem] = _said(document)
    assert f"U+{ord(sign):04X}" in problem.message
    assert problem.hint == f"write `{plain}`"
    assert problem.fix is not None
    assert problem.fix.safe


def test_nothing_vanishes_silently():
    text = (
        "[Cost]: Uniforms cost a lot.\n  \u2013 [Shop]: There are shops.\n"
        "  \u2022 [B]: bullets\n  \u2014 [C]: em dash\n  \u2212 [D]: minus sign\n"
        "  \uff0b [E]: full-width plus"
    )
    document = parse(text)
    assert {"Cost", "Shop", "C", "D", "E"} <= {one.id for one in document.map}
    assert len(_said(document)) == 5
    [bullet] = [one for one in _said(document) if one.span.line == 3]
    assert "`+`" in bullet.hint
    assert "`-`" in bullet.hint


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u3000", "\u202f"])
def test_other_blanks_count_as_blanks(blank):
    wanted = parse("[A]: x\n  + [B]: reason.").map
    for line in (f"  +{blank}[B]: reason.", f"{blank}{blank}+ [B]: reason."):
        document = parse(f"[A]: x\n{line}")
        assert document.map == wanted
        assert len(_said(document)) == 1


def test_a_dash_before_words_is_a_sign_behind_a_sentence():
    document = parse("[A]: Uniforms cost a lot.\n  \u2013 There are shops.")
    assert len(list(document.map.attacks)) == 1
    assert len(_said(document)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[A]: Uniforms cost a lot\n  \u2013 more than one thinks \u2013 of money",
        "[A]: Uniforms cost a lot\n\u2013 more than one thinks \u2013 of money",
        '[A]: "All the world\'s a stage."\n  \u2014 Shakespeare',
        "[A]: in\u00a0Berlin\n  am\n  1.\u00a0Januar",
        "[A]: x \u2013 y \u2022 z\n\n// \u2022 a comment\n\n[B]: y {note: |\n  \u2022 z\n}",
    ],
)
def test_prose_stays_prose(text):
    document = parse(text)
    assert not _said(document)
    assert not list(document.map.attacks)
