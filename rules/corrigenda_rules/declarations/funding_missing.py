"""declarations/funding-missing: nothing is said of funding."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.declarations._missing import FRONT, JATS, failing, missing


class FundingMissing(Rule):
    """An article that says nothing of who paid for the work.

    Funders trace what came of their money by the statement, and readers look who paid. Journals
    ask for it, also where nobody did.

    Any statement counts: in the metadata, in a section, in the acknowledgements (“supported by”,
    “grant”). Landing pages, parts of articles, corrections and letters are not judged.

    Write a section “Funding” with the funders and the numbers of the awards, or “This work
    received no specific funding”.
    """

    meta = RuleMeta(
        id="declarations/funding-missing",
        severity=Severity.WARNING,
        profile="strict",
        since="0.2",
        sources=(
            "ICMJE Recommendations, IV.A.3.a (Title page): sources of support",
            "JATS4R, Funding",
        ),
        examples=(
            *failing("nothing of its funding"),
            Example(passes=f"{FRONT}\n# Acknowledgements\n\nAF was supported by the Ice Fund.\n"),
            Example(
                passes=JATS.format(
                    "<funding-group><funding-statement>None.</funding-statement></funding-group>"
                ),
                path="a.xml",
            ),
            Example(passes="# Introduction\n\nIce melts.\n\n# Results\n\nIt did.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for a word of it anywhere in the article."""
        message = (
            "the article says nothing of its funding: name the funders, or say that there are none"
        )
        return missing(self, document, "/funding", _SAID, message)


_SAID = (
    r"(?i)\bfund(?:ed|ing|s|er|ers)?\b|\b(?:financial(?:ly)?|grant) support|\bgrants?\b"
    r"|\bsupported (?:in part )?(?:by|through|from|under)\b|\bsponsor|\bfellowship|\bscholarship"
    r"|\bfinanc(?:ed|ing)\b|\bsupport(?:s|ed)? (?:of|from) (?:the |a )"
)
