"""consistency/unit-form and consistency/unit-space: which units are one unit, written apart."""

from __future__ import annotations

import pytest

from corrigenda.finding import Severity
from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.consistency.unit_form import UnitForm
from corrigenda_rules.consistency.unit_space import UnitSpace


def forms(text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(UnitForm, text, path)]


def spaces(text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(UnitSpace, text, path)]


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("mL", "ml"),
        ("ml", "mL"),
        ("µL", "µl"),
        ("μl", "ul"),
        ("L", "l"),
        ("mL", "µl"),
        ("kDa", "kD"),
        ("kDa", "KDa"),
        ("h", "hr"),
        ("h", "hrs"),
        ("min", "mins"),
        ("s", "sec"),
        ("ms", "msec"),
        ("kg", "Kg"),
        ("kHz", "KHz"),
        ("bp", "BP"),
        ("rpm", "RPM"),
        ("µm", "um"),
        ("µg", "ug"),
        ("mmHg", "mm Hg"),
        ("°C", "ºC"),
        ("°C", "˚C"),
        ("mg/kg", "mg kg−1"),
        ("mg/kg", "mg kg-1"),
        ("mg/kg", "mg·kg⁻¹"),
        ("mg kg−1", "mg/kg"),
        ("mg/kg", "mg per kg"),
        ("µg/mL", "µg mL−1"),
        ("cm²", "cm2"),
        ("mm2", "mm²"),
        ("cm2", "cm^2"),
    ],
)
@pytest.mark.parametrize("path", ["article.md", "page.txt"])
def test_the_rarer_form_of_a_unit_is_reported(usual: str, odd: str, path: str) -> None:
    text = (
        f"We first took 5 {usual} of it. Then we took 7 {usual} more. At last 9 {odd} was left.\n"
    )
    assert forms(text, path) == [f"9 {odd}"]


@pytest.mark.parametrize(
    "text",
    [
        "We took 5 mL of buffer, 7 µL of enzyme and 2 L of water.",
        "Doses of 5 mg/kg, 7 µg/mL and 9 g/L were given per animal.",
        "Mix 5 ml by hand: “take 9 mL”, they wrote.",
        "An area of 5 cm^2^, of 7 cm<sup>2</sup> and of 9 cm².",
        "Gels of 5 kDa and 7 kDa; the strain KD 9 and 12 KDs.",
        "At 37 °C, with 5 C atoms and 3 C chains; vitamin 12 C.",
        "We ran 5 km in 3 h, at 4 m per step and 5 m per move.",
        "The files 5_ml.txt and 5_mL.txt hold `5 ml` and `5 mL`.",
        "It took 5 min of 7 min; min 5, h 6, hr 7.",
        "We used 5 IU and 7 U, 5 ppm and 7 ppb, 3 M and 4 mM.",
    ],
)
def test_different_units_and_right_usage_are_left_alone(text: str) -> None:
    assert forms(text) == []


def test_a_symbol_beside_the_word_is_only_an_info() -> None:
    text = "Wait 5 h, then wait 7 h more and 8 h. After 9 hours it is done."
    (finding,) = check_text(UnitForm, text)
    assert finding.severity is Severity.INFO
    assert text[slice(*finding.span)] == "9 hours"


def test_three_forms_give_a_finding_for_each_that_is_not_preferred() -> None:
    text = "Wait 5 h, then 7 h, then 9 hr, then 11 hrs."
    assert forms(text) == ["9 hr", "11 hrs"]


def test_where_counts_are_even_the_title_decides() -> None:
    text = "# Giving 5 mL at once\n\nWe gave 7 ml.\n"
    assert forms(text) == ["7 ml"]
    text = "# Giving 5 ml at once\n\nWe gave 7 mL.\n"
    assert forms(text) == ["7 mL"]


def test_without_a_majority_and_a_title_no_form_is_recommended() -> None:
    (finding,) = check_text(UnitForm, "We gave 5 mL and then 7 ml.")
    assert finding.message.endswith("write one of them throughout")
    assert finding.fix is None


def test_a_form_is_reported_once_and_mended_everywhere() -> None:
    text = "Take 5 mL, 6 mL, 7 mL and 8 µL; never 9 ml, 10 ml or 11 µl.\n"
    (finding,) = check_text(UnitForm, text)
    assert apply_fixes(text, [finding]) == (
        "Take 5 mL, 6 mL, 7 mL and 8 µL; never 9 mL, 10 mL or 11 µL.\n"
    )


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("5 mg", "9mg"),
        ("5mg", "9 mg"),
        ("5 mL", "9mL"),
        ("5 µm", "9µm"),
        ("5 kDa", "9kDa"),
        ("5 bp", "9bp"),
        ("5 nM", "9nM"),
        ("5 mm", "9 cm".replace(" ", "")),
        ("5 °C", "9°C"),
        ("5°C", "9 °C"),
        ("5 °C", "9° C"),
        ("5%", "9 %"),
        ("5 %", "9%"),
        ("5\u2009mg", "9mg"),
        ("5\u00a0°C", "9°C"),
        ("5.5 mg", "9.5mg"),
    ],
)
@pytest.mark.parametrize("path", ["article.md", "page.txt"])
def test_the_rarer_space_is_reported(usual: str, odd: str, path: str) -> None:
    text = f"We took {usual} here. Then we took {usual} there. At last we had {odd} of it.\n"
    assert spaces(text, path) == [odd]


@pytest.mark.parametrize(
    "text",
    [
        "In 5% of them at 37 °C we gave 5 mg.",
        "The 3T3 and U2OS cells, 16S rRNA, 2D gels and 4K screens; 5 mg, 6 mg.",
        "A 5-mm gap, a 5mm-thick one; 5 mm of it.",
        "Figure 7Da shows 5 Da; panels 3A, 3B; the pairs 2M and 3 M.",
        "The drug AB5mg and 5 mg of it, 6 mg of it.",
        "He wrote “9mg”; we wrote 5 mg and 6 mg.",
    ],
)
def test_names_compounds_and_other_groups_are_left_alone(text: str) -> None:
    assert spaces(text) == []


def test_the_space_is_mended_whatever_the_number() -> None:
    text = "We took 5 mg, 12.5 mg, 1,000mg and 7mL, then 3 g.\n"
    findings = check_text(UnitSpace, text)
    assert apply_fixes(text, findings) == "We took 5 mg, 12.5 mg, 1,000 mg and 7 mL, then 3 g.\n"
    assert all(f.fix is not None and f.fix.safe for f in findings)
