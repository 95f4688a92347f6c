"""XML as a light tree whose text and attributes know their exact places in the source.

The parser is the standard library's expat, asked for its byte offset at every event. Nothing
outside the file is ever read: no DTD, no external entity. No entity is expanded either, but the
five of XML, character references and short texts that the file itself declares, so that a bomb of
entities costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pyexpat import ErrorString, ExpatError, ParserCreate
from typing import NamedTuple

from corrigenda.document import OBJECT, Comment, MappedText, Problem, TextBuilder
from corrigenda.readers.offsets import code_points
from corrigenda.text import SourceText, Span

DEPTH_LIMIT = 150
TOO_DEEP = f"elements are nested more than {DEPTH_LIMIT} levels deep; flatten them"
_LONGEST_ENTITY = 1000
_MARKUP = frozenset("<&")
_MISMATCHED = 7
_UNDECLARED = 11


class Piece(NamedTuple):
    """Characters between tags, and the source that they stand for (as in `MappedText`)."""

    text: str
    start: int
    end: int


class Node:
    """An element. `name` and the names of attributes are without their namespace's prefix.

    `start` and `end` are where its start tag begins and its end tag ends, `opened` is where its
    start tag ends. `content` holds its text and its elements in order.
    """

    __slots__ = ("attributes", "content", "end", "name", "opened", "start")

    def __init__(self, name: str, attributes: dict[str, str], start: int, opened: int) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.opened = opened
        self.end = opened
        self.content: list[Node | Piece] = []

    @property
    def span(self) -> Span:
        """The whole element with its tags."""
        return Span(self.start, self.end)

    def get(self, attribute: str) -> str:
        """The value of an attribute without white space around it; empty where there is none."""
        return self.attributes.get(attribute, "").strip()

    def children(self, *names: str) -> Iterator[Node]:
        """The child elements, or those of the given names."""
        for child in self.content:
            if child.__class__ is Node and (not names or child.name in names):
                yield child

    def first(self, *path: str) -> Node | None:
        """The first element down a path of names: ``first("front", "article-meta")``."""
        node: Node | None = self
        for name in path:
            node = next(node.children(name), None) if node is not None else None
        return node

    def every(self, *names: str) -> Iterator[Node]:
        """The elements of the given names anywhere inside, in the order of the file.

        What is inside a found one is not looked at.
        """
        stack = [iter(self.content)]
        while stack:
            for child in stack[-1]:
                if child.__class__ is Node:
                    if child.name in names:
                        yield child
                    else:
                        stack.append(iter(child.content))
                        break
            else:
                stack.pop()


class Tree(NamedTuple):
    """What a file holds: its root (None where it is no XML), its comments, what is wrong in it."""

    root: Node | None
    comments: list[Comment]
    problems: list[Problem]


class _TooDeepError(Exception):
    pass


def parse(source: SourceText) -> Tree:
    """Parses a source. What is not well-formed is a problem, never an exception."""
    return _Builder(source.text).run()


def attribute(source: SourceText, node: Node, name: str) -> MappedText | None:
    """The value of an attribute with its places; None where the element has none."""
    if name not in node.attributes:
        return None
    for match in _ATTRIBUTE.finditer(source.text, node.start, node.opened):
        if match[1].rpartition(":")[2] == name:
            builder = TextBuilder()
            start, end = match.start(2) + 1, match.end(2) - 1
            at = start
            for entity in _REFERENCE.finditer(source.text, start, end):
                builder.add(source.text[at : entity.start()], at, entity.start())
                builder.add(_resolved(entity[0], {}) or OBJECT, *entity.span())
                at = entity.end()
            builder.add(source.text[at:end], at, end)
            return builder.build().strip()
    return None


_START_TAG = re.compile(r"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_ATTRIBUTE = re.compile(r"""\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_REFERENCE = re.compile(r"&[^\s&;<]{1,60};")


