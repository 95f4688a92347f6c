"""Placeholder until the reader lands: each line is a paragraph."""

from __future__ import annotations

from corrigenda.document import Document
from corrigenda.text import SourceText


def read(source: SourceText) -> Document:
    """Reads a yaml source."""
    return Document(source, "yaml")
