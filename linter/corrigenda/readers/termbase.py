"""Termbases, as documents: their value with its places; they have no text of their own to read.

What is wrong with the value is told by `corrigenda.termbase.findings` and by rules.
"""

from __future__ import annotations

from corrigenda.document import Document
from corrigenda.termbase.reading import parse
from corrigenda.text import SourceText


def read(source: SourceText) -> Document:
    """Reads a termbase in YAML or JSON."""
    parsed = parse(source)
    return Document(
        source,
        "termbase",
        data=parsed.tree,
        comments=parsed.comments,
        problems=parsed.problems,
    )
