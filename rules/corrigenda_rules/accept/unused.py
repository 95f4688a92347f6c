"""accept/unused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.accepting import normal
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.accept._entries import entries


class Unused(CorpusRule):
    """An accepted word that no document has any more.

    What nobody writes needs no accepting, and the next person who mistypes another word that way
    will not be told.

    An entry counts as used where it stands in the text of a document, in any case that it accepts,
    whether a rule would have reported it there or not. The rule speaks only where it has seen
    everything: where the folder with the configuration was checked as a whole (`corrigenda check`
    without a path does so; a hook that is given the files of a commit does not), where every file
    could be read, and for lists that stand in that folder. A list that several projects share is
    judged in none of them.

    Remove the entry.
    """

    meta = RuleMeta(
        id="accept/unused",
        severity=Severity.INFO,
        since="0.1",
        whole=True,
        examples=(
            Example(
                fails="=== accept.words\nanakinra\n⟦zzyzxin⟧\nCrohn\n⟦de novo⟧\nnon-coding\n"
                "=== a.md\nTreated with Anakinra.\n=== b.md\nCROHN: `zzyzxin`; de-coding, non-\n",
                reports="no document",
                path="accept.words",
            ),
            Example(
                passes="=== accept.words\nnon-coding\nα-tubulin\nmTORC1\nin vivo\n"
                "=== a.md\nThe non-coding part of α-tubulin and mTORC1 *in* vivo.\n"
            ),
            Example(passes="=== accept.words\nnaïve\n=== a.md\nA nai\u0308ve model.\n"),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields each entry of a list (a string), or those that a document has (a list)."""
        for block in entries(document):
            yield block.span(), block.text
        if document.accept and document.blocks and document.blocks[0].kind != "accept":
            used = sorted(document.accept.used_in(document))
            if used:
                yield Span(0, 0), used

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields each entry that no document has."""
        kept = list(facts)
        used = set[str]().union(*(fact.value for fact in kept if isinstance(fact.value, list)))
        for path, span, word in kept:
            if isinstance(word, str) and normal(word) not in used:
                message = f"no document has “{word}” any more; remove it"
                yield path, self.finding(span, message)
