"""Where two shapes of a compound are right side by side, and where they are not."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from corrigenda.document import RUNNING
from corrigenda_rules.terminology._compounds import CLOSED, HYPHENATED, OPEN, PREFIXES, Key, Use

_PARTICLES = frozenset(
    {"about", "across", "after", "against", "ahead", "along", "apart", "around", "as", "aside",
     "at", "away", "back", "before", "behind", "below", "between", "by", "down", "for",
     "forward", "from", "in", "into", "off", "on", "onto", "out", "over", "per", "round", "so",
     "through", "to", "together", "under", "up", "upon", "via", "with", "within", "without"}
)  # fmt: skip
_FUNCTION = _PARTICLES | frozenset(
    {"a", "all", "an", "and", "any", "are", "be", "been", "being", "both", "but", "can", "could",
     "did", "do", "does", "each", "either", "every", "few", "had", "has", "have", "he", "her",
     "his", "how", "if", "is", "it", "its", "just", "may", "might", "more", "most", "much",
     "must", "my", "neither", "no", "nor", "not", "of", "one", "only", "or", "other", "our",
     "own", "same", "she", "should", "some", "such", "than", "that", "the", "their", "them",
     "then", "there", "these", "they", "this", "those", "too", "two", "three", "very", "was",
     "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will",
     "would", "you", "your"}
)  # fmt: skip
_TWO_WORDS = (
    "re-cover", "re-create", "re-form", "re-sign", "re-sort", "re-present", "re-lay", "re-mark",
    "re-act", "re-view", "un-ionized", "pre-position", "multi-ply", "re-search",
    "re-solve", "re-store", "re-strain", "re-treat", "re-lease", "re-place", "re-collect",
)  # fmt: skip
"""Compounds whose hyphen tells one word from another."""


_NOUN_PARTICLES = frozenset(
    {"about", "around", "away", "back", "by", "down", "forward", "in", "off", "on", "out", "over",
     "through", "up"}
)  # fmt: skip
"""What follows a verb (“we follow up”) and is one word with it in a noun (“a follow-up”)."""
_NO_VERB_BEFORE = frozenset(
    {"a", "an", "at", "between", "clinical", "during", "each", "every", "initial", "last", "long",
     "longer", "mean", "median", "month", "months", "of", "our", "the", "this", "without", "year",
     "years", "term", "further"}
)  # fmt: skip
"""After one of these words a verb with a particle is a noun: “at follow up”."""
_LEADING = frozenset(
    {"acid", "black", "broad", "clear", "closed", "cold", "cross", "deep", "double", "dry",
     "early", "end", "equal", "evidence", "fast", "few", "fine", "first", "fixed", "free", "full",
     "good", "ground", "half", "hard", "heavy", "high", "higher", "hot", "in", "large", "last",
     "late", "least", "left", "light", "long", "longer", "low", "lower", "many", "mid", "middle",
     "mixed", "multiple", "near", "new", "non", "off", "old", "on", "one", "open", "out", "over",
     "per", "poor", "quick", "random", "rapid", "raw", "real", "red", "rich", "right", "second",
     "self", "short", "side", "single", "slow", "small", "soft", "state", "steady", "strong",
     "third", "three", "tight", "top", "triple", "two", "under", "upper", "warm", "weak",
     "well", "wet", "white", "whole", "wide", "wild", "worst", "zero"}
)  # fmt: skip
_ADJECTIVAL = frozenset(
    {"based", "free", "like", "wide", "specific", "dependent", "independent", "related", "rich",
     "poor", "positive", "negative", "resistant", "sensitive", "deficient", "active", "term",
     "level", "scale", "type", "driven", "oriented", "aware", "friendly", "ready", "able", "prone",
     "safe", "old", "deep", "long", "high", "fold", "way", "tailed", "sided", "blind", "line",
     "quality", "dose", "grade", "risk", "order", "class", "size", "dimensional", "throughput"}
)  # fmt: skip


_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})
FRACTIONS = frozenset(
    {"half", "halve", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "tenth"}
)
"""Parts that consistency/number-hyphen compares: two-thirds."""


class Odds(NamedTuple):
    """The uses of a compound that are at odds.

    `minor`: usage is free, or there is one use of each; `trifle`: both.
    """

    uses: list[Use]
    minor: bool = False
    trifle: bool = False


def uses_at_odds(key: Key, uses: Sequence[Use], nouns: Set[str] = frozenset()) -> Odds:
    """The uses of a compound whose shapes no difference in grammar accounts for.

    Hyphenated before a noun and open elsewhere is right usage (“long-term effects”, “in the long
    term”); the two are at odds where the same word follows both, or one of `nouns`, and where both
    are plurals (“time-points”, “time points”).
    """
    a, b = key
    if len(a) + len(b) < 4 or f"{a}-{b}".startswith(_TWO_WORDS) or _is_identifier(uses):
        return Odds([])
    if b in _NOUN_PARTICLES and a not in _FUNCTION and len(a) > 2:
        return Odds(_as_nouns(uses))
    if b in _FUNCTION or (b in FRACTIONS and a in _NUMBERS):
        return Odds([])
    shapes = {use.shape for use in uses}
    odd: set[str] = set()
    if {CLOSED, HYPHENATED} <= shapes and _one_word(uses):
        odd |= {CLOSED, HYPHENATED}
    if {CLOSED, OPEN} <= shapes and a not in _FUNCTION and _one_word(uses):
        odd |= {CLOSED, OPEN}
    if {HYPHENATED, OPEN} <= shapes and (a in PREFIXES or _is_lettered(uses)):
        odd |= {HYPHENATED, OPEN}
    if odd:
        return Odds([use for use in uses if use.shape in odd])
    if a in _FUNCTION - _LEADING:
        return Odds([])
    joined = len(a) == 1 or a in _LEADING or b in _ADJECTIVAL or b.endswith(("ed", "ing"))
    same = _in_one_slot(b, uses, (nouns | _likely_nouns(uses)) if joined else frozenset())
    single = sum(use.shape in (HYPHENATED, OPEN) for use in uses) == 2
    free = not (joined or all(use.text.lower().endswith(b + "s") for use in same))
    return Odds(same, minor=free or single, trifle=free and single)


def _as_nouns(uses: Sequence[Use]) -> list[Use]:
    """The uses that are nouns, where these are written in two shapes: follow-up, followup."""
    verbs = {
        use.text.lower()
        for use in uses
        if use.shape == OPEN and word_before(use) not in _NO_VERB_BEFORE
    }
    found = [
        use
        for use in uses
        if use.shape != OPEN
        or (word_before(use) in _NO_VERB_BEFORE and use.after not in ("a", "the", "on", "with"))
        or (verbs.isdisjoint({use.text.lower()}) and use.after in _FOLLOWED)
    ]
    closed = [use for use in found if use.shape == CLOSED]
    if closed and not _one_word(closed):
        return []
    return found if len({use.shape for use in found}) > 1 else []


_FOLLOWED = frozenset({"period", "time", "study", "visit", "visits", "data", "duration"})


def word_before(use: Use) -> str:
    """The word before a use in small letters, if a space or a hyphen parts them; or nothing."""
    before = use.block.text[max(0, use.start - 24) : use.start]
    match = re.search(r"([^\W\d_]+)[ \n-]$", before)
    return match[1].lower() if match else ""


def _is_identifier(uses: Sequence[Use]) -> bool:
    """Whether the closed form is a name for machines: “plosone” beside “PLOS ONE”.

    An abbreviation and a proper name (“Ada Field”) keep their capitals in a text; in an address,
    a key or the name of a user they lose them. A heading has capitals of its own.
    """
    closed = [use.text for use in uses if use.shape == CLOSED]
    others = [use for use in uses if use.shape != CLOSED]
    if not (closed and others and all(text.islower() for text in closed)):
        return False
    words = [re.split(r"[-‐‑\s]+", use.text) for use in others]
    if all(len(pair[0]) > 2 and pair[0].isupper() for pair in words):
        return True
    named = all(pair[0][0].isupper() and pair[-1][0].isupper() for pair in words)
    return named and any(use.block.kind in RUNNING for use in others)


def _one_word(uses: Sequence[Use]) -> bool:
    """Whether the closed form is a word: neither a symbol in capitals nor a camel-case name."""
    return all(u.text[1:].rstrip("s").islower() or u.shape != CLOSED for u in uses)


def _in_one_slot(b: str, uses: Sequence[Use], nouns: Set[str]) -> list[Use]:
    """The hyphenated and the open uses that stand before the same noun or are plurals both.

    A name in capitals (“the Lane Keeping system”) is no open form of a compound.
    """
    named = all(use.text.split("-")[-1][:1].isupper() for use in uses if use.shape == HYPHENATED)
    kept = [u for u in uses if named or u.shape != OPEN or not u.text.split()[-1][:1].isupper()]
    plural = {use.shape for use in kept if use.text.lower().endswith(b + "s")}
    if {HYPHENATED, OPEN} <= plural:
        return [use for use in kept if use.text.lower().endswith(b + "s")]
    before: dict[str, set[str]] = {HYPHENATED: set(), OPEN: set(), CLOSED: set()}
    for use in kept:
        if not use.text.lower().endswith(b + "s"):
            before[use.shape].add(_one(use.after))
    shared = before[HYPHENATED] & before[OPEN]
    nouns = {_one(word) for word in nouns}
    if before[HYPHENATED] & nouns:
        shared |= before[OPEN] & nouns
        shared |= (before[HYPHENATED] & nouns) if shared else set()
    shared = {w for w in shared if len(w) > 2} - _FUNCTION
    found = [use for use in kept if _one(use.after) in shared and use.shape != CLOSED]
    return found if len({use.shape for use in found}) > 1 else []


def _one(word: str) -> str:
    """A noun without the ending of the plural: studies, study."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _likely_nouns(uses: Sequence[Use]) -> frozenset[str]:
    """The words after open uses that look like nouns, where the document mostly hyphenates."""
    hyphenated = [use for use in uses if use.shape == HYPHENATED and use.after]
    if len(hyphenated) < _SURE:
        return frozenset()
    after = {use.after for use in uses if use.after and not use.after.endswith(_VERBAL)}
    return frozenset(after) | {use.after for use in hyphenated}


_SURE = 3
"""From how many hyphenated uses before another word on a compound is held for an adjective."""
_VERBAL = ("ed", "ing", "ly", "s")
"""How words end that may be verbs and adverbs."""


def _is_lettered(uses: Sequence[Use]) -> bool:
    """Whether the compound is an abbreviation and a letter: CAR-T, where no grammar decides."""
    return all(
        len(u.text) > 3
        and u.text[-1].isupper()
        and not u.text[-2].isalnum()
        and u.text[:-2].isupper()
        and len(u.text) > 4
        for u in uses
        if u.shape != CLOSED
    )
