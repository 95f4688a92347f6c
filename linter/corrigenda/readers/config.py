"""The accepted words of a configuration, as a document: the arrays `accept` and `extend-accept`.

The TOML parser gives values without positions: the strings of an array are found again by reading
it once more, and taken only where they are the values that the parser gave.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

from corrigenda.article import Step, pointer
from corrigenda.config.files import TABLE
from corrigenda.config.places import line_of
from corrigenda.document import Block, Comment, Document
from corrigenda.text import SourceText, Span
from corrigenda.wordlists import Entry

KIND = "accept"
"""The kind of block that an accepted word is."""

Path = tuple[Step, ...]


def read(source: SourceText) -> Document:
    """Reads a configuration that was read without errors before: ``corrigenda.toml`` and such."""
    blocks = [
        Block(KIND, entry.text, [(0, *entry.span)], pointer=pointer(*path, index))
        for path, words in _arrays(source)
        for index, entry in enumerate(entries_at(source, path, words))
        if entry.text and entry.span.start < entry.span.end
    ]
    return Document(source, "config", blocks, comments=_comments(source.text))


def entries_at(source: SourceText, path: Path, words: Sequence[str]) -> list[Entry]:
    """The words of the array at `path` with their places; the line of its key if not found."""
    line = line_of(source.text, path)
    start = source.starts[min(line, len(source.starts)) - 1]
    key = re.compile(rf"""["']?{re.escape(str(path[-1]))}["']?[ \t]*=[ \t]*\[""")
    opened = key.search(source.text, start)
    try:
        found = list(_strings(source.text, opened.end())) if opened else []
    except ValueError:  # not the array, but something that looks like it
        found = []
    if [entry.text for entry in found] == list(words):
        return found
    return [Entry(word, Span(start, start)) for word in words]


def _arrays(source: SourceText) -> Iterator[tuple[Path, list[str]]]:
    try:
        values: Any = _toml().loads(source.text.replace("\r\n", "\n"))
    except ValueError:  # it changed since the configuration was read
        return
    name = source.path.rpartition("/")[2]
    table: Path = TABLE if name == "pyproject.toml" else ()
    for step in table:
        values = values.get(step, {}) if isinstance(values, dict) else {}
    overrides = values.get("overrides", ()) if isinstance(values, dict) else ()
    numbered = enumerate(overrides if isinstance(overrides, list) else ())
    holders = [(table, values), *(((*table, "overrides", n), one) for n, one in numbered)]
    for path, holder in holders:
        for key in ("accept", "extend-accept"):
            words = holder.get(key) if isinstance(holder, dict) else None
            if isinstance(words, list) and all(isinstance(word, str) for word in words):
                yield (*path, key), words


def _toml() -> Any:
    return import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """The parts of an array of strings; what is none of them ends the search."""
    many = r'"""(?:[^"\\]|\\.|"(?!""))*"""|' + r"'''(?:[^']|'(?!''))*'''"
    return re.compile(
        rf"""(?P<space>[\s,]+)|(?P<note>\#[^\n\r]*)|(?P<long>{many})|(?P<close>\])|"""
        r"""(?P<basic>"(?:[^"\\\n]|\\.)*")|(?P<literal>'[^'\n]*')|(?P<key>[^\s"'#\[\],]+)""",
        re.DOTALL,
    )


def _strings(text: str, at: int) -> Iterator[Entry]:
    """The strings of the array that opens before offset `at`, with the notes on their lines."""
    last: Entry | None = None
    while match := _token().match(text, at):
        at = match.end()
        kind = match.lastgroup
        if kind in ("close", "key"):
            break
        if kind == "note":
            if last is not None:
                marked = len(match[0]) - len(match[0].lstrip("# \t"))
                note = Span(match.start() + marked, match.start() + len(match[0].rstrip()))
                yield last._replace(note=note if note.start < note.end else Span(0, 0))
                last = None
        elif kind == "space":
            if last is not None and "\n" in match[0]:
                yield last
                last = None
        else:
            if last is not None:
                yield last
            last = _entry(match[0], match.start(), 3 if kind == "long" else 1)
    if last is not None:
        yield last


def _entry(token: str, at: int, quotes: int) -> Entry:
    inside = token[quotes:-quotes]
    if quotes > 1 or (token[0] == '"' and "\\" in inside):
        inside = _toml().loads(f"x = {token}".replace("\r\n", "\n"))["x"]
    return Entry(inside, Span(at + quotes, at + len(token) - quotes))


def _comments(text: str) -> Iterator[Comment]:
    """The comments of a TOML file."""
    at = 0
    while match := _beginning().search(text, at):
        at = match.end()
        if match[0][0] == "#":
            yield Comment(Span(*match.span()), match[0][1:])
            continue
        closed = text.find(match[0], at)
        while closed > 0 and match[0][0] == '"' and _is_escaped(text, closed):
            closed = text.find(match[0], closed + 1)
        at = len(text) if closed < 0 else closed + len(match[0])


@lru_cache(maxsize=1)
def _beginning() -> re.Pattern[str]:
    """The start of a string, or a comment."""
    return re.compile("\"\"\"|'''|\"|'|#[^\n\r]*")


def _is_escaped(text: str, at: int) -> bool:
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1
