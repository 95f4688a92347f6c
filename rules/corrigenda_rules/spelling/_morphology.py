"""Which right words a word is built of: inflected, derived, prefixed, learned compounds, names.

A lexicon does not list “reannotated”, “nephrolithotomy” or “trimethylated”; the language makes
such words anew every day, by rules. A rule stands here only where it makes no common misspelling
valid: the base must be a word of some standing, the seam must be spelled as English spells it
(“occured”, “useing” and “overated” are no regular forms), and every part must be there entirely.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from corrigenda_rules.spelling._affixes import prefixes
from corrigenda_rules.spelling._compounds import closed, learned
from corrigenda_rules.spelling._inflection import inflected, stands
from corrigenda_rules.spelling._lexicon import Lexicon
from corrigenda_rules.spelling._nomenclature import chemical, stem
from corrigenda_rules.spelling._respelling import american, is_variant

__all__ = [
    "Derivation",
    "analyse",
    "derivation",
    "is_built",
    "is_regular",
    "is_variant",
    "strength",
]

SHORTEST, LONGEST = 5, 45
"""The least and most letters of a word that is taken apart."""

MEANT = 3
"""The tier from which a known word one letter away is what was meant."""
RARE = 1
"""The same for what is built loosely: “leptemycin” is no drug where “leptomycin” is known."""

_KEPT = 20_000
"""How many answers are kept: the articles of a journal share their words."""


class Derivation(NamedTuple):
    """How a word is built. `strength`: 0 not at all, 1 loosely, 2 surely; `parts` to be shown."""

    strength: int
    parts: str


_NONE = Derivation(0, "")


def is_regular(word: str, lexicon: Lexicon) -> bool:
    """Whether `word` (lower case) is built of known words by the rules of the language."""
    return analyse(word, lexicon).strength > 0


def strength(word: str, lexicon: Lexicon) -> int:
    """0: `word` is not regular; 1: loosely; 2: surely."""
    return analyse(word, lexicon).strength


def is_built(word: str, lexicon: Lexicon) -> bool:
    """Whether `word` is surely built by the rules, be it one letter from a word in use.

    Where `strength` is 0 this speaks against a slip, and does not settle it: “biofunctional” is
    built, and so is “preportion”.
    """
    return (
        SHORTEST < len(word) <= LONGEST and word.isalpha() and _built(word, lexicon).strength == 2
    )


def derivation(word: str, lexicon: Lexicon) -> str:
    """What `word` is built of, for people: “re- + annotate + -d”; empty for what is not regular."""
    return analyse(word, lexicon).parts


@lru_cache(maxsize=_KEPT)
def analyse(word: str, lexicon: Lexicon) -> Derivation:
    """How `word` is built, the surest way first."""
    if not SHORTEST <= len(word) <= LONGEST:
        return _NONE
    if not word.isalpha():
        return _hyphenated(word, lexicon)
    plain = american(word)
    if plain != word:
        known = lexicon.tier(plain)
        if known is not None and known > 0:
            return Derivation(2, f"British spelling of {plain}")
        found = analyse(plain, lexicon)
        return found._replace(parts=f"British spelling of {found.parts}" if found.parts else "")
    found = _built(word, lexicon)
    if not found.parts:
        return _NONE
    least = RARE if found.strength == 1 else MEANT + word.startswith(_FREE)
    # “larvae” is one letter from “larva”, its own base.
    base = found.parts.partition(" ")[0] if found.parts.endswith(("-ae", "-i", "-a")) else ""
    return _NONE if _is_nearer(word, base, lexicon, least) else found


def _hyphenated(word: str, lexicon: Lexicon) -> Derivation:
    """Every part of “co-expressed” or “Crohn's” must be a word or a prefix, or be built."""
    parts = word.replace("’", "'").removesuffix("'s").split("-")
    least = 2
    for at, part in enumerate(parts):
        if part in lexicon or (at < len(parts) - 1 and part in prefixes()):
            continue
        least = min(least, analyse(part, lexicon).strength if part.isalpha() else 0)
    return Derivation(least, " + ".join(parts)) if least and all(parts) else _NONE


