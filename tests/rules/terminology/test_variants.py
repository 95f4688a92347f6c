"""terminology/variants: which forms of a compound are at odds, and which are right usage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.finding import Severity
from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.terminology.variants import Variants


def reported(text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(Variants, text, path)]


@pytest.mark.parametrize(
    ("text", "minority"),
    [
        ("The dataset, a dataset and the data set.", "data set"),
        ("A nonlinear, a non-linear and a nonlinear one.", "non-linear"),
        ("Anti-inflammatory, antiinflammatory, anti-inflammatory.", "antiinflammatory"),
        ("CAR-T cells, CAR T therapy and CAR-T products.", "CAR T"),
        ("T-cell therapy, T-cell therapy, T cell therapy.", "T cell"),
        ("Deep learning models, deep learning models, deep-learning models.", "deep-learning"),
        ("Healthcare is costly; health care; healthcare.", "health care"),
    ],
)
def test_the_minority_form_is_reported(text: str, minority: str) -> None:
    assert reported(text) == [minority]


@pytest.mark.parametrize(
    "text",
    [
        "T-cell therapy and T cells; the T-cell receptor of a T cell.",
        "Long-term effects in the long term; well-known and well known to all.",
        "We follow up patients and the follow-up is long; a setup, they set up the test.",
        "Everyday life every day; some time ago, sometime; any one, anyone; may be, maybe.",
        "Recover from it; re-cover the chair. The wild-type mice are wild type.",
        "The overtime was over time; the input is put in; underway under way.",
        "A data scientist sets limits. The data. Set it up. Dataset.",
        "Use `data set` for the dataset, see https://example.org/data-set.",
        "A gene-set gene set. X-Y is xy.",
    ],
)
def test_right_usage_is_left_alone(text: str) -> None:
    assert reported(text) == []


def test_counts_and_the_place_of_the_other_form_are_given() -> None:
    text = "One dataset. Two datasets. A data set."
    (finding,) = check_text(Variants, text)
    assert "“data set” (1×, line 1) beside “dataset” (2×, line 1)" in finding.message
    assert text[slice(*finding.related[0].span)] == "dataset"


def test_where_counts_are_even_the_title_decides() -> None:
    text = "# A data set of birds\n\n## Methods\n\nThe dataset is large.\n"
    assert reported(text) == ["dataset"]


def test_a_form_is_reported_once_and_mended_everywhere() -> None:
    text = (
        "Datasets: a dataset, two datasets, the data sets and a data set. Data sets: a dataset.\n"
    )
    findings = check_text(Variants, text)
    assert len(findings) == 1
    assert apply_fixes(text, findings) == (
        "Datasets: a dataset, two datasets, the datasets and a dataset. Datasets: a dataset.\n"
    )


def test_a_compound_in_the_title_and_one_in_the_text_are_compared() -> None:
    text = "# CAR-T therapy\n\nThe CAR T cells are made. CAR-T helps.\n"
    assert reported(text) == ["CAR T"]


def test_a_compound_across_a_line_break_is_open() -> None:
    assert reported("A dataset, a dataset and a data\nset.") == ["data\nset"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["data", "set", "dataset", "data-set", "a", "non-linear", "nonlinear", "."]
        ),
        max_size=20,
    )
)
def test_a_mended_text_has_nothing_left_to_mend(words: list[str]) -> None:
    text = " ".join(words)
    for _ in range(4):
        findings = check_text(Variants, text)
        if not findings:
            break
        text = apply_fixes(text, findings)
    assert not any(finding.fix for finding in check_text(Variants, text))


def test_a_term_inside_of_a_longer_one_is_not_judged_by_itself() -> None:
    text = "# CAR-T therapy\n\nCAR-T cells: CAR T cell therapy, a T-cell therapy; T-cell therapy.\n"
    assert reported(text) == ["CAR T"]


# --- nouns with a particle, compounds before nouns, plurals


@pytest.mark.parametrize(
    ("text", "minority"),
    [
        ("A follow-up, the follow-up; a followup.", "followup"),
        ("A follow-up visit, the follow-up visits; at follow up.", "follow up"),
        ("The mean follow-up and the median follow-up; the mean follow up was long.", "follow up"),
        ("The cutoff, a cutoff value; the cut-off.", "cut-off"),
        ("A read-out and read-outs; the readout.", "readout"),
        ("A feed-forward net, feed-forward nets; a feedforward net.", "feedforward"),
        ("T-cell therapy, T-cell lines, B-cell clones; T cell clones.", "T cell"),
        ("Time points, time points and time-points.", "time-points"),
        ("Side effects and side effects; the side-effects of it.", "side-effects"),
        ("Long-term effects, long-term use, short-term harm; long term harm.", "long term"),
        ("Wild-type mice, wild-type rats, wild-type hens; a wild type animal.", "wild type"),
        ("A flu-like illness, flu-like signs, flu-like pain; a flu like disease.", "flu like"),
        ("Genome-wide scans, genome-wide maps; genomewide maps.", "genomewide"),
        ("Evidence-based care, evidence-based rules; evidence based care.", "evidence based"),
        ("A self-report, self-reports; the self report.", "self report"),
        ("An e-mail, e-mails; an email.", "email"),
        ("The web site and web sites; a website.", "website"),
        ("Health care, health care; healthcare.", "healthcare"),
        ("A case-control study, two case-control studies; a case control study.", "case control"),
        ("Non-invasive, non-invasive; noninvasive.", "noninvasive"),
        ("Co-operate, co-operation; cooperation.", "cooperation"),
        ("Multi-center trials, a multi-center trial; multicenter.", "multicenter"),
        ("Re-analysis and re-analysis; reanalysed.", "reanalysed"),
        ("Post-operative care, post-operatively; postoperative.", "postoperative"),
        ("Subgroup, subgroups; sub-group.", "sub-group"),
        ("An inter-observer and inter-observer; interobserver.", "interobserver"),
        ("Overexpression, overexpressed; over-expression.", "over-expression"),
        ("A threefold and a threefold; three-fold.", "three-fold"),
    ],
)
def test_a_planted_form_is_found(text: str, minority: str) -> None:
    assert reported(text) == [minority]


@pytest.mark.parametrize(
    ("text", "minority"),
    [
        ("State-of-the-art methods, state-of-the-art tools; state of the art tools.", None),
        ("An end-to-end model, end-to-end; an end to end model.", "end to end"),
        ("Non-small-cell, non-small-cell; a non-small cell cancer.", "non-small cell"),
        ("T-cell-mediated and T-cell-mediated; T cell-mediated lysis.", "T cell-mediated"),
        ("Plus-end-directed, plus-end-directed; plus-end directed motors.", "plus-end directed"),
    ],
)
def test_compounds_of_three_words_are_compared(text: str, minority: str | None) -> None:
    assert reported(text) == [minority or "state of the art"]


@pytest.mark.parametrize(
    "text",
    [
        "The state-of-the-art method is the state of the art.",
        "T-cell-mediated lysis; lysis is T-cell mediated by nature.",
        "We set up a set-up and follow up on the follow-up; they broke down at the break-down.",
        "Long-term effects in the long term; high-dose drugs at a high dose of that.",
        "The authors’ “data set” is our dataset, and dataset it stays.",
        "Low-Mach flows, low-Mach solvers and the Low Mach package.",
        "Disease-modifying drugs: _disease modifying_ means that they modify it.",
        "Two-thirds of a dose and two thirds of a dose.",  # consistency/number-hyphen
        "The re-sort of the resort; un-ionized and unionised; re-presenting what it represents.",
        "A one-way street goes one way; in-depth talks in depth.",
    ],
)
def test_what_grammar_or_sense_accounts_for_is_left_alone(text: str) -> None:
    assert reported(text) == []


def test_two_nouns_before_a_third_are_a_remark_only() -> None:
    text = "Gene-expression data, gene-expression data, gene expression data."
    (finding,) = check_text(Variants, text)
    assert finding.severity is Severity.INFO


def test_two_nouns_before_a_third_are_left_alone_where_no_form_is_twice_as_frequent() -> None:
    assert reported("Gene-expression data, gene-expression maps, gene expression data.") == []


def test_three_forms_are_told_in_two_findings_of_one_preferred_form() -> None:
    text = "Run times, run times, run times; run-times; runtimes."
    findings = check_text(Variants, text)
    assert [text[slice(*f.span)] for f in findings] == ["run-times", "runtimes"]
    assert all("write “run times” throughout" in f.message for f in findings)


def test_where_nothing_decides_no_form_is_suggested() -> None:
    (finding,) = check_text(Variants, "A dataset and a data set.")
    assert finding.message.endswith("write one of them throughout")
    assert not finding.suggestions
    assert finding.fix is None


def test_a_reference_says_nothing_of_the_author() -> None:
    reference = "Bo A. A data set of owls. J Owls. 2010;12(3):45-67."
    assert reported(f"The dataset. A dataset.\n\n{reference}\n") == []


def test_a_form_in_markup_is_reported_without_a_fix() -> None:
    text = "A dataset, a dataset and a data **set**.\n"
    (finding,) = check_text(Variants, text)
    assert finding.fix is None
    assert "write “dataset”" in finding.message


def test_a_compound_in_is_and_its_plural_in_iss_are_one_word_to_it() -> None:
    assert len(reported("The arcgis, arcgis and arcgiss; arc-gis and arc gis.")) > 0


_FILLER = "The weather of the town was fine and the people of the town were glad to be out. " * 180


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A pairwise test. Then a pair-wise test.", []),
        ("A pairwise test, a pairwise one. Then a pair-wise test.", ["pair-wise"]),
        ("High-dose drugs, high-dose rates. Then high dose drugs.", []),
        ("High-dose drugs, high-dose rates, a high-dose arm. Then high dose drugs.", ["high dose"]),
        ("An end-to-end test, end-to-end models. Then end to end models.", []),
    ],
)
def test_a_long_text_needs_a_custom(text: str, found: list[str]) -> None:
    long = f"{text}\n\n{_FILLER}\n"
    assert [long[slice(*f.span)] for f in check_text(Variants, long)] == found
    assert check_text(Variants, text) != []
    assert check_text(Variants, long, level="strict") != []


def test_the_title_of_a_long_text_decides_between_two_single_uses() -> None:
    text = f"# A pairwise test\n\nThen a pair-wise test.\n\n{_FILLER}\n"
    (finding,) = check_text(Variants, text)
    assert finding.message.endswith("write “pairwise” throughout")
