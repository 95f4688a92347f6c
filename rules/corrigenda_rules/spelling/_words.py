"""The distinct words of a document and which of them are unknown: all spelling rules begin here.

Most words of a document are common ones, or were looked up for the document before: one
difference of sets leaves the few that are worth a look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, filterfalse
from typing import NamedTuple

from corrigenda.document import Document
from corrigenda_rules.spelling._lexicon import lexicon

_OTHERS = ("aff", "kwd", "subject")
"""The judged kinds of block that are no prose, so that their words are not in the vocabulary."""
LONGEST = 50
"""The most letters of what may be a word at all."""
_REMEMBERED = 100_000
"""How many forms are kept about, as the documents of a journal share most of theirs."""


class Words(NamedTuple):
    """The words of the judged blocks.

    `forms`: each token, as written, that holds an unknown word, and these words of it, as written:
    “Crohnn’s” holds “Crohnn”. Only words of two to `LONGEST` letters a to z count; one is unknown
    if it is so in lower case. Sorted. `counts`: how often each token stands there.
    """

    forms: dict[str, tuple[str, ...]]
    counts: Counter[str]


def words(document: Document) -> Words:
    """The words of a document's prose, keywords and affiliations: for `document.derive`."""
    counts = Counter(document.vocabulary)
    others = [block.tokens for block in document.blocks if block.kind in _OTHERS]
    if others:
        counts.update(chain.from_iterable(others))
    return Words(_answers().unknown(counts), counts)


class _Answers:
    """Which forms hold an unknown word, kept for the next document."""

    __slots__ = ("_clear", "_unknown")

    def __init__(self) -> None:
        self._clear: set[str] = set()
        self._unknown: dict[str, tuple[str, ...]] = {}

    def unknown(self, forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The forms that hold an unknown word, sorted, each with its unknown words."""
        if not self._clear or len(self._clear) + len(self._unknown) > _REMEMBERED:
            self._clear, self._unknown = set(lexicon().common), {}
        found = {}
        for form in sorted(filterfalse(self._clear.__contains__, forms)):
            parts = self._unknown.get(form)
            if parts is None:
                parts = _unknown_parts(form)
                if not parts:
                    self._clear.add(form)
                    continue
                self._unknown[form] = parts
            found[form] = parts
        return found


@lru_cache(maxsize=1)
def _answers() -> _Answers:
    return _Answers()


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


def _unknown_parts(form: str) -> tuple[str, ...]:
    """The unknown words of a token, in its order, each once."""
    if form.isalpha():
        return (form,) if _is_unknown(form) else ()
    return tuple(filter(_is_unknown, dict.fromkeys(_token().findall(form))))


def _is_unknown(word: str) -> bool:
    return 1 < len(word) <= LONGEST and word.isascii() and word.lower() not in lexicon()
