"""What every reader makes and every rule reads: Document, Block, MappedText, Span.

A reader walks the source once and keeps, for every piece of text it hands on, the exact
characters it came from. Nothing after it looks a position up by searching for a string.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from corrigenda.accepting import NOTHING, Accept
from corrigenda.finding import Severity
from corrigenda.mapped import OBJECT, MappedText
from corrigenda.termbase.terms import NOTHING as NO_TERMS
from corrigenda.termbase.terms import Terms
from corrigenda.text import Span

if TYPE_CHECKING:
    from corrigenda.article import Article, Tree
    from corrigenda.companions import Companions
    from corrigenda.retractions import Retractions
    from corrigenda.text import SourceText

__all__ = [
    "OBJECT",
    "PROSE",
    "RUNNING",
    "Anchor",
    "Block",
    "Comment",
    "Document",
    "Link",
    "MappedText",
    "Occurrence",
    "Problem",
    "TextBuilder",
    "Word",
]

T = TypeVar("T")

RUNNING = frozenset({"abstract", "p", "list-item", "disp-quote", "fn", "caption"})
"""The kinds of block that hold running prose, in sentences."""

PROSE = RUNNING | {"article-title", "subtitle", "title", "td", "th"}
"""The kinds of block whose words are the author's: running prose, titles, headings, table cells."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
"""The same where all is ASCII, in half the time."""


class Word(NamedTuple):
    """A run of letters (with inner apostrophes) and its offsets in the text of its block."""

    text: str
    start: int
    end: int


class TextBuilder:
    """Collects a mapped text piece by piece, in the order of the source."""

    __slots__ = ("_length", "_parts", "_segments")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._segments: list[tuple[int, int, int]] = []
        self._length = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Adds `text`, which stands for the source characters from `start` to `end`."""
        if text:
            self._segments.append((self._length, start, end))
            self._parts.append(text)
            self._length += len(text)

    def append(self, part: MappedText) -> None:
        """Adds a mapped text with its own map."""
        if part.text:
            for at, start, end in zip(
                part._text_starts, part._source_starts, part._source_ends, strict=True
            ):
                self._segments.append((self._length + at, start, end))
            self._parts.append(part.text)
            self._length += len(part.text)

    def build(self) -> MappedText:
        """The collected text."""
        return MappedText("".join(self._parts), self._segments)

    def block(self, kind: str, **more: object) -> Block:
        """The collected text as a block; `more` as in `Block`."""
        return Block(kind, "".join(self._parts), self._segments, **more)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return self._length


class Block(MappedText):
    """A piece of a document: a paragraph, a title, a keyword, an affiliation line.

    `kind` is a JATS name (``article-title``, ``abstract``, ``p``, ``title`` (a heading), ``kwd``,
    ``aff``, ``contrib``, ``caption``, ``fn``, ``ref``, ``td``, ``corresp``, ``permissions`` …);
    ``interface`` is text of a web site. `level` is a heading's (1 to 6). `pointer` names the
    article's value that the block shows, if it shows one. `italics` are the ranges of the text
    that stand in italics, None where the format does not tell. `item` is the number of the list
    and the number of the item in it, counted from 1, for the blocks of a list; None elsewhere and
    where the format does not tell. `cell` is likewise the number of the table, of the row (0 for
    the head) and of the column, counted from 1, for the cells of a table.
    """

    __slots__ = (
        "_lowered",
        "_spans",
        "_tokens",
        "cell",
        "italics",
        "item",
        "kind",
        "lang",
        "level",
        "pointer",
    )

    def __init__(
        self,
        kind: str,
        text: str,
        segments: Iterable[tuple[int, int, int]],
        *,
        level: int = 0,
        pointer: str | None = None,
        lang: str | None = None,
    ) -> None:
        super().__init__(text, segments)
        self.kind = kind
        self.level = level
        self.pointer = pointer
        self.lang = lang
        self.italics: tuple[tuple[int, int], ...] | None = None
        self.item: tuple[int, int] | None = None
        self.cell: tuple[int, int, int] | None = None
        self._lowered: list[str] | None = None
        self._tokens: list[str] | None = None
        self._spans: list[tuple[int, int]] | None = None

    @classmethod
    def of(
        cls, kind: str, text: MappedText, *, level: int = 0, pointer: str | None = None
    ) -> Block:
        """A block that shows `text`."""
        segments = zip(text._text_starts, text._source_starts, text._source_ends, strict=True)
        return cls(kind, text.text, segments, level=level, pointer=pointer)

    @property
    def tokens(self) -> list[str]:
        """The words of the block without their places, found once: several times as quick."""
        if self._tokens is None:
            text = self.text if self.text.isascii() else self.text.replace(OBJECT, " ")
            self._tokens = (_ASCII_WORD if text.isascii() else _WORD).findall(text)
        return self._tokens

    @property
    def lowered(self) -> list[str]:
        """`tokens` in lower case."""
        if self._lowered is None:
            self._lowered = list(map(str.lower, self.tokens))
        return self._lowered

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each of the `tokens` in the text of the block, found once."""
        if self._spans is None:
            self._spans = []
            find, end = self.text.find, 0
            for token in self.tokens:  # no letter stands between them: the first hit is the place
                start = find(token, end)
                end = start + len(token)
                self._spans.append((start, end))
        return self._spans

    @property
    def words(self) -> list[Word]:
        """The words of the block with their places."""
        return [Word(word, *span) for word, span in zip(self.tokens, self.spans, strict=True)]


