"""The entries of a BibTeX file with the place of every piece, and what is wrong between them.

The libraries for BibTeX (bibtexparser, pybtex) hand on a line at most, and no offsets of a value,
so the file is scanned here. Everything outside of an entry is a comment, as in BibTeX itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Problem
from corrigenda.text import Span

_LONGEST_COMMENT = 20_000
_CLOSES = {"{": "}", "(": ")"}


class Part(NamedTuple):
    """A part of a value. `kind`: ``{`` and ``"`` for a text, ``#`` for a number or a name."""

    kind: str
    span: Span


class Field(NamedTuple):
    """A field: its name in lower case, the place of the name, and the parts joined by ``#``."""

    name: str
    at: Span
    parts: list[Part]


class Entry(NamedTuple):
    """An entry. `type` is in lower case; `key` is empty where there is none."""

    type: str
    type_at: Span
    key: Span
    fields: list[Field]
    span: Span


def entries_of(text: str, problems: list[Problem]) -> Iterator[Entry]:
    """The entries of a file in order, ``@string`` among them; `problems` is extended.

    A broken entry costs what follows in it, up to the next line that begins an entry.
    """
    patterns = _patterns()
    heads = [match.start() for match in patterns["head"].finditer(text)]
    at = open_until = 0
    while (match := patterns["start"].search(text, at)) is not None:
        at = match.end()
        if match["comment"]:
            continue
        kind = match["type"].lower()
        if kind == "comment":
            # Where one was never closed, the next ones are not looked for anew: a file of comments
            # that are all open would else take its length squared.
            limit = min(len(text), at + _LONGEST_COMMENT)
            end = _balanced(text, at, limit) if at >= open_until else 0
            open_until = open_until if end or at < open_until else limit
            at = end or match.end("type")
            continue
        after = bisect_right(heads, match.start("at"))
        bound = heads[after] if after < len(heads) else len(text)
        scanner = _Scanner(text, bound, problems)
        entry = scanner.entry(match, kind)
        at = max(at, scanner.at)
        if entry is not None:
            yield entry


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "head": re.compile(r"^[ \t]{0,20}@[ \t]{0,4}[A-Za-z]{2,40}[ \t]{0,4}[{(]", re.MULTILINE),
        "start": re.compile(
            r"(?P<comment>^[ \t]{0,20}%[^\n]*)"
            r"|(?<![\w.])(?P<at>@)\s{0,4}(?P<type>[A-Za-z]{2,40})\s{0,4}(?P<open>[{(])",
            re.MULTILINE,
        ),
        "brace": re.compile(r"[{}]"),
        "quoted": re.compile(r'[{}"]'),
        "space": re.compile(r"(?:\s+|%[^\n]*\n)*"),
        "key": re.compile(r"[^,\s={}]*"),
        "name": re.compile(r"[A-Za-z_][\w:.+/-]*"),
        "word": re.compile(r"[^\s,#{}()\"=]+"),
        "next": re.compile(r",\s*[A-Za-z_][\w:.+/-]*\s*="),
    }


def _balanced(text: str, start: int, end: int) -> int:
    """The offset after the brace that closes the one before `start`; 0 if none before `end`."""
    depth = 1
    for match in _patterns()["brace"].finditer(text, start, end):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.end()
    return 0


