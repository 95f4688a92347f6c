"""Readers: one module a format, each with `read(source) -> Document`.

The module of a format is imported when a file of that format is read.
"""

from __future__ import annotations

import os
from importlib import import_module

from corrigenda.document import Document
from corrigenda.text import SourceText

FORMATS = {
    "markdown": (".md", ".markdown", ".mdown", ".qmd", ".rmd", ".mdx"),
    "yaml": (".yaml", ".yml", ".cff"),
    "json": (".json", ".jsonld", ".csljson"),
    "page": (".txt", ".text"),
    "jats": (".xml", ".nxml", ".jats"),
    "bibtex": (".bib", ".bibtex"),
    "ris": (".ris",),
    "words": (".words",),
    "termbase": (),
}
"""The formats and the extensions that name them, in lower case. A termbase has none of its own: it
is known by its first key."""

_BY_EXTENSION = {extension: name for name, ends in FORMATS.items() for extension in ends}


def format_of(path: str) -> str | None:
    """The format that a file's name says, or None for an unknown extension."""
    return _BY_EXTENSION.get(os.path.splitext(path)[1].lower())


def read(source: SourceText, format: str | None = None) -> Document:
    """Reads a source; `format` outranks the file's name. Text of no known format is a page."""
    name = format or format_of(source.path) or "page"
    if not format and name in ("yaml", "json") and "termbase" in source.text[:4000]:
        from corrigenda.termbase.reading import looks_like_termbase

        name = "termbase" if looks_like_termbase(source.text) else name
    elif not format and name == "page":
        name = _bibliography(source.text) or name
    document: Document = import_module(f"corrigenda.readers.{name}").read(source)
    return document


def _bibliography(text: str) -> str | None:
    """The format of a bibliography that bears the name of a plain text."""
    head = text[:20_000].lstrip()
    if head.startswith("TY"):
        from corrigenda.readers.ris import looks_like_ris

        return "ris" if looks_like_ris(head) else None
    if head.startswith(("@", "%")):
        from corrigenda.readers.bibtex import looks_like_bibtex

        return "bibtex" if looks_like_bibtex(head) else None
    return None
