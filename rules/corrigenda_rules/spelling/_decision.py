"""From unknown words to slips: what a word stands among, and what it was meant to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corrigenda_rules.spelling._lexicon import Candidate, Lexicon
from corrigenda_rules.spelling._shape import is_regular, is_variant
from corrigenda_rules.spelling._slips import cost

REPORT = 2.0
"""The score from which a word is reported; set on the training half of the development data."""


class Verdict(NamedTuple):
    """A word taken for a slip: the words it may have been, best first, and how sure that is."""

    suggestions: tuple[str, ...]
    score: float
    edits: int


def judge(
    word: str, count: int, near: Mapping[str, int], lexicon: Lexicon, *, proper: bool = False
) -> Verdict | None:
    """What an unknown `word` (lower case, a–z) was meant to be, or None to let it stand.

    `count` is how often the document has the word; `near` how often it has each other word;
    `proper`: the word stands in a proper name, where only common words are meant.
    """
    regular = is_regular(word, lexicon)
    scored: list[tuple[float, str, Candidate]] = []
    far = not regular and count < 3
    for candidate in lexicon.close(word, far=far):
        if is_variant(word, candidate.word):
            return None
        scored.append(
            (_score(word, count, candidate, near.get(candidate.word, 0)), candidate.word, candidate)
        )
    if not scored:
        return None
    scored.sort(key=lambda s: (-s[0], s[1]))
    best, _, candidate = scored[0]
    if regular:
        best -= 2.5
    if proper:
        best -= 0.5
        if candidate.tier < 5:
            return None
    if len(word) < 5:
        best -= 1.0
    if best < REPORT:
        return None
    return Verdict(
        tuple(s[1] for s in scored[:3] if s[0] > scored[0][0] - 2.5), best, candidate.edits
    )


def _score(word: str, count: int, candidate: Candidate, seen: int) -> float:
    """How much speaks for `candidate` having been meant."""
    size = len(word)
    score = candidate.tier * 0.6 + min(size, 12) * 0.35 - 2.5 * cost(word, candidate.word)
    score += min(seen, 4) * 0.4
    score -= (min(count, 5) - 1) * 0.9 if seen < 3 * count else 0.0
    return score
