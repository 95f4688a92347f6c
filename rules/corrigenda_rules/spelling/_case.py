"""Writing a word as another is written."""

from __future__ import annotations


def cased(word: str, like: str) -> str:
    """`word` in the case of `like`: small letters, a capital first, or capitals throughout."""
    if like.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word
