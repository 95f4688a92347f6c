"""dates/order: an article accepted before it was received."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.dates._history import STAGES, Stage, before, fault, stages


class Order(Rule):
    """Dates of an article that cannot follow each other as they stand.

    An article is received, revised, accepted and published in this order. Indexes compute the
    time of review from these dates, and readers judge the review by it. When two dates stand the
    other way round one of them is wrong, most often the year, or day and month changed places.

    Dates are compared at the precision that both have: accepted on 8 May 2025 and published in
    May 2025 is right. Where day and month of one of the two can be exchanged so that all dates
    follow each other, that date is suggested. The year of the volume is not compared with the other
    dates, nor with the DOI: an article accepted in December belongs to next year's volume as often
    as not. An impossible date is left to `dates/impossible`.
    """

    meta = RuleMeta(
        id="dates/order",
        severity=Severity.ERROR,
        since="0.1",
        profile="minimal",
        sources=("JATS, <history>", "NISO RP-8-2008, Journal Article Versions"),
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "received: 2025-07-23\naccepted: ⟦2025-05-08⟧\n",
                reports="accepted on 2025-05-08, before it was received on 2025-07-23",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "received: 2024-11-02\naccepted: 2025-02-10\npublished: ⟦2025-01⟧\n",
                reports="published in 2025-01, before it was accepted on 2025-02-10",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "received: 2024-05-03\naccepted: ⟦2024-04-12⟧\npublished: 2024-12-20\n",
                reports="should it be accepted on 2024-12-04, or received on 2024-03-05?",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "received: 2025-05-08\nrevised: 2025-07-23\naccepted: 2025-07-23\n"
                "published: 2025-07\nyear: 2024\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the history of every article."""
        for article in document.articles:
            yield from self._history(article)

    def _history(self, article: Article) -> Iterator[Finding]:
        found = {stage.name: stage for stage in stages(article) if not fault(stage.parts)}
        history = [found[name] for name in STAGES if name in found]
        blamed = set()
        for k, later in enumerate(history):
            # the nearest earlier stage; one that is blamed already is not blamed again
            for earlier in reversed(history[:k]):
                if before(later.parts, earlier.parts) and earlier.name not in blamed:
                    blamed.add(earlier.name)
                    when = _when(earlier.name, earlier.parts, earlier.text)
                    meant = [
                        (stage.name, right)
                        for stage in (later, earlier)
                        if (right := _exchanged(stage, history))
                    ]
                    end = "one of the two dates is wrong"
                    if meant:
                        end += ", should it be " + ", or ".join(
                            f"{name} on {right}" for name, right in meant
                        ) + "?"  # fmt: skip
                    yield self.finding(
                        later.span,
                        f"{_when(later.name, later.parts, later.text)}, before it was {when}: "
                        f"{end}",
                        suggestions=[right for name, right in meant if name == later.name],
                        severity=Severity.WARNING if later.name == "published" else None,
                        related=[Related(earlier.span, when)],
                        pointer=later.pointer,
                    )
                    break


def _exchanged(stage: Stage, history: list[Stage]) -> str:
    """The date with day and month exchanged, if all dates follow each other then; else empty."""
    if len(stage.parts) != 3 or stage.parts[1] == stage.parts[2]:
        return ""
    year, month, day = stage.parts
    parts = (year, day, month)
    if fault(parts):
        return ""
    right = [s._replace(parts=parts) if s is stage else s for s in history]
    if any(before(b.parts, a.parts) for k, b in enumerate(right) for a in right[:k]):
        return ""
    return f"{year:04}-{day:02}-{month:02}"


def _when(name: str, parts: tuple[int, ...], text: str) -> str:
    return f"{name} {'on' if len(parts) == 3 else 'in'} {text}"
