"""The search for the words that somebody may have meant.

Two words are at most two edits apart only if their beginnings (the first `STEM` letters) become
the same when up to two letters are left out of each. So the index holds, for each stem, what is
left of it when up to two letters are left out (for stems of rare words: one), and where its words
stand; these are then compared letter by letter.
"""

from __future__ import annotations

import mmap
import re
from array import array
from functools import lru_cache
from typing import TypeAlias
from zlib import crc32

STEM = 6
"""How many letters the words of a group share."""
SLOTS = 1 << 15
"""How many slots an index has."""
LONGEST = 50
"""A string of so many letters is no word."""
MOST = 25
"""How many candidates a word has at most."""


_BYTES = [bytes((number,)) for number in range(256)]
Numbers: TypeAlias = "memoryview | array[int]"


class Candidate:
    """A known word close to another: how common it is (see `Entry`) and how many edits away."""

    __slots__ = ("domains", "edits", "frequency", "sources", "tier", "word")

    def __init__(
        self,
        word: str,
        tier: int,
        edits: int,
        *,
        frequency: float = 0.0,
        domains: int = 0,
        sources: int = 0,
    ) -> None:
        self.word = word
        self.tier = tier
        self.edits = edits
        self.frequency = frequency or float(tier)
        self.domains = domains
        self.sources = sources

    def __repr__(self) -> str:
        return f"Candidate({self.word!r}, {self.tier}, {self.edits})"


class Deletions:
    """An index from what is left of a stem to the groups of words that begin with it."""

    __slots__ = ("_data", "_groups", "_marks", "_offsets", "_starts")

    def __init__(
        self,
        data: bytes | mmap.mmap,
        starts: Numbers,
        marks: int,
        groups: Numbers,
        offsets: Numbers,
    ) -> None:
        """`marks`: where in `data` the marks begin; `offsets`: where in it each group begins."""
        self._data = data
        self._starts = starts
        self._marks = marks
        self._groups = groups
        self._offsets = offsets

    def find(self, keys: set[bytes]) -> dict[int, bytes]:
        """The groups under these keys (and by chance a few others), by their place."""
        data, starts, first = self._data, self._starts, self._marks
        find = data.find
        found: set[int] = set()
        for key in keys:
            number = crc32(key)
            slot = number % SLOTS
            high = first + starts[slot + 1]
            mark = _BYTES[number >> 24]
            at = find(mark, first + starts[slot], high)
            while at >= 0:
                found.add(self._groups[at - first])
                at = find(mark, at + 1, high)
        offsets = self._offsets
        groups: dict[int, bytes] = {}
        for group in found:
            at = offsets[group]
            groups[at] = data[at : find(b"\n", at)]
        return groups


def ending(rest: bytes) -> bytes:
    """The letters of a word after its stem as they are written in a group: the last one large."""
    return rest[:-1] + rest[-1:].upper()


def deletions(stem: bytes, depth: int) -> set[bytes]:
    """What is left of `stem` when up to `depth` (1 or 2) letters are left out."""
    once = {stem[:k] + stem[k + 1 :] for k in range(len(stem))}
    found = once | {stem}
    if depth > 1:
        for part in once:
            found.update([part[:k] + part[k + 1 :] for k in range(len(part))])
    return found


def depth(stem: bytes) -> int:
    """How many letters are left out of a stem: of a short word one."""
    return 2 if len(stem) > 4 else 1


@lru_cache(maxsize=1)
def _words() -> re.Pattern[bytes]:
    """The words of a group without their stem: letters, steps of frequency, marks, domains."""
    return re.compile(rb"([a-z]*[A-Z]?)([\x80-\xff])([\x80-\xff])([\x80-\xff])")


