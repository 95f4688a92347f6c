"""authorship/no-corresponding: nobody to write to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.authorship._people import people

_HEAD = "title: Sea ice\ndoi: 10.5555/1\nauthors:\n"
_CONTRIB = (
    '<contrib contrib-type="author"{}><name><surname>{}</surname><given-names>Ada</given-names>'
    "</name></contrib>"
)
_JATS = (
    "<article><front><article-meta><contrib-group>{}</contrib-group></article-meta></front>"
    "</article>"
)


class NoCorresponding(Rule):
    """An article of several authors none of whom is the corresponding one.

    Readers with a question, and the journal after years, need to know whom to ask.

    A mark at an author, a correspondence note, or the e-mail address of an author is enough. An
    article of one author, an editorial or a correction needs no mark. Copied pages are not judged:
    the mark is lost in them as often as not.

    Mark the corresponding author.
    """

    meta = RuleMeta(
        id="authorship/no-corresponding",
        severity=Severity.WARNING,
        profile="strict",
        since="0.2",
        sources=("ICMJE Recommendations, II.A.4 Corresponding author",),
        examples=(
            Example(
                fails=f"{_HEAD}  - name: ⟦Ada Field⟧\n  - name: Bo Lind\n",
                reports="none of the 2 authors",
                path="metadata.yaml",
            ),
            Example(
                fails=_JATS.format(_CONTRIB.format("", "⟦Field⟧") + _CONTRIB.format("", "Lind")),
                reports="none of the 2 authors",
                path="a.xml",
            ),
            Example(
                passes=f"{_HEAD}  - name: Ada Field\n    email: ada@example.org\n"
                "  - name: Bo Lind\n",
                path="metadata.yaml",
            ),
            Example(
                passes=_JATS.format(
                    _CONTRIB.format(' corresp="yes"', "Field") + _CONTRIB.format("", "Lind")
                ),
                path="a.xml",
            ),
            Example(passes=f"{_HEAD}  - name: Ada Field\n", path="metadata.yaml"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for a mark, a note or an address."""
        if document.format in ("page", "html"):
            return
        for article in document.articles:
            authors = people(article)
            if re.search(r"(?i)editorial|retract|correct|erratum|concern", article.string("type")):
                continue
            if not article.complete or len(authors) < 2 or article.items("correspondence"):
                continue
            if any(p.email or article.get(f"{p.pointer}/corresponding") for p in authors):
                continue
            yield self.finding(
                authors[0].span,
                f"none of the {len(authors)} authors is the corresponding one: mark who is",
                pointer="/authors",
            )
