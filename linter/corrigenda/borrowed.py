"""What in a text is not its author's to change: quotations, references, letters of reviewers."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corrigenda.document import Block, Document


def quotations(text: str) -> list[int]:
    """Where quotations begin and end, in turn: ``bisect_right(list, at) % 2`` is 1 inside one."""
    if not any(mark in text for mark in '“"«‘'):
        return []
    return list(chain.from_iterable(match.span() for match in _quotation().finditer(text)))


@lru_cache(maxsize=1)
def _quotation() -> re.Pattern[str]:
    return re.compile(r"“[^“”]{0,999}”|\"[^\"\n]{0,999}\"|«[^«»]{0,999}»|‘[^’‘]{0,200}’")


_LONGEST_REFERENCE = 700
"""No entry of a list of references has more code points."""


def is_reference(text: str) -> bool:
    """Whether a block's text is an entry of a list of references, by its year and its pages.

    Where a comma alone parts the numbers (“in 2010, 5, 7–9”), initials of a name must be there too.
    """
    found = _reference().search(text) if len(text) < _LONGEST_REFERENCE else None
    return found is not None and (":" in found[0] or _initials().search(text) is not None)


@lru_cache(maxsize=1)
def _reference() -> re.Pattern[str]:
    """A year, then the volume and pages of a journal, or the other way round."""
    return re.compile(
        r"\b(?:19|20)\d\d\b.{0,300}\b\d{1,4} ?(?:\(\d{1,3}\))?[:,] ?e?\d{1,6} ?[-–] ?\d"
        r"|\b\d{1,4} ?(?:\(\d{1,3}\))?[:,] ?e?\d{1,6} ?[-–] ?e?\d{1,6} ?[(;,.] ?(?:19|20)\d\d\b"
    )


@lru_cache(maxsize=1)
def _initials() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z]\.|[^\W\d_],? [A-Z]{1,3}[,.;:&]")


def in_correspondence(document: Document) -> frozenset[int]:
    """The blocks (by identity) of the letters that some journals print behind an article.

    Editors' decisions, reports of reviewers and the authors' answers are printed as they were sent.
    For `Document.derive`.
    """
    found: set[int] = set()
    inside = False
    for block in document.blocks:
        if block.kind == "title":
            name = block.text.strip(" *_.:0123456789").lower()
            inside = name.startswith(_LETTERS) or (inside and name not in _SECTIONS)
        elif not inside and block.kind == "p" and document.format == "page":
            inside = _opens_letter(block)
        if inside:
            found.add(id(block))
    return frozenset(found)


_LETTERS = ("decision letter", "author response", "authors’ response", "peer review",
            "response to reviewers", "responses to reviewers", "reviewer comments")  # fmt: skip
_SECTIONS = frozenset(
    {"abstract", "introduction", "methods", "materials and methods", "results", "discussion",
     "results and discussion", "conclusion", "conclusions", "references"}
)  # fmt: skip
"""Headings that no letter has of its own: the article goes on."""
_OPENINGS = ("Thank you for choosing", "Thank you for sending", "Thank you for submitting",
             "Thank you for resubmitting", "eLife posts the editorial decision")  # fmt: skip


def _opens_letter(block: Block) -> bool:
    """Whether a paragraph of a page begins the first letter, whose heading was lost."""
    return block.text.startswith(_OPENINGS)
