"""declarations/copyright-year: a copyright of another year than the article's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta

_HEAD = "title: Ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
_EVENTS = ("received", "revised", "accepted", "published")
_JATS = (
    "<article><front><article-meta><pub-date pub-type=\"epub\"><day>7</day><month>{}</month>"
    "<year>2021</year></pub-date><permissions><copyright-year>{}</copyright-year></permissions>"
    "</article-meta></front></article>"
)  # fmt: skip


class CopyrightYear(Rule):
    """A copyright notice of another year than that in which the article was published.

    The notice states the year of first publication. Another one is mostly left over from a
    template or an earlier article, and a lawyer or a librarian who reads it is misled.

    The year must be that of the publication or of the acceptance, or the year of the volume; a
    neighbouring year is right for what appeared in January or December. Articles whose dates lie
    years apart are compared with each of them.

    Correct the year.
    """

    meta = RuleMeta(
        id="declarations/copyright-year",
        severity=Severity.WARNING,
        since="0.2",
        sources=("17 U.S.C. § 401(b)(2)", "JATS4R, Permissions"),
        examples=(
            Example(
                fails=f"{_HEAD}published: 2023-05-08\ncopyright: {{year: ⟦2019⟧, holder: Ada}}\n",
                reports="the copyright is of 2019, the article of 2023",
                path="metadata.yaml",
            ),
            Example(
                fails=_JATS.format(5, "⟦2012⟧").replace("⟦2012⟧", "2012").replace(
                    "<copyright-year>2012</copyright-year>",
                    "⟦<copyright-year>2012</copyright-year>⟧",
                ),
                reports="the copyright is of 2012, the article of 2021",
                path="a.xml",
            ),
            Example(passes=_JATS.format(1, 2020), path="a.xml"),
            Example(
                passes=f"{_HEAD}accepted: 2022-11-20\npublished: 2023-05-08\n"
                "copyright: {year: 2022, holder: Ada}\n",
                path="metadata.yaml",
            ),
        ),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the years of every article."""
        for article in document.articles:
            year = article.get("/copyright/year")
            if type(year) is not int or not 1900 <= year <= 2199:
                continue
            dates = _dates(article)
            published = [d for d in dates if d[2] in ("published", "year")]
            if not published or year in (right := _years(dates)):
                continue
            low, high = min(right), max(right)
            if low < year < high:
                continue
            _, at, _ = published[-1]
            of = published[-1][0][0]
            yield self.finding(
                article.span("/copyright/year"),
                f"the copyright is of {year}, the article of {of}: correct the year",
                related=[Related(article.span(at), f"of {of}")],
                suggestions=[str(of)],
                pointer="/copyright/year",
            )


def _dates(article: Article) -> list[tuple[tuple[int, int], str, str]]:
    """Year and month of each date (month 0 if there is none), its pointer and its name."""
    found: list[tuple[tuple[int, int], str, str]] = []
    dates: Any = article.get("/dates")
    for name in _EVENTS:
        text = dates.get(name) if isinstance(dates, dict) else None
        if isinstance(text, str) and text[:4].isdecimal():
            month = text[5:7]
            found.append(
                ((int(text[:4]), int(month) if month.isdecimal() else 0), f"/dates/{name}", name)
            )
    year = article.get("/year")
    if type(year) is int:
        found.insert(0, ((year, 6), "/year", "year"))
    return found


def _years(dates: list[tuple[tuple[int, int], str, str]]) -> set[int]:
    """The years that a copyright notice may have."""
    right: set[int] = set()
    for (year, month), _, name in dates:
        if name in ("received", "revised"):
            continue
        right.add(year)
        if month in (0, 1, 2):
            right.add(year - 1)
        if month in (0, 11, 12):
            right.add(year + 1)
    return right
