"""The labels and headings by which the parts of an article page are known."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LABELS = {
    "abstract": "abstract|summary|abstract and keywords|article abstract|resumo|resumen|résumé"
    "|zusammenfassung",
    "other-abstract": "graphical abstract|author summary|plain language summary|lay summary|elife digest"
    "|highlights|key points|significance|significance statement|editor's evaluation|editor’s evaluation"
    "|elife assessment|video abstract|lay abstract|simple summary|abstract in other languages"
    "|strengths and limitations of this study|what is already known on this topic|what this study adds",
    "keywords": "keywords|key words|keyword|index terms|author keywords|palavras-chave|palabras clave"
    "|schlüsselwörter|mots-clés|mots clés",
    "subjects": "subject|subjects|subject areas|subject area|mesh terms|categories|research organism"
    "|subject terms|article subjects|research field|msc|jel classification|jel codes|substances"
    "|publication types|classification codes",
    "authors": "author|authors|author information|authors information|about the authors|article authors",
    "affiliations": "affiliations|affiliation|authors and affiliations|author affiliations"
    "|authors' affiliations|authors’ affiliations|affiliations and notes",
    "history": "article history|history|publication history|dates|article dates|important dates",
    "doi": "doi|article doi|digital object identifier",
    "pmid": "pmid|pubmed id|pubmed pmid",
    "pmcid": "pmcid|pmc id|pmc",
    "issn": "issn|eissn|e-issn|online issn|print issn|issn (online)|issn (print)|electronic issn"
    "|issn-l",
    "url": "url|link|permalink|article url",
    "corresp": "correspondence|correspondence to|corresponding author|corresponding authors|for correspondence"
    "|address for correspondence|author for correspondence|correspondence address|correspondence should be"
    " addressed to|address correspondence to|contact information|corresponding author information"
    "|correspondence and requests for materials|corresponding author's email|correspondence author",
    "citation": "citation|cite this article|cite this article as|how to cite this article|how to cite|cite as"
    "|to cite this article|suggested citation|recommended citation|please cite this article as"
    "|how to cite this article as|reference format|article citation",
    "editor": "editor|editors|edited by|academic editor|academic editors|handling editor|reviewing editor"
    "|senior editor|reviewed by|reviewers|reviewer|section editor|associate editor|guest editor"
    "|senior and reviewing editor|academic editor(s)|communicated by|reviewing editors",
    "copyright": "copyright|copyright notice|rights and permissions|copyright and license information"
    "|copyright & licensing|copyright information|permissions|copyright and licensing"
    "|copyright and permissions|rights|copyright/license|license information",
    "license": "license|licence|licensing|open access",
    "funding": "funding|funding statement|financial support|funding information|source of funding"
    "|sources of funding|financial disclosure|funding sources|grant support|grants and funding|funders"
    "|role of the funding source|role of the funder|financial disclosure statement|funding/support",
    "conflict": "conflict of interest|conflicts of interest|competing interests|competing interest"
    "|declaration of competing interest|declaration of competing interests|declaration of interests"
    "|declaration of interest|declaration of conflicting interests|conflict of interest statement"
    "|competing interest statement|competing interests statement|disclosure statement|disclosures"
    "|disclosure|declaration of conflict of interest|competing financial interests|conflict of interests"
    "|potential conflicts of interest|conflict of interest disclosure|duality of interest"
    "|conflict of interest disclosures|declarations of interest|conflicts of interest statement"
    "|statement of competing interests|interest statement",
    "data": "data availability|data availability statement|availability of data and materials"
    "|availability of data and material|data and code availability|data access statement|data accessibility"
    "|data sharing statement|data sharing|availability of supporting data|data, materials, and software"
    " availability|code availability|code and data availability|associated data|data statement"
    "|data and materials availability|software and data availability|availability of materials and data",
    "ethics": "ethics|ethics statement|ethics approval|ethics approval and consent to participate"
    "|ethical approval|institutional review board statement|ethics declaration|statement of ethics"
    "|ethical considerations|ethics approval statement|ethical statement|compliance with ethical standards"
    "|ethics committee approval",
    "statement": "informed consent statement|informed consent|consent for publication|consent to participate"
    "|patient consent|patient consent for publication|trial registration|clinical trial registration"
    "|author contributions|author contribution|authors' contributions|authors’ contributions|contributions"
    "|contributor roles|credit authorship contribution statement|author contribution statement"
    "|contributorship|authorship contribution|authorship|publisher's note|publisher’s note|disclaimer"
    "|additional information|supporting information|supplementary material|supplementary materials"
    "|supplementary information|electronic supplementary material|supplemental material|supplementary data"
    "|appendix|appendices|declarations|ethics declarations|other information|generative ai statement"
    "|use of ai|authors' information|authors’ information|peer review|provenance and peer review"
    "|patient and public involvement|rights and content|footnotes|notes|about this article|article notes"
    "|author notes|sample availability|code|preregistration|clinical trial number|materials availability"
    "|correction notice|publication note|springer nature's note",
    "ack": "acknowledgements|acknowledgments|acknowledgement|acknowledgment|thanks",
    "references": "references|bibliography|literature cited|reference list|works cited|literature"
    "|list of references|references and notes|notes and references|reference",
    "abbreviations": "abbreviations|list of abbreviations|abbreviations used|nomenclature|glossary",
    "body": "introduction|background and aims|materials and methods|methods and materials|methodology"
    "|results and discussion|discussion|literature review|related work|patients and methods|case report"
    "|case presentation|case description|experimental section|experimental|theory|limitations"
    "|conclusions and future perspectives|future directions|statistical analysis|main text|main|future work"
    "|discussion and conclusions|discussion and conclusion|concluding remarks|materials & methods"
    "|experimental procedures|full text|study area|data and methods|theoretical framework|outlook"
    "|introduction and background|subjects and methods|implementation|availability and requirements",
    "structured": "background|objective|objectives|aim|aims|purpose|method|methods|results|result|findings"
    "|conclusion|conclusions|interpretation|importance|design|setting|settings|participants|patients"
    "|interventions|intervention|main outcome measures|main outcomes and measures|measurements|context"
    "|design, setting, and participants|design and setting|exposure|exposures|conclusions and relevance"
    "|methods and results|methods and findings|methodology/principal findings|study design|hypothesis"
    "|conclusions/significance|principal findings|rationale|methods/design|principal results|main results"
    "|question|meaning|scope of review|significance of the study|evidence acquisition|evidence synthesis"
    "|aims and objectives|introduction/background|data sources|study selection|data extraction"
    "|what was known|relevance|trial registration number|registration|limitations of the study"
    "|patient summary|clinical relevance|research question|novelty|impact",
    "topic": "research topic|special issue|collection|article collection|topical collection|theme issue",
    "section": "section|sec|specialty section",
    "journal": "journal|journal name|source|published in",
    "type": "article type|type|document type|publication type",
    "title": "title|article title",
    "foreign": "similar content being viewed by others|similar articles|recommended articles|related articles"
    "|people also looked at|recommended for you|articles citing this article|you may also be interested in"
    "|more from this journal|most read|most cited|trending articles|latest articles|related content"
    "|recommended|suggested reading from this journal|related research|cited by other articles"
    "|people who read this article also read|further reading on this site|see also on this site"
    "|be the first to read new articles|more articles like this|explore related subjects|cited by"
    "|explore content|about the journal|publish with us|most recent articles|readers also read"
    "|other articles of this issue|linkout - more resources|linkout – more resources",
}

STATEMENTS = frozenset({"funding", "conflict", "data", "ethics", "statement", "ack", "abbreviations"})
"""The parts after the body, each a heading or a run-in label with its text."""

_LEAD = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.|[*•†])\s*")
_MAX = 70


class Label(NamedTuple):
    """A label found at the start of a paragraph: the part it names, where its text begins.

    `alone`: the paragraph is nothing but the label.
    """

    part: str
    name: str
    start: int
    alone: bool


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    return {name: part for part, names in _LABELS.items() for name in names.split("|")}


@lru_cache(maxsize=1)
def _run_in() -> re.Pattern[str]:
    """Labels that a crawler glues to their text or sets before it with no colon."""
    return re.compile(
        r"(?P<abstract>Abstract|ABSTRACT|Summary|SUMMARY)"
        r"(?:\s*[.\-–—]+\s*|\s+(?=[A-Z“\"])|(?=[A-Z][a-z]+))"
        r"|(?P<keywords>Key\s?words|KEY\s?WORDS|KeyWords|Key Words|Index Terms)"
        r"(?:\s*[.\-–—]+\s*|\s+(?=\S)|(?=[^\W\d_]))"
        r"|[*∗⁎]?\s?(?P<corresp>Correspondence(?: to|:)?|Corresponding [Aa]uthors?[.:,]|Corresponding author\b"
        r"|(?:Author|Authors) (?:to whom|for) correspondence)\s*"
        r"|[*∗⁎]\s?(?P<corresp2>E-?mail(?: address)?:|Corresponding)\s*"
    )


def label_of(text: str) -> Label | None:
    """The label a paragraph begins with, or None."""
    head = text[:_MAX]
    table = _table()
    lead = _LEAD.match(head)
    at = lead.end() if lead and lead.end() < len(head) else 0
    colon = head.find(":", at)
    if len(text) < _MAX:
        name = _fold(text[at:])
        if name in table:
            return Label(table[name], name, len(text), True)
    if colon > 0:
        name = _fold(text[at:colon])
        if name in table:
            start = len(text) - len(text[colon + 1 :].lstrip())
            return Label(table[name], name, start, start >= len(text))
    if at == 0 or head[:1] in "*∗⁎":
        match = _run_in().match(text)
        if match and match.end() < len(text):
            kind = (match.lastgroup or "").rstrip("2")
            return Label(kind, kind, match.end(), False)
    return None


def is_section(label: Label) -> bool:
    """Whether a label is the heading of a section of the article's text."""
    return label.part in ("body", "structured", "references") or label.part in STATEMENTS


def _fold(text: str) -> str:
    return " ".join(text.strip(" .:*\t\u00a0—–-").casefold().split())
