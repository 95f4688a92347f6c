"""affiliations/near-duplicate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.article import Article
from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import Value, quote, unaccented, value

_LEAST = 6
"""A word of fewer letters may be another one: Hunan, Henan."""
_MANY = 200
"""So many affiliations are compared at most."""


class _Part(NamedTuple):
    """A part of an affiliation between commas: ``value.text[start:end]``."""

    value: Value
    start: int
    end: int
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.value.text[self.start : self.end]


class NearDuplicate(Rule):
    """An institution that two affiliations of a page spell in two ways.

    “Tianjin University” and “Tianjin Univeristy”; “University of Oslo” and “Oslo University”. Each
    author types the affiliation anew; databases then count two institutions.

    Compared are the parts between commas: one word of six letters or more differs by a letter that
    is wrong, missing, added or in the wrong place, or the same words stand in another order. Two
    words that are both well known (“Physics”, “Physical”), numbers, and plurals are no slip.

    Give both affiliations the name that the institution uses.
    """

    meta = RuleMeta(
        id="affiliations/near-duplicate",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        words=True,
        yields_to=("spelling/typo", "affiliations/duplicate"),
        examples=(
            Example(
                fails="title: Sea ice\nauthors:\n  - {name: Ada Field, affiliation: 1}\n"
                "  - {name: Bo Lind, affiliation: 2}\naffiliations:\n"
                "  - {index: 1, name: 'Ice Institute, Tromsdalen University, Norway'}\n"
                "  - {index: 2, name: 'Sea Institute, ⟦Tromsdalan University⟧, Norway'}\n"
                "doi: 10.5555/1\n",
                reports="“Tromsdalan University” is “Tromsdalen University” in affiliation 1",
                path="metadata.yaml",
            ),
            Example(
                fails="title: Sea ice\nauthors:\n  - {name: Ada Field, affiliation: 1}\n"
                "  - {name: Bo Lind, affiliation: 2}\naffiliations:\n"
                "  - {index: 1, name: 'Ice Institute, University of Oslo, Norway'}\n"
                "  - {index: 2, name: 'Sea Institute, ⟦Oslo University⟧, Norway'}\n"
                "doi: 10.5555/1\n",
                reports="“University of Oslo” in affiliation 1",
                path="metadata.yaml",
            ),
            Example(
                passes="title: Sea ice\nauthors:\n  - {name: Ada Field, affiliation: 1}\n"
                "  - {name: Bo Lind, affiliation: 2}\naffiliations:\n"
                "  - {index: 1, name: 'Department of Physics, Hunan University, Hunan, China'}\n"
                "  - {index: 2, name: 'Departments of Physics, Henan University, Henan, China'}\n"
                "doi: 10.5555/1\n",
                path="metadata.yaml",
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the parts of all affiliations of each article."""
        for article in document.articles:
            yield from self._compare(article)

    def _compare(self, article: Article) -> Iterator[Finding]:
        first: dict[tuple[str, ...], tuple[_Part, str]] = {}
        told: set[tuple[str, ...]] = set()
        for at, item in article.items("affiliations")[:_MANY]:
            name = value(article, f"{at}/name")
            if name is None:
                continue
            label = str(item.get("label", "")) if isinstance(item, dict) else ""
            for part in _parts(name):
                if part.words in first or part.words in told:
                    continue
                near = next((p for w, p in first.items() if _is_near(part.words, w)), None)
                if near is None:
                    first[part.words] = part, label
                else:
                    told.add(part.words)
                    yield self._report(part, *near)

    def _report(self, part: _Part, other: _Part, label: str) -> Finding:
        where = f"in affiliation {label}" if label else "in another affiliation"
        return self.finding(
            part.value.part(part.start, part.end),
            f"{quote(part.text)} is {quote(other.text)} {where}: write the name in one way",
            related=[Related(other.value.part(other.start, other.end), "the other spelling")],
            suggestions=[other.text],
            pointer=part.value.pointer,
        )


def _parts(name: Value) -> Iterator[_Part]:
    """The parts of an affiliation that hold two words or more."""
    for match in re.finditer(r"[^,;()\n]+", name.text):
        text = match[0]
        found = re.findall(r"[^\W_]+", unaccented(text).casefold())
        words = tuple(word for word in found if word not in ("and", "the"))
        if len(words) > 1 and not any(any(map(str.isdigit, word)) for word in words):
            start = match.start() + len(text) - len(text.lstrip())
            yield _Part(name, start, match.start() + len(text.rstrip()), words)


def _is_near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ by a slip in one word, or in the order of their words."""
    if len(one) == len(other):
        pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if len(pairs) == 1:
            return _is_slip(*pairs[0])
    bare = [[w for w in words if w not in _SMALL] for words in (one, other)]
    turned = bare[0] != bare[1] and sorted(bare[0]) == sorted(bare[1])
    return turned and not _PLACES.isdisjoint(one)


_SMALL = frozenset({"of", "at", "for", "in", "de", "da", "di", "del", "la"})
_PLACES = frozenset({"university", "hospital", "college", "universidad", "universite"})


def _is_slip(one: str, other: str) -> bool:
    from corrigenda_rules.spelling._lexicon import TARGET_TIER, lexicon
    from corrigenda_rules.spelling._slips import distance

    if min(len(one), len(other)) < _LEAST or distance(one, other, 1) != 1:
        return False
    if one.rstrip("s") == other.rstrip("s"):
        return False
    tiers = [lexicon().tier(word) for word in (one, other)]
    return not all(tier is not None and tier >= TARGET_TIER for tier in tiers)
