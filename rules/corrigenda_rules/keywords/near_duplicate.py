"""keywords/near-duplicate: two keywords that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, quote
from corrigenda_rules.keywords._terms import (
    abbreviates,
    fold,
    is_abbreviation,
    keywords,
    stem,
    words,
)

_MANY = 60


class _Term(NamedTuple):
    keyword: Value
    folded: str
    stems: str
    names: tuple[str, ...]
    """The forms the keyword gives: itself, and what stands before, in and after its brackets."""


class NearDuplicate(Rule):
    """Two keywords that differ by a plural only, or of which one abbreviates the other.

    A search finds the article under either. The second keyword could say something new.

    “SLE” beside “systemic lupus erythematosus”, and a bracket that repeats another keyword, are
    noted only (info): some journals ask for both. A broader and a narrower term side by
    side (lupus, lupus nephritis) are right.
    """

    meta = RuleMeta(
        id="keywords/near-duplicate",
        severity=Severity.WARNING,
        since="0.1",
        examples=(
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [neural network, sea ice, ⟦neural networks⟧]\n",
                reports="plural",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [systemic lupus erythematosus, sea ice, ⟦SLE⟧]\n",
                reports="abbreviates",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords:\n  - Chimeric antigen receptor T-cell therapy\n"
                "  - ⟦CAR (chimeric antigen receptor)⟧\n",
                reports="repeats",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors: [Ada Field]\ndoi: 10.5555/1\n"
                "keywords: [lupus, lupus nephritis, CRP, creatinine, physics]\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the keywords of every article pair by pair."""
        for article in document.articles:
            terms = [_term(keyword) for keyword in keywords(article)][:_MANY]
            for k, later in enumerate(terms):
                for earlier in terms[:k]:
                    said = _same(earlier, later)
                    if said is not None:
                        yield self.finding(
                            later.keyword.span,
                            said[0],
                            severity=said[1],
                            related=[Related(earlier.keyword.span, "the other keyword")],
                            pointer=later.keyword.pointer,
                        )
                        break


def _term(keyword: Value) -> _Term:
    text = keyword.text
    pieces = [p.strip() for p in re.split(r"[()\[\]]|\s[-–—:]\s", text) if p.strip()]
    names = (text, *pieces) if len(pieces) > 1 else (text,)
    return _Term(keyword, fold(text), " ".join(map(stem, words(text))), names)


def _same(earlier: _Term, later: _Term) -> tuple[str, Severity] | None:
    one, other = earlier.keyword.text, later.keyword.text
    if earlier.folded == later.folded:
        return None
    if earlier.stems == later.stems and len(earlier.stems) > 3 and _plain(one, other):
        return (
            f"{quote(other)} and {quote(one)} differ by a plural only: keep one",
            Severity.WARNING,
        )
    for short, long in ((later, earlier), (earlier, later)):
        for name in short.names:
            text = short.keyword.text
            if is_abbreviation(name) and abbreviates(name, long.keyword.text):
                said = f"{quote(text)} abbreviates {quote(long.keyword.text)}: keep one"
                return said, Severity.INFO
            phrase = words(name)
            if name != text and len(phrase) > 1 and _holds(words(long.keyword.text), phrase):
                said = f"{quote(text)} repeats words of {quote(long.keyword.text)}"
                return f"{said}: keep one form of the term", Severity.INFO
    return None


def _plain(one: str, other: str) -> bool:
    """Whether both are ordinary words: a capital or a sign in one of them may tell them apart."""
    return re.search(r"[^\w\s-]", one + other) is None


def _holds(parts: list[str], phrase: list[str]) -> bool:
    size = len(phrase)
    return any(parts[k : k + size] == phrase for k in range(len(parts) - size + 1))
