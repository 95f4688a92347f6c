"""corpus/duplicate-title: one title over two articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.corpus._across import complete, plain, twice

_FEWEST_WORDS = 4


class DuplicateTitle(CorpusRule):
    """Two articles with the same title.

    One of them was made from the other and kept its title, or one article is there twice. Titles
    of fewer than four words (“Editorial”, “In this issue”) are often the same and do not count, nor
    do the files of one article in several formats: the same name with another ending, or different
    endings in one folder.

    Compared are the words, without case, accents and punctuation.
    """

    meta = RuleMeta(
        id="corpus/duplicate-title",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.1",
        examples=(
            Example(
                fails="=== a.md\n---\ntitle: Ice on the lakes of Norway\n"
                "authors: [Field]\n---\nText.\n"
                "=== b.md\n---\ntitle: ⟦Ice on the Lakes of Norway.⟧\n"
                "authors: [Field]\n---\nText.\n",
                reports="also the title of a.md",
            ),
            Example(
                passes="=== a.md\n---\ntitle: Ice on the lakes of Norway\n"
                "authors: [Field]\n---\nText.\n"
                "=== b.md\n---\ntitle: Ice on the lakes of Sweden\nauthors: [Field]\n---\nText.\n"
            ),
            Example(
                passes="=== 1/a.md\n---\ntitle: In this issue\nauthors: [Field]\n---\nText.\n"
                "=== 2/a.md\n---\ntitle: In this issue\nauthors: [Field]\n---\nText.\n"
            ),
            Example(
                passes="=== paper.md\n---\ntitle: Ice on the lakes of Norway\n"
                "authors: [Field]\n---\nText.\n"
                "=== codemeta.yaml\ntitle: Ice on the lakes of Norway\n"
                "authors:\n  - name: Ada Field\n"
            ),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields the title of each article in its plainest form."""
        for article in complete(document):
            title = plain(article.string("title"))
            if title.count(" ") >= _FEWEST_WORDS - 1:
                yield article.span("/title"), title

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields each title that a file before had."""
        yield from twice(self, facts, "this is also the title of {}: is it the same article?")
