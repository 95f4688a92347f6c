"""The blocks that spelling rules look at, and the option that leaves kinds of them out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corrigenda.document import PROSE, Block, Document
from corrigenda.rule import Option

KINDS = PROSE | {"aff", "kwd", "subject"}
"""The kinds of block (JATS names) whose words are the author's or the journal's to spell."""

SKIP = Option("skip-kinds", [], "kinds of block to leave alone", tuple(sorted(KINDS)))
"""The option that every spelling rule has."""


_LONG = 1000
"""From how many words on the places of all of them are found at once."""


def judged(document: Document, options: Mapping[str, Any]) -> list[Block]:
    """The blocks a rule with these options looks at, in the order of the file."""
    blocks = document.derive(spelled)
    skipped = options[SKIP.name]
    return [b for b in blocks if b.kind not in skipped] if skipped else blocks


def spelled(document: Document) -> list[Block]:
    """The blocks of all these `KINDS`, in the order of the file: for `document.derive`."""
    return [block for block in document.blocks if block.kind in KINDS]


def place(block: Block, at: int) -> tuple[int, int]:
    """Start and end of the word at index `at`: ``block.spans[at]`` for one who asks for few."""
    tokens = block.tokens
    if len(tokens) > _LONG:
        return block.spans[at]
    word, text = tokens[at], block.text
    size = len(word)
    before = tokens[:at].count(word)
    start = text.find(word)
    while start >= 0:
        if not (
            _goes_on(text[start + size : start + size + 2])
            or _goes_on(text[max(0, start - 2) : start][::-1])
        ):
            if not before:
                return start, start + size
            before -= 1
        start = text.find(word, start + size)
    return block.spans[at]


def _goes_on(beside: str) -> bool:
    """Whether a word goes on with these two characters, the nearer one first."""
    letters = beside.lstrip("'’") if beside[:1] in ("'", "’") else beside[:1]
    return bool(letters) and letters[0].isalnum() and not letters[0].isdecimal()
