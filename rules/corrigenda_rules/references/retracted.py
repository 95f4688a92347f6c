"""references/retracted: a citation of a work that was retracted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.retractions import Notice
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.references._bibliographies import bibliographies
from corrigenda_rules.references._cited import cited_keys
from corrigenda_rules.references._entries import entries

_HEAD = (
    "# Ice\n\n## Abstract\n\nIt melts.\n\n## References\n\n1. Roe B. Seas. Sky. 2002;4:5-8.\n2. "
)
_TABLE = (
    "Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason\n"
    "Old ice,3/25/2021 0:00,10.5555/n1,0,1/2/2001 0:00,10.5555/ice,123,Retraction,+Error in Data;\n"
    "Seas,1/2/2019 0:00,10.5555/n2,0,1/2/2002 0:00,10.5555/sea,0,Expression of concern,\n"
    "Sky,1/2/2018 0:00,10.5555/n3,0,1/2/2003 0:00,10.5555/sky,0,Retraction,\n"
    "Sky,1/2/2020 0:00,10.5555/n4,0,1/2/2003 0:00,10.5555/sky,0,Reinstatement,\n"
)
_BESIDE = {"retractions.csv": _TABLE}


class Retracted(Rule):
    """A reference to a work that was retracted, or about which its journal is concerned.

    Who builds on a retracted work should know it, and so should the reader. Either the citation
    goes, or the text and the list say that the work was retracted (“[retracted]”), as is right
    where the retraction itself is the subject.

    Which works were retracted is told by a table of yours, ``retractions = "retraction_watch.csv"``
    in the configuration, with the columns of the Retraction Watch Database, which Crossref gives
    away. Without one the rule says nothing. Works are known by DOI, by PMID, or, where they have
    neither, by title and year together.

    A retraction is an error, an expression of concern a warning; a correction and the
    reinstatement of a retracted work are told as information. Citations of the notice itself, and
    references marked as retracted, are no findings.
    """

    meta = RuleMeta(
        id="references/retracted",
        severity=Severity.ERROR,
        since="0.3",
        profile="minimal",
        sources=(
            "ICMJE, Recommendations, IV.A.3.g (References)",
            "COPE, Retraction guidelines",
        ),
        examples=(
            Example(
                fails=f"{_HEAD}⟦Ott A. Old ice. Sea. 2001;3:1-9. doi:10.5555/ICE⟧\n",
                reports="reference 2 (Ott 2001) was retracted on 2021-03-25",
                beside=_BESIDE,
            ),
            Example(
                fails="---\ntitle: Ice\nbibliography: refs.bib\n---\n\nAs [@roe; @⟦ott⟧] said.\n",
                reports="“ott” was retracted on 2021-03-25 (error in data)",
                beside={**_BESIDE, "refs.bib": "@book{roe,}\n@article{ott, doi={10.5555/ice}}\n"},
            ),
            Example(
                fails="@article{roe,\n  title = {Seas},\n  doi = {⟦10.5555/sea⟧}\n}\n",
                reports="has an expression of concern of 2019-01-02",
                path="refs.bib",
                beside=_BESIDE,
            ),
            Example(
                fails=f"{_HEAD}⟦Ott A. Sky. Sea. 2003;3:1-9. doi:10.5555/sky⟧\n",
                reports="was reinstated on 2020-01-02",
                beside=_BESIDE,
            ),
            Example(
                passes=f"{_HEAD}Sea. Retraction of: Ott A. Old ice. Sea. 2021. doi:10.5555/n1\n",
                beside=_BESIDE,
            ),
            Example(
                passes=f"{_HEAD}Ott A. Old ice. Sea. 2001;3:1-9. doi:10.5555/ice [retracted]\n",
                beside=_BESIDE,
            ),
            Example(passes=f"{_HEAD}Ott A. Old ice. Sea. 2001;3:1-9. doi:10.5555/ice\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks every cited work up in the table."""
        table = document.retractions
        if table is None:
            return
        for cited in (*_listed(document), *_keyed(document)):
            if not _is_marked(cited.text):
                found = table.of(doi=cited.doi, pmid=cited.pmid)
                if not found and not cited.doi and not cited.pmid and cited.year:
                    found = [n for n in table.of(title=cited.title) if n.year == cited.year]
                if found:
                    yield self._told(cited, found)

    def _told(self, cited: _Cited, notices: list[Notice]) -> Finding:
        last = max(notices, key=lambda notice: (_rank(notice), notice.date))
        nature, when = last.nature, f" on {last.date}" if last.date else ""
        why = f" ({last.reason.rstrip(' ;').lower()})" if last.reason.strip(" ;") else ""
        see = f"; see https://doi.org/{last.doi}" if last.doi else ""
        back = [n for n in notices if "reinstate" in n.nature and n.date >= last.date]
        if back:
            severity = Severity.INFO
            message = (
                f"{cited.name} was retracted and was reinstated on {back[-1].date or 'a later day'}"
            )
        elif "retract" in nature:
            severity = Severity.ERROR
            message = f"{cited.name} was retracted{when}{why}{see}: leave it out, or say so"
        elif "concern" in nature:
            severity = Severity.WARNING
            day = f" of {last.date}" if last.date else ""
            message = (
                f"{cited.name} has an expression of concern{day}{why}{see}: say so, if it stays"
            )
        else:
            severity = Severity.INFO
            message = f"{cited.name} has a {nature}{f' of {last.date}' if last.date else ''}{see}"
        return self.finding(
            cited.span,
            message,
            severity=severity,
            related=cited.related,
            pointer=cited.pointer,
        )


