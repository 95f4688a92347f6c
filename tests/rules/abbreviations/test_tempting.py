"""abbreviations: what looks like a slip in published articles and is none, and its neighbours."""

from __future__ import annotations

import pytest

from corrigenda.finding import Severity
from corrigenda.rule import Rule
from corrigenda.testing import check_text
from corrigenda_rules.abbreviations._definitions import definitions
from corrigenda_rules.abbreviations.defined_differently import DefinedDifferently
from corrigenda_rules.abbreviations.defined_twice import DefinedTwice
from corrigenda_rules.abbreviations.in_title import InTitle
from corrigenda_rules.abbreviations.long_form_again import LongFormAgain
from corrigenda_rules.abbreviations.undefined import Undefined
from corrigenda_rules.abbreviations.used_before_definition import UsedBeforeDefinition

_HEAD = "# T\n\n## Abstract\n\n"


def found(rule: type[Rule], text: str, path: str = "article.md") -> list[str]:
    """What the findings of a rule stand at."""
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


def test_a_single_use_is_told_where_the_abstract_has_the_words() -> None:
    (finding,) = check_text(Undefined, _HEAD + "A quick vertex exam was made. The QVE helped.\n")
    assert "does it stand for “quick vertex exam”?" in finding.message


@pytest.mark.parametrize(
    ("uses", "told"),
    [
        (("The QVX of a patient", "QVX rose", "QVX fell", "QVX stood"), [Severity.WARNING]),
        (("QVXs rose", "QVX rose", "QVX fell", "QVX stood"), [Severity.WARNING]),
        (("Some QVX rats", "in QVX cells", "QVX encodes it", "by QVX loss"), []),
        (("Some QVX rats", "in QVX cells", "QVX is", "by QVX loss", "QVX it"), [Severity.INFO]),
    ],
)
def test_what_the_text_spells_out_nowhere_may_be_a_name(
    uses: tuple[str, ...], told: list[Severity]
) -> None:
    text = _HEAD + "It came.\n\n## Introduction\n\n" + ".\n\n".join(uses) + ".\n"
    assert [finding.severity for finding in check_text(Undefined, text)] == told
    assert check_text(Undefined, text, level="strict") != []


def test_an_article_may_be_the_first_word_of_a_long_form() -> None:
    (definition,) = definitions("The ADAM (A Disintegrin And Metalloprotease) family")
    assert definition.long == "A Disintegrin And Metalloprotease"


def test_a_synopsis_is_read_alone() -> None:
    synopsis = "# T\n\n## Synopsis\n\nQuick vertex exam (QVE).\n\n## Introduction\n\n"
    assert found(DefinedTwice, synopsis + "Quick vertex exam (QVE) is new.\n") == []


def test_names_that_differ_in_a_number_are_two() -> None:
    assert found(DefinedTwice, "Zonula occludens-1 (ZO-1) and zonula occludens-2 (ZO-2).\n") == []


def test_a_version_of_a_thing_is_another_thing() -> None:
    text = "The quick vertex exam (QVE) is old; the English quick vertex exam (QVE-E) is new.\n"
    assert found(DefinedTwice, text) == []
    assert found(DefinedTwice, text.replace("QVE-E", "QVEs")) == ["QVEs"]


def test_a_caption_that_a_page_runs_into_a_paragraph_is_read_alone() -> None:
    text = (
        "A page of some length\n\n"
        "We saw a quick vertex exam (QVE) of them all (Figure 3).Figure 3.Course over time. "
        "A quick vertex exam (QVE) is shown. Bars are means.\n"
    )
    assert found(DefinedTwice, text, "a.txt") == []
    assert found(DefinedTwice, text.replace(").Figure", "). Figure"), "a.txt") == ["QVE"]


def test_a_name_behind_a_colon_is_no_abbreviation() -> None:
    text = _HEAD + "It came.\n\n## Introduction\n\nThe line GluR:QVE and QVE:GluR:QVE.\n"
    assert found(Undefined, text) == []


