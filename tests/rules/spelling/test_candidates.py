"""What a word may have been meant to be, and in which order."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.testing import read_text
from corrigenda_rules.spelling._candidates import MOST, candidates, rank, static_features
from corrigenda_rules.spelling._decision import decisions
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._model import model
from corrigenda_rules.spelling._near import Candidate

LETTERS = st.text(string.ascii_lowercase, min_size=4, max_size=14)


def first(text: str) -> str:
    """What the one unknown word of a text is taken for."""
    (decision,) = read_text(text).derive(decisions)
    return decision.ranked[0].word


def features(wrong: str, right: str) -> dict[str, float]:
    return static_features(wrong, Candidate(right, 5, 1, frequency=5.0, domains=1, sources=2))


@pytest.mark.parametrize(
    ("wrong", "right", "named"),
    [
        ("treatmnet", "treatment", "slip swapped"),
        ("infomation", "information", "slip lost"),
        ("occured", "occurred", "slip undoubled"),
        ("acccess", "access", "slip doubled"),
        ("performence", "performance", "slip vowel"),
        ("pharmasy", "pharmacy", "slip sound"),
        ("treatmenr", "treatment", "slip key"),
        ("xtreatment", "treatment", "first letter"),
        ("tteatment", "treatment", "second letter"),
        ("treatmenx", "treatment", "last letter"),
        ("treatments", "treatment", "number"),
        ("treatment", "treatments", "beginning of the other"),
        ("cyotkinse", "cytokines", "two edits"),
        ("colour", "color", "variant"),
    ],
)
def test_the_way_from_word_to_word_is_named(wrong: str, right: str, named: str) -> None:
    assert features(wrong, right)[named] >= 1.0


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The contral group was there.", "control"),
        ("A tumour of the contral nervous system.", "central"),
    ],
)
def test_the_words_beside_it_decide_between_words_that_are_as_near(text: str, meant: str) -> None:
    assert first(text) == meant


def test_the_words_of_the_document_speak_for_themselves() -> None:
    def score(text: str) -> float:
        return next(
            r.score
            for r in rank(
                "contral", read_text(text).vocabulary, (), lexicon(), model().rank
            )
            if r.word == "central"
        )  # fmt: skip

    assert score("The central part.") > score("The other part.")


def test_forms_that_no_list_has_are_made_of_prefix_and_word_or_of_word_and_plural() -> None:
    assert "bidirected" not in lexicon()
    assert "bidirected" in [c.word for c in candidates("bidrected", lexicon())]


def test_the_list_of_what_is_near_is_left_as_it_is() -> None:
    before = list(lexicon().near("bidrected"))
    candidates("bidrected", lexicon())
    assert lexicon().near("bidrected") == before


@given(LETTERS)
def test_candidates_are_different_known_or_made_words_and_never_the_word(word: str) -> None:
    found = candidates(word, lexicon())
    listed = [c.word for c in found]
    assert len(listed) == len(set(listed))
    assert word not in listed
    assert sum(c.sources > 0 for c in found) <= MOST
    for candidate in found:
        assert candidate.word in lexicon() or not candidate.sources


@given(LETTERS)
def test_ranking_is_by_score_and_always_the_same(word: str) -> None:
    ranked = rank(word, {}, (), lexicon(), model().rank)
    assert ranked == sorted(ranked, key=lambda r: (-r.score, r.word))
    assert ranked == rank(word, {"zz": 3}, (), lexicon(), model().rank)


@given(LETTERS)
def test_ranking_in_one_document_leaves_nothing_behind_for_the_next(word: str) -> None:
    alone = rank(word, {}, (), lexicon(), model().rank)
    if alone:
        rank(word, {alone[-1].word: 50}, (), lexicon(), model().rank)
    assert rank(word, {}, (), lexicon(), model().rank) == alone
