"""structure/missing-section: an article without a section that its type asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.structure._sections import (
    CASE,
    CONCLUSIONS,
    DISCUSSION,
    INTRODUCTION,
    METHODS,
    RESULTS,
    main_kinds,
    sections,
)

_RESEARCH = r"(?i)\W*(?:original\b.*|(?:full-?length |primary |basic )?research\b.*|clinical trial)"
_NOT_RESEARCH = r"(?i)protocol|highlight|perspective|review|letter|brief|matters|agenda|news|topic"
_CASE_REPORT = r"(?i)\W*(?:clinical )?case (?:report|study|series)\W*(?:article)?"
_SYSTEMATIC = r"(?i)\W*(?:(?:systematic|scoping|umbrella) review|meta-?analysis)\b(?!.*protocol).*"
_ASKED = {
    METHODS: "methods",
    RESULTS: "results",
    CASE: "the case",
}
_FRONT = (
    "---\ntitle: Ice\nauthor: [Ada Field]\nauthors: [Ada Field]\ndoi: 10.5555/1\ntype: {}\n---\n"
)
_TEXT = "\n## Abstract\n\nIt melts.\n\n## Introduction\n\nIce.\n\n{}## Discussion\n\nIt does.\n"


class MissingSection(Rule):
    """A research article without methods or results, or a case report without the case.

    A study that does not tell how it was done cannot be judged or repeated, and systematic
    reviewers pass it over. Journals ask research articles for introduction, methods, results and
    discussion, in this order or another, PRISMA asks the same of systematic reviews, and CARE asks
    case reports for the case. Other reviews are free in their sections.

    Headings are known by their customary words (“Materials and methods”, “Experimental procedures”,
    “Results and discussion”, “Case presentation”). Only articles that call themselves research
    articles, systematic reviews or case reports are judged, and only where the file holds the text
    with an introduction and a discussion or conclusions.

    Add the section, give it a heading that says what it is, or correct the type of the article.
    """

    meta = RuleMeta(
        id="structure/missing-section",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        profile="strict",
        since="0.2",
        sources=(
            "ICMJE, Recommendations, IV.A.3 (Manuscript sections)",
            "CARE guidelines for case reports",
            "PRISMA 2020, items 5 to 22 (Methods, Results)",
        ),
        examples=(
            Example(
                fails=_FRONT.format("⟦Research article⟧")
                + _TEXT.format("## Results\n\nIt melted.\n\n"),
                reports="has no section for methods",
            ),
            Example(
                fails=_FRONT.format("⟦Systematic review⟧")
                + _TEXT.format("## Results\n\nIt melted.\n\n"),
                reports="the systematic review has no section for methods",
            ),
            Example(
                fails=_FRONT.format("⟦Case report⟧") + _TEXT.format(""),
                reports="has no section for the case",
            ),
            Example(passes=_FRONT.format("Review") + _TEXT.format("")),
            Example(
                passes=_FRONT.format("Research article")
                + _TEXT.format("## Experimental procedures\n\nA ship.\n\n## Results\n\nNo.\n\n"),
            ),
            Example(passes=_FRONT.format("Review") + _TEXT.format("")),
            Example(passes=_FRONT.format("Research article") + "\n## Abstract\n\nIt melts.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the headings of the body with those that the type asks for."""
        if len(document.articles) != 1 or not document.articles[0].complete:
            return
        article = document.articles[0]
        kind = article.string("type")
        research = re.match(_RESEARCH, kind) and not re.search(_NOT_RESEARCH, kind)
        systematic = re.match(_SYSTEMATIC, kind)
        case = re.fullmatch(_CASE_REPORT, kind)
        if not research and not systematic and not case:
            return
        there = main_kinds(document)
        if INTRODUCTION not in there or not there.keys() & {DISCUSSION, CONCLUSIONS, RESULTS}:
            return
        names = " | ".join(section.name for section in document.derive(sections))
        for asked in (CASE,) if case else (METHODS, RESULTS):
            if asked in there or re.search(_ALSO[asked], names):
                continue
            yield self.finding(
                article.span("/type") if "/type" in article else Span(0, 0),
                f"the {kind.strip().lower()} has no section for {_ASKED[asked]}: add it, name it "
                "so, or correct the type",
                pointer="/type",
            )


_ALSO = {
    METHODS: r"method|material|experimental|procedure|protocol|data collection|model",
    RESULTS: r"result|finding|outcome|evaluation|application|experiment",
    CASE: r"\bcase|patient|history|presentation",
}
"""Words of any heading that may well be the section that seems to be missing."""
