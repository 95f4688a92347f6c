"""What each paragraph of a page is by its own shape, before its neighbours are looked at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.readers.page.dates import event_label, is_date, is_history
from corrigenda.readers.page.interface import is_button, is_link_labels
from corrigenda.readers.page.labels import Label, label_of
from corrigenda.readers.page.lines import Paragraph
from corrigenda.readers.page.publication import find_doi, read_publication

_TYPES = frozenset(
    "article|research|research article|original research|original article|original paper|research paper|review"
    "|review article|mini review|mini-review|systematic review|scoping review|umbrella review|meta-analysis"
    "|case report|case reports|case series|editorial|perspective|perspectives|opinion|commentary|comment|letter"
    "|letters|letter to the editor|brief report|brief research report|brief communication|short communication"
    "|short report|communication|rapid communication|rapid report|methods|method|methods article|protocol|protocols"
    "|study protocol|clinical trial|hypothesis and theory|hypothesis|data report|data descriptor|data paper"
    "|data note|technology and code|correction|author correction|publisher correction|corrigendum|erratum|retraction"
    "|tutorial|technical note|technical report|tools and resources|resource|resource article|research advance"
    "|research communication|feature article|insight|new results|confirmatory results|contradictory results|preprint"
    "|comparative study|guideline|viewpoint|registered report|matters arising|analysis|news & views|news|conference"
    " paper|conference report|book review|software|software tool article|database|database article|essay|policy forum"
    "|randomized controlled trial|randomised controlled trial|observational study|controlled clinical trial"
    "|multicenter study|clinical study|policy brief|policy and practice reviews|conceptual analysis|general commentary"
    "|community case study|curriculum, instruction, and pedagogy|evaluation study|practice guideline|cohort study"
    "|original investigation|special article|invited review|topical review|narrative review|study|paper|full paper"
    "|original contribution|clinical research article|regular article|concept paper|project report|discussion paper"
    "|open peer review|research report|research letter|review and meta-analysis|original research article".split("|")
)

TYPE, SECTION, TOPIC, STATUS, PUBLICATION, DOI, IDS, HISTORY, RIGHTS, NOTE, INTERFACE, LABEL, EVENT, DATE, MARK = (
    "type", "section", "topic", "status", "publication", "doi", "ids", "history", "rights", "note", "interface",
    "label", "event", "date", "mark",
)  # fmt: skip


class Mark(NamedTuple):
    """What a paragraph is: its class (empty if unknown), where its text begins, its label."""

    kind: str
    start: int = 0
    label: Label | None = None


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    """The first words of paragraphs that need no label."""
    return re.compile(
        r"(?P<section>Sec\.\s|Section:?\s(?=[A-Z])|Specialty section:|This article was submitted to )"
        r"|\(?(?P<topic>(?:This article|This (?:review|research|study|paper)|Part of|In) ?(?:is part of |belongs to |is included in )?"
        r"(?:the |a )?(?:Research Topic|Special Issue|Special Section|Topical Collection|Article Collection|Collection"
        r"|Theme Issue|Themed Collection|following collections?|Section|Topic)(?![a-z]):?)"
        r"|(?P<status>provisionally accepted|accepted manuscript|just accepted|articles? in press|in press|early view"
        r"|early access|uncorrected proof|corrected proof|in press,|journal pre-proof|ahead of print|online ahead of print"
        r"|version of record$|reviewed preprint|retracted(?: article)?\b|retraction\b|this article has been (?:retracted|corrected"
        r"|accepted)|the final, formatted version|this (?:article|work) is a preprint|preprint(?:$|[. ]v\d)|not peer[- ]reviewed"
        r"|this is (?:an? )?(?:un|early|provisional)|this is a preprint|unedited|we are providing an unedited"
        r"|author manuscript|. ?author manuscript; available)"
        r"|(?P<rights>©|copyright\b(?! holder)|\(c\) ?(?:19|20)\d\d|this is an? open[- ]access|this is an article distributed"
        r"|this article is (?:an open|distributed|licensed|published|under|available under|made available)|this work is (?:licensed"
        r"|published)|open access ?this (?:article|chapter|book)|licensee\b|distributed under|published (?:by|under)\b"
        r"|all rights reserved|under (?:a creative|exclusive)|© ?the author|free to read|this is an open|cc by|creative commons"
        r"|this content is made available|available under a cc|the copyright holder for this preprint)"
        r"|(?P<ids>(?:pmid|pmcid|pmc id|nihmsid|issn|e-?issn|manuscript id)\s*:?\s*[A-Z]*\d)"
        r"|(?P<note>[†‡*#¶§&\d]?\s?(?:these|the|both|all) (?:\w+ )?authors? (?:have )?(?:also )?(?:contributed|share|are joint)"
        r"|[†‡#¶§*]\s?(?:equal|contributed|these|deceased|present|current|joint|shared|co-first|senior|the)"
        r"|contributed equally|equal contribut|na\d\s)",
        re.IGNORECASE,
    )  # fmt: skip


def classify(paragraph: Paragraph) -> Mark:
    """The class of a paragraph, by its own text alone."""
    text = paragraph.string
    if len(text) <= 3 and not text.isalnum():
        return Mark(MARK if text in "*†‡§¶#" else INTERFACE)
    label = label_of(text)
    if label is not None and not (label.part == "type" and not label.alone):
        return _labelled(text, label)
    if len(text) <= 40:
        if event_label(text):
            return Mark(EVENT)
        if is_date(text):
            return Mark(DATE)
        if text.isdecimal() and len(text) < 3 or len(text) == 1 and text.islower():
            return Mark(MARK)
    if len(text) <= 60:
        start = article_type(text)
        if start is not None:
            return Mark(TYPE, start)
    if is_link_labels(text) or is_button(text):
        return Mark(INTERFACE)
    match = _openings().match(text)
    if match:
        kind = match.lastgroup or ""
        if kind != "status" or len(text) < 400:
            return Mark(kind, match.end() if kind in (SECTION, TOPIC) else 0)
    if is_history(text):
        return Mark(HISTORY)
    if len(text) < 400:
        doi = find_doi(text, labelled=len(text) < 80)
        if doi and (doi[1] - doi[0]) + 24 > len(text.rstrip(".")) and doi[0] <= 24:
            return Mark(DOI)
        if any(c.isdigit() for c in text) and read_publication(text):
            return Mark(PUBLICATION)
        if doi and text[: doi[0]].lower().rstrip(": /").endswith(("doi", "doi.org")) and len(text) < 120:
            return Mark(DOI)  # fmt: skip
    return Mark("")


def _labelled(text: str, label: Label) -> Mark:
    if label.part == "keywords" and not label.alone:
        body = text[label.start :]
        prose = label.name == "keywords" and (";" not in body and "," not in body or len(body) > 900)
        if prose and len(body) > 60 or ". " in body[:200] and ";" not in body:
            return Mark("")
    if label.part == "abstract" and not label.alone and len(text) < 120:
        return Mark("")
    if label.part in ("copyright", "license") and not label.alone:
        return Mark(RIGHTS, 0, label)
    if label.part == "structured" and not label.alone and len(text) < 30:
        return Mark("")
    if label.part == "type":
        return Mark("")
    return Mark(LABEL, label.start, label)


def article_type(text: str) -> int | None:
    """Where the article type begins in a line that is nothing else (``Open AccessReview``)."""
    start = 0
    for badge in ("Open Access", "Open access", "OPEN ACCESS", "Free access", "Featured"):
        if text.startswith(badge) and len(text) > len(badge):
            start = len(text) - len(text[len(badge) :].lstrip(" |·•-–:"))
            break
    folded = text[start:].casefold().strip(" .:|•·")
    if folded in _TYPES:
        return start
    if folded.endswith(" article") and folded[:-8] in _TYPES:
        return start
    return None
