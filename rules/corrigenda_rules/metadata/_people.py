"""Names of people as tokens, to ask whether two spellings can be one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from corrigenda_rules._values import unaccented

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_DEGREES = (
    "md phd msc bsc ma ba ms bs dr prof professor mph mbbs mbchb dphil dsc frcp frcs facs dvm "
    "pharmd mr mrs ms miss sir rn jr sr ii iii iv"
)
_NOT_A_PERSON = (
    "university universität universite université universidad institute institut hospital "
    "department school college center centre laboratory lab group society association foundation "
    "press publishing publisher publishers company limited ltd inc gmbh ag llc bv corporation "
    "elsevier springer wiley mdpi frontiers nature bmj oxford cambridge sage taylor francis "
    "licensee authors author office journal academy federation union council consortium team "
    "trust government crown ministry organization organisation network project collaboration "
    "media verlag editorial contributors contributor community rights owner holder copyright"
)


@lru_cache(maxsize=2)
def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@lru_cache(maxsize=1024)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, folded: lower case, no accents, no degrees. “YuanHao” is two words."""
    apart = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", re.sub(r"\bM[a]?c(?=[A-Z])", "mc", name))
    plain = unaccented(apart.casefold().translate(_LETTERS)).replace("'", "").replace("’", "")
    dotless = re.sub(r"\bph\.? ?d\b|\bm\.d\b", " ", plain)
    return tuple(t for t in re.findall(r"[^\W\d_]+", dotless) if t not in _set(_DEGREES))


def author_tokens(author: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of an author's name, in the order given, family; else of the name as printed."""
    parts = [author.get("given"), author.get("family")]
    name = " ".join(p for p in parts if isinstance(p, str)) or author.get("literal")
    return tokens(name) if isinstance(name, str) else ()


def display(author: Mapping[str, Any]) -> str:
    """The name to show for an author."""
    parts = [author.get("given"), author.get("family")]
    whole = author.get("literal") or " ".join(p for p in parts if isinstance(p, str))
    return whole if isinstance(whole, str) else ""


def is_person(name: str) -> bool:
    """Whether a text looks like the name of one person: a few words, none of an institution."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return (
        0 < len(words) <= 6
        and not re.search(r"[\d@:/]", name)
        and not name.casefold().startswith("the ")
        and not _set(_NOT_A_PERSON).intersection(words)
    )


def shares_name(name: tuple[str, ...], author: tuple[str, ...]) -> bool:
    """Whether the two have a whole word in common, however the words are joined."""
    long = {t for t in name if len(t) > 1} & {t for t in author if len(t) > 1}
    if long:
        return True
    joined = "".join(author)
    return any(len(t) > 3 and t in joined for t in (*name, "".join(name)))


def fits(name: tuple[str, ...], author: tuple[str, ...]) -> bool:
    """Whether `name` can be a spelling of the author's name: C. Li, Li C, Chen Li, 李 (no)."""
    if not shares_name(name, author):
        return False
    shared = {t for t in name if len(t) > 1 and t in author}
    if len(shared) > 1 or "".join(sorted(name)) == "".join(sorted(author)):
        return True
    initials = {t[0] for t in author if t not in shared}
    others = [t for t in name if t not in shared]
    return not others or not initials or any(c in initials for t in others for c in _initials(t))


def _initials(token: str) -> Iterable[str]:
    return token if len(token) <= 3 else token[:1]
