"""What rules on the numbers of figures and tables share: captions and citations, thing by thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda_rules.consistency._numbered import Caption, Citation, Item, numbered

NAMES = {"figure": "Figure", "table": "Table", "scheme": "Scheme", "box": "Box"}
"""The things that stand in an article with a caption of their own, and what messages call them."""

_SECTIONS = frozenset(
    {
        "abstract",
        "background",
        "conclusion",
        "conclusions",
        "discussion",
        "introduction",
        "materials and methods",
        "methods",
        "references",
        "results",
        "results and discussion",
        "summary",
    }
)
_ENOUGH_SECTIONS = 3


class Cited(NamedTuple):
    """One number in a citation."""

    citation: Citation
    item: Item


class Series(NamedTuple):
    """The captions and citations of one numbered series: figures, supplementary tables, schemes.

    `captions` are those of different things: a picture's text beside its legend counts once.
    """

    kind: str
    letters: str
    captions: tuple[Caption, ...]
    cited: tuple[Cited, ...]

    def name(self, number: str) -> str:
        """What messages call a member: “Figure S2”."""
        if self.letters == "ED":
            return f"Extended Data {NAMES[self.kind]} {number}"
        return f"{NAMES[self.kind]} {self.letters if len(self.letters) < 3 else ''}{number}"

    @property
    def numbers(self) -> list[int]:
        """The numbers of the captions in their order; empty where one is no whole number."""
        if all(c.number.isdigit() for c in self.captions):
            return [int(c.number) for c in self.captions]
        return []


def all_series(document: Document) -> list[Series]:
    """Every series of a document; use it through `Document.derive`."""
    found = document.derive(numbered)
    captions: dict[tuple[str, str], list[Caption]] = {}
    cited: dict[tuple[str, str], list[Cited]] = {}
    for caption in found.captions:
        if caption.kind in NAMES:
            members = captions.setdefault((caption.kind, caption.series), [])
            if not (
                members
                and members[-1].number == caption.number
                and _beside(document, members[-1], caption)
            ):
                members.append(caption)
    for citation in found.citations:
        if citation.kind in NAMES:
            for item in citation.items:
                cited.setdefault((citation.kind, item.series), []).append(Cited(citation, item))
    return [
        Series(
            kind,
            letters,
            tuple(captions.get((kind, letters), ())),
            tuple(cited.get((kind, letters), ())),
        )
        for kind, letters in dict.fromkeys([*captions, *cited])
    ]


def _beside(document: Document, one: Caption, other: Caption) -> bool:
    """Whether nothing but other captions stands between two."""
    between = document.source.text[one.block.span().end : other.block.span().start]
    return len(between) < 400 and between.count("\n\n") < 3


def is_whole(document: Document) -> bool:
    """Whether a file holds a whole article, so that what it cites should stand in it.

    Manuscripts are often kept one section a file.
    """
    if document.format == "page":
        return True
    for article in document.articles:
        if article.complete or (article.get("/title") and article.get("/authors")):
            return True
    titles = {_bare(block.text) for block in document.of_kind("title")}
    titled = any(True for _ in document.of_kind("article-title"))
    return len(titles & _SECTIONS) >= _ENOUGH_SECTIONS - titled


def _bare(heading: str) -> str:
    return re.sub(r"^[\dIVX.]+\s+", "", heading).strip(" :.").lower()


def missing_between(numbers: list[int]) -> Iterator[int]:
    """The numbers that lack between the smallest and the greatest."""
    present = set(numbers)
    for number in range(min(numbers), max(numbers)):
        if number not in present:
            yield number
