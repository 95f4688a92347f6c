"""The table of British and American spellings, and what a document's words say of its dialect.

``dialects.txt`` is made by ``tools/build_dialects.py``. Regions are single letters: ``U`` United
States, ``G`` Britain, ``Z`` Britain with -ize (Oxford spelling), ``C`` Canada, ``A`` Australia.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import OBJECT, Block
from corrigenda_rules._consistency import is_reference, quotations
from corrigenda_rules.spelling._language import is_foreign

REGIONS = {"en-US": "U", "en-GB": "GZ", "en-CA": "C", "en-AU": "A"}
"""The dialects, by their language tags, and the regions whose spellings are right in each."""

NAMES = {
    "en-US": "American",
    "en-GB": "British",
    "en-CA": "Canadian",
    "en-AU": "Australian",
}
"""What the dialects are called."""


_COUNTRIES = {"us": "en-US", "gb": "en-GB", "uk": "en-GB", "ie": "en-GB"} | {
    "ca": "en-CA",
    "au": "en-AU",
    "nz": "en-AU",
}
_ELSEWHERE = frozenset({"aff", "disp-quote", "kwd", "subject"})
"""Kinds of block whose words are others': names, what is quoted, the terms of a thesaurus."""
_NAMING = ("cent", "defen", "labo", "theat")
"""With “for” or “of” after it, such a word begins the name of an institution."""
_CLINGING = frozenset("@#$%&*_/\\=+<>~^|{}[0123456789" + OBJECT)
"""A word that touches one of these is part of a symbol, a name of a file, a key, a formula."""


class Use(NamedTuple):
    """A word (in small letters) at a place in the text of a block."""

    word: str
    block: Block
    start: int
    end: int


class Table(NamedTuple):
    """The words that tell a dialect: their regions, and the same word in American spelling."""

    regions: dict[str, str]
    to_american: dict[str, str]

    @property
    def to_british(self) -> dict[str, str]:
        """The British spellings of American words; made when first asked for."""
        return _to_british()


@lru_cache(maxsize=1)
def table() -> Table:
    """The table of the package, read once per process."""
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "dialects.txt"), encoding="ascii") as file:
        groups = file.read().partition("\n= ")[2].split("\n= ")
    regions: dict[str, str] = {}
    to_american: dict[str, str] = {}
    for group in groups:
        (left, right, *words) = group.split()
        to_american.update(zip(words[::2], words[1::2], strict=True))
        regions.update(dict.fromkeys(words[::2], left))
        if right != "-":
            regions.update(dict.fromkeys(words[1::2], right))
    return Table(regions, to_american)


@lru_cache(maxsize=1)
def _to_british() -> dict[str, str]:
    return {american: british for british, american in table().to_american.items()}


def declared(tag: str | None) -> str:
    """The dialect that a language tag names (``en-GB``, ``en_us``), or nothing."""
    region = (tag or "").replace("_", "-").lower().split("-")
    if region[0] != "en":
        return ""
    return next((_COUNTRIES[part] for part in region[1:] if part in _COUNTRIES), "")


def foreign(words: Iterable[str], dialect: str, regions: Mapping[str, str]) -> list[str]:
    """The words of the table, in their order, that the dialect spells in another way."""
    right = REGIONS[dialect]
    return [word for word in words if not any(region in regions[word] for region in right)]


def respelled(use: Use, known: Table) -> str:
    """The other spelling of a word of the table, with a capital where it has one."""
    other = known.to_american.get(use.word) or known.to_british[use.word]
    return other.capitalize() if use.block.text[use.start].isupper() else other


def opener(block: Block) -> str:
    """The word that opens a block, in small letters, if its capital is that of a sentence.

    It is where a word in small letters follows; but “Centre for …” begins a name.
    """
    first, second = (*block.tokens[:2], "", "")[:2]
    word = first.lower()
    if not (first.istitle() and second.islower() and block.text.startswith(first)):
        return ""
    return "" if second in ("for", "of") and word.startswith(_NAMING) else word


def uses(blocks: Iterable[Block], words: frozenset[str], said: str | None) -> list[Use]:
    """Where the words stand as the author's own, in the order of the file.

    Left out are quotations, references, text in other languages, and what is part of a name of a
    file or a symbol. `said` is the tag of the document's language.
    """
    found = []
    for block in blocks:
        if block.kind in _ELSEWHERE:
            continue
        first = opener(block)
        if first not in words and words.isdisjoint(block.tokens):
            continue
        text = block.text
        if is_reference(text):
            continue
        tokens = set(block.tokens)
        if is_foreign(block, tokens, 0, said):
            continue
        quoted = quotations(text)
        here = [
            Use(word, block, start, start + len(word))
            for word in words & tokens
            for start in _places(text, word)
            if not bisect_right(quoted, start) % 2  # between quotations, not inside of one
        ]
        if first in words:
            here.append(Use(first, block, 0, len(first)))
        found += sorted(here, key=lambda use: use.start)
    return found


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text on its own."""
    at = text.find(word)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]
        if not any(c.isalpha() or c in _CLINGING for c in around):
            yield at
        at = text.find(word, at + len(word))


def likeliest(counts: Mapping[str, int], regions: Mapping[str, str]) -> str:
    """The dialect, American or British, of which fewer words are foreign.

    `counts` is how often each word of the table stands, in the order of the document.
    """
    first = next(iter(counts))

    def cost(dialect: str) -> tuple[int, int, bool]:
        strange = foreign(counts, dialect, regions)
        return sum(counts[word] for word in strange), len(strange), first in strange

    return min(("en-US", "en-GB"), key=cost)
