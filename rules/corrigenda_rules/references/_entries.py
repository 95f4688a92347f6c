"""The entries of a list of references, and which of them the text cites."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from corrigenda.article import Article
from corrigenda.document import Block, Document, Link
from corrigenda.text import Span

_SPAN = 60
"""A range of more references than that is something else: years, pages."""
_DASH = "\u2010-\u2015\u2212-"
_FEW = 3


class Entry(NamedTuple):
    """A reference. `number` is its place in the list, from 1, `value` its members.

    It may be a record of a bibliography, an article of its own: then `pointer` is empty.
    """

    document: Document
    article: Article
    pointer: str
    number: int
    value: dict[str, Any]

    def get(self, member: str) -> str:
        """A member that is a text; empty where there is none."""
        found = self.value.get(member)
        return found if isinstance(found, str) else ""

    @property
    def span(self) -> Span:
        """Where the reference stands."""
        return self.article.span(self.pointer)

    def at(self, member: str) -> Span:
        """Where a member stands."""
        if not self.pointer and member == "year" and "/year" not in self.article:
            return self.article.span("/dates/published")
        return self.article.span(f"{self.pointer}/{member}")

    @property
    def doi(self) -> str:
        """Its DOI in small letters, named as such or found in the source; empty without one."""
        raw = self.get("doi") or self.get("url")
        found = _doi().search(raw or self.document.source.text[slice(*self.span)])
        return found[0].lower().rstrip(".,;)") if found else ""

    @property
    def name(self) -> str:
        """What to call it in a message: its key, or its number with first author and year."""
        if not self.pointer and self.get("id"):
            return f"“{self.get('id')}”"
        authors = self.value.get("authors") or [{}]
        first = authors[0].get("family") or authors[0].get("literal") or ""
        if not first:
            match = re.match(r"[^\W\d_][^\W_]*(?:[-’'][^\W\d_]+)*", self.get("text"))
            first = match[0] if match and len(match[0]) > 1 else ""
        year = self.get("year") or next(iter(re.findall(_YEAR, self.get("text"))), "")
        said = " ".join(filter(None, (first[:40], year)))
        return f"reference {self.number} ({said})" if said else f"reference {self.number}"


@lru_cache(maxsize=1)
def _doi() -> re.Pattern[str]:
    return re.compile(r"10\.\d{4,9}/[^\s\"<>\ufffc]+")


_YEAR = r"\b(?:1[6-9]|20)\d\d\b"


def entries(document: Document) -> list[Entry]:
    """The references of the document's articles; use it through `Document.derive`."""
    return [
        Entry(document, article, at, k, value)
        for article in document.articles
        if article.complete or len(document.articles) == 1
        for k, (at, value) in enumerate(article.items("references"), 1)
        if isinstance(value, dict)
    ]


def records(document: Document) -> list[Entry]:
    """The entries of a bibliography as references; use it through `Document.derive`."""
    if document.format not in ("bibtex", "ris", "json", "yaml") or any(
        article.complete or article.get("/references") for article in document.articles
    ):
        return []
    return [
        Entry(document, article, "", k, _flat(article))
        for k, article in enumerate(document.articles, 1)
    ]


def _flat(article: Article) -> dict[str, Any]:
    """The members of an article as those of a reference."""
    journal = article.get("/journal/title")
    year = article.get("/year") or article.get("/dates/published") or ""
    return {**article.value, "journal": journal, "year": str(year)}


class Cited(NamedTuple):
    """A place of the text that cites references, by their numbers in the list, in order."""

    span: Span
    numbers: tuple[int, ...]
    ranged: bool = False


def citations(document: Document) -> list[Cited]:
    """Every place that cites; use it through `Document.derive`."""
    if any(link.kind == "bibr" for link in document.links):
        return _by_ids(document)
    return _by_numbers(document)


def _by_ids(document: Document) -> list[Cited]:
    """The citations of a format with ids; a dash between two of them cites all between."""
    numbers: dict[str, int] = {}
    for entry in document.derive(entries):
        numbers.setdefault(entry.get("id"), entry.number)
    found: list[Cited] = []
    before: Link | None = None
    for link in document.links:
        if link.kind != "bibr" or link.id not in numbers:
            continue
        number = numbers[link.id]
        cited: tuple[int, ...] = (number,)
        shown = _shown().fullmatch(link.shown)
        if shown and 0 < int(shown[2]) - int(shown[1]) < _SPAN:
            cited = tuple(range(number, number + int(shown[2]) - int(shown[1]) + 1))
        elif before is not None and before.end < link.start:
            first = numbers[before.id]
            between = document.source.text[before.end : min(link.start, before.end + 200)]
            if 1 < number - first < _SPAN and _range().fullmatch(between):
                cited = tuple(range(first + 1, number + 1))
        found.append(Cited(link.span, cited, len(cited) > 1))
        before = link
    return found


@lru_cache(maxsize=1)
def _shown() -> re.Pattern[str]:
    return re.compile(rf"\W*(\d{{1,4}})\s*[{_DASH}]\s*(\d{{1,4}})\W*")


@lru_cache(maxsize=1)
def _range() -> re.Pattern[str]:
    dash = rf"(?:[{_DASH}]|&#x0*201[0-5];|&#821[0-3];|&[mn]dash;|&#x0*2212;)"
    return re.compile(rf"(?:\s|\]|</?[a-z][^<>]*>)*{dash}(?:\s|\[|</?[a-z][^<>]*>)*")


def _by_numbers(document: Document) -> list[Cited]:
    """The citations of a text with numbers in brackets: [3, 5–7]."""
    found: list[Cited] = []
    for block in document.running():
        if "[" in block.text:
            for match in _brackets().finditer(block.text):
                numbers = _listed(match[1])
                if numbers:
                    found.append(Cited(block.span(*match.span()), numbers, bool(match[2])))
    return found


@lru_cache(maxsize=1)
def _brackets() -> re.Pattern[str]:
    return re.compile(rf"\[(\d{{1,3}}(\s?[,;{_DASH}]\s?\d{{1,3}}){{0,20}})\](?![(\w])")


def _listed(text: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for part in re.split(r"\s?[,;]\s?", text):
        ends = [int(n) for n in re.findall(r"\d+", part)]
        if not ends or 0 in ends or (len(ends) > 1 and not 0 < ends[-1] - ends[0] < _SPAN):
            return ()
        numbers += range(ends[0], ends[-1] + 1)
    return tuple(numbers)


def is_numbered(document: Document) -> bool:
    """Whether the text cites by numbers in the order of the list, as far as can be told."""
    if not any(link.kind == "bibr" for link in document.links):
        return True
    shown = [link.shown for link in document.links if link.kind == "bibr"]
    return 2 * sum(any(c.isdecimal() for c in s) and not _words(s) for s in shown) > len(shown)


def _words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", text) is not None


def block_of(document: Document, pointer: str) -> Block | None:
    """The block that shows a reference."""
    return next((b for b in document.of_kind("ref") if b.pointer == pointer), None)


def folded(text: str) -> str:
    """A title for comparison: letters and digits, without accents, in small letters."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in bare if c.isalnum())
