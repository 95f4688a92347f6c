"""Names of species, things, authors and institutions, Latin in italics, phrases in capitals."""

from __future__ import annotations

import pytest

from corrigenda.rule import Rule
from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.affiliations.near_duplicate import NearDuplicate
from corrigenda_rules.authorship.name_spelling import NameSpelling as AuthorSpelling
from corrigenda_rules.consistency.italics import Italics
from corrigenda_rules.consistency.name_spelling import NameSpelling
from corrigenda_rules.consistency.phrase_case import PhraseCase
from corrigenda_rules.consistency.species_case import SpeciesCase
from corrigenda_rules.consistency.species_form import SpeciesForm


def _found(rule: type[Rule], text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


def _fixed(rule: type[Rule], text: str) -> str:
    return apply_fixes(text, check_text(rule, text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Cells of Escherichia Coli grew.", ["Escherichia Coli"]),
        ("Cells of escherichia coli grew.", ["escherichia coli"]),
        ("We saw c. elegans and C. Elegans.", ["c. elegans"]),
        ("# On Mus Musculus and Rats\n\nText.\n", ["Mus Musculus"]),
        ("Growth of *S. Aureus* in milk.", ["S. Aureus"]),
        ("ESCHERICHIA COLI; E. coli; Homo erectus; the coli group; Mus species.", []),
        ("See `mus musculus` and the page of mus.musculus@example.org.", []),
        ("The strain is Escherichia coli. Coli forms are many.", []),
    ],
)
def test_the_case_of_names_of_species(text: str, wrong: list[str]) -> None:
    assert _found(SpeciesCase, text) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("We saw E. coli. Then Escherichia coli came, and E. coli.", ["E. coli"]),
        ("We saw *Q. fictus*. Then *Quercina fictus* came.", ["Q. fictus"]),
        ("We saw Escherichia coli; E. coli; E. coli again.", []),
        ("We saw E. coli and E. coli.", []),
        ("Of Escherichia coli and E. coli, E. coli; then Escherichia coli.", ["Escherichia coli"]),
    ],
)
def test_a_genus_is_written_out_at_first_and_short_afterwards(text: str, wrong: list[str]) -> None:
    assert _found(SpeciesForm, text) == wrong


def test_a_full_name_after_the_short_one_is_information_only() -> None:
    text = "Of Escherichia coli and E. coli, E. coli; then Escherichia coli."
    assert [f.severity.value for f in check_text(SpeciesForm, text)] == ["info"]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("*in vivo*, *in vivo*, in vivo", "*in vivo*, *in vivo*, *in vivo*"),
        ("in vitro, in vitro, _in vitro_", "in vitro, in vitro, in vitro"),
        ("*de novo*, de novo, de novo", "de novo, de novo, de novo"),
        ("*Mus musculus* and M. musculus", "*Mus musculus* and *M. musculus*"),
        ("*in vivo* and in vitro", "*in vivo* and in vitro"),
        ("*in vivo* and in vivo", "*in vivo* and in vivo"),
        ("\\emph{in vivo}, *in vivo*, in vivo, *in vivo*",) * 2,
        ("*It was grown in vivo and then it was eaten by the cats of the house, all.* in vivo",)
        * 2,
    ],
)
def test_a_term_stands_in_italics_throughout_or_nowhere(text: str, fixed: str) -> None:
    assert _fixed(Italics, f"It is {text} here.") == f"It is {fixed} here."


