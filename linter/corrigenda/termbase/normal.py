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
    """The runs of letters of a text."""
    return _letters().findall(text)


def tokens(text: str) -> list[str]:
    """The runs of letters and digits of a text."""
    return _tokens().findall(text)


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _tokens() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")
