"""What the typography rules share: which blocks they read, and how they mend them."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import OBJECT, RUNNING, Block, Document
from corrigenda.finding import Fix

SENTENCES = RUNNING | {"article-title", "subtitle", "title"}
"""Kinds of block that hold sentences or phrases in order, and no cells of a table."""

PRINTED = SENTENCES | {"td", "th", "subject", "permissions", "status", "corresp", "ack"}
"""Kinds of block whose punctuation the author or the journal set."""


def names(text: str) -> frozenset[str]:
    """The set of the words of `text`."""
    return frozenset(text.split())


FUNCTION_WORDS = names(
    "a an and are as at be been but by for from had has have if in into is it its no nor not of "
    "on or our than that the their then there these they this those to was we were when where "
    "which while who will with would can could may might also between both each such during after "
    "before through under over about only other more most some any all how what"
)
"""English words that carry grammar, in lower case: what a slip of the hand doubles most."""

_ENGLISH = ("the", "of", "and", "to", "in", "is", "that", "for", "with", "are", "The", "a")
_FRENCH = ("les", "des", "une", "est", "dans", "pour", "que", "et", "le", "la", "du", "Les", "La")

OPENERS = names(
    "the this these those there their they we our here however although though moreover "
    "furthermore therefore thus hence because despite additionally conversely similarly "
    "consequently nevertheless overall interestingly importantly notably recently previously "
    "currently compared according patients his her your some many several"
)
"""Words that begin sentences, and hardly ever the second part of a name, in lower case."""


def of_kinds(document: Document, kinds: frozenset[str]) -> Iterator[Block]:
    """The blocks of the given kinds, in the order of the file."""
    return (block for block in document.blocks if block.kind in kinds)


def language(document: Document, block: Block) -> str:
    """The primary language subtag of a block in lower case, said by the file or guessed.

    Empty where nothing tells; ``und`` for a long text that is neither English nor French.
    """
    tag = block.lang or document.lang
    if tag:
        return tag.replace("_", "-").partition("-")[0].lower()
    return document.derive(_guessed)


def _guessed(document: Document) -> str:
    counts = document.vocabulary
    english = sum(counts.get(word, 0) for word in _ENGLISH)
    french = sum(counts.get(word, 0) for word in _FRENCH)
    if french >= 5 and french > 2 * english:
        return "fr"
    # In English prose every fourth or fifth word is one of these.
    return "und" if sum(counts.values()) >= 150 and english * 30 < sum(counts.values()) else ""


def is_english(document: Document, block: Block) -> bool:
    """Whether a block is in English, or may be for all that the file says."""
    return language(document, block) in ("", "en")


def fix(
    block: Block, start: int, end: int, replacement: str = "", *, safe: bool = True
) -> Fix | None:
    """The fix that puts `replacement` for ``text[start:end]``; None where markup bars it."""
    edit = block.edit(start, end, replacement)
    return None if edit is None else Fix((edit,), safe)


def is_alone(text: str, start: int, end: int, reach: int = 4000) -> bool:
    """Whether ``text[start:end]`` comes only once in the `reach` characters before and after."""
    same = text[start:end]
    return (
        text.find(same, end, end + reach) < 0 and text.rfind(same, max(0, start - reach), start) < 0
    )


def around(text: str, start: int, end: int, width: int = 24) -> str:
    """The words around a place, on one line, for a message: at most `width` characters a side.

    What is no prose is shown as an ellipsis.
    """
    left = text[max(0, start - width) : start]
    right = text[end : end + width]
    if start > width:
        left = left.partition(" ")[2] if " " in left.strip() else left
    if end + width < len(text):
        right = right.rpartition(" ")[0] if " " in right.strip() else right
    return " ".join((left + text[start:end] + right).replace(OBJECT, "…").split())
