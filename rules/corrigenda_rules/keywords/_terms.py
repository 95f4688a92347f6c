"""Keywords folded for comparison: case, hyphens, plural, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.article import Article
from corrigenda_rules._values import Value, unaccented, value, word_set

_SMALL = word_set(
    "a an and as at by de du for from in la le of on or per the to und van via von with",
)


def keywords(article: Article) -> Iterator[Value]:
    """The keywords of an article that are text, in order."""
    for at, _ in article.items("keywords"):
        found = value(article, at)
        if found is not None:
            yield found


def words(text: str) -> list[str]:
    """The words and numbers of a term in small letters, split at spaces and hyphens."""
    return re.findall(r"[^\W_]+", text.casefold())


def fold(text: str) -> str:
    """A term without case, accents, spaces, hyphens and punctuation; signs that tell stay."""
    return re.sub(r"[^\w+#*/]|_", "", unaccented(text).casefold())


def stem(word: str) -> str:
    """A word without its plural ending; for comparison only."""
    if len(word) < 4 or not word.isascii():
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch")):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_abbreviation(text: str) -> bool:
    """Whether a term is one short token of capitals: SLE, CAR-T, mRNA, IL-6, CARs."""
    return (
        re.fullmatch(r"[^\W_][^\s]{1,9}", text) is not None
        and sum(c.isupper() for c in text) >= 2
        and sum(c.islower() for c in text) <= 2
    )


def abbreviates(short: str, long: str) -> bool:
    """Whether the capitals of `short` are the initials of the words of `long`, in order."""
    letters = re.sub(r"[^a-z0-9]", "", re.sub(r"s$", "", short).casefold())
    initials = [word[0] for word in words(long)]
    lean = [word[0] for word in words(long) if word not in _SMALL]
    if not 2 <= len(letters) <= 10:
        return False
    return letters in ("".join(initials), "".join(lean)) or _from_parts(letters, words(long))


def _from_parts(letters: str, parts: list[str]) -> bool:
    """One or two letters of each word (erythro-sed. → ESR is not meant): T2DM, PCR, CAR-T."""
    parts = [part for part in parts if part not in _SMALL]
    if len(parts) < 2 or len(letters) < len(parts) or len(letters) > 2 * len(parts):
        return False
    at = 0
    for k, part in enumerate(parts):
        if at >= len(letters) or letters[at] != part[0]:
            return False
        at += 1
        left = len(parts) - k - 1
        if len(letters) - at > left and at < len(letters) and letters[at] in part[1:]:
            at += 1
    return at == len(letters)
