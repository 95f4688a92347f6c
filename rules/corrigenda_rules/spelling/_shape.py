"""Which known words a word may be built of: regular endings, prefixes, compounds."""

from __future__ import annotations

from corrigenda_rules.spelling._lexicon import Lexicon

_PREFIXES = (
    "acetyl", "amino", "angio", "anti", "auto", "bio", "cardio", "carboxy", "chemo", "chloro",
    "chrono", "co", "counter", "cryo", "cyber", "cyto", "dehydro", "deoxy", "dermato", "di",
    "electro", "endo", "entero", "epi", "ethno", "extra", "fluoro", "gastro", "geo", "glyco",
    "haemato", "hemato", "hepato", "hetero", "histo", "homo", "hydro", "hydroxy", "hyper",
    "hypo", "immuno", "in", "infra", "inter", "intra", "iso", "kilo", "lipo", "lympho", "macro",
    "mega", "meta", "methyl", "micro", "mid", "mini", "mis", "mono", "multi", "myco", "myelo",
    "nano", "nephro", "neuro", "non", "nucleo", "oligo", "onco", "osteo", "out", "over", "oxo",
    "para", "patho", "peri", "pharmaco", "phospho", "photo", "physio", "phyto", "pneumo",
    "poly", "post", "pre", "pro", "proteo", "pseudo", "psycho", "pyro", "quasi", "radio", "re",
    "retro", "ribo", "semi", "socio", "spectro", "sub", "super", "supra", "tele", "tetra",
    "thermo", "thio", "thrombo", "trans", "tri", "ultra", "un", "under", "uni", "uro", "vaso",
    "xeno",
)  # fmt: skip
_ENDINGS = (
    ("s", ""), ("es", ""), ("es", "is"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("ly", ""), ("ly", "le"), ("ally", ""), ("ness", ""), ("less", ""), ("like", ""),
    ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("able", ""), ("able", "e"),
    ("ability", "able"), ("ability", ""), ("ization", "ize"), ("isation", "ise"), ("ise", "ize"),
    ("ised", "ized"), ("ising", "izing"), ("isation", "ization"), ("ae", "a"), ("i", "us"),
    ("a", "um"), ("a", "on"), ("ally", "al"), ("ity", ""), ("ity", "e"), ("arity", "ary"),
    ("ic", ""), ("al", ""), ("ized", ""), ("izing", ""), ("ize", ""), ("wise", ""), ("ful", ""),
    ("ship", ""), ("y", ""), ("ee", ""), ("ees", ""), ("or", ""), ("ors", ""),
)  # fmt: skip
_VARIANTS = (
    ("ae", "e"), ("oe", "e"), ("our", "or"), ("yse", "yze"), ("ys", "yz"), ("tre", "ter"),
    ("is", "iz"),
)  # fmt: skip


def is_regular(word: str, lexicon: Lexicon) -> bool:
    """Whether `word` is a regular form of a known word: inflected, derived, prefixed, compound.

    The parts must be words of their own standing (not names), of four letters or more.
    """
    return (
        _inflected(word, lexicon, 2)
        or any(
            word.startswith(p) and len(word) - len(p) > 3 and _stands(word[len(p) :], lexicon)
            for p in _PREFIXES
        )
        or any(
            _common(word[:k], lexicon, 3) and _common(word[k:], lexicon, 3)
            for k in range(4, len(word) - 3)
        )
    )


def is_variant(a: str, b: str) -> bool:
    """Whether two words differ as British and American spellings do, or as singular and plural.

    A single and a doubled ``l`` are left out: the lexicon has “modeled” and “modelled”, and
    “controled” is a slip everywhere.
    """
    if a + "s" == b or b + "s" == a:
        return True
    return any(
        a.replace(x, y) == b.replace(x, y) or _swapped(a, b, x, y) or _swapped(b, a, x, y)
        for x, y in _VARIANTS
    )


def _swapped(a: str, b: str, x: str, y: str) -> bool:
    at = a.find(x)
    while at >= 0:
        if a[:at] + y + a[at + len(x) :] == b:
            return True
        at = a.find(x, at + 1)
    return False


def _inflected(word: str, lexicon: Lexicon, least: int) -> bool:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            stem = word[: len(word) - len(ending)]
            if ending[0] in "ei" and stem + stem[-1] + ending in lexicon:
                continue  # occured: the language doubles the consonant
            if _common(stem + instead, lexicon, least):
                return True
            if (
                not instead
                and ending[0] in "ei"
                and stem[-1] == stem[-2]
                and _common(stem[:-1], lexicon, least)
            ):
                return True  # a doubled consonant: mapped, mapping
    return False


def _stands(word: str, lexicon: Lexicon) -> bool:
    return _common(word, lexicon, 2) or (len(word) > 5 and _inflected(word, lexicon, 3))


def _common(word: str, lexicon: Lexicon, least: int) -> bool:
    tier = lexicon.tier(word)
    return tier is not None and tier >= least
