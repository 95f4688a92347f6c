"""authorship/unused-affiliation: an affiliation that no author refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.authorship._people import fold, fold_label, labels, people

_NOTE = (
    r"(?i)(?:present|current|permanent|new|former)\s+(?:address|affiliation)|deceased|equal"
    r"|these authors|correspond|e-?mail|contributed"
)


class UnusedAffiliation(Rule):
    """An affiliation that no author refers to.

    Either its author's marker is missing or wrong, and that author now appears without an
    institution; or the affiliation was left over when the list changed.

    Nothing is said unless the authors do refer to affiliations; on a web page, unless every
    author does, because there a marker may have been lost in copying. Notes that stand among the
    affiliations (“Present address”, “These authors contributed equally”) are left alone.
    """

    meta = RuleMeta(
        id="authorship/unused-affiliation",
        severity=Severity.WARNING,
        since="0.1",
        sources=("JATS, <aff>", "JOSS, Submitting a paper"),
        examples=(
            Example(
                fails="---\ntitle: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    affiliation: 1\naffiliations:\n  - index: 1\n    name: Ice Institute\n"
                "  - index: 2\n    name: ⟦Sea Institute⟧\n---\n\nIce is thin.\n",
                reports="no author refers to affiliation 2",
                path="paper.md",
            ),
            Example(
                passes="---\ntitle: Sea ice\nauthors:\n  - name: Ada Field\n"
                "    affiliation: 2\n  - name: Bo Lind\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Ice Institute\n"
                "  - index: 2\n    name: Sea Institute\n---\n\nIce is thin.\n",
                path="paper.md",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Counts the references to every affiliation."""
        for article in document.articles:
            yield from self._unused(article, document.format == "page")

    def _unused(self, article: Article, on_page: bool) -> Iterator[Finding]:
        authors = people(article)
        known = labels(article)
        used = {fold_label(ref) for person in authors for ref in person.affiliations}
        named = {fold(ref) for person in authors for ref in person.affiliations}
        if not used & known.keys() or any("-" in label or "–" in label for label in used):
            return
        if on_page and any(not p.affiliations and not p.is_group for p in authors):
            return
        for label, at in known.items():
            name = str(article.get(f"{at}/name", ""))
            if label in used or (name and fold(name) in named) or re.match(_NOTE, name.strip()):
                continue
            place = f"{at}/name" if f"{at}/name" in article else at
            yield self.finding(
                article.span(place),
                f"no author refers to affiliation {label}, {quote(name)}: "
                "add its number to an author, or remove it",
                pointer=at,
            )
