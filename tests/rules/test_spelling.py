"""spelling/typo: what is taken for a slip, what is suggested, and what is left alone."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrigenda.document import Block, Document
from corrigenda.finding import Finding
from corrigenda.testing import apply_fixes, check_text
from corrigenda.text import SourceText
from corrigenda_rules.spelling._candidates import static_features
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._model import model
from corrigenda_rules.spelling._morphology import is_regular, is_variant
from corrigenda_rules.spelling._near import Candidate
from corrigenda_rules.spelling._slips import distance, neighbours
from corrigenda_rules.spelling.typo import Typo

KNOWN = lexicon()
WORDS = st.text(string.ascii_lowercase, min_size=2, max_size=12)


def reported(text: str) -> list[tuple[str, str]]:
    """(word, first suggestion) for each finding in a Markdown text."""
    return [(text[slice(*f.span)], f.suggestions[0]) for f in check_text(Typo, text)]


def reported_in(kind: str, text: str) -> list[Finding]:
    """The findings in a document of one block."""
    document = Document(SourceText("x.txt", text), "page", [Block(kind, text, [(0, 0, len(text))])])
    return check_document(document)


def check_document(document: Document) -> list[Finding]:
    from datetime import date

    return list(Typo(date(2025, 6, 30)).check(document))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("erthematosus", "erythematosus"),
        ("angiogensis", "angiogenesis"),
        ("chromotography", "chromatography"),
        ("ophthamology", "ophthalmology"),
        ("univeristy", "university"),
        ("suceptibility", "susceptibility"),
        ("performence", "performance"),
        ("indvidual", "individual"),
        ("apoptisis", "apoptosis"),
        ("recieved", "received"),
    ],
)
def test_a_slip_is_reported_with_the_meant_word_first(wrong: str, right: str) -> None:
    assert reported(f"Here the {wrong} was studied again.") == [(wrong, right)]


def test_every_place_of_a_slip_is_reported() -> None:
    text = "The univeristy was new. A univeristy is old."
    assert len(reported(text)) == 2


def test_the_case_of_the_word_is_kept_in_suggestion_and_fix() -> None:
    text = "Angiogensis was seen. The angiogensis went on."
    assert apply_fixes(text, check_text(Typo, text)) == (
        "Angiogenesis was seen. The angiogenesis went on."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Tumour and tumor, colour and color, analyse and analyze, haemoglobin and hemoglobin.",
        "Oesophageal and esophageal; paediatric and pediatric; randomised and randomized.",
        "Cells were transfected, sonicated, electroporated and genotyped; indels were upregulated.",
        "Reanalysis, immunoprecipitation, metagenomes, nonresponders and overinterpretation.",
        "The genes Wnt5a, Foxp3 and the EHR; transferrin in an infarction; ggtree and readxl.",
        "We thank Jonson, Smyth and Univercity Press; Perrimon et al. agree.",
        "Escherichia coli, Drosophila melanogaster and D. rerio were used in vitro and in silico.",
        "See www.univeristy.org, info@univeristy.org and `univeristy` or univeristy_name.",
        "It doesn't, weren't, couldn’t and won't; the patient's and the patients’ choice.",
        "A priori and a posteriori, de novo, ad hoc, vis-à-vis and et al.",
        "Die Universität wurde im Jahre des Herrn von Bürgern der Stadt gegründet und gefördert.",
    ],
)
def test_right_words_names_and_other_languages_are_left_alone(text: str) -> None:
    assert reported(text) == []


def test_a_word_that_the_document_uses_again_and_again_is_its_own() -> None:
    assert reported("The floxen is a floxen. " * 4) == []


def test_an_institution_word_in_an_affiliation_is_reported() -> None:
    text = "Tianjin University of Traditional Chinese Medicience, Tianjin, China"
    found = reported_in("aff", text)
    assert [f.suggestions[0] for f in found] == ["Medicine"]


@pytest.mark.parametrize(
    "text",
    [
        "Fangshan Hospital, Beijing, China",
        "Département de Médecine, Université de Liège, Belgium",
        "Institut für Klinische Chemie, Universität zu Lübeck, Germany",
        "Karolinska Institutet, Solna, Sweden",
        "Hospital Clinico, Santiago, Chile",
    ],
)
def test_place_names_and_foreign_institutions_are_left_alone(text: str) -> None:
    assert reported_in("aff", text) == []


def test_authors_and_references_are_not_read() -> None:
    assert reported_in("contrib", "Jon Univeristy") == []
    assert reported_in("ref", "The univeristy of life.") == []


def test_a_block_in_another_declared_language_is_left_alone() -> None:
    text = "the univeristy"
    block = Block("p", text, [(0, 0, len(text))], lang="de")
    assert check_document(Document(SourceText("x", text), "page", [block])) == []


def test_a_text_without_spaces_and_ten_thousand_unknown_words_are_read() -> None:
    assert reported("q" * 200_000) == []
    unknown = " ".join(
        f"zq{'abcdefghij'[k % 10]}x{'klmnopqrst'[k // 10 % 10]}wv" for k in range(9999)
    )
    assert isinstance(reported(unknown), list)


def test_the_empty_document_has_no_slips() -> None:
    assert reported("") == []


# --- slips


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_distance_is_symmetric_and_agrees_with_the_neighbours(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b, 1) == 1) == (b in neighbours(a))


@pytest.mark.parametrize(
    ("likely", "unlikely", "right"),
    [
        ("ocurred", "odcurred", "occurred"),
        ("universiyt", "universixx", "university"),
        ("uniformetion", "unifxrmetion", "uniformation"),
        ("thsre", "thzre", "there"),
    ],
)
def test_the_slips_people_make_cost_less(likely: str, unlikely: str, right: str) -> None:
    assert cost(likely, right) < cost(unlikely, right)


def cost(wrong: str, right: str) -> float:
    """What the learned ranking takes off for the slips from `right` to `wrong`."""
    features = static_features(wrong, Candidate(right, 5, 0))
    return -sum(model().rank.get(name, 0.0) * value for name, value in features.items())


# --- shapes


@pytest.mark.parametrize(
    "word",
    ["reanalyses", "nonresponder", "mapped", "immunohistologies", "metagenomes", "workflows"],
)
def test_regular_forms_are_known_by_their_parts(word: str) -> None:
    assert word in KNOWN or is_regular(word, KNOWN)


@pytest.mark.parametrize(
    "word", ["recieved", "erthematosus", "univeristy", "seperate", "occured", "medicience"]
)
def test_no_affix_makes_a_common_misspelling_regular(word: str) -> None:
    assert not is_regular(word, KNOWN)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("colour", "color"),
        ("haematology", "hematology"),
        ("analyse", "analyze"),
        ("genome", "genomes"),
    ],
)
def test_dialects_and_plurals_are_variants(a: str, b: str) -> None:
    assert is_variant(a, b)
    assert is_variant(b, a)


@pytest.mark.parametrize(
    "text",
    [
        "Les élèves ont construit trois modèles, et les enseignants sont restés dans le bassin.",
        "Die Tiere wurden in Hecken bestimmt, und die Studie zeigt eine Folge der Landwirtschaft.",
        "Los estudiantes presentaron ansiedad durante el periodo de evaluaciones en la escuela.",
        "Os resultados sugerem que a temperatura aumenta a mortalidade das larvas no recife.",
        "I risultati mostrano che la temperatura aumenta con il tempo nella regione.",
    ],
)
def test_text_in_another_language_is_left_alone_though_nothing_says_so(text: str) -> None:
    assert reported(text) == []


def test_the_words_of_a_paragraph_in_another_language_are_left_alone_in_keywords_too() -> None:
    text = "Une étude longitudinale chez les élèves du secondaire."
    document = Document(
        SourceText("x.txt", text + "longitudinale"),
        "page",
        [
            Block("kwd", "longitudinale", [(0, len(text), 13)]),
            Block("article-title", text, [(0, 0, len(text))]),
        ],
    )
    assert check_document(document) == []


def test_an_english_abstract_is_judged_in_an_article_that_says_it_is_in_french() -> None:
    text = (
        "---\nlang: fr\n---\n\nLe bassin reste construit.\n\nHere is the study of recieved help.\n"
    )
    assert reported(text) == [("recieved", "received")]


def test_names_of_other_languages_do_not_make_an_english_sentence_foreign() -> None:
    text = "We recieved the samples from the Hospital de la Santa Cruz y San Pablo of Barcelona."
    assert reported(text) == [("recieved", "received")]


def test_a_draft_full_of_slips_is_still_english() -> None:
    text = "We anaylse the resluts in seperate labratories with the new enviroment."
    assert [wrong for wrong, _ in reported(text)] == [
        "anaylse",
        "resluts",
        "seperate",
        "labratories",
        "enviroment",
    ]


def test_the_slips_of_three_letters_that_everybody_makes_are_reported() -> None:
    assert reported("Here teh cells adn the media were changed.") == [
        ("teh", "the"),
        ("adn", "and"),
    ]


def test_an_abbreviation_of_the_same_letters_is_no_slip() -> None:
    assert reported("The ADN and the TEH were measured.") == []


@pytest.mark.parametrize("mark", [" [sic]", " (sic)", "” [*sic*]"])
def test_a_word_that_is_said_to_be_quoted_as_it_stands_is_left_alone(mark: str) -> None:
    assert reported(f"They wrote “recieved{mark} in the letter.") == []
    again = f"They wrote “recieved{mark} in the letter. We recieved it."
    assert reported(again) == [("recieved", "received")], "the other one is a slip"


@pytest.mark.parametrize(
    "text",
    [
        "Wuhan Univeristy, Wuhan, China",
        "Fudan Universty, Shanghai, China",
        "Jagiellonian Universiity Medical College, Kraków, Poland",
        "Zhejiang Provincial Hopsital, Hangzhou, China",
    ],
)
def test_a_slip_in_the_word_of_an_institution_is_found_among_names(text: str) -> None:
    assert len(reported_in("aff", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Universitas Indonesia, Depok, Indonesia",
        "Universiti Malaya, Kuala Lumpur, Malaysia",
        "Departament of Quimica, Universitat Rovira, Tarragona, Spain",
        "Institut Pasteur, Paris, France",
        "Karolinska Institutet, Stockholm, Sweden",
        "Hopital Saint-Louis, Paris, France",
    ],
)
def test_the_word_of_an_institution_elsewhere_is_no_slip(text: str) -> None:
    assert reported_in("aff", text) == []
