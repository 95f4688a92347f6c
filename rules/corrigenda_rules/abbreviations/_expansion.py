"""Long forms of an abbreviation that stand in the text without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda_rules.abbreviations._parts import ABSTRACT, TEXT, parts_of
from corrigenda_rules.abbreviations._running import plain

_LONG = 4
"""The letters of the shortest word of a long form, the last word apart ("tag")."""
_LINKS = frozenset({"and", "for", "in", "of", "on", "to", "with"})
"""Words that may stand between those of a long form."""
_NEVER = frozenset(
    {"all", "also", "are", "been", "both", "but", "can", "could", "did", "does", "from", "had",
     "has", "have", "its", "may", "might", "more", "most", "not", "our", "such", "than", "that",
     "the", "their", "them", "then", "there", "these", "they", "this", "those", "was", "were",
     "when", "which", "while", "will", "would",
     "department", "hospital", "institute", "university"}
)  # fmt: skip
"""Words that are never those of a term: those of a sentence, and those of an address."""


class _Initials(NamedTuple):
    """The first letters of the words of a block, links apart, and which of its words these are."""

    part: str
    block: Block
    letters: str
    words: list[int]


def expansion(document: Document, short: str, least: int = 1, part: str = TEXT) -> str:
    """The words in a part of the text whose first letters are those of an abbreviation, or nothing.

    Three letters are the least: two words of any text begin with the letters of a short one. The
    words must stand `least` times in the text.
    """
    letters = (short[:-1] if short.endswith("s") else short).lower()
    if len(letters) < 3 or not (letters.isalpha() and letters.isascii()):
        return ""
    counts: dict[str, int] = {}
    for long in _phrases(document, letters, part):
        counts[long.removesuffix("s")] = many = counts.get(long.removesuffix("s"), 0) + 1
        if many >= least:
            return long
    return ""


def _phrases(document: Document, letters: str, part: str) -> Iterator[str]:
    """The words with these initials, wherever they may be the words of a name."""
    for initials in document.derive(_initials):
        at = initials.letters.find(letters) if initials.part == part else -1
        while at >= 0:
            words = initials.words[at : at + len(letters)]
            block, spans = initials.block, initials.block.spans
            long = plain(block.text[spans[words[0]][0] : spans[words[-1]][1]])
            parts = long.split()
            if (
                not re.search(r"[^a-z ]|ing and [a-z]+ing\b", long)
                and letters not in parts
                and _NEVER.isdisjoint(parts)
                and all(len(block.tokens[word]) >= _LONG for word in words[:-1])
                and len(block.tokens[words[-1]]) > 2
                and (len(letters) > 3 or len(parts) == len(letters))
                and not _is_plural(parts[0])
            ):
                yield long
            at = initials.letters.find(letters, at + 1)


def _initials(document: Document) -> list[_Initials]:
    return list(_of_blocks(document))


def _of_blocks(document: Document) -> Iterator[_Initials]:
    for block, part in zip(document.blocks, document.derive(parts_of), strict=True):
        if part in (TEXT, ABSTRACT):
            lowered = block.lowered
            words = [k for k, word in enumerate(lowered) if word not in _LINKS]
            yield _Initials(part, block, "".join([lowered[k][0] for k in words]), words)


def _is_plural(word: str) -> bool:
    """Whether a name can hardly begin with this word: “tests performed show”."""
    return len(word) > 4 and word.endswith("s") and word[-2] not in "aiosu"
