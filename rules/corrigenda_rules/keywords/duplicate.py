"""keywords/duplicate: the same keyword twice."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, quote
from corrigenda_rules.keywords._terms import fold, keywords


class Duplicate(Rule):
    """The same keyword twice, perhaps with another capital, hyphen or space.

    Indexes fold these differences, so that the second form finds nothing more and takes the place
    of another keyword.
    """

    meta = RuleMeta(
        id="keywords/duplicate",
        severity=Severity.WARNING,
        since="0.1",
        profile="minimal",
        sources=("JATS, <kwd>",),
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [T-cell therapy, lupus, ⟦T cell therapy⟧]\n",
                reports="“T-cell therapy” again",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [C, C++, C#, lupus, lupus nephritis]\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the keywords of every article."""
        for article in document.articles:
            known: dict[str, Value] = {}
            for keyword in keywords(article):
                folded = fold(keyword.text)
                first = known.setdefault(folded, keyword)
                if folded and first is not keyword:
                    again = "twice" if first.text == keyword.text else f"{quote(first.text)} again"
                    yield self.finding(
                        keyword.span,
                        f"the keyword {quote(keyword.text)} is {again}: remove one"
                        if again != "twice"
                        else f"the keyword {quote(keyword.text)} stands twice: remove one",
                        related=[Related(first.span, "the first of the two")],
                        pointer=keyword.pointer,
                    )
