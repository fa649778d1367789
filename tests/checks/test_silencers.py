"""Comments that silence, and what is said about them."""

from __future__ import annotations

import pytest

from argmap.checks import check
from argmap.diagnostics import apply_fixes
from argmap.lang import parse

MAP = "[Ban]: The city should ban cars.\n  + [Air]: The air gets cleaner.\n"
LOOSE = "[Trade]: Shops would lose customers."


def codes(text: str, **options) -> list[str]:
    return [d.code for d in check(parse(text), **options)]


def test_without_a_comment_the_statement_is_reported():
    assert codes(f"{MAP}\n{LOOSE}") == ["AM123"]


@pytest.mark.parametrize(
    "text",
    [
        f"{MAP}\n// argmap: ignore AM123 kept for later\n{LOOSE}",
        f"{MAP}\n{LOOSE} // argmap: ignore AM123 kept for later",
        f"{MAP}\n{LOOSE} /* argmap: ignore AM123: kept for later */",
        f"{MAP}\n<!-- argmap: ignore isolated-statement - kept for later -->\n{LOOSE}",
        f"{MAP}\n// argmap: ignore AM123 kept\n// another remark\n{LOOSE}",
        f"// argmap: ignore-file AM123 kept for later\n\n{MAP}\n{LOOSE}",
        f"{MAP}\n/* argmap: ignore AM123\n   kept for later */\n{LOOSE}",
    ],
)
def test_comments_silence_in_every_form(text: str):
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"// argmap: ignore AM123 kept\n\n{MAP}\n{LOOSE}",
        f"{MAP}\n// argmap: ignore AM123 kept\n\n\n{LOOSE}",
        f"{MAP} // argmap: ignore AM123 kept\n\n{LOOSE}",
    ],
)
def test_comments_elsewhere_do_not(text: str):
    assert sorted(codes(text)) == ["AM123", "AM903"]


def test_a_reason_is_required():
    for reason in ("", " - ", "  "):
        found = codes(f"{MAP}\n// argmap: ignore AM123{reason}\n{LOOSE}")
        assert found == ["AM902", "AM123"]


def test_several_codes_in_one_comment():
    text = f"{MAP}\n// argmap: ignore AM123, AM210 kept for later\nIs it so?"
    assert codes(text) == []
    text = f"{MAP}\n// argmap: ignore AM123, AM210 kept for later\n{LOOSE}"
    found = check(parse(text))
    assert [d.message for d in found] == ["nothing here needs `AM210` ignored"]
    assert found[0].fix is None


def test_unknown_codes_and_missing_codes():
    found = check(parse(f"{MAP}\n// argmap: ignore AM1234 kept\n{LOOSE}"))
    assert [d.code for d in found] == ["AM901", "AM123"]
    assert "AM123" in found[0].hint
    found = check(parse(f"{MAP}\n// argmap: ignore this please\n{LOOSE}"))
    assert found[0].message == "the comment names no code to ignore"


def test_unused_silencers_are_removed_by_a_fix():
    for text, fixed in (
        (f"// argmap: ignore AM123 kept\n{MAP}", MAP),
        (f"{MAP}\n{LOOSE}\n  - [Ban] // argmap: ignore AM123 kept\n", None),
    ):
        found = check(parse(text))
        assert [d.code for d in found] == ["AM903"]
        after, _ = apply_fixes(text, found)
        assert "argmap" not in after
        if fixed is not None:
            assert after == fixed
        assert check(parse(after)) == ()


def test_a_silencer_of_a_rule_that_is_off_is_not_unused():
    text = f"// argmap: ignore AM203 the term is explained in class\n{MAP}"
    assert codes(text) == []
    # Neither word of the two statements takes the other by the hand.
    assert "AM903" not in codes(text, select="AM202")


def test_errors_of_the_language_cannot_be_silenced():
    text = f"{MAP}  // argmap: ignore AM007 later\n  -\n"
    assert sorted(codes(text)) == ["AM007", "AM905"]
    text = f"// argmap: ignore-file empty-relation later\n\n{MAP}  -\n"
    assert sorted(codes(text)) == ["AM007", "AM905"]


def test_warnings_of_the_language_can():
    text = "[Ban]: Ban cars.\n  + [Air] // argmap: ignore AM050 to be written\n"
    assert codes(text) == []


def test_whole_file_comments_stand_at_the_top():
    text = "\n".join([MAP, *[""] * 40, f"// argmap: ignore-file AM123 kept\n\n{LOOSE}"])
    assert sorted(codes(text)) == ["AM123", "AM904"]


def test_findings_without_a_place_are_silenced_for_the_whole_file():
    text = "[A]: First.\n  - [B]: Second.\n    - [A]\n"
    assert codes(text) == ["AM120"]
    assert codes(f"// argmap: ignore-file AM120 a dilemma on purpose\n\n{text}") == []


def test_the_subject_may_be_silenced_where_it_is_used():
    text = f"{MAP}\n[Trade]: Shops lose.\n\n[Trade] // argmap: ignore AM123 kept\n"
    assert codes(text) == []
