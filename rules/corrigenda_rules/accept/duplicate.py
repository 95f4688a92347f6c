"""accept/duplicate."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.accepting import normal
from corrigenda.document import Block, Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.accept._entries import entries, removal


class Duplicate(Rule):
    """An accepted word that its list has already, or has in small letters.

    A list that says things twice grows twice as fast, and who takes one of the two out wonders why
    nothing changes. An entry in small letters accepts every case of its word, so “Cytokine” is
    needless beside “cytokine”; one with a capital accepts capitals throughout as well, so “CROHN”
    is needless beside “Crohn”.

    Only entries of one list are compared. “Crohn” beside “CrOHN” stands: each accepts what the
    other does not.

    Remove the entry. The fix does so where the line holds nothing else; a note beside the entry may
    be the one worth keeping.
    """

    meta = RuleMeta(
        id="accept/duplicate",
        severity=Severity.WARNING,
        since="0.1",
        fix="safe",
        examples=(
            Example(
                fails="anakinra\nnanobody\n⟦anakinra⟧\n",
                reports="stands on line 1 already",
                fixed="anakinra\nnanobody\n",
                path="accept.words",
            ),
            Example(
                fails="⟦Nanobody⟧\nnanobody\n",
                reports="in small letters on line 2, which accepts every case",
                fixed="nanobody\n",
                path="accept.words",
            ),
            Example(
                fails="Crohn\n⟦CROHN⟧  # in headlines\n",
                reports="accepts it in capitals as well",
                fixed="Crohn\nCROHN  # in headlines\n",
                path="accept.words",
            ),
            Example(
                fails="non-coding\nd’Alembert\n⟦d'Alembert⟧",
                reports="line 2 already",
                fixed="non-coding\nd’Alembert",
                path="accept.words",
            ),
            Example(passes="mTOR\nMtor\ndelta\ndeltas\n", path="accept.words"),
            Example(passes="anakinra\n\nanakinra\n", path="article.md"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields each entry that another of the list makes needless."""
        first: dict[str, Block] = {}
        again: list[tuple[Block, str]] = []
        for block in entries(document):
            form = normal(block.text)
            if form in first:
                again.append((block, form))
            else:
                first[form] = block
        for block, form in again:
            yield self._report(document, block, first[form], "stands on line {} already")
        for form, block in first.items():
            if form == (small := form.lower()):
                continue
            if small in first:
                words = "stands in small letters on line {}, which accepts every case"
                yield self._report(document, block, first[small], words)
            elif form.isupper() and (titled := form.capitalize()) != form and titled in first:
                words = f"is needless: “{titled}” on line {{}} accepts it in capitals as well"
                yield self._report(document, block, first[titled], words)

    def _report(self, document: Document, block: Block, other: Block, words: str) -> Finding:
        span, place = block.span(), other.span()
        said = words.format(document.source.line_of(place.start))
        return self.finding(
            span,
            f"“{block.text}” {said}; remove it",
            related=[Related(place, "the entry that does for both")],
            fix=removal(document, span, safe=True),
            pointer=block.pointer,
        )
