"""From unknown words to slips: each is weighed once per document, for all rules that ask."""

from __future__ import annotations

from typing import NamedTuple

from corrigenda.document import Document
from corrigenda_rules.spelling._candidates import Features, Ranked, rank
from corrigenda_rules.spelling._evidence import evidence
from corrigenda_rules.spelling._institutions import is_word as is_institution
from corrigenda_rules.spelling._lexicon import lexicon
from corrigenda_rules.spelling._model import model
from corrigenda_rules.spelling._places import Unknown, unknowns

SUGGESTIONS = 3
"""How many words are suggested at most."""
_CLOSE = 2.5
"""How far below the best a further suggestion may score."""
_FREQUENT, _AHEAD, _LONG = 0.5, 3.9, 8
"""What `Decision.is_plain` asks: frequency (0 to 1), lead over the second word, letters."""

_USUAL = {"name": 0.35, "title": 0.3, "start": 0.2}
"""How frequent (0 to 1) what a capitalised word is taken for must be."""

_FAMILIAR = 0.75
"""The same of what is a name as well, as “Victoria” is; “University” is not taken for one."""
_ALONE = 1.0
"""What a capital among small letters counts for: names vary more than any text one learns from."""


class Decision(NamedTuple):
    """An unknown word, what it may have been meant to be, and how much speaks for a slip.

    `score` is in log-odds: 0 is as likely as not. None where no known word is near.
    """

    unknown: Unknown
    ranked: tuple[Ranked, ...]
    score: float | None
    features: Features

    @property
    def suggestions(self) -> list[str]:
        """The words to suggest, in lower case, the likeliest first."""
        if not self.ranked:
            return []
        least = self.ranked[0].score - _CLOSE
        return [r.word for r in self.ranked[:SUGGESTIONS] if r.score >= least]

    @property
    def is_plain(self) -> bool:
        """Whether one letter of a long common word went wrong, and no other word is as near.

        Only such a slip may be mended without asking, and only from the threshold ``safe`` on.
        """
        features = self.features
        return (
            features.get("edits") == 1.0
            and features["frequency"] >= _FREQUENT
            and features["lead"] >= _AHEAD
            and len(self.unknown.plain) >= _LONG
            and not features.get("regular form")
            and all(place.case in ("lower", "start") for place in self.unknown.places)
        )


def may_be_name(word: Unknown, best: Ranked) -> bool:
    """Whether a word capitalised within a sentence is near a rare word only, or near a name."""
    named = best.features.get("a name too") and not is_institution(best.word)
    return any(
        best.features["frequency"] < (_FAMILIAR if named else _USUAL[place.case])
        for place in word.places
        if place.case in _USUAL and place.kind != "aff"
    )


def decisions(document: Document) -> tuple[Decision, ...]:
    """What is made of each unknown word of a document: for `document.derive`."""
    found = document.derive(unknowns)
    if not found.words:
        return ()
    known, weights = lexicon(), model()
    decided = []
    for word in found.words:
        if word.kept:
            continue
        ranked = rank(word.plain, found.counts, word.places, known, weights.rank)
        if not ranked or may_be_name(word, ranked[0]):
            decided.append(Decision(word, tuple(ranked), None, {}))
            continue
        features = evidence(word, ranked, found, known)
        score = weights.report["intercept"] + sum(
            weights.report.get(name, 0.0) * value for name, value in features.items()
        )
        if any(place.case in ("name", "title") and not place.good for place in word.places):
            score -= _ALONE
        decided.append(Decision(word, tuple(ranked), score, features))
    return tuple(decided)
