"""Collects the blocks and the values of a page's article."""

from __future__ import annotations

from corrigenda.article import ArticleBuilder, Step
from corrigenda.document import Block, MappedText
from corrigenda.readers.page.lines import trim, without_objects
from corrigenda.text import Span

Range = tuple[int, int]

_RUNNING = frozenset({"abstract", "p", "list-item", "disp-quote", "fn", "caption", "td", "th"})


class Assembly:
    """Blocks and values, collected while a page is read from top to bottom."""

    __slots__ = ("article", "blocks", "headed", "sections", "structured")

    def __init__(self) -> None:
        self.article = ArticleBuilder()
        self.blocks: list[Block] = []
        self.structured = 0  # headings of the abstract
        self.headed = False  # the page has a heading “Abstract”
        self.sections = 0  # headings after the abstract that only articles have

    def block(
        self, kind: str, text: MappedText, *, level: int = 0, pointer: str | None = None
    ) -> None:
        """Adds a block; in running prose, what is not prose becomes an object."""
        text = text.strip()
        if kind in _RUNNING:
            text = without_objects(text)
        if text.text:
            self.blocks.append(Block.of(kind, text, level=level, pointer=pointer))

    def put(self, path: tuple[Step, ...], text: MappedText, place: Range | None = None) -> str:
        """Sets a value to (a part of) a text, unless the article has that value already."""
        part = trim(text, *(place or (0, len(text.text))))
        if not part.text or self.has(*path):
            return ""
        return self.article.put(path, part)

    def normalised(self, path: tuple[Step, ...], value: object, span: Span) -> None:
        """Sets a value that is not the source's characters: an ISO date, a year, a flag."""
        if not self.has(*path):
            self.article.put(path, None, value, span=span)

    def has(self, *path: Step) -> bool:
        """Whether the article has a value at a path."""
        holder = self.article.get(str(path[0]))
        for step in path[1:]:
            if isinstance(holder, list) and isinstance(step, int):
                holder = holder[step] if step < len(holder) else None
            else:
                holder = holder.get(step) if isinstance(holder, dict) else None
        return holder is not None

    def count(self, name: str) -> int:
        """The length of an array of the article."""
        return len(self.article.get(name) or ())
