"""Rules on the lists of accepted words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.accepting import accepts
from corrigenda.readers import read
from corrigenda.testing import apply_fixes, check_text
from corrigenda.text import SourceText
from corrigenda_rules.accept.duplicate import Duplicate
from corrigenda_rules.accept.known import Known
from corrigenda_rules.accept.misspelt import Misspelt, meant_by
from corrigenda_rules.spelling._lexicon import lexicon


@pytest.mark.parametrize(
    ("entry", "meant"),
    [
        ("bioavailabilty", "bioavailability"),
        ("propogates", "propagates"),
        ("flourescently", "fluorescently"),
        ("immunnity", "immunity"),
        ("Pharamcology", "Pharmacology"),
    ],
)
def test_a_slip_among_accepted_words_is_found(entry: str, meant: str) -> None:
    assert meant_by(entry, lexicon())[0] == meant


@pytest.mark.parametrize(
    "entry",
    [
        "infectable",  # not injectable
        "brushings",  # not bushings
        "strided",  # not striped
        "colour",
        "hyperinflammation",
        "maplazumab",
        "Silmitasertib",
        "qPCR",
        "ELISAs",
        "Meara",
        "Likhitha",
        "adamlmaclean",
        "pyrazinecarboxamide",
        "in vitor",
        "naïvety",
    ],
)
def test_words_of_fields_names_and_symbols_are_left_alone(entry: str) -> None:
    assert meant_by(entry, lexicon()) == []


@given(st.deferred(lambda: st.sampled_from(sorted(lexicon().common))))
def test_a_known_word_is_never_called_misspelt(word: str) -> None:
    assert meant_by(word, lexicon()) == []
    assert meant_by(word.capitalize(), lexicon()) == []


ENTRIES = st.lists(st.sampled_from(["teh", "Teh", "TEH", "tEh", "de novo", "De Novo"]), max_size=6)


@given(ENTRIES)
def test_what_is_left_without_duplicates_accepts_the_same_words(entries: list[str]) -> None:
    text = "".join(f"{entry}\n" for entry in entries)
    left = apply_fixes(text, check_text(Duplicate, text, "a.words")).splitlines()
    forms = [*entries, *(entry.lower() for entry in entries), *(e.upper() for e in entries)]
    for form in forms:
        assert any(accepts(e, form) for e in entries) == any(accepts(e, form) for e in left)
    assert not check_text(Duplicate, "".join(f"{entry}\n" for entry in left), "a.words")


def test_entries_of_a_configuration_are_reported_at_their_place_without_a_fix() -> None:
    text = 'accept = [\n  "teh",\n  "Teh",  # twice\n  "erthematosus", "cytokine",\n]\n'
    document = read(SourceText("corrigenda.toml", text), "config")
    found = [
        (rule.meta.id, text[slice(*f.span)], f.pointer, f.fix)
        for rule in (Duplicate, Misspelt, Known)
        for f in rule(date(2026, 1, 1)).check(document)
    ]
    assert found == [
        ("accept/duplicate", "Teh", "/accept/1", None),
        ("accept/misspelt", "erthematosus", "/accept/2", None),
        ("accept/known", "cytokine", "/accept/3", None),
    ]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("teh\r\nteh\r\nx\r\n", "teh\r\nx\r\n"),
        ("teh\nteh", "teh"),
        ("teh\n\n  teh  \n", "teh\n\n"),
        ("teh\nteh # why\n", "teh\nteh # why\n"),
    ],
)
def test_the_fix_takes_a_whole_line_and_never_a_note(text: str, fixed: str) -> None:
    assert apply_fixes(text, check_text(Duplicate, text, "a.words")) == fixed
