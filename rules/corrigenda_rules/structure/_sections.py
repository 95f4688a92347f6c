"""The sections of a document: headings, what stands below them, and what they are called."""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.document import PROSE, Block, Document
from corrigenda_rules.consistency._headings import bare

_CONTENT = PROSE - {"article-title", "subtitle", "title"}

INTRODUCTION, METHODS, RESULTS, DISCUSSION = "introduction", "methods", "results", "discussion"
CONCLUSIONS, CASE = "conclusions", "case"

_KINDS = (
    (CASE, r"(?:the )?(?:case|cases|patients?) ?(?:reports?|presentations?|description|series"
           r"|summary|history|study|information)?"),
    (METHODS, r".*\b(?:methods?|methodology|procedures?|experimental section|study design"
              r"|experimental procedures|materials?)\b.*|experimental|(?:the )?models?"
              r"|design and implementation|implementation|approach|simulations?"),
    (RESULTS, r".*\b(?:results?|findings)\b.*"),
    (INTRODUCTION, r"introduction.*|background.*|overview|rationale"),
    (CONCLUSIONS, r"(?:.* )?conclu(?:sions?|ding remarks)\b.*|interpretation"),
    (DISCUSSION, r".*\bdiscussion\b.*|comments?"),
)  # fmt: skip
"""What a main section is, by its heading."""


class Section(NamedTuple):
    """A heading and what stands between it and the next one.

    `name` is the heading without number and end punctuation, in small letters. `parent` is the
    place of the section around it in the list, -1 for a main section. `abstract` says that it is
    a part of the abstract.
    """

    heading: Block
    name: str
    level: int
    parent: int
    blocks: tuple[Block, ...]
    abstract: bool

    @property
    def kind(self) -> str:
        """Which of the customary sections it is; empty if it is none."""
        return kind_of(self.name)


def kind_of(name: str) -> str:
    """Which of the customary sections a heading in small letters names; empty if none."""
    if len(name) > 60:
        return ""
    return next((kind for kind, pattern in _KINDS if re.fullmatch(pattern, name)), "")


def sections(document: Document) -> list[Section]:
    """The sections of a document in their order; use it through `Document.derive`."""
    found: list[tuple[Block, list[Block]]] = []
    for block in document.blocks:
        if block.kind == "title":
            found.append((block, []))
        elif found and block.kind in _CONTENT:
            found[-1][1].append(block)
    made: list[Section] = []
    open_: list[int] = []
    for k, (heading, blocks) in enumerate(found):
        while open_ and made[open_[-1]].level >= heading.level:
            open_.pop()
        inner = next((b for _, below in found[k : k + 2] for b in below), None)
        own = blocks[0] if blocks else inner
        made.append(
            Section(
                heading,
                bare(heading.text),
                heading.level,
                open_[-1] if open_ else -1,
                tuple(blocks),
                own is not None and own.kind == "abstract",
            )
        )
        open_.append(k)
    return made


def has_body(document: Document) -> bool:
    """Whether the file holds an article's text and not only what a landing page shows of it.

    That is so where two of the customary sections have paragraphs outside of the abstract.
    """
    return len(main_kinds(document)) > 1


def main_kinds(document: Document) -> dict[str, Section]:
    """The customary sections that the body has, by their kind."""
    found: dict[str, Section] = {}
    listed = document.derive(sections)
    filled = {section.parent for section in listed if section.blocks}
    for k, section in enumerate(listed):
        if not section.abstract and section.kind and (section.blocks or k in filled):
            found.setdefault(section.kind, section)
    return found
