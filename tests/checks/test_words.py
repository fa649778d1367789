"""Words: stems, terms, aliases, and the language of a map."""

from __future__ import annotations

import pytest

from argmap.checks import check
from argmap.checks.folding import fold_text
from argmap.checks.stemming import stem_word
from argmap.checks.words import Lexicon, lexicon_of, split_words
from argmap.model import ArgumentMap, Inference, Statement


@pytest.mark.parametrize(
    "family",
    [
        "ban bans banned banning",
        "pollute pollutes polluting pollution polluted",
        "argue argued arguing argument arguments",
        "city cities",
        "generalise generalisation generalize",
        "organise organisation organization",
        "relate relating relational",
        "die died dying death",
        "child children child's children's",
        "pupil pupils pupil's",
        "travel travelled travels",
        "hopeful hopefully hopefulness",
    ],
)
def test_forms_of_one_word_share_a_stem(family: str):
    assert len({stem_word(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["news new", "car care", "state station", "bus busy", "tram trams' day"]
)
def test_different_words_keep_different_stems(pair: str):
    one, *_, other = pair.split()
    assert stem_word(one) != stem_word(other)


@pytest.mark.parametrize(
    "word", ["", "a", "y" * 10_000, "straße", "電車", "sss", "eed", "ing"]
)
def test_odd_words_are_stemmed_without_an_error(word: str):
    assert isinstance(stem_word(word), str)


def test_terms_leave_out_what_has_no_weight():
    terms = Lexicon().terms("The trams of the city should not be run by it.")
    assert list(terms.values()) == ["trams", "city", "run"]


def test_numbers_are_terms_single_letters_are_not():
    assert set(Lexicon().terms("Plan b costs 9 million")) == {
        "plan",
        "cost",
        "9",
        "million",
    }


def test_aliases_count_as_one_term():
    lexicon = Lexicon(aliases=(("tram", "light rail", "streetcar"),))
    stems = [set(lexicon.terms(t)) for t in ("Trams", "light rail", "Streetcars")]
    assert stems == [{"tram"}] * 3
    assert set(lexicon.terms("a light bulb")) == {"light", "bulb"}


def test_aliases_and_ignored_terms_come_from_the_metadata():
    m = ArgumentMap(
        metadata={
            "language": "en",
            "aliases": {"tram": ["streetcar"]},
            "ignoreTerms": ["city"],
            "loadedWords": "shiny",
        }
    )
    lexicon = lexicon_of(m)
    assert lexicon.aliases == (("tram", "streetcar"),)
    assert set(lexicon.terms("The city's streetcar")) == {"tram"}
    assert lexicon.vague == ("shiny",)
    groups = ArgumentMap(metadata={"language": "en", "aliases": [["a b", "c d"], 3]})
    assert lexicon_of(groups).aliases == (("a b", "c d"),)


@pytest.mark.parametrize("odd", [3, None, {"a": 1}, [[1]], "text"])
def test_odd_metadata_is_left_alone(odd):
    m = ArgumentMap(
        metadata={
            "language": "en",
            "aliases": odd,
            "ignoreTerms": odd,
            "loadedWords": odd,
        },
        statements=(Statement("A", "Trams run."),),
    )
    check(m, select="all")


GERMAN = "Die Straßenbahn soll in der Stadt öfter fahren als heute."
ENGLISH = "The tram should run in the city more often than it does now."


@pytest.mark.parametrize(
    ("language", "text", "known"),
    [
        ("en", ENGLISH, True),
        ("en-GB", ENGLISH, True),
        ("English", GERMAN, True),
        ("de", ENGLISH, False),
        (None, ENGLISH, True),
        (None, GERMAN, False),
        (None, "", True),
    ],
)
def test_the_language_is_declared_or_guessed(language, text, known):
    metadata = {"language": language} if language else {}
    m = ArgumentMap(metadata=metadata, statements=(Statement("A", text),))
    assert (lexicon_of(m) is not None) is known


def test_wording_rules_are_silent_in_other_languages():
    m = ArgumentMap(
        statements=(
            Statement("A", "Die Straßenbahn, weil es sein muss; und so weiter."),
            Statement("B", GERMAN),
        ),
        inferences=(Inference("A+1", ("B",), "A"),),
    )
    assert {d.code for d in check(m, select="AM202 AM203 AM204 AM211 wording")} == set()
    # Questions are questions everywhere.
    asking = ArgumentMap(statements=(Statement("A", "Warum nicht?"),))
    assert [d.code for d in check(asking)] == ["AM210"]


def test_words_keep_apostrophes():
    assert split_words("Don’t stop the city's trams") == [
        "don't",
        "stop",
        "the",
        "city's",
        "trams",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trams run.", "trams run"),
        ("“Trams”  run!", "Trams run"),
        ("Trams\nrun, late", "trams run late"),
        ("Well-known trams", "well known trams"),
        ("Die Straße", "die strasse"),
    ],
)
def test_foldings_that_agree(one, other):
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trams run.", "Trams run?"),
        ("It is 1.5", "It is 15"),
        ("It is -5", "It is 5"),
        ("p", "!p"),
        ("a < b", "a > b"),
        ("5 %", "5"),
    ],
)
def test_foldings_that_differ(one, other):
    assert fold_text(one) != fold_text(other)
