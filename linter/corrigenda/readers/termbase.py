"""Termbases, as documents: their value with its places; they have no text of their own to read.

What is wrong with the value is told by `corrigenda.termbase.findings` and by rules.
"""

from __future__ import annotations

from corrigenda.document import Document, Problem
from corrigenda.termbase.reading import EMPTY, parse
from corrigenda.text import SourceText, Span


def read(source: SourceText) -> Document:
    """Reads a termbase in YAML or JSON."""
    parsed = parse(source)
    problems = parsed.problems
    if parsed.tree is None and not problems:
        problems = [Problem("termbase/invalid", Span(0, min(1, len(source.text))), EMPTY)]
    return Document(
        source,
        "termbase",
        data=parsed.tree,
        comments=parsed.comments,
        problems=problems,
    )
