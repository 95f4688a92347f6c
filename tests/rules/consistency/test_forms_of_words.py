"""Accents, Greek letters, eponyms, Latin plurals, spellings, dashes and numbers before nouns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.finding import Severity
from corrigenda.rule import Rule
from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.consistency._pairs import read_pairs
from corrigenda_rules.consistency.accent import Accent
from corrigenda_rules.consistency.eponym import Eponym
from corrigenda_rules.consistency.greek import Greek
from corrigenda_rules.consistency.latin_plural import LatinPlural
from corrigenda_rules.consistency.number_hyphen import NumberHyphen
from corrigenda_rules.consistency.range_dash import RangeDash
from corrigenda_rules.consistency.variant_spelling import VariantSpelling
from corrigenda_rules.spelling._dialects import table


def reported(rule: type[Rule], text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


PLANTED: list[tuple[type[Rule], str, str]] = [
    (Accent, "Naïve cells, naïve mice, naive rats.", "naive"),
    (Accent, "Naively, naive and naive: the naïve way.", "naïve"),
    (Accent, "Sjögren syndrome, Sjögren’s test, Sjogren’s syndrome.", "Sjogren’s"),
    (Accent, "Ménière described it; Ménière again; Meniere.", "Meniere"),
    (Accent, "Behçet disease, Behçet again, Behcet disease.", "Behcet"),
    (Accent, "A façade, the façades, a façade and a facade.", "facade"),
    (Accent, "Poincaré maps, Poincaré plots; a Poincare plot.", "Poincare"),
    (Accent, "Schroedinger said, Schroedinger wrote; Schrödinger.", "Schrödinger"),
    (Accent, "Guillain-Barré syndrome, Guillain-Barré; Guillain-Barre syndrome.", "Barre"),
    (Accent, "# Über Röntgen\n\nRöntgen saw; Rontgen waves.", "Rontgen"),
    (Accent, "A manœuvre, a manœuvre and a manoeuvre.", "manoeuvre"),
    (Accent, "The first finding, a finding, a ﬁnding, findings: finding.", "ﬁnding"),
    (Accent, "A cliché, clichés, a cliché, a cliche.", "cliche"),
    (Greek, "TNF-α, TNF-α, TNF-alpha.", "TNF-alpha"),
    (Greek, "TNF-alpha, TNF-alpha, TNF-α.", "TNF-α"),
    (Greek, "TNF-α, TNF-α, TNFα.", "TNFα"),
    (Greek, "TNFα, TNFα, TNFa.", "TNFa"),
    (Greek, "IFN-γ, IFN-γ, IFN-gamma.", "IFN-gamma"),
    (Greek, "IFNγ, IFNγ, IFNg.", "IFNg"),
    (Greek, "IL-1β, IL-1β, IL-1beta.", "IL-1beta"),
    (Greek, "IL-1β, IL-1β, IL-1b.", "IL-1b"),
    (Greek, "TGF-β1, TGF-β1, TGF-beta1.", "TGF-beta"),
    (Greek, "NF-κB, NF-κB, NF-kappaB.", "NF-kappaB"),
    (Greek, "NF-κB, NF-κB, NF-kB.", "NF-kB"),
    (Greek, "HIF-1α, HIF-1α, HIF-1alpha.", "HIF-1alpha"),
    (Greek, "PPARγ, PPARγ, PPAR-γ.", "PPAR-γ"),
    (Greek, "β-actin, β-actin, beta-actin.", "beta-actin"),
    (Greek, "Some α-synuclein, α-synuclein and alpha-synuclein.", "alpha-synuclein"),
    (Greek, "β cells, β cells and beta cells; β-cell mass.", "beta cells"),
    (Greek, "The γ-rays, γ-rays, gamma rays.", "gamma rays"),
    (Greek, "Cronbach’s α, Cronbach’s α, Cronbach’s alpha.", "Cronbach’s alpha"),
    (Greek, "Cohen’s kappa, Cohen’s kappa, Cohen’s κ.", "Cohen’s κ"),
    (Eponym, "Crohn’s disease, Crohn’s disease, Crohn disease.", "Crohn disease"),
    (Eponym, "Crohn’s disease, Crohn's disease, Crohns disease.", "Crohns disease"),
    (Eponym, "Alzheimer disease, Alzheimer disease, Alzheimer’s disease.", "Alzheimer’s disease"),
    (Eponym, "Down syndrome, Down syndrome, Down’s syndrome.", "Down’s syndrome"),
    (Eponym, "Student’s t-test, Student’s t test, Student t-test.", "Student t"),
    (Eponym, "Fisher’s exact test, Fisher’s exact test, Fisher exact test.", "Fisher exact"),
    (Eponym, "Down’s syndrome.\n\nDown’s syndrome: Down syndrome.", "Down syndrome"),
    (Eponym, "Cohen’s kappa, Cohen’s kappa, Cohen kappa.", "Cohen kappa"),
    (Eponym, "Cushing syndrome, Cushing syndromes; Cushing’s syndrome.", "Cushing’s syndrome"),
    (Eponym, "Bonferroni correction twice, Bonferroni correction; Bonferroni’s correction.",
     "Bonferroni’s correction"),
    (LatinPlural, "Formulae, the formulae, the formulas.", "formulas"),
    (LatinPlural, "Indices, the indices, the indexes.", "indexes"),
    (LatinPlural, "Appendices and appendices, appendixes.", "appendixes"),
    (LatinPlural, "The vertices, vertices and vertexes.", "vertexes"),
    (LatinPlural, "Fungi, many fungi, funguses.", "funguses"),
    (LatinPlural, "Antennae, antennae; the antennas.", "antennas"),
    (LatinPlural, "Two spectra, the spectra, the spectrums.", "spectrums"),
    (LatinPlural, "The maxima, minima, maxima: all maximums.", "maximums"),
    (LatinPlural, "Symposiums, the symposiums, symposia.", "symposia"),
    (VariantSpelling, "Towards it, towards him, toward her.", "toward"),
    (VariantSpelling, "While it was, while he was, whilst she was.", "whilst"),
    (VariantSpelling, "Among us, among them, amongst all.", "amongst"),
    (VariantSpelling, "Our judgment, the judgment, a judgement.", "judgement"),
    (VariantSpelling, "# Acknowledgements\n\nWith acknowledgment.\n\nAcknowledgements.",
     "acknowledgment"),
    (VariantSpelling, "Focused, focusing, focussing.", "focussing"),
    (VariantSpelling, "An adviser, two advisers, an advisor.", "advisor"),
    (VariantSpelling, "An ortholog, orthologs and orthologues.", "orthologues"),
    (VariantSpelling, "Grey, greyish, grey and gray.", "gray"),
    (VariantSpelling, "Sulfur, sulfur and sulphur.", "sulphur"),
    (VariantSpelling, "Fetal, fetal and foetal.", "foetal"),
    (VariantSpelling, "Ageing and ageing; aging.", "aging"),
    (VariantSpelling, "The artefact, an artefact, artifacts.", "artifacts"),
    (VariantSpelling, "Preventive care, preventive acts; preventative.", "preventative"),
    (VariantSpelling, "Neurons, a neuron, neurones.", "neurones"),
    (VariantSpelling, "He benefited, it benefited, she benefitted.", "benefitted"),
    (RangeDash, "Of 3–5, 7–9 and 8-10 mg.", "8-10"),
    (RangeDash, "Of 3-5, 7-9 and 8–10 mg.", "8–10"),
    (RangeDash, "Of 3–5%, 7–9% and 8—10 mg.", "8—10"),
    (RangeDash, "In 1999–2004, 2005–2010 and 2011-2015.", "2011-2015"),
    (RangeDash, "At 0.5–1.5 and 2.5–3.5 and 4.5-5.5 mM.", "4.5-5.5"),
    (RangeDash, "By Mann–Whitney, Mann–Whitney and Mann-Whitney.", "Mann-Whitney"),
    (RangeDash, "By Mann-Whitney, Kaplan-Meier and Bland–Altman.", "Bland–Altman"),
    (RangeDash, "A dose–response, dose–response, dose-response curve.", "dose-response"),
    (RangeDash, "The cost-benefit, cost-benefit, cost–benefit ratio.", "cost–benefit"),
    (RangeDash, "The brain–gut–skin, brain–gut–skin, brain-gut-skin axis.", "brain-gut-skin"),
    (NumberHyphen, "A 5-year plan, a 3-year plan, a 4 year plan.", "4 year"),
    (NumberHyphen, "A 5 year plan, a 3 year plan, a 4-year plan.", "4-year"),
    (NumberHyphen, "A 7-day, a 6-month course; a 12 week course.", "12 week"),
    (NumberHyphen, "A 5-point scale, a 7-point scale, a 4 point scale.", "4 point"),
    (NumberHyphen, "A 3-fold, a 4-fold, a 5 fold rise.", "5 fold"),
    (NumberHyphen, "A 2.5-fold, a 4-fold, a 3.5 fold rise.", "3.5 fold"),
    (NumberHyphen, "A twofold, a twofold, a 2-fold rise.", "2-fold"),
    (NumberHyphen, "Two-thirds of A, one-third of B, two thirds of C.", "two thirds"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "minority"), PLANTED)
def test_the_form_that_is_used_less_is_reported_once(
    rule: type[Rule], text: str, minority: str
) -> None:
    assert reported(rule, text) == [minority]


@pytest.mark.parametrize(("rule", "text", "minority"), PLANTED)
def test_a_quoted_form_is_not_the_authors(rule: type[Rule], text: str, minority: str) -> None:
    head, _, tail = text.rpartition(minority)
    assert reported(rule, f"{head}“{minority}”{tail}") == []


@pytest.mark.parametrize(("rule", "text", "minority"), PLANTED)
def test_one_form_alone_is_no_mix(rule: type[Rule], text: str, minority: str) -> None:
    assert reported(rule, f"{minority} and {minority}.") == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Accent, "We resume with a résumé and expose an exposé; a rosé rose."),
        (Accent, "In Mexico: Universidad Nacional Autónoma de México. In Quebec, not Québec."),
        (Accent, "Straße, Ελλάδα, Москва, naïve. `naive`"),
        (Greek, "The significance level alpha is 0.05; alpha was set; α was 0.05; β is 0.2."),
        (Greek, "Beta-blockers; β-blockers. Interferon-gamma and interferon gamma."),
        (Greek, "Tgfb1 and TGF-β; TGFB1; Fig. 1a and Figure 1α; 5 μm and 5 µm; DNA a, TNF-α."),
        (Greek, "The alpha version, the beta release; alphabet, diabetes, and α-helices."),
        (Greek, "GPHα and the GPH α-subunit; of β cells, the cells."),
        (Eponym, "Fisher’s idea and Fisher exact test; Wilson’s friends and Wilson disease."),
        (Eponym, "Alzheimer’s disease, Down syndrome, Hodgkin lymphoma, Parkinson’s disease."),
        (
            Eponym,
            "China’s method and China methods; graves; downs; “Crohn disease” and Crohn’s disease.",
        ),
        (LatinPlural, "PubMed indexes the indices. It focuses on foci. Media and mediums."),
        (LatinPlural, "One formula, one index, one appendix; the formulae."),
        (VariantSpelling, "Gray et al. on grey matter; the Gray Lab. Programs and programmes."),
        (VariantSpelling, "A disk, a disc; historic, historical; a while, among."),
        (VariantSpelling, "See `toward` or towards, [towards](https://x.org/toward)."),
        (RangeDash, "On 2020-01-02, 5–10 days; call 555-123-4567; 978-3-16-148410-0; 10-5."),
        (RangeDash, "Of 5–10 [3-5]; as shown (3-5), and (2,4-6); ISO 9001-9015; No. 10-20."),
        (RangeDash, "Of 5–10; Ro 15-4513; IL-2-15; pages 3-5; the 10-20 system; 3-5-year-olds."),
        (RangeDash, "Mann–Whitney; a long-term, well-known test; cost–benefit."),
        (NumberHyphen, "A 5-year plan after 5 years. Year 5 month 3; day 5 year 2; 10 week later."),
        (NumberHyphen, "A two-thirds majority; two thirds of all; 20-fold and twofold; 1 year on."),
        (NumberHyphen, "A 5-year plan; 5 mm slices; 12 point mutations; 6 days a week."),
    ],
)
def test_what_grammar_sense_or_others_account_for_is_left_alone(
    rule: type[Rule], text: str
) -> None:
    assert reported(rule, text) == []


@pytest.mark.parametrize(
    ("rule", "text", "minority"),
    [
        (Accent, "# Naive cells\n\nThe naïve cells.", "naïve"),
        (Greek, "# On β-catenin\n\nThe beta-catenin path.", "beta-catenin"),
        (Eponym, "# Crohn disease\n\nIn Crohn’s disease.", "Crohn’s disease"),
        (LatinPlural, "# Indices of health\n\nThe indexes.", "indexes"),
        (RangeDash, "# The dose–response curve\n\nA dose-response curve.", "dose-response"),
    ],
)
def test_the_title_decides_between_even_counts(rule: type[Rule], text: str, minority: str) -> None:
    (finding,) = check_text(rule, text)
    assert text[slice(*finding.span)] == minority
    assert finding.suggestions


def test_three_forms_make_two_findings() -> None:
    text = "TNF-α, TNF-α, TNF-α, TNF-alpha, TNF-alpha, TNFa."
    findings = check_text(Greek, text)
    assert [text[slice(*f.span)] for f in findings] == ["TNF-alpha", "TNFa"]
    assert "“TNF-alpha” (2×, line 1) beside “TNF-α” (3×, line 1)" in findings[0].message
    assert apply_fixes(text, findings) == "TNF-α, TNF-α, TNF-α, TNF-α, TNF-α, TNF-α."


def test_a_fix_keeps_what_follows_the_term() -> None:
    text = "TGF-β1, TGF-β2 and TGF-beta1; NF-κB, NF-κB and NF-kappaB."
    assert apply_fixes(text, check_text(Greek, text)) == (
        "TGF-β1, TGF-β2 and TGF-β1; NF-κB, NF-κB and NF-κB."
    )


def test_a_fix_keeps_the_possessive_and_the_capital() -> None:
    text = "Sjögren, Sjögren and Sjogren’s.\n\nTowards it, towards. Toward her.\n"
    assert apply_fixes(text, check_text(Accent, text) + check_text(VariantSpelling, text)) == (
        "Sjögren, Sjögren and Sjögren’s.\n\nTowards it, towards. Towards her.\n"
    )


def test_names_of_tests_after_two_persons_are_judged_together_and_pairs_of_words_alone() -> None:
    text = "Mann–Whitney, Kaplan–Meier, Bland-Altman; cost–benefit, risk-benefit, risk–benefit."
    assert reported(RangeDash, text) == ["Bland-Altman", "risk–benefit"]


def test_one_of_each_is_no_custom_of_small_words_and_endings() -> None:
    assert not check_text(VariantSpelling, "Towards the goal; toward the rim.")
    assert not check_text(VariantSpelling, "Histologic, histologic and histological cuts.")


def test_adjectives_in_ic_and_ical_are_a_remark() -> None:
    (finding,) = check_text(
        VariantSpelling, "Histologic, histologic, histologic; histological cuts."
    )
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    "name",
    ["variant_spelling.txt", "variant_particle.txt", "variant_ending.txt", "latin_plural.txt"],
)
def test_each_word_of_the_data_stands_once_and_has_a_partner(name: str) -> None:
    words = [word for pair in read_pairs(name) for word in pair.left + pair.right]
    assert sorted(words) == sorted(set(words))
    assert all(pair.reason for pair in read_pairs(name))


def test_what_tells_a_dialect_on_both_sides_is_left_to_the_rule_on_dialects() -> None:
    regions = table().regions
    american = frozenset("UC")
    british = frozenset("GZA")
    for pair in read_pairs("variant_spelling.txt"):
        for left, right in zip(pair.left, pair.right, strict=True):
            signs = [set(regions.get(word, "")) for word in (left, right)]
            told = [(s & american and not s & british, s & british and not s & american)
                    for s in signs]  # fmt: skip
            assert not (all(any(sides) for sides in told)), (left, right)


@pytest.mark.parametrize(
    "rule", [Accent, Eponym, Greek, LatinPlural, NumberHyphen, RangeDash, VariantSpelling]
)
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["naïve", "naive", "TNF-α", "TNFα", "TNFa", "β", "alpha", "Crohn’s", "Crohn", "disease",
             "5-year", "5 year", "plan", "3–5", "3-5", "[", "“", "”", "toward", "towards",
             "indexes", "indices", "two thirds of", "3-fold",
             "\n\n", "Mann–Whitney", "Mann-Whitney", "\ufffc"]
        ),
        max_size=16,
    )
)  # fmt: skip
def test_any_text_is_judged_without_a_fault_and_fixes_leave_less(
    rule: type[Rule], words: list[str]
) -> None:
    text = " ".join(words)
    for _ in range(6):
        findings = [f for f in check_text(rule, text) if f.fix]
        if not findings:
            return
        text = apply_fixes(text, findings)
    raise AssertionError(f"fixes do not come to an end: {text!r}")
