"""What the rules on numbers, units and marks share: which text they read, and its numbers.

Every number of a document is found once, with what follows it; a rule then looks only at those
that a unit, a percent sign or a counted noun follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda_rules._consistency import Form, Use, is_reference, quotations
from corrigenda_rules.typography._text import is_english

KINDS = frozenset({"article-title", "abstract", "p", "list-item", "fn", "caption"})
"""The kinds of block whose style is the author's: no quotations, headings, cells, references."""

SPACE = " \xa0\u2009\u202f\u2005\u2002\u2003\u200a"
"""The spaces that may stand between a number and its unit, a plain one first."""


class Number(NamedTuple):
    """A number in a block: ``block.text[start:end]``, and what follows it.

    `gap` is the space after it, `unit` the word, percent sign or degree sign after that, which
    ends at `after`.
    """

    block: Block
    start: int
    end: int
    gap: str
    unit: str
    after: int

    @property
    def text(self) -> str:
        """The number as written."""
        return self.block.text[self.start : self.end]


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks in English that these rules read, found once."""
    return document.derive(_blocks)


def numbers(document: Document) -> dict[str, list[Number]]:
    """The numbers of these blocks by what follows them (“mg”, “%”, “°”, or nothing)."""
    return document.derive(_numbers)


def _blocks(document: Document) -> tuple[Block, ...]:
    return tuple(
        b
        for b in document.blocks
        if b.kind in KINDS and is_english(document, b) and not is_reference(b.text)
    )


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"[0-9](?:[0-9.,·]*[0-9])?(?:([{SPACE}\n]?)([A-Za-zµμΩ]+|%|[°º˚][{SPACE}]?[CF]?))?"
    )


def _numbers(document: Document) -> dict[str, list[Number]]:
    found: dict[str, list[Number]] = {}
    for block in blocks(document):
        text = block.text
        for match in _number().finditer(text):
            start = match.start()
            before = text[start - 1] if start else " "
            if before.isalnum() or before in "_#@\\":
                continue
            if before in "-–/." and start > 1 and text[start - 2].isalpha():
                continue  # “IL-6”, “v.2”: no count of anything
            gap, unit = match[1] or "", match[2] or ""
            end = match.end() - len(gap) - len(unit)
            number = Number(block, start, end, gap, unit, match.end())
            found.setdefault(unit, []).append(number)
    return found


def forms(pairs: Iterable[tuple[str, Use]]) -> list[Form]:
    """The forms, by name in the order of the text, of uses that are not quoted.

    Quotations are looked for only where there are two forms.
    """
    groups: dict[str, list[Use]] = {}
    for name, use in pairs:
        groups.setdefault(name, []).append(use)
    if len(groups) < 2:
        return []
    quoted: dict[int, list[int]] = {}
    kept = []
    for name, uses in groups.items():
        own = tuple(u for u in uses if not _is_quoted(u, quoted))
        if own:
            kept.append(Form(name, tuple(sorted(own, key=lambda u: u.span))))
    return kept if len(kept) > 1 else []


def _is_quoted(use: Use, known: dict[int, list[int]]) -> bool:
    edges = known.get(id(use.block))
    if edges is None:
        edges = known[id(use.block)] = quotations(use.block.text)
    return bisect_right(edges, use.start) % 2 == 1


def searched(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[Block, re.Match[str]]]:
    """Every match of a pattern in the blocks that these rules read."""
    for block in blocks(document):
        for match in pattern.finditer(block.text):
            yield block, match


def has(document: Document, *signs: str) -> bool:
    """Whether one of some texts stands anywhere in the file: a cheap question before a search."""
    text = document.source.text
    return any(sign in text for sign in signs)


def is_plain(use: Use) -> bool:
    """Whether a use stands in the source as it is, with no markup inside."""
    return use.block.is_verbatim(use.start, use.end)
