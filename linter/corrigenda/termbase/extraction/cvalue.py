"""Ranks candidates by C-value: how much of a term's frequency is its own.

Source: Frantzi, Ananiadou and Mima 2000, Automatic recognition of multi-word terms: the C-value /
NC-value method. A candidate scores the logarithm of its length times its frequency, less the mean
frequency of the longer terms that it is part of: “cell receptor” is common, and always part of
“T cell receptor”.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log2
from typing import NamedTuple

from corrigenda.termbase.extraction.candidates import Run, Runs
from corrigenda.termbase.extraction.common import GENERAL
from corrigenda.termbase.extraction.variants import (
    Key,
    Variant,
    gathered,
    key_of,
    key_of_word,
    singular,
)

LONGEST = 6
"""The most words of a term."""

_VERB_SHARE = 0.12
"""The share of a word's uses after “to”, “we”, “may” … from which it is held for a verb."""
_END_SHARE = 0.2
"""The least share of a word's uses in runs that end the run, for a term to end in it."""
_OWN_SHARE = 0.25
"""The least share of a term's uses that are not part of a longer one: “blot analysis” has fewer."""


class Term(NamedTuple):
    """A term, its C-value, its uses, the documents it stands in, and how it is written.

    `rank` is the C-value, more for what stands in many documents.
    """

    rank: float
    value: float
    uses: int
    documents: int
    variants: tuple[Variant, ...]


def terms_of(documents: Iterable[Runs], min_count: int = 5) -> list[Term]:
    """The terms of two words and more that stand `min_count` times, the best first."""
    found = list(documents)
    words: Counter[str] = Counter()
    verbs: Counter[str] = Counter()
    for document in found:
        words.update(document.words)
        verbs.update(document.verbs)
    banned = {w for w, n in verbs.items() if n >= 3 and n > _VERB_SHARE * words[w]}
    alike: Counter[str] = Counter()
    for word, number in words.items():
        for bit in key_of((word,)):
            alike[bit] += number
    kept = {
        word
        for word in words
        if word not in banned and all(alike[bit] >= min_count for bit in key_of((word,)))
    }
    pieces = [list(_pieces(document.runs, kept)) for document in found]
    joints = _joints(piece for part in pieces for piece in part)
    counts: Counter[Key] = Counter()
    for part in pieces:
        for run, times in part:
            for gram in _grams(run, joints):
                counts[key_of(gram)] += times
    counts = Counter({k: n for k, n in counts.items() if n >= min_count and len(k) > 1})
    values = c_values(counts)
    return _described(values, counts, pieces, joints)


def c_values(counts: Counter[Key]) -> dict[Key, float]:
    """The C-value of each candidate, from their frequencies; longer ones are taken first."""
    nested: Counter[Key] = Counter()
    around: Counter[Key] = Counter()
    values: dict[Key, float] = {}
    for key in sorted(counts, key=lambda k: (-len(k), k)):
        own = counts[key] - (nested[key] / around[key] if around[key] else 0)
        free = counts[key] - nested[key]  # uses that are part of no longer candidate
        if free < _OWN_SHARE * counts[key]:
            continue
        values[key] = log2(len(key)) * own
        for part in {p for p in _parts(key) if p in counts}:
            nested[part] += free
            around[part] += 1
    return values


def _parts(key: Key) -> Iterator[Key]:
    """The runs of two words and more inside a key, but not itself."""
    for length in range(2, len(key)):
        for start in range(len(key) - length + 1):
            yield key[start : start + length]


def _pieces(runs: Counter[Run], kept: set[str]) -> Iterator[tuple[Run, int]]:
    """The runs cut at the words that cannot be in a term: verbs, and words too rare."""
    for run, times in runs.items():
        piece: list[str] = []
        for word in run:
            if word.lower() in kept:
                piece.append(word)
            else:
                if piece:
                    yield tuple(piece), times
                piece = []
        if piece:
            yield tuple(piece), times


def _joints(pieces: Iterable[tuple[Run, int]]) -> set[str]:
    """The words, in the singular, that no term ends in, since they rarely end a run."""
    inside: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for run, times in pieces:
        if len(run) > 1:
            for word in run:
                inside[singular(word.lower())] += times
            last[singular(run[-1].lower())] += times
    return {word for word, count in inside.items() if last[word] < _END_SHARE * count}


def _grams(run: Run, joints: set[str]) -> Iterator[Run]:
    """The candidates in a run."""
    lowered = [word.lower() for word in run]
    for start, first in enumerate(lowered):
        if len(first) < 2 and not run[start].isupper():
            continue
        for end in range(start + 1, min(len(run), start + LONGEST) + 1):
            last = lowered[end - 1]
            if singular(last) in joints or last.endswith("ed") or last[0].isdigit():
                continue
            if len(last) == 1 and last == run[end - 1]:
                continue
            gram = run[start:end]
            if len(gram) == 1 and "-" not in first:
                continue
            if all(word in GENERAL for word in lowered[start:end]) or all(map(str.istitle, gram)):
                continue  # the second is a name: “United States”
            if sum(map(len, map(key_of_word, gram))) <= LONGEST:
                yield gram


def _described(
    values: dict[Key, float],
    counts: Counter[Key],
    pieces: Sequence[Iterable[tuple[Run, int]]],
    joints: set[str],
) -> list[Term]:
    forms: dict[Key, Counter[str]] = {}
    documents: Counter[Key] = Counter()
    for part in pieces:
        seen = set()
        for run, times in part:
            for gram in _grams(run, joints):
                key = key_of(gram)
                if values.get(key, 0) > 0:
                    forms.setdefault(key, Counter())[" ".join(gram)] += times
                    seen.add(key)
        documents.update(seen)
    found = [
        Term(
            values[key] * (1 + log2(documents[key])),
            values[key],
            counts[key],
            documents[key],
            tuple(gathered(form)),
        )
        for key, form in forms.items()
    ]
    return sorted(found, key=lambda term: (-term.rank, term.variants[0].form))
