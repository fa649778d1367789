"""Where anchors point: exact, retyped, changed, doubled and lost passages.

The oddities are those that real newspaper texts have: no-break spaces at the end of
paragraphs, glued digits, captions that share half their words, letters of a word inside
another. Every text here is made up.
"""

from __future__ import annotations

from hashlib import sha256

import pytest

from argmap.checks import match_anchor
from argmap.checks.passages import Passages
from argmap.model import Anchor

NBSP = "\u00a0"
TEXT = (
    "Harbour News\n\n\n"
    "OPINION | Trams for the harbour\n\n"
    f"The council wants trams on the quay. The plan costs nine million.{NBSP}\n\n"
    f"Ferries are slow.{NBSP} They leave twice an hour\n\n"
    'The mayor said, "No pact was signed." The impact is unclear.\n\n'
    "Trams are quiet. Trams are cheap to run. Ferries are cheap to run.\n"
)


def sha(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def found(quote: str, text: str = TEXT, **fields) -> str | None:
    """Return the text at the place found, None if there is no single place."""
    match = match_anchor(Anchor("s", quote=quote, **fields), text)
    return None if match.start is None else text[match.start : match.end]


def status(quote: str | None = None, text: str = TEXT, **fields) -> str:
    return match_anchor(Anchor("s", quote=quote, **fields), text).status


# -- exact quotes


def test_an_exact_quote_is_found_with_its_offsets():
    match = match_anchor(Anchor("s", quote="wants trams"), TEXT)
    assert (match.status, match.difference, match.moved) == ("found", None, False)
    assert TEXT[match.start : match.end] == "wants trams"


def test_a_quote_is_looked_up_as_whole_words():
    # "pact" also stands inside "impact"
    assert found("pact") == "pact"
    assert TEXT[match_anchor(Anchor("s", quote="pact"), TEXT).start - 3 :].startswith(
        "No "
    )
    assert status("ram") == "missing"


def test_scripts_without_blanks_have_no_word_boundaries():
    text = "電車は静かだ。船は遅い。"
    assert found("静か", text) == "静か"


def test_offsets_count_code_points_not_bytes():
    text = "© 2031 Äöü 😀 trams run"
    match = match_anchor(Anchor("s", quote="trams run"), text)
    assert match.start == 13
    assert status("trams run", text, start=13, end=22) == "found"


def test_the_vertical_bar_and_missing_full_stops_are_plain_text():
    assert found("OPINION | Trams") == "OPINION | Trams"
    assert found("twice an hour") == "twice an hour"


# -- several hits


def test_two_hits_are_ambiguous_and_both_are_named():
    match = match_anchor(Anchor("s", quote="are cheap to run"), TEXT)
    assert (match.status, match.start) == ("ambiguous", None)
    assert [TEXT[a:b] for a, b in match.places] == ["are cheap to run"] * 2


@pytest.mark.parametrize(
    "fields",
    [
        {"prefix": "Ferries "},
        {"suffix": ".\n", "prefix": "run. Ferries "},
        {"start": TEXT.rindex("are cheap")},
        {"start": TEXT.rindex("are cheap") + 3},
    ],
)
def test_context_or_the_nearest_offset_decides(fields):
    match = match_anchor(Anchor("s", quote="are cheap to run", **fields), TEXT)
    assert match.start == TEXT.rindex("are cheap")


def test_context_is_compared_without_regard_to_typography():
    assert found("They leave", prefix=f"slow. {NBSP}") == "They leave"


def test_one_hit_in_another_context_is_found_with_a_remark():
    match = match_anchor(Anchor("s", quote="wants trams", prefix="The king "), TEXT)
    assert match.status == "found"
    assert "before or behind" in match.difference


def test_captions_that_share_their_beginning_are_told_apart_by_the_middle():
    one = "The mayor and the guests at the opening of the quay, a reception. © Agency"
    two = "The mayor and the guests at the opening of the quay, a welcome. © Agency"
    text = f"{one}\n\nText in between.\n\n{two}\n"
    assert status("The mayor and the guests at the opening of the quay", text) == (
        "ambiguous"
    )
    assert found("the quay, a welcome", text) == "the quay, a welcome"
    assert status("© Agency", text) == "ambiguous"
    # Changed words that fit both equally well are ambiguous too, never the first hit.
    assert (
        status("The mayor and the visitors at the opening of the quay", text)
        == "ambiguous"
    )


def test_a_quote_does_not_land_in_a_near_copy_of_itself():
    deck = "The city almost cannot do without trams."
    body = "The city cannot do without its trams."
    text = f"{deck}\n\nSome words in between.\n\n{body}"
    assert found(body, text) == body
    assert found(deck, text) == deck


# -- typography


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("Ferries are slow. They leave", f"Ferries are slow.{NBSP} They leave"),
        ("The  council\twants", "The council wants"),
        ("said, “No pact was signed.”", 'said, "No pact was signed."'),
        ("nine\nmillion", "nine million"),
        ("nine mil\u00adlion", "nine million"),
    ],
)
def test_typography_is_ignored_with_a_remark(quote, there):
    match = match_anchor(Anchor("s", quote=quote), TEXT)
    assert match.status == "found"
    assert TEXT[match.start : match.end] == there
    assert match.difference


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("the Essen-Ruhr line", "the Essen–Ruhr line"),
        ("the city’s trams", "the city's trams"),
        ("wait … then go", "wait ... then go"),
        ("a cafe\u0301 there", "a café there"),
        ("a café there", "a cafe\u0301 there"),
        ("the ﬁne print", "the fine print"),
    ],
)
def test_dashes_quotes_accents_and_ligatures_are_equal(source, quote):
    text = f"Before it, {source}, and after."
    match = match_anchor(Anchor("s", quote=quote), text)
    assert match.status == "found"
    assert text[match.start : match.end] == source