def test_a_section_that_is_named_by_its_heading_defines_nothing() -> None:
    text = "A quick vertex exam (QVE) is new; see the Quick vertex exam (QVE) rules section.\n"
    assert found(DefinedTwice, text) == []


@pytest.mark.parametrize("early", ["controls (HG.CAST; QVE) bred", "SU QVE(Z) bound"])
def test_what_is_told_in_brackets_and_what_is_a_function_are_no_early_uses(early: str) -> None:
    text = f"The {early}.\n\nThen a quick vertex exam (QVE) was made. The QVE helped.\n"
    assert found(UsedBeforeDefinition, text) == []
    assert found(UsedBeforeDefinition, text.replace(early, "QVE bred")) == ["QVE"]


def test_a_formula_in_brackets_defines_nothing() -> None:
    text = "Odd hydroxy (OH) groups were seen; odd hydroxy 24,25(OH)2D3 rose.\n"
    assert found(DefinedTwice, text) == []


def test_a_title_may_tell_its_abbreviation_behind_a_colon() -> None:
    text = "# 3D QVE: Quick Vertex Exam for all\n\nA quick vertex exam (QVE) was made.\n"
    assert found(InTitle, text) == []
    assert found(InTitle, text.replace("Quick Vertex Exam for", "new exams for")) == ["QVE"]


@pytest.mark.parametrize(
    "text",
    [
        "The Quick Vertex Exam 2.0 (QVE 2.0) was new; the QVE was good.",
        "Propylene glycol: vegetable glycerin (PG:VG) ratios; PG rose and VG fell.",
        "It was QVE/QVX and 30 dQVE at most.",
        "The QVE-Hep1 cells and QVE-Hep3 cells grew.",
        "Infants of very low birth weight (<1,500 g, VLBW) grew; VLBW is rare.",
        "They were treated by quick vertex exams (QVE group); the QVE group did well.",
        "It held DMPC(1,2-dimyristoyl-sn-glycero-3-phosphocholine); DMPC is a lipid.",
    ],
)
def test_versions_ratios_and_cell_lines_are_known_for_what_they_are(text: str) -> None:
    assert found(Undefined, _HEAD + text + "\n") == []


@pytest.mark.parametrize(
    "words",
    ["Tests performed show", "University of town quays", "Tuning and picking sets"],
)
def test_words_of_a_sentence_or_an_address_are_no_long_form(words: str) -> None:
    short = "".join(word[0] for word in words.split() if word not in ("and", "of")).upper()
    text = f"{words} it. The {short} rose.\n"
    (finding,) = check_text(Undefined, _HEAD + text)
    assert "stand for" not in finding.message


def test_keywords_write_the_long_form_again_with_reason() -> None:
    text = _HEAD + "A quick vertex exam (QVE) helps; QVE is new, QVE is good. Keywords: eyes, "
    assert found(LongFormAgain, text + "one quick vertex exam\n") == []
    spoken = text.replace("Keywords: eyes, ", "We like one quick vertex exam.\n")
    assert found(LongFormAgain, spoken) == ["quick vertex exam"]


@pytest.mark.parametrize(
    "words",
    [
        "They went into quiet villages (IQV).",
        "Foster good QVE, quiet villages end it.",
        "They saw it by quoted votes (QV-).",
    ],
)
def test_no_second_meaning_is_found_where_no_definition_is_sure(words: str) -> None:
    text = "A quick vertex exam (QVE), internal quality view (IQV), and quick view (QV).\n\n"
    assert found(DefinedDifferently, text + words + "\n") == []


def test_keywords_in_the_abstract_of_a_page_define_nothing_twice() -> None:
    text = _HEAD + "A quick vertex exam (QVE) is new. Keywords: quick vertex exam (QVE), eyes\n"
    assert found(DefinedTwice, text) == []
