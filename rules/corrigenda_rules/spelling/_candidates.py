"""What an unknown word may have been meant to be, the likeliest first.

Each known word that is near gets a score: how frequent it is, by which slips the word would have
come of it, and whether the document and the neighbouring words speak for it. The weights are
learned (`_model`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from corrigenda_rules.spelling._context import Place
from corrigenda_rules.spelling._language import names
from corrigenda_rules.spelling._lexicon import GENERAL, NAME, Lexicon
from corrigenda_rules.spelling._morphology import is_variant
from corrigenda_rules.spelling._near import Candidate
from corrigenda_rules.spelling._slips import skeleton, slips

MOST = 10
"""How many known words near a word are weighed."""

_REMEMBERED = 20_000
"""Of how many words the candidates are kept."""
_LONG, _LEAST_REST, _FEW = 8, 6, 4
"""The least letters of a word taken apart, of what follows a prefix; how many words are tried."""
_PREFIXES = (
    "anti", "auto", "bi", "bio", "co", "counter", "de", "dis", "hyper", "hypo", "immuno", "inter",
    "intra", "macro", "meta", "micro", "mis", "mono", "multi", "nano", "neuro", "non", "out",
    "over", "poly", "post", "pre", "pseudo", "re", "semi", "sub", "super", "trans", "tri", "ultra",
    "un", "under",
)  # fmt: skip
_CONTRACTED = names(
    "arent couldnt didnt doesnt dont hadnt hasnt havent isnt shouldnt wasnt werent wouldnt"
)
"""Words that lost their apostrophe, which no word of the lexicon has."""

Features = dict[str, float]


class Ranked(NamedTuple):
    """A known word with what speaks for and against it having been meant."""

    word: str
    score: float
    features: Features


def static_features(word: str, candidate: Candidate) -> Features:
    """What can be said of a word and a known word without a document."""
    meant = candidate.word
    found = slips(word, meant)
    features: Features = {
        "frequency": candidate.frequency / 9,
        "rare": float(candidate.tier < 2),
        "edits": float(len(found)),
        "edits per letter": len(found) / len(word),
    }
    for kind, _ in found:
        name = f"slip {kind}"
        features[name] = features.get(name, 0.0) + 1.0
    features.update(dict.fromkeys(_marks(word, candidate, found), 1.0))
    return features


def _marks(word: str, candidate: Candidate, found: list[tuple[str, int]]) -> list[str]:
    """The features that are there or not."""
    meant = candidate.word
    at = [place for _, place in found]
    named = candidate.domains & NAME != 0
    several = len(found) > 1
    both = len(found) == 2
    near = both and at[1] - at[0] <= 2
    marks = {
        "first letter": 0 in at,
        "second letter": 1 in at,
        "two edits": both,
        "close together": near,
        "two lost in a row": near and found[0][0] == found[1][0] in ("lost", "undoubled"),
        "a syllable twice": _repeats(word, meant),
        "three edits": len(found) > 2,
        "of a field": candidate.domains & ~(GENERAL | NAME) != 0,
        "a name too": named,
        "only a name": candidate.domains == NAME,
        "made of known parts": not candidate.sources,
        "in three sources": candidate.sources > 2,
        "last letter": word[-1] != meant[-1],
        "ending": word[-3:] != meant[-3:],
        "number": (word[-1] == "s") != (meant[-1] == "s"),
        "same letters": several and sorted(word) == sorted(meant),
        "same consonants": several and skeleton(word) == skeleton(meant),
        "beginning of the other": meant.startswith(word) or word.startswith(meant),
        "variant": is_variant(word, meant),
    }
    return [name for name, holds in marks.items() if holds]


def _repeats(word: str, meant: str) -> bool:
    """Whether two letters in a row were written twice, or once for twice: “obesitity”."""
    short, long = sorted((word, meant), key=len)
    if len(long) - len(short) != 2:
        return False
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    return short[at:] == long[at + 2 :] and long[at : at + 2] in (
        long[max(0, at - 2) : at],
        long[at + 2 : at + 4],
    )


@lru_cache(maxsize=_REMEMBERED)
def _static(word: str, lexicon: Lexicon) -> tuple[tuple[str, Features], ...]:
    """The candidates of a word with their features, kept: articles share their words."""
    return tuple((c.word, static_features(word, c)) for c in candidates(word, lexicon))


def add_context(
    features: Features,
    meant: str,
    counts: Mapping[str, int],
    places: tuple[Place, ...],
    lexicon: Lexicon,
) -> None:
    """Adds what the document says for a known word."""
    seen = counts.get(meant, 0) + counts.get(meant.title(), 0)
    if seen:
        features["in document"] = 1.0
        features["times in document"] = math.log2(1 + seen) / 4
    left = max((lexicon.pair(p.left, meant) for p in places[:4] if p.left), default=0)
    right = max((lexicon.pair(meant, p.right) for p in places[:4] if p.right), default=0)
    if left:
        features["word before"] = left / 15
    if right:
        features["word after"] = right / 15


def candidates(word: str, lexicon: Lexicon) -> list[Candidate]:
    """The known words near `word`, and, where none is very near, regular forms of known words.

    “bidrected” is near no listed word, but “drected” is: what a word may have been meant to be is
    made of prefix and word, or of word and plural ending, where the lexicon has no such form.
    """
    if word in _CONTRACTED:
        right = word[:-1] + "'t"
        return [Candidate(right, 7, 1, frequency=7.0, domains=GENERAL, sources=3)]
    near = list(lexicon.near(word)[:MOST])
    if len(word) < _LONG or (near and near[0].edits == 1):
        return near
    known = {candidate.word for candidate in near}
    made = []
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST_REST:
            parts = lexicon.near(word[len(prefix) :])[:_FEW]
            made += [(prefix + c.word, c) for c in parts if len(c.word) >= _LEAST_REST]
    if word.endswith("s") and not word.endswith("ss"):
        parts = lexicon.near(word[:-1])[:_FEW]
        made += [(c.word + "s", c) for c in parts if c.word[-1] not in "sxyz"]
    for form, c in made:
        if c.edits == 1 and form not in known and form != word and c.tier > 1:
            known.add(form)
            near.append(Candidate(form, 1, 1, frequency=1.0, domains=c.domains, sources=0))
    return near


def rank(
    word: str,
    counts: Mapping[str, int],
    places: tuple[Place, ...],
    lexicon: Lexicon,
    weights: Mapping[str, float],
) -> list[Ranked]:
    """The known words near `word` (lower case, a–z), the likeliest first."""
    found = []
    for meant, fixed in _static(word, lexicon):
        features = fixed.copy()
        add_context(features, meant, counts, places, lexicon)
        score = sum([weights.get(name, 0.0) * value for name, value in features.items()])
        found.append(Ranked(meant, score, features))
    found.sort(key=lambda r: (-r.score, r.word))
    return found
