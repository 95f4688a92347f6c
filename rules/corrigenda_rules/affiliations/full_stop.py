"""affiliations/full-stop: some affiliations end with a full stop, others do not."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, value

_ABBREVIATED = ("Inc.", "Ltd.", "Co.", "Corp.", "U.S.A.", "U.S.", "U.K.", "S.A.", "N.V.", "B.V.")


class FullStop(Rule):
    """Affiliations of which some end with a full stop and others do not.

    A list is read as a list when all its lines end in one way. One note (info) is made for an
    article, at the first affiliation of the rarer way. A stop that belongs to an abbreviation
    (Inc., U.S.A.) counts for neither.
    """

    meta = RuleMeta(
        id="affiliations/full-stop",
        severity=Severity.INFO,
        since="0.1",
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Ice Institute, Oslo\n"
                "  - index: 2\n    name: Sea Institute, Kiel⟦.⟧\n"
                "  - index: 3\n    name: Ice Inc.\ndoi: 10.5555/1\n",
                reports="ends with a full stop",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - name: Ada Field\n    affiliation: 1\n"
                "affiliations:\n  - index: 1\n    name: Ice Institute, Oslo.\n"
                "  - index: 2\n    name: Sea Institute, Kiel.\ndoi: 10.5555/1\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the ends of every article's affiliations."""
        for article in document.articles:
            names = _names(article)
            stopped = [name for name in names if name.text.endswith(".")]
            bare = [name for name in names if not name.text.endswith(".")]
            if not stopped or not bare:
                continue
            few, many = (stopped, bare) if len(stopped) <= len(bare) else (bare, stopped)
            first, end = few[0], len(few[0].text)
            here, there = ("with", "without") if few is stopped else ("without", "with")
            yield self.finding(
                first.part(end - 1, end),
                f"this affiliation ends {here} a full stop, {len(many)} of the others {there}",
                related=[Related(many[0].span, "an affiliation of the other way")],
                pointer=first.pointer,
            )


def _names(article: Article) -> list[Value]:
    found = (value(article, f"{at}/name") for at, _ in article.items("affiliations"))
    distinct = {name.span: name for name in found if name is not None}
    return [name for name in distinct.values() if not name.text.endswith(_ABBREVIATED)]
