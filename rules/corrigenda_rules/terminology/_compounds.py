"""Compounds of two words and the ways a document writes them: closed, hyphenated, open.

``dataset``, ``data-set`` and ``data set`` have the key ``("data", "set")``; a plural ``s`` does
not count. What is looked for is what stands in the document in two ways at least.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import add
from typing import NamedTuple

from corrigenda.document import PROSE, Block, Document

CLOSED, HYPHENATED, OPEN = "closed", "hyphenated", "open"
Key = tuple[str, str]

_KINDS = PROSE | {"kwd", "subject"}
_HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]+)[-‐‑]([^\W\d_]+)(?![\w-])")
_WORDS = re.compile(r"[^\W\d_]+")


class Use(NamedTuple):
    """One place of a compound. `text` is as written, `after` the next word (or empty)."""

    block: Block
    start: int
    end: int
    shape: str
    text: str
    after: str


def compounds(document: Document) -> dict[Key, list[Use]]:
    """The uses of every compound that the document writes in two shapes or more.

    The keys are in the order of their first use.
    """
    texts = [(b, b.text, b.text.lower()) for b in document.blocks if b.kind in _KINDS]
    texts = [t for t in texts if len(t[1]) == len(t[2])]
    keys = _candidates([lower for _, _, lower in texts])
    if not keys:
        return {}
    found: dict[Key, list[Use]] = {}
    for pattern in _patterns(keys):
        for block, text, lower in texts:
            for match in pattern.finditer(lower):
                use = _use(block, text, match)
                if use is not None:
                    key = keys[_squeeze(match[1])]
                    found.setdefault(key, []).append(use)
    return {key: uses for key, uses in found.items() if len({use.shape for use in uses}) > 1}


def _candidates(texts: Sequence[str]) -> dict[str, Key]:
    """The compounds in two shapes or more, by their letters without a plural ``s``."""
    hyphenated: dict[str, Key] = {}
    closed: set[str] = set()
    for text in texts:
        if "-" in text or "‑" in text or "‐" in text:
            for a, b in _HYPHENATED.findall(text):
                hyphenated.setdefault(_singular(a + b), (a, _singular(b)))
        closed.update(_WORDS.findall(text))
    closed = {_singular(word) for word in closed if len(word) > 4}
    found = {key: hyphenated[key] for key in hyphenated.keys() & closed}
    wanted = {form for key in closed.union(hyphenated) for form in (key, key + "s")}
    for text in texts:
        words = _WORDS.findall(text)
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


def _patterns(keys: dict[str, Key]) -> Iterable[re.Pattern[str]]:
    """One pattern for some hundred compounds at a time."""
    ordered = sorted(keys.values())
    for at in range(0, len(ordered), 200):
        alternatives = "|".join(
            f"{re.escape(a)}(?:[-‐‑ \\n]|){re.escape(b)}" for a, b in ordered[at : at + 200]
        )
        yield re.compile(rf"(?<![\w@/.-])((?:{alternatives})s?)(?![\w@/]|[-‐‑]\w|\.\w)")


def _use(block: Block, text: str, match: re.Match[str]) -> Use | None:
    start, end = match.span(1)
    written = text[start:end]
    shape = CLOSED
    for mark in "-‐‑ \n":
        if mark in written:
            shape = OPEN if mark.isspace() else HYPHENATED
    following = re.match(r"[ \n]([^\W\d_]+)", text[end : end + 40])
    return Use(block, start, end, shape, written, following[1].lower() if following else "")


def _squeeze(text: str) -> str:
    return _singular(re.sub(r"[-‐‑\s]", "", text))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word
