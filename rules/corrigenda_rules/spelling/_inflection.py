"""Regular inflection and derivation, with the spelling rules at the seam."""

from __future__ import annotations

from functools import lru_cache

from corrigenda_rules.spelling._affixes import INFLECTIONS, Ending, endings
from corrigenda_rules.spelling._lexicon import Lexicon

MOST = 4
"""The tier above which a lexicon lists every form of a word: one it lacks is no form of it."""

_LONG = 8
"""The least letters of a word so rare that only its plural is taken for a form of it."""

_VOWELS = frozenset("aeiouy")
_VERBAL = ("ed", "ing", "er", "able", "ability")
_IRREGULAR = (
    "bear beat become begin bend bind bite bleed blow break breed bring build buy catch choose "
    "come creep deal draw drink drive eat fall feed feel fight find flee fly forget freeze give "
    "grow hear hide hold keep know lay lead leave lend lose make mean meet pay read ride ring "
    "rise run say see seek sell send set shake shoot show shrink shut sing sink sit sleep speak "
    "spend spring stand steal stick strike swear swim swing take teach tear tell think throw "
    "wake wear weave write"
)
"""The ends of verbs whose past has no regular ending."""

_VERBS = ("ize", "ise", "ate", "ify", "yze", "yse")
"""What verbs end in, of which the lexicon may have no other form."""


@lru_cache(maxsize=1)
def _inflections() -> frozenset[Ending]:
    return frozenset(INFLECTIONS)


def inflected(word: str, lexicon: Lexicon, depth: int = 1) -> tuple[str, str] | None:
    """(base, ending) where `word` is a form of a known word, or derived from one.

    With `depth` 1 the base may itself be derived: “annotators” is of “annotate”.
    """
    inflections = _inflections()
    for ending in endings().get(word[-1], ()):
        if not word.endswith(ending.ending) or (not depth and ending in inflections):
            continue
        stem = word[: len(word) - len(ending.ending)]
        if len(stem) < 4:
            continue
        for base in _bases(stem, ending, lexicon):
            tier = lexicon.tier(base)
            if tier is None:
                tier = 0
            if ending in inflections:
                most = 3 if base.endswith("ing") else MOST
                if stands(tier, base) and tier <= most and len(base) > 4:
                    return base, ending.ending
                if ending.ending == "s" and len(base) >= _LONG and base in lexicon and tier <= most:
                    return base, ending.ending
                if tier < 2 and depth and len(base) > 6:
                    inner = inflected(base, lexicon, 0)
                    if inner:
                        return f"{inner[0]} + -{inner[1]}", ending.ending
            elif (
                tier > 2 + (ending.ending in _VERBAL and not base.endswith(_VERBS))
                and len(base) > 4
            ):
                return base, ending.ending
    return None


@lru_cache(maxsize=1)
def _irregular() -> tuple[str, ...]:
    return tuple(_IRREGULAR.split())


def stands(tier: int, word: str) -> bool:
    """Whether a known word of this tier may be what another is built of: no rare short one."""
    return tier > 1 or (tier == 1 and len(word) > 9)


def _bases(stem: str, ending: Ending, lexicon: Lexicon) -> tuple[str, ...]:
    """The words that give, with this ending, a word spelled as it is."""
    if ending.after and not stem.endswith(ending.after):
        return ()
    base = stem + ending.instead
    suffix = ending.ending
    if suffix in _VERBAL and ending.instead in ("", "e"):
        if _is_taken(stem, base, suffix, lexicon):
            return ()
        bases = _silent(stem, suffix, lexicon) if ending.instead else _verbs(base, suffix, lexicon)
        return tuple(b for b in bases if _is_verb(b, suffix, lexicon))
    fits = (
        (suffix != "s" or _takes_s(base))
        and (suffix != "es" or bool(ending.instead) or _takes_es(base, lexicon))
        and (suffix != "ied" or stem + "ying" in lexicon)
        and (suffix != "ly" or not base.endswith("ment"))
    )
    return (base,) if fits else ()


def _is_taken(stem: str, base: str, suffix: str, lexicon: Lexicon) -> bool:
    """Whether the language says it in another way: contributor, accessible, demonstrable, wrote."""
    if suffix == "ed":
        return base.endswith(_irregular()) and base + "ed" not in lexicon
    if suffix == "er":
        return base.endswith(("ate", "er", "ion", "ment")) or stem + "or" in lexicon
    return suffix[0] == "a" and (
        stem.endswith("ion")
        or stem + "ible" in lexicon
        or stem[:-1] + "ible" in lexicon
        or (stem.endswith("at") and stem[:-2] + "able" in lexicon)
    )


def _silent(stem: str, suffix: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The verb in -e that loses it before the ending: not “seeing”, “manageable”."""
    base = stem + "e"
    if stem[-1] in "eoyw" or (suffix[0] == "a" and stem[-1] in "cg"):
        return ()
    if (lexicon.tier(stem) or 0) > (lexicon.tier(base) or 0):
        return ()  # “format”, not “formate”
    return (base,)


def _verbs(base: str, suffix: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The verbs to which the ending is joined, the last letter doubled where it is to be."""
    last = base[-1]
    if last in "ecy":
        fits = (last == "e" and suffix == "able" and base[-2] in "cge") or (
            last == "y" and (base[-2] in _VOWELS or suffix == "ing")
        )
        return (base,) if fits else ()
    if last == base[-2] and last not in "aeiou":  # mapped, and calling
        single = base[:-1]
        if single + suffix in lexicon or single + "e" in lexicon:
            return (base,) if last in "lsfz" else ()
        return (single, base) if _is_short(single) or last == "l" else (base,)
    doubled = base + last
    if doubled + "ed" in lexicon or doubled + "ing" in lexicon or _is_short(base):
        return ()
    return (base,)


def _is_verb(base: str, suffix: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon has another form that only verbs have."""
    if base.endswith(_VERBS):
        return True
    stem = base.removesuffix("e")
    others = [other for other in ("ed", "ing") if other != suffix]
    return any(
        stem + other in lexicon or (_is_short(base) and stem + stem[-1] + other in lexicon)
        for other in others
    )


_NO_S = ("s", "x", "z", "ch", "sh", "ed", "al", "est", "self", "sheep", "ae", "ent", "ical", "wide")


def _takes_s(base: str) -> bool:
    if base.endswith(_NO_S):
        return False
    return base[-1] != "y" or base[-2] in _VOWELS


def _takes_es(base: str, lexicon: Lexicon) -> bool:
    if base.endswith(("och", "ach", "arch", "is")):
        return False
    return base[-1] != "s" or base[-2] in "su" or base[:-1] not in lexicon


def _is_short(base: str) -> bool:
    """Whether a word is one syllable with a short vowel and doubles its last letter: map, trim."""
    return (
        base[-1] not in "aeiouwxyh"
        and base[-2:-1] in _VOWELS
        and base[-3:-2] not in _VOWELS
        and not any(letter in _VOWELS for letter in base[:-3].removesuffix("qu"))
    )
