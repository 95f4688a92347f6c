"""One way to write what a text may write in several: apostrophes, hyphens, spaces, the micro sign.

Every replacement is of one character by one, so an offset into the result is one into the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SAME = (
    ("’", "'"),
    ("ʼ", "'"),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u00a0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("\u2002", " "),
    ("\u2003", " "),
    ("µ", "μ"),
)


def normal(text: str) -> str:
    """The text as forms are compared, of the same length."""
    if not text.isascii():
        for old, new in _SAME:
            text = text.replace(old, new)
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return text


def lowered(text: str) -> str:
    """The text in small letters, of the same length."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def letters(text: str) -> list[str]:
    """The words of a text that `normal` was made of, as a document's blocks have them."""
    return _letters().findall(text)


def tokens(text: str) -> list[str]:
    """The runs of letters and digits of a text."""
    return _tokens().findall(text)


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """What a word in small letters has in common with its regular plural and with its genitive.

    It is no word of its own, and not that of one word only: a key to look words up by.
    """
    if not word.isalpha():
        word = word.replace("’", "'").partition("'")[0]
    if "µ" in word:
        word = word.replace("µ", "μ")
    return (word[:-1] + "i" if word[-1:] == "y" else word.rstrip("es")) or word


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@lru_cache(maxsize=1)
def _tokens() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")
