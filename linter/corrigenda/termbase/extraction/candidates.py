"""Cuts prose into runs of words with nothing between them that a term cannot hold.

A run ends at punctuation, at a word of `common.BREAKS`, at a number, at an adverb, and at what is
not prose. Terms are looked for inside runs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda.termbase.extraction.common import BREAKS, NOT_ADVERBS, VERB_SIGNS

LONGEST = 40
"""The longest word, in code points, that is part of a term; longer ones are data."""

Run = tuple[str, ...]
"""Words that stand side by side, as written."""


class Runs(NamedTuple):
    """The runs of one document and their counts; its words, and those that stood as verbs."""

    runs: Counter[Run]
    words: Counter[str]
    verbs: Counter[str]


def runs_of(document: Document) -> Runs:
    """The runs in the running prose of a document."""
    runs: Counter[Run] = Counter()
    words: Counter[str] = Counter()
    verbs: Counter[str] = Counter()
    for block in document.running():
        tokens = list(_tokens(_without_brackets(block.text)))
        words.update(token.lower() for token in tokens if token)
        verbs.update(
            after.lower()
            for before, after in pairwise(tokens)
            if after and before.lower() in VERB_SIGNS
        )
        for run in _split(tokens):
            runs[run] += 1
    return Runs(runs, words, verbs)


def is_break(word: str) -> bool:
    """Whether no term holds this word (in small letters)."""
    if word in BREAKS:
        return True
    if word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS:
        return not word.endswith(("family", "assembly", "anomaly"))
    return not any(c.isalpha() for c in word) or len(word) > LONGEST


def _without_brackets(text: str) -> str:
    """The text without the abbreviations that split a term: “embryonic stem (ES) cells”."""
    return _abbreviation().sub("", text) if " (" in text else text


def _tokens(text: str) -> Iterator[str]:
    """The words, and an empty string wherever something stands between two of them."""
    end = 0
    for match in _word().finditer(text):
        gap = text[end : match.start()]
        if gap and not gap.isspace():
            yield ""
        yield match.group()
        end = match.end()


def _split(tokens: Iterable[str]) -> Iterator[Run]:
    run: list[str] = []
    for token in (*tokens, ""):
        if token and not is_break(token.lower()):
            run.append(token)
            continue
        if run:
            yield tuple(run)
        run = []


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    """A word with inner hyphens and apostrophes; a sign of charge stands at its end (“CD4+”)."""
    latin = r"[Ii]n (?:situ|vitro|vivo|silico|utero|planta|ovo)\b"
    return re.compile(rf"{latin}|[^\W_]+(?:[-‐‑–/'’][^\W_]+){{0,6}}(?:\+(?!\w))?")


@lru_cache(maxsize=1)
def _abbreviation() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z]) \([A-Z][\w-]{1,7}\)(?= [a-z])")
