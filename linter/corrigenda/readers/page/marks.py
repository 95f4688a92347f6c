"""What each paragraph of a page is by its own shape, before its neighbours are looked at."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.readers.page.dates import event_label, is_date, is_history
from corrigenda.readers.page.interface import is_button, is_link_labels, is_menu_word
from corrigenda.readers.page.labels import Label, label_of
from corrigenda.readers.page.lines import Paragraph, bullet
from corrigenda.readers.page.publication import find_doi, read_publication
from corrigenda.readers.page.values import are_sentences_of_terms
from corrigenda.readers.page.vocabulary import known, openings

_ORCID = re.compile(
    r"(?:ORCID(?: logo| iD)?:?\s*)?(?:https?://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dXx]",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"(?:open|free|full|restricted)[ -]access(?: article| funding)?|free (?:pmc )?article"
    r"|peer[- ]reviewed",
    re.I,
)
_HEAD, _LONG = 40, 250
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
        if marks[k - 1].kind == INTERFACE and _heads_captions(paragraphs, k - 1):
            marks[k - 1] = Mark("")
        elif marks[k - 1].kind == INTERFACE and _goes_with_interface(paragraphs, marks, k):
            marks[k] = Mark(INTERFACE)
    for k, mark in enumerate(marks[:_HEAD]):
        label = mark.label
        if label is not None and label.part in ("abstract", "references", "keywords"):
            break
        if label is not None and label.alone and article_type(paragraphs[k].string) is not None:
            marks[k] = Mark(TYPE)  # “Case report” over the title, not over a section
        elif not mark.kind and len(paragraphs[k].string) > _LONG:
            break
    return marks


def _heads_captions(paragraphs: list[Paragraph], k: int) -> bool:
    """Whether “Figures” or “Tables” is no button but the heading over what it names."""
    text = paragraphs[k].string
    return text in ("Figures", "Tables") and paragraphs[k + 1].string.startswith(
        (text[:-1] + " 1", text[:3] + ". 1")
    )


def _goes_with_interface(paragraphs: list[Paragraph], marks: list[Mark], k: int) -> bool:
    """Whether a line after interface text is more of it: a menu's word, a neighbour's title."""
    text, label = paragraphs[k].string, marks[k].label
    if not marks[k].kind:
        before = " ".join(paragraphs[k - 1].string.casefold().split())
        return is_menu_word(text) or (
            before.startswith(("next article in", "previous article in"))
            and (k < 2 or marks[k - 2].kind == INTERFACE or k < 6)
        )
    after = marks[k + 1].kind if k + 1 < len(marks) else ""
    return (
        label is not None
        and label.alone
        and label.part == "structured"
        and text.endswith(":")
        and after in (INTERFACE, TYPE)
    )


def classify(paragraph: Paragraph) -> Mark:
    """The class of a paragraph, by its own text alone."""
    for test in (_by_label, _by_whole_line, _by_opening, _by_publication):
        mark = test(paragraph.string)
        if mark is not None:
            return mark
    return Mark("")


def _by_label(text: str) -> Mark | None:
    if len(text) <= 3 and not any(c.isalnum() for c in text):
        return Mark(MARK if text in "*†‡§¶#✉•‣◦▪●-–" else INTERFACE)
    if _ACCESS.fullmatch(text, bullet(text)):
        return Mark(RIGHTS)
    label = label_of(text)
    if label is not None and (label.part != "type" or label.alone):
        return _labelled(text, label)
    return None


def _by_whole_line(text: str) -> Mark | None:
    """A line that is nothing but a date, an article type, a marker, a button or an iD."""
    kind, start = "", 0
    if len(text) > 120:
        return None
    if event_label(text):
        kind = EVENT
    elif len(text) <= 40 and is_date(text):
        kind = DATE
    elif (text.isdecimal() and len(text) < 3) or (len(text) == 1 and text.islower()):
        kind = MARK
    elif len(text) <= 60 and (found := article_type(text)) is not None:
        kind, start = TYPE, found
    elif is_link_labels(text) or is_button(text) or " logoLink to " in text:
        kind = INTERFACE
    elif len(text) < 80 and text[-4:-1].isdecimal() and _ORCID.fullmatch(text):
        kind = ORCID
    return Mark(kind, start) if kind else None


def _by_opening(text: str) -> Mark | None:
    """A paragraph known by its first words, or by the dates in it."""
    if is_history(text):
        return Mark(HISTORY)
    opening = text[:48].casefold().lstrip("(. ")
    if len(text) < 400 and opening.startswith(openings("status")):
        return Mark(STATUS)
    if opening.startswith(openings("rights")):
        return Mark(RIGHTS)
    match = _openings().match(text)
    if match is None:
        return None
    kind = match.lastgroup or ""
    return Mark(kind, match.end() if kind in (SECTION, TOPIC) else 0)


def _by_publication(text: str) -> Mark | None:
    """A line that gives the DOI, or journal, volume and pages."""
    if len(text) >= 400 or not any(c.isdigit() for c in text):
        return None
    doi = find_doi(text, labelled=len(text) < 80)
    if doi is None and bullet(text):
        return Mark(INTERFACE) if "Issue" in text else None  # a menu of volumes
    if doi and (doi[1] - doi[0]) + 24 > len(text.rstrip(".")) and doi[0] <= 24:
        return Mark(DOI)
    if read_publication(text) or (
        doi and doi[1] > len(text) - 3 and re.search(r"\b[Vv]ol(?:\.|ume) ?\d", text)
    ):
        return Mark(PUBLICATION)
    before = text[: doi[0]].lower().rstrip(": /") if doi and len(text) < 120 else ""
    return Mark(DOI) if before.endswith(("doi", "doi.org")) else None


def _labelled(text: str, label: Label) -> Mark:
    if label.part == "keywords" and not label.alone:
        body = text[label.start :]
        prose = label.name == "keywords" and (
            (";" not in body and "," not in body) or len(body) > 900
        )
        stops = ". " in body[:200] and ";" not in body and not are_sentences_of_terms(body)
        if (prose and len(body) > 60) or stops:
            return Mark("")
    if label.part == "abstract" and not label.alone and len(text) < 120:
        return Mark("")
    if label.part in ("copyright", "license") and not label.alone:
        return Mark(RIGHTS, 0, label)
    if label.part == "structured" and not label.alone and len(text) < 30:
        return Mark("")
    title = label.part == "body" and not label.alone and len(text) < _LONG and text[-1] not in ".!"
    if label.part == "type" or (title and label.name in known("article-types")):
        return Mark("")  # “Case report: A carotid web in a young runner” is a title
    return Mark(LABEL, label.start, label)


def type_end(text: str) -> int:
    """Where an article type ends in its line: before ``| Open Access``."""
    match = re.search(r"\s*[|·•]?\s*(?:Open|Free) [Aa]ccess\s*$", text)
    return match.start() if match and match.start() > 0 else len(text)


def article_type(text: str) -> int | None:
    """Where the article type begins in a line that is nothing else (``Open AccessReview``)."""
    if text.endswith(":"):
        return None  # “Comment:” stands before something
    start = bullet(text)
    text = text[: type_end(text)]
    for badge in ("Open Access", "Open access", "OPEN ACCESS", "Free access", "Featured"):
        if text.startswith(badge, start) and len(text) > start + len(badge):
            start = len(text) - len(text[start + len(badge) :].lstrip(" |·•-–:"))
            break
    folded = text[start:].casefold().strip(" .:|•·")
    if folded in known("article-types"):
        return start
    if folded.endswith(" article") and folded[:-8] in known("article-types"):
        return start
    return None
