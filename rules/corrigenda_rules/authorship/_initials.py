"""Initials of authors, as statements of contributions have them: JAS, J.A.S., TL-N, SJvH."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda_rules._values import unaccented
from corrigenda_rules.authorship._people import Person

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "ı": "i", "İ": "I", "þ": "th", "ð": "d"}
)  # fmt: skip
_DEGREES = r",?\s+(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|Jr|Sr|II|III|IV|MBBS|MPH|DVM)\b\.?"


class Mark(NamedTuple):
    """What may be initials, and where it stands in its text."""

    text: str
    start: int
    end: int


def plain(text: str) -> str:
    """A text in letters without accents, of the same length where it has none."""
    return unaccented(text.translate(_LETTERS))


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    upper = r"[A-ZÀ-ÖØ-ÞŁŚŽŠČĆĐİ]"
    letter = rf"{upper}[a-zà-öø-ÿ]?"
    return re.compile(
        rf"(?<![\w.@/-])(?:(?:{letter}\.[-‐ ]?){{1,4}}"
        rf"(?:(?:v|d|van|de|von)\.? ?)?{letter}(?:\.|(?!\w))"
        rf"|{letter}(?:[-‐]?(?:v|d|vd|de|van|von)?{letter}){{1,5}})(?![\w@]|-\w)"
    )


def marks(text: str) -> list[Mark]:
    """Everything in a text that has the form of initials."""
    return [Mark(m[0], *m.span()) for m in _marks().finditer(text)]


def _words(name: str) -> list[str]:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain(name))
    found = re.findall(r"[A-Za-z]+", apart)
    return [
        letter
        for word in found
        for letter in (word if word.isupper() and len(word) < 4 and word != found[-1] else [word])
    ]


def is_readable(person: Person) -> bool:
    """Whether the name is written in letters of which initials can be made."""
    return len(_words(person.name)) > 1


def belongs(mark: str, person: Person) -> bool:
    """Whether initials can be those of a person.

    The first letter must open one of the given names and the last one a family name, or the other
    way round; what stands between may be any letters of the name in their order (Xiaoming: XM), or
    one letter that the name has not.
    """
    given, family = _parts(person.name, person.given, person.family)
    letters = [c for c in plain(mark) if c.isalpha()]
    for chosen in ([c for c in letters if c.isupper()], letters):
        lowered = [c.lower() for c in chosen]
        if len(lowered) < 2:
            continue
        if _fits(lowered, given, family) or _fits(lowered, family, given):
            return True
    return False


@lru_cache(maxsize=512)
def _parts(name: str, given: str, family: str) -> tuple[list[str], list[str]]:
    """The words of the given and of the family name; all words for both where it does not tell."""
    if given and family:
        return _words(given), _words(family)
    words = _words(re.sub(_DEGREES, "", plain(name)))
    return words, words


def _fits(letters: list[str], first: list[str], last: list[str]) -> bool:
    opens = {word[0].lower() for word in first if word}
    closes = {word[0].lower() for word in last if word}
    # “JoS” tells one J. S. from another by a second letter
    ends = closes | {c.lower() for word in last for c in word[1:2]}
    if letters[0] not in opens or letters[-1] not in ends:
        return False
    if len(letters) == 3:
        return True  # the letter between may be of a middle name that the list of authors lacks
    rest = iter("".join(first + last).lower())
    return all(letter in rest for letter in letters)


def usual(person: Person) -> str:
    """The initials that a person most likely has: JAS."""
    words = _words(person.given) + _words(person.family) if person.given else _words(person.name)
    return "".join(word[0].upper() for word in words)
