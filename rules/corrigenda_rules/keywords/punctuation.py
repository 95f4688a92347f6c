"""keywords/punctuation: a mark at the end of a keyword that is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import quote
from corrigenda_rules.keywords._terms import keywords

_ENDS = (
    r"^(?i:key\s?words?\s*[:—–-]\s*)|^[•·,;:]+\s*(?=\w)"
    r"|(?<![,;:])[,;:]+$|(?<=\w{3})\.$|\s(?:and|&)$"
)
_ABBREVIATED = ("spp.", "subsp.", "var.", "Inc.", "Ltd.")


class Punctuation(Rule):
    """A comma, full stop, bullet or label that came along with a keyword.

    It becomes part of the term in the index: “sea ice.” is not found under “sea ice”. The safe
    fix removes it. Abbreviations keep their full stop (sp., spp., var.), and so do names such as
    .NET.
    """

    meta = RuleMeta(
        id="keywords/punctuation",
        severity=Severity.WARNING,
        since="0.1",
        profile="minimal",
        fix="safe",
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords:\n  - sea ice⟦.⟧\n  - radar⟦,⟧\n",
                fixed="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords:\n  - sea ice\n  - radar\n",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [C++, C#, Bacillus sp., Rosa spp., .NET, U.S.A., node.js]\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Reads the keywords of every article."""
        for article in document.articles:
            for keyword in keywords(article):
                for match in re.finditer(_ENDS, keyword.text):
                    if match[0] == "." and keyword.text.endswith(_ABBREVIATED):
                        continue
                    yield self.finding(
                        keyword.part(*match.span()),
                        f"{quote(match[0])} is no part of the keyword {quote(keyword.text)}",
                        fix=keyword.fix((*match.span(), ""), safe=True),
                        pointer=keyword.pointer,
                    )
