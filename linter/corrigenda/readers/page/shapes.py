"""Paragraphs of running text by their shape: headings, captions, list items, table rows."""

from __future__ import annotations

import re

from corrigenda.document import MappedText
from corrigenda.readers.page.assembly import Assembly
from corrigenda.readers.page.labels import label_of
from corrigenda.readers.page.lines import Paragraph, bullet

_CAPTION = re.compile(
    r"(?:Fig(?:ure|\.)?|FIG(?:URE|\.)?|Table|TABLE|Scheme|Box|Video|Movie|Plate"
    r"|Extended Data Fig\.?"
    r"|Supplementary (?:Fig(?:ure|\.)?|Table))\s?[A-Z]?\d{1,3}[A-Za-z]?\s?(?:[.:|–—)]"
    r"|\s(?=[A-Z])|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[^\W\d_])")
_ITEM = re.compile(r"[(\[]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)\]]\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]{2}")
_MAX_HEADING = 100


def heading_level(text: str, after: Paragraph | None = None) -> int:
    """The level (1 to 6) of a heading; 0 for what has not the shape of one.

    A heading is short, ends in no punctuation of a sentence, begins with a capital or a number,
    and is followed by something longer.
    """
    match = _NUMBERED.match(text)
    if not _can_be_heading(text, match.end() if match else 0):
        return 0
    if match and (";" in text or " doi" in text):
        return 0  # an entry of a numbered bibliography
    if match:
        return min(6, match[1].count(".") + 2)
    if after is not None and (len(after.string) >= 60 or after.string[-1] in ".?!"):
        return 2
    label = label_of(text)
    return 2 if label is not None and label.alone else 0


def _can_be_heading(text: str, start: int) -> bool:
    """Whether a text has the length, the end and the beginning of a heading."""
    if not 2 <= len(text) <= _MAX_HEADING or (text[-1] in '.,;:?!)”"' and text[-2:] != "?”"):
        return False
    return (
        text[start].isupper()
        and len(text[start:].split()) <= 14
        and not any(mark in text for mark in ("\t", "\n", "://", "@"))
    )


def emit_prose(out: Assembly, shape: tuple[Paragraph, Paragraph | None]) -> None:
    """A paragraph of the article's text as a block of the kind that its shape says."""
    paragraph, after = shape
    text, string = paragraph.text, paragraph.string
    if "\t" in string.strip():
        _cells(out, text)
        return
    if _CAPTION.match(string):
        out.block("caption", text)
        return
    start = bullet(string)
    if start:
        out.block("list-item", text.cut(start, len(string)))
        return
    level = heading_level(string, after)
    if level:
        out.block("title", text, level=level)
        return
    item = _ITEM.match(string)
    if item:
        out.block("list-item", text.cut(item.end(), len(string)))
        return
    out.block("p", text)


def _cells(out: Assembly, text: MappedText) -> None:
    """The cells of a row that hold a word; a table of numbers has no prose."""
    at = 0
    for cell in text.text.split("\t"):
        if _WORD.search(cell):
            out.block("td", text.cut(at, at + len(cell)))
        at += len(cell) + 1
