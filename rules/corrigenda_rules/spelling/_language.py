"""Whether a block is written in another language than English.

What the file says of the block comes first, then the little words of the block itself, then what
the file says of the whole document: an article in French may have an abstract in English.
"""

from __future__ import annotations

from functools import lru_cache

from corrigenda.document import Block


def names(words: str) -> frozenset[str]:
    """The set of the words of a text."""
    return frozenset(words.split())


_ENGLISH = names(
    "the of and to is that for with are by from at be it or were which their this these "
    "we our have has had not can between than how"
)
"""English words that carry grammar and are no common words of the languages below."""

_OTHER = names(
    # French
    "le les des du une est et dans pour que qui sur par pas ces cette sont nous chez avec aux ont "
    # German
    "der das und dem ein eine einer eines ist nicht mit von auf für sich auch wie wird wurde "
    "wurden sind zu zur zum bei "
    # Spanish, Portuguese, Italian
    "el los las del una por su como más entre de la os uma em da dos ao não "
    "lo gli di della delle dei che nel nella è sono "
    # Dutch, Danish, Norwegian, Swedish
    "het een van voor niet zijn aan og til av på för att och "
    # Polish, Czech
    "jest nie oraz przez się je jsou"
)
"""Words that carry grammar elsewhere, and are neither English words nor symbols."""


def is_foreign(block: Block, words: set[str], strange: int, said: str | None) -> bool:
    """Whether a block with these distinct words, as written, is not in English.

    `strange` is the number of words that no English lexicon knows: many of them make a block
    foreign, unless the words that carry its grammar are English (a draft full of slips).
    `said` is the tag of the document's language, None where the file says nothing.
    """
    if block.lang:
        return not _is_english(block.lang)
    elsewhere = said is not None and not _is_english(said)
    crowded = len(words) >= 6 and strange > 0.35 * len(words)
    other = len(words & _forms())
    if other < 2 and not crowded and not elsewhere:
        return False  # nearly all blocks end here
    english = len({word.lower() for word in words} & _ENGLISH)
    if elsewhere:
        return english < 2 or english <= other
    return (crowded and english * 6 < len(words)) or (other >= 2 and other > english)


def is_switch(words: set[str]) -> bool:
    """Whether the words around a place, as written, are rather of another language."""
    other = len(words & _forms())
    return other > 1 and other > len({word.lower() for word in words} & _ENGLISH)


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    return _OTHER | {word.title() for word in _OTHER} | {word.upper() for word in _OTHER}


def _is_english(tag: str) -> bool:
    return tag.lower().startswith("en")
