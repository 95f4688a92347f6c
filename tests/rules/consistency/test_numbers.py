"""Numbers: percentages, P values, thousands, decimals, counts in words, operators."""

from __future__ import annotations

import pytest

from corrigenda.rule import Rule
from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.consistency.decimal_mark import DecimalMark
from corrigenda_rules.consistency.leading_zero import LeadingZero
from corrigenda_rules.consistency.minus_sign import MinusSign
from corrigenda_rules.consistency.multiplication_sign import MultiplicationSign
from corrigenda_rules.consistency.number_words import NumberWords
from corrigenda_rules.consistency.operator_space import OperatorSpace
from corrigenda_rules.consistency.p_value_form import PValueForm
from corrigenda_rules.consistency.p_value_zero import PValueZero
from corrigenda_rules.consistency.percent_form import PercentForm
from corrigenda_rules.consistency.thousands import Thousands


def reported(rule: type[Rule], text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


def mended(rule: type[Rule], text: str) -> str:
    return apply_fixes(text, check_text(rule, text))


@pytest.mark.parametrize(
    ("rule", "usual", "odd"),
    [
        (PercentForm, "5%", "9 percent"),
        (PercentForm, "5%", "9 per cent"),
        (PercentForm, "5 percent", "9%"),
        (PercentForm, "5 per cent", "9 percent"),
        (PercentForm, "5–7%", "8%–9%"),
        (PercentForm, "5%-7%", "8-9%"),
        (PValueForm, "P = 0.05", "p = 0.03"),
        (PValueForm, "p = 0.05", "P = 0.03"),
        (PValueForm, "p < 0.05", "p<0.03"),
        (PValueForm, "p<0.05", "p < 0.03"),
        (PValueForm, "P = .05", "P = 0.03"),
        (PValueForm, "P < 0.05", "P < .03"),
        (PValueForm, "P = 0.05", "p=.03"),
        (PValueForm, "p ≤ 0.05", "p≤0.03"),
        (Thousands, "12,500 cells", "30000 cells"),
        (Thousands, "12500 cells", "30,000 cells"),
        (Thousands, "12 500 cells", "30,000 cells"),
        (Thousands, "12\u2009500 cells", "30,000 cells"),
        (Thousands, "2,500 cells", "3000 cells"),
        (Thousands, "2500 cells", "3,000 cells"),
        (Thousands, "n = 12,500", "n = 30000"),
        (Thousands, "12,500 (", "(30 000) ("),
        (LeadingZero, "r = 0.45", "r = .32"),
        (LeadingZero, "r = .45", "r = 0.32"),
        (LeadingZero, "0.5 mg", ".3 mg"),
        (LeadingZero, "0.5%", ".3%"),
        (LeadingZero, "OR = 0.45", "OR = .32"),
        (LeadingZero, "SD = 0.45", "HR = .32"),
        (LeadingZero, "r = 0.45", "r = -.32"),
        (DecimalMark, "0.5 mg", "0,3 mg"),
        (DecimalMark, "2.5%", "3,5%"),
        (DecimalMark, "2.5 mg", "3,5 mg"),
        (DecimalMark, "2.5 mg", "3·5 mg"),
        (DecimalMark, "2·5 mg", "3.5 mg"),
        (DecimalMark, "a value of 0.5", "a value of 0,35"),
        (OperatorSpace, "n = 5", "n=7"),
        (OperatorSpace, "n=5", "n = 7"),
        (OperatorSpace, "n = 5", "N=7"),
        (OperatorSpace, "n = 5", "n =7"),
        (OperatorSpace, "n = 5", "n= 7"),
        (OperatorSpace, "t = 2.5", "F=7.1"),
        (OperatorSpace, "r > 0.5", "r>0.7"),
        (OperatorSpace, "OR = 2.5", "OR=1.7"),
        (OperatorSpace, "β = −0.5", "β=−0.7"),
        (OperatorSpace, "5 ± 1", "7±2"),
        (OperatorSpace, "5±1", "7 ± 2"),
        (OperatorSpace, "5.1 ± 0.1", "7.1±0.2"),
        (MinusSign, "−80 °C", "-20 °C"),
        (MinusSign, "−80 °C", "–20 °C"),
        (MinusSign, "-80 °C", "−20 °C"),
        (MinusSign, "β = −0.5", "β = -0.7"),
        (MinusSign, "(−5)", "(-7)"),
        (MultiplicationSign, "3 × 3", "5 x 5"),
        (MultiplicationSign, "3 × 3", "5×5"),
        (MultiplicationSign, "3×3", "5x5"),
        (MultiplicationSign, "3 × 10", "5 X 10"),
        (MultiplicationSign, "300 × g", "500 x g"),
        (MultiplicationSign, "300×g", "500 × g"),
        (NumberWords, "five mice", "7 mice"),
        (NumberWords, "3 mice", "seven mice"),
        (NumberWords, "two groups", "4 groups"),
        (NumberWords, "three patients", "3 patients"),
    ],
)
@pytest.mark.parametrize("path", ["article.md", "page.txt"])
def test_the_rarer_form_is_reported_once(rule: type[Rule], usual: str, odd: str, path: str) -> None:
    text = f"Here we saw {usual} at once. There we saw {usual} again. Then we saw {odd} too.\n"
    (found,) = reported(rule, text, path)
    assert found.strip("(−–- .") in odd
    assert text.index(found) > text.index("again")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (PercentForm, "Nine percent of men, 5% of women, 7% in all; 3 percentage points."),
        (PercentForm, "From 5% to 7%, 5–7% and 6–8%; it fell by 5% - 7% had it."),
        (PercentForm, "“9 percent”, he said; we found 5% and 7%."),
        (PValueForm, "P(x) = 0.5 and P(y)=.5; p53 = 0.5; the p = 3 case; p = 0.05."),
        (PValueForm, "Frequencies p and q; p + q = 1; p = 0.05, p < 0.001, p > 0.99."),
        (PValueForm, "P values were low. The P value of 0.3. (P values too.)"),
        (PValueZero, "p = 0.001, p < 0.0001, P = 0.10, r = 0.000, map = 0.000."),
        (PValueZero, "p = 0.00012, p = 0.0, p > 0.05, and version p0.000.1."),
        (Thousands, "In 2010 we saw 1500 cells and 12,500 more; see pages 10345 to 10350."),
        (Thousands, "Grant 34567, PMID 34567890, ID 12345, 12,500 cells; zip 90210 is far."),
        (Thousands, "Position 45678, chr1:123456-123460, 12,500 reads; ISO 10993 holds."),
        (Thousands, "In 2010 300 patients came; 12,500 in all; on 5 July 400 left."),
        (Thousands, "Refs 12,345 and [10,112]; 2500 cells and 3500 cells."),
        (Thousands, "1,250 cells of 12 500 cells; 3,500 cells of 20 000 cells."),
        (LeadingZero, "r = .45, P = .03; a mean of 0.5 and 0.7 of it."),
        (LeadingZero, "P = .03 and P = 0.04 are for another rule; ..5 and 1..5."),
        (DecimalMark, "On [0,1] or (0,1), values 0,1 and 2; 1,250 cells; 0.5 and 0.7 and 2.5."),
        (DecimalMark, "Tables 1,2 and Figs 3,4; 0.5 and 0.7; 2·10^3 of 3·4·5 and 0.9; refs 0,5."),
        (OperatorSpace, "n = 5 of those <5 years or >10 years, of ≥3 and =5; P=0.05; n = 7."),
        (OperatorSpace, "Set `n=5` or $n=5$ with n = 5; a file x=y; https://a.org/?n=5."),
        (OperatorSpace, "5 ± 1 and 7 ± 2; ±5 of it; n = 5."),
        (MinusSign, "Of 5 -7 and 5–7 and 5 – 7, at −80 °C and −20 °C; IL-6; -omics."),
        (MinusSign, "- 5 mice\n- 7 mice\n\nAt −80 °C and −20 °C, 5% -7%."),
        (MultiplicationSign, "A 3 × 3 grid, 10x faster, 40x lens, 0x10, 2x2x; 5 × 5."),
        (MultiplicationSign, "He wrote “3 x 3”. A 3 × 3 grid and 5 × 5; 10x 5 mm."),
        (NumberWords, "Five mice were kept. Then 5 mice died and 6 mice lived on."),
        (NumberWords, "We kept five mice, then 5 mice and 12 rats; Figure 5 mice; day 3 cells."),
        (NumberWords, "After three days, 3 days later; three times, 3 times; two steps."),
        (
            NumberWords,
            "One of 3 mice and five mice; between 2 and 3 mice; type 2 cells, two cells.",
        ),
    ],
)
def test_right_usage_is_left_alone(rule: type[Rule], text: str) -> None:
    assert reported(rule, text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It fell (p = 0.000).", "It fell (p < 0.001)."),
        ("It fell (P=.000).", "It fell (P<.001)."),
        ("It fell (p = 0.00).", "It fell (p < 0.01)."),
        ("It fell (p < 0.000).", "It fell (p < 0.001)."),
        ("It fell (p-value = 0.000).", "It fell (p-value = 0.000)."),
    ],
)
def test_a_p_value_of_zero_is_given_its_bound(text: str, right: str) -> None:
    assert len(reported(PValueZero, text)) == 1
    assert mended(PValueZero, text) == right


