"""How the evidence on a word is weighed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.testing import read_text
from corrigenda_rules.spelling._case import cased
from corrigenda_rules.spelling._decision import SUGGESTIONS, Decision, decisions
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._model import model


def decided(text: str, word: str) -> Decision:
    (found,) = (d for d in read_text(text).derive(decisions) if d.unknown.plain == word)
    return found


def score(text: str, word: str = "treatmnet") -> float:
    found = decided(text, word).score
    assert found is not None
    return found


PLAIN = "Here the treatmnet of it was good."


@pytest.mark.parametrize(
    "text",
    [
        "Here the treatmnet of it was good. " * 4,
        "Here the treatmnet of it was good; see `treatmnet`.",
        "Here the “treatmnet” of it was good.",
        "Here the Treatmnet of it was good.",
        "A tool called treatmnet of it was good.",
    ],
)
def test_use_again_and_again_code_quotes_capitals_and_naming_speak_against_a_slip(
    text: str,
) -> None:
    assert score(text) < score(PLAIN)


def test_the_neighbours_of_the_meant_word_speak_for_a_slip() -> None:
    assert score("They got the treatmnet group.") > score("They got xx-12; treatmnet; xx-13.")


def test_what_a_document_uses_often_is_its_own_word() -> None:
    often = score("The floxen is here, and the floxen was in it. " * 5, "floxen")
    assert often < model().thresholds["strict"]


def test_the_score_is_the_sum_of_the_weighted_evidence() -> None:
    found = decided(PLAIN, "treatmnet")
    weights = model().report
    total = weights["intercept"] + sum(weights[n] * v for n, v in found.features.items())
    assert found.score == pytest.approx(total)


def test_a_word_that_nothing_is_near_has_no_score_and_no_suggestion() -> None:
    found = decided("Here the qxvvzkwj of it was good.", "qxvvzkwj")
    assert (found.score, found.suggestions, found.features) == (None, [], {})


def test_a_word_that_is_kept_back_is_not_decided() -> None:
    assert read_text("As Treatmnet et al. had it.").derive(decisions) == ()


def test_a_document_of_known_words_has_nothing_to_decide() -> None:
    assert read_text("The treatment of patients was good.").derive(decisions) == ()


@pytest.mark.parametrize(
    ("text", "word", "plain"),
    [
        (PLAIN, "treatmnet", True),
        ("The Treatmnet of Mice", "treatmnet", False),  # may be a name
        ("Here the cels were good.", "cels", False),  # short
        ("Here the resarchc was good.", "resarchc", False),  # more than one slip
        ("Here the erthematosis was good.", "erthematosis", False),  # two words are near
    ],
)
def test_only_one_letter_of_a_long_common_word_can_be_mended_safely(
    text: str, word: str, plain: bool
) -> None:
    found = decided(text, word)
    assert (bool(found.features) and found.is_plain) is plain


TEXTS = st.lists(
    st.sampled_from(
        ["the", "treatmnet", "Treatmnet", "cels", "erthematosus", "qxvvzkwj", "of", "."]
    )
).map(" ".join)


@given(TEXTS)
def test_suggestions_are_a_few_known_words_the_likeliest_first(text: str) -> None:
    for decision in read_text(text).derive(decisions):
        assert (
            decision.suggestions == [r.word for r in decision.ranked][: len(decision.suggestions)]
        )
        assert len(decision.suggestions) <= SUGGESTIONS
        assert bool(decision.suggestions) == bool(decision.ranked)
        assert decision.unknown.plain not in lexicon()


@given(st.from_regex("[a-z]{1,8}", fullmatch=True), st.from_regex("[A-Za-z]{2,8}", fullmatch=True))
def test_a_word_takes_the_case_of_another(word: str, like: str) -> None:
    made = cased(word, like)
    assert made.lower() == word
    assert made[0].isupper() == like[0].isupper()
    assert made.isupper() or not like.isupper()
    assert made.islower() or not like.islower()
