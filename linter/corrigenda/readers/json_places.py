"""Where each value of a JSON text stands: one pass over its tokens, without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.article import Json, Place
from corrigenda.document import MappedText, Problem, TextBuilder
from corrigenda.readers.data import prune, well_formed
from corrigenda.text import SourceText, Span

_PIECE = r'[{}\[\],]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}\[\]:,"]+'
_ESCAPE = r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\."
_SHORT = dict(zip('bfnrt"\\/', '\b\f\n\r\t"\\/', strict=True))
_NO_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity"})


class Places(NamedTuple):
    """The places of all values, and what the grammar allows or the parser let pass but is wrong.

    `repeated` holds the name of a duplicate key, its span and the span of the first one.
    `constants` are the spans of NaN and the infinities.
    """

    places: dict[str, Place]
    repeated: list[tuple[str, Span, Span]]
    constants: list[Span]

    def problems(self, source: SourceText) -> Iterator[Problem]:
        """What is wrong, as problems."""
        for name, span, first in self.repeated:
            line = source.line_of(first.start)
            message = f"the key “{name}” stands twice, first on line {line}; keep one of them"
            yield Problem("source/duplicate-key", span, message)
        for span in self.constants:
            word = source.text[slice(*span)]
            yield Problem("source/syntax", span, f"JSON has no {word}; write null or a number")


class _Frame:
    """An open object or array. `keys` is None in an array."""

    __slots__ = ("at", "index", "key", "key_span", "keys", "start", "step")

    def __init__(self, at: str, start: int, is_object: bool) -> None:
        self.at = at
        self.start = start
        self.keys: dict[str, Span] | None = {} if is_object else None
        self.key: Span | None = None
        self.step = ""
        self.index = 0


def places_of(text: str, value: Json) -> Places:
    """The places of the values in `text`, which is valid JSON and parses into `value`."""
    found = Places({}, [], [])
    places = found.places
    stack: list[_Frame] = []
    for match in re.finditer(_PIECE, text, re.DOTALL):
        start, end = match.span()
        first = text[start]
        frame = stack[-1] if stack else None
        if first == ",":
            if frame is not None:
                frame.index += 1
                frame.key = None
        elif first in "{[":
            stack.append(_Frame(_pointer(frame), start, first == "{"))
        elif first in "}]":
            closed = stack.pop()
            key = stack[-1].key if stack else None
            places[closed.at] = Place(Span(closed.start, end), key)
        elif first == '"' and frame is not None and frame.keys is not None and frame.key is None:
            name = string(text, start, end).text
            frame.key = Span(start, end)
            frame.step = name.replace("~", "~0").replace("/", "~1")
            if name in frame.keys:
                found.repeated.append((name, frame.key, frame.keys[name]))
            else:
                frame.keys[name] = frame.key
        else:
            mapped = string(text, start, end) if first == '"' else None
            key = frame.key if frame is not None else None
            places[_pointer(frame)] = Place(Span(start, end), key, mapped)
            if match[0] in _NO_NUMBERS:
                found.constants.append(Span(start, end))
    if found.repeated:
        return found._replace(places=prune(places, value))
    return found


def string(text: str, start: int, end: int) -> MappedText:
    """The string whose quotation marks stand at `start` and ``end - 1``."""
    inner = text[start + 1 : end - 1]
    if "\\" not in inner:
        return MappedText.verbatim(inner, start + 1)
    builder = TextBuilder()
    at = start + 1
    for match in re.finditer(_ESCAPE, inner):
        lower, upper = start + 1 + match.start(), start + 1 + match.end()
        builder.add(text[at:lower], at, lower)
        builder.add(_unescape(match[0]), lower, upper)
        at = upper
    builder.add(text[at : end - 1], at, end - 1)
    return builder.build()


def _unescape(raw: str) -> str:
    if raw[1] != "u":
        return _SHORT.get(raw[1], raw[1])
    return well_formed("".join(chr(int(part[1:], 16)) for part in raw.split("\\")[1:]))


def _pointer(frame: _Frame | None) -> str:
    """The pointer of the value that comes next in `frame`."""
    if frame is None:
        return ""
    return f"{frame.at}/{frame.index if frame.keys is None else frame.step}"
