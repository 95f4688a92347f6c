"""Decisions of a report put into a text: exactly, or not at all and with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.decisions import Change, Decision, apply, load
from corrigenda.errors import UsageError

TEXT = "In lupus erthematosus the skin is red. It is is sore."


def change(text: str, old: str, new: str, around: int = 10) -> Change:
    start = text.index(old)
    end = start + len(old)
    return Change(start, end, old, new, text[max(0, start - around) : start], text[end:][:around])


def decision(*changes: Change, rule: str = "spelling/typo", accepted: bool = True) -> Decision:
    at = changes[0].start if changes else 0
    return Decision("a.md", f"{rule}{at}", rule, accepted, at, changes)


TYPO = decision(change(TEXT, "erthematosus", "erythematosus"))
DOUBLED = decision(change(TEXT, "is is", "is"), rule="typography/doubled-word")


def test_what_was_accepted_is_put_in_its_place() -> None:
    done = apply(TEXT, [TYPO, DOUBLED])
    assert done.text == "In lupus erythematosus the skin is red. It is sore."
    assert (len(done.done), done.refused) == (2, ())


def test_what_was_rejected_changes_nothing() -> None:
    assert apply(TEXT, [TYPO._replace(accepted=False)]).text == TEXT


def test_a_text_that_has_moved_is_found_by_what_stands_around_it() -> None:
    done = apply("A new sentence.\n\n" + TEXT, [TYPO])
    assert done.text == "A new sentence.\n\n" + TEXT.replace("erth", "eryth")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TEXT.replace("erthematosus", "erythematosus"), "not there any more"),
        (TEXT.replace("lupus", "Lupus"), "the text around it has changed"),
        ("New. " + TEXT + TEXT, "more than once"),
    ],
)
def test_what_fits_no_longer_is_refused_with_the_reason(text: str, reason: str) -> None:
    done = apply(text, [TYPO])
    assert done.text == text
    assert reason in done.refused[0].reason


def test_of_two_decisions_on_the_same_words_the_first_is_applied() -> None:
    other = decision(change(TEXT, "lupus erthematosus", "SLE"), rule="terminology/term")
    done = apply(TEXT, [TYPO, other])
    assert done.done == (other,)
    assert done.refused[0].decision == TYPO
    assert "another decision" in done.refused[0].reason


def test_the_edits_of_one_fix_are_made_all_or_not_at_all() -> None:
    both = decision(change(TEXT, "red", "pale"), change(TEXT, "sore", "dry"))
    assert apply(TEXT, [both]).text.endswith("is pale. It is is dry.")
    assert apply(TEXT.replace("sore", "well"), [both]).text == TEXT.replace("sore", "well")


def test_a_decision_that_proposes_nothing_is_refused() -> None:
    assert "nothing is proposed" in apply(TEXT, [decision()]).refused[0].reason


def test_new_lines_are_those_of_the_file() -> None:
    text = "One.\r\nTwo\r\n"
    assert apply(text, [decision(change(text, "Two", "Two\nThree"))]).text == (
        "One.\r\nTwo\r\nThree\r\n"
    )


@given(
    st.text(st.characters(exclude_characters="\r\n"), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.text(max_size=5)), max_size=5),
)
def test_what_is_not_decided_stays_as_it_is(text: str, wanted: list[tuple[int, int, str]]) -> None:
    made = []
    for a, b, new in wanted:
        start, end = sorted((min(a, len(text)), min(b, len(text))))
        before, after = text[max(0, start - 5) : start], text[end : end + 5]
        made.append(decision(Change(start, end, text[start:end], new, before, after)))
    done = apply(text, made)
    assert {*done.done, *(one.decision for one in done.refused)} == set(made)
    untouched = set(range(len(text)))
    for one in done.done:
        untouched -= set(range(one.changes[0].start, one.changes[0].end))
    kept = iter(done.text)
    assert all(text[k] in kept for k in sorted(untouched))  # in their order


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "decisions.json:1:2: not JSON"),
        ("[]", "decisions.json: /: "),
        ('{"version": 2, "decisions": []}', "/version: "),
        ('{"version": 1, "decisions": [{"path": "a.md"}]}', "/decisions/0: "),
    ],
)
def test_a_file_of_decisions_that_is_broken_is_told_with_the_place(
    tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        load(str(path))
    assert says in str(told.value)
