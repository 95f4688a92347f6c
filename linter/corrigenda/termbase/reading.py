"""Reads the file of a termbase: its value, the places in it, and all that is wrong with it."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import Any, NamedTuple

from corrigenda.article import Place, Tree
from corrigenda.document import Comment, Problem
from corrigenda.readers.data import DataTree
from corrigenda.readers.yaml import LENGTH_LIMIT, parse_yaml
from corrigenda.termbase.plain_yaml import ENTRY_LIMIT, TooManyError, plain_value
from corrigenda.text import SourceText, Span, UndecodableError

__all__ = [
    "ENTRY_LIMIT",
    "FILE_LIMIT",
    "FORM_LIMIT",
    "Parsed",
    "TermbaseFile",
    "Wrong",
    "decode",
    "looks_like_termbase",
    "parse",
    "read_source",
    "stem",
]

FILE_LIMIT = 64_000_000
"""The largest file that is read, in bytes."""

FORM_LIMIT = 1_000_000
"""The most forms (preferred, avoided and allowed) of a termbase."""

EMPTY = "this file is empty; a termbase begins with “termbase: 1”"
"""What is said of an empty file."""

_SHOWN = 20


class Wrong(NamedTuple):
    """Something wrong with a termbase: where, and what to do."""

    span: Span
    message: str


class TermbaseFile(NamedTuple):
    """A file that was read. `value` is None where nothing could be made of it."""

    source: SourceText
    value: Any
    tree: Tree | None
    wrong: tuple[Wrong, ...]

    def line_of(self, index: int) -> int:
        """The 1-based line of an entry; 0 where it would take too long to find."""
        if isinstance(self.tree, _PlainTree):
            return self.tree.line_of(index)
        if self.tree is None or len(self.source.text) > LENGTH_LIMIT:
            return 0  # finding the places in a long JSON file takes seconds
        return self.source.line_of(self.tree.span(f"/terms/{index}").start)

    def lines(self) -> list[str]:
        """What is wrong, as lines for a terminal: ``house.yaml:3:5: …``."""
        path = self.source.path
        placed = sorted((self.source.position(w.span.start), w.message) for w in self.wrong)
        lines = [f"{path}:{at.line}:{at.column}: {message}" for at, message in placed]
        more = len(lines) - _SHOWN
        return lines[:_SHOWN] + ([f"{path}: and {more} more"] if more > 0 else [])


def looks_like_termbase(text: str) -> bool:
    """Whether a YAML or JSON text begins with the key `termbase`."""
    return "termbase" in text[:4000] and _first_key().match(text) is not None


@lru_cache(maxsize=1)
def _first_key() -> re.Pattern[str]:
    return re.compile(
        r"""(?:\ufeff?(?:[ \t]*(?:\#[^\n]{0,2000})?\r?\n|---[ \t]*\r?\n)*|\s*\{\s*)"""
        r"""["']?termbase["']?[ \t]*:"""
    )


class Parsed(NamedTuple):
    """What a text holds, whether or not it is a sound termbase."""

    tree: Tree | None
    comments: list[Comment]
    problems: list[Problem]


class _PlainTree(DataTree):
    """A value that was read the quick way; its exact places are found when one is asked for.

    In a file that the full parser would take too long for, an entry has the place of its line.
    """

    __slots__ = ("_found", "_lines")

    def __init__(self, source: SourceText, value: Any, lines: list[int]) -> None:
        self._found: dict[str, Place] | None = None
        self._lines = lines
        super().__init__(source, value, {})

    def line_of(self, index: int) -> int:
        """The 1-based line of an entry."""
        return self._lines[index]

    @property
    def _places(self) -> dict[str, Place]:
        if self._found is None:
            self._found = self._exact() if len(self.source.text) <= LENGTH_LIMIT else self._rough()
        return self._found

    @_places.setter
    def _places(self, _: dict[str, Place]) -> None:
        """There is nothing to set: the places come from the source."""

    def _exact(self) -> dict[str, Place]:
        trees = parse_yaml(self.source).trees
        return dict(trees[0].places()) if trees else {}

    def _rough(self) -> dict[str, Place]:
        places = {"": Place(Span(0, len(self.source.text)))}
        for index, line in enumerate(self._lines):
            span = self.source.line_span(line)
            text = self.source.text[slice(*span)]
            start = span.start + len(text) - len(text.lstrip(" -"))
            places[f"/terms/{index}"] = Place(Span(start, span.end))
        if self._lines:
            start = self.source.text.find("terms:")
            places["/terms"] = Place(Span(start, len(self.source.text)), Span(start, start + 5))
        return places


def parse(source: SourceText) -> Parsed:
    """Parses JSON or YAML. Never raises for what the text holds: a syntax error is a problem."""
    if re.match(r"\s*\{\s*[\"}]", source.text.removeprefix("\ufeff")):
        from corrigenda.readers.json import parse_json

        tree, problems = parse_json(source)
        return Parsed(tree, [], problems)
    try:
        plain = plain_value(source.text)
    except TooManyError as error:
        span = source.line_span(int(str(error)))
        message = f"more than {ENTRY_LIMIT:,} entries are too many; split the termbase"
        return Parsed(None, [], [Problem("source/too-large", span, message)])
    if plain is not None:
        return Parsed(_PlainTree(source, *plain), _comments(source.text), [])
    if len(source.text) > LENGTH_LIMIT:
        return Parsed(None, [], [Problem("source/too-large", Span(0, 0), _TOO_LONG)])
    part = parse_yaml(source)
    return Parsed(part.trees[0] if part.trees else None, part.comments, part.problems)


def _comments(text: str) -> list[Comment]:
    """The comments of plain YAML."""
    found = re.finditer(r"(?<!\S)#([^\r\n]*)", text) if "#" in text else ()
    return [Comment(Span(*match.span()), match[1]) for match in found]


def read_source(source: SourceText) -> TermbaseFile:
    """Reads a decoded file. Never raises for what it holds."""
    from corrigenda.termbase.checking import problems

    parsed = parse(source)
    broken = tuple(Wrong(p.span, p.message) for p in parsed.problems)
    tree = parsed.tree
    if broken or tree is None:
        start = Span(0, min(1, len(source.text)))
        return TermbaseFile(source, None, None, broken or (Wrong(start, EMPTY),))
    return TermbaseFile(source, tree.value, tree, tuple(problems(source, tree)))


_TOO_LONG = (
    f"not read: YAML of more than {LENGTH_LIMIT:,} characters must be plain (no anchors, no texts "
    "over several lines, no escapes); simplify it, split it, or write it as JSON"
)


def decode(shown: str, data: bytes) -> TermbaseFile:
    """Reads the bytes of a file; `shown` is its name in messages."""
    if len(data) > FILE_LIMIT:
        blank = SourceText(shown, "")
        message = (
            f"not read: {len(data) / 1e6:.0f} MB is over the limit of {FILE_LIMIT / 1e6:.0f} MB "
            "for a termbase; split it"
        )
        return TermbaseFile(blank, None, None, (Wrong(Span(0, 0), message),))
    try:
        source = SourceText.from_bytes(shown, data)
    except UndecodableError as error:
        blank = SourceText(shown, "\n" * (error.line - 1))
        at = error.line - 1
        return TermbaseFile(blank, None, None, (Wrong(Span(at, at), str(error)),))
    return read_source(source)


def stem(path: str) -> str:
    """The name of a file without its folder and extension."""
    return os.path.splitext(os.path.basename(path))[0]
