"""Finding terms: what may be one, how it is ranked, and how its spellings are gathered."""

from __future__ import annotations

from collections import Counter
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.readers import read
from corrigenda.termbase.extraction.candidates import runs_of
from corrigenda.termbase.extraction.cvalue import Term, c_values, terms_of
from corrigenda.termbase.extraction.proposing import proposed
from corrigenda.termbase.extraction.variants import gathered, key_of, singular
from corrigenda.termbase.reading import decode
from corrigenda.text import SourceText


def runs(text: str) -> list[str]:
    found = runs_of(read(SourceText("a.md", text)))
    return [" ".join(run) for run in found.runs if len(run) > 1]


def terms(*documents: str, min_count: int = 2) -> list[Term]:
    return terms_of([runs_of(read(SourceText("a.md", text))) for text in documents], min_count)


def names(found: list[Term]) -> list[str]:
    return [term.variants[0].form for term in found]


# candidates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The T cell receptor binds.", ["T cell receptor binds"]),
        ("Growth of stem cells, bone marrow (red) and skin.", ["stem cells", "bone marrow"]),
        ("We used `tool x` highly conserved gene sets.", ["conserved gene sets"]),
        ("By in situ hybridization of 12 mouse embryos.", ["in situ hybridization",
                                                           "mouse embryos"]),
        ("Mouse embryonic stem (ES) cells grow.", ["Mouse embryonic stem cells grow"]),
        ("See [stem cell](https://example.org/bone-marrow) niche.", ["stem cell niche"]),
        ("CD4+ T-cells of 5 mg tumour mass", ["CD4+ T-cells", "tumour mass"]),
        ("# Stem cell heading\n\nx", []),
    ],
)  # fmt: skip
def test_runs_end_where_a_term_cannot_go_on(text: str, found: list[str]) -> None:
    assert runs(text) == found


# ranking ---------------------------------------------------------------------------------------


def test_c_values_are_those_of_the_published_measure() -> None:
    # Frantzi et al. 2000: log2 of the length times what is left of the frequency
    counts = Counter({
        ("adenoid", "cystic", "basal", "cell", "carcinoma"): 5,
        ("cystic", "basal", "cell", "carcinoma"): 11,
        ("ulcerated", "basal", "cell", "carcinoma"): 7,
        ("basal", "cell", "carcinoma"): 984,
    })  # fmt: skip
    values = c_values(counts)
    assert values["adenoid", "cystic", "basal", "cell", "carcinoma"] == pytest.approx(log2(5) * 5)
    assert values["cystic", "basal", "cell", "carcinoma"] == pytest.approx(2 * (11 - 5))
    assert values["ulcerated", "basal", "cell", "carcinoma"] == pytest.approx(2 * 7)
    mean = (5 + (11 - 5) + 7) / 3
    assert values["basal", "cell", "carcinoma"] == pytest.approx(log2(3) * (984 - mean))


def test_a_part_that_stands_in_longer_terms_only_is_no_term() -> None:
    counts = Counter({("t", "cell", "receptor"): 9, ("cell", "receptor"): 9, ("t", "cell"): 30})
    values = c_values(counts)
    assert ("cell", "receptor") not in values
    assert values["t", "cell"] == pytest.approx(30 - 9)


@given(
    st.dictionaries(
        st.lists(st.sampled_from("abc"), min_size=2, max_size=4).map(tuple),
        st.integers(1, 50),
        max_size=12,
    )
)
def test_no_value_is_more_than_length_and_frequency_give(
    counts: dict[tuple[str, ...], int],
) -> None:
    for key, value in c_values(Counter(counts)).items():
        assert value <= log2(len(key)) * counts[key] + 1e-9


def test_the_terms_of_articles_come_before_what_is_not_one() -> None:
    text = (
        "The lymph node was large. A large number of lymph nodes was found, and the present study "
        "shows a high level. The number of lymph nodes and the high level of the large number. "
        "They may sample bone. We may sample bone. To sample bone."
    )
    assert names(terms(text)) == ["lymph node"]


