"""Which definitions are surely definitions: the rules that accuse rely on no other.

The search for definitions takes what comes near one, because a rule on undefined abbreviations
must not miss any. A rule that says “never used” or “two abbreviations for one thing” must not
take “RNA was isolated using (USA)” for a definition; the test here is that of a sceptical reader.
"""

from __future__ import annotations

import re

from corrigenda.mapped import OBJECT
from corrigenda_rules.abbreviations._definitions import Definition
from corrigenda_rules.abbreviations._shapes import LONGEST

_NEVER_WITHIN = frozenset(
    {"a", "an", "are", "as", "be", "been", "but", "can", "did", "do", "does", "each", "had", "has",
     "have", "he", "her", "his", "if", "into", "is", "it", "its", "may", "not", "our", "she", "so",
     "such", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those",
     "using", "via", "was", "we", "were", "when", "where", "which", "while", "who", "whose",
     "would", "you"}
)  # fmt: skip
"""Words that are in no long form, “as” and “not” apart where their letter is meant."""
_NEVER_AT_ALL = frozenset({"are", "is", "that", "using", "was", "were", "which"})
_SMALL = frozenset({"and", "at", "by", "de", "for", "from", "in", "of", "on", "or", "per", "the",
                    "to", "with", "without", "vs", "versus", "against", "als", "du", "des", "la",
                    "und", "von", "et", "y", "e", "after", "upon", "as", "not"})  # fmt: skip
_GREEK = str.maketrans({"α": "alpha ", "β": "beta ", "γ": "gamma ", "κ": "kappa ", "δ": "delta "})


def is_sure(definition: Definition) -> bool:
    """Whether the long form is beyond doubt that of the abbreviation."""
    short, long = definition.short, definition.long
    letters = [c for c in _bare(short).lower() if c.isalpha() and c.isascii()]
    if not 2 <= len(letters) <= LONGEST or sum(map(str.isupper, short)) < 2:
        return False
    if short.endswith(("-", "–", "/")):
        return False
    if not long or OBJECT in long or re.search(r"[;:=()\[\]\n“”\"%]|, |\. ", long):
        return False
    words = re.findall(r"[^\W\d_]+", long.lower())
    return bool(words) and _are_words_of_a_name(letters, words, long) and _fit(letters, words)


def _are_words_of_a_name(letters: list[str], words: list[str], long: str) -> bool:
    """Whether the words can be those of a name at all, whatever its abbreviation."""
    if words[0] in _NEVER_WITHIN:
        return False
    is_small = words[0] in _SMALL and words[0] not in ("in", "de")
    if is_small and long[len(words[0]) : len(words[0]) + 1] != "-":  # “on-target toxicity”
        return False
    return not any(
        (w in _NEVER_WITHIN and w[0] not in letters) or w in _NEVER_AT_ALL for w in words
    )


def _fit(letters: list[str], words: list[str]) -> bool:
    """Whether the letters are those of the words, one letter at most being left over."""
    content = [w for w in words if w not in _SMALL]
    if not content:
        return False
    if len(content) == 1:
        return content[0][0] == letters[0] and len(content[0]) > 2 * len(letters) - 1
    if words[0][0] != letters[0] or len(content) > len(letters) + 1:
        return False
    missing = len(letters) - _shared(letters, words)
    return missing <= (len(letters) > 2) or _is_parted(letters, words)


def _bare(short: str) -> str:
    """A short form without the ``s`` of its plural."""
    return short[:-1] if len(short) > 2 and short[-1] == "s" and short[-2].isupper() else short


def _shared(letters: list[str], words: list[str]) -> int:
    """How many of the letters begin a word, in order; the greatest number there is."""
    row = [0] * (len(words) + 1)
    for letter in letters:
        above = 0
        for k, word in enumerate(words):
            above, row[k + 1] = (
                row[k + 1],
                above + 1 if word[0] == letter else max(row[k], row[k + 1]),
            )
    return row[-1]


def _is_parted(letters: list[str], words: list[str]) -> bool:
    """Whether letters within words make up for words that are written as one.

    “electroencephalogram (EEG)”, “wild type (WT)”, “transcription factor IIB”: two in three
    letters must begin a word, and the words must hold all letters in order.
    """
    if 3 * _shared(letters, words) < 2 * len(letters) - 1:
        return False
    text, at = " ".join(words), 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True
