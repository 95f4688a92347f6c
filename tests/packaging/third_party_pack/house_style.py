"""A rule pack as a third party would write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Finding, Fix, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, Rule, RuleMeta
from corrigenda.text import Span


class PlainWords(Rule):
    """A long word where the house style wants plain words.

    Readers whose first language is not English read “use” faster than “utilize”.
    """

    meta = RuleMeta(
        id="house-style/plain-words",
        severity=Severity.WARNING,
        since="1.0",
        words=True,
        fix="safe",
        examples=(
            Example(fails="We ⟦utilize⟧ it.", reports="use", fixed="We use it."),
            Example(passes="We use `utilize()` here."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each “utilize” in the prose."""
        for block, start, end in document.occurrences("utilize"):
            edit = block.edit(start, end, "use")
            yield self.finding(
                block.span(start, end),
                "write “use” for “utilize”",
                suggestions=["use"],
                fix=Fix((edit,), safe=True) if edit else None,
            )


class UniqueTitle(CorpusRule):
    """Two files whose articles have the same title."""

    meta = RuleMeta(
        id="house-style/unique-title",
        severity=Severity.WARNING,
        since="1.0",
        examples=(
            Example(
                fails="=== a.md\n# One title\n=== b.md\n# ⟦One title⟧\n",
                reports="the title of a.md",
            ),
            Example(passes="=== a.md\n# One title\n=== b.md\n# Another title\n"),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields the title of each file."""
        for block in document.of_kind("article-title"):
            yield block.span(), block.text

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields each file whose title an earlier file has."""
        first: dict[str, str] = {}
        for path, span, title in facts:
            if title in first:
                yield path, self.finding(span, f"the title of {first[title]}")
            first.setdefault(title, path)


def rules() -> list[type[Rule]]:
    """The pack."""
    return [PlainWords, UniqueTitle]