class Occurrence(NamedTuple):
    """A word at its place: ``block.span(start, end)`` is its source."""

    block: Block
    start: int
    end: int


class Comment(NamedTuple):
    """A comment of the file's format. `text` is what stands between its delimiters."""

    span: Span
    text: str


class Anchor(NamedTuple):
    """A thing that others refer to by its id: `kind` is the name of the element (``ref``, ``fig``).

    `pointer` names the article's value that it is, if it is one. `label` is what is printed before
    it, such as the number of a reference.
    """

    kind: str
    id: str
    span: Span
    pointer: str = ""
    label: str = ""


class Link(NamedTuple):
    """A reference to an anchor; `kind` is JATS’s ``ref-type`` (``bibr``, ``fig``, ``aff`` …).

    `span` is that of the id. `start` and `end` are those of the whole mark in the text, `shown`
    what it shows.
    """

    kind: str
    id: str
    span: Span
    start: int
    end: int
    shown: str = ""


class Problem(NamedTuple):
    """What a reader could not read, or read in spite of: reported under an engine rule id."""

    rule: str
    span: Span
    message: str
    severity: Severity = Severity.ERROR


class Document:
    """One file as the rules see it.

    `articles` are the records the file describes: one for an article page, a manuscript or a
    metadata file, many for a bibliography, none for plain prose. `data` is the file's own YAML or
    JSON value (the front matter of a Markdown file), for schemas that are not about articles.
    `accept` holds the words that the configuration accepts in this file, `terms` the termbases
    that hold for it, `companions` the files beside it (None where there is no disk), `retractions`
    the table of retracted works; the engine sets all four. `anchors` and `links` are what the file
    refers to by ids, and where, in the order of the file; none where the format has no ids.
    """

    __slots__ = (
        "_derived",
        "accept",
        "anchors",
        "articles",
        "blocks",
        "comments",
        "companions",
        "data",
        "format",
        "lang",
        "links",
        "problems",
        "retractions",
        "source",
        "terms",
    )

    def __init__(
        self,
        source: SourceText,
        format: str,
        blocks: Iterable[Block] = (),
        articles: Iterable[Article] = (),
        *,
        data: Tree | None = None,
        comments: Iterable[Comment] = (),
        problems: Iterable[Problem] = (),
        lang: str | None = None,
        anchors: Iterable[Anchor] = (),
        links: Iterable[Link] = (),
    ) -> None:
        self.source = source
        self.format = format
        self.blocks = tuple(blocks)
        self.articles = tuple(articles)
        self.data = data
        self.comments = tuple(comments)
        self.problems = tuple(problems)
        self.lang = lang
        self.anchors = tuple(anchors)
        self.links = tuple(links)
        self.accept: Accept = NOTHING
        self.terms: Terms = NO_TERMS
        self.companions: Companions | None = None
        self.retractions: Retractions | None = None
        self._derived: dict[object, object] = {}

    def of_kind(self, *kinds: str) -> Iterator[Block]:
        """The blocks of the given kinds, in the order of the file."""
        return (block for block in self.blocks if block.kind in kinds)

    def prose(self) -> Iterator[Block]:
        """The blocks whose words are the author's (`PROSE`)."""
        return (block for block in self.blocks if block.kind in PROSE)

    def running(self) -> Iterator[Block]:
        """The blocks of running prose (`RUNNING`)."""
        return (block for block in self.blocks if block.kind in RUNNING)

    def derive(self, function: Callable[[Document], T]) -> T:
        """`function` of this document, computed once however many rules ask for it."""
        if function not in self._derived:
            self._derived[function] = function(self)
        return self._derived[function]  # type: ignore[return-value]

    @property
    def vocabulary(self) -> dict[str, int]:
        """Every distinct word of the prose, as written, and how often it stands there."""
        return self.derive(_vocabulary)

    def occurrences(self, word: str) -> list[Occurrence]:
        """Where the prose has this word, as written."""
        if word not in self.vocabulary:
            return []
        return [
            Occurrence(block, start, end)
            for block in self.prose()
            if word in block.tokens
            for text, (start, end) in zip(block.tokens, block.spans, strict=True)
            if text == word
        ]


def _vocabulary(document: Document) -> dict[str, int]:
    return Counter(chain.from_iterable(block.tokens for block in document.prose()))
