"""dates/after-issue: an article that appeared online after its issue."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.dates._history import fault, parse

_JATS = (
    '<article><front><article-meta><pub-date pub-type="epub">{}</pub-date>'
    '<pub-date pub-type="{}">{}</pub-date></article-meta></front></article>'
)
_DAY = "<day>{}</day><month>{}</month><year>{}</year>"
_MONTH = "<month>{}</month><year>{}</year>"
_LATE = 12
_BACKFILE = 36


class AfterIssue(Rule):
    """An article that was published online after the issue that it stands in.

    Articles appear online first and in an issue later. The other way round mostly one of the two
    dates has a wrong year, and citations of the article come out with the wrong one.

    The dates are compared by their months. A delay of less than a year is a note (info): issues
    come late as well. One of more than three years is taken for an old volume that was put online.

    Correct the date that is wrong.
    """

    meta = RuleMeta(
        id="dates/after-issue",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=("JATS, <pub-date>, @pub-type",),
        examples=(
            Example(
                fails=_JATS.format(
                    "<day>⟦7</day><month>5</month><year>2022⟧</year>",
                    "ppub",
                    _MONTH.format(3, 2021),
                ),
                reports="published on 2022-05-07, after its issue of 2021-03",
                path="a.xml",
            ),
            Example(
                fails=_JATS.format(
                    "<day>⟦7</day><month>5</month><year>2021⟧</year>",
                    "ppub",
                    _MONTH.format(3, 2021),
                ),
                reports="after its issue",
                path="a.xml",
            ),
            Example(
                passes=_JATS.format(
                    _DAY.format(7, 5, 2021), "collection", "<year>2021</year>"
                ),
                path="a.xml",
            ),
            Example(
                passes=_JATS.format(_DAY.format(7, 5, 2021), "ppub", _MONTH.format(6, 2021)),
                path="a.xml",
            ),
            Example(
                passes=_JATS.format(_DAY.format(7, 5, 2010), "ppub", _MONTH.format(6, 1984)),
                path="a.xml",
            ),
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the two dates of every article."""
        for article in document.articles:
            online, issue = article.get("/dates/published"), article.get("/dates/issue")
            if not isinstance(online, str) or not isinstance(issue, str):
                continue
            late, due = parse(online), parse(issue)
            if late is None or due is None or fault(late) or fault(due):
                continue
            months = _months(late, due)
            if not 0 < months <= _BACKFILE:
                continue
            place = article.span("/dates/issue")
            yield self.finding(
                article.span("/dates/published"),
                f"published {'on' if len(late) > 2 else 'in'} {online}, after its issue of "
                f"{issue}: one of the two dates is wrong",
                severity=None if months >= _LATE else Severity.INFO,
                related=[Related(place, f"the issue of {issue}")],
                pointer="/dates/published",
            )


def _months(late: tuple[int, ...], due: tuple[int, ...]) -> int:
    """By how many months `late` comes after `due`, at the coarser precision of the two."""
    if len(late) < 2 or len(due) < 2:
        return 12 * (late[0] - due[0])
    return 12 * (late[0] - due[0]) + late[1] - due[1]