def test_headings_and_captions_do_not_count_for_italics() -> None:
    text = "## Tests in vivo\n\nIt grew *in vivo*.\n\n![Cells in vivo](a.png)\n"
    assert _found(Italics, text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "We use machine learning. All of Machine Learning is dear, and machine learning grows.",
            ["Machine Learning"],
        ),
        ("We use the internet. The Internet is dear; the internet grows.", ["Internet"]),
        ("A Western blot, then a western blot, and last a Western blot.", ["western blot"]),
        (
            "Of Type 2 Diabetes we know; with type 2 diabetes, and type 2 diabetes.",
            ["Type 2 Diabetes"],
        ),
        ("Many gram-negative rods, and Gram-negative rods, all Gram-negative.", ["gram-negative"]),
        (
            "Of Systemic Lupus Erythematosus (SLE) we know little. It is a systemic lupus "
            "erythematosus.",
            ["Systemic Lupus Erythematosus"],
        ),
        ("The Department of Medical Genetics teaches medical genetics to all.", []),
        ("Machine learning grows. We use machine learning. Machine Learning: a book.", []),
        ("See Materials and Methods; the materials and methods were dear and few.", []),
        ("We read “Machine Learning” on machine learning, and more machine learning.", []),
        ("We read *Machine Learning* on machine learning, and more machine learning.", []),
        ("They saw Table salt in May, and table salt may be had; White paper.", []),
        ("The Web of Science and the web; a web page.", []),
    ],
)
def test_a_phrase_has_capitals_throughout_or_nowhere(text: str, wrong: list[str]) -> None:
    assert _found(PhraseCase, text) == wrong


@pytest.mark.parametrize(
    ("seldom", "often", "times", "reported"),
    [
        ("Kestrlon", "Kestrilon", 4, True),
        ("zalutvimab", "zaltuvimab", 3, True),
        ("zaltuvimabb", "zaltuvimab", 4, False),
        ("zaltuximab", "zaltuvimab", 4, True),
        ("zaltuvimab", "zaltuvimabs", 4, False),
        ("Zorbin", "Zurbin", 9, False),
        ("Kestrlon", "Kestrilon", 2, False),
    ],
)
def test_a_rare_spelling_beside_a_frequent_one_is_a_slip(
    seldom: str, often: str, times: int, reported: bool
) -> None:
    text = f"We took {seldom}. " + f"Then {often} came. " * times
    assert _found(NameSpelling, text) == ([seldom] if reported else [])


def _authored(text: str) -> str:
    people = "  - name: Chenyang Luo\n  - name: Ada Field\n"
    return f"---\ntitle: On ice\nauthors:\n{people}---\n\n{text}\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Correspondence: Chengyang Luo.", ["Chengyang Luo"]),
        ("Contributions: Chenyang Lou wrote it.", ["Chenyang Lou"]),
        ("We thank Chenyang Liu and Chenyang Li.", []),
        ("Ada Field and Chengyang Luo wrote it.", ["Chengyang Luo"]),
        ("It was written by Ada Field, Chengyang W. Luo and others.", ["Chengyang W. Luo"]),
        ("We thank Ada Feild, Ada Fjeld and Ida Field.", ["Ada Feild", "Ada Fjeld"]),
        ("Chenyang Luo and Ada M. Field wrote it. C. Luo and A. Field read it.", []),
        ("We thank Adam Fields for tea.", []),
    ],
)
def test_authors_are_spelled_as_in_the_list_of_authors(text: str, wrong: list[str]) -> None:
    assert _found(AuthorSpelling, _authored(text)) == wrong


def _affiliated(one: str, other: str) -> str:
    return (
        "title: Sea ice\nauthors:\n  - {name: Ada Field, affiliation: 1}\n"
        "  - {name: Bo Lind, affiliation: 2}\naffiliations:\n"
        f"  - {{index: 1, name: '{one}'}}\n  - {{index: 2, name: '{other}'}}\ndoi: 10.5555/1\n"
    )


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("Ice Lab, Tianjin University", "Sea Lab, Tianjin Univeristy", ["Tianjin Univeristy"]),
        ("Ice Lab, University of Bergen", "Sea Lab, Bergen University", ["Bergen University"]),
        ("Ice Lab, The University of Oslo", "Sea Lab, University of Oslo", []),
        ("Department of Physics, Hunan Univ.", "Departments of Physics, Henan Univ.", []),
        ("Laboratory 12 of Ice", "Laboratory 13 of Ice", []),
    ],
)
def test_institutions_are_spelled_alike(one: str, other: str, wrong: list[str]) -> None:
    assert _found(NearDuplicate, _affiliated(one, other), "metadata.yaml") == wrong
