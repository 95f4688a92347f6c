"""Where two shapes of a compound are right side by side, and where they are not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corrigenda.document import RUNNING
from corrigenda_rules.terminology._compounds import CLOSED, HYPHENATED, OPEN, Key, Use

PREFIXES = frozenset(
    {"anti", "auto", "bi", "bio", "co", "counter", "cross", "de", "extra", "hyper", "hypo",
     "inter", "intra", "macro", "meta", "micro", "mid", "mini", "mono", "multi", "nano", "neo",
     "neuro", "non", "over", "peri", "poly", "post", "pre", "pro", "pseudo", "quasi", "re",
     "semi", "sub", "super", "supra", "trans", "tri", "ultra", "un", "under"}
)  # fmt: skip
"""What cannot stand alone: “non small” is never right beside “non-small”."""

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
_TWO_WORDS = frozenset(
    {"re-cover", "re-create", "re-form", "re-sign", "re-sort", "re-present", "re-lay", "re-mark",
     "re-act", "re-view", "co-op", "un-ionized", "pre-position", "multi-ply", "re-search",
     "re-solve", "re-store", "re-strain", "re-treat", "re-lease", "re-place", "re-collect"}
)  # fmt: skip
"""Compounds whose hyphen tells one word from another."""


def uses_at_odds(key: Key, uses: Sequence[Use]) -> list[Use]:
    """The uses of a compound whose shapes no difference in grammar accounts for.

    Hyphenated before a noun and open elsewhere is right usage (“long-term effects”, “in the long
    term”); the two are at odds where the same word follows both.
    """
    a, b = key
    if len(a) + len(b) < 4 or f"{a}-{b}" in _TWO_WORDS or b in _FUNCTION:
        return []
    if _is_identifier(uses):
        return []
    shapes = {use.shape for use in uses}
    odd: set[str] = set()
    if {CLOSED, HYPHENATED} <= shapes and _one_word(uses):
        odd |= {CLOSED, HYPHENATED}
    if {CLOSED, OPEN} <= shapes and a not in _FUNCTION and _one_word(uses):
        odd |= {CLOSED, OPEN}
    if {HYPHENATED, OPEN} <= shapes and (a in PREFIXES or _is_lettered(uses)):
        odd |= {HYPHENATED, OPEN}
    if odd:
        return [use for use in uses if use.shape in odd]
    return [] if a in _FUNCTION else _in_one_slot(b, uses)


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


def _in_one_slot(b: str, uses: Sequence[Use]) -> list[Use]:
    """The hyphenated and the open uses that stand before the same noun."""
    before: dict[str, set[str]] = {HYPHENATED: set(), OPEN: set(), CLOSED: set()}
    for use in uses:
        if not use.text.lower().endswith(b + "s"):
            before[use.shape].add(use.after)
    shared = {w for w in before[HYPHENATED] & before[OPEN] if len(w) > 2} - _FUNCTION
    return [use for use in uses if use.after in shared and use.shape != CLOSED]


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
