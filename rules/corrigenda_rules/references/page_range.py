"""references/page-range: pages whose last comes before the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.references._entries import Entry, entries, records

_HEAD = '<article><front/><body/><back><ref-list><ref id="r1"><element-citation>'
_END = "</element-citation></ref></ref-list></back></article>"
_LIST = "# Ice\n\n## Abstract\n\nIt melts.\n\n## References\n\n1. "


class PageRange(Rule):
    """A page range that runs backwards: 125–118.

    A digit was lost or two changed places, and links that are resolved by volume and page fail. An
    abbreviated last page is none: “1755–9” is 1755 to 1759.
    """

    meta = RuleMeta(
        id="references/page-range",
        severity=Severity.WARNING,
        since="0.2",
        profile="minimal",
        sources=("JATS, <fpage> and <lpage>", "AMA Manual of Style, 11th ed., 3.11.4 (Pages)"),
        examples=(
            Example(
                fails=f"{_HEAD}<fpage>⟦125</fpage><lpage>118⟧</lpage>{_END}",
                reports="125–118",
                path="a.xml",
            ),
            Example(fails=f"{_LIST}Ott A. Ice in seas. Sea 2001;3:⟦125-118⟧.\n", reports="125–118"),
            Example(
                fails="@article{ott,\n  title = {Ice},\n  pages = {⟦125--118⟧}\n}\n",
                reports="125–118",
                path="refs.bib",
            ),
            Example(passes=f"{_LIST}Ott A. Ice in seas. Sea 2001;3:1755-9.\n"),
            Example(passes=f"{_LIST}Ott A. Ice in seas. Sea 2001;3:S15-S4; 12(3):9-11.\n"),
            Example(passes=f"{_HEAD}<fpage>e125</fpage><lpage>e131</lpage>{_END}", path="a.xml"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares first and last pages."""
        for entry in (*document.derive(entries), *document.derive(records)):
            for first, last, span in _ranges(entry):
                if len(first) == len(last) and int(last) < int(first):
                    yield self.finding(
                        span,
                        f"the pages {first}–{last} run backwards: correct one of them",
                        pointer=entry.pointer,
                    )


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:19|20)\d\d\b[^\n]{0,40}?[;,:] ?\d{1,4} ?(?:\([^()\n]{1,12}\))?[:,] ?(?:pp?\. ?)?"
        r"(\d{1,6}) ?[-–—] ?(\d{1,6})(?![\d–-])"
    )


def _ranges(entry: Entry) -> Iterator[tuple[str, str, Span]]:
    """The first and the last page of an entry, where both are plain numbers."""
    pages = re.fullmatch(r"(\d{1,7}) ?[-–—] ?(\d{1,7})", entry.get("pages"))
    if entry.get("pages"):
        if pages:
            yield pages[1], pages[2], entry.at("pages")
        return
    text, mapped = entry.get("text"), entry.article.text(f"{entry.pointer}/text")
    match = _pattern().search(text)
    if match is not None and mapped is not None:
        yield match[1], match[2], mapped.span(match.start(1), match.end(2))
