"""How a heading is written: in title case, in sentence case, in capitals; its number and end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import OBJECT, Block, Document
from corrigenda_rules._values import word_set

TITLE, SENTENCE, CAPITALS = "title case", "sentence case", "capitals"

SMALL = word_set(
    "a about above across after against along among an and are around as at based be been before",
    "behind below between beyond both but by can de do does down during et for from how if in",
    "into is it its like near nor not of off on once onto or our out over per since so than that",
    "the their then these this those through to toward towards under until up upon using via vs",
    "vs. was we were when which while with within without yet",
)
"""Words that stand in small letters in either case, or in either in one of them."""

_CUSTOMARY = frozenset(
    {
        "",
        "abbreviations",
        "about this article",
        "additional file",
        "additional files",
        "additional information",
        "author contributions",
        "author information",
        "author summary",
        "authors and affiliations",
        "authors' contributions",
        "authors’ contributions",
        "authors’ information",
        "availability of data and materials",
        "code availability",
        "competing interests",
        "conflict of interest",
        "conflicts of interest",
        "consent for publication",
        "data and code availability",
        "data availability statement",
        "data availability",
        "declaration of competing interest",
        "declaration of interest",
        "declaration of interests",
        "discussion and conclusion",
        "discussion and conclusions",
        "ethical approval",
        "ethics approval and consent to participate",
        "ethics approval",
        "ethics declarations",
        "ethics statement",
        "figure legends",
        "financial disclosure",
        "funding statement",
        "key words",
        "material and methods",
        "materials and methods",
        "methods and materials",
        "open access",
        "pre-publication history",
        "publisher's note",
        "publisher’s note",
        "related articles",
        "related work",
        "reporting summary",
        "results and discussion",
        "statement of need",
        "supplementary data",
        "supplementary information",
        "supplementary material",
        "supplementary materials",
        "supporting information",
    }
)
"""Headings that publishers set, in a case of their own."""


class Heading(NamedTuple):
    """A heading and how it is written.

    `case` is `TITLE`, `SENTENCE` or `CAPITALS`, empty where its words do not tell. `telling` are
    the ranges of the words that tell: in title case capitals that the text writes small.
    """

    block: Block
    case: str
    telling: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w'’.-]*[\w'’]|[^\W\d_]")


def headings(document: Document) -> list[Heading]:
    """The headings of a document below its title; use it through `Document.derive`."""
    known = document.vocabulary
    return [_judged(block, known) for block in document.blocks if block.kind == "title"]


def bare(text: str) -> str:
    """A heading without its number and a final colon or stop, in small letters."""
    text = re.sub(r"^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Z])[.):]?\s+(?=\S)", "", text)
    return text.strip(" :.\n").lower()


def _judged(block: Block, known: Mapping[str, int]) -> Heading:
    text = block.text
    if bare(text) in _CUSTOMARY or re.search(r"[“\"‘]| [-–—=] ", text):
        return Heading(block, "", ())
    words = [m for m in _word().finditer(text) if OBJECT not in m[0]]
    letters = [m[0] for m in words if len(m[0]) > 3]
    if len(letters) > 1 and all(w.isupper() for w in letters):
        return Heading(block, CAPITALS, ())
    raised: list[tuple[int, int]] = []
    small: list[tuple[int, int]] = []
    for k, match in enumerate(words):
        if _opens(text, match.start(), first=k == 0):
            continue
        for start, end in _parts(match):
            word = text[start:end]
            if len(word) < 4 or word.lower() in SMALL:
                continue
            if word.islower() and start == match.start():
                small.append((start, end))
            elif word.istitle() and _is_common(word, known):
                raised.append((start, end))
    if bool(raised) == bool(small):
        return Heading(block, "", ())
    return Heading(block, TITLE if raised else SENTENCE, tuple(raised or small))


def _opens(text: str, start: int, *, first: bool) -> bool:
    """Whether a word opens the heading or a part of it, so that its capital says nothing."""
    before = text[:start].rstrip(" ")
    return first or not before or before[-1] in ":.?!—–•|(" or before[-1] == OBJECT


def _parts(match: re.Match[str]) -> list[tuple[int, int]]:
    """The parts of a word with hyphens."""
    return [
        (match.start() + part.start(), match.start() + part.end())
        for part in re.finditer(r"[^\W\d_]+(?:['’][a-z]+)?", match[0])
    ]


def _is_common(word: str, known: Mapping[str, int]) -> bool:
    """Whether a capitalised word is no name: the text has it in small letters as well."""
    count = known.get(word.lower(), 0)
    if count > 2 or 3 * count >= known.get(word, 0) > 0:
        return True
    return known.get(word, 0) < _TWICE and _abstract().search(word) is not None


_TWICE = 2


@lru_cache(maxsize=1)
def _abstract() -> re.Pattern[str]:
    """How nouns end that are seldom names: Measurements, Limitations."""
    return re.compile(r"^\w{4,}(?:ment|tion|sion|ness|ance|ence|ility|ysis)s?$")
