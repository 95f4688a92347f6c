"""Takes a table of comma-separated (or otherwise separated) values apart, and knows every place.

The rules are those of RFC 4180; the delimiter is the one that the first row has most of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.termbase.exchange.concepts import ExchangeError
from corrigenda.text import SourceText

_DELIMITERS = "\t;,|"
"""In the order of trust: a comma stands in texts too."""


class Cell(NamedTuple):
    """The text of a cell, and the offset at which it begins."""

    text: str
    start: int


def delimiter_of(text: str) -> str:
    """The delimiter that stands most often in the first row; a comma where there is none."""
    first = re.sub(r'"[^"]{0,999}"', "", text[: _end_of_first(text)])
    counts = {delimiter: first.count(delimiter) for delimiter in _DELIMITERS}
    return max(counts, key=lambda d: counts[d]) if any(counts.values()) else ","


def rows(source: SourceText, delimiter: str) -> Iterator[list[Cell]]:
    """The rows that hold something. Raises ExchangeError for a quotation mark out of place."""
    text = source.text
    pattern = _field(delimiter)
    row: list[Cell] = []
    at = 0
    while at < len(text):
        match = pattern.match(text, at)
        assert match is not None  # it matches the empty string
        quoted, bare = match.group(1, 2)
        if quoted is not None:
            row.append(Cell(quoted.replace('""', '"'), match.start(1)))
        elif bare.lstrip(" ").startswith('"'):
            raise error(source, match.start(2), "this quotation mark is never closed")
        else:
            row.append(Cell(bare, match.start(2)))
        at = match.end()
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at == len(text):
                row.append(Cell("", at))
        elif at < len(text) and text[at] in "\r\n":
            at += 2 if text.startswith("\r\n", at) else 1
            if any(cell.text.strip() for cell in row):
                yield row
            row = []
        elif at < len(text):
            what = "a delimiter is missing after the closing quotation mark; double it inside one"
            raise error(source, at, what)
    if any(cell.text.strip() for cell in row):
        yield row


def error(source: SourceText, at: int, message: str) -> ExchangeError:
    """An error at an offset of the source."""
    place = source.position(at)
    return ExchangeError(message, place.line, place.column)


@lru_cache(maxsize=8)
def _field(delimiter: str) -> re.Pattern[str]:
    d = re.escape(delimiter)
    return re.compile(rf'[ ]*"([^"]*(?:""[^"]*)*)"[ ]*|([^{d}\r\n]*)')


def _end_of_first(text: str) -> int:
    return min((at for at in (text.find("\n"), text.find("\r")) if at >= 0), default=len(text))
