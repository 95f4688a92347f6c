"""The entries of a list of accepted words, and the fix that takes one out."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import Block, Document
from corrigenda.finding import Edit, Fix
from corrigenda.text import Span


def entries(document: Document) -> Iterator[Block]:
    """The accepted words of a file of words or a configuration; none in other documents."""
    return document.of_kind("accept")


def removal(document: Document, span: Span, *, safe: bool) -> Fix | None:
    """The fix that takes away the line of an entry.

    None in a configuration, where an array would have to be mended, and where somebody wrote a
    note beside the entry.
    """
    source = document.source
    line = source.line_of(span.start)
    start, end = source.line_span(line)
    if document.format != "words" or source.text[start:end].strip() != source.text[slice(*span)]:
        return None
    if line < len(source.starts):
        end = source.starts[line]
    elif line > 1:
        start = source.line_span(line - 1).end
    return Fix((Edit(start, end, ""),), safe=safe)
