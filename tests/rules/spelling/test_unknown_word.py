"""spelling/unknown-word: what is left when everything else has spoken."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from corrigenda.config.settings import Settings
from corrigenda.finding import Severity
from corrigenda.linting import Engine
from corrigenda.output import Report, RuleInfo
from corrigenda.output.statistics import counts, render_words
from corrigenda.registry import rule_entries
from corrigenda.testing import check_text
from corrigenda.text import SourceText
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling.unknown_word import UnknownWord

STRICT = Settings(profile="strict", level="strict", select=("spelling",))
ENGINE = Engine(rule_entries(), date(2026, 1, 15))


def said(text: str, settings: Settings = STRICT) -> list[tuple[str, str]]:
    """(rule, text) of each finding of the whole family."""
    return [
        (f.rule, text[f.location.start.offset : f.location.end.offset])
        for f in ENGINE.check(SourceText("a.md", text), settings).findings
    ]


def test_it_is_off_below_strict() -> None:
    for level in ("minimal", "standard"):
        chosen = {e.id for e in ENGINE.selected(Settings(profile=level, level=level))}
        assert "spelling/typo" in chosen
        assert "spelling/unknown-word" not in chosen
    chosen = {e.id for e in ENGINE.selected(Settings(profile="strict", level="strict"))}
    assert "spelling/unknown-word" in chosen


def test_it_is_for_information_and_mends_nothing() -> None:
    (finding,) = check_text(UnknownWord, "We filtered the reads with zwibbler here.")
    assert finding.severity is Severity.INFO
    assert finding.fix is None
    assert finding.message.startswith("“zwibbler” is not in the lexicon")


def test_a_word_that_is_reported_as_a_slip_is_not_reported_again() -> None:
    text = "The treatmnet was made with zwibbler here."
    assert said(text) == [("spelling/typo", "treatmnet"), ("spelling/unknown-word", "zwibbler")]


def test_alone_it_reports_the_slip_with_the_right_word_first() -> None:
    (finding,) = check_text(UnknownWord, "The Treatmnet of it.")
    assert finding.suggestions[0] == "Treatment"
    assert finding.message == "“Treatmnet” is not in the lexicon; did you mean “Treatment”?"


def test_where_no_known_word_is_near_none_is_suggested() -> None:
    (finding,) = check_text(UnknownWord, "We saw the qxvvzkwj here.")
    assert finding.suggestions == ()
    assert finding.message == "“qxvvzkwj” is not in the lexicon"


def test_names_symbols_addresses_and_regular_forms_are_left_alone() -> None:
    text = (
        "We thank Zwibbler and P. Qwertzer for Wnt5a, FOXQX, `zwibbler`, www.zwibbler.org, "
        "zwibbler_x and the reannotated metagenomes of E. zwibbleri."
    )
    assert check_text(UnknownWord, text) == []


def test_a_kind_of_block_can_be_left_out() -> None:
    text = "# A zwibbler of sleep\n\nThe zwibbler sleeps.\n"
    assert len(check_text(UnknownWord, text)) == 2
    assert len(check_text(UnknownWord, text, options={"skip-kinds": ["article-title"]})) == 1


def test_statistics_list_each_word_once_as_a_list_of_words_to_accept() -> None:
    text = "The zwibbler is a zwibbler. Zwibbler and brumflet, a qxvvzkwj.\n"
    found = ENGINE.check(SourceText("a.md", text), STRICT).findings
    info = RuleInfo("spelling/unknown-word", Severity.INFO, "", "", words=True)
    report = Report(found, ("a.md",), "1", rule=lambda _: info)
    (count,) = counts(report)
    assert count.words is not None
    assert {word.word: word.times for word in count.words} == {
        "zwibbler": 3, "brumflet": 1, "qxvvzkwj": 1,
    }  # fmt: skip
    listed = [line.split("#")[0].strip() for line in render_words(report).splitlines()]
    assert {"zwibbler", "brumflet", "qxvvzkwj"} <= set(listed)


def test_the_list_that_statistics_make_silences_what_it_was_made_of() -> None:
    from corrigenda.accepting import Accept

    text = "The zwibbler is a zwibbler. Zwibbler and brumflet, a qxvvzkwj.\n"
    words = {word.lower() for _, word in said(text)}
    assert said(text, STRICT._replace(accept=Accept.of(sorted(words)))) == []


@given(st.lists(st.sampled_from(["the", "treatmnet", "zwibbler", "Qwertzer", "brumflet", "cells"])))
def test_no_word_is_reported_twice_and_no_known_word_at_all(words: list[str]) -> None:
    found = said(" ".join(words))
    at = [f.location.start.offset for f in ENGINE.check(
        SourceText("a.md", " ".join(words)), STRICT).findings]  # fmt: skip
    assert len(at) == len(set(at))
    for _, word in found:
        assert word.lower() not in lexicon()
