"""declarations/data-missing: nothing is said of where the data are."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.declarations._missing import FRONT, failing, missing


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
            *failing("where its data can be had"),
            Example(passes=f"{FRONT}\n# Data availability\n\nOn a shelf.\n"),
            Example(passes=f"{FRONT}\nThe code is available at our site.\n"),
            Example(passes=FRONT.replace("doi:", "type: Review\ndoi:")),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for a word of it anywhere in the article."""
        message = (
            "the article does not say where its data can be had: add a statement on data and code"
        )
        return missing(self, document, "/data_availability", _SAID, message, exempt=_EXEMPT)


_SAID = (
    r"(?i)\b(?:data|code|materials?|software)(?: and \w+)? (?:availability|accessibility|sharing"
    r"|access|deposition)|\bavailability of\b|\b(?:is|are|was|were|be|made|freely|publicly) "
    r"(?:\w+ )?(?:available|deposited|accessible)\b|\baccession\b|\bsupplementa(?:ry|l)\b"
    r"|\bsupporting information\b|\b(?:zenodo|figshare|dryad|github|gitlab|osf\.io|dataverse)\b"
    r"|\bdata statement\b|\bavailable (?:at|from|on|in|under|upon|through)\b"
)
_EXEMPT = r"(?i)review|case report|essay|opinion|perspective|comment|forum"
"""The types of article that have no data of their own."""
