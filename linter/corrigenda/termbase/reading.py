"""Reads the file of a termbase: its value, the place of each part, and all that is wrong with it."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from corrigenda.text import SourceText, Span, UndecodableError

if TYPE_CHECKING:
    from corrigenda.article import Tree

FILE_LIMIT = 64_000_000
"""The largest file that is read, in bytes."""

ENTRY_LIMIT = 200_000
"""The most entries of a termbase."""

FORM_LIMIT = 1_000_000
"""The most forms (preferred, avoided and allowed) of a termbase."""

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
        """The 1-based line of an entry."""
        return (
            0 if self.tree is None else self.source.line_of(self.tree.span(f"/terms/{index}").start)
        )

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


def read_source(source: SourceText) -> TermbaseFile:
    """Reads a decoded file. Never raises for what it holds."""
    from corrigenda.finding import Severity
    from corrigenda.readers import json as json_reader
    from corrigenda.readers import yaml as yaml_reader
    from corrigenda.termbase.checking import problems

    is_json = source.text.lstrip("\ufeff \t\r\n").startswith("{")
    if is_json:
        document = json_reader.read(source)
    else:
        document = yaml_reader.read(source)
    broken = tuple(
        Wrong(p.span, p.message)
        for p in document.problems
        if p.severity is Severity.ERROR or p.rule == "source/too-large"
    )
    tree = document.data
    if broken or tree is None:
        start = Span(0, min(1, len(source.text)))
        return TermbaseFile(source, None, None, broken or (Wrong(start, _EMPTY),))
    value = tree.value
    return TermbaseFile(source, value, tree, tuple(problems(source, tree)))


_EMPTY = "this file is empty; a termbase begins with “termbase: 1”"


def decode(shown: str, data: bytes) -> TermbaseFile:
    """Reads the bytes of a file; `shown` is its name in messages."""
    if len(data) > FILE_LIMIT:
        blank = SourceText(shown, "")
        message = (
            f"not read: {len(data) / 1e6:.0f} MB is over the limit of {FILE_LIMIT / 1e6:.0f} MB for "
            "a termbase; split it"
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
