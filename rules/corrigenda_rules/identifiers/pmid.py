"""identifiers/pmid: a wrong PubMed ID."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import is_placeholder, quote, values


class Pmid(Rule):
    """A PubMed ID that is none.

    A PMID is a number of one to eight digits without a leading zero. What stands in its place is
    most often the PMCID (``PMC…``), which is another number of another archive, or the DOI.

    The address of the PubMed page and a ``PMID:`` before the number are right on a page; in a
    metadata field the number alone is wanted (info).
    """

    meta = RuleMeta(
        id="identifiers/pmid",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        fix="safe",
        sources=("NLM, MEDLINE/PubMed Data Element Descriptions, PMID",),
        examples=(
            Example(
                fails='{"title": "Sea ice", "DOI": "10.5555/1", "author": [{"family": "Field"}],'
                ' "PMID": "⟦PMC7012345⟧"}',
                reports="is a PMCID",
                path="article.json",
            ),
            Example(
                fails='{"title": "Sea ice", "DOI": "10.5555/1", "author": [{"family": "Field"}],'
                ' "PMID": "⟦PMID: 31978945⟧"}',
                reports="the number alone",
                fixed='{"title": "Sea ice", "DOI": "10.5555/1", "author": [{"family": "Field"}],'
                ' "PMID": "31978945"}',
                path="article.json",
            ),
            Example(
                passes='{"title": "Sea ice", "DOI": "10.5555/1", "author": [{"family": "Field"}],'
                ' "PMID": "31978945"}',
                path="article.json",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the PMID of every article."""
        for value in values(document, "pmid"):
            text = value.text
            if is_placeholder(text):
                continue
            prefix = re.match(
                r"(?i)(?:pmid\s*:?\s*)?"
                r"(?:https?://(?:www\.)?(?:pubmed\.)?ncbi\.nlm\.nih\.gov/(?:pubmed/)?)?",
                text,
            )
            start = prefix.end() if prefix else 0
            number = text[start:].rstrip("/. ")
            severity, fix = Severity.ERROR, None
            if re.match(r"(?i)PMC\s*\d", number):
                message = (
                    f"{quote(text)} is a PMCID, not a PMID: move it to the field for the PMCID"
                )
            elif "10." in number and "/" in number:
                message = f"{quote(text)} is a DOI, not a PMID"
            elif not re.fullmatch(r"[1-9]\d{0,7}", number):
                message = f"{quote(text)} is no PMID: it should be a number of up to eight digits"
            elif start and document.format != "page":
                severity, message = Severity.INFO, f"give the PMID as the number alone, {number}"
                fix = value.fix((0, start, ""), safe=True)
            else:
                continue
            yield self.finding(
                value.span, message, severity=severity, fix=fix, pointer=value.pointer
            )