def candidates(word: str, frequent: Deletions, other: Deletions, steps: int) -> list[Candidate]:
    """See `Lexicon.near`; a tier has `steps` steps of frequency."""
    size = len(word)
    if not (word.isascii() and word.isalpha() and 1 < size < LONGEST):
        return []
    stem, rest = word[:STEM].encode("ascii"), word[STEM:].encode("ascii")
    once = deletions(stem, 1)
    groups = frequent.find(once) | other.find(once)
    near = list(groups.values())
    twice = frequent.find(deletions(stem, depth(stem)) - once)
    far = _ending_in(rest, [group for at, group in twice.items() if at not in groups])
    for limit in (2, 3):
        found: list[Candidate] = []
        for group in near:
            _compare(word, group, limit, found, steps)
        for group in far:
            _compare(word, group, limit, found, steps)
        if size < 10 or any(c.tier > 2 for c in found):
            break
    if len(found) > MOST:
        found.sort(key=lambda c: (_unlikely(word, c), c.word))
        del found[MOST:]
    found.sort(key=lambda c: (c.edits, -c.tier, c.word))
    return found


def _ending_in(rest: bytes, groups: list[bytes]) -> list[bytes]:
    """Those of the groups, two edits from the stem, that may have a word with this rest.

    As both edits are in the stem, the rest is the same but for up to two letters, which the stem
    of the other word may have; of long words two more may differ.
    """
    if not rest:
        return groups
    tail, last = ending(rest[2:] or rest[-1:]), rest[-1:]
    # A word that is no longer than its stem has no large letter.
    return [g for g in groups if tail in g or (g[STEM - 1 : STEM] == last and g[STEM:] > b"\x7f")]


def _compare(word: str, group: bytes, limit: int, found: list[Candidate], steps: int) -> None:
    """Adds the words of a group that are at most `limit` edits from `word`."""
    entries = _words().findall(group)
    first = entries[0][0].lower()
    stem = first[:STEM].decode("ascii")
    entries[0] = (first[STEM:], *entries[0][1:])
    shortest, longest = len(word) - limit - len(stem), len(word) + limit - len(stem)
    for rest, frequency, marks, domains in entries:
        if shortest <= len(rest) <= longest:
            other = stem + rest.decode("ascii").lower()
            count = edits(word, other, limit)
            if 0 < count <= limit:
                step = frequency[0] & 127
                found.append(
                    Candidate(
                        other,
                        step // steps,
                        count,
                        frequency=step / steps,
                        domains=domains[0] & 127,
                        sources=marks[0] >> 4 & 3,
                    )
                )


def _unlikely(word: str, candidate: Candidate) -> float:
    """The key by which candidates are cut when they are too many: edits against frequency."""
    return 3.0 * candidate.edits - candidate.frequency + (word[0] != candidate.word[0])


def edits(a: str, b: str, limit: int) -> int:
    """The edits between two words as `_slips.distance` counts them; `limit` + 1 if they are more.

    Quick where the limit is small: what differs first is taken for each kind of slip in turn.
    """
    shorter, longer = len(a), len(b)
    if shorter > longer:
        a, b, shorter, longer = b, a, longer, shorter
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    left = shorter - start
    while end < left and a[shorter - 1 - end] == b[longer - 1 - end]:
        end += 1
    a, b = a[start : shorter - end], b[start : longer - end]
    shorter, longer = len(a), len(b)
    if shorter < 2:
        found = longer - (a in b if a else 0)
    elif longer == 2:
        found = 1 if a[0] == b[1] and a[1] == b[0] else 2
    elif limit < 2 or longer - shorter > limit or len(set(b).difference(a)) > limit:
        return limit + 1
    else:
        limit -= 1
        found = 1 + edits(a, b[1:], limit)
        if found > 1:
            found = min(found, 1 + edits(a[1:], b[1:], limit))
            if shorter > 1 and a[0] == b[1] and a[1] == b[0]:
                found = min(found, 1 + edits(a[2:], b[2:], limit))
            if longer - shorter < limit:
                found = min(found, 1 + edits(a[1:], b, limit))
        return min(found, limit + 2)
    return found if found <= limit else limit + 1
