"""abbreviations: what the rules report, in planted variants of one article."""

from __future__ import annotations

import pytest

from corrigenda.config.settings import Settings
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Rule
from corrigenda.testing import apply_fixes, check_text
from corrigenda_rules.abbreviations.defined_differently import DefinedDifferently
from corrigenda_rules.abbreviations.defined_twice import DefinedTwice
from corrigenda_rules.abbreviations.defined_unused import DefinedUnused
from corrigenda_rules.abbreviations.in_keywords import InKeywords
from corrigenda_rules.abbreviations.in_title import InTitle
from corrigenda_rules.abbreviations.long_form_again import LongFormAgain
from corrigenda_rules.abbreviations.mixed_form import MixedForm
from corrigenda_rules.abbreviations.plural import Plural
from corrigenda_rules.abbreviations.two_abbreviations import TwoAbbreviations
from corrigenda_rules.abbreviations.undefined import Undefined
from corrigenda_rules.abbreviations.undefined_in_caption import UndefinedInCaption
from corrigenda_rules.abbreviations.used_before_definition import UsedBeforeDefinition

RULES: tuple[type[Rule], ...] = (
    DefinedDifferently, DefinedTwice, DefinedUnused, InKeywords, InTitle, LongFormAgain, MixedForm,
    Plural, TwoAbbreviations, Undefined, UndefinedInCaption, UsedBeforeDefinition,
)  # fmt: skip

CLEAN = """\
# Treatment of severe toxicity after cell therapy

## Abstract

Cytokine release syndrome (CRS) follows cell therapy; CRS is treated early.

Keywords: cell therapy, toxicity

## Introduction

Cytokine release syndrome (CRS) is common after therapy with chimeric antigen receptors (CARs).
A CAR binds one antigen, and most CARs bind it well. Severe CRS is rare.

## Methods

We graded CRS in all patients and followed their CRS for a month. Each CAR was made here.
Overall response rates (ORRs) were compared.

Figure 1. Course of CRS. CRS, cytokine release syndrome.

## Results

In the first group CRS was mild. The ORR was high, and the ORR of the other group was low.
Later the ORR fell in both.

## Discussion

We show that CRS can be mild. The ORR was good, and CARs were stable.
"""


def found(rule: type[Rule], text: str, path: str = "article.md") -> list[str]:
    return [text[slice(*f.span)] for f in check_text(rule, text, path)]


def planted(old: str, new: str, text: str = CLEAN) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


@pytest.mark.parametrize("rule", RULES)
def test_a_clean_article_has_nothing_to_report(rule: type[Rule]) -> None:
    assert found(rule, CLEAN) == []


