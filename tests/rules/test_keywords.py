"""Keywords: each one term, said once, written in one way."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.finding import Severity
from corrigenda_rules.keywords import _terms
from corrigenda_rules.keywords.composite import Composite
from corrigenda_rules.keywords.duplicate import Duplicate
from corrigenda_rules.keywords.mixed_case import MixedCase
from corrigenda_rules.keywords.near_duplicate import NearDuplicate
from corrigenda_rules.keywords.not_in_text import NotInText
from corrigenda_rules.keywords.punctuation import Punctuation
from rules.articles import check, fixed, reported

SEED = (
    "Chimeric antigen receptor T-cell therapy",
    "CAR (chimeric antigen receptor)",
    "SLE - systemic lupus erthematosus",
    "Autoimmune Diseases",
    "Adverse (side) effects",
)


def keywords(*terms: str, **more: Any) -> dict[str, Any]:
    return {"keywords": list(terms), **more}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("SLE", "systemic lupus erythematosus"),
        ("SLE", "systemic lupus erthematosus"),
        ("CAR", "chimeric antigen receptor"),
        ("CARs", "chimeric antigen receptors"),
        ("MRI", "Magnetic resonance imaging"),
        ("PCR", "polymerase chain reaction"),
        ("T2DM", "type 2 diabetes mellitus"),
        ("COPD", "chronic obstructive pulmonary disease"),
        ("RoB", "risk of bias"),
        ("QoL", "quality of life"),
    ],
)
def test_an_abbreviation_is_matched_with_its_long_form(short: str, long: str) -> None:
    assert _terms.abbreviates(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [("SLE", "lupus nephritis"), ("AI", "Arctic Ocean"), ("C", "carbon"), ("MRI", "magnetism")],
)
def test_other_words_are_not_matched(short: str, long: str) -> None:
    assert not _terms.abbreviates(short, long)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_keywords_can_be_compared(one: str, other: str) -> None:
    article = keywords(one.replace("\n", " "), other.replace("\n", " "))
    for rule in (Composite, Duplicate, MixedCase, NearDuplicate, NotInText, Punctuation):
        check(rule, article)


@pytest.mark.parametrize(
    "terms",
    [
        ("T-cell therapy", "T cell therapy"),
        ("Machine Learning", "machine learning"),
        ("meta-analysis", "metaanalysis"),
        ("naïve Bayes", "Naive Bayes"),
    ],
)
def test_forms_that_an_index_folds_are_duplicates(terms: tuple[str, str]) -> None:
    assert reported(Duplicate, keywords(*terms)) == [terms[1]]


@pytest.mark.parametrize(
    "terms", [("C", "C++", "C#"), ("lupus", "lupus nephritis"), ("CD4", "CD4+"), ("A*", "A")]
)
def test_signs_and_further_words_make_another_term(terms: tuple[str, ...]) -> None:
    assert reported(Duplicate, keywords(*terms)) == []


@pytest.mark.parametrize(
    ("terms", "severity"),
    [
        (("neural network", "neural networks"), Severity.WARNING),
        (("therapies", "therapy"), Severity.WARNING),
        (("SLE", "systemic lupus erythematosus"), Severity.INFO),
        (SEED[:2], Severity.INFO),
    ],
)
def test_two_forms_of_one_term_are_reported(terms: tuple[str, str], severity: Severity) -> None:
    (finding,) = check(NearDuplicate, keywords(*terms))
    assert finding.severity is severity


@pytest.mark.parametrize(
    "terms",
    [
        ("lupus", "lupus nephritis"),
        ("physics", "physical chemistry"),
        ("genetics", "genomics"),
        ("PCR", "sequencing"),
        ("Mars", "Mar"),
        ("cancer", "breast cancer", "cancer screening"),
    ],
)
def test_a_broader_and_a_narrower_term_pass(terms: tuple[str, ...]) -> None:
    assert reported(NearDuplicate, keywords(*terms)) == []


@pytest.mark.parametrize(
    ("term", "severity"),
    [
        (SEED[1], Severity.WARNING),
        (SEED[2], Severity.WARNING),
        (SEED[4], Severity.WARNING),
        ("MRI: magnetic resonance imaging", Severity.WARNING),
        ("magnetic resonance imaging – MRI", Severity.WARNING),
        ("magnetic resonance imaging (MRI)", Severity.INFO),
        ("sea ice; radar", Severity.WARNING),
        ("deep learning/machine learning", Severity.INFO),
        ("obesity / overweight", Severity.INFO),
    ],
)
def test_two_terms_in_one_keyword_are_reported(term: str, severity: Severity) -> None:
    (finding,) = check(Composite, keywords("lupus", term))
    assert finding.severity is severity


@pytest.mark.parametrize(
    "term",
    [
        "poly(lactic acid)",
        "iron (III) oxide",
        "NAD(P)H",
        "Ca(2+)",
        "N-(4-hydroxyphenyl) retinamide",
        "(+)-catechin",
        "Mercury (planet)",
        "R (programming language)",
        "HIV/AIDS",
        "PI3K/Akt pathway",
        "Heart Failure/drug therapy",
        "COVID-19 - epidemiology",
        "Receptors, Antigen, T-Cell",
        "T-cell therapy",
        "X-ray",
        "client/server",
        "RNA (guanine-7-) methyltransferase",
        "2 - 4 Hz",
    ],
)
def test_signs_inside_a_name_pass(term: str) -> None:
    assert reported(Composite, keywords("lupus", term)) == []


def test_a_list_in_one_keyword_is_reported_only_where_it_is_the_only_one() -> None:
    assert reported(Composite, keywords("sea ice, radar, polar night")) != []
    assert reported(Composite, keywords("Antigens, CD, Surface", "lupus")) == []


def test_the_keywords_of_the_first_page_are_mixed() -> None:
    (finding,) = check(MixedCase, keywords(*SEED))
    assert "“Autoimmune Diseases”" in finding.message


@pytest.mark.parametrize(
    ("terms", "odd"),
    [
        (("machine learning", "climate change", "Remote sensing"), "Remote sensing"),
        (("Machine learning", "Climate change", "remote sensing"), "remote sensing"),
        (("Machine Learning", "Climate Change", "Remote sensing"), "Remote sensing"),
        (("Cancer", "gene therapy"), "gene therapy"),
    ],
)
def test_the_rarer_way_is_reported(terms: tuple[str, ...], odd: str) -> None:
    assert reported(MixedCase, keywords(*terms)) == [odd]


@pytest.mark.parametrize(
    "terms",
    [
        ("Python", "sea ice", "Bayesian inference", "Arctic Ocean", "GPU"),
        ("Gene expression", "mRNA", "p53", "Escherichia coli", "in vitro", "Cancer"),
        ("machine learning", "Alzheimer's disease", "Drosophila melanogaster", "Julia"),
        ("Machine Learning", "Cancer", "GPU Computing", "pH"),
        ("lupus",),
        (),
        ("机器学习", "气候"),
        ("astronomy", "galactic dynamics", "Milky Way", "JAX"),
        ("c-Myc", "Cancer", "von Willebrand factor"),
    ],
)
def test_names_and_symbols_keep_their_letters(terms: tuple[str, ...]) -> None:
    assert reported(MixedCase, keywords(*terms)) == []


def test_a_duplicate_in_another_case_is_reported_once() -> None:
    terms = keywords("barley", "soil", "Barley", "water")
    assert reported(MixedCase, terms) == []
    assert reported(Duplicate, terms) == ["Barley"]


def test_the_text_tells_a_word_from_a_name() -> None:
    terms = keywords("zebrafish", "Knockdown", "morphants")
    assert reported(MixedCase, terms) == []
    assert reported(MixedCase, terms, prose="After knockdown, fish swam.") == ["Knockdown"]
    assert reported(MixedCase, terms, prose="Knockdown Ltd sells Knockdown; a knockdown.") == []


def test_the_capital_of_a_compound_counts_where_its_first_word_is_common() -> None:
    terms = keywords("Amyloid-beta", "mild impairment", "Polysomnography")
    prose = "By polysomnography, amyloid-beta was not seen."
    assert reported(MixedCase, terms, prose=prose) == ["mild impairment"]


ABSTRACT = (
    "The ice of the northern seas grows thin. We measured its thickness for ten years from a "
    "ship and by synthetic aperture radar, and discuss vaccines and CAR-T cells besides."
)


@pytest.mark.parametrize(
    "term",
    [
        "sea ice",
        "SAR",
        "vaccination",
        "Thickness measurement",
        "chimeric antigen receptor T-cells",
        "海冰",
        "North Sea",
    ],
)
def test_a_keyword_that_occurs_in_some_form_passes(term: str) -> None:
    assert reported(NotInText, keywords(term, abstract=ABSTRACT)) == []


def test_a_keyword_that_never_occurs_is_noted() -> None:
    (finding,) = check(NotInText, keywords("zebrafish", title="Ice", abstract=ABSTRACT))
    assert finding.severity is Severity.INFO


def test_without_an_abstract_nothing_is_said() -> None:
    assert reported(NotInText, keywords("zebrafish", title="Ice")) == []
    assert reported(NotInText, keywords("zebrafish", title="Ice", abstract="To follow.")) == []


@pytest.mark.parametrize(
    ("term", "right"),
    [
        ("sea ice.", "sea ice"),
        ("sea ice,", "sea ice"),
        ("sea ice;", "sea ice"),
        ("• sea ice", "sea ice"),
        ("Keywords: sea ice", "sea ice"),
        ("sea ice and", "sea ice"),
    ],
)
def test_a_mark_around_a_keyword_is_taken_away(term: str, right: str) -> None:
    assert fixed(Punctuation, keywords(term)) == right


@pytest.mark.parametrize(
    "term", ["C++", "C#", "Bacillus sp.", "Rosa spp.", ".NET", "node.js", "#MeToo", "Go!", "A*"]
)
def test_a_mark_that_belongs_to_a_keyword_passes(term: str) -> None:
    assert reported(Punctuation, keywords(term)) == []
