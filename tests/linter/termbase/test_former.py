"""A former name is right where the text itself says that it is one."""

from __future__ import annotations

import pytest

from corrigenda.testing import apply_fixes, check_text, read_text, terms_of
from corrigenda_rules.terminology.term import Term

GPA = """
termbase: 1
terms:
  - use: granulomatosis with polyangiitis
    avoid: [Wegener's granulomatosis, Wegener granulomatosis]
    why: the disease was renamed
    former: true
"""
CELL = """
termbase: 1
terms:
  - use: Purkinje cell
    avoid: [purkinje cell, Purkinge cell]
    case: exact
"""
ELDERLY = """
termbase: 1
terms:
  - {use: older adults, avoid: [the elderly], as: noun, inflect: false}
"""
IGG = """
termbase: 1
terms:
  - {use: IgG, avoid: [IGG, Ig G], case: exact}
"""


def found(termbase: str, text: str) -> list[str]:
    return [m.text for m in terms_of(termbase).matches(read_text(text), "standard")]


@pytest.mark.parametrize(
    "text",
    [
        "The kidney fails in Wegener's granulomatosis.",
        "Wegener’s granulomatosis is rare.",
        "We saw 40 patients with Wegener granulomatosis (WG).",
        "Names of granulomas have changed. Wegener's granulomatosis is one.",
    ],
)
def test_a_former_name_is_reported(text: str) -> None:
    assert len(found(GPA, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The disease (formerly Wegener's granulomatosis) is rare.",
        "It was previously called Wegener's granulomatosis.",
        "It is also known as “Wegener's granulomatosis”.",
        "the so-called Wegener granulomatosis",
        "Granulomatosis with polyangiitis (Wegener's granulomatosis) is rare.",
        "Wegener's granulomatosis, today granulomatosis with polyangiitis, is rare.",
    ],
)
def test_a_former_name_that_the_text_calls_so_is_left_alone(text: str) -> None:
    assert found(GPA, text) == []


def test_the_name_in_use_far_away_excuses_nothing() -> None:
    text = f"Granulomatosis with polyangiitis is rare. {'It is. ' * 20}Wegener granulomatosis is."
    assert found(GPA, text) == ["Wegener granulomatosis"]


def test_without_the_key_the_company_of_the_name_in_use_excuses_nothing() -> None:
    plain = GPA.replace("    former: true\n", "")
    text = "Granulomatosis with polyangiitis (Wegener's granulomatosis) is rare."
    assert found(plain, text) == ["Wegener's granulomatosis"]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Some purkinje cells died.", "Some Purkinje cells died."),
        ("One Purkinge cell died.", "One Purkinje cell died."),
        ("Purkinge cells died.", "Purkinje cells died."),
    ],
)
def test_what_replaces_an_exact_form_has_its_number(text: str, fixed: str) -> None:
    assert apply_fixes(text, check_text(Term, text, termbase=CELL)) == fixed


def test_a_form_with_its_article_is_a_noun_where_no_noun_follows() -> None:
    assert found(ELDERLY, "Falls are common in the elderly, and the elderly are many.") == [
        "the elderly",
        "the elderly",
    ]
    assert found(ELDERLY, "The elderly population and the elderly mice grew.") == []


def test_capitals_in_a_line_of_capitals_say_nothing() -> None:
    assert found(IGG, "# LEVELS OF IGG IN SERUM OF PATIENTS\n\nThe IGG was low.") == ["IGG"]
    assert found(IGG, "LEVELS OF IGG IN SERUM OF PATIENTS AND CONTROLS") == []
