"""accept/unused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.accepting import normal
from corrigenda.document import Document
from corrigenda.finding import Edit, Finding, Fix, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.accept._entries import entries, removal


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

    Remove the entry. The fix does so where the line holds nothing else.
    """

    meta = RuleMeta(
        id="accept/unused",
        severity=Severity.INFO,
        since="0.1",
        fix="unsafe",
        whole=True,
        examples=(
            Example(
                fails="=== accept.words\nanakinra\n⟦zzyzxin⟧\nCrohn\n⟦de novo⟧\nnon-coding\n"
                "=== a.md\nTreated with Anakinra.\n=== b.md\nCROHN: `zzyzxin`; de-coding, non-\n",
                reports="no document",
                fixed="=== accept.words\nanakinra\nCrohn\nnon-coding\n"
                "=== a.md\nTreated with Anakinra.\n=== b.md\nCROHN: `zzyzxin`; de-coding, non-\n",
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
        """Yields each entry of a list, and those that a document has.

        An entry is its word and, if a fix can take it out, the start and end of that edit; those a
        document has are one object with the key ``used``.
        """
        for block in entries(document):
            fix = removal(document, block.span(), safe=False)
            yield block.span(), [block.text, *(fix.edits[0][:2] if fix else ())]
        if document.accept and document.blocks and document.blocks[0].kind != "accept":
            used = sorted(document.accept.used_in(document))
            if used:
                yield Span(0, 0), {"used": used}

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields each entry that no document has."""
        kept = list(facts)
        found = (fact.value["used"] for fact in kept if isinstance(fact.value, dict))
        used = set[str]().union(*found)
        for path, span, value in kept:
            if isinstance(value, list) and normal(value[0]) not in used:
                word, *line = value
                fix = Fix((Edit(line[0], line[1], ""),), safe=False) if line else None
                yield (
                    path,
                    self.finding(span, f"no document has “{word}” any more; remove it", fix=fix),
                )
