"""Placeholder until the reader lands: each line is a paragraph."""

from __future__ import annotations

import re

from corrigenda.document import Block, Document
from corrigenda.text import SourceText


def read(source: SourceText) -> Document:
    """Reads a page source."""
    blocks = [
        Block("p", m[0], [(0, m.start(), m.end())]) for m in re.finditer(r"[^\r\n]+", source.text)
    ]
    return Document(source, "page", blocks)
