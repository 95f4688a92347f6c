"""What a JATS article refers to by ids, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Anchor, Link
from corrigenda.readers.jats.inline import plain
from corrigenda.readers.xmltree import Node, attribute
from corrigenda.text import SourceText

_ELSEWHERE = frozenset({"sub-article", "response"})


def references_by_id(source: SourceText, root: Node) -> tuple[list[Anchor], list[Link]]:
    """Every element with an id, and every ``rid``, in the order of the file."""
    anchors: list[Anchor] = []
    links: list[Link] = []
    for node in _nodes(root):
        if node.attributes.get("id") and (place := attribute(source, node, "id")) and place.text:
            label = node.first("label")
            printed = plain(label) if label is not None else ""
            anchors.append(Anchor(node.name, place.text, place.span(), label=printed))
        if node.attributes.get("rid") and (place := attribute(source, node, "rid")) is not None:
            kind = node.get("ref-type") or node.name
            shown = plain(node)
            for match in re.finditer(r"\S+", place.text):
                span = place.span(*match.span())
                links.append(Link(kind, match[0], span, node.start, node.end, shown))
    return anchors, links


def _nodes(root: Node) -> Iterator[Node]:
    """Every element of an article, outer ones first; letters and replies are left out."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(
            child
            for child in reversed(node.content)
            if isinstance(child, Node) and child.name not in _ELSEWHERE
        )