class _Cited(NamedTuple):
    span: Span
    name: str
    text: str
    doi: str = ""
    pmid: str = ""
    title: str = ""
    year: str = ""
    pointer: str | None = None
    related: tuple[Related, ...] = ()


def _rank(notice: Notice) -> int:
    natures = ("correction", "concern", "retract")
    return next((k for k, name in enumerate(natures) if name in notice.nature), -1)


def _listed(document: Document) -> Iterator[_Cited]:
    """The references of articles; the records of a bibliography."""
    for entry in document.derive(entries):
        pmid = entry.get("pmid") or _pmid(entry.get("text"))
        yield _Cited(
            entry.span, entry.name, document.source.text[slice(*entry.span)], entry.doi, pmid,
            entry.get("title"), entry.get("year")[:4], entry.pointer,
        )  # fmt: skip
    for article in document.articles:
        if not article.complete:
            yield _record(document, article)


def _record(document: Document, article: Article) -> _Cited:
    doi, title = article.string("doi"), article.string("title")
    at = "/doi" if doi else "/title" if title else ""
    match = re.search(r"10\.\d{4,9}/\S+", doi)
    key = article.string("id") or title[:60]
    return _Cited(
        article.span(at),
        f"“{key}”" if key else "this work",
        document.source.text[slice(*article.span())],
        match[0].lower() if match else "",
        article.string("pmid"),
        title,
        str(article.get("/year") or article.get("/dates/published") or "")[:4],
        at,
    )


def _keyed(document: Document) -> Iterator[_Cited]:
    """The works that a Markdown text cites by key, each where it is cited first."""
    if document.format != "markdown":
        return
    cited = document.derive(cited_keys)
    works = document.derive(bibliographies).works() if cited else {}
    seen: set[str] = set()
    for key in cited:
        work, named = works.get(key.text, (None, None))
        if work is not None and key.text not in seen:
            seen.add(key.text)
            companion = named.companion if named is not None else None
            source = companion.source if companion is not None else None
            where = source.text if source is not None else document.source.text
            entry = where[work.span.start : work.end]
            path = companion.path if companion is not None else ""
            place = Related(work.span, f"the entry “{key.text}”", path)
            yield _Cited(key.span, f"“{key.text}”", entry, work.doi, work.pmid, related=(place,))


def _pmid(text: str) -> str:
    match = re.search(r"(?i)\bPMID:?\s*(\d{1,8})\b", text)
    return match[1] if match else ""


def _is_marked(text: str) -> bool:
    """Whether a reference says itself that the work was retracted, or is of the notice."""
    return _mark().search(text) is not None


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"\bretract(?:ed|ion)\b|\bexpression of concern\b|\bwithdrawn\b|\breinstate", re.IGNORECASE
    )
