"""The lists of a document, item by item."""

from __future__ import annotations

from typing import NamedTuple

from corrigenda.document import Block, Document

KIND = "list-item"


class Item(NamedTuple):
    """An item of a list: its first and its last block, often one and the same.

    `nested`: a list, a quotation or code stands inside it.
    """

    first: Block
    last: Block
    nested: bool


def lists(document: Document) -> list[list[Item]]:
    """The lists of a document in its order; use it through `Document.derive`.

    Where the format does not number its lists, items that follow each other are one.
    """
    found: dict[int, dict[int, list[Block]]] = {}
    number = previous = 0
    inner: set[tuple[int, int]] = set()
    open_items: list[tuple[int, int]] = []
    for k, block in enumerate(document.blocks):
        if block.kind != KIND:
            open_items.clear()
            continue
        if block.item is None:
            if not k or document.blocks[k - 1].kind != KIND:
                number -= 1
            previous += 1
            item = (number, previous)
        else:
            item = block.item
        if open_items and open_items[-1][0] != item[0]:
            if item[0] in [n for n, _ in open_items]:
                while open_items[-1][0] != item[0]:
                    open_items.pop()
            else:
                inner.add(open_items[-1])
        if open_items and open_items[-1][0] == item[0]:
            open_items[-1] = item
        else:
            open_items.append(item)
        found.setdefault(item[0], {}).setdefault(item[1], []).append(block)
    return [
        [Item(blocks[0], blocks[-1], (n, k) in inner) for k, blocks in items.items()]
        for n, items in found.items()
    ]
