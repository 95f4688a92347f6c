"""authorship/unknown-affiliation: an author refers to an affiliation that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.authorship._people import fold, fold_label, labels


class UnknownAffiliation(Rule):
    """An author's marker that belongs to no affiliation.

    Such an author appears without an institution, or with somebody else's. Either the
    affiliation is missing from the list, or the marker is wrong.

    Only an article whose affiliations carry labels is checked. Signs (a star, †), which mark
    the corresponding author and other notes, are no references unless an affiliation bears one.
    """

    meta = RuleMeta(
        id="authorship/unknown-affiliation",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        sources=('JATS, <xref ref-type="aff">', "JOSS, Submitting a paper"),
        examples=(
            Example(
                fails="---\ntitle: Sea ice\nauthors:\n  - name: Ada Field\n"
                '    affiliation: "1, ⟦3⟧"\naffiliations:\n  - index: 1\n    name: Ice Institute\n'
                "  - index: 2\n    name: Sea Institute\n---\n\nIce is thin.\n",
                reports="no affiliation is labelled “3”",
                path="paper.md",
            ),
            Example(
                passes="---\ntitle: Sea ice\nauthors:\n  - name: Ada Field\n"
                '    affiliation: "1, 2"\naffiliations:\n  - index: 1\n    name: Ice Institute\n'
                "  - index: 2\n    name: Sea Institute\n---\n\nIce is thin.\n",
                path="paper.md",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks up every reference of every author."""
        for article in document.articles:
            known = labels(article)
            if known:
                yield from self._references(article, known)

    def _references(self, article: Article, known: dict[str, str]) -> Iterator[Finding]:
        names = {
            fold(str(value.get("name", "")))
            for _, value in article.items("affiliations")
            if isinstance(value, dict)
        }
        shown = [label for label in known if re.search(r"\w", label)] or list(known)
        listed = ", ".join(shown[:8]) + (" …" if len(shown) > 8 else "")
        for at, author in article.items("authors"):
            refs = author.get("affiliations") if isinstance(author, dict) else None
            for k, ref in enumerate(refs if isinstance(refs, list) else ()):
                label = fold_label(str(ref))
                if label in known or fold(label) in names or not re.search(r"\w", label):
                    continue
                if re.fullmatch(r"\w+\s?[-–]\s?\w+", label):
                    continue  # a range of labels, which no reader takes apart
                yield self.finding(
                    article.span(f"{at}/affiliations/{k}"),
                    f"no affiliation is labelled {quote(str(ref))}; there are {listed}",
                    pointer=f"{at}/affiliations/{k}",
                )
