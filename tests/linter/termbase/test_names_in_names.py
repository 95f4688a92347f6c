"""Names that are misspelt stand beside other names; a form may hold the dot of an address."""

from __future__ import annotations

from tests.linter.termbase.test_matching import found


def test_a_name_listed_with_its_capitals_is_found_before_another_name() -> None:
    entry = "{use: Thermo Fisher, avoid: ThermoFisher, case: exact}"
    assert found(entry, "Bought from ThermoFisher Scientific.") == ["ThermoFisher"]


def test_a_word_with_capitals_is_left_alone_in_a_name() -> None:
    entry = "{use: open access, avoid: Open Access, case: exact}"
    assert found(entry, "The Directory of Open Access Journals.") == []


def test_a_form_with_a_dot_is_found_where_it_stands_alone() -> None:
    entry = "{use: ClinicalTrials.gov, avoid: Clinical Trials.gov, case: exact}"
    assert found(entry, "See Clinical Trials.gov, please.") == ["Clinical Trials.gov"]
    assert found(entry, "See www.Clinical Trials.gov/x for it.") == []


def test_a_number_before_a_comma_has_no_unit() -> None:
    entry = "{use: kg, avoid: KG, after: number, case: exact}"
    assert found(entry, "Weights of 5 KG and 1,000.5 KG.") == ["KG", "KG"]
    assert found(entry, "The gels KG-1, KG-2.5, KG and others.") == []
