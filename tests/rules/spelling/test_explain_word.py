"""``corrigenda explain --word``: the account of a decision."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.testing import read_text
from corrigenda_rules.spelling._account import account

TEXT = """\
Here the recieved letters of the treatmnet were read in the floxen.

Treatmnet was good. So was qxvvzkwj, and the floxen, a floxen, the floxen.

Look at `floxen`, and as Infomation et al. had it, at www.infomation.org.
"""
_NUMBER = re.compile(r"[-+]?\d+\.\d\d")


def told(word: str, level: str = "standard", text: str = TEXT) -> list[str]:
    return list(account(read_text(text), word, level))


def shape(word: str) -> list[str]:
    """The lines of an account with # for each weight, the pieces of evidence as one line."""
    lines = []
    for line in told(word):
        plain = re.sub(r"^  +", "  ", _NUMBER.sub("#", line))
        if plain.startswith("  # ") and " in all;" not in plain:
            plain = "  # ..."
        if lines[-1:] != [plain]:
            lines.append(plain)
    return lines


def test_the_account_of_a_word_that_is_reported() -> None:
    assert shape("treatmnet") == [
        "not in the lexicon",
        "stands 2 times in checked text: p 2; in small letters, "
        "capitalised at the start of a sentence",
        "known words near it, the likeliest first:",
        "  # ...",
        "evidence that it is a slip for “treatment” (in log-odds):",
        "  # ...",
        "  #  in all; standard reports from #: reported",
    ]


def test_the_account_of_a_word_that_is_left_alone_says_where_else_it_stands() -> None:
    lines = shape("floxen")
    assert "stands 4 times in checked text: p 4; in small letters" in lines
    assert "stands once outside it (code, addresses, keys, references)" in lines
    assert lines[-1] == "  #  in all; standard reports from #: not reported"


def test_a_word_is_asked_for_in_any_case_and_all_ways_of_writing_count() -> None:
    assert told("TREATMNET") == told("treatmnet")
    assert (
        "stands 2 times in checked text: p 2; in small letters, "
        "capitalised at the start of a sentence"
    ) in told("treatmnet")


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("letters", r"“letters” is in the lexicon \(frequency class \d of 0 to 9\): not judged"),
        ("zebrafinchoid", "“zebrafinchoid” is not in the lexicon; it stands nowhere in text that "
                          "is checked"),
        ("infomation", "not judged: a name"),
        ("qxvvzkwj", "no known word is near: not reported"),
    ],
)  # fmt: skip
def test_the_verdict_on_what_is_not_weighed(word: str, verdict: str) -> None:
    assert re.fullmatch(verdict, told(word)[-1])


def test_the_threshold_of_the_profile_is_the_one_that_counts() -> None:
    for level in ("minimal", "standard", "strict"):
        assert f"; {level} reports from " in told("treatmnet", level)[-1]


def test_the_evidence_adds_up_to_the_sum_but_for_what_is_too_little_to_show() -> None:
    lines = told("treatmnet")
    begin = next(k for k, line in enumerate(lines) if line.startswith("evidence"))
    weights = [float(line.split()[0]) for line in lines[begin + 1 :]]
    assert sum(weights[:-1]) == pytest.approx(weights[-1], abs=0.05 * len(weights))
    assert [abs(w) for w in weights[:-1]] == sorted((abs(w) for w in weights[:-1]), reverse=True)


@given(st.text(max_size=12))
def test_any_word_has_an_account_of_plain_lines(word: str) -> None:
    lines = told(word)
    assert lines
    assert all(line == line.rstrip() and line.count("\n") <= word.count("\n") for line in lines)
