"""corpus/affiliation-name: an institution's name written in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import word_set
from corrigenda_rules.corpus._across import at_odds, grouped, merged, near, place

_WORDS = word_set(
    "academy affiliated cancer center centre chemistry clinic clinical college department division",
    "education engineering faculty foundation general hospital institute international laboratory",
    "medical medicine national physics polytechnic research school science sciences technology",
    "university",
)
_OWN = re.compile(r"\b(?:univ|instit|hospital|academ)")
"""With one of these the name is an institution's own: many have a “Department of Medicine”."""
_PART = re.compile(r"[^,;]+")
_NAMED = re.compile(
    r"\b(?:univ|instit|hospital|college|school|academ|cent(?:er|re)\b|facult|laborator|"
    r"department|division|clinic)",
    re.IGNORECASE,
)


class AffiliationName(CorpusRule):
    """The name of one institution written differently in different articles.

    What a university published is counted by its name. Reported where a part of an affiliation
    (between commas) differs from the same part elsewhere in case, punctuation or accents, or in a
    letter or two of a word such as “University”, in the files that have the form that fewer files
    have.
    """

    meta = RuleMeta(
        id="corpus/affiliation-name",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="unsafe",
        examples=(
            Example(
                fails="=== a.yaml\ntitle: One\nauthors:\n  - name: Ada Field\n"
                "    affiliation: Department of Ice, Tianjin University, Tianjin, China\n"
                "=== b.yaml\ntitle: Two\nauthors:\n  - name: Bo Lind\n"
                "    affiliation: School of Snow, ⟦Tianjin Univeristy⟧, Tianjin, China\n"
                "=== c.yaml\ntitle: Three\nauthors:\n  - name: Cy Moss\n"
                "    affiliation: School of Sleet, Tianjin University, Tianjin, China\n",
                reports="“Tianjin University” (2 files)",
                fixed="=== a.yaml\ntitle: One\nauthors:\n  - name: Ada Field\n"
                "    affiliation: Department of Ice, Tianjin University, Tianjin, China\n"
                "=== b.yaml\ntitle: Two\nauthors:\n  - name: Bo Lind\n"
                "    affiliation: School of Snow, Tianjin University, Tianjin, China\n"
                "=== c.yaml\ntitle: Three\nauthors:\n  - name: Cy Moss\n"
                "    affiliation: School of Sleet, Tianjin University, Tianjin, China\n",
            ),
            Example(
                passes="=== a.yaml\ntitle: One\nauthors:\n  - name: Ada Field\n"
                "    affiliation: Hunan Normal University, China\n"
                "=== b.yaml\ntitle: Two\nauthors:\n  - name: Bo Lind\n"
                "    affiliation: Henan Normal University, China\n"
            ),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields the parts of affiliations that name an institution."""
        for article in document.articles:
            for at, affiliation in article.items("affiliations"):
                name = affiliation.get("name") if isinstance(affiliation, dict) else None
                if not isinstance(name, str) or len(name) > 2000:
                    continue
                for match in _PART.finditer(name):
                    part = match[0].strip().removeprefix("The ").removeprefix("the ")
                    if _NAMED.search(part) and 1 <= part.count(" ") < 12:
                        start = match.start() + match[0].index(part)
                        yield place(article, f"{at}/name", start, start + len(part)), part

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields the names that fewer files have."""
        groups = grouped(facts)
        for key, forms in groups.items():
            if _OWN.search(key):
                yield from at_odds(self, forms, severity=Severity.INFO, mend=True)
        slips = set(near(groups, _WORDS, known=False))
        slips.update(near(filter(_OWN.search, groups), _WORDS, known=True))
        for pair in sorted(slips):
            yield from at_odds(self, merged(groups, pair), mend=True)
