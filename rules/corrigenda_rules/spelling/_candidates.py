"""What an unknown word may have been meant to be, the likeliest first.

Each known word that is near gets a score: how frequent it is, by which slips the word would have
come of it, and whether the document and the neighbouring words speak for it. The weights are
learned (`_model`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from corrigenda_rules.spelling._lexicon import GENERAL, NAME, Lexicon
from corrigenda_rules.spelling._morphology import is_variant
from corrigenda_rules.spelling._near import Candidate
from corrigenda_rules.spelling._places import Place
from corrigenda_rules.spelling._slips import skeleton, slips

MOST = 25
"""How many known words near a word are weighed."""

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
    size = len(word)
    features: Features = {
        "frequency": candidate.frequency / 9,
        "rare": float(candidate.tier < 2),
        "edits": float(len(found)),
        "edits per letter": len(found) / size,
    }
    for kind, at in found:
        name = f"slip {kind}"
        features[name] = features.get(name, 0.0) + 1.0
        if at == 0:
            features["first letter"] = 1.0
        elif at == 1:
            features["second letter"] = 1.0
    if len(found) == 2:
        features["two edits"] = 1.0
        if found[1][1] - found[0][1] <= 2:
            features["close together"] = 1.0
            if found[0][0] == found[1][0] and found[0][0] in ("lost", "undoubled"):
                features["two lost in a row"] = 1.0
    elif len(found) > 2:
        features["three edits"] = 1.0
    if candidate.domains & ~(GENERAL | NAME):
        features["of a field"] = 1.0
    if candidate.sources > 2:
        features["in three sources"] = 1.0
    if word[-1] != meant[-1]:
        features["last letter"] = 1.0
    if word[-3:] != meant[-3:]:
        features["ending"] = 1.0
    if (word[-1] == "s") != (meant[-1] == "s"):
        features["number"] = 1.0
    if len(found) > 1:
        if sorted(word) == sorted(meant):
            features["same letters"] = 1.0
        if skeleton(word) == skeleton(meant):
            features["same consonants"] = 1.0
    if meant.startswith(word) or word.startswith(meant):
        features["beginning of the other"] = 1.0
    if is_variant(word, meant):
        features["variant"] = 1.0
    return features


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


def rank(
    word: str,
    counts: Mapping[str, int],
    places: tuple[Place, ...],
    lexicon: Lexicon,
    weights: Mapping[str, float],
) -> list[Ranked]:
    """The known words near `word` (lower case, a–z), the likeliest first."""
    found = []
    for candidate in lexicon.near(word)[:MOST]:
        features = static_features(word, candidate)
        add_context(features, candidate.word, counts, places, lexicon)
        score = sum(weights.get(name, 0.0) * value for name, value in features.items())
        found.append(Ranked(candidate.word, score, features))
    found.sort(key=lambda r: (-r.score, r.word))
    return found
