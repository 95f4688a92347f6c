"""corpus/duplicate-doi: one DOI in two articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import is_placeholder
from corrigenda_rules.corpus._across import complete, twice

_DOI = r"10\.\d{4,9}/\S+"


class DuplicateDoi(CorpusRule):
    """Two articles with the same DOI.

    A DOI names one article. The second file was made from the first one, and its DOI was forgotten;
    what is deposited under it overwrites the record of the other article.

    Compared is the DOI itself, without case and without the address around it. Records of a
    bibliography do not count, nor do the files of one article in several formats: the same name
    with another ending, or different endings in one folder.
    """

    meta = RuleMeta(
        id="corpus/duplicate-doi",
        severity=Severity.WARNING,
        since="0.1",
        sources=("DOI Handbook, 2.3 (uniqueness)",),
        examples=(
            Example(
                fails="=== a.md\n---\ntitle: Ice in spring\ndoi: 10.5555/abc.1\n---\nText.\n"
                "=== b.md\n---\ntitle: Ice in autumn\n"
                "doi: ⟦https://doi.org/10.5555/ABC.1⟧\n---\nText.\n",
                reports="also the DOI of a.md",
            ),
            Example(
                passes="=== a.md\n---\ntitle: Ice in spring\ndoi: 10.5555/abc.1\n---\nText.\n"
                "=== b.md\n---\ntitle: Ice in autumn\ndoi: 10.5555/abc.2\n---\nText.\n"
            ),
            Example(
                passes="=== a/paper.md\n---\ntitle: Ice\ndoi: 10.5555/abc.1\n---\nText.\n"
                "=== b/paper.yaml\ntitle: Ice\nauthors:\n  - name: Ada Field\n"
                "doi: 10.5555/abc.1\n"
            ),
            Example(
                passes="=== a.md\n---\ntitle: Ice\ndoi: 10.5555/xxxx\n---\nText.\n"
                "=== b.md\n---\ntitle: Snow\ndoi: 10.5555/xxxx\n---\nText.\n"
            ),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields the DOI of each article, in small letters."""
        for article in complete(document):
            found = re.search(_DOI, article.string("doi")[:500])
            if found is not None and not is_placeholder(found[0]):
                yield article.span("/doi"), found[0].lower().rstrip(".,;")

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields each DOI that a file before had."""
        yield from twice(self, facts, "this is also the DOI of {}: each article has its own")
