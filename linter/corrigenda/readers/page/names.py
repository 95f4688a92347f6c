"""Personal names: what looks like one, and which part is the family name."""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.readers.page.vocabulary import known

SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd"])
TITLES = frozenset(
    [
        "dr",
        "dr.",
        "prof",
        "prof.",
        "professor",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "sir",
        "dame",
        "rev",
        "rev.",
    ]
)
TOKEN = re.compile(
    r"(?:[^\W\d_⁰¹²³⁴-⁹]|[\u0300-\u036f])+"
    r"(?:(?:\.-|\.(?=[^\W\d_])|['’‘ʼ`´\-‐‑–·])(?:[^\W\d_⁰¹²³⁴-⁹]|[\u0300-\u036f])+)*\.?"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-‐‑]?){1,4}\.?")


class Token(NamedTuple):
    """A word of a name and its offsets in the text it was found in."""

    text: str
    start: int
    end: int


class Name(NamedTuple):
    """The parts of a personal name as (start, end) offsets; None for what it has not."""

    given: tuple[int, int] | None
    family: tuple[int, int] | None


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a text between two offsets."""
    end = len(text) if end is None else end
    return [Token(m[0], m.start(), m.end()) for m in TOKEN.finditer(text, start, end)]


def is_degree(word: str) -> bool:
    """Whether a word is an academic degree or a suffix such as Jr."""
    low = word.casefold()
    return low in SUFFIXES or (
        low in known("degrees") and not word.islower() and word not in ("Ma", "Md")
    )


def _is_initials(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return (
        len(letters) <= 4
        and all(c.isupper() for c in letters)
        and (len(letters) <= 3 or "." in word)
        and _INITIALS.fullmatch(word) is not None
    )


def _is_part(word: str) -> bool:
    """Whether a word can stand in a name: a capital, an initial, a particle, no cased script."""
    first = word[0]
    if word.endswith(".") and len(word) > 4 and word.casefold() not in TITLES | SUFFIXES:
        return False  # “Front.”: a journal's abbreviated title
    if first.isupper() or first in "'’‘" or not (first.isupper() or first.islower()):
        return word.casefold().rstrip(".") not in known("not-in-names")
    low = word.casefold()
    head = re.split(r"['’‘ʼ`´\-‐‑–]", word, maxsplit=1)
    return low in known("particles") or (
        len(head) == 2 and len(head[0]) <= 3 and head[1][:1].isupper()
    )


def looks_like_name(words: list[Token]) -> bool:
    """Whether the words can be one personal name (a single word can be one)."""
    kept = [w for w in words if not is_degree(w.text) and w.text.casefold() not in TITLES]
    if not 1 <= len(kept) <= 7 or not all(_is_part(w.text) for w in kept):
        return False
    if kept[-1].text.casefold() in known("particles") and kept[-1].text.islower():
        return False
    if sum(_is_full_word(w.text) for w in kept) > 4:
        return False  # nobody prints so many whole names; a title in capitals does
    return any(_substantial(w.text) for w in kept)


def _is_full_word(word: str) -> bool:
    return len(word) > 3 and not word.endswith(".") and word.casefold() not in known("particles")


def _substantial(word: str) -> bool:
    letters = sum(c.isalpha() for c in word)
    return letters >= 2 or (letters == 1 and not (word[0].isupper() or word[0].islower()))


def is_group(text: str) -> bool:
    """Whether a text names a group of people: a consortium, a study group, investigators."""
    words = text.replace(",", " ").split()
    long = [word for word in words if len(word) > 3]
    return (
        1 < len(words) <= 16
        and ":" not in text
        and any(w.strip("().*†").casefold() in known("groups") for w in words[1:] if w[0].isupper())
        and sum(w[0].isupper() for w in long) >= 0.7 * len(long)
    )


def vancouver(names: list[list[Token]]) -> bool:
    """Whether a list writes the family name first and initials last: ``Wu YH, Han L``."""
    long = [n for n in names if len(n) > 1]
    return bool(long) and all(
        _is_initials(n[-1].text) and "." not in n[-1].text and not _is_initials(n[0].text)
        for n in long
    )


def capitals_first(names: list[list[Token]]) -> bool:
    """Whether a list writes the family name first and in capitals: ``WU Yuanhao, HAN Luyao``."""
    long = [n for n in names if len(n) > 1]
    return len(long) > 1 and all(
        n[0].text.isupper() and len(n[0].text) > 1 and not n[-1].text.isupper() for n in long
    )


def split_name(words: list[Token], *, initials_last: bool = False, capitals: bool = False) -> Name:
    """Which words are the given and which the family name.

    The family name is the last word with the particles before it; a word in capitals among words
    that are not. A name of one word, or in a script without case,
    is not split. `initials_last` and `capitals` say how the whole list is written (`vancouver`,
    `capitals_first`).
    """
    kept = [w for w in words if not is_degree(w.text) and w.text.casefold() not in TITLES]
    if len(kept) < 2 or not any(c.isupper() or c.islower() for w in kept for c in w.text):
        return Name(None, None)
    if initials_last:
        return Name(_range(kept[-1:]), _range(kept[:-1]))
    if capitals:
        return Name(_range(kept[1:]), _range(kept[:1]))
    loud = [k for k, w in enumerate(kept) if _is_loud(w.text)]
    quiet = any(w.text[1:].islower() and len(w.text) > 1 for w in kept)
    if quiet and loud and loud == list(range(loud[0], loud[-1] + 1)):
        if loud[0] == 0 and len(loud) < len(kept):
            return Name(_range(kept[len(loud) :]), _range(kept[: len(loud)]))
        if loud[-1] == len(kept) - 1 and loud[0] > 0:
            at = _with_particles(kept, loud[0])
            return Name(_range(kept[:at]), _range(kept[at:]))
    at = _with_particles(kept, len(kept) - 1)
    return Name(_range(kept[:at]), _range(kept[at:]))


def _is_loud(word: str) -> bool:
    return word.isupper() and sum(c.isalpha() for c in word) >= 2 and not _is_initials(word)


def _with_particles(kept: list[Token], at: int) -> int:
    while (
        at > 1
        and kept[at - 1].text.casefold() in known("particles")
        and kept[at - 1].text[0].islower()
    ):
        at -= 1
    if at > 1 and kept[at - 1].text.casefold() in {"van", "von", "de", "la", "der", "den", "st."}:
        while at > 1 and kept[at - 1].text.casefold() in known("particles"):
            at -= 1
    return at


def _range(words: list[Token]) -> tuple[int, int] | None:
    return (words[0].start, words[-1].end) if words else None