@pytest.mark.parametrize(
    ("rule", "text", "right"),
    [
        (
            PValueForm,
            "It was P = 0.05, P = 0.2, then P < 0.001, then p=.03, then p>.2.",
            "It was P = 0.05, P = 0.2, then P < 0.001, then P = 0.03, then P > 0.2.",
        ),
        (
            Thousands,
            "Of 12,500 cells and 1,234,567 cells we lost 30000 cells.",
            "Of 12,500 cells and 1,234,567 cells we lost 30,000 cells.",
        ),
        (
            OperatorSpace,
            "With n = 5, N = 12, t = −2.1 and r=0.5, F=3.2 it was so.",
            "With n = 5, N = 12, t = −2.1 and r = 0.5, F = 3.2 it was so.",
        ),
        (
            NumberWords,
            "Here five mice were kept. There two mice sat. And 9 mice came later.",
            "Here five mice were kept. There two mice sat. And 9 mice came later.",
        ),
        (
            LeadingZero,
            "With r = 0.45, r = 0.5 and r = .32 it was so.",
            "With r = 0.45, r = 0.5 and r = 0.32 it was so.",
        ),
    ],
)
def test_the_fix_writes_the_preferred_form(rule: type[Rule], text: str, right: str) -> None:
    assert mended(rule, text) == right
