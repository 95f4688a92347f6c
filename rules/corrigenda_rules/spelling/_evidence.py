"""The evidence on an unknown word, as named numbers that the model weighs."""

from __future__ import annotations

import math

from corrigenda_rules.spelling._candidates import Features, Ranked
from corrigenda_rules.spelling._context import Place
from corrigenda_rules.spelling._institutions import is_word as is_institution
from corrigenda_rules.spelling._lexicon import NAME, ORGANISM, Lexicon
from corrigenda_rules.spelling._morphology import is_built, strength
from corrigenda_rules.spelling._places import Unknown, Unknowns

_SHORT_NAME = 9
_SHORT_NAME = 9
_TITLES = frozenset({"article-title", "subtitle", "title", "subject", "th"})
_LATIN = ("us", "um", "is", "ae", "ii", "oides", "ensis", "ans", "ella", "aria", "a")
_FOREIGN_ENDINGS = ("o", "i", "u", "a", "z", "j")
_SIZES = {4: "four letters", 5: "five letters", 6: "six letters"}


def evidence(
    word: Unknown, ranked: list[Ranked], all_words: Unknowns, lexicon: Lexicon
) -> Features:
    """What speaks for and against `word` being a slip for ``ranked[0].word``.

    The features of the best candidate, its lead over the second, and what is known of the word.
    """
    best = ranked[0]
    counts = all_words.counts
    times = len(word.occurrences)
    seen = counts.get(best.word, 0) + counts.get(best.word.title(), 0)
    features = dict(best.features)
    features["lead"] = min(best.score - ranked[1].score, 4.0) if len(ranked) > 1 else 4.0
    features["letters"] = min(len(word.plain), 14) / 10
    features["times"] = math.log2(times)
    if seen and times > 1:
        features["outnumbered"] = math.log2((seen + 1) / times) / 4
    _add_listing(word, features, lexicon)
    _add_places(word, features, best)
    made = strength(word.plain, lexicon)
    size = _SIZES.get(max(4, len(word.plain)))
    marks = {
        "many times": times > 2,
        "outside prose": word.elsewhere > 0,
        "regular form": made > 0,
        "surely a regular form": made > 1,
        "built, though near": not made and is_built(word.plain, lexicon),
        "Latin ending": word.plain.endswith(_LATIN),
        "rare ending": word.plain.endswith(_FOREIGN_ENDINGS),
        "common": best.features["frequency"] > 0.5,
        "capitalised too": "case name" in features and counts.get(best.word.title(), 0) > 0,
        size or "": size is not None,
    }
    features.update(dict.fromkeys([name for name, holds in marks.items() if holds], 1.0))
    return features


def _add_listing(word: Unknown, features: Features, lexicon: Lexicon) -> None:
    """Adds what lists of rare words, names and taxa say of a word."""
    entry = lexicon.entry(word.plain)
    if entry is None or entry.known:
        return
    features["listed"] = entry.sources / 3
    if entry.domains & NAME:
        capital = all(place.case != "lower" for place in word.places)
        features["a surname or place" if capital else "a name in small letters"] = 1.0
    if entry.domains & ORGANISM:
        features["of a taxon"] = 1.0


def _add_places(word: Unknown, features: Features, best: Ranked) -> None:
    """Adds how and where a word stands: shares of its occurrences, or that it ever does."""
    share = 1.0 / len(word.places)
    for place in word.places:
        features[f"case {place.case}"] = features.get(f"case {place.case}", 0.0) + share
        if place.strange:
            features["strange neighbours"] = features.get("strange neighbours", 0.0) + share
        if place.case in ("name", "title"):
            around = float(min(place.good, 3) - 2 * place.bad)
            features["words around"] = max(features.get("words around", -3.0), around)
        for mark in _marks(word, place, best):
            features[mark] = 1.0


def _marks(word: Unknown, place: Place, best: Ranked) -> list[str]:
    named = place.case == "name"
    marks = {
        "in a title": place.kind in _TITLES,
        "in aff": place.kind == "aff",
        "in kwd": place.kind == "kwd",
        "in td": place.kind == "td",
        "a word of institutions": place.kind == "aff" and is_institution(best.word),
        "in brackets or by markup": place.mark,
        "quoted": place.quoted,
        "hyphenated": place.hyphen,
        "named by its neighbours": place.defined,
        "name by a bracket or markup": named and place.mark,
        "short name": named and len(word.plain) < _SHORT_NAME,
        "capitalised for a rare word": place.case != "lower" and best.features["rare"] > 0,
        "names around": place.case in ("name", "title") and place.bad > 0,
    }
    return [name for name, holds in marks.items() if holds]
