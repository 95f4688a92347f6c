"""Compounds of two words and the ways a document writes them: closed, hyphenated, open.

``dataset``, ``data-set`` and ``data set`` have the key ``("data", "set")``; a plural ``s`` does
not count. What is looked for is what stands in the document in two ways at least.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from operator import add
from typing import NamedTuple

from corrigenda.document import PROSE, Block, Document

CLOSED, HYPHENATED, OPEN = "closed", "hyphenated", "open"
Key = tuple[str, str]

_KINDS = PROSE | {"kwd", "subject"}
_HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]+)[-‐‑]([^\W\d_]+)(?![\w-])")
_WORDS = re.compile(r"[^\W\d_]+")
_MARKS = frozenset(" \n-‐‑")
_BEFORE = re.compile(r"[\w@/.-]$")
_AFTER = re.compile(r"[\w@/]|[-‐‑.]\w")
_FOLLOWING = re.compile(r"[ \n]([^\W\d_]+)")


class Use(NamedTuple):
    """One place of a compound. `text` is as written, `after` the next word (or empty)."""

    block: Block
    start: int
    end: int
    shape: str
    text: str
    after: str


class _Text(NamedTuple):
    """A block, its text in lower case, and the words of that."""

    block: Block
    lower: str
    words: list[str]


def compounds(document: Document) -> dict[Key, list[Use]]:
    """The uses of every compound that the document writes in two shapes or more.

    The keys are in the order of their first use.
    """
    texts: list[_Text] = []
    for block in document.blocks:
        lower = block.text.lower()
        if block.kind in _KINDS and len(lower) == len(block.text):
            texts.append(_Text(block, lower, _WORDS.findall(lower)))
    keys = _candidates(texts)
    found: dict[Key, list[Use]] = {}
    if keys:
        wanted = keys.keys() | {key + "s" for key in keys}
        for text in texts:
            for use in _uses(text, wanted):
                found.setdefault(keys[_squeeze(use.text.lower())], []).append(use)
    return {key: uses for key, uses in found.items() if len({use.shape for use in uses}) > 1}


def _candidates(texts: Sequence[_Text]) -> dict[str, Key]:
    """The compounds in two shapes or more, by their letters without a plural ``s``."""
    hyphenated: dict[str, Key] = {}
    closed: set[str] = set()
    for _, text, words in texts:
        if "-" in text or "‑" in text or "‐" in text:
            for a, b in _HYPHENATED.findall(text):
                hyphenated.setdefault(_singular(a + b), (a, _singular(b)))
        closed.update(words)
    closed = {_singular(word) for word in closed if len(word) > 4}
    found = {key: hyphenated[key] for key in hyphenated.keys() & closed}
    wanted = {form for key in closed.union(hyphenated) for form in (key, key + "s")}
    for _, _, words in texts:
        joined = list(map(add, words, words[1:]))
        if wanted.isdisjoint(joined):
            continue
        for at, form in enumerate(joined):
            key = _singular(form)
            if form not in wanted or key in found:
                continue
            if key in hyphenated:
                found[key] = hyphenated[key]
            elif len(words[at]) > 2 and len(words[at + 1]) > 2:
                found[key] = (words[at], _singular(words[at + 1]))
    return found


def _uses(text: _Text, wanted: Collection[str]) -> Iterator[Use]:
    """The places in a block of the compounds whose letters are among `wanted`."""
    block, lower, words = text
    joined = list(map(add, words, words[1:]))
    hits = [at for at, form in enumerate(joined) if form in wanted]
    alone = {at for at, word in enumerate(words) if word in wanted}
    if not hits and not alone:
        return
    spans = [match.span() for match in _WORDS.finditer(lower)]
    for at in sorted(alone.union(hits)):
        start, end = spans[at]
        shape = CLOSED
        if at not in alone:
            mark = lower[end : spans[at + 1][0]]
            if mark not in _MARKS:
                continue
            shape = OPEN if mark.isspace() else HYPHENATED
            end = spans[at + 1][1]
        if _BEFORE.search(lower[max(0, start - 2) : start]) or _AFTER.match(lower[end : end + 2]):
            continue
        following = _FOLLOWING.match(lower[end : end + 40])
        yield Use(
            block, start, end, shape, block.text[start:end], following[1] if following else ""
        )


def _squeeze(text: str) -> str:
    return _singular(re.sub(r"[-‐‑\s]", "", text))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word
