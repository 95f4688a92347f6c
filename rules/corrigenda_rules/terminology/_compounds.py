"""Compounds of two words and the ways a document writes them: closed, hyphenated, open.

``dataset``, ``data-set`` and ``data set`` have the key ``("data", "set")``; a plural ``s`` does
not count. What is looked for is what stands in the document in two ways at least.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from operator import add
from typing import NamedTuple

from corrigenda.document import PROSE, Block, Document

CLOSED, HYPHENATED, OPEN = "closed", "hyphenated", "open"
Key = tuple[str, str]

PREFIXES = frozenset(
    {"anti", "auto", "bi", "bio", "co", "counter", "cross", "de", "extra", "hyper", "hypo",
     "inter", "intra", "macro", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano",
     "neo", "neuro", "non", "over", "pan", "peri", "poly", "post", "pre", "pro", "pseudo", "quasi",
     "re", "self", "semi", "sub", "super", "supra", "trans", "tri", "ultra", "un", "under"}
)  # fmt: skip
"""What cannot stand alone: “non small” is never right beside “non-small”."""

KINDS = PROSE | {"kwd", "subject"}
"""The kinds of block in which compounds are compared."""
_HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]+)[-‐‑]([^\W\d_]+)(?![\w-])")
_HEAD = re.compile(r"[A-Za-z]-[a-z]+ ([a-z]{3,30})(?![\w-])")
_ENDINGS = ("ingly", "ings", "ing", "edly", "ions", "ion", "ors", "or", "ers", "er", "ities", "ity",
            "ally", "al", "ly", "ed", "es", "is", "e", "s")  # fmt: skip
_NO_NOUN = ("ing", "ed", "ly")
_ADVERBS = frozenset({"again", "alone", "also", "away", "back", "here", "now", "often", "there"})
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


def compounds(document: Document) -> dict[Key, list[Use]]:
    """The uses of every compound that the document writes in two shapes or more.

    The keys are in the order of their first use.
    """
    blocks = [block for block in document.blocks if block.kind in KINDS]
    keys = _candidates(blocks, document.derive(pieces))
    found: dict[Key, list[Use]] = {}
    if keys:
        wanted = keys.keys() | {key + "s" for key in keys}
        for block in blocks:
            for use in _uses(block, wanted):
                letters = _squeeze(use.text.lower())
                key = keys.get(letters) or keys[letters.removesuffix("s")]
                found.setdefault(key, []).append(use)
    return {key: uses for key, uses in found.items() if len({use.shape for use in uses}) > 1}


def pieces(document: Document) -> list[str]:
    """What stands between spaces and has a hyphen inside, in small letters: for `derive`."""
    found: list[str] = []
    for block in document.blocks:
        text = block.text
        if block.kind not in KINDS:
            continue
        if not text.isascii() and ("‑" in text or "‐" in text):
            text = text.replace("‑", "-").replace("‐", "-")
        if "-" in text:
            found += [piece for piece in text.lower().split() if "-" in piece]
    return found


def nouns(document: Document) -> frozenset[str]:
    """What follows a hyphenated compound somewhere in the document: nouns, nearly all of them."""
    found = set()
    for block in document.blocks:
        if block.kind in KINDS and "-" in block.text:
            found.update(_HEAD.findall(block.text))
    return frozenset(word for word in found if not word.endswith(_NO_NOUN)) - _ADVERBS


def _candidates(blocks: Sequence[Block], hyphens: Sequence[str]) -> dict[str, Key]:
    """The compounds in two shapes or more, by their letters without a plural ``s``.

    `hyphens` are the `pieces` of the document.
    """
    hyphenated: dict[str, Key] = {}
    with_hyphen: Counter[str] = Counter()
    words: set[str] = set()
    for piece in hyphens:
        for a, b in _HYPHENATED.findall(piece):
            hyphenated.setdefault(_singular(a + b), (a, _singular(b)))
            with_hyphen[a + b] += 1
    for block in blocks:
        words.update(block.lowered)
    closed = {w[:-1] if w[-1] == "s" and w[-2] not in "isu" else w for w in words if len(w) > 4}
    found = {key: hyphenated[key] for key in hyphenated if key in closed}
    found.update(_inflected(hyphenated, words))
    wanted = closed.union(hyphenated)
    wanted.update([key + "s" for key in wanted])
    # Nearly every pair of words is no compound, so the pairs are looked up before they are told
    # apart. A pair with a hyphen is one of them: an open one must come on top of these.
    pairs: Counter[str] = Counter()
    for block in blocks:
        pairs.update(filter(wanted.__contains__, map(add, block.lowered, block.lowered[1:])))
    for form, times in pairs.items():
        key = _singular(form)
        if key in found or times <= with_hyphen[form]:
            continue
        if key in hyphenated:
            found[key] = hyphenated[key]
            continue
        # Where the form can be cut in two words, the text has these two side by side.
        cuts = (k for k in range(3, len(form) - 2) if form[:k] in words and form[k:] in words)
        at = next(cuts, None)
        if at is not None:
            found[key] = (form[:at], _singular(form[at:]))
    return found


def _inflected(hyphenated: dict[str, Key], words: Set[str]) -> dict[str, Key]:
    """The words with a prefix in two shapes and inflections: pre-processed, preprocessing."""
    keys: dict[str, Key] = {}
    for a, b in hyphenated.values():
        if a in PREFIXES and len(a) > 1:
            keys.setdefault(a + stem(b), (a, b))
    if not keys:
        return {}
    found: dict[str, Key] = {}
    prefixes = tuple({a for a, _ in keys.values()})
    for word in [w for w in words if len(w) > 6 and w.startswith(prefixes)]:
        if (root := stem(word)) in keys:
            found[_singular(word)] = keys[root]
    if found:
        for letters, (a, b) in hyphenated.items():
            key = keys.get(a + stem(b))
            if key is not None and key in found.values():
                found[letters] = key
    return found


def stem(word: str) -> str:
    """A word without the endings of inflection and without some of derivation."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word[: -len(ending)]
            break
    return word[:-2] if word.endswith("at") and len(word) > 5 else word


def _uses(block: Block, wanted: Set[str]) -> Iterator[Use]:
    """The places in a block of the compounds whose letters are among `wanted`."""
    tokens = block.lowered
    joined = list(map(add, tokens, tokens[1:]))
    if wanted.isdisjoint(tokens) and wanted.isdisjoint(joined):
        return
    alone = {at for at, word in enumerate(tokens) if word in wanted}
    hits = [at for at, form in enumerate(joined) if form in wanted]
    text, spans = block.text, block.spans
    for at in sorted(alone.union(hits)):
        start, end = spans[at]
        shape = CLOSED
        if at not in alone:
            mark = text[end : spans[at + 1][0]]
            if mark not in _MARKS:
                continue
            shape = OPEN if mark.isspace() else HYPHENATED
            end = spans[at + 1][1]
        if _BEFORE.search(text[max(0, start - 2) : start]) or _AFTER.match(text[end : end + 2]):
            continue
        following = _FOLLOWING.match(text[end : end + 40].lower())
        yield Use(block, start, end, shape, text[start:end], following[1] if following else "")


def _squeeze(text: str) -> str:
    return _singular(re.sub(r"[-‐‑\s]", "", text))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "isu" else word
