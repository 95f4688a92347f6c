"""metadata/title-capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta


class TitleCapitals(Rule):
    """A title written in capitals from the first word to the last.

    How a title looks is the business of the style sheet. In the metadata, capitals destroy what
    they hide: which words are names, which are abbreviations (IT or it, WHO or who), how a gene
    is written. No program can restore that for the indexes that take the title over.

    Titles of fewer than three words are left alone: they may be names.

    Write the title as in a sentence, and let the style sheet print capitals.
    """

    meta = RuleMeta(
        id="metadata/title-capitals",
        severity=Severity.WARNING,
        since="0.1",
        examples=(
            Example(
                fails="title: ⟦SYSTEMIC LUPUS IN CHILDREN⟧\ndoi: 10.5555/1\n"
                "authors: [{name: Chen Li}]\n",
                path="article.yaml",
                reports="capitals",
            ),
            Example(
                passes="title: CRISPR-CAS9 AND TALEN in SLE\ndoi: 10.5555/1\n"
                "authors: [{name: Chen Li}]\n",
                path="article.yaml",
            ),
            Example(
                passes="title: GROMACS 2025\ndoi: 10.5555/1\nauthors: [{name: Chen Li}]\n",
                path="article.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding at each such title."""
        for article in document.articles:
            title = article.string("title")
            words = re.findall(r"[^\W\d_]{2,}", title)
            long = [w for w in words if len(w) > 4]
            if len(words) >= 3 and len(long) >= 2 and all(w.isupper() for w in words):
                message = "the title is in capitals; write it as in a sentence"
                yield self.finding(article.span("/title"), message, pointer="/title")
