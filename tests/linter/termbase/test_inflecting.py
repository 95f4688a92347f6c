"""Plurals and verb forms: what a text may have, and what to write."""

from __future__ import annotations

import pytest

from corrigenda.termbase.inflecting import GERUND, PAST, PLURAL, THIRD, forms, inflected, plurals


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("patient", "patients"),
        ("study", "studies"),
        ("assay", "assays"),
        ("mass", "masses"),
        ("batch", "batches"),
        ("analysis", "analyses"),
        ("axis", "axes"),
        ("virus", "viruses"),
        ("fungus", "fungi"),
        ("bacterium", "bacteria"),
        ("criterion", "criteria"),
        ("person", "people"),
        ("child", "children"),
        ("chairman", "chairmen"),
        ("human", "humans"),
        ("mouse", "mice"),
        ("leaf", "leaves"),
        ("embryo", "embryos"),
        ("potato", "potatoes"),
        ("larva", "larvae"),
        ("RCT", "RCTs"),
        ("matrix", "matrices"),
    ],
)
def test_the_plural_to_write_comes_first(singular: str, plural: str) -> None:
    assert plurals(singular)[0] == plural


@pytest.mark.parametrize("word", ["diabetics", "people", "species", "criteria", "mL2", "data", ""])
def test_what_is_a_plural_or_no_word_has_none(word: str) -> None:
    assert plurals(word) == ()


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("stadium", "stadia"), ("carcinoma", "carcinomata"), ("virus", "viri"), ("index", "indexes")],
)
def test_a_text_may_have_rarer_plurals_too(singular: str, plural: str) -> None:
    assert plural in plurals(singular)


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("patient with diabetes", "patients with diabetes"),
        ("stroke victim", "stroke victims"),
        ("person who uses drugs", "people who uses drugs"),
        ("T-cell", "T-cells"),
        ("people with diabetes", "people with diabetes"),
        ("Crohn disease", "Crohn diseases"),
    ],
)
def test_a_phrase_is_inflected_at_its_head(phrase: str, plural: str) -> None:
    assert inflected(phrase, PLURAL) == plural


@pytest.mark.parametrize(
    ("verb", "third", "past", "gerund"),
    [
        ("use", "uses", "used", "using"),
        ("euthanize", "euthanizes", "euthanized", "euthanizing"),
        ("apply", "applies", "applied", "applying"),
        ("stop", "stops", "stopped", "stopping"),
        ("refer", "refers", "referred", "referring"),
        ("offer", "offers", "offered", "offering"),
        ("treat", "treats", "treated", "treating"),
        ("assess", "assesses", "assessed", "assessing"),
        ("show", "shows", "showed", "showing"),
        ("carry out", "carries out", "carried out", "carrying out"),
        ("agree", "agrees", "agreed", "agreeing"),
    ],
)
def test_a_verb_is_inflected_at_its_first_word(
    verb: str, third: str, past: str, gerund: str
) -> None:
    assert forms(verb, "verb") == {THIRD: (third,), PAST: (past,), GERUND: (gerund,)}
    assert inflected(verb, PAST) == past


def test_an_adjective_is_not_inflected() -> None:
    assert forms("diabetic", "adjective") == {}
