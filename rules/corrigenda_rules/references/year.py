"""references/year: a reference whose year cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._entries import entries

_FIRST = 1450  # the printing press
_HEAD = '<article><front/><body/><back><ref-list><ref id="r1"><element-citation>'
_END = "</element-citation></ref></ref-list></back></article>"
_LIST = "# Ice\n\n## Abstract\n\nIt melts.\n\n## References\n\n1. "


class Year(Rule):
    """A reference whose year is none, or has not come yet.

    A digit too many or too few, or two that changed places, and nobody finds the work again:
    “20225”, “2109”. A year up to one after today’s may stand on an issue that is dated ahead.

    In formats that name the year it is judged itself; in plain text a number in brackets or before
    a volume, where years stand.
    """

    meta = RuleMeta(
        id="references/year",
        severity=Severity.ERROR,
        since="0.2",
        profile="minimal",
        sources=("JATS, <year>", "ICMJE, Recommendations, IV.A.3.g (References)"),
        examples=(
            Example(
                fails=f"{_HEAD}<source>Sea</source><year>⟦2109⟧</year>{_END}",
                reports="the year 2109 has not come yet",
                path="a.xml",
            ),
            Example(
                fails=f"{_HEAD}<source>Sea</source><year>⟦20225⟧</year>{_END}",
                reports="“20225” is no year",
                path="a.xml",
            ),
            Example(fails=f"{_LIST}Ott A. Ice in seas. Sea ⟦2091⟧;3:1-9.\n", reports="2091"),
            Example(passes=f"{_HEAD}<source>Sea</source><year>2019a</year>{_END}", path="a.xml"),
            Example(passes=f"{_HEAD}<source>Sea</source><year>in press</year>{_END}", path="a.xml"),
            Example(passes=f"{_LIST}Ott A. Plans for 2050. Sea 2001;3:2090-2095.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Judges the year of each entry."""
        for entry in document.derive(entries):
            year = entry.get("year")
            if year:
                number = re.match(r"\d+", year)
                if number is None or re.search(r"[/–-]|\bBC", year):
                    continue
                if not _FIRST <= int(number[0][:9]) <= 9999:
                    message = f"“{year}” is no year: correct it"
                elif int(number[0]) > self.today.year + 1:
                    message = f"the year {number[0]} has not come yet: correct it"
                else:
                    continue
                yield self.finding(entry.at("year"), message, pointer=f"{entry.pointer}/year")
                continue
            text = entry.get("text")
            for match in re.finditer(r"\(([12]\d{3})[a-z]?\)[.,:]|\b([12]\d{3});\d", text):
                found = match[1] or match[2]
                mapped = entry.article.text(f"{entry.pointer}/text")
                if int(found) > self.today.year + 1 and mapped is not None:
                    yield self.finding(
                        mapped.span(*match.span(1 if match[1] else 2)),
                        f"the year {found} has not come yet: correct it",
                        pointer=entry.pointer,
                    )
