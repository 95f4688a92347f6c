"""metadata/stale-acceptance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corrigenda.article import Article
from corrigenda.dates import date_range
from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta

if TYPE_CHECKING:
    from datetime import date

_PROVISIONAL = (
    r"(?i)\bprovisional(?:ly)?\b|\b(?:just|article) accepted\b|\baccepted (?:manuscript|article)"
    r"\b|\bin press\b|\bahead of (?:print|publication)\b|\buncorrected proof|\bearly view\b"
    r"|\bforthcoming\b|^\W*accepted\W*$"
)
_LASTING = r"(?i)author manuscript|author.accepted|postprint"
_PUBLISHED = ("publish", "epub", "online", "available", "print", "issue", "collection")
_DAY = r"\d{4}-\d{2}(?:-\d{2})?"
_FAILS = (
    "title: On Lupus\ndoi: 10.5555/1\nauthors: [{given: Chen, family: Li}]\n"
    "status: ⟦Provisionally accepted⟧\ndates: {received: 2025-01-08, accepted: 2025-02-23}\n"
)


class StaleAcceptance(Rule):
    """An article that is still “provisionally accepted” or “in press” long after its acceptance.

    The final version has usually appeared by then, and the page, or the copy of it, was never
    brought up to date: readers cite a version that lacks the corrections, volume and date.

    Only an article with an acceptance date and no date of publication is reported, `days` days
    after acceptance (60 unless configured), counted to today or to `--today`. Author manuscripts
    in repositories keep their name for ever and are exempt.

    Bring status, volume and date of publication up to date, or ask the journal what became of it.
    """

    meta = RuleMeta(
        id="metadata/stale-acceptance",
        severity=Severity.WARNING,
        since="0.1",
        options=(Option("days", 60, "how many days after acceptance a status is stale"),),
        examples=(
            Example(fails=_FAILS, path="article.yaml", reports="2025-02-23, 127 days ago"),
            Example(
                passes=_FAILS.translate({10214: "", 10215: ""}), today="2025-03-30", path="a.yaml"
            ),
            Example(
                passes=_FAILS.translate({10214: "", 10215: ""}),
                options={"days": 365},
                path="article.yaml",
            ),
            Example(
                passes="title: On Lupus\ndoi: 10.5555/1\nauthors: [{given: Chen, family: Li}]\n"
                "status: In press\ndates: {accepted: 2025-02-23, published: 2025-03-01}\n",
                path="article.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding at the status line of an article that waits too long."""
        for article in document.articles:
            status = article.string("status")
            if re.search(_PROVISIONAL, status) and not re.search(_LASTING, status):
                yield from self._waiting(article, status)

    def _waiting(self, article: Article, status: str) -> Iterator[Finding]:
        dates = article.get("/dates")
        if not isinstance(dates, dict):
            return
        if any(name.casefold().startswith(_PUBLISHED) for name in dates):
            return
        accepted = _last_day(dates.get("accepted"))
        if accepted is None or (self.today - accepted).days <= self.options["days"]:
            return
        days = (self.today - accepted).days
        said = " ".join(status.split())
        yield self.finding(
            article.span("/status"),
            f"still “{said}”: accepted on {dates['accepted']}, {days} days ago, and no date of "
            "publication",
            related=[Related(article.span("/dates/accepted"), "accepted here")],
            pointer="/status",
        )


def _last_day(iso: object) -> date | None:
    """The last day an ISO date can mean; None for a year alone or what is no date."""
    if not isinstance(iso, str) or not re.fullmatch(_DAY, iso):
        return None
    days = date_range(iso)
    return days[1] if days else None
