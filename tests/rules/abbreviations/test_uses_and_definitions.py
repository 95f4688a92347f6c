"""abbreviations: definitions beyond doubt, parts of a document, and where abbreviations stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.testing import read_text
from corrigenda_rules.abbreviations._definitions import Definition, definitions
from corrigenda_rules.abbreviations._expansion import expansion
from corrigenda_rules.abbreviations._parts import in_running_text, is_whole, parts_of, same_words
from corrigenda_rules.abbreviations._running import plain, running_text
from corrigenda_rules.abbreviations._trust import is_sure
from corrigenda_rules.abbreviations._uses import uses_of


def sure(text: str) -> list[tuple[str, str]]:
    return [(d.short, d.long) for d in definitions(text) if is_sure(d)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("with cytokine release syndrome (CRS) in", "CRS", "cytokine release syndrome"),
        ("CRS (cytokine release syndrome) in", "CRS", "cytokine release syndrome"),
        ("chimeric antigen receptor (CAR) T cell (CAR-T)", "CAR", "chimeric antigen receptor"),
        ("many chimeric antigen receptors (CARs)", "CARs", "chimeric antigen receptors"),
        ("tumour necrosis factor alpha (TNF-α)", "TNF-α", "tumour necrosis factor alpha"),
        ("interleukin 6 receptor (IL-6R) was", "IL-6R", "interleukin 6 receptor"),
        ("squamous cell cancer of the head and neck (SCCHN)", "SCCHN",
         "squamous cell cancer of the head and neck"),
        ("an electroencephalogram (EEG)", "EEG", "electroencephalogram"),
        ("metastatic renal cell carcinoma (mRCC; n = 12)", "mRCC",
         "metastatic renal cell carcinoma"),
        ("median overall survival (mOS) and", "mOS", "median overall survival"),
        ("immune-effector toxicity (IET, hereafter)", "IET", "immune-effector toxicity"),
        ("magnetic resonance imaging, or MRI, is", "MRI", "magnetic resonance imaging"),
        ("on-target off-tumor toxicity (OTOT)", "OTOT", "on-target off-tumor toxicity"),
    ],
)  # fmt: skip
def test_a_sure_definition_has_its_long_form(text: str, short: str, long: str) -> None:
    assert (short, long) in sure(text)


@pytest.mark.parametrize(
    "text",
    [
        "cloned into the lambdaZAP vector (Stratagene, La Jolla, CA)",
        "RNA was isolated using the midi kit (Qiagen, USA)",
        "was measured using NIH Image software (NIH, Bethesda, MD)",
        "as the control that was used (CU)",
        "we saw it in (A) and (B) and in panel (AB)",
        "supported by the agency (grant AB 12)",
        "gene A (AY318555)",
    ],
)
def test_brackets_with_companies_places_and_panels_are_no_sure_definition(text: str) -> None:
    assert sure(text) == []


@given(st.text("aAbBcC αT-;:.()", max_size=20), st.text("aAbBcC of-using", max_size=30))
def test_doubt_is_no_error(short: str, long: str) -> None:
    assert is_sure(Definition(short, short, long, 0, 0, 0, 0)) in (True, False)


PAGE = (
    "A long title of an article\n\nAbstract\n\nWe saw ABX.\n\nIntroduction\n\nWe ABX.\n\n"
    "Figure 1\n\nThe course of ABX in time.\n\n(A) More of ABX.\n\nThe text goes on with ABX.\n\n"
    "Abbreviations\n\nABX - a big xylophone\n\nAuthor contributions\n\nABX wrote it all.\n"
)


def test_captions_lists_and_back_matter_are_parts_of_their_own() -> None:
    document = read_text(PAGE, "page.txt")
    uses = uses_of(document)["ABX"]
    assert [use.part for use in uses] == ["abstract", "text", "caption 1", "caption 1", "text"]


def test_what_stands_before_the_introduction_is_the_abstract_where_none_is_marked() -> None:
    document = read_text("# T\n\nIn short.\n\n# Introduction\n\nAt length.\n")
    kinds = [b.kind for b in document.blocks]
    assert [p for p, k in zip(parts_of(document), kinds, strict=True) if k == "p"] == [
        "abstract",
        "text",
    ]


def test_a_section_of_an_article_is_not_whole() -> None:
    section = "## Methods\n\n" + "We did it.\n\n" * 9
    assert not is_whole(read_text(section))
    assert is_whole(read_text(f"## Abstract\n\nIt is.\n\n{section}"))
    assert is_whole(read_text(f"# Introduction\n\nIt is.\n\n{section}# Discussion\n\nIt was.\n"))


@pytest.mark.parametrize(
    ("long", "inside"),
    [
        ("Cytokine release syndrome", "cytokine release syndrome"),
        ("Cytokine Release Syndrome", "Cytokine Release Syndrome"),
        ("DNA repair", "DNA repair"),
        ("Lenvatinib", "Lenvatinib"),
    ],
)
def test_a_long_form_loses_the_capital_of_a_sentence_only(long: str, inside: str) -> None:
    assert in_running_text(long) == inside


@pytest.mark.parametrize(
    ("a", "b"),
    [("tumour burdens", "tumor burden"), ("cell-line", "Cell line"), ("ischaemia", "ischemia")],
)
def test_dialect_case_hyphens_and_number_leave_the_words_the_same(a: str, b: str) -> None:
    assert same_words(a, b)


def test_different_words_are_not_the_same() -> None:
    assert not same_words("electromyography", "electroencephalography")


@given(st.text(max_size=50))
def test_the_plain_form_of_a_text_has_its_length(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.lists(st.text("ab -\n", min_size=1, max_size=12), max_size=5))
def test_what_is_found_in_the_running_text_stands_in_its_block(paragraphs: list[str]) -> None:
    document = read_text("\n\n".join(paragraphs))
    for place in running_text(document).find("ab"):
        assert plain(place.block.text[place.start : place.end]) in ("ab", "abs")


def test_the_long_form_of_an_abbreviation_is_found_by_its_letters() -> None:
    document = read_text("A severe cytokine release-syndrome came of the drug that they took.")
    assert expansion(document, "CRS") == "cytokine release syndrome"
    assert expansion(document, "CRSs") == "cytokine release syndrome"
    assert expansion(document, "TTD") == ""
    assert expansion(document, "DT") == ""
