"""What the parts of the metadata share: how a value goes into the article and into a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corrigenda.document import Block
from corrigenda.readers.xmltree import Node

if TYPE_CHECKING:
    from corrigenda.article import ArticleBuilder, Step
    from corrigenda.mapped import MappedText
    from corrigenda.text import SourceText


class Values:
    """Puts values into an article and collects the blocks that show them.

    `lang` is the article's language; empty where it says none.
    """

    __slots__ = ("_article", "_source", "blocks", "lang")

    def __init__(self, source: SourceText, article: ArticleBuilder, lang: str) -> None:
        self._source = source
        self._article = article
        self.lang = lang
        self.blocks: list[Block] = []

    def _put(self, path: tuple[Step, ...], text: MappedText | None, kind: str = "") -> None:
        """Sets a value, unless it is empty or the article has that member already."""
        if text is None or not text.text:
            return
        if len(path) == 1 and self._article.get(str(path[0])) is not None:
            return
        at = self._article.put(path, text)
        if kind:
            self.blocks.append(Block.of(kind, text, pointer=at))

    def _is_own(self, node: Node) -> bool:
        """Whether an element is in the article's language."""
        lang = node.get("lang")
        return not lang or not self.lang or lang[:2].lower() == self.lang[:2].lower()