PLANTS: list[tuple[type[Rule], str, str, list[str]]] = [
    (Undefined, "Cytokine release syndrome (CRS) follows", "The CRS follows", ["CRS"]),
    (Undefined, "Overall response rates (ORRs) were", "Overall response rates were", ["ORR"]),
    (Undefined, "Overall response rates (ORRs) were", "The ORRs were", ["ORRs"]),
    (Undefined, "Cytokine release syndrome (CRS) is", "The CRS is", ["CRS"]),
    (UsedBeforeDefinition, "A CAR binds", "The ORR fell. A CAR binds", ["ORR"]),
    (UsedBeforeDefinition, "Cytokine release syndrome (CRS) is common",
     "The ORRs fell. Cytokine release syndrome (CRS) is common", ["ORRs"]),
    (UsedBeforeDefinition, "follows cell therapy; CRS",
     "follows cell therapy; an OTR, if overall therapy rates (OTR) rise, and CRS", ["OTR"]),
    (DefinedTwice, "We graded CRS", "We graded cytokine release syndrome (CRS)", ["CRS"]),
    (DefinedTwice, "In the first group CRS",
     "In the first group CRS (cytokine-release syndrome)", ["CRS"]),
    (DefinedTwice, "A CAR binds", "A chimeric antigen receptor (CAR) binds", ["CAR"]),
    (DefinedTwice, "; CRS is treated", "; cytokine release syndrome (CRS) is treated", ["CRS"]),
    (DefinedDifferently, "We graded CRS", "We graded chronic respiratory symptoms (CRS)", ["CRS"]),
    (DefinedDifferently, "The ORR was good", "The overall risk ratio (ORR) was good", ["ORR"]),
    (DefinedDifferently, "Figure 1. Course of CRS. CRS, cytokine release syndrome.",
     "Figure 1. Course of CRS. CRS, clinical response score.", ["CRS"]),
    (DefinedUnused, "We show that", "We show by event-free survival (EFS) that", ["EFS"]),
    (DefinedUnused, "We show that", "We show by EFS (event-free survival) that", ["EFS"]),
    (LongFormAgain, "In the first group CRS was",
     "In the first group cytokine release syndrome was", ["cytokine release syndrome"]),
    (LongFormAgain, "The ORR was good", "The overall response rate was good",
     ["overall response rate"]),
    (LongFormAgain, "and CARs were stable", "and chimeric-antigen receptors were stable",
     ["chimeric-antigen receptors"]),
    (TwoAbbreviations, "The ORR was good", "The overall response rate (OvRR) was good", ["OvRR"]),
    (TwoAbbreviations, "We graded CRS", "We graded cytokine release syndrome (CyRS)", ["CyRS"]),
    (MixedForm, "We graded CRS", "We graded CRs", ["CRs"]),
    (MixedForm, "We graded CRS", "We graded cRS", ["cRS"]),
    (MixedForm, "The ORR was good", "The OrR was good", ["OrR"]),
    (Plural, "and CARs were stable", "and CAR's were stable", ["CAR's"]),
    (Plural, "most CARs bind", "most CAR’s, bind", ["CAR’s"]),
    (Plural, "Each CAR was made", "Each CARs was made", ["CARs"]),
    (Plural, "antigen receptors (CARs)", "antigen receptors (CAR's)", ["CAR's"]),
    (InTitle, "severe toxicity", "severe CRS", ["CRS"]),
    (InKeywords, "Keywords: cell therapy, toxicity", "Keywords: cell therapy, CRS", ["CRS"]),
    (UndefinedInCaption, "Figure 1. Course of CRS.",
     "It was a quick vertex exam.\n\nFigure 1. Course of CRS by QVE.", ["QVE"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "old", "new", "places"), PLANTS)
def test_a_planted_slip_is_reported_at_its_place(
    rule: type[Rule], old: str, new: str, places: list[str]
) -> None:
    assert found(rule, planted(old, new)) == places


TEMPTING: list[tuple[type[Rule], str, str]] = [
    (Undefined, "A CAR binds", "The FDA, DNA, IL-6 and PD-1 of type II (95% CI). A CAR binds"),
    (Undefined, "A CAR binds", "(Sigma, St. Louis, MO). A CAR binds"),
    (Undefined, "We show that", "In AABB, AABB, AABB and AABB trials we show that"),
    (UsedBeforeDefinition, "## Introduction", "## Introduction to ORR"),
    (UsedBeforeDefinition, "A CAR binds", "The ORR Study Group met. A CAR binds"),
    (DefinedTwice, "Severe CRS is", "Severe CRS (grade 3) is"),
    (DefinedDifferently, "The ORR was good", "The objective ORR (PCR, Bonn) was good"),
    (DefinedDifferently, "We graded CRS", "We graded cytokine-release syndromes (CRS)"),
    (DefinedUnused, "We show that", "We show by the European Society of Hope (ESH) that"),
    (DefinedUnused, "We show that", "We show by event-free survival (EFS) and `EFS` that"),
    (DefinedUnused, "We show that", "We show by polymerase chain reaction (PCR) that"),
    (LongFormAgain, "We show that", "We show “cytokine release syndrome” and that"),
    (LongFormAgain, "We show that", "Cytokine release syndrome came. We show that"),
    (TwoAbbreviations, "The ORR was good", "The overall response rate at day 30 (ORD) was good"),
    (MixedForm, "We graded CRS", "He wrote “CRs is bad”. We graded CRS"),
    (Plural, "A CAR binds", "The CAR's hinge and this CAR’s domain bind. A CAR binds"),
    (Plural, "A CAR binds", "Class A CARs are new. A CAR binds"),
    (InTitle, "severe toxicity", "severe cytokine release syndrome (CRS)"),
    (InKeywords, "Keywords: cell therapy", "Keywords: CRS, cytokine release syndrome, therapy"),
    (UndefinedInCaption, "Figure 1. Course of CRS.", "Figure 1. (A) CRS, (B) DNA in the UK."),
]


@pytest.mark.parametrize(("rule", "old", "new"), TEMPTING)
def test_what_only_looks_like_a_slip_is_left_alone(rule: type[Rule], old: str, new: str) -> None:
    assert found(rule, planted(old, new)) == []


def one(rule: type[Rule], old: str, new: str, text: str = CLEAN) -> tuple[Finding, str]:
    """The only finding in the article with something planted, and that article."""
    changed = planted(old, new, text)
    (finding,) = check_text(rule, changed)
    return finding, changed


def test_an_apostrophe_is_taken_out() -> None:
    finding, text = one(Plural, "and CARs were stable", "and CAR's were stable")
    assert apply_fixes(text, [finding]) == CLEAN
    assert finding.fix is not None
    assert not finding.fix.safe


def test_the_same_wrong_plural_is_told_once_with_its_count() -> None:
    text = planted("most CARs bind", "most CAR's, bind", planted("and CARs were", "and CAR's were"))
    (finding,) = check_text(Plural, text)
    assert "(2×)" in finding.message
    assert len(finding.related) == 1


def test_a_long_form_becomes_the_abbreviation() -> None:
    finding, text = one(
        LongFormAgain,
        "In the first group CRS was",
        "In the first group cytokine release syndrome was",
    )
    assert apply_fixes(text, [finding]) == CLEAN
    assert finding.severity is Severity.INFO


def test_the_plural_of_a_long_form_becomes_a_plural() -> None:
    text = planted("A CAR binds", "Other chimeric antigen receptors fade. A CAR binds")
    (finding,) = check_text(LongFormAgain, text)
    assert "Other CARs fade" in apply_fixes(text, [finding])


def test_a_mixed_form_becomes_the_one_used_most() -> None:
    finding, text = one(MixedForm, "We graded CRS", "We graded CRs")
    assert apply_fixes(text, [finding]) == CLEAN


def test_three_forms_of_an_abbreviation_give_two_findings() -> None:
    text = "XYZA, XYZA and XYZA; then xYZA came, and XYzA."
    assert found(MixedForm, text) == ["xYZA", "XYzA"]


def test_forms_used_as_often_are_told_without_a_recommendation() -> None:
    (finding,) = check_text(MixedForm, "We made XYZA. We made xYZA.")
    assert finding.message.endswith("write one of them throughout")
    assert finding.fix is None


def test_the_place_of_a_definition_is_related() -> None:
    finding, text = one(UsedBeforeDefinition, "A CAR binds", "The ORR fell. A CAR binds")
    (related,) = finding.related
    assert text[slice(*related.span)] == "ORRs"
    assert "overall response rates (ORRs)" in finding.message


def test_a_definition_in_the_abstract_only_is_told_as_such() -> None:
    finding, _ = one(Undefined, "Cytokine release syndrome (CRS) is common", "The CRS is common")
    assert "is defined in the abstract only (line 5)" in finding.message


def test_the_long_form_that_stands_in_the_text_is_asked_for() -> None:
    twice = "Overall response rates and each overall response rate were"
    finding, _ = one(Undefined, "Overall response rates (ORRs) were", twice)
    assert "does it stand for “overall response rate" in finding.message


def test_an_unused_abbreviation_is_a_note_unless_its_long_form_comes_back() -> None:
    text = "## Methods\n\nWe used event-free survival (EFS) here."
    (finding,) = check_text(DefinedUnused, text)
    assert finding.severity is Severity.INFO
    once = "We show by event-free survival (EFS) that"
    finding, _ = one(DefinedUnused, "We show that", once)
    assert finding.severity is Severity.INFO
    finding, _ = one(DefinedUnused, "We show that", f"Event-free survival was long. {once}")
    assert finding.severity is Severity.WARNING


def test_what_is_defined_twice_is_told_as_that_and_not_as_unused() -> None:
    once = "We show by event-free survival (EFS) that"
    text = planted("We show that", f"{once} it rose; by event-free survival (EFS) that")
    assert found(DefinedUnused, text) == []
    assert found(DefinedTwice, text) == ["EFS"]


def test_a_list_of_abbreviations_is_no_use_and_no_second_definition() -> None:
    text = planted("We show that", "We show by event-free survival (EFS) that")
    text += "\n## Abbreviations\n\nEFS: event-free survival; CRS: cytokine release syndrome\n"
    assert found(DefinedUnused, text) == ["EFS"]
    assert found(DefinedTwice, text) == []


def strict(rule: type[Rule], text: str) -> list[Finding]:
    from datetime import date

    from corrigenda.testing import read_text

    checked = rule(date(2025, 6, 30))
    checked.level = "strict"
    return list(checked.check(read_text(text)))


def test_under_the_strict_profile_one_use_is_too_few() -> None:
    text = planted("We show that", "By event-free survival (EFS) as EFS we show that")
    (finding,) = strict(DefinedUnused, text)
    assert "used only once" in finding.message
    assert found(DefinedUnused, text) == []


def test_under_the_strict_profile_each_caption_explains_its_abbreviations() -> None:
    text = planted("Course of CRS. CRS, cytokine release syndrome.", "Course of CRS.")
    (finding,) = strict(UndefinedInCaption, text)
    assert "add “CRS, cytokine release syndrome”" in finding.message
    assert found(UndefinedInCaption, text) == []


def test_under_the_strict_profile_a_title_needs_no_text_to_be_reported() -> None:
    (finding,) = strict(InTitle, planted("severe toxicity", "severe QVXD"))
    assert "spell it out" in finding.message


def test_a_page_is_judged_as_a_manuscript_is() -> None:
    page = CLEAN.replace("#", "").replace("In the first group CRS", "In it severe CRs")
    assert found(MixedForm, page, "page.txt") == ["CRs"]


def test_the_option_known_exempts_in_title_and_text() -> None:
    title = planted("severe toxicity", "severe CRS")
    assert check_text(InTitle, title, options={"known": ["CRS"]}) == []
    late = planted("A CAR binds", "The ORR fell. A CAR binds")
    assert check_text(UsedBeforeDefinition, late, options={"known": ["ORR"]}) == []


def test_words_that_are_accepted_are_not_reported() -> None:
    assert all(rule.meta.words for rule in RULES)
    assert Settings().level == "standard"


def test_two_uses_in_the_abstract_are_a_note_and_three_are_a_warning() -> None:
    twice = check_text(Undefined, planted("treated early", "treated by QVX, and QVX helps"))
    often = check_text(Undefined, planted("treated early", "treated by QVX: QVX helps, QVX works"))
    assert [f.severity for f in twice + often] == [Severity.INFO, Severity.WARNING]
