"""The list of references of a JATS article."""

from __future__ import annotations

from corrigenda.article import ArticleBuilder, Step
from corrigenda.document import Block
from corrigenda.mapped import MappedText
from corrigenda.readers.jats.inline import Inline, mapped, plain, value
from corrigenda.readers.xmltree import Node, Piece, attribute
from corrigenda.text import SourceText

_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation")
_NAMES = frozenset({"name", "string-name", "person-group"})
_TITLES = ("article-title", "data-title", "chapter-title", "part-title")
_VALUES = {
    "source": "journal",
    "year": "year",
    "volume": "volume",
    "issue": "issue",
    "publisher-name": "publisher",
}
_IDS = ("doi", "pmid")


def read_references(source: SourceText, article: ArticleBuilder, root: Node) -> list[Block]:
    """Puts the references into the article; returns their blocks."""
    reader = _References(source, article)
    for part in root.children("back", "body"):
        for ref in part.every("ref"):
            for citation in ref.every(*_CITATIONS):
                reader.read(ref, citation)
    return reader.blocks


class _References:
    """Reads references one after the other."""

    __slots__ = ("_article", "_source", "blocks")

    def __init__(self, source: SourceText, article: ArticleBuilder) -> None:
        self._source = source
        self._article = article
        self.blocks: list[Block] = []

    def read(self, ref: Node, citation: Node) -> None:
        """Reads one citation of a reference, which may have several."""
        path = ("references", len(self.blocks))
        inline = Inline()
        _collect(inline, citation)
        block = inline.take("ref", pointer=f"/references/{len(self.blocks)}")
        if block is None:
            return
        self.blocks.append(block)
        self._put((*path, "text"), block.cut(0, len(block.text)))
        self._put((*path, "id"), attribute(self._source, ref, "id"))
        label = ref.first("label") or citation.first("label")
        if label is not None:
            self._put((*path, "label"), value(label))
        kind = next(
            (k for k in ("publication-type", "citation-type") if k in citation.attributes), ""
        )
        self._put((*path, "type"), attribute(self._source, citation, kind))
        self._authors(path, citation)
        title = next(citation.every(*_TITLES), None)
        if title is not None:
            self._put((*path, "title"), mapped(title))
        for name, member in _VALUES.items():
            node = next(citation.every(name), None)
            if node is not None:
                self._put((*path, member), value(node))
        self._pages(path, citation)
        for identifier in citation.every("pub-id", "object-id"):
            kind = identifier.get("pub-id-type").lower()
            if kind in _IDS:
                self._put((*path, kind), value(identifier))
        self._article.place(path, citation.span)

    def _put(self, path: tuple[Step, ...], text: MappedText | None) -> None:
        if text is not None and text.text:
            self._article.put(path, text)

    def _authors(self, path: tuple[Step, ...], citation: Node) -> None:
        groups = [
            g
            for g in citation.children("person-group")
            if g.get("person-group-type").lower() in ("", "author")
        ]
        number = 0
        for holder in groups or [citation]:
            for name in holder.every("name", "string-name", "collab"):
                at = (*path, "authors", number)
                surname, given = name.first("surname"), name.first("given-names")
                if name.name == "collab" or surname is None:
                    self._put((*at, "literal"), value(name))
                else:
                    self._put((*at, "family"), value(surname))
                    if given is not None:
                        self._put((*at, "given"), value(given))
                number += bool(plain(name))

    def _pages(self, path: tuple[Step, ...], citation: Node) -> None:
        first, last = citation.first("fpage"), citation.first("lpage")
        pages = citation.first("page-range") or citation.first("elocation-id")
        if first is not None and plain(first):
            text = Inline()
            text.add(first)
            if last is not None and plain(last) and plain(last) != plain(first):
                text.sign("–", last.start)
                text.add(last)
            self._put((*path, "pages"), text.build())
        elif pages is not None:
            self._put((*path, "pages"), value(pages))


def _collect(inline: Inline, node: Node) -> None:
    """The text of a citation; where its parts stand without signs, commas part them."""
    glue = not any(isinstance(c, Piece) and c.text.strip() for c in node.content)
    for child in node.content:
        if isinstance(child, Piece):
            if not glue:
                inline.piece(child)
        elif child.name in ("pub-id", "label", "object-id"):
            if not glue:
                inline.object(child)
        else:
            if glue and inline and plain(child):
                inline.sign(" " if node.name in ("name", "string-name") else ", ", child.start)
            if child.name in _NAMES:
                _collect(inline, child)
            else:
                inline.element(child)
