"""The slips of the spelling benchmark, and what they are called."""

from random import Random

import pytest
from benchmarks.spelling.noise import (
    LETTER_KINDS,
    LIGATURES,
    kind_of,
    lose_ligature,
    neighbours,
    slip,
    weight,
)
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=20)


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        ("erthematosus", "erythematosus", "omission"),
        ("patientt", "patient", "doubling"),
        ("occured", "occurred", "doubling"),
        ("pateint", "patient", "transposition"),
        ("patiemt", "patient", "substitution"),
        ("patiecnt", "patient", "insertion"),
        ("Medicience", "Medicine", "several edits"),
        ("infor mation", "information", "split"),
        ("inter- feron", "interferon", "split"),
        ("ofthe", "of the", "joined"),
        ("signicant", "significant", "lost ligature"),
        ("eect", "effect", "lost ligature"),
        ("Pateint", "patient", "transposition"),
    ],
)
def test_an_error_has_the_kind_that_its_letters_tell(wrong: str, right: str, kind: str) -> None:
    assert kind_of(wrong, right) == kind


def test_neighbours_are_the_keys_around_a_key() -> None:
    assert set(neighbours("g")) >= set("fhtv")
    assert not set(neighbours("g")) & set("gpqz")
    assert neighbours("é") == ""


def test_neighbours_are_mutual() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    pairs = {(a, b) for a in letters for b in neighbours(a)}
    assert {(b, a) for a, b in pairs if (b, a) not in pairs} == set()


@given(WORDS, st.integers(0, 1000))
def test_a_slip_is_another_word_and_a_matter_of_letters(word: str, seed: int) -> None:
    wrong = slip(word, Random(seed))
    assert wrong != word
    assert wrong.isalpha()
    assert abs(len(wrong) - len(word)) <= 3


@given(WORDS, st.integers(0, 1000))
def test_a_seed_always_makes_the_same_slip(word: str, seed: int) -> None:
    assert slip(word, Random(seed)) == slip(word, Random(seed))


@given(WORDS, st.integers(0, 200))
def test_a_capital_stays_at_the_front(word: str, seed: int) -> None:
    wrong = slip(word.capitalize(), Random(seed))
    assert wrong[0].isupper()
    assert wrong[1:] == wrong[1:].lower()


def test_all_kinds_of_letter_slips_occur() -> None:
    draw = Random(1)
    seen = {kind_of(slip("immunofluorescence", draw), "immunofluorescence") for _ in range(300)}
    assert seen >= set(LETTER_KINDS)


@given(WORDS, st.sampled_from(LIGATURES), WORDS, st.integers(0, 50))
def test_a_lost_ligature_is_known_as_one(a: str, ligature: str, b: str, seed: int) -> None:
    word = a + ligature + b
    wrong = lose_ligature(word, Random(seed))
    assert len(word) - len(wrong) in (2, 3)
    assert kind_of(wrong, word) == "lost ligature"


def test_a_word_without_ligatures_loses_none() -> None:
    assert lose_ligature("patient", Random(1)) == ""


def test_long_words_are_misspelt_more_readily() -> None:
    assert weight("data") < weight("patient") < weight("erythematosus")
    assert weight("immunohistochemistry") == weight("erythematosus")