def test_a_paragraph_may_end_in_a_no_break_space():
    assert found("costs nine million.") == "costs nine million."
    assert found(f"costs nine million.{NBSP}") == f"costs nine million.{NBSP}"


# -- changed words


def test_case_differences_are_drift():
    match = match_anchor(Anchor("s", quote="Wants Trams"), TEXT)
    assert (match.status, match.difference) == (
        "drifted",
        "upper and lower case differ",
    )


@pytest.mark.parametrize(
    ("quote", "text", "difference"),
    [
        (
            "the talks went on at the harbour",
            "They say the talks went 9on at the harbour today.",
            "the source has “9on” instead of “on”",
        ),
        (
            "the deal which the council signed in June",
            "This is the deal which it the council signed in June.",
            "the source has “it” in addition",
        ),
        (
            "the deal that it the council signed in June",
            "This is the deal that the council signed in June.",
            "the source has no “it”",
        ),
        (
            "ferries are very slow and rarely full",
            "Most ferries are very slow, and seldom full.",
            "the source has “seldom” instead of “rarely”",
        ),
    ],
)
def test_changed_words_are_found_and_shown(quote, text, difference):
    match = match_anchor(Anchor("s", quote=quote), text)
    assert (match.status, match.difference) == ("drifted", difference)
    assert match.start == text.index(quote.split()[0])


def test_the_source_is_never_repaired():
    text = "They say the talks went 9on at the harbour today."
    assert found("the talks went on at the harbour", text) == (
        "the talks went 9on at the harbour"
    )


def test_an_inserted_parenthesis_is_drift():
    text = 'He said: "The port (of the old town) will be closed in spring," and left.'
    match = match_anchor(Anchor("s", quote="The port will be closed in spring"), text)
    assert match.status == "drifted"
    assert "of the old town" in match.difference


@pytest.mark.parametrize("gap", ["[…]", "[...]", "…", "..."])
def test_left_out_words_that_are_marked_are_allowed(gap):
    quote = f"The council wants {gap} nine million"
    match = match_anchor(Anchor("s", quote=quote), TEXT)
    assert (match.status, match.difference) == ("found", "words are left out")
    assert TEXT[match.start : match.end].endswith("nine million")


def test_other_words_are_missing_not_drifted():
    assert status("the queen opened a hospital in the mountains") == "missing"
    assert status("nothing here") == "missing"


def test_long_quotes_that_changed_are_found():
    words = [f"word{n}" for n in range(2000)]
    text = "Before. " + " ".join(words) + " after."
    changed = [w if n % 100 != 50 else "other" for n, w in enumerate(words)]
    match = match_anchor(Anchor("s", quote=" ".join(changed)), text)
    assert match.status == "drifted"
    assert match.start == 8


# -- offsets and digests


def test_offsets_alone_point_into_the_text_or_behind_it():
    assert status(start=0, end=7) == "found"
    match = match_anchor(Anchor("s", start=0, end=10_000), TEXT)
    assert (match.status, match.difference) == (
        "missing",
        f"the source ends at {len(TEXT)}",
    )


