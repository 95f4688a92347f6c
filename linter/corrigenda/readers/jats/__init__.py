"""JATS XML: the Journal Article Tag Suite (ANSI/NISO Z39.96) and the NLM DTDs before it.

All three tag sets (Archiving, Publishing, Authoring) are read alike, by the names of elements; no
DTD is looked for. Letters of reviewers and other ``sub-article`` and ``response`` elements are not
read: they are others' words. XML that is no article has neither blocks nor articles.
"""

from __future__ import annotations

import re

from corrigenda.article import Article, ArticleBuilder
from corrigenda.document import Anchor, Block, Document, Link
from corrigenda.readers.jats.body import Body
from corrigenda.readers.jats.front import Front
from corrigenda.readers.jats.inline import mapped
from corrigenda.readers.jats.links import references_by_id
from corrigenda.readers.jats.people import People
from corrigenda.readers.jats.references import read_references
from corrigenda.readers.xmltree import Node, parse
from corrigenda.text import SourceText

__all__ = ["read"]

_DEPOSITS = {
    "data-availability": "data_availability",
    "ethics": "ethics",
    "ethics-statement": "ethics",
}


def read(source: SourceText) -> Document:
    """Reads a JATS file, or a set of articles in one file."""
    tree = parse(source)
    blocks: list[Block] = []
    articles: list[Article] = []
    anchors: list[Anchor] = []
    links: list[Link] = []
    lang = ""
    if tree.root is not None:
        for root in _roots(tree.root):
            lang = lang or root.get("lang")
            article, found = _article(source, root)
            blocks += found
            articles.append(article)
            named, referred = references_by_id(source, root)
            anchors += named
            links += referred
    blocks.sort(key=lambda block: block.span(0, 0).start)
    return Document(
        source,
        "jats",
        blocks,
        articles,
        comments=tree.comments,
        problems=tree.problems if _is_jats(source.text) else (),
        lang=lang or None,
        anchors=anchors,
        links=links,
    )


def _is_jats(text: str) -> bool:
    """Whether a broken file is an article: the XML of others is not ours to judge."""
    return re.search(r"<(?:[\w-]+:)?article[\s>]", text) is not None


def _roots(root: Node) -> list[Node]:
    """The articles of a file: its root, or those inside an envelope such as an OAI record."""
    found = [root] if root.name == "article" else list(root.every("article"))
    return [node for node in found if node.first("front") or node.first("body", "sec")]


def _article(source: SourceText, root: Node) -> tuple[Article, list[Block]]:
    builder = ArticleBuilder()
    blocks: list[Block] = []
    lang = root.get("lang")
    front = root.first("front")
    if front is not None:
        head = Front(source, builder, lang)
        head.read(root, front)
        people = People(source, builder)
        people.read(front.first("article-meta") or front)
        blocks += head.blocks + people.blocks
    if lang:
        builder.put(("language",), None, lang, span=root.span._replace(end=root.opened))
    body = Body()
    for part in root.children("body", "back", "floats-group"):
        body.read(part)
        _statements(builder, part)
    blocks += body.blocks
    blocks += read_references(source, builder, root)
    return builder.build(whole=root.span, complete=front is not None), blocks


def _statements(article: ArticleBuilder, part: Node) -> None:
    """The statements of body and back matter that the metadata have a member for."""
    for node in part.every("ack"):
        _put(article, "acknowledgements", node)
    for node in part.every("sec", "notes", "fn"):
        kind = (node.get("sec-type") or node.get("notes-type") or node.get("fn-type")).lower()
        if kind.startswith(("conflict", "coi-statement", "competing")):
            _put(article, "conflict_of_interest", node)
        elif kind in _DEPOSITS:
            _put(article, _DEPOSITS[kind], node)


def _put(article: ArticleBuilder, member: str, node: Node) -> None:
    paragraphs = [mapped(child) for child in node.every("p")]
    text = next((text for text in paragraphs if text.text), None)
    if text is not None and article.get(member) is None:
        article.put((member,), text)
