"""The text of mixed content.

Inline markup is transparent, a run of white space is one space, and what is no prose (formulae,
code, pictures, addresses, numbers of citations) is an object.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from corrigenda.document import OBJECT, Block, MappedText, TextBuilder
from corrigenda.readers.xmltree import Node, Piece

_OBJECTS = frozenset(
    {
        "chem-struct", "chem-struct-wrap", "citation-alternatives", "code", "contrib-id",
        "custom-meta", "disp-formula", "disp-formula-group", "email", "glyph-data", "glyph-ref",
        "graphic", "inline-formula", "inline-graphic", "inline-media", "institution-id", "isbn",
        "issn", "math", "media", "monospace", "object-id", "preformat", "private-char",
        "processing-meta", "tex-math", "uri", "verse-group",
    }
)  # fmt: skip
"""Elements whose text is no prose."""
_GONE = frozenset({"fn", "index-term", "target", "x-unused", "milestone-start", "milestone-end"})
"""Elements that stand in the text but not in the sentence."""
_ITALIC = frozenset({"italic"})
_LINKS = frozenset({"ext-link", "uri", "self-uri"})
_NO_WORDS = frozenset({"bibr", "fn", "table-fn", "aff", "corresp", "author-notes", "contrib"})
"""Kinds of cross reference whose numbers and signs are no words."""
_SPACE = " \t\r\n"

Leaf = Callable[[Node], bool]
"""Told of every element inside: True where it has been dealt with and is no part of the text."""


@lru_cache(maxsize=1)
def _runs() -> re.Pattern[str]:
    return re.compile(r"[ \t\r\n]+")


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[a-z]+://|www\.|10\.\d{4,9}/|\S+@)\S*\s*\Z|\S*\w\.\w\S*/\S*\Z", re.I)


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    return re.compile(r"[a-z](?:\s?,\s?[a-z])*|[*†‡§¶#‖]+")


@lru_cache(maxsize=1)
def _before_numbers() -> re.Pattern[str]:
    return re.compile(r"(?:[a-z]{4,}|[.,;:?!)”])\Z")


class Inline:
    """Collects the mixed content of elements into one text."""

    __slots__ = ("_builder", "_leaf", "_spaced", "_tail", "italics")

    def __init__(self, leaf: Leaf | None = None) -> None:
        self._leaf = leaf
        self._builder = TextBuilder()
        self._spaced = True
        self._tail = ""  # the characters added last
        self.italics: list[tuple[int, int]] = []

    def add(self, node: Node) -> None:
        """Adds what an element holds."""
        for child in node.content:
            if child.__class__ is Piece:
                self.piece(child)
            else:
                self.element(child)  # type: ignore[arg-type]

    def element(self, node: Node) -> None:
        """Adds an element that stands in a text."""
        name = node.name
        if self._leaf is not None and self._leaf(node):
            return
        if name in _GONE:
            return
        if _is_object(node) or (name == "sup" and self._is_mark(node)):
            self.object(node)
        elif name == "break":
            self.space(node.start, node.end)
        elif name == "alternatives":
            chosen = next((n for n in node.children() if n.name not in _OBJECTS), None)
            if chosen is None:
                self.object(node)
            else:
                self.element(chosen)
        elif name in _ITALIC:
            start = len(self._builder)
            self.add(node)
            if len(self._builder) > start:
                self.italics.append((start, len(self._builder)))
        else:
            self.add(node)

    def object(self, node: Node) -> None:
        """Adds the sign for what is no prose."""
        self._builder.add(OBJECT, node.start, node.end)
        self._spaced, self._tail = False, OBJECT

    def _is_mark(self, node: Node) -> bool:
        """Whether a superscript refers to a note or a source, rather than being a power."""
        text = plain(node)
        if _marks().fullmatch(text):
            return True
        return text[:1].isdecimal() and _before_numbers().search(self._tail) is not None

    def piece(self, piece: Piece) -> None:
        """Adds characters; white space at the edge of markup is not doubled."""
        text, start, end = piece
        if len(text) != end - start:
            if text == "\n":
                self.space(start, end)
            elif text:
                self._builder.add(text, start, end)
                self._spaced, self._tail = text[-1] in _SPACE, text
            return
        at = 0
        if self._spaced and text[:1] in _SPACE:
            at = len(text) - len(text.lstrip(_SPACE))
        if "\n" in text or "\t" in text or "  " in text or "\r" in text:
            for match in _runs().finditer(text, at):
                self._verbatim(text[at : match.start()], start + at)
                self.space(start + match.start(), start + match.end())
                at = match.end()
        self._verbatim(text[at:], start + at)

    def _verbatim(self, text: str, start: int) -> None:
        if text:
            self._builder.add(text, start, start + len(text))
            self._spaced, self._tail = text[-1] == " ", text

    def space(self, start: int, end: int) -> None:
        """Adds a space, which stands for the given source, unless there is one."""
        if not self._spaced:
            self._builder.add(" ", start, end)
            self._spaced = True

    def sign(self, text: str, at: int) -> None:
        """Adds a sign that the source does not have, such as a comma between two elements."""
        if len(self._builder):
            self._builder.add(text, at, at)
            self._spaced = text[-1] == " "

    def __bool__(self) -> bool:
        return bool(len(self._builder))

    def build(self) -> MappedText:
        """The text without white space around it."""
        return self._builder.build().strip()

    def take(self, kind: str, *, level: int = 0, pointer: str | None = None) -> Block | None:
        """The text so far as a block, None where it says nothing; begins anew."""
        whole, italics = self._builder.build(), self.italics
        self._builder, self.italics, self._spaced = TextBuilder(), [], True
        text = whole.strip()
        if not text.text.replace(OBJECT, " ").strip():
            return None
        block = Block.of(kind, text, level=level, pointer=pointer)
        cut = len(whole.text) - len(whole.text.lstrip())
        ranges = ((max(0, a - cut), min(b - cut, len(text.text))) for a, b in italics)
        block.italics = tuple((a, b) for a, b in ranges if a < b)
        return block


def mapped(node: Node) -> MappedText:
    """The text of an element, as prose."""
    inline = Inline()
    inline.add(node)
    return inline.build()


def value(node: Node, skip: str = "") -> MappedText:
    """The whole text of an element, addresses and identifiers included.

    Elements of the name `skip` are left out.
    """
    inline = Inline()
    stack = [iter(node.content)]
    while stack:
        for child in stack[-1]:
            if isinstance(child, Piece):
                inline.piece(child)
            elif child.name != skip:
                stack.append(iter(child.content))
                break
        else:
            stack.pop()
    return inline.build()


def plain(node: Node) -> str:
    """The characters of an element without any place."""
    return value(node).text


def listed(node: Node, skip: frozenset[str] = frozenset()) -> MappedText:
    """The text of an element whose parts may follow each other without a sign between them.

    Where the source has none, a comma and a space part them, as a stylesheet would.
    """
    inline = Inline(lambda child: child.name in skip)
    punctuated = any(c.text.strip(_SPACE) for c in node.content if isinstance(c, Piece))
    for child in node.content:
        if isinstance(child, Node):
            if inline and not punctuated and child.name not in skip and plain(child):
                inline.sign(", ", child.start)
            inline.element(child)
        elif punctuated:
            inline.piece(child)
    return inline.build()


def _is_object(node: Node) -> bool:
    """Whether an element is no prose: an address, a formula, the number of a citation.

    A citation with words is prose: “Smith et al., 2010”.
    """
    if node.name in _OBJECTS:
        return True
    if node.name in _LINKS:
        return _address().match(plain(node)) is not None
    if node.name == "xref" and node.get("ref-type") in _NO_WORDS:
        return re.search(r"[^\W\d_]{2}", plain(node)) is None
    return False
