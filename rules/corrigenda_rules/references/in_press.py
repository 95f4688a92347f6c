"""references/in-press: a reference that has been in press for years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document, MappedText
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._entries import Entry, entries, records

_OLD = 2
_HEAD = "# Ice\n\n## Abstract\n\nIt melts.\n\n## References\n\n1. "


class InPress(Rule):
    """A reference that is “in press”, “submitted” or “to appear”, and years old by its own year.

    By now it has a volume and pages, or it never appeared. Readers look for the final version, and
    a list that calls it “in press” was not checked.

    Two years after the year that the reference gives it is told; a reference without a year is
    judged by the year of the article that cites it, where the metadata tell.
    """

    meta = RuleMeta(
        id="references/in-press",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=("ICMJE, Recommendations, IV.A.3.g (References)",),
        examples=(
            Example(
                fails=f"{_HEAD}Ott A. Ice in warm seas. Sea ⟦(in press)⟧ 2019.\n",
                reports="in press since 2019",
            ),
            Example(
                fails='<article><front/><body/><back><ref-list><ref id="r1"><mixed-citation>Ott A. '
                "Ice. <year>2020</year>. ⟦Submitted⟧.</mixed-citation></ref></ref-list></back>"
                "</article>",
                reports="submitted since 2020",
                path="a.xml",
            ),
            Example(
                fails="@article{ott,\n  title = {Ice},\n  note = {⟦in press⟧},\n  year = 2019\n}\n",
                reports="“ott” is in press since 2019",
                path="refs.bib",
            ),
            Example(passes=f"{_HEAD}Ott A. Ice in warm seas. Sea (in press) 2025.\n"),
            Example(passes=f"{_HEAD}Ott A. Women in press work. Sea 2001;3:1-9.\n"),
            Example(passes=f"{_HEAD}Ott A. Ice. Sea (in press) 2019;3:1-9. doi:10.5555/sea.3.1.\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the year of what is to appear with today's."""
        for entry in (*document.derive(entries), *document.derive(records)):
            place = self._place(entry)
            match = _to_appear().search(place.text) if place is not None else None
            if match is None or place is None or entry.get("volume") or entry.doi:
                continue
            year = self._year(entry)
            if year and self.today.year - year >= _OLD:
                yield self.finding(
                    place.span(*match.span(1)),
                    f"{entry.name} is {match[2].lower()} since {year}: give its volume and pages, "
                    "or say what became of it",
                    pointer=entry.pointer,
                )

    def _place(self, entry: Entry) -> MappedText | None:
        """The text of a reference; of a record of a bibliography its source."""
        if entry.pointer:
            return entry.article.text(f"{entry.pointer}/text")
        start, end = entry.span
        return MappedText(entry.document.source.text[start:end], [(0, start, end)])

    def _year(self, entry: Entry) -> int:
        found = re.findall(r"\b(?:19|20)\d\d\b", entry.get("year") or entry.get("text"))
        if found:
            return max(map(int, found))
        year = entry.article.get("/year")
        return year if isinstance(year, int) else 0


@lru_cache(maxsize=1)
def _to_appear() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<=[\s,.;{\"])|^)([(\[]?(in press|to appear|submitted|in preparation|forthcoming"
        r"|accepted for publication|manuscript submitted)[)\]]?)"
        r"(?=\s*(?:[,.;)\]}\"]|(?:19|20)\d\d|$))",
        re.IGNORECASE,
    )
