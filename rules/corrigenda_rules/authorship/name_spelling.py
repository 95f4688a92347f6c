"""authorship/name-spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from corrigenda.article import Article
from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._values import unaccented
from corrigenda_rules.authorship._people import Person, people

_KINDS = frozenset(
    {"p", "ack", "fn", "corresp", "permissions", "pub-info", "contrib", "list-item", "abstract"}
)
_LEAST = 4
"""A name of fewer letters differs from another one by a letter too easily: Li, Liu."""
_LONG = 6
"""A family name alone is compared from so many letters on."""
_TITLES = frozenset({"Dr", "Prof", "Professor", "Mr", "Mrs", "Ms"})
_PEOPLE = 300
"""So many authors are compared at most."""


class _Name(NamedTuple):
    person: Person
    given: str
    family: str


class NameSpelling(Rule):
    """An author whose name is spelled otherwise elsewhere on the page: Chenyang, Chengyang.

    The list of authors, the address for correspondence, the statement of contributions, the
    citation and the copyright notice are typed by different hands. Indexes and readers take two
    spellings for two people.

    Compared are full names: one part must be the same, the other one must differ by a letter that
    is wrong, missing, added or in the wrong place. So must a long family name after a title
    (“Dr. Kowalzcyk”). Names that differ by an accent, short names, initials, and names of which
    the list has both spellings are left alone.

    Find out how the author spells the name, and correct the other place.
    """

    meta = RuleMeta(
        id="authorship/name-spelling",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        words=True,
        yields_to=("metadata/copyright-holders",),
        examples=(
            Example(
                fails="---\ntitle: On ice\nauthors:\n  - name: Chenyang Luo\n  - name: Ada Field\n"
                "---\n\n## Author contributions\n\n⟦Chengyang Luo⟧ wrote it. Ada Field read it.\n",
                reports="“Chenyang Luo” among the authors",
            ),
            Example(
                fails="---\ntitle: On ice\nauthors:\n  - name: Chenyang Luo\n  - name: Ada Field\n"
                "---\n\nWe thank Bo Lind. Correspondence: ⟦Ada Feild⟧.\n",
                reports="“Ada Field”",
            ),
            Example(
                fails="---\ntitle: On ice\nauthors:\n  - name: Marta Kowalczyk\n  - name: Ada Field"
                "\n---\n\nBoth wrote it. Dr. ⟦Kowalzcyk⟧ is the guarantor, not Dr. Kowalski.\n",
                reports="“Kowalczyk” among the authors",
            ),
            Example(
                passes="---\ntitle: On ice\nauthors:\n  - name: Mary Smith\n  - name: Mary Smyth\n"
                "---\n\nMary Smith and Mary Smyth wrote it.\n"
            ),
            Example(
                passes="---\ntitle: On ice\nauthors:\n  - name: Jörg Müller\n  - name: Ada Field\n"
                "---\n\nJorg Muller and Adam Field wrote it; Adele Field too. A. Field agrees.\n"
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the names in the text with those of the list of authors."""
        for article in document.articles:
            names = [] if _is_record(document, article) else _names(article)
            if names:
                yield from self._compare(document, names)
                yield from self._titled(document, names)

    def _compare(self, document: Document, names: Sequence[_Name]) -> Iterator[Finding]:
        parts = {part for name in names for part in (name.given, name.family)}
        known = {(name.given, name.family) for name in names}
        seen: set[tuple[str, str]] = set()
        for block in document.blocks:
            if block.kind not in _KINDS or parts.isdisjoint(block.tokens):
                continue
            for match in _pair().finditer(block.text):
                pair = match[1], match[2]
                if pair in known or pair in seen or parts.isdisjoint(pair):
                    continue
                meant = next((n for n in names if _is_meant(pair, n)), None)
                if meant is not None and not _is_in_byline(document, block, match, names):
                    seen.add(pair)
                    yield self._report(block, match, meant)

    def _titled(self, document: Document, names: Sequence[_Name]) -> Iterator[Finding]:
        """Family names after a title alone: “Dr. Kowalzcyk”."""
        known = {name.family for name in names}
        seen: set[str] = set()
        for block in document.blocks:
            if block.kind not in _KINDS or not _TITLES & set(block.tokens):
                continue
            for match in _title().finditer(block.text):
                word = match[1]
                if word in known or word in seen or len(word) < _LONG:
                    continue
                meant = [
                    n for n in names if len(n.family) >= _LONG and _is_slip(word, n.family, "")
                ]
                if len(meant) == 1:
                    seen.add(word)
                    yield self.finding(
                        block.span(*match.span(1)),
                        f"“{word}” is “{meant[0].family}” among the authors: spell the name in one "
                        "way",
                        related=[Related(meant[0].person.span, "the author’s name here")],
                        suggestions=[meant[0].family],
                        pointer=block.pointer,
                    )

    def _report(self, block: Block, match: re.Match[str], meant: _Name) -> Finding:
        name = f"{meant.given} {meant.family}"
        written = block.text[match.start() : match.end(2)]
        return self.finding(
            block.span(match.start(), match.end(2)),
            f"“{written}” is “{meant.person.name}” among the authors: spell the name in one way",
            related=[Related(meant.person.span, "the author’s name here")],
            suggestions=[name],
            pointer=block.pointer,
        )


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    return re.compile(r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms)\b\.? ([^\W\d_a-z][^\W\d_]+)(?![\w’'-])")


@lru_cache(maxsize=1)
def _pair() -> re.Pattern[str]:
    """Two names, one after the other, with an initial between them."""
    name = r"[^\W\d_a-z][^\W\d_]*(?:[-‐][^\W\d_]+)?"
    return re.compile(rf"(?<![\w-])({name})(?= (?:\w\.? ){{0,2}}({name})(?![\w-]))")


def _names(article: Article) -> list[_Name]:
    found = []
    for person in people(article)[:_PEOPLE]:
        words = person.name.split()
        given = person.given.split()[0] if person.given else words[0] if len(words) > 1 else ""
        family = person.family or (words[-1] if words else "")
        if len(given.strip(".")) > 1 and len(family) > 1 and " " not in family:
            found.append(_Name(person, given, family))
    return found


def _is_record(document: Document, article: Article) -> bool:
    """Whether an article is one of many records, whose people no text names."""
    return len(document.articles) > 1 and not article.complete


def _is_meant(pair: tuple[str, str], name: _Name) -> bool:
    """Whether one part of a name is the same, and a letter of the other one is not."""
    given, family = pair
    if family == name.family:
        return _is_slip(given, name.given, family)
    return given == name.given and _is_slip(family, name.family, given)


def _is_slip(word: str, name: str, same: str) -> bool:
    """Whether one part of a name differs by a letter; `same` is the part that is right.

    Where that is long, two letters in the wrong order are enough: Chenyang Luo, Chenyang Lou.
    """
    from corrigenda_rules.spelling._slips import distance

    turned = len(same) > _LEAST and sorted(word.lower()) == sorted(name.lower())
    if min(len(word), len(name)) < _LEAST - turned or not word[0].isupper() or word.isupper():
        return False
    one, other = unaccented(word).casefold(), unaccented(name).casefold()
    if one == other or one.startswith(other) or other.startswith(one):
        return False  # an accent; “Alex” and “Alexa” may be two people, “Chris” a short form
    return distance(one, other, 1) == 1


def _is_in_byline(
    document: Document, block: Block, match: re.Match[str], names: Sequence[_Name]
) -> bool:
    """Whether the place is one of the list of authors itself."""
    start, end = block.span(match.start(), match.end(2))
    return any(n.person.span.start < end and start < n.person.span.end for n in names)
