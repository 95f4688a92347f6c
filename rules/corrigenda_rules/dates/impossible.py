"""dates/impossible: a date that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.dates._history import fault, parse

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Impossible(Rule):
    """A date that no calendar has: 30 February, a month 13, the year 20225.

    Programs that read such a date drop it, stop, or turn it into another one (30 February into
    2 March). Where day and month have only changed places, the date that was meant is suggested.

    A date that the rule cannot read (“Spring 2025”, “in press”) is not its business.
    """

    meta = RuleMeta(
        id="dates/impossible",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        sources=("ISO 8601-1:2019",),
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "received: ⟦2025-02-30⟧\n",
                reports="that month has 28 days",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "accepted: ⟦2025-23-07⟧\n",
                reports="should it be 2025-07-23?",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "received: 2024-02-29\naccepted: 1 May 2024\npublished: Spring 2025\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads every date and year of every article."""
        for article in document.articles:
            dates = article.get("/dates")
            for name, text in dates.items() if isinstance(dates, dict) else ():
                if isinstance(text, str):
                    yield from self._judge(document, article, f"/dates/{name}", text)
            for at in ("/year", "/copyright/year"):
                year = article.get(at)
                if type(year) is int and not 1400 <= year <= 2199:
                    yield from self._judge(document, article, at, str(year))

    def _judge(self, document: Document, article: Article, at: str, text: str) -> Iterator[Finding]:
        parts = (
            parse(text)
            or _written(text)
            or ((int(text),) if re.fullmatch(r"\d{1,9}", text) and at.endswith("year") else None)
        )
        wrong = fault(parts) if parts else None
        if not parts or wrong is None:
            return
        span = article.span(at)
        written = document.source.text[slice(*span)]
        if not written or written[0] in "[{":  # CSL's date-parts
            written = text
        swapped = (parts[0], parts[2], parts[1]) if len(parts) == 3 else None
        suggestions = []
        if swapped and parts[1] > 12 and not fault(swapped):
            suggestions = ["{:04}-{:02}-{:02}".format(*swapped)]
            wrong += f", should it be {suggestions[0]}?"
        yield self.finding(
            span,
            f"{quote(written)} is no date: {wrong}",
            suggestions=suggestions,
            pointer=at,
        )


def _written(text: str) -> tuple[int, ...] | None:
    """The claim of a date in words: 31 April 2025, April 31, 2025."""
    match = re.fullmatch(
        r"(?i)\s*(?:(?P<d>\d{1,3})(?:st|nd|rd|th)?\s+(?P<m>[a-z]{3,9})\.?|"
        r"(?P<m2>[a-z]{3,9})\.?\s+(?P<d2>\d{1,3})(?:st|nd|rd|th)?),?\s+(?P<y>\d{4,6})\s*",
        text,
    )
    if not match:
        return None
    month = (match["m"] or match["m2"]).lower()[:3]
    if month not in _MONTHS:
        return None
    return int(match["y"]), _MONTHS.index(month) + 1, int(match["d"] or match["d2"])
