"""What an entry of a list of accepted words silences, and which entries a document uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.accepting import Accept, accepts
from corrigenda.config.settings import Settings
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.linting import Engine
from corrigenda.rule import Rule, RuleMeta
from corrigenda.testing import read_text
from corrigenda.text import SourceText, Span

PLAIN = Settings(profile="minimal", level="minimal", ignore=("metadata",))


@pytest.mark.parametrize(
    ("entry", "accepted", "reported"),
    [
        ("cytokine", ["cytokine", "Cytokine", "CYTOKINE", "cytoKine"], ["cytokines"]),
        ("Crohn", ["Crohn", "CROHN"], ["crohn", "CRohn"]),
        ("mTOR", ["mTOR", "MTOR"], ["mtor", "Mtor", "mTor"]),
        ("don’t", ["don't", "don’t", "Don't"], ["dont"]),
        ("don't", ["don’t"], []),
        ("naïve", ["nai\u0308ve", "NAÏVE"], ["naive"]),
        ("straße", ["Straße"], ["strasse"]),
        ("in  vitro", ["in vitro", "in\nvitro", "In Vitro"], ["in", "vitro"]),
    ],
)
def test_an_entry_accepts_its_word_in_some_cases(
    entry: str, accepted: list[str], reported: list[str]
) -> None:
    accept = Accept.of([entry, "other"])
    assert [word for word in (*accepted, *reported) if word in accept] == accepted
    assert [word for word in (*accepted, *reported) if accepts(entry, word)] == accepted


def covered(entry: str, text: str) -> list[str]:
    """The words of a text that an entry covers where they stand."""
    accept, source = Accept.of([entry]), SourceText("a.md", text)
    words = re.finditer(r"\w+", text)
    return [m[0] for m in words if accept.covers(source, Span(*m.span()))]


def test_markup_inside_a_word_does_not_count() -> None:
    accept, source = (
        Accept.of(["repurpose", "CO2"]),
        SourceText("a.md", "rep**urpose CO<sub>2</sub>"),
    )
    assert accept.covers(source, Span(0, 11))
    assert accept.covers(source, Span(12, len(source.text)))
    assert not accept.covers(source, Span(0, 12))


def test_a_phrase_accepts_its_words_where_they_stand_together() -> None:
    text = "coli of Escherichia\n coli, escherichia coli, Escherichia colis and Escherichia"
    assert covered("Escherichia coli", text) == ["Escherichia", "coli"]
    assert covered("de novo", "De  novo, denovo, de-novo, de facto, DE NOVO") == [
        "De", "novo", "DE", "NOVO",
    ]  # fmt: skip
    assert covered("trail making test", "a trail making test") == ["trail", "making", "test"]


class Long(Rule):
    """Words of six letters and more."""

    meta = RuleMeta("made/long", Severity.ERROR, "0.1", profile="minimal", words=True)

    def check(self, document: Document) -> Iterator[Finding]:
        for match in re.finditer(r"\w{6,}", document.source.text):
            yield self.finding(Span(*match.span()), "long")


def test_only_rules_that_report_words_are_silenced() -> None:
    class Other(Long):
        meta = Long.meta._replace(id="made/other", words=False)

    engine = Engine([Long, Other], date(2026, 1, 1))
    settings = PLAIN._replace(accept=Accept.of(["cytokine"]))
    result = engine.check(SourceText("a.md", "A Cytokine met.\n"), settings)
    assert [finding.rule for finding in result.findings] == ["made/other"]


def used(entries: list[str], text: str) -> list[str]:
    return sorted(Accept.of(entries).used_in(read_text(text)))


def test_an_entry_is_used_where_the_text_has_it_in_a_case_that_it_accepts() -> None:
    entries = ["cytokine", "Crohn", "mTORC1", "in vivo", "5-HT", "non-coding", "absent", "Wnt"]
    text = "CROHN: a Cytokine of mTORC1 *in* vivo, `absent` wnt; 5-HT.\n\n- [absent](absent.md)"
    assert used(entries, text) == ["5-HT", "Crohn", "absent", "cytokine", "in vivo", "mTORC1"]
    assert used(["absent"], "See `absent` and <http://absent.org>.") == []


@pytest.mark.parametrize("text", ["Nai\u0308ve cells.", "na\u00efve", "Crohn and NAÏVE"])
def test_accents_are_compared_in_one_form(text: str) -> None:
    assert used(["naïve"], text) == ["naïve"]


WORDS = st.text("abcÀàéü’'-1 A", min_size=1, max_size=6).map(str.strip).filter(
    lambda w: any(c.isalpha() for c in w)
)  # fmt: skip


@given(WORDS, WORDS)
def test_what_a_list_accepts_is_what_one_of_its_entries_accepts(entry: str, word: str) -> None:
    assert (word in Accept.of([entry, "zzz"])) is accepts(entry, word)


@given(WORDS)
def test_an_entry_that_stands_in_a_text_is_used(word: str) -> None:
    document = read_text(f"Text with {word} in it.", "a.txt")
    assert len(Accept.of([word]).used_in(document)) == 1


def test_no_words_are_nothing() -> None:
    assert not Accept()
    assert not Accept.of([])
    assert Accept.of(["x"])
    assert list(Accept.of(["b", "a", "b"])) == ["a", "b"]
