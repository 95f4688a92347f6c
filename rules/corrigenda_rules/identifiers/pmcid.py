"""identifiers/pmcid: a wrong PubMed Central ID."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import is_placeholder, quote, value


class Pmcid(Rule):
    """A PubMed Central ID without its letters, or something else in its place.

    A PMCID is ``PMC`` and a number, sometimes with a version (``PMC7012345.2``). Without the
    letters it reads as a PMID, which is the number of another article.

    The missing letters are put in by an unsafe fix, since the number may be a PMID after all; where
    the article has that very PMID, the rule says so.
    """

    meta = RuleMeta(
        id="identifiers/pmcid",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        fix="unsafe",
        sources=("NLM, PMCID and manuscript IDs",),
        examples=(
            Example(
                fails='{"title": "Sea ice", "DOI": "10.5555/1", "author": [{"family": "Field"}],'
                ' "PMCID": "⟦7012345⟧"}',
                reports="lacks its letters",
                fixed='{"title": "Sea ice", "DOI": "10.5555/1", "author": [{"family": "Field"}],'
                ' "PMCID": "PMC7012345"}',
                path="article.json",
            ),
            Example(
                fails='{"title": "Sea ice", "DOI": "10.5555/1", "author": [{"family": "Field"}],'
                ' "PMID": "31978945", "PMCID": "⟦31978945⟧"}',
                reports="is the PMID",
                path="article.json",
            ),
            Example(
                passes='{"title": "Sea ice", "DOI": "10.5555/1", "author": [{"family": "Field"}],'
                ' "PMCID": "PMC7012345.2"}',
                path="article.json",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the PMCID of every article."""
        for article in document.articles:
            found = value(article, "/pmcid")
            if found is None or is_placeholder(found.text):
                continue
            name = re.sub(r"(?i)^(?:pmcid\s*:?\s*)?(?:https?://\S*/)?", "", found.text.rstrip("/ "))
            if re.fullmatch(r"(?i)PMC\d{1,8}(?:\.\d+)?", name):
                continue
            fix = None
            if name.isdecimal() and name == str(article.get("/pmid", "")).strip():
                message = f"{quote(found.text)} is the PMID: give the number that starts with PMC"
            elif re.fullmatch(r"\d{5,8}", name):
                message = f"the PMCID {quote(found.text)} lacks its letters: PMC{name}"
                fix = found.fix((0, len(found.text), f"PMC{name}"), safe=False)
            else:
                message = f"{quote(found.text)} is no PMCID: it should look like PMC7012345"
            yield self.finding(found.span, message, fix=fix, pointer=found.pointer)
