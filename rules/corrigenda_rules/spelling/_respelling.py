"""British spellings and the American ones they stand beside, by rule.

Only where the language has both: “aesth” is “esth”, but the “ae” of “aerial” stays; “organise” is
“organize”, but “exercize” is a slip. A rule names as much of the word as makes it sure.
"""

from __future__ import annotations

import re
from functools import lru_cache

_INSIDE = (
    "haem hem|paed ped|aemi emi|aesthe esthe|aetio etio|aetiol etiol|gynaec gynec|faec fec|"
    "caec cec|palaeo paleo|archaeo archeo|mediaev mediev|primaev primev|chimaer chimer|"
    "laevu levu|laevo levo|"
    "caesar cesar|caesium cesium|naev nev|aeon eon|hyaen hyen|spirochaet spirochet|anaes anes|"
    "aemat emat|aemog emog|oesoph esoph|oestr estr|oedem edem|foet fet|coeliac celiac|rrhoe rrhe|"
    "amoeb ameb|pnoe pne|homoeo homeo|homoeop homeop|manoeuvr maneuver|oenolog enolog|"
    "diarrhoe diarrhe|goitr goiter|colour color|tumour tumor|behaviour behavior|favour favor|"
    "harbour harbor|honour honor|humour humor|labour labor|neighbour neighbor|odour odor|"
    "rumour rumor|vapour vapor|vigour vigor|savour savor|endeavour endeavor|rigour rigor|"
    "splendour splendor|clamour clamor|fervour fervor|armour armor|parlour parlor|ardour ardor|"
    "candour candor|arbour arbor|flavour flavor|saviour savior|demeanour demeanor|enamour enamor|"
    "succour succor|mould mold|moult molt|plough plow|smoulder smolder|sulph sulf|"
    "aluminium aluminum|artefact artifact|sceptic skeptic|grey gray|leuco leuko|"
    "counsellor counselor|jewellery jewelry|pyjama pajama|moustache mustache|draught draft|"
    "acknowledgement acknowledgment|judgement judgment|programme program|cosy cozy|tyre tire|"
    "cheque check|skilful skillful|wilful willful|fulfilment fulfillment|enrolment enrollment|"
    "instalment installment|practis practic"
)
_AT_END = (
    "yse yze|ysed yzed|ysing yzing|yser yzer|ysers yzers|litre liter|litres liters|"
    "centre center|centres centers|centred centered|centring centering|fibre fiber|fibres fibers|"
    "calibre caliber|titre titer|titres titers|theatre theater|theatres theaters|lustre luster|"
    "spectre specter|sombre somber|ochre ocher|meagre meager|logue log|logues logs|logued loged|"
    "defence defense|sabre saber|sabres sabers|sepulchre sepulcher|defences defenses|"
    "offence offense|offences offenses|pretence pretense|licence license|licences licenses"
)
_METRE = re.compile(r"(?:kilo|hecto|deci|centi|milli|micro|nano|pico|femto|mega)?metre(?=s?\Z)")
_NOT_OUR = ("ourous", "ourious", "humoural", "aae", "eae", "ooe", "eoe")
_ISE = re.compile(r"is(e[drs]?|ers|ing|able|ability|ations?|ational)\Z")
_ONLY_ISE = (
    *("advert", "appra", "arise", "braise", "bruise", "chast", "cruise", "demise", "desp", "disgu"),
    *("expert", "franch", "merchand", "mort", "no", "pr", "pra", "prem", "prom", "ra", "parad"),
    *("surm", "torto", "treat", "turquo", "wr"),
)
"""What stands before the ending of words in -ise that nobody writes with z; see `_only_ise`."""
_SHORT_ISE = frozenset({"ar", "r", "w", "gu", "un", "po", "be", "nois", "wis", "dem", "conc"})


def _only_ise(stem: str) -> bool:
    """Whether the word of this stem is one of those: advise and incise, but activise, publicise."""
    if stem[-1] in "vcw" and stem[-2:] not in ("iv", "ic"):
        return True
    return stem in _SHORT_ISE or stem.endswith(_ONLY_ISE)


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[tuple[str, str], ...], dict[str, str]]:
    inside = tuple(tuple(pair.split()) for pair in _INSIDE.split("|"))
    at_end = dict(pair.split() for pair in _AT_END.split("|"))
    return inside, at_end  # type: ignore[return-value]


@lru_cache(maxsize=20_000)
def american(word: str) -> str:
    """The American spelling of a word (lower case); the word itself where it has no other."""
    inside, at_end = _pairs()
    if any(part in word for part in _NOT_OUR):
        return word
    for british, spelled in inside:
        if british in word:
            word = word.replace(british, spelled)
    if "metre" in word:
        match = _METRE.match(word)
        return word[: match.end() - 2] + "er" + word[match.end() :] if match else word
    for size in (8, 7, 6, 5, 4, 3):
        ending = at_end.get(word[-size:])
        if ending and len(word) > size - (size > 4):
            return word[:-size] + ending
    match = _ISE.search(word)
    if match and match.start() > 3:
        stem = word[: match.start()]
        if not _only_ise(stem):
            return stem + "iz" + word[match.start() + 2 :]
    return word


_NO_PLURAL = (
    "s",
    "i",
    "u",
    "x",
    "z",
    "ch",
    "sh",
    "ed",
    "ing",
    "ie",
    "xe",
    "ve",
    "ent",
    "al",
    "ant",
)


def is_variant(a: str, b: str) -> bool:
    """Whether two words differ as British and American spellings do, or as singular and plural.

    A single and a doubled ``l`` are left out: “modeled” stands beside “modelled”, but “controled”
    is a slip everywhere.
    """
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    if a + "s" == b:
        return len(a) > 4 and not a.endswith(_NO_PLURAL)
    if a[:1] != b[:1] and b[:1] not in ("a", "o"):
        return False
    return american(a) == american(b)
