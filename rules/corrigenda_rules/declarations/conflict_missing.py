"""declarations/conflict-missing: nothing is said of conflicts of interest."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.declarations._statements import judged, place, says

_FRONT = (
    "---\ntitle: Ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n---\n\n# Introduction\n\n"
    "Ice melts.\n\n# Results\n\nIt did.\n"
)
_JATS = (
    "<article><front><article-meta><title-group><article-title>Ice</article-title></title-group>"
    '<contrib-group><contrib contrib-type="author"><collab>Ice Group</collab></contrib>'
    "</contrib-group>{}</article-meta></front><body><sec><title>Methods</title><p>A ship.</p></sec>"
    "<sec><title>Results</title><p>It melts.</p></sec></body></article>"
)


class ConflictMissing(Rule):
    """An article that says nothing of conflicts of interest.

    Readers weigh a result by who gains from it. Journals ask every author for a statement, also
    where there is nothing to declare.

    Any statement counts, in the metadata, in a section or in a note (“competing interests”,
    “disclosures”). Landing pages, parts of articles, corrections and letters are not judged.

    Write a section “Competing interests”; “The authors declare no competing interests” will do.
    """

    meta = RuleMeta(
        id="declarations/conflict-missing",
        severity=Severity.WARNING,
        profile="strict",
        since="0.2",
        sources=(
            "ICMJE Recommendations, II.B Disclosure of Financial and Non-Financial Relationships",
            "COPE, Core Practices: Conflicts of interest",
        ),
        examples=(
            Example(
                fails=_FRONT.replace("Ice\nauthors", "⟦Ice⟧\nauthors"),
                reports="nothing of conflicts of interest",
            ),
            Example(
                fails=_JATS.format("").replace("Ice<", "⟦Ice⟧<"),
                reports="nothing of conflicts of interest",
                path="a.xml",
            ),
            Example(passes=f"{_FRONT}\n# Competing interests\n\nNone.\n"),
            Example(
                passes=_JATS.format(
                    '<author-notes><fn fn-type="conflict"><p>None declared.</p></fn></author-notes>'
                ),
                path="a.xml",
            ),
            Example(passes="# Introduction\n\nIce melts.\n\n# Results\n\nIt did.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for a word of it anywhere in the article."""
        article = judged(document)
        if article is None or article.get("/conflict_of_interest") or says(document, _SAID):
            return
        yield self.finding(
            place(article),
            "the article says nothing of conflicts of interest: "
            "declare them, or say that there are none",
        )


_SAID = (
    r"(?i)\b(?:conflicts?|conflicting|competing|declarations?|disclosures?) (?:of |in )?"
    r"(?:\w+ )?interests?\b|\bfinancial (?:disclosure|interest)|\bdisclosures?\b"
    r"|\bnothing to (?:disclose|declare)\b|\b(?:duality|declarations?) of interest"
)
