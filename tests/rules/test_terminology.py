"""terminology/variants: which forms of a compound are at odds, and which are right usage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.terminology.name_case import NameCase
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
    text = "Datasets: a dataset, two datasets, the data sets and a data set. Data sets: a dataset.\n"
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


# --- names with a capital inside


def names(text: str) -> list[str]:
    return [text[slice(*f.span)] for f in check_text(NameCase, text)]


@pytest.mark.parametrize(
    ("text", "minority"),
    [
        ("GenBank, GenBank and Genbank.", "Genbank"),
        ("Use SAMtools; then SAMtools, not SAMTools.", "SAMTools"),
        ("RNA-Seq, RNA-Seq and RNA-seq.", "RNA-seq"),
        ("From bioRxiv and bioRxiv; the BioRxiv server.", "BioRxiv"),
    ],
)
def test_the_rarer_spelling_of_a_name_is_reported(text: str, minority: str) -> None:
    assert names(text) == [minority]


@pytest.mark.parametrize(
    "text",
    [
        "BioRxiv is a server. We use bioRxiv.",
        "GENBANK ACCESSIONS and GenBank; `genbank` and genbank.",
        "LacZ, lacZ, Xpd, XPD, ChIP, chip, TIPs and tips.",
        "See https://github.com/x and GitHub; the Github.com page.",
        "",
    ],
)
def test_capitals_commands_symbols_and_sentence_starts_are_left_alone(text: str) -> None:
    assert names(text) == []


def test_a_term_inside_of_a_longer_one_is_not_judged_by_itself() -> None:
    text = "# CAR-T therapy\n\nCAR-T cells: CAR T cell therapy, a T-cell therapy; T-cell therapy.\n"
    assert reported(text) == ["CAR T"]
