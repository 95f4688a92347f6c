"""Compounds of three and four words and the hyphens that a document gives them.

``state-of-the-art`` is looked for as it stands and with spaces in place of some of its hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from corrigenda.document import Block, Document
from corrigenda_rules._consistency import Use
from corrigenda_rules.terminology._compounds import KINDS, nouns, pieces

Words = tuple[str, ...]

_WHOLE = re.compile(r"(?<![\w-])[^\W\d_]{1,20}(?:-[^\W\d_]{1,20}){2,3}(?![\w-])")
_FOLLOWING = re.compile(r"[ \n]([^\W\d_]+)")
_OBJECTS = frozenset(
    {"by", "for", "from", "in", "of", "on", "through", "to", "upon", "via", "with"}
)
"""After one of these no compound ends: “T-cell mediated by” is a participle with its agent."""


def phrases(document: Document) -> dict[Words, dict[str, list[Use]]]:
    """The uses of the compounds that the document hyphenates in two ways, by their hyphens.

    The inner key has the marks between the words (``--`` for “end-to-end”, two spaces for “end to
    end”). A form with no hyphen counts only before a noun, as “end to end training”.
    """
    wanted: dict[str, set[Words]] = {}
    for piece in document.derive(pieces):
        if piece.count("-") > 1:
            for match in _WHOLE.finditer(piece):
                words = tuple(match[0].split("-"))
                wanted.setdefault(words[0], set()).add(words)
    if not wanted:
        return {}
    blocks = [block for block in document.blocks if block.kind in KINDS]
    found: dict[Words, dict[str, list[tuple[str, Use]]]] = {}
    firsts = frozenset(wanted)
    for block in blocks:
        if not firsts.isdisjoint(block.lowered):
            for words, marks, head, use in _uses(block, wanted):
                found.setdefault(words, {}).setdefault(marks, []).append((head, use))
    several = {words: forms for words, forms in found.items() if len(forms) > 1}
    return {words: _kept(forms, document.derive(nouns)) for words, forms in several.items()}


def _kept(forms: dict[str, list[tuple[str, Use]]], heads: Set[str]) -> dict[str, list[Use]]:
    """The uses of a compound without those that have no hyphen and no noun after them."""
    after = {head for marks, uses in forms.items() if "-" in marks for head, _ in uses if head}
    after = (after | heads) - _OBJECTS - {"and", "is", "are", "was", "were", "or"}
    return {
        marks: [use for head, use in uses if "-" in marks or head in after]
        for marks, uses in forms.items()
    }


def _uses(block: Block, wanted: dict[str, set[Words]]) -> Iterator[tuple[Words, str, str, Use]]:
    """The places of compounds: their words, the marks between these, the word after, the place."""
    tokens, text = block.lowered, block.text
    for at in [at for at, token in enumerate(tokens) if token in wanted]:
        for words in sorted(wanted[tokens[at]]):
            end = at + len(words)
            if tuple(tokens[at:end]) != words:
                continue
            spans = block.spans[at:end]
            marks = [text[a[1] : b[0]] for a, b in pairwise(spans)]
            if not all(mark in ("-", " ", "\n") for mark in marks):
                continue
            start, stop = spans[0][0], spans[-1][1]
            before, after = text[max(0, start - 1) : start], text[stop : stop + 1]
            if before in ("-", "/", "_") or after in ("-", "/", "_", "@"):
                continue
            shape = "".join(marks).replace("\n", " ")
            following = _FOLLOWING.match(text[stop : stop + 30].lower())
            head = following[1] if following else ""
            if not (" " in shape and head in _OBJECTS):
                yield words, shape, head, Use(block, start, stop)


def rehyphenated(use: Use, marks: str) -> str:
    """The text of a use with these marks between its words."""
    words = re.split(r"[-\s]", use.text)
    return words[0] + "".join(m + w for m, w in zip(marks, words[1:], strict=True))
