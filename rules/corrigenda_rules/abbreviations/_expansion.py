"""Long forms of an abbreviation that stand in the text without saying so."""

from __future__ import annotations

import re

from corrigenda.document import Document
from corrigenda_rules.abbreviations._running import RunningText, running_text

_NEVER = frozenset(
    {"all", "also", "are", "been", "both", "but", "can", "could", "did", "does", "from", "had",
     "has", "have", "its", "may", "might", "more", "most", "not", "our", "such", "than", "that",
     "the", "their", "them", "then", "there", "these", "they", "this", "those", "was", "were",
     "when", "which", "while", "will", "would"}
)  # fmt: skip
"""Words that are never the words of a name, though they may stand between them."""
_LINK = r"(?:[ -](?:and|for|in|of|on|to|with)){0,2}[ -]"


def expansion(document: Document, short: str) -> str:
    """The words in the text whose first letters are those of an abbreviation, or nothing.

    Three letters are the least: two words of any text begin with the letters of a short one.
    """
    letters = short[:-1] if short.endswith("s") else short
    if len(letters) < 3 or not (letters.isalpha() and letters.isascii()):
        return ""
    text: RunningText = document.derive(running_text)
    words = _LINK.join(rf"{letter}[a-z]{{2,20}}" for letter in letters.lower())
    for found in re.finditer(rf"(?<![\w-]){words}(?![\w-])", text.plain):
        parts = found[0].split()
        if _NEVER.isdisjoint(parts) and letters.lower() not in parts and parts[-1] not in _LINK:
            return found[0]
    return ""
