"""Ligatures that became another character or stand apart: “signi®cant”, “signi fi cant”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda_rules.spelling._broken import is_english, is_free
from corrigenda_rules.spelling._lexicon import Lexicon, lexicon
from corrigenda_rules.spelling._ligatures import LIGATURES, SIGNS, between

_COMMON = 4
"""The tier from which a word may have been meant."""

ODD = "\ufffd®¯€•ÞßŽ?\uf001\uf002\uf003\uf004\x02\x03\x0b\x0c\x0e\x0f\x1b\x1c\x1d\x1e\x1f"
"""What other tables of characters have where a font has a ligature; a question mark for none."""


class Place(NamedTuple):
    """``block.text[start:end]`` was to be `word`; `sure`: the place needs no other beside it."""

    block: Block
    start: int
    end: int
    word: str
    sure: bool


@lru_cache(maxsize=1)
def _odd() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])([A-Za-z]{{0,20}})([{re.escape(ODD)}]) ?([a-z]{{1,20}})")


def replaced(document: Document, blocks: list[Block]) -> Iterator[Place]:
    """Another character where the ligature stood: “signi®cant”."""
    source = document.source.text
    odd = [character for character in ODD if character in source]
    if not odd:
        return
    known = lexicon()
    for block in blocks:
        text = block.text
        if not (odd[0] in text or any(character in text for character in odd[1:])):
            continue
        for match in _odd().finditer(text):
            word = _put_back(match, known)
            if word is not None and is_free(block.text, *match.span()):
                sure = bool(match[1] or len(word) > 6) and is_english(document, block)
                yield Place(block, *match.span(), word, sure)


def _put_back(match: re.Match[str], known: Lexicon) -> str | None:
    left, right = match[1].lower(), match[3]
    weak = match[2] in "?®€•"
    if match[1][1:] != left[1:]:
        return None
    if weak and not left and (len(right) < 3 or right in known or match[0][1] == " "):
        return None
    if weak and left in known and right in known:
        return None
    choices = between(left[-1], right[0]) if left else ("fi", "fl")
    found = []
    for ligature in choices:
        word = left + ligature + right
        tier = known.tier(word)
        if tier is not None and tier >= (3 if len(word) > 7 else _COMMON) + (not left):
            found.append((tier, word))
    return max(found)[1] if found else None


@lru_cache(maxsize=1)
def _afloat() -> re.Pattern[str]:
    return re.compile(rf"{'|'.join(SIGNS)}|(?<![^\W_])(?:{'|'.join(LIGATURES)})(?![^\W_])")


@lru_cache(maxsize=1)
def _sides() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(r"(?<![^\W_])([A-Za-z]{1,20})( ?)\Z"), re.compile(
        r"( ?)([a-z]{1,20})(?![^\W_])"
    )


def floating(document: Document, blocks: list[Block]) -> Iterator[Place]:
    """The letters of the ligature by themselves: “signi fi cant”, “signi ﬁ cant”, “ﬁ rst”."""
    source = document.source.text
    signs = [sign for sign in SIGNS if sign in source]
    words = document.vocabulary
    alone = [f" {letters} " for letters in LIGATURES if letters in words]
    if not signs and not alone:
        return
    known = lexicon()
    for block in blocks:
        if not any(piece in block.text for piece in (*signs, *alone)):
            continue
        for match in _afloat().finditer(block.text):
            place = _around(block, match, known)
            if place is not None:
                yield place


def _around(block: Block, match: re.Match[str], known: Lexicon) -> Place | None:
    """The word around a ligature that stands apart on one side or both."""
    text, (start, end) = block.text, match.span()
    letters = SIGNS.get(match[0], match[0])
    before = _sides()[0].search(text, max(0, start - 22), start)
    after = _sides()[1].match(text, end)
    left, gap = (before[1], before[2]) if before else ("", " ")
    space, right = (after[1], after[2]) if after else (" ", "")
    if not gap and not space:
        return None
    choices = [(left, right)]
    if gap:
        choices.append(("", right))
    if space:
        choices.append((left, ""))
    for a, b in choices:
        word = a.lower() + letters + b
        tier = known.tier(word)
        if len(word) < 5 or tier is None or tier < (3 if len(word) > 6 else _COMMON):
            continue
        if not (gap if a else space) and not (space if b else gap):
            continue
        low = start - len(gap) - len(a) if a else start
        high = end + len(space) + len(b) if b else end
        if text[low:high].split() != [text[low:high]] and is_free(text, low, high):
            return Place(block, low, high, word, sure=True)
    return None
