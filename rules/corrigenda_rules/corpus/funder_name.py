"""corpus/funder-name: a funder's name written in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Finding, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules._values import word_set
from corrigenda_rules.corpus._across import at_odds, grouped, merged, near, place

_WORDS = word_set(
    "academy agency alliance association basic board bureau center centre college commission",
    "committee corporation council department development doctoral education engineering european",
    "excellence federal federation fellowship finance foundation fund funds government health",
    "innovation institute institutes institution international key laboratory medical medicine",
    "ministry national natural nature office organisation organization postdoctoral program",
    "programme project projects province provincial research royal scholarship science sciences",
    "scientific service social society special state technical technology trust union university",
    "welfare youth",
)
_NAME = (
    r"[A-Z][\w’'-]+(?:(?: (?:of|for|on|and|the|in|to|de|der|für)){0,3} (?:& )?[A-Z][\w’'-]+){1,9}"
)
_FUNDER = re.compile(
    r"\b(?:Foundations?|Councils?|Fund|Funds|Institutes?|Agency|Ministry|Commission|Trust|"
    r"Program|Programme|Society|Association)\b"
)


class FunderName(CorpusRule):
    """The name of one funder written differently in different articles.

    Funders count what they paid for by their names, and “National Nature Science Foundation of
    China” is nobody. Reported where names differ in case, punctuation or accents, or in a letter or
    two of a word such as “Natural”, in the files that have the form that fewer files have. Looked
    at are the funders of the metadata and the names in funding statements.

    Provinces and cities are no slips of one another: “of Hunan Province” and “of Henan Province”
    stay.
    """

    meta = RuleMeta(
        id="corpus/funder-name",
        severity=Severity.WARNING,
        since="0.1",
        words=True,
        fix="unsafe",
        sources=("Crossref Funder Registry documentation: names of funders",),
        examples=(
            Example(
                fails="=== a.yaml\ntitle: One\nauthors: [Ada Field]\nfunding:\n"
                "  - funder: National Natural Science Foundation of China\n"
                "=== b.yaml\ntitle: Two\nauthors: [Ada Field]\nfunding:\n"
                "  - funder: ⟦National Nature Science Foundation of China⟧\n"
                "=== c.yaml\ntitle: Three\nauthors: [Ada Field]\nfunding:\n"
                "  - funder: National Natural Science Foundation of China\n",
                reports="“National Natural Science Foundation of China” (2 files)",
                fixed="=== a.yaml\ntitle: One\nauthors: [Ada Field]\nfunding:\n"
                "  - funder: National Natural Science Foundation of China\n"
                "=== b.yaml\ntitle: Two\nauthors: [Ada Field]\nfunding:\n"
                "  - funder: National Natural Science Foundation of China\n"
                "=== c.yaml\ntitle: Three\nauthors: [Ada Field]\nfunding:\n"
                "  - funder: National Natural Science Foundation of China\n",
            ),
            Example(
                passes="=== a.yaml\ntitle: One\nauthors: [Ada Field]\nfunding:\n"
                "  - funder: Natural Science Foundation of Hunan Province\n"
                "=== b.yaml\ntitle: Two\nauthors: [Ada Field]\nfunding:\n"
                "  - funder: Natural Science Foundation of Henan Province\n"
            ),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields the names of funders."""
        for article in document.articles:
            for at, funding in article.items("funding"):
                if isinstance(funding, dict):
                    yield from _funders(article, at, funding)

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields the names that fewer files have."""
        groups = grouped(facts)
        for forms in groups.values():
            yield from at_odds(self, forms, mend=True)
        for pair in near(groups, _WORDS, known=True):
            yield from at_odds(self, merged(groups, pair), mend=True)


def _funders(article: Article, at: str, funding: dict[str, Any]) -> Iterator[tuple[Span, str]]:
    name, statement = funding.get("funder"), funding.get("statement")
    if isinstance(name, str) and name.strip():
        yield article.span(f"{at}/funder"), name
    elif isinstance(statement, str) and _FUNDER.search(statement):
        for match in re.finditer(_NAME, statement[:5000]):
            if _FUNDER.search(match[0]):
                yield place(article, f"{at}/statement", *match.span()), match[0]
