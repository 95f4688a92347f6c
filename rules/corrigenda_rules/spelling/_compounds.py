"""Compounds: of combining forms of Greek and Latin, and of two words written as one."""

from __future__ import annotations

from corrigenda_rules.spelling._affixes import heads, prefixes
from corrigenda_rules.spelling._forms import finals, middles
from corrigenda_rules.spelling._lexicon import Lexicon

_VOWELS = frozenset("aeiouy")
_LONGEST_FORM = 14
_CLOSED = frozenset({"hyper", "post", "sub", "syn", "ultra"})
"""Forms that end in a consonant and stand before one."""


def learned(word: str) -> tuple[str, ...]:
    """The parts of a learned compound, empty for what is none: “nephrolithotomy”.

    Each part but the last is a combining form with its linking vowel, which falls away before
    another vowel; the last is a final form of `_forms.FINALS`.
    """
    return _rest(word, 0, 0)


def _rest(word: str, at: int, depth: int) -> tuple[str, ...]:
    left = word[at:]
    if depth and (left in finals() or left.removesuffix("s") in finals()):
        return (left,)
    if depth > 3 or len(left) < 5:
        return ()
    known, long = middles(), prefixes()
    for end in range(min(len(word) - 3, at + _LONGEST_FORM), at + 1, -1):
        form = word[at:end]
        if len(form) > 3 and long.get(form) == () and (form[-1] in "aeiouy" or form in _CLOSED):
            parts = _rest(word, end, depth + 1)
            if parts:
                return (form, *parts)
        if form not in known:
            continue
        following = word[end : end + 1]
        if following == "o" and word[end + 1 : end + 2] != "o":
            parts = _rest(word, end + 1, depth + 1)
            if parts:
                return (form + "o", *parts)
        if following in _VOWELS or form[-1] in _VOWELS:
            if following in "oi" and word[end:] not in finals():
                continue
            parts = _rest(word, end, depth + 1)
            if parts:
                return (form, *parts)
    return ()


def closed(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two words of a compound that is written closed: “boxplot”, “coverslip”."""
    second, loose = heads()
    for size in range(3, min(10, len(word) - 2)):
        head = word[size:]
        if head not in second:
            continue
        first = word[:size]
        tier = lexicon.tier(first)
        if tier is None or tier < (4 if size > 3 else 6) or first in loose:
            continue
        if not first.endswith(("ed", "ly", "ing")) and first[-1] != head[0]:
            return first, head
    return None
