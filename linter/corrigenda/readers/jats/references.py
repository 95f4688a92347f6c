"""The list of references of a JATS article."""

from __future__ import annotations

from corrigenda.article import ArticleBuilder
from corrigenda.document import Block
from corrigenda.readers.jats.inline import Inline, mapped, plain, value
from corrigenda.readers.xmltree import Node, Piece

_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation")
_NAMES = frozenset({"name", "string-name", "person-group"})


def read_references(article: ArticleBuilder, root: Node) -> list[Block]:
    """Puts the references into the article; returns their blocks."""
    blocks: list[Block] = []
    number = 0
    for part in root.children("back", "body"):
        for ref in part.every("ref"):
            for citation in ref.every(*_CITATIONS):
                block = _reference(article, number, citation)
                if block is not None:
                    blocks.append(block)
                    number += 1
    return blocks


def _reference(article: ArticleBuilder, number: int, citation: Node) -> Block | None:
    path = ("references", number)
    inline = Inline()
    _collect(inline, citation)
    block = inline.take("ref", pointer=f"/references/{number}")
    if block is None:
        return None
    article.put((*path, "text"), block.cut(0, len(block.text)))
    title = next(citation.every("article-title", "chapter-title", "data-title"), None)
    if title is not None and mapped(title).text:
        article.put((*path, "title"), mapped(title))
    for identifier in citation.every("pub-id", "object-id"):
        if identifier.get("pub-id-type").lower() == "doi" and plain(identifier):
            article.put((*path, "doi"), value(identifier))
            break
    article.place(path, citation.span)
    return block


def _collect(inline: Inline, node: Node) -> None:
    """The text of a citation; where its parts stand without signs, commas part them."""
    glue = not any(isinstance(c, Piece) and c.text.strip() for c in node.content)
    for child in node.content:
        if isinstance(child, Piece):
            if not glue:
                inline.piece(child)
            continue
        if child.name in ("pub-id", "label", "object-id"):
            if not glue:
                inline.object(child)
            continue
        if glue and inline and plain(child):
            inline.sign(" " if node.name in ("name", "string-name") else ", ", child.start)
        if child.name in _NAMES:
            _collect(inline, child)
        else:
            inline.element(child)
