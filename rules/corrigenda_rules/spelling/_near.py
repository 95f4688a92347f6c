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

    def find(self, keys: set[bytes]) -> set[int]:
        """The groups under these keys (and by chance a few others)."""
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
        return found

    def group(self, number: int) -> bytes:
        """The text of a group: its stem, then its words."""
        at = self._offsets[number]
        return self._data[at : self._data.find(b"\n", at)]


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
def _attributes() -> re.Pattern[bytes]:
    """What stands between the words of a group."""
    return re.compile(rb"[\x80-\xff]+")


def candidates(word: str, frequent: Deletions, other: Deletions, steps: int) -> list[Candidate]:
    """See `Lexicon.near`; a tier has `steps` steps of frequency."""
    size = len(word)
    if not (word.isascii() and word.isalpha() and 1 < size < LONGEST):
        return []
    written = word.encode("ascii")
    stem, rest = written[:STEM], written[STEM:]
    once = deletions(stem, 1)
    numbers = frequent.find(once)
    groups = [frequent.group(number) for number in numbers]
    groups += [other.group(number) for number in other.find(once)]
    twice = frequent.find(deletions(stem, depth(stem)) - once) - numbers
    tail = ending(rest[2:] or rest[-1:])
    far = _ending_in(tail, [frequent.group(number) for number in twice])
    for limit in (2, 3):
        found: list[Candidate] = []
        for group in groups:
            _compare(written, group, b"", limit, found=found, steps=steps)
        for group in far:
            _compare(written, group, tail, limit, found=found, steps=steps)
        if size < 10 or any(c.tier > 2 for c in found):
            break
    if len(found) > MOST:
        found.sort(key=lambda c: (_unlikely(word, c), c.word))
        del found[MOST:]
    found.sort(key=lambda c: (c.edits, -c.tier, c.word))
    return found


def _ending_in(tail: bytes, groups: list[bytes]) -> list[bytes]:
    """Those of the groups, two edits from the stem, that may have a word that ends in `tail`.

    As both edits are in the stem, the rest is the same but for up to two letters, which the stem
    of the other word may have; of long words two more may differ.
    """
    last = tail[-1:].lower()
    # A word that is no longer than its stem has no large letter.
    return [g for g in groups if tail in g or (g[STEM - 1 : STEM] == last and g[STEM:] > b"\x7f")]


def _rests_in(group: bytes, tail: bytes) -> list[bytes]:
    """What follows the stem in the words of a group that end in `tail` or with the stem."""
    rests = [b""] if group[STEM] > 127 else []
    at = group.find(tail, STEM)
    while at >= 0:
        start, end = at, at + len(tail)
        while start > STEM and group[start - 1] < 128:
            start -= 1
        rests.append(group[start:end])
        at = group.find(tail, end)
    return rests


def _compare(
    word: bytes, group: bytes, tail: bytes, limit: int, *, found: list[Candidate], steps: int
) -> None:
    """Adds the words of a group that end in `tail` and are at most `limit` edits from `word`."""
    if tail:
        stem, rests = group[:STEM], _rests_in(group, tail)
    else:
        rests = _attributes().split(group)
        stem = rests[0][:STEM].lower()
        rests[0] = rests[0][STEM:]
        rests.pop()  # what is after the last attributes: nothing
    least = len(word) - len(stem) - limit
    most = least + 2 * limit
    # Every letter that only one of the words has takes an edit of its own.
    strange = limit - len(stem.translate(None, word))
    missing = word.translate(None, stem)
    letters = word + word.upper()
    for rest in rests:
        if not least <= len(rest) <= most or len(rest.translate(None, letters)) > strange:
            continue
        tail = rest.lower()
        if len(missing.translate(None, tail)) > limit:
            continue
        whole = stem + tail
        count = edits(word, whole, limit)
        if 0 < count <= limit:
            attributes = of_group(group, len(stem), rest)
            step = attributes[0] & 127
            found.append(
                Candidate(
                    whole.decode("ascii"),
                    step // steps,
                    count,
                    frequency=step / steps,
                    domains=attributes[2] & 127,
                    sources=attributes[1] >> 4 & 3,
                )
            )


def of_group(text: bytes, start: int, rest: bytes) -> bytes:
    """The attributes of the word whose letters after the stem are `rest`, in a group.

    `text` is of a bucket, `start` where the stem of the group ends; `rest` as by `ending`.
    """
    size = len(rest)
    at = text.find(rest, start)  # without a rest, `start`: the shortest word comes first
    while at >= 0:
        if at == start or text[at - 1] > 127:
            after = text[at + size : at + size + 3]
            # What is found may stand in another group of the bucket.
            found = after[:1] > b"\x7f" and (at == start or text.find(b"\n", start, at) < 0)
            return after if found else b""
        at = text.find(rest, at + 1) if size else -1
    return b""


def _unlikely(word: str, candidate: Candidate) -> float:
    """The key by which candidates are cut when they are too many: edits against frequency."""
    return 3.0 * candidate.edits - candidate.frequency + (word[0] != candidate.word[0])


def edits(a: bytes, b: bytes, limit: int) -> int:
    """The edits between two words as `_slips.distance` counts them; `limit` + 1 if they are more.

    Quick where the limit is small: what differs first is taken for each kind of slip in turn.
    """
    shorter, longer = len(a), len(b)
    if shorter > longer:
        a, b, shorter, longer = b, a, longer, shorter
    if longer - shorter > limit:
        return limit + 1
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    end, shift = shorter, longer - shorter
    while end > start and a[end - 1] == b[end + shift - 1]:
        end -= 1
    a, b = a[start:end], b[start : end + shift]
    shorter, longer = end - start, end + shift - start
    if shorter < 2:
        found = longer - (a in b if a else 0)
        return found if found <= limit else limit + 1
    if longer == 2:
        found = 1 if a[0] == b[1] and a[1] == b[0] else 2
        return found if found <= limit else limit + 1
    # Every letter that only one of the words has takes an edit of its own.
    if limit < 2 or len(b.translate(None, a)) > limit or len(a.translate(None, b)) > limit:
        return limit + 1
    limit -= 1
    found = edits(a, b[1:], limit)
    if found:
        found = min(found, edits(a[1:], b[1:], limit))
        if found and a[0] == b[1] and a[1] == b[0]:
            found = min(found, edits(a[2:], b[2:], limit))
        if found and shift < limit:
            found = min(found, edits(a[1:], b, limit))
    return found + 1