class _Builder:
    """The handlers of one parse, and what they have built."""

    __slots__ = ("_entities", "_parser", "_point", "_stack", "_text", "comments", "problems")

    def __init__(self, text: str) -> None:
        self._text = text
        self._point = code_points(text)
        self._stack: list[Node] = [Node("", {}, 0, 0)]
        self._entities: dict[str, str] = {}
        self.comments: list[Comment] = []
        self.problems: list[Problem] = []
        # The text is decoded already: what the declaration says of its encoding no longer holds.
        self._parser = parser = ParserCreate("utf-8", None)
        parser.buffer_text = False
        parser.UseForeignDTD(True)  # so that an unknown entity is told, and does not end all
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._shut
        parser.CharacterDataHandler = self._add
        parser.CommentHandler = self._comment
        parser.EntityDeclHandler = self._declare
        parser.DefaultHandler = self._other  # with it, no entity is expanded

    def run(self) -> Tree:
        """Parses the text."""
        try:
            self._parser.Parse(self._text.encode("utf-8", "replace"), True)
        except ExpatError as error:
            self.problems.append(self._problem(error))
        except _TooDeepError:
            at = self._at()
            self.problems.append(Problem("source/syntax", Span(at, at + 1), TOO_DEEP))
        else:
            return Tree(next(self._stack[0].children(), None), self.comments, self.problems)
        return Tree(None, self.comments, self.problems)

    def _at(self) -> int:
        at = self._parser.CurrentByteIndex
        return self._point(at) if self._point is not None else at

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        start = self._at()
        tag = _START_TAG.match(self._text, start)
        if len(self._stack) > DEPTH_LIMIT:
            raise _TooDeepError
        if ":" in name:
            name = name.rpartition(":")[2]
        if attributes:
            attributes = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        node = Node(name, attributes, start, tag.end() if tag else start)
        self._stack[-1].content.append(node)
        self._stack.append(node)

    def _shut(self, name: str) -> None:
        node = self._stack.pop()
        if self._text[node.opened - 2] == "/":
            return
        end = self._text.find(">", self._at())
        node.end = end + 1 if end >= 0 else len(self._text)

    def _add(self, data: str) -> None:
        if len(self._stack) < 2:
            return
        start = self._at()
        first = self._text[start]
        if first == "&":
            end = self._text.find(";", start) + 1
        elif first == "\r":
            end = start + (2 if self._text.startswith("\r\n", start) else 1)
        else:
            end = start + len(data)
        self._stack[-1].content.append(Piece(data, start, end))

    def _comment(self, data: str) -> None:
        start = self._at()
        end = self._text.find("-->", start)
        self.comments.append(Comment(Span(start, end + 3), self._text[start + 4 : end]))

    def _declare(
        self, name: str, is_parameter: int, value: str | None, *external: str | None
    ) -> None:
        if not is_parameter:
            plain = value is not None and len(value) <= _LONGEST_ENTITY and not _MARKUP & set(value)
            self._entities.setdefault(name, value if plain and value else OBJECT)

    def _other(self, data: str) -> None:
        if len(self._stack) < 2 or data[0] != "&":
            return
        start = self._at()
        text = _resolved(data, self._entities)
        declares = self._text.rfind("<!DOCTYPE", 0, self._stack[1].start) >= 0
        if text is None or not declares:
            advice = f"; write “{text}” or its number" if text else ""
            message = f"the entity “{data}” is not declared{advice}"
            self.problems.append(Problem("source/syntax", Span(start, start + len(data)), message))
        self._stack[-1].content.append(Piece(text or OBJECT, start, start + len(data)))

    def _problem(self, error: ExpatError) -> Problem:
        offset = self._parser.ErrorByteIndex
        at = max(0, min(self._point(offset) if self._point else offset, len(self._text)))
        message = (ErrorString(error.code) or "not well-formed").replace("(invalid token)", "XML")
        if len(self._stack) > 1 and at >= len(self._text.rstrip()):
            opened = self._stack[-1]
            line = self._text.count("\n", 0, opened.start) + 1
            message = f"the file ends inside <{opened.name}> of line {line}; close it"
        elif error.code == _MISMATCHED and len(self._stack) > 1:
            opened = self._stack[-1]
            line = self._text.count("\n", 0, opened.start) + 1
            tag = re.compile(r"</?\s*[^\s<>]*>?").match(self._text, self._tag_before(at))
            message = (
                f"“{tag[0] if tag else ''}” stands where </{opened.name}> must close line {line}"
            )
            at = tag.start() if tag else at
        return Problem("source/syntax", Span(at, min(at + 1, len(self._text))), message)

    def _tag_before(self, at: int) -> int:
        return at if self._text.startswith("<", at) else max(0, self._text.rfind("<", 0, at))


def _resolved(reference: str, declared: dict[str, str]) -> str | None:
    """What an entity or character reference stands for; None where nobody has said."""
    name = reference[1:-1]
    if name in declared:
        return declared[name]
    from html.entities import html5

    if name.startswith("#"):
        digits = name[1:]
        number = int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
        return chr(number) if 0 < number < 0x110000 else None
    return html5.get(name + ";")
