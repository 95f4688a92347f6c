"""affiliations/duplicate: one affiliation under two labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import Value, quote, value


class Duplicate(Rule):
    """The same affiliation under two labels.

    The page then shows one institution twice, and its authors seem to work in different places.
    Give the authors one label and remove the other line. Compared are the whole names, without
    case, spaces and punctuation.
    """

    meta = RuleMeta(
        id="affiliations/duplicate",
        severity=Severity.WARNING,
        since="0.1",
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "  - name: Bo Lind\n    affiliation: 2\n"
                "affiliations:\n  - index: 1\n    name: Ice Institute, Oslo, Norway\n"
                "  - index: 2\n    name: ⟦Ice Institute, Oslo Norway.⟧\ndoi: 10.5555/1\n",
                reports="is affiliation 1 again",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "  - name: Bo Lind\n    affiliation: 2\n"
                "affiliations:\n  - id: 1\n    department: Ice\n    institution: Oslo Univ.\n"
                "  - id: 2\n    department: Seas\n    institution: Oslo Univ.\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "  - name: Bo Lind\n    affiliation: 2\n"
                "affiliations:\n  - index: 1\n    name: Ice Institute, Oslo, Norway\n"
                "  - index: 2\n    name: Sea Institute, Oslo, Norway\ndoi: 10.5555/1\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the affiliations of every article."""
        for article in document.articles:
            yield from self._compare(document, article)

    def _compare(self, document: Document, article: Article) -> Iterator[Finding]:
        known: dict[str, tuple[Value, str]] = {}
        for at, affiliation in article.items("affiliations"):
            name = value(article, f"{at}/name")
            if name is None:
                continue
            label = str(affiliation.get("label", ""))
            folded = _folded(name.text) + _folded(_rest(document, article, at, name.span))
            first, other = known.setdefault(folded, (name, label))
            if folded and first is not name and first.span != name.span and other != label:
                yield self.finding(
                    name.span,
                    f"{quote(name.text)} is affiliation {other} again: use one label for both",
                    related=[Related(first.span, f"affiliation {other}")],
                    pointer=name.pointer,
                )


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _rest(document: Document, article: Article, at: str, name: Span) -> str:
    """What an affiliation says besides its name and its label: a department, a street, a city."""
    whole = article.span(at)
    if at not in article or not whole.start <= name.start <= name.end <= whole.end:
        return ""
    parts, end = [], whole.start
    for span in sorted({name, article.span(f"{at}/label")}):
        parts.append(document.source.text[end : span.start])
        end = max(end, span.end)
    return " ".join((*parts, document.source.text[end : whole.end]))
