"""The evidence on an unknown word, as named numbers that the model weighs."""

from __future__ import annotations

import math
from collections import Counter

from corrigenda_rules.spelling._candidates import Features, Ranked
from corrigenda_rules.spelling._institutions import is_word as is_institution
from corrigenda_rules.spelling._lexicon import NAME, ORGANISM, Lexicon
from corrigenda_rules.spelling._morphology import strength
from corrigenda_rules.spelling._places import Unknown, Unknowns

_SHORT_NAME = 9
_TITLES = frozenset({"article-title", "subtitle", "title", "subject", "th"})
_LATIN = ("us", "um", "is", "ae", "ii", "oides", "ensis", "ans", "ella", "aria", "a")
_FOREIGN_ENDINGS = ("o", "i", "u", "a", "z", "j")


def evidence(
    word: Unknown, ranked: list[Ranked], all_words: Unknowns, lexicon: Lexicon
) -> Features:
    """What speaks for and against `word` being a slip for ``ranked[0].word``.

    The features of the best candidate, its lead over the second, and what is known of the word.
    """
    best = ranked[0]
    features = dict(best.features)
    plain = word.plain
    size = len(plain)
    times = len(word.occurrences)
    features["lead"] = min(best.score - ranked[1].score, 4.0) if len(ranked) > 1 else 4.0
    features["letters"] = min(size, 14) / 10
    if size < 5:
        features["four letters"] = 1.0
    elif size < 6:
        features["five letters"] = 1.0
    elif size < 7:
        features["six letters"] = 1.0
    features["times"] = math.log2(times)
    if times > 2:
        features["many times"] = 1.0
    counts = all_words.counts
    seen = counts.get(best.word, 0) + counts.get(best.word.title(), 0)
    if seen and times > 1:
        features["outnumbered"] = math.log2((seen + 1) / times) / 4
    if word.elsewhere:
        features["outside prose"] = 1.0
    entry = lexicon.entry(plain)
    if entry is not None and not entry.known:
        features["listed"] = entry.sources / 3
        if entry.domains & NAME:
            capital = all(place.case != "lower" for place in word.places)
            features["a surname or place" if capital else "a name in small letters"] = 1.0
        if entry.domains & ORGANISM:
            features["of a taxon"] = 1.0
    regular = strength(plain, lexicon)
    if regular:
        features["regular form"] = 1.0
        if regular > 1:
            features["surely a regular form"] = 1.0
    _add_places(word, features, counts, best)
    if plain.endswith(_LATIN):
        features["Latin ending"] = 1.0
    if plain.endswith(_FOREIGN_ENDINGS):
        features["rare ending"] = 1.0
    if best.features["frequency"] > 0.5:
        features["common"] = 1.0
    return features


def _add_places(word: Unknown, features: Features, counts: Counter[str], best: Ranked) -> None:
    places = word.places
    share = 1.0 / len(places)
    for place in places:
        features[f"case {place.case}"] = features.get(f"case {place.case}", 0.0) + share
        if place.kind in _TITLES:
            features["in a title"] = 1.0
        elif place.kind in ("aff", "kwd", "td"):
            features[f"in {place.kind}"] = 1.0
            if place.kind == "aff" and is_institution(best.word):
                features["a word of institutions"] = 1.0
        if place.mark:
            features["in brackets or by markup"] = 1.0
        if place.strange:
            features["strange neighbours"] = features.get("strange neighbours", 0.0) + share
        if place.quoted:
            features["quoted"] = 1.0
        if place.hyphen:
            features["hyphenated"] = 1.0
        if place.case == "name":
            if place.mark:
                features["name by a bracket or markup"] = 1.0
            if len(word.plain) < _SHORT_NAME:
                features["short name"] = 1.0
        if place.case != "lower" and best.features.get("rare"):
            features["capitalised for a rare word"] = 1.0
        if place.case in ("name", "title"):
            features["words around"] = max(
                features.get("words around", -3.0), float(min(place.good, 3) - 2 * place.bad)
            )
            if place.bad:
                features["names around"] = 1.0
    if features.get("case name") and counts.get(best.word.title(), 0):
        features["capitalised too"] = 1.0
