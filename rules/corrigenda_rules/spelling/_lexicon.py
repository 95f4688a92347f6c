"""The lexicon: which words are known, how common they are, and which ones are close to a word.

``lexicon.bin`` is built by ``tools/build_lexicon.py`` and mapped into memory, not read. Its parts:

- 8 bytes ``corrlex1``; three little-endian uint32: the sizes in bytes of the parts that follow;
- common: the words of tier `COMMON_TIER` and above, newline-separated (a set in memory: four of
  five distinct words of an article are among them);
- body: every word, sorted, each as a newline, the letters a–z and a digit, its tier;
- starts: for each three letters, the offset into the body of the first word that begins with them
  (26³ + 1 uint32);
- the rest: offsets into the body of the words of tier `TARGET_TIER` and above, sorted by their
  letters from the last to the first (uint32).
"""

from __future__ import annotations

import mmap
import os
import sys
from array import array
from collections.abc import Mapping
from functools import lru_cache

from corrigenda_rules.spelling._slips import distance, neighbours

COMMON_TIER = 5
"""The tier from which words are kept in the set."""
TARGET_TIER = 2
"""The tier from which a word may be what somebody meant."""

_REMEMBERED = 100_000
"""How many answers are kept: the articles of a journal share most of their words."""

_MAGIC = b"corrlex1"
_HEAD = len(_MAGIC) + 12
_BASE = 97
_OFFSET = _BASE * (676 + 26 + 1)
_TARGET_DIGIT = str(TARGET_TIER)


class Candidate:
    """A known word close to an unknown one."""

    __slots__ = ("edits", "tier", "word")

    def __init__(self, word: str, tier: int, edits: int) -> None:
        self.word = word
        self.tier = tier
        self.edits = edits


