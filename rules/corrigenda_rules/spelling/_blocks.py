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


def judged(document: Document, options: Mapping[str, Any]) -> list[Block]:
    """The blocks a rule with these options looks at, in the order of the file."""
    skipped = options[SKIP.name]
    return [b for b in document.blocks if b.kind in KINDS and b.kind not in skipped]