def test_what_stands_in_many_documents_comes_first() -> None:
    often = "Of the foam cell, a foam cell. " * 3
    wide = "Of the mast cell. Of the mast cell. "
    found = terms(f"{often}\n\n{wide}", wide, wide)
    assert names(found) == ["mast cell", "foam cell"]
    assert [(term.uses, term.documents) for term in found] == [(6, 3), (6, 1)]


def test_terms_of_the_same_rank_are_in_the_order_of_the_alphabet() -> None:
    text = "Of zinc fingers, of alpha helices, of mast cells. " * 4
    assert names(terms(text)) == sorted(names(terms(text)))
    assert terms(text) == terms(text)


def test_nothing_gives_no_terms() -> None:
    assert terms() == []
    assert terms("", "One. Two. Three.") == []


# variants --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("T cell", "T-cells"),
        ("tumour cell", "Tumor Cells"),
        ("haemoglobin level", "hemoglobin levels"),
        ("naïve patient", "naive patient"),
        ("randomised trial", "randomized trials"),
        ("data‑set size", "data set size"),
        ("body mass", "body masses"),
        ("allergy test", "allergy tests"),
        ("case series", "case series"),
        ("centre effect", "center effect"),
    ],
)
def test_spellings_of_one_term_have_the_same_key(a: str, b: str) -> None:
    assert key_of(a.split()) == key_of(b.split())


@pytest.mark.parametrize(
    ("a", "b"), [("four cells", "for cells"), ("gene set", "gene sex"), ("wise men", "wize men"),
                 ("hour glass", "hor glass"), ("poem text", "pem text")]
)  # fmt: skip
def test_different_words_have_different_keys(a: str, b: str) -> None:
    assert key_of(a.split()) != key_of(b.split())


@pytest.mark.parametrize(
    ("word", "one"),
    [("studies", "study"), ("virus", "virus"), ("analysis", "analysis"), ("masses", "mass"),
     ("boxes", "box"), ("species", "species"), ("cells", "cell"), ("gas", "gas"),
     ("genetics", "genetics"), ("class", "class")],
)  # fmt: skip
def test_a_plural_is_undone_where_that_is_sure(word: str, one: str) -> None:
    assert singular(word) == one


def test_plurals_and_capitals_are_one_spelling_and_hyphens_another() -> None:
    found = gathered({"T cells": 7, "T cell": 2, "T Cell": 1, "T-cells": 4, "Stem cell": 3})
    assert [tuple(one) for one in found] == [
        ("T cell", 10, 7), ("T-cells", 4, 4), ("Stem cell", 3, 0),
    ]  # fmt: skip


def test_a_capital_at_the_start_of_a_sentence_is_not_kept() -> None:
    assert gathered({"Stem cell": 5, "stem cell": 3})[0].form == "stem cell"
    assert gathered({"Southern blot": 9, "southern blot": 1})[0].form == "Southern blot"


# the termbase ----------------------------------------------------------------------------------


def test_the_proposal_is_a_sound_termbase_with_its_evidence() -> None:
    text = (
        "Of the naïve cell; of the naïve cell; of the naïve cells; of the naive cell. "
        "A T-cell, a T-cell, a T cell. "
    )
    made = proposed(terms(text), "ours")
    assert decode("x.yaml", made.encode()).lines() == []
    assert made.split("terms:\n")[1] == (
        "  # 4× in 1 document, 3× so; C-value 4.0\n"
        "  - use: naïve cell\n"
        "    avoid:\n"
        "      - naive cell  # 1×\n"
        "  # 3× in 1 document, 2× so; C-value 3.0\n"
        "  - use: T-cell\n"
        "    allow:\n"
        "      - T cell  # 1×\n"
    )


def test_another_hyphen_is_allowed_even_in_the_plural_and_passed_over_where_it_is_a_slip() -> None:
    text = "Of a mast cell. " * 20 + "Of mast-cells. " * 3
    assert "    allow:\n      - mast-cells  # 3×\n" in proposed(terms(text), "ours")
    text = "Of a mast cell. " * 60 + "Of mast-cells. "
    assert "mast-cells" not in proposed(terms(text), "ours")


def test_no_terms_make_an_empty_termbase() -> None:
    assert decode("x.yaml", proposed([], "ours").encode()).value["terms"] == []