class _Scanner:
    """Reads one entry."""

    __slots__ = ("_bound", "_problems", "_text", "at")

    def __init__(self, text: str, bound: int, problems: list[Problem]) -> None:
        self._text = text
        self._bound = bound
        self._problems = problems
        self.at = 0

    def entry(self, match: re.Match[str], kind: str) -> Entry | None:
        """The entry that begins at `match`; `at` is left after it."""
        self.at = match.end()
        close = _CLOSES[match["open"]]
        if kind == "preamble":
            self.at = _balanced(self._text, self.at, self._bound) or self._bound
            return None
        key = Span(self.at, self.at)
        if kind != "string":
            key = self._key()
        fields: list[Field] = []
        while True:
            self._space()
            char = self._text[self.at : self.at + 1] if self.at < self._bound else ""
            if char == close:
                self.at += 1
                break
            if not char:
                self._say(
                    match.start("at"),
                    match.end(),
                    f"the entry that begins here is never closed; add “{close}” after it",
                )
                break
            if char == ",":
                self.at += 1
                continue
            if (field := self._field()) is None:
                if not self._recover():
                    break
                continue
            if fields and self._missing_comma(fields[-1], field):
                self._say(*field.at, "a comma is missing before this field; add it")
            fields.append(field)
        span = Span(match.start("at"), self.at)
        return Entry(kind, Span(*match.span("type")), key, fields, span)

    def _key(self) -> Span:
        self._space()
        match = _patterns()["key"].match(self._text, self.at, self._bound)
        end = match.end() if match else self.at
        after = self._text[end : min(self._bound, end + 80)].lstrip()
        if end == self.at or after.startswith("="):
            place = Span(self.at, max(self.at, end))
            shown = place if place.end > place.start else Span(max(0, self.at - 1), self.at)
            self._say(*shown, "the entry has no key; write one, and a comma, before its fields")
            return Span(self.at, self.at)
        key = Span(self.at, end)
        self.at = end
        if after and after[0] not in ",})":
            self._say(*key, "no comma follows the key; add it, and write the key without spaces")
        return key

    def _field(self) -> Field | None:
        name = _patterns()["name"].match(self._text, self.at, self._bound)
        if name is None:
            self._say(self.at, self.at + 1, "this is no field; write name = {value}, or remove it")
            return None
        self.at = name.end()
        self._space()
        if self._text[self.at : self.at + 1] != "=" or self.at >= self._bound:
            self._say(*name.span(), "no value follows the name of this field; write name = {value}")
            return None
        self.at += 1
        parts: list[Part] = []
        while True:
            self._space()
            part = self._part(name.span())
            if part is None:
                return None
            parts.append(part)
            self._space()
            if self.at >= self._bound or self._text[self.at] != "#":
                return Field(name[0].lower(), Span(*name.span()), parts)
            self.at += 1

    def _part(self, name: tuple[int, int]) -> Part | None:
        start = self.at
        char = self._text[start : start + 1] if start < self._bound else ""
        if char == "{":
            end = _balanced(self._text, start + 1, self._bound)
        elif char == '"':
            end = self._quoted(start + 1)
        else:
            word = _patterns()["word"].match(self._text, start, self._bound)
            if word is None:
                self._say(*name, "the value of this field is missing; write it in braces")
                return None
            self.at = word.end()
            return Part("#", Span(*word.span()))
        if end:
            self.at = end
            return Part(char, Span(start + 1, end - 1))
        closing = "brace" if char == "{" else "quotation mark"
        self._say(start, start + 1, f"the {closing} that opens here is never closed; close it")
        return None

    def _quoted(self, start: int) -> int:
        depth = 0
        for match in _patterns()["quoted"].finditer(self._text, start, self._bound):
            if match[0] == '"':
                if depth == 0:
                    return match.end()
            else:
                depth += 1 if match[0] == "{" else -1
                if depth < 0:
                    return 0
        return 0

    def _recover(self) -> bool:
        """Goes on at the next thing that looks like a field; False where there is none."""
        match = _patterns()["next"].search(self._text, self.at, self._bound)
        self.at = match.start() if match else self._bound
        return match is not None

    def _missing_comma(self, before: Field, field: Field) -> bool:
        last = before.parts[-1]
        after = last.span.end + (last.kind != "#")
        return "," not in self._text[after : field.at.start]

    def _space(self) -> None:
        match = _patterns()["space"].match(self._text, self.at, self._bound)
        self.at = match.end() if match else self.at

    def _say(self, start: int, end: int, message: str) -> None:
        end = min(len(self._text), max(end, start + 1))
        self._problems.append(Problem("source/syntax", Span(min(start, end), end), message))
