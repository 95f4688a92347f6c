"""What makes two spellings variants of one term, and how a term is best written.

Variants differ in capitals, hyphens, accents, the plural of the last word, or in spellings that
are British here and American there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

Key = tuple[str, ...]
"""What all variants of a term share: its words, made alike."""

_HYPHENS = str.maketrans(dict.fromkeys("-‐‑–", " "))
_SINGULAR = ("ss", "us", "is", "ous", "ys", "ics", "'s", "’s")


class Variant(NamedTuple):
    """A spelling of a term and how often it stands, its plural counted in."""

    form: str
    uses: int
    plurals: int


@lru_cache(maxsize=100_000)
def key_of_word(word: str) -> Key:
    """A word made like its variants; a hyphenated one is several words."""
    text = word.lower().translate(_HYPHENS)
    if not text.isascii():
        split = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in split if not unicodedata.combining(c))
    return tuple(map(_american, text.split()))


def key_of(words: Iterable[str]) -> Key:
    """The key of a run of words, its last one in the singular."""
    found = [part for word in words for part in key_of_word(word)]
    if found:
        found[-1] = singular(found[-1])
    return tuple(found)


def singular(word: str) -> str:
    """A word in small letters without the ending of an English plural, as far as that is sure."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_SINGULAR):
        return word
    if word in ("species", "series"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def gathered(forms: Mapping[str, int]) -> list[Variant]:
    """The spellings of a term that differ in more than capitals and plural, the commonest first."""
    groups: dict[str, Counter[str]] = {}
    for form, count in forms.items():
        head, space, last = form.rpartition(" ")
        groups.setdefault(f"{head}{space}{_last(last)}".casefold(), Counter())[form] += count
    made = [_variant(group) for group in groups.values()]
    return sorted(made, key=lambda v: (-v.uses, v.form))


def differs_in_hyphens(a: str, b: str) -> bool:
    """Whether two spellings are the same but for hyphens, spaces, capitals and the plural."""
    first, second = (form.translate(_HYPHENS).lower().split() for form in (a, b))
    return first[:-1] == second[:-1] and singular(first[-1]) == singular(second[-1])


def _variant(forms: Counter[str]) -> Variant:
    """One spelling for all: singular where there is one, with the capitals it has most often."""
    singulars = {f: n for f, n in forms.items() if _last(f.rpartition(" ")[2]) in f.split(" ")[-1:]}
    total = sum(forms.values())
    chosen = singulars or dict(forms)
    best = max(sorted(chosen), key=lambda f: (chosen[f], sum(map(str.islower, f))))
    lowered = best[:1].lower() + best[1:]
    if lowered in forms and chosen.get(lowered, 0) * 4 >= chosen[best]:
        best = lowered  # a capital at the start of a sentence says nothing
    return Variant(best, total, total - sum(singulars.values()))


def _last(word: str) -> str:
    """The singular of a word, with its capitals; a hyphenated word counts from its last part."""
    lowered = word.lower()
    head, mark, tail = lowered.rpartition("-")
    made = f"{head}{mark}{singular(tail)}"
    if made == lowered:
        return word
    return word[: len(made)] if lowered.startswith(made) else f"{word[: len(made) - 1]}{made[-1]}"


def _american(word: str) -> str:
    """A word as one of its spellings has it: tumour, haemoglobin, randomise, centre."""
    if len(word) < 5:
        return word
    return _spellings().sub(lambda m: _CHANGES[m.group()], word)


_CHANGES = {
    "our": "or", "ae": "e", "oe": "e", "isation": "ization", "ising": "izing", "ised": "ized",
    "ise": "ize", "yse": "yze", "tre": "ter", "elling": "eling", "elled": "eled", "ogue": "og",
}  # fmt: skip


@lru_cache(maxsize=1)
def _spellings() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[^aeiouy])our(?=s?$|al|it|ed)|ae|oe(?=[dms])|is(?:ation|ing|ed|e)(?=s?$)|yse(?=[rds]?$)"
        r"|(?<=[nb])tre(?=s?$)|ell(?:ing|ed)$|ogue(?=s?$)"
    )
