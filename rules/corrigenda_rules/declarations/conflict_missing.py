"""declarations/conflict-missing: nothing is said of conflicts of interest."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.declarations._missing import FRONT, JATS, failing, missing


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
            *failing("nothing of conflicts of interest"),
            Example(passes=f"{FRONT}\n# Competing interests\n\nNone.\n"),
            Example(
                passes=JATS.format(
                    '<author-notes><fn fn-type="conflict"><p>None declared.</p></fn></author-notes>'
                ),
                path="a.xml",
            ),
            Example(passes="# Introduction\n\nIce melts.\n\n# Results\n\nIt did.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for a word of it anywhere in the article."""
        message = (
            "the article says nothing of conflicts of interest: "
            "declare them, or say that there are none"
        )
        return missing(self, document, "/conflict_of_interest", _SAID, message)


_SAID = (
    r"(?i)\b(?:conflicts?|conflicting|competing|declarations?|disclosures?) (?:of |in )?"
    r"(?:\w+ )?interests?\b|\bfinancial (?:disclosure|interest)|\bdisclosures?\b"
    r"|\bnothing to (?:disclose|declare)\b|\b(?:duality|declarations?) of interest"
)
