"""declarations/data-missing: nothing is said of where the data are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.declarations._statements import judged, place, says

_FRONT = (
    "---\ntitle: Ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n---\n\n# Introduction\n\n"
    "Ice melts.\n\n# Results\n\nIt did.\n"
)
_JATS = (
    "<article><front><article-meta><title-group><article-title>Ice</article-title></title-group>"
    '<contrib-group><contrib contrib-type="author"><collab>Ice Group</collab></contrib>'
    "</contrib-group>{}</article-meta></front><body><sec><title>Methods</title><p>A ship.</p></sec>"
    "<sec><title>Results</title><p>It melts.</p></sec></body></article>"
)


class DataMissing(Rule):
    """An article that does not say where its data or its code can be had.

    Without the data nobody can check a result or use it again. Journals and funders ask for a
    statement, also where the data cannot be shared or there are none.

    Any statement counts: “Data availability”, an accession number, an address of a repository,
    supplementary data, “are available”. Reviews and case reports, landing pages, parts of articles,
    corrections and letters are not judged.

    Write a section “Data availability” that says where the data and the code are, under which
    identifier and conditions.
    """

    meta = RuleMeta(
        id="declarations/data-missing",
        severity=Severity.WARNING,
        profile="strict",
        since="0.2",
        sources=(
            "JATS4R, Data availability statements",
            "TOP Guidelines, Data transparency",
        ),
        examples=(
            Example(
                fails=_FRONT.replace("Ice\nauthors", "⟦Ice⟧\nauthors"),
                reports="where its data can be had",
            ),
            Example(
                fails=_JATS.format("").replace("Ice<", "⟦Ice⟧<"),
                reports="where its data can be had",
                path="a.xml",
            ),
            Example(passes=f"{_FRONT}\n# Data availability\n\nOn a shelf.\n"),
            Example(passes=f"{_FRONT}\nThe code is available at our site.\n"),
            Example(passes=_FRONT.replace("doi:", "type: Review\ndoi:")),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for a word of it anywhere in the article."""
        article = judged(document)
        if (
            article is None
            or article.get("/data_availability")
            or _is_exempt(article.string("type"))
            or says(document, _SAID)
        ):
            return
        yield self.finding(
            place(article),
            "the article does not say where its data can be had: add a statement on data and code",
        )


_SAID = (
    r"(?i)\b(?:data|code|materials?|software)(?: and \w+)? (?:availability|accessibility|sharing"
    r"|access|deposition)|\bavailability of\b|\b(?:is|are|was|were|be|made|freely|publicly) "
    r"(?:\w+ )?(?:available|deposited|accessible)\b|\baccession\b|\bsupplementa(?:ry|l)\b"
    r"|\bsupporting information\b|\b(?:zenodo|figshare|dryad|github|gitlab|osf\.io|dataverse)\b"
    r"|\bdata statement\b|\bavailable (?:at|from|on|in|under|upon|through)\b"
)


def _is_exempt(kind: str) -> bool:
    """Whether the article is of a type that has no data of its own."""
    return (
        re.search(r"(?i)review|case report|essay|opinion|perspective|comment|forum", kind)
        is not None
    )
