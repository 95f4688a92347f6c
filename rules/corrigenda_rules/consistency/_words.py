"""Where the words of an author stand, for the rules that compare words one by one.

An author's words are those of the prose, the titles and the tables. What is quoted, what is
written in another language and the entries of lists of references have spellings of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set

from corrigenda.document import OBJECT, PROSE, Block, Document
from corrigenda_rules._consistency import Use, is_reference, quotations
from corrigenda_rules.spelling._language import is_foreign

KINDS = PROSE - {"disp-quote"}
"""The kinds of block that are looked at."""

_CLINGING = frozenset("@#$%&*_/\\=+<>~^|{}[" + OBJECT)
"""A word that touches one of these is part of a symbol, a name of a file, a key, a formula."""
_OPENING = frozenset(".!?:;)”\"'’")


def own(document: Document) -> tuple[Block, ...]:
    """The blocks of the author's words, in the order of the file: for `document.derive`."""
    return tuple(block for block in document.blocks if block.kind in KINDS)


def lowered(document: Document) -> frozenset[str]:
    """The distinct words of the prose in small letters: for `document.derive`."""
    return frozenset(map(str.lower, document.vocabulary))


def is_own(document: Document, block: Block) -> bool:
    """Whether a block's text is English and no reference: judged once a block."""
    known = document.derive(_judged)
    if id(block) not in known:
        foreign = is_foreign(block, set(block.tokens), 0, document.lang)
        known[id(block)] = not (foreign or is_reference(block.text))
    return known[id(block)]


def _judged(document: Document) -> dict[int, bool]:
    """What `is_own` has said of blocks so far, by their identity."""
    return {}


def standing(document: Document, wanted: Set[str], *, names: bool = False) -> dict[str, list[Use]]:
    """Where the words `wanted`, given in small letters, stand; by word, in the order of the file.

    A capital inside a sentence makes a name: it counts only where `names` are asked for.
    """
    found: dict[str, list[Use]] = {}
    for block in document.derive(own):
        words = block.lowered
        if wanted.isdisjoint(words) or not is_own(document, block):
            continue
        text = block.text
        quoted = quotations(text)
        for word, (start, end) in zip(words, block.spans, strict=True):
            if word not in wanted or bisect_right(quoted, start) % 2:
                continue
            if not (_CLINGING.isdisjoint(text[max(0, start - 1) : start] + text[end : end + 1])):
                continue
            if names or text[start].islower() or _is_common(text, start, end):
                found.setdefault(word, []).append(Use(block, start, end))
    return found


def _is_common(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital has it from the beginning of a sentence: “Grey matter”."""
    after = text[end : end + 4]
    if after[:1] == " " and (after[1:2].isupper() or after[1:] == "et "):
        return False
    return opens_sentence(text, start)


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` is the first of its block or of a sentence."""
    before = text[max(0, start - 4) : start].rstrip(" \n(“\"‘'*_")
    return (start < 4 and not before) or before[-1:] in _OPENING


def neighbours(use: Use) -> tuple[str, str]:
    """The words before and after a use that are parted from it by a space alone, or nothing."""
    text = use.block.text
    before, after = text[max(0, use.start - 40) : use.start], text[use.end : use.end + 40]
    left = before.split()[-1] if before[-1:].isspace() and before.strip() else ""
    right = after.split()[0] if after[:1].isspace() and after.strip() else ""
    return left if left.isalpha() else "", right.strip(".,;:)?!")
