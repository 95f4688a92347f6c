"""Writes the bytes of a lexicon; the format is described in ``_lexicon``. Not used at run time."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping
from zlib import crc32

from corrigenda_rules.spelling._lexicon import (
    BUCKETS,
    COMMON_TIER,
    GENERAL,
    HEAD,
    MAGIC,
    SLOTS,
    STEPS,
    TARGET_TIER,
    Entry,
)
from corrigenda_rules.spelling._near import SLOTS as KEYS
from corrigenda_rules.spelling._near import STEM, deletions, depth, ending

_DEEP, _DEEP_SHORT = 3.0, 5.0
"""The frequencies from which two letters are left out of a stem; of a word shorter than one."""
_MOST = 1 << 16
"""How many groups an index can number."""


def pack(
    words: Mapping[str, int | Entry],
    rare: Mapping[str, int] | None = None,
    names: Mapping[str, int] | None = None,
    pairs: Mapping[tuple[str, str], int] | None = None,
) -> bytes:
    """The bytes of a lexicon of these words (a–z, two letters or more), with tier or entry.

    `rare`: words that are not known, and how well each is attested (1 to 3); `names`: those that
    are names of people or places (1), of organisms (2), of both (3); `pairs`: words that follow
    each other, 1 to 15. Raises ValueError for a word of other characters.
    """
    entries = {w: _entry(e) for w, e in words.items()}
    for word in entries:
        if not (word.isascii() and word.isalpha() and word.islower() and len(word) > 1):
            raise ValueError(f"no word of the letters a to z: {word!r}")
    stems: dict[str, list[str]] = {}
    for word in sorted(entries):
        stems.setdefault(word[:STEM], []).append(word)
    common = "\n".join(w for w in sorted(entries) if entries[w].tier >= COMMON_TIER)
    offsets: dict[str, int] = {}
    at = HEAD + len(common) + -len(common) % 4 + 4 * (BUCKETS + 1)
    parts = [common.encode("ascii"), *_body(stems, entries, at, offsets)]
    frequent = _deep({stem: stems[stem] for stem in offsets}, entries)
    for deep in (True, False):
        here = {stem: at for stem, at in offsets.items() if (stem in frequent) == deep}
        parts += _index(here, deep=deep)
    for listed in (rare, names):
        parts += _rare({w: g for w, g in (listed or {}).items() if w not in entries})
    parts += _pairs(pairs or {})
    sizes = array("I", [len(part) for part in parts])
    padded = [part + b"\0" * (-len(part) % 4) for part in parts]
    return MAGIC + _bytes(sizes) + b"".join(padded)


def _entry(given: int | Entry) -> Entry:
    if isinstance(given, int):
        return Entry(given, True, 0, GENERAL, 1, float(given))
    return given


def _body(
    stems: Mapping[str, list[str]], entries: Mapping[str, Entry], at: int, offsets: dict[str, int]
) -> list[bytes]:
    """Where the buckets begin, and the buckets, the first of them at `at`.

    Notes in `offsets` where each group begins that has words somebody may have meant.
    """
    buckets: dict[int, list[str]] = {}
    for stem in stems:
        buckets.setdefault(_hash(stem) % BUCKETS, []).append(stem)
    starts, text = array("I", [at]), []
    for bucket in range(BUCKETS):
        for targets in (True, False):
            for stem in buckets.get(bucket, ()):
                group = [w for w in stems[stem] if (entries[w].tier >= TARGET_TIER) == targets]
                if group:
                    mark = "\n" if targets else "\n\t"
                    text.append((mark + stem).encode())
                    if targets:
                        offsets[stem] = at + 1
                    text += [ending(w[STEM:].encode()) + _attributes(entries[w]) for w in group]
                    at += len(mark + stem) + sum(len(w[STEM:]) + 3 for w in group)
        starts.append(at)
    return [_bytes(starts), b"".join(text) + b"\n"]


def _attributes(entry: Entry) -> bytes:
    step = min(127, max(round(entry.frequency * STEPS), entry.tier * STEPS))
    step = min(step, entry.tier * STEPS + STEPS - 1)
    return bytes(
        (128 | step, 128 | entry.dialects | min(3, entry.sources) << 4, 128 | entry.domains)
    )


def _deep(stems: Mapping[str, list[str]], entries: Mapping[str, Entry]) -> set[str]:
    """The stems that are found with two edits in them: those of frequent words.

    So many are taken that the other ones can be numbered with 16 bits.
    """

    def rank(stem: str) -> float:
        frequency = max(entries[w].frequency for w in stems[stem])
        return frequency if len(stem) == STEM else frequency + _DEEP - _DEEP_SHORT

    order = sorted(stems, key=lambda stem: (-rank(stem), stem))
    count = max(sum(rank(stem) >= _DEEP for stem in order), len(order) - _MOST)
    if count > _MOST:
        raise ValueError("too many words that may be meant: give more of them tier 0")
    return set(order[:count])


def _index(offsets: Mapping[str, int], *, deep: bool) -> list[bytes]:
    """An index of the groups at `offsets`."""
    rows: set[tuple[int, int, int]] = set()
    for group, stem in enumerate(offsets):
        for key in deletions(stem.encode(), depth(stem.encode()) if deep else 1):
            number = crc32(key)
            rows.add((number % KEYS, number >> 24, group))
    ordered = sorted(rows)
    return [
        _starts((slot for slot, _, _ in ordered), KEYS),
        bytes(mark for _, mark, _ in ordered),
        _bytes(array("H", [group for _, _, group in ordered])),
        _bytes(array("I", offsets.values())),
    ]


def _rare(grades: Mapping[str, int]) -> list[bytes]:
    rows: dict[tuple[int, int], int] = {}
    for word, grade in grades.items():
        number = _hash(word)
        place = number % SLOTS, number >> 16 & 0xFFFC
        rows[place] = max(rows.get(place, 0), min(3, grade))
    ordered = sorted(rows)
    marks = array("H", [mark | rows[slot, mark] for slot, mark in ordered])
    return [_starts((slot for slot, _ in ordered), SLOTS), _bytes(marks)]


def _pairs(counts: Mapping[tuple[str, str], int]) -> list[bytes]:
    rows: dict[tuple[int, int], int] = {}
    for (left, right), count in counts.items():
        number = _hash(f"{left} {right}")
        place = number % SLOTS, number >> 16
        rows[place] = max(rows.get(place, 0), count)
    ordered = sorted(rows)
    return [
        _starts((slot for slot, _ in ordered), SLOTS),
        _bytes(array("H", [mark for _, mark in ordered])),
        bytes(rows[place] for place in ordered),
    ]


def _starts(slots: Iterable[int], size: int) -> bytes:
    """Where each of `size` slots begins in a table sorted by slot, and where the last one ends."""
    counts = [0] * size
    for slot in slots:
        counts[slot] += 1
    starts = array("I", [0])
    for count in counts:
        starts.append(starts[-1] + count)
    return _bytes(starts)


def _hash(text: str) -> int:
    return crc32(text.encode("ascii"))


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
