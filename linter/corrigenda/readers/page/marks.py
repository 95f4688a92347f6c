"""What each paragraph of a page is by its own shape, before its neighbours are looked at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.readers.page.dates import event_label, is_date, is_history
from corrigenda.readers.page.interface import is_button, is_link_labels, is_menu_word
from corrigenda.readers.page.labels import Label, label_of
from corrigenda.readers.page.lines import Paragraph
from corrigenda.readers.page.publication import find_doi, read_publication
from corrigenda.readers.page.vocabulary import known, openings

_ORCID = re.compile(
    r"(?:ORCID(?: logo| iD)?:?\s*)?(?:https?://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dXx]",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"(?:open|free|full|restricted)[ -]access(?: article| funding)?|free (?:pmc )?article|peer[- ]reviewed", re.I
)
TYPE, SECTION, TOPIC, STATUS = "type", "section", "topic", "status"
PUBLICATION, DOI, IDS, ORCID = "publication", "doi", "ids", "orcid"
HISTORY, EVENT, DATE = "history", "event", "date"
RIGHTS, NOTE, INTERFACE, LABEL, MARK = "rights", "note", "interface", "label", "mark"
"""The classes of paragraphs. EVENT: ``Received`` alone; MARK: a marker or bullet alone."""


class Mark(NamedTuple):
    """What a paragraph is: its class (empty if unknown), where its text begins, its label."""

    kind: str
    start: int = 0
    label: Label | None = None


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    """The first words of paragraphs that need no label and are no fixed phrase."""
    return re.compile(
        r"(?P<section>Sec\.\s|Section:?\s(?=(?-i:[A-Z]))|Specialty section:"
        r"|This article was submitted to )"
        r"|\(?(?P<topic>(?:This (?:article|review|research|study|paper)|Part of|In) ?"
        r"(?:is part of |belongs to |is included in )?(?:the |a )?"
        r"(?:Research Topic|Special Issue|Special Section|Topical Collection|Article Collection"
        r"|Collection|Theme Issue|Themed Collection|following collections?|Section|Topic)"
        r"(?!(?-i:[a-z])):?)"
        r"|(?P<ids>(?:pmid|pmcid|pmc id|nihmsid|issn|e-?issn|manuscript id)\s*:?\s*[A-Z]*\d)"
        r"|(?P<note>[†‡*#¶§&\d]?\s?(?:these|the|both|all) (?:\w+ )?authors? (?:have )?(?:also )?"
        r"(?:contributed|share|are joint)"
        r"|[†‡#¶§*]\s?(?:equal|contributed|these|deceased|present|current|joint|shared|co-first"
        r"|senior|the)|(?:current|present) address|contributed equally|equal contribut|na\d\s)",
        re.IGNORECASE,
    )


def classify_all(paragraphs: list[Paragraph]) -> list[Mark]:
    """The class of every paragraph; a menu's words count as interface beside interface."""
    marks = [classify(paragraph) for paragraph in paragraphs]
    for k in range(1, len(marks)):
        if (
            not marks[k].kind
            and marks[k - 1].kind == INTERFACE
            and is_menu_word(paragraphs[k].string)
        ):
            marks[k] = Mark(INTERFACE)
    return marks


def classify(paragraph: Paragraph) -> Mark:
    """The class of a paragraph, by its own text alone."""
    text = paragraph.string
    if len(text) <= 3 and not any(c.isalnum() for c in text):
        return Mark(MARK if text in "*†‡§¶#✉•‣◦▪●-–" else INTERFACE)
    if _ACCESS.fullmatch(text):
        return Mark(RIGHTS)
    label = label_of(text)
    if label is not None and not (label.part == "type" and not label.alone):
        return _labelled(text, label)
    if len(text) <= 40:
        if event_label(text):
            return Mark(EVENT)
        if is_date(text):
            return Mark(DATE)
        if (text.isdecimal() and len(text) < 3) or (len(text) == 1 and text.islower()):
            return Mark(MARK)
    if len(text) <= 60:
        start = article_type(text)
        if start is not None:
            return Mark(TYPE, start)
    if is_link_labels(text) or is_button(text) or " logoLink to " in text:
        return Mark(INTERFACE)
    if (
        len(text) < 80
        and ("orcid" in text.casefold() or text[:4].isdecimal())
        and _ORCID.fullmatch(text)
    ):
        return Mark(ORCID)
    if is_history(text):
        return Mark(HISTORY)
    opening = text[:48].casefold().lstrip("(. ")
    if len(text) < 400 and opening.startswith(openings("status")):
        return Mark(STATUS)
    if opening.startswith(openings("rights")):
        return Mark(RIGHTS)
    match = _openings().match(text)
    if match:
        kind = match.lastgroup or ""
        return Mark(kind, match.end() if kind in (SECTION, TOPIC) else 0)
    if len(text) < 400:
        doi = find_doi(text, labelled=len(text) < 80)
        if doi and (doi[1] - doi[0]) + 24 > len(text.rstrip(".")) and doi[0] <= 24:
            return Mark(DOI)
        if any(c.isdigit() for c in text) and read_publication(text):
            return Mark(PUBLICATION)
        if (
            doi
            and text[: doi[0]].lower().rstrip(": /").endswith(("doi", "doi.org"))
            and len(text) < 120
        ):
            return Mark(DOI)  # fmt: skip
    return Mark("")


def _labelled(text: str, label: Label) -> Mark:
    if label.part == "keywords" and not label.alone:
        body = text[label.start :]
        prose = label.name == "keywords" and (
            (";" not in body and "," not in body) or len(body) > 900
        )
        if (prose and len(body) > 60) or (". " in body[:200] and ";" not in body):
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
    if folded in known("article-types"):
        return start
    if folded.endswith(" article") and folded[:-8] in known("article-types"):
        return start
    return None
