"""The lexicon: which words are known, how common they are, and which ones are close to a word.

``lexicon.bin`` is built by ``tools/build_lexicon.py`` (its bytes by ``_packing``) and mapped into
memory, not read. All numbers in it are little-endian; a hash is the CRC-32 of a word's bytes.

Words stand in groups: those that share their first `STEM` letters (a shorter word is a group of
its own). A group is a newline and its stem, then for each word the letters after the stem, the
last of them in upper case, and three bytes above 127, its attributes. Groups stand in 65,536
buckets by the hash of the stem, so that a look-up reads one bucket. In a bucket the words that
nobody is taken to have meant (names, rarities) stand in groups of their own, with a tab between
newline and stem.

The parts of the file, each beginning at a multiple of four:

- 8 bytes ``corrlex2``; one uint32 for each part: its size in bytes;
- common: the words of tier `COMMON_TIER` and above, newline-separated (a set in memory: four of
  five distinct words of an article are among them);
- buckets: where in the file each begins (65,536 + 1 uint32); the body: the groups;
- for the frequent stems and then for the other ones, an index of letters left out (see `_near`):
  starts (uint32), marks (uint8), numbers of groups (uint16), where in the file each group begins
  (uint32);
- rare: words that are listed somewhere but not known, by their hash: starts (uint32), marks
  (uint16, the two lowest bits being how well attested the word is); names, that are not known:
  starts, marks (the two lowest bits: of people or places, of organisms);
- pairs: words that often follow each other, by their hash: starts (uint32), marks (uint16), how
  often (uint8).
"""

from __future__ import annotations

import mmap
import os
import sys
from array import array
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from corrigenda_rules.spelling._near import (
    STEM,
    Candidate,
    Deletions,
    Numbers,
    candidates,
    ending,
    of_group,
)

COMMON_TIER = 5
"""The tier from which words are kept in the set."""
TARGET_TIER = 1
"""The tier from which a word may be what somebody meant."""
STEPS = 12
"""How many steps of frequency a tier has."""

US, GB, CA, AU = 1, 2, 4, 8
"""Bits of `Entry.dialects`: the regions whose spelling a word is; none set: of all of them."""
GENERAL, BIOMEDICAL, CHEMICAL, DRUG, ANATOMY, ORGANISM, NAME = 1, 2, 4, 8, 16, 32, 64
"""Bits of `Entry.domains`: where a word is at home."""

MAGIC = b"corrlex2"
PARTS = 18
HEAD = len(MAGIC) + 4 * PARTS
BUCKETS = 1 << 16
SLOTS = 1 << 15
"""How many slots the tables of rare words and of pairs have."""

_REMEMBERED = 100_000
"""How many answers are kept: the articles of a journal share most of their words."""


class Entry(NamedTuple):
    """What the lexicon says of a word.

    `tier`: 0 (a name, a rarity) to 9 (the, of); `known`: False for a word that is only listed
    somewhere, often a misspelling; `sources`: in how many sources it stands (3: three or more);
    `frequency`: the tier in finer steps.
    """

    tier: int
    known: bool
    dialects: int
    domains: int
    sources: int
    frequency: float


