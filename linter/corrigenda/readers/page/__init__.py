"""Reads text that a person copied, or a crawler kept, of an article's web page.

The parts of the page are known by their labels and their shape, never by one publisher's words. A
text that does not show several independent signs of an article is plain prose: its document has
no article.
"""

from __future__ import annotations

from corrigenda.document import Block, Document
from corrigenda.readers.page.assembly import Assembly
from corrigenda.readers.page.front import read_front
from corrigenda.readers.page.lines import Paragraph, paragraphs
from corrigenda.readers.page.marks import (
    HISTORY,
    INTERFACE,
    LABEL,
    PUBLICATION,
    RIGHTS,
    TYPE,
    Mark,
    classify_all,
)
from corrigenda.readers.page.shapes import emit_prose
from corrigenda.readers.page.walk import read_page
from corrigenda.text import SourceText, Span

__all__ = ["read"]

_OF_ARTICLES = frozenset({TYPE, HISTORY, PUBLICATION})


def read(source: SourceText) -> Document:
    """Reads a page, or any other plain text, into a document."""
    found = paragraphs(source)
    if len(found) > 4:
        marks = classify_all(found)
        if (
            _abstracts(marks) < 4
            and _notices(found, marks) < 6
            and _promising({m.kind for m in marks} - {INTERFACE, ""}, len(marks))
        ):
            out = read_page(found, marks, read_front(found, marks))
            if is_article(out):
                whole = Span(0, len(source.text))
                article = out.article.build(whole=whole, complete=_has_metadata(out))
                return Document(source, "page", _in_order(out.blocks), [article])
    return Document(source, "page", _plain(found))


def _abstracts(marks: list[Mark]) -> int:
    """How many paragraphs are the heading “Abstract”: a list of articles has many."""
    return sum(1 for m in marks if m.label is not None and m.label.name == "abstract")


def _notices(found: list[Paragraph], marks: list[Mark]) -> int:
    """How many paragraphs are copyright notices: a list of licences has many, an article few."""
    return sum(
        1
        for paragraph, mark in zip(found, marks, strict=True)
        if mark.kind == RIGHTS and paragraph.string[:10].casefold().startswith(("©", "copyright"))
    )


def _promising(kinds: set[str], size: int) -> bool:
    """Whether it is worth reading the paragraphs as a page: a label, or what articles have."""
    return size > 4 and (LABEL in kinds or len(kinds) > 1 or not kinds.isdisjoint(_OF_ARTICLES))


def is_article(out: Assembly) -> bool:
    """Whether what was read is an article: a title, its people or text, and independent signs.

    Strong signs are those that little else has (dates of peer review, keywords, a journal's
    volume, a PMID, affiliations referred to by authors, a corresponding author); weak ones occur
    in manuals and web pages too (a DOI, a licence, an abstract, references).
    """
    article = out.article
    if not article.get("title"):
        return False
    authors = article.get("authors") or []
    affiliations = article.get("affiliations") or []
    dates = article.get("dates") or {}
    labels = {a.get("label") for a in affiliations}
    referred = any(labels & set(a.get("affiliations", ())) for a in authors)
    keywords = len(article.get("keywords") or ()) > 1
    corresponding = bool(article.get("correspondence")) or any(
        a.get("corresponding") for a in authors
    )
    history = "received" in dates or "accepted" in dates
    ids = bool(article.get("pmid") or article.get("pmcid"))
    strong = [
        history,
        keywords,
        bool(article.get("volume") or article.get("journal")),
        ids,
        bool(authors) and bool(referred or (affiliations and len(affiliations) < 200)),
        corresponding,
        bool(article.get("type") or article.get("section") or article.get("research_topic")),
    ]
    weak = [
        bool(article.get("doi")),
        bool(article.get("abstract")),
        bool(authors),
        bool(article.get("license") or article.get("copyright")),
        len(article.get("references") or ()) > 2,
        any(article.get(n) for n in ("conflict_of_interest", "data_availability", "ethics")),
        bool(article.get("funding") or article.get("acknowledgements")),
        "published" in dates,
        bool(article.get("status")),
        out.sections > 0,
    ]
    framed = bool(article.get("abstract")) or history or keywords or ids or bool(affiliations)
    certain, total = sum(strong), sum(strong) + sum(weak)
    return framed and (
        (certain >= 2 and total >= 4)
        or (certain == 1 and total >= 6)
        or (bool(article.get("abstract")) and _is_abstract_page(out, certain, total))
    )


def _is_abstract_page(out: Assembly, certain: int, total: int) -> bool:
    """Whether what surrounds an abstract makes a page an article with fewer signs.

    An abstract in parts (Background, Methods, …), or under its heading between a title and an
    article type, authors or a DOI, stands in little else.
    """
    article = out.article
    authors, doi, kind = article.get("authors"), article.get("doi"), article.get("type")
    if out.structured > 1 or (out.headed and out.sections > 1):
        return total > 1
    if out.headed and (authors or kind):
        return (certain > 0 or bool(authors and doi)) and total >= (2 if kind else 3)
    return bool(authors and doi) and certain > 0 and total >= 4


def _has_metadata(out: Assembly) -> bool:
    """Whether the text says more of the article than its title and abstract.

    The bare text of an article, as corpora keep it, has its metadata elsewhere, and no profile
    may ask for them here.
    """
    names = ("authors", "affiliations", "correspondence", "keywords", "section")
    more = ("pmid", "pmcid", "dates")
    return any(out.article.get(name) for name in (*names, *more))


def _in_order(blocks: list[Block]) -> list[Block]:
    return sorted(blocks, key=lambda block: block.span().start)


def _plain(found: list[Paragraph]) -> list[Block]:
    out = Assembly()
    for k, paragraph in enumerate(found):
        emit_prose(out, (paragraph, found[k + 1] if k + 1 < len(found) else None))
    return out.blocks
