"""dates/future: a date that has not come yet."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Option, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.dates._history import Stage, fault, stages

_PAST = frozenset({"received", "revised", "accepted", "submitted", "retracted", "corrected"})


class Future(Rule):
    """A date that has not come yet.

    What has been received or accepted was so before today. Such a date is a slip of the year, or
    of day and month. One day is granted for the time zones.

    Journals date an issue ahead of its appearance and print next year's volume in autumn: a
    date of publication may lie up to `days` days ahead, and a year counts from its first day.
    """

    meta = RuleMeta(
        id="dates/future",
        severity=Severity.ERROR,
        since="0.1",
        options=(Option("days", 240, "how many days ahead a date of publication may lie"),),
        sources=("JATS, <history> and <pub-date>",),
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "received: ⟦2026-01-12⟧\n",
                reports="has not come yet",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "published: ⟦2052-06-01⟧\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "received: 2025-07-01\npublished: 2025-09\n",
                path="metadata.yaml",
                today="2025-06-30",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares every date with today's."""
        for article in document.articles:
            for stage in stages(article):
                if not fault(stage.parts):
                    yield from self._judge(stage, 1 if stage.name in _PAST else None)
            for at in ("/year", "/copyright/year"):
                yield from self._year(article, at)

    def _year(self, article: Article, at: str) -> Iterator[Finding]:
        year = article.get(at)
        if type(year) is int and not fault((year,)):
            yield from self._judge(Stage("year", (year,), str(year), article.span(at), at), None)

    def _judge(self, stage: Stage, days: int | None) -> Iterator[Finding]:
        ahead = int(self.options["days"]) if days is None else days
        year, month, day = (*stage.parts, 1, 1)[:3]
        first = type(self.today)(year, month, day)
        if first.toordinal() > self.today.toordinal() + ahead:
            yield self.finding(
                stage.span,
                f"{quote(stage.text)} ({stage.name}) has not come yet: today is "
                f"{self.today.isoformat()}",
                severity=None if days else Severity.WARNING,
                pointer=stage.pointer,
            )