class Lexicon:
    """A mapped lexicon. All words are in lower case without diacritics, letters a to z only."""

    __slots__ = (
        "_data",
        "_frequent",
        "_known",
        "_names",
        "_near",
        "_other",
        "_pairs",
        "_rare",
        "_starts",
        "common",
    )

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Raises ValueError for data that is no lexicon of this version."""
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError("not a lexicon of this version of corrigenda")
        sizes = _numbers(memoryview(data)[len(MAGIC) : HEAD], "I")
        at, parts, places = HEAD, [], []
        for size in sizes:
            places.append(at)
            parts.append(memoryview(data)[at : at + size])
            at += size + -size % 4
        if at > len(data):
            raise ValueError("the lexicon is cut short")
        self._data = data
        self.common = frozenset(str(parts[0], "ascii").split())
        self._starts = _numbers(parts[1], "I")
        tables = [
            _numbers(part, kind) for part, kind in zip(parts[3:], "IBHIIBHIIHIHIHB", strict=False)
        ]
        self._frequent = Deletions(data, tables[0], places[4], tables[2], tables[3])
        self._other = Deletions(data, tables[4], places[8], tables[6], tables[7])
        self._rare = (tables[8], tables[9])
        self._names = (tables[10], tables[11])
        self._pairs = (tables[12], tables[13], tables[14])
        self._known: dict[str, bytes] = {}
        self._near: dict[str, list[Candidate]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self.common or bool(self._attributes(word))

    def tier(self, word: str) -> int | None:
        """0 (a name, a rarity) to 9 (the, of); None for an unknown word."""
        found = self._attributes(word)
        return (found[0] & 127) // STEPS if found else None

    def entry(self, word: str) -> Entry | None:
        """All that is known of a word, of one too that is only listed somewhere; else None."""
        found = self._attributes(word)
        if found:
            return _entry(found)
        key = crc32(word.encode("ascii", "replace"))
        grade, kind = _mark(self._rare, key), _mark(self._names, key)
        if not grade and not kind:
            return None
        domains = (NAME if kind & 1 else 0) | (ORGANISM if kind & 2 else 0)
        return Entry(0, False, 0, domains, grade or 1, 0.0)

    def _attributes(self, word: str) -> bytes:
        """The three bytes after a known word, or none; kept for the next time."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._look_up(word.encode("ascii", "replace"))
        return found

    def _look_up(self, letters: bytes) -> bytes:
        stem = letters[:STEM]
        bucket = crc32(stem) & 0xFFFF
        text = self._data[self._starts[bucket] : self._starts[bucket + 1]]
        at = text.find(stem)
        while at > 0:
            if text[at - 1] in b"\n\t":
                found = of_group(text, at + len(stem), ending(letters[STEM:]))
                if found:
                    return found
            at = text.find(stem, at + 1)
        return b""

    def near(self, word: str) -> list[Candidate]:
        """The words that somebody who wrote `word` (a–z) may have meant, the word itself left out.

        All that are one edit away, nearly all that are two, and from ten letters on most that are
        three edits away; of very many the rarest are left out. Sorted by edits, the most frequent
        first. The list is kept: leave it as it is.
        """
        found = self._near.get(word)
        if found is None:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            found = self._near[word] = candidates(word, self._frequent, self._other, STEPS)
        return found

    def pair(self, left: str, right: str) -> int:
        """How often `right` follows `left` (lower case): 0 seldom or never, 1 to 15 (of the).

        The scale is logarithmic: a step is about a doubling.
        """
        key = crc32(f"{left} {right}".encode("ascii", "replace"))
        starts, marks, counts = self._pairs
        slot, mark = key % SLOTS, key >> 16
        for at in range(starts[slot], starts[slot + 1]):
            if marks[at] == mark:
                return counts[at]
        return 0


def _mark(table: tuple[Numbers, Numbers], key: int) -> int:
    """The two bits that a table of hashes has for `key`; 0 where it does not have it."""
    starts, marks = table
    slot, mark = key % SLOTS, key >> 16 & 0xFFFC
    for at in range(starts[slot], starts[slot + 1]):
        if marks[at] & 0xFFFC == mark:
            return marks[at] & 3
    return 0


def _entry(found: bytes) -> Entry:
    steps, marks, domains = (byte & 127 for byte in found)
    return Entry(steps // STEPS, True, marks & 15, domains, marks >> 4 & 3, steps / STEPS)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the package, mapped once per process."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lexicon.bin")
    with open(path, "rb") as file:
        return Lexicon(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _numbers(data: memoryview, kind: str) -> Numbers:
    """The little-endian numbers of a part; where the machine is so too, without a copy."""
    if sys.byteorder == "little" or kind == "B":
        return data.cast(kind)  # type: ignore[call-overload,no-any-return]
    numbers = array(kind)
    numbers.frombytes(data)
    numbers.byteswap()
    return numbers
