"""Puts the events of one YAML document together into a tree."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from corrigenda.article import Json, Place, pointer
from corrigenda.document import Problem
from corrigenda.readers.data import DEPTH_LIMIT, TOO_DEEP, DataTree, prune, whole
from corrigenda.readers.yaml_scalars import block_header_end, mapped
from corrigenda.text import SourceText, Span

ALIAS_LIMIT = 100_000
"""How many values the aliases of a document may stand for, all together."""
_PROPERTIES = r"(?:[!&][^\s,\]}]*(?:(?:\s+(?:#[^\r\n]*)?)+|(?=[,\]}])|\Z))*"
_CORE = "tag:yaml.org,2002:"
_TOO_MANY = (
    f"aliases make more than {ALIAS_LIMIT:,} values of this document; "
    "this one and those after it are read as empty"
)


class _Frame:
    """An open mapping or sequence, or (at the bottom) the document."""

    __slots__ = ("anchor", "at", "key", "key_span", "keys", "merges", "size", "start", "value")

    def __init__(self, value: Json, at: str | None, anchor: str | None, start: int) -> None:
        self.value = value
        self.at = at  # the pointer; None inside a key, where nothing has a place
        self.anchor = anchor
        self.start = start
        self.size = 1
        self.key: str | None = None
        self.key_span: Span | None = None
        self.keys: dict[tuple[bool, str], Span] = {}
        self.merges: list[tuple[Json, Span]] = []


class DocumentBuilder:
    """Takes the events of one document in their order. `offset` is where the parsed text starts.

    Problems and the spans of scalars (in which a “#” starts no comment) go to the lists given.
    """

    def __init__(
        self, source: SourceText, offset: int, problems: list[Problem], opaque: list[Span]
    ) -> None:
        self._source = source
        self._offset = offset
        self._problems = problems
        self._opaque = opaque
        self._places: dict[str, Place] = {}
        self._stack: list[_Frame] = [_Frame([], "", None, offset)]
        self._anchors: dict[str, tuple[Json, int]] = {}
        self._open: list[str] = []
        self._end = offset  # of the last node, without the white space after it
        self._copied = 0
        self._repeated = False
        self.filled = False

    def tree(self) -> DataTree:
        """The tree of the whole document."""
        held = self._stack[0].value
        value = held[0] if held else None
        places = prune(self._places, value) if self._repeated else self._places
        return DataTree(self._source, value, places)

    def take(self, name: str, event: Any) -> None:
        """Takes the next event; `name` is the name of its class.

        Raises ValueError where collections are nested too deep.
        """
        start = self._offset + event.start_mark.index
        end = self._offset + event.end_mark.index
        if name == "ScalarEvent":
            self._scalar(event, start, end)
        elif name == "AliasEvent":
            self._alias(str(event.anchor), Span(start, end))
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self.filled = True
            if len(self._stack) > DEPTH_LIMIT:
                raise ValueError(TOO_DEEP)
            start = _after_properties(self._source.text, start, end)
            empty: Json = {} if name == "MappingStartEvent" else []
            at = None if self._stack[-1].key == "<<" else self._next_pointer()
            frame = _Frame(empty, at, event.anchor, start)
            if event.anchor:
                self._open.append(event.anchor)
            self._stack.append(frame)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self._close(end)

    def _scalar(self, event: Any, start: int, end: int) -> None:
        text = self._source.text
        style = event.style or None
        if start != end and (text[start] in "!&"):
            start = _after_properties(text, start, end)
        tag = str(event.tag or "")
        self.filled = self.filled or start < end or bool(tag or event.anchor)
        mark = block_header_end(text, start) if style in ("|", ">") else start
        if style in ("|", ">"):
            self._opaque.append(Span(start, start + 1))
            end = max(mark, start + len(text[start:end].rstrip()))
        self._opaque.append(Span(mark, end))
        whole_end = self._offset + event.end_mark.index
        value = mapped(text, start, whole_end, style, event.value)
        typed = value.text
        if style is None and tag in ("", *(_CORE + t for t in _TYPES)):
            typed = resolve(value.text)
        self._add(typed, Place(Span(start, end), None, value if typed is value.text else None))
        if event.anchor:
            self._anchors[event.anchor] = typed, 1

    def _alias(self, name: str, span: Span) -> None:
        self.filled = True
        self._opaque.append(span)
        value, size = self._anchors.get(name, (None, 1))
        if name in self._open:
            self._problem(span, f"the alias “*{name}” stands inside the value it refers to")
            value, size = None, 1
        elif name not in self._anchors:
            self._problem(span, f"no anchor “&{name}” stands before this alias; define it first")
        elif self._copied + size > ALIAS_LIMIT:
            if self._copied <= ALIAS_LIMIT:
                self._problem(span, _TOO_MANY)
            value, size, self._copied = None, 1, ALIAS_LIMIT + 1
        self._copied += size
        self._add(value, Place(span, None, whole(value, span) if isinstance(value, str) else None))
        self._stack[-1].size += size - 1

    def _next_pointer(self) -> str | None:
        """The pointer of the node that comes next."""
        frame = self._stack[-1]
        if frame.at is None or (isinstance(frame.value, dict) and frame.key is None):
            return None
        if len(self._stack) == 1:
            return ""
        step = len(frame.value) if isinstance(frame.value, list) else frame.key or ""
        return frame.at + pointer(step)

    def _close(self, end: int) -> None:
        frame = self._stack.pop()
        flow = end > frame.start and self._source.text[end - 1] in "]}" and end > self._end
        stop = end if flow else max(frame.start, self._end)
        for value, span in frame.merges:
            self._merge(frame, value, span)
        if frame.anchor:
            self._open.remove(frame.anchor)
            self._anchors[frame.anchor] = frame.value, frame.size
        self._stack[-1].size += frame.size - 1
        self._add(frame.value, Place(Span(frame.start, stop)))

    def _add(self, value: Json, place: Place) -> None:
        """Adds a finished node to the frame on top: as a key, a value or an item."""
        frame = self._stack[-1]
        at = self._next_pointer()
        self._end = max(self._end, place.span.end)
        if isinstance(frame.value, list):
            frame.value.append(value)
        elif frame.key is None:
            self._key(frame, value, place.span)
            return
        else:
            place = place._replace(key=frame.key_span)
            if frame.key == "<<" and isinstance(value, dict | list):
                frame.merges.append((value, place.span))
                at = None
            else:
                frame.value[frame.key] = value
            frame.key = None
        frame.size += 1
        if at is not None:
            self._places[at] = place

    def _key(self, frame: _Frame, value: Json, span: Span) -> None:
        name = value if isinstance(value, str) else self._source.text[slice(*span)].strip()
        frame.key, frame.key_span = name, span
        same = isinstance(value, str), name
        if same not in frame.keys:
            frame.keys[same] = span
        elif name != "<<":
            self._repeated = True
            line = self._source.line_of(frame.keys[same].start)
            message = f"the key “{name}” stands twice, first on line {line}; keep one of them"
            self._problems.append(Problem("source/duplicate-key", span, message))

    def _merge(self, frame: _Frame, value: Json, span: Span) -> None:
        """Fills in what a merge key (``<<``) brings; the mapping's own keys outrank it."""
        for part in value if isinstance(value, list) else [value]:
            for key, member in part.items() if isinstance(part, dict) else ():
                if key not in frame.value:
                    frame.value[key] = member
                    if frame.at is not None:
                        text = whole(member, span) if isinstance(member, str) else None
                        self._places[frame.at + pointer(key)] = Place(span, None, text)

    def _problem(self, span: Span, message: str) -> None:
        self._problems.append(Problem("source/syntax", span, message))


_TYPES = ("null", "bool", "int", "float")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def resolve(text: str) -> Json:
    """The value of a plain scalar in the core schema of YAML 1.2 (section 10.3.2)."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789" or not (match := _number().fullmatch(text)):
        return text
    try:
        if match["int"]:
            return int(text)
        if match["base"]:
            return int(text, 0)
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    except ValueError:  # an integer of thousands of digits
        return text


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    return re.compile(
        r"(?P<int>[-+]?[0-9]+)|(?P<base>0o[0-7]+|0x[0-9a-fA-F]+)"
        r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    )


@lru_cache(maxsize=1)
def _properties() -> re.Pattern[str]:
    return re.compile(_PROPERTIES)


def _after_properties(text: str, start: int, end: int) -> int:
    """The offset after the tag and the anchor that stand before a node."""
    match = _properties().match(text, start, max(start, end))
    return match.end() if match else start
