"""corpus/journal-name: a journal's title written in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.corpus._across import at_odds, grouped


class JournalName(CorpusRule):
    """The title of one journal written differently in different articles.

    “Frontiers in Immunology” and “Frontiers In Immunology” are two journals in a list of articles,
    and an index that counts by title counts them apart. Reported where case, punctuation, accents,
    “The” or “&” differ, in the files that have the form that fewer files have; titles in capitals
    throughout and abbreviated titles say nothing.
    """

    meta = RuleMeta(
        id="corpus/journal-name",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="unsafe",
        examples=(
            Example(
                fails="=== a.yaml\ntitle: One\nauthors: [Ada Field]\njournal: Ice & Snow Reports\n"
                "=== b.yaml\ntitle: Two\nauthors: [Ada Field]\n"
                "journal: ⟦Ice and Snow Reports⟧\n"
                "=== c.yaml\ntitle: Three\nauthors: [Ada Field]\njournal: Ice & Snow Reports\n",
                reports="“Ice and Snow Reports” (1 file) beside “Ice & Snow Reports” (2 files)",
                fixed="=== a.yaml\ntitle: One\nauthors: [Ada Field]\njournal: Ice & Snow Reports\n"
                "=== b.yaml\ntitle: Two\nauthors: [Ada Field]\njournal: Ice & Snow Reports\n"
                "=== c.yaml\ntitle: Three\nauthors: [Ada Field]\njournal: Ice & Snow Reports\n",
            ),
            Example(
                passes="=== a.yaml\ntitle: One\nauthors: [Ada Field]\njournal: Ice Reports\n"
                "=== b.yaml\ntitle: Two\nauthors: [Ada Field]\njournal: Snow Reports\n"
                "=== c.yaml\ntitle: Three\nauthors: [Ada Field]\njournal: ICE REPORTS\n"
            ),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields the title of the journal of each article."""
        for article in document.articles:
            title = article.get("/journal/title")
            if isinstance(title, str) and title.strip():
                yield article.span("/journal/title"), title

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields the titles that fewer files have."""
        for forms in grouped(facts).values():
            yield from at_odds(self, forms, mend=True)
