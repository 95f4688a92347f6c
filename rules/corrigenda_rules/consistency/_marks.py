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


SIGNS = frozenset("=<>≤≥≈±×*✕⨯")
"""The signs that may stand between a symbol or a number and a number."""

_MINUS = frozenset("-−–")
_BEFORE_DECIMAL = frozenset("([=<>≤≥≈±~−–-\n" + SPACE)


class Number(NamedTuple):
    """A number in a block: ``block.text[start:end]``, and what follows it.

    `gap` is the space after it, `unit` the word, percent sign or degree sign after that, which
    ends at `after`. A decimal without a zero (“.05”) begins with its point.
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


class _Found(NamedTuple):
    """All numbers: by what follows them; those after a sign, with its place; negative ones."""

    by_unit: dict[str, list[Number]]
    signed: list[tuple[int, Number]]
    negative: list[Number]


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks in English that these rules read, found once."""
    return document.derive(_blocks)


def numbers(document: Document) -> dict[str, list[Number]]:
    """The numbers of these blocks by what follows them (“mg”, “%”, “°”, or nothing)."""
    return document.derive(_numbers).by_unit


def signed(document: Document) -> list[tuple[int, Number]]:
    """The numbers that one of `SIGNS` stands before, with the place of the sign in the block."""
    return document.derive(_numbers).signed


def negative(document: Document) -> list[Number]:
    """The numbers that a minus, a hyphen or an en dash stands directly before."""
    return document.derive(_numbers).negative


def _blocks(document: Document) -> tuple[Block, ...]:
    return tuple(
        b
        for b in document.blocks
        if b.kind in KINDS and is_english(document, b) and not _is_reference(b.text)
    )


def _is_reference(text: str) -> bool:
    """Whether a text is an entry of a list of references; most have no year and end here."""
    return ("20" in text or "19" in text) and is_reference(text)


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"[0-9](?:[0-9.,·]*[0-9])?(?:([{SPACE}\n]?)([A-Za-zµμΩ]+|%|[°º˚][{SPACE}]?[CF]?))?"
    )


def _numbers(document: Document) -> _Found:
    found = _Found({}, [], [])
    for block in blocks(document):
        text = block.text
        for match in _number().finditer(text):
            start = match.start()
            before = text[start - 1] if start else " "
            if before.isalnum() or before in "_#@\\":
                continue
            two = text[start - 2] if start > 1 else " "
            if before in "-–/." and two.isalpha():
                continue  # “IL-6”, “v.2”: no count of anything
            if before == "." and two in _BEFORE_DECIMAL:
                start -= 1
                before, two = two, text[start - 2] if start > 1 else " "
            gap, unit = match[1] or "", match[2] or ""
            after = match.end()
            number = Number(block, start, after - len(gap) - len(unit), gap, unit, after)
            if unit in found.by_unit:
                found.by_unit[unit].append(number)
            else:
                found.by_unit[unit] = [number]
            if before in _MINUS:
                found.negative.append(number)
                start -= 1
                before, two = two, text[start - 2] if start > 1 else " "
            if before in SIGNS:
                found.signed.append((start - 1, number))
            elif two in SIGNS and before in SPACE:
                found.signed.append((start - 2, number))
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


def standing(document: Document, text: str) -> Iterator[tuple[Block, int]]:
    """Every place of a plain text in the blocks that these rules read."""
    for block in blocks(document):
        at = block.text.find(text)
        while at >= 0:
            yield block, at
            at = block.text.find(text, at + len(text))


def has(document: Document, *signs: str) -> bool:
    """Whether one of some texts stands anywhere in the file: a cheap question before a search."""
    text = document.source.text
    return any(sign in text for sign in signs)


def is_plain(use: Use) -> bool:
    """Whether a use stands in the source as it is, with no markup inside."""
    return use.block.is_verbatim(use.start, use.end)