def _built(word: str, lexicon: Lexicon) -> Derivation:
    """How `word` is built, though it may be a slip for another."""
    pair = inflected(word, lexicon)
    if pair:
        return Derivation(2, f"{pair[0]} + -{pair[1]}")
    pair = _prefixed(word, lexicon)
    if pair:
        return Derivation(2, f"{pair[0]}- + {pair[1]}")
    parts = learned(word)
    if parts:
        return Derivation(2 if len(parts[-1]) > 4 else 1, "- + ".join(parts))
    return Derivation(1, _loosely(word, lexicon))


def _loosely(word: str, lexicon: Lexicon) -> str:
    pair = closed(word, lexicon)
    if pair:
        return f"{pair[0]} + {pair[1]}"
    parts = chemical(word)
    if parts:
        return "- + ".join(parts)
    ending = stem(word) or stem(word.removesuffix("s"))
    return f"a name in -{ending}" if ending else ""


_FREE = ("un", "non", "pre")
"""Prefixes so free that a word with another of them, or another word after it, says little."""


def _is_nearer(word: str, base: str, lexicon: Lexicon, least: int) -> bool:
    """Whether the word is rather a slip: one letter makes it a word that is in use."""
    for candidate in lexicon.near(word):
        if candidate.edits > 1:
            break
        meant = candidate.word
        if candidate.tier >= least and meant != base and not _is_form(word, meant):
            return True
    return False


def _is_form(word: str, other: str) -> bool:
    """Whether two words one letter apart are forms of one: subclones, subcloned, subclone."""
    if word[-1] in "ds" and word[:-1] in (other, other[:-1]):
        return True
    return (other[:-1] == word and other[-1] in "ds") or is_variant(word, other)


def _prefixed(word: str, lexicon: Lexicon, depth: int = 1) -> tuple[str, str] | None:
    """(prefix, the rest as it is built), the longest prefix first."""
    known = prefixes()
    for size in range(min(14, len(word) - 4), 1, -1):
        prefix = word[:size]
        after = known.get(prefix)
        if after is None:
            continue
        rest = word[size:]
        least = 2 if len(rest) > 6 or (size > 3 and not after) else 3
        if rest not in after:
            if len(rest) < least + 2 or (after and not rest.endswith(after)):
                continue
            if len(rest) == 4:
                least = 6
        if _slipped_seam(prefix, rest, lexicon):
            continue
        tier = _tier(rest, lexicon)
        if tier >= least or (rest in after and tier >= 0) or (least == 2 and stands(tier, rest)):
            return prefix, rest
        inner = inflected(rest, lexicon) if len(rest) > 5 else None
        if inner:
            return prefix, f"{inner[0]} + -{inner[1]}"
        if depth and size > 3 and len(rest) > 7:
            inner = _prefixed(rest, lexicon, 0)
            if inner and len(inner[0]) > 3:
                return prefix, f"{inner[0]}- + {inner[1]}"
    return None


_NEGATIVE = ("in", "im", "il", "ir")


def _slipped_seam(prefix: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a letter is lost or doubled where prefix and rest meet: “overated”, “misstake”."""
    if prefix == "un" and any(other + rest in lexicon for other in _NEGATIVE):
        return True
    if prefix[-1] != rest[0] and _tier(prefix[-1] + rest, lexicon) > _tier(rest, lexicon):
        return True
    if prefix + rest[0] + rest in lexicon or prefix + prefix[-1] + rest in lexicon:
        return True
    return prefix[-1] == rest[0] and _tier(prefix + rest[1:], lexicon) > _tier(rest, lexicon)


def _tier(word: str, lexicon: Lexicon) -> int:
    tier = lexicon.tier(word)
    return -1 if tier is None else tier
