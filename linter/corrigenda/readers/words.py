"""Files of accepted words, as documents: a block of the kind ``accept`` for each entry."""

from __future__ import annotations

from corrigenda.document import Block, Comment, Document
from corrigenda.text import SourceText, Span
from corrigenda.wordlists import entries_of, notes_of

KIND = "accept"
"""The kind of block that an entry of a list of accepted words is."""


def read(source: SourceText) -> Document:
    """Reads a file with one word a line; what stands after ``#`` is a comment."""
    blocks = (
        Block(KIND, text, [(0, span.start, span.end)]) for text, span, _ in entries_of(source)
    )
    notes = list(notes_of(source))
    comments = (
        Comment(Span(start, end), source.text[start + 1 : end].strip()) for start, end in notes
    )
    return Document(source, "words", blocks, comments=comments)