def test_an_anchor_without_anything_means_the_whole_source():
    match = match_anchor(Anchor("s", note="last paragraph"), TEXT)
    assert (match.status, match.start, match.end) == ("found", 0, len(TEXT))


def test_a_digest_verifies_the_passage_without_a_copy():
    start = TEXT.index("The plan")
    end = start + len("The plan costs")
    whole = sha("The plan costs")
    for digest in (whole, whole[:8], whole.upper(), f"sha256:{whole}"):
        match = match_anchor(Anchor("s", digest=digest, start=start, end=end), TEXT)
        assert (match.status, match.difference, match.moved) == ("found", None, False)


@pytest.mark.parametrize("digest", ["0" * 64, sha("The plan costs")[:7], "", "zz"])
def test_wrong_and_short_digests_fit_nothing(digest):
    start = TEXT.index("The plan")
    assert status(digest=digest, start=start, end=start + 14) == "missing"


def test_a_digest_made_with_plain_blanks_fits_with_a_remark():
    passage = f"slow.{NBSP} They leave"
    start = TEXT.index(passage)
    match = match_anchor(
        Anchor(
            "s", digest=sha("slow. They leave"), start=start, end=start + len(passage)
        ),
        TEXT,
    )
    assert match.status == "found"
    assert "white space" in match.difference


def test_a_passage_that_moved_is_found_by_digest_and_by_quote():
    moved = "A new first paragraph.\n\n" + TEXT
    start = TEXT.index("The plan")
    end = start + len("The plan costs")
    for fields in ({"digest": sha("The plan costs")}, {"quote": "The plan costs"}):
        match = match_anchor(Anchor("s", start=start, end=end, **fields), moved)
        assert (match.status, match.moved) == ("found", True)
        assert moved[match.start : match.end] == "The plan costs"


def test_a_known_shift_helps_passages_that_moved_far():
    filler = "lorem ipsum dolor " * 3000
    text = filler + TEXT
    passages = Passages(text)
    anchors = [
        Anchor(
            "s",
            digest=sha(quote),
            start=TEXT.index(quote) + back,
            end=TEXT.index(quote) + len(quote) + back,
        )
        # The first one is near enough to be searched for; it teaches the shift.
        for quote, back in (("Ferries are slow", len(filler) - 40),)
    ]
    assert match_anchor(anchors[0], passages).moved
    far = "cheap to run. Ferries"
    at = TEXT.index(far) + len(filler) - 40
    assert (
        match_anchor(
            Anchor("s", digest=sha(far), start=at, end=at + len(far)), passages
        ).status
        == "found"
    )


def test_quote_and_wrong_offsets_tell_that_it_moved():
    match = match_anchor(Anchor("s", quote="wants trams", start=3, end=14), TEXT)
    assert (match.status, match.moved) == ("found", True)


def test_a_digest_alone_finds_a_line_or_sentence():
    for passage in ("Trams are cheap to run.", "OPINION | Trams for the harbour", TEXT):
        match = match_anchor(Anchor("s", digest=sha(passage)), TEXT)
        assert match.status == "found"
        assert TEXT[match.start : match.end].strip() == passage.strip()
    match = match_anchor(Anchor("s", digest="ab" * 32), TEXT)
    assert match.difference == "a digest needs `start` and `end`"


def test_a_quote_beats_a_digest_that_does_not_fit_the_place():
    start = TEXT.index("wants trams")
    match = match_anchor(
        Anchor("s", quote="wants trams", digest="0" * 64, start=start, end=start + 11),
        TEXT,
    )
    assert match.status == "found"


@pytest.mark.parametrize(
    "anchor",
    [
        Anchor("s", quote=""),
        Anchor("s", quote=" \n"),
        Anchor("s", quote="…"),
        Anchor("s", quote="“”"),
        Anchor("s", quote="a" * 5000),
        Anchor("s", quote="the " * 5000),
        Anchor("s", start=5, end=2),
        Anchor("s", end=3),
        Anchor("s", start=10**30),
        Anchor("s", quote="x", prefix="y" * 10_000, suffix="z" * 10_000),
    ],
)
@pytest.mark.parametrize("text", ["", " ", TEXT, "the " * 3000, "\x00\ud800"])
def test_odd_anchors_and_texts_give_a_match(anchor, text):
    assert match_anchor(anchor, text).status in (
        "found",
        "drifted",
        "ambiguous",
        "missing",
    )