class Lexicon:
    """A mapped lexicon. All words are in lower case without diacritics, letters a to z only."""

    __slots__ = ("_body", "_data", "_known", "_near", "_reversed", "_size", "_starts", "common")

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Raises ValueError for data that is no lexicon of this version."""
        if data[: len(_MAGIC)] != _MAGIC:
            raise ValueError("not a lexicon of this version of corrigenda")
        common, body, starts = _uint32(data[len(_MAGIC) : _HEAD])
        self._data = data
        self.common = frozenset(data[_HEAD : _HEAD + common].decode("ascii").split())
        self._body = _HEAD + common
        self._size = body
        at = self._body + body
        self._starts = _uint32(data[at : at + starts])
        self._reversed = _uint32(data[at + starts :])
        self._known: dict[str, bool] = {}
        self._near: dict[tuple[str, bool], list[Candidate]] = {}

    def __contains__(self, word: str) -> bool:
        if word in self.common:
            return True
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[word] = self.tier(word) is not None
        return known

    def tier(self, word: str) -> int | None:
        """0 (a name, a rarity) to 9 (the, of); None for an unknown word."""
        entry = b"\n" + word.encode("ascii", "replace")
        if len(word) > 2 and entry[1:].islower() and entry[1:].isalpha():
            # The same number as `_prefix` gives, without its loop: this is asked very often.
            first = entry[1] * 676 + entry[2] * 26 + entry[3] - _OFFSET
        else:
            number = _prefix(word)
            if number is None:
                return None
            first = number
        body, starts = self._body, self._starts
        # Digits sort before letters: the word itself comes before the longer ones it begins.
        at = self._data.find(entry, body + starts[first], body + starts[first + 1])
        if at < 0:
            return None
        digit = self._data[at + len(entry)] - 48
        return digit if 0 <= digit <= 9 else None

    def close(self, word: str, *, far: bool = True) -> list[Candidate]:
        """The known words one edit from `word`; failing these, if `far`, two from eight letters on.

        Of the words two edits away, those are found that share the first three letters with
        `word` or its second half. The list is kept: leave it as it is.
        """
        kept = self._near.get((word, far))
        if kept is None:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            kept = self._near[word, far] = self._close(word, far)
        return kept

    def _close(self, word: str, far: bool) -> list[Candidate]:
        if len(word) < 8:
            tiers = ((other, self.tier(other)) for other in sorted(neighbours(word)))
            return [Candidate(w, t, 1) for w, t in tiers if t is not None and t >= TARGET_TIER]
        found = self._within(word, len(word) // 2 - 1, 1)
        if far and not any(c.tier > TARGET_TIER for c in found):
            found = self._within(word, 3, 2)
        return found

    def _within(self, word: str, prefix: int, limit: int) -> list[Candidate]:
        """The words within `limit` edits that share the first `prefix` letters or the last half."""
        size = len(word)
        pool = set(self._beginning(word[:prefix], size - limit, size + limit))
        pool.update(self._ending(word[size // 2 :], size - limit, size + limit))
        letters = set(word)
        found = []
        for entry in sorted(pool):
            other = entry[:-1]
            if len(letters.symmetric_difference(other)) <= 2 * limit:
                edits = distance(word, other, limit)
                if 0 < edits <= limit:
                    found.append(Candidate(other, ord(entry[-1]) - 48, edits))
        return found

    def _beginning(self, prefix: str, shortest: int, longest: int) -> list[str]:
        """The entries (word and tier) of candidates with a prefix of three letters or more."""
        first = _prefix(prefix)
        if first is None:
            return []
        low, high = self._body + self._starts[first], self._body + self._starts[first + 1]
        entry = b"\n" + prefix.encode("ascii")
        start = self._data.find(entry, low, high)
        if start < 0:
            return []
        end = self._data.find(b"\n", self._data.rfind(entry, start, high) + 1, high)
        text = self._data[start + 1 : end if end >= 0 else high].decode("ascii")
        return [
            line
            for line in text.split("\n")
            if shortest < len(line) <= longest + 1 and line[-1] >= _TARGET_DIGIT
        ]

    def _ending(self, suffix: str, shortest: int, longest: int) -> list[str]:
        """The entries (word and tier) of candidates with a suffix."""
        key = suffix[::-1]
        table = self._reversed
        low, high = 0, len(table)
        while low < high:
            middle = (low + high) // 2
            if self._entry(table[middle])[-2::-1] < key:
                low = middle + 1
            else:
                high = middle
        found = []
        for at in range(low, len(table)):
            entry = self._entry(table[at])
            if not entry.endswith(suffix, 0, -1):
                break
            if shortest < len(entry) <= longest + 1:
                found.append(entry)
        return found

    def _entry(self, offset: int) -> str:
        at = self._body + offset + 1
        end = self._data.find(b"\n", at, self._body + self._size)
        return self._data[at : end if end >= 0 else self._body + self._size].decode("ascii")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the package, mapped once per process."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lexicon.bin")
    with open(path, "rb") as file:
        return Lexicon(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def pack(tiers: Mapping[str, int]) -> bytes:
    """The bytes of a lexicon of these words (a–z, two letters or more) and their tiers."""
    body: list[bytes] = []
    offsets: dict[str, int] = {}
    starts = array("I", [0]) * (26**3 + 1)
    at, filled = 0, 0
    order = sorted(tiers, key=lambda w: (_prefix(w), w + "0"))
    for word in order:
        first = _prefix(word)
        assert first is not None
        while filled <= first:
            starts[filled] = at
            filled += 1
        offsets[word] = at
        body.append(b"\n%s%d" % (word.encode("ascii"), tiers[word]))
        at += len(word) + 2
    while filled < len(starts):
        starts[filled] = at
        filled += 1
    common = "\n".join(sorted(w for w, t in tiers.items() if t >= COMMON_TIER)).encode("ascii")
    common += b"\n" * (-len(common) % 4)
    targets = sorted((w[::-1], offsets[w]) for w, t in tiers.items() if t >= TARGET_TIER)
    text = b"".join(body)
    parts = (common, text, _bytes(starts), _bytes(array("I", [o for _, o in targets])))
    return _MAGIC + _bytes(array("I", [len(p) for p in parts[:3]])) + b"".join(parts)


def _prefix(word: str) -> int | None:
    """The number of the first three letters of a word, shorter ones filled with ``a``."""
    number = 0
    for k in range(3):
        digit = ord(word[k]) - _BASE if k < len(word) else 0
        if not 0 <= digit < 26:
            return None
        number = number * 26 + digit
    return number


def _uint32(data: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
