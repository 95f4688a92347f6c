"""abbreviations: how definitions are found, and what is reported in abstract and text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.testing import check_text
from corrigenda_rules.abbreviations._definitions import definitions
from corrigenda_rules.abbreviations._known import gene_symbols, is_symbol, known_abbreviations
from corrigenda_rules.abbreviations._parts import related_meaning, same_meaning
from corrigenda_rules.abbreviations._shapes import abbreviations, is_shaped, key_of
from corrigenda_rules.abbreviations.defined_differently import DefinedDifferently
from corrigenda_rules.abbreviations.defined_twice import DefinedTwice
from corrigenda_rules.abbreviations.undefined import Undefined


def undefined(abstract: str, rest: str = "", **options: object) -> list[str]:
    """The abbreviations reported in an abstract."""
    text = f"# Paper\n\n## Abstract\n\n{abstract}\n\n## Introduction\n\n{rest}\n"
    findings = check_text(Undefined, text, options=options, level="strict")
    return [text[slice(*f.span)] for f in findings]


def found(text: str) -> list[tuple[str, str]]:
    return [(d.short, d.long) for d in definitions(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("a cytokine release syndrome (CRS) arose", "CRS", "cytokine release syndrome"),
        ("CRS (cytokine release syndrome) arose", "CRS", "cytokine release syndrome"),
        ("the odds ratio [OR]", "OR", "odds ratio"),
        ("(adjusted odds ratio [aOR] 2.3)", "aOR", "adjusted odds ratio"),
        ("many quantitative trait loci (QTLs)", "QTLs", "quantitative trait loci"),
        ("non-small cell lung cancer (NSCLC; n = 3)", "NSCLC", "non-small cell lung cancer"),
        ("SLE - systemic lupus erythematosus", "SLE", "systemic lupus erythematosus"),
        ("SLE, systemic lupus erythematosus; RA", "SLE", "systemic lupus erythematosus"),
        ("OTOT (on-target off-tumor toxicity)", "OTOT", "on-target off-tumor toxicity"),
        ("magnetic resonance imaging, or MRI, is", "MRI", "magnetic resonance imaging"),
        ("chimeric antigen receptor T-cell (CAR-T)", "CAR-T", "chimeric antigen receptor T-cell"),
        ("granulocyte-macrophage colony-stimulating factor (GM-CSF)", "GM-CSF",
         "granulocyte-macrophage colony-stimulating factor"),
        ("immune effector cell-associated neurotoxicity syndrome (ICANS)", "ICANS",
         "immune effector cell-associated neurotoxicity syndrome"),
        ("heart failure with preserved ejection fraction (HFpEF)", "HFpEF",
         "heart failure with preserved ejection fraction"),
        ("in vitro fertilisation (IVF)", "IVF", "in vitro fertilisation"),
        ("tuberculosis (hereafter TB)", "TB", "tuberculosis"),
    ],
)  # fmt: skip
def test_a_definition_is_found_with_its_long_form(text: str, short: str, long: str) -> None:
    assert (short, long) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "adverse effects include CRS, ICANS, and OTOT",
        "made by a company (Foster City, CA, USA)",
        "as was shown (Smith, 2001)",
        "the second one (B, C)",
        "nothing here ()",
    ],
)
def test_what_is_no_definition_has_no_long_form(text: str) -> None:
    assert [pair for pair in found(text) if pair[1]] == []


@given(st.text("aAbBcC ()[],;:.-=1\n", max_size=80))
def test_the_places_of_a_definition_are_those_of_its_words(text: str) -> None:
    for definition in definitions(text):
        assert text[definition.start : definition.end] == definition.short
        if definition.long:
            assert text[definition.long_start : definition.long_end] == definition.long


@given(st.text("aAbBcCsT-–/1 .", max_size=60))
def test_the_place_of_an_abbreviation_is_that_of_its_form(text: str) -> None:
    for abbreviation in abbreviations(text):
        assert text[abbreviation.start : abbreviation.end] == abbreviation.form


@pytest.mark.parametrize("form", ["CAR", "CARs", "CAR-T", "CAR-Ts"])
def test_the_forms_of_one_abbreviation_have_one_key(form: str) -> None:
    assert key_of(form) == "CAR"


@pytest.mark.parametrize("word", ["CRS", "mRNA", "QTLs", "siRNA"])
def test_capitals_make_an_abbreviation(word: str) -> None:
    assert is_shaped(word)


@pytest.mark.parametrize("word", ["PubMed", "EcoRI", "NeuN", "eLife", "McDonald", "Cancer", "A"])
def test_mixed_case_makes_a_name(word: str) -> None:
    assert not is_shaped(word)


def test_each_abbreviation_is_reported_once_at_its_first_use() -> None:
    text = "CAR-T cells express CARs. CAR-T cells cause CRS, ICANS and OTOT; CRS is common."
    assert undefined(text) == ["CAR-T", "CRS", "ICANS", "OTOT"]


def test_a_definition_in_the_body_is_shown_but_does_not_count() -> None:
    body = "A systemic lupus erythematosus (SLE) is bad."
    text = f"# P\n\n## Abstract\n\nWe treat SLE.\n\n## Introduction\n\n{body}\n"
    (finding,) = check_text(Undefined, text)
    (related,) = finding.related
    assert text[slice(*related.span)] == "systemic lupus erythematosus"


def test_a_definition_after_the_first_use_counts() -> None:
    assert undefined("CRS is bad. Cytokine release syndrome (CRS) kills.") == []


@pytest.mark.parametrize(
    "text",
    [
        "DNA, RNA, mRNAs, PCR, HIV-infected, COVID-19, SARS-CoV-2, MRI, CT, UK, USA, WHO, BMI.",
        "CD19+ B cells, IL-6, TNF, PD-1, HER2, BRCA1, TP53, TNF-α and anti-PD-L1.",
        "Grade II and type IV disease; 5 mL of NaCl, H2O and CO2; 95% CI; p < 0.05; SD; ANOVA.",
        "BACKGROUND: We asked. METHODS: We looked. RESULTS AND DISCUSSION: We saw.",
        "The ACCORD trial, the MIMIC database and the KH domain; GROMACS was used.",
        "We present FOOBAR, a tool; the XYZ protein binds; the ATTACGC motif.",
        "J.K. Rowling wrote it; U.S. data; see `ABC` and <https://example.org/ABC>.",
    ],
)
def test_symbols_units_labels_names_and_known_ones_are_exempt(text: str) -> None:
    assert undefined(text) == []


def test_a_title_that_names_a_tool_exempts_it() -> None:
    text = "# FOOZ: a tool\n\n## Abstract\n\nFOOZ is used with BAZQ and BAZQ.\n"
    assert [text[slice(*f.span)] for f in check_text(Undefined, text)] == ["BAZQ"]


def test_the_option_known_adds_to_the_list() -> None:
    assert undefined("The FOOZ and the BAZQ.", known=["FOOZ"]) == ["BAZQ"]


def test_a_document_without_an_abstract_has_nothing_undefined() -> None:
    assert check_text(Undefined, "# P\n\n## Methods\n\nThe CRS was scored.\n") == []


def test_the_abstract_of_a_metadata_file_is_read_too() -> None:
    text = "title: A paper\nabstract: Effects include CRS. CRS is bad.\n"
    assert [text[slice(*f.span)] for f in check_text(Undefined, text, "paper.yaml")] == ["CRS"]


def test_every_line_of_the_known_list_gives_a_reason() -> None:
    assert {"DNA", "HIV", "CI"} <= known_abbreviations()
    assert "CRS" not in known_abbreviations()
    assert not {"CRS", "ICANS", "OTOT"} & gene_symbols()


@pytest.mark.parametrize("token", ["CD19", "IL-6", "p53", "XIV", "NaCl", "ATTACG", "CAST/EiJ"])
def test_a_symbol_is_known_by_its_shape(token: str) -> None:
    assert is_symbol(token)


@pytest.mark.parametrize("token", ["CRS", "CNS", "PCOS", "ICANS", "MIX"])
def test_an_abbreviation_that_could_be_a_formula_or_a_number_is_none(token: str) -> None:
    assert not is_symbol(token)


def test_abstract_and_text_may_each_define_an_abbreviation() -> None:
    text = "# P\n\n## Abstract\n\nOdds ratio (OR).\n\n## Methods\n\nThe odds ratio (OR) rose.\n"
    assert check_text(DefinedTwice, text) == []


def test_a_third_definition_is_not_reported_again() -> None:
    text = "A long name (ALN).\n\nA long name (ALN).\n\nA long name (ALN)."
    assert len(check_text(DefinedTwice, text)) == 1


def test_definitions_with_another_meaning_are_left_to_the_other_rule() -> None:
    text = "The control rate (CR). Caloric restriction (CR)."
    assert check_text(DefinedTwice, text) == []
    assert len(check_text(DefinedDifferently, text)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [("tumour necrosis factors", "tumor necrosis factor"), ("cell-line", "cell lines")],
)
def test_number_case_and_dialect_do_not_change_the_meaning(a: str, b: str) -> None:
    assert related_meaning(a, b)
    assert same_meaning(a, b) or a.startswith("tumour")


def test_an_abbreviation_beside_a_formula_is_defined_by_the_words_before() -> None:
    assert undefined("Zinc oxide nanoparticles (ZnO NPs) were made; NPs were spun.") == []


def test_a_name_with_an_abbreviation_in_it_is_left_alone() -> None:
    assert undefined("NT-proBNP rose in CAST/EiJ mice.") == []


def test_funders_are_names() -> None:
    assert undefined("The study was funded by QRST, UVWX and YZQR.") == []


def test_what_is_common_to_all_medicine_is_exempt_and_the_rest_is_not() -> None:
    text = "HR 0.74 (95%CI 0.6 to 0.8) in NYHA class II, by MRI; LVEF was low. eGFR fell by 2.9 mL."
    assert undefined(text) == ["LVEF"]
