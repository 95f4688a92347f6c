"""What an article declares, wherever it says so; and what its methods tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corrigenda.document import Block, Document
from corrigenda.text import Span
from corrigenda_rules.structure._sections import (
    CONCLUSIONS,
    DISCUSSION,
    INTRODUCTION,
    METHODS,
    RESULTS,
    has_body,
    sections,
)

if TYPE_CHECKING:
    from corrigenda.article import Article

_SAID = frozenset({"p", "fn", "list-item", "title", "disp-quote", "abstract", "corresp", "td"})
_NOT_RESEARCH = (
    r"(?i)correct(?:ion|ed)|erratum|corrigendum|retract|editorial|letter|news|obituary|book.?review"
    r"|addendum|concern|comment|correspondence|introduction"
)


def judged(document: Document) -> Article | None:
    """The article whose declarations can be asked for: complete, and with its text.

    None for landing pages, parts of articles, bibliographies, and for corrections, letters and
    the like, which declare nothing of their own.
    """
    if len(document.articles) != 1:
        return None
    article = document.articles[0]
    if not article.complete or len(article.items("authors")) < 1:
        return None
    if re.search(_NOT_RESEARCH, article.string("type")) or not document.derive(has_body):
        return None
    return article


def says(document: Document, pattern: str) -> bool:
    """Whether a paragraph, note or heading has what the pattern describes."""
    compiled = re.compile(pattern)
    return any(compiled.search(block.text) for block in document.blocks if block.kind in _SAID)


def place(article: Article) -> Span:
    """Where to report what the whole article lacks: at its title."""
    return article.span("/title" if "/title" in article else "")


def methods(document: Document) -> list[Block]:
    """The paragraphs of the methods; use it through `Document.derive`."""
    return list(_methods(document))


def _methods(document: Document) -> Iterator[Block]:
    inside, level = False, 0
    for section in document.derive(sections):
        if section.abstract:
            continue
        if section.kind == METHODS and not (inside and section.level > level):
            inside, level = True, section.level
        elif inside and (
            section.kind in _OTHERS
            or section.level < level
            or (section.level == level and document.format != "page")
        ):
            inside = False
        if inside:
            yield from section.blocks


_OTHERS = (RESULTS, DISCUSSION, INTRODUCTION, CONCLUSIONS)
