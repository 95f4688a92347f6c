"""The text of a JATS article: sections, paragraphs, lists, figures, tables, notes."""

from __future__ import annotations

from corrigenda.document import Block
from corrigenda.readers.jats.inline import Inline, plain
from corrigenda.readers.xmltree import Node

_SECTIONS = frozenset({"sec", "app", "boxed-text", "notes", "ack", "glossary", "bio"})
_FLOATS = frozenset({"fig", "table-wrap", "media", "supplementary-material", "chem-struct-wrap"})
_GROUPS = frozenset(
    {"app-group", "fig-group", "fn-group", "floats-group", "table-wrap-group", "table-wrap-foot",
     "statement", "speech", "question", "answer", "question-wrap", "explanation", "table",
     "thead", "tbody", "tfoot", "def-item", "def-list", "body", "back", "disp-quote", "caption",
     "verse-group"}
)  # fmt: skip
_LISTS = frozenset({"list", "def-list"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = (
    _SECTIONS | _FLOATS | _GROUPS | _LISTS | _CELLS | {"p", "fn", "title", "list-item", "def",
    "term", "tr", "attrib", "ref-list", "sub-article", "response", "sig-block", "array"}
)  # fmt: skip
_SILENT = frozenset(
    {"abstract", "alt-text", "alternatives", "array", "attrib", "code", "col", "colgroup",
     "disp-formula", "email", "ext-link", "graphic", "label", "long-desc", "object-id",
     "permissions", "preformat", "ref-list", "response", "sec-meta", "sig-block", "sub-article",
     "uri"}
)  # fmt: skip
"""What is no running text of the article, or is read elsewhere."""


class Body:
    """Walks elements and collects the blocks of their text, in the order of the file."""

    __slots__ = ("_item", "_lists", "_row", "_tables", "blocks")

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._lists = 0
        self._item: tuple[int, int] | None = None
        self._tables = 0
        self._row = 0

    def read(self, node: Node, kind: str = "p", level: int = 1) -> None:
        """Reads an element whose paragraphs are of `kind`; `level` is that of headings inside."""
        for child in node.children():
            self._element(child, kind, level)

    def _element(self, node: Node, kind: str, level: int) -> None:
        name = node.name
        if name == "p":
            self.paragraph(node, kind, level)
        elif name == "title":
            self._heading(node, level)
        elif name == "sec" and _is_abstract(node):
            self.read(node, "abstract", level + 1)
        elif name in _SECTIONS:
            deeper = level + 1 if name in ("sec", "app") or node.first("title") else level
            self.read(node, kind, deeper)
        elif name in _FLOATS:
            self._float(node, level)
        elif name == "fn":
            self.read(node, "fn", level)
        elif name == "disp-quote":
            self.read(node, "disp-quote", level)
        elif name in _LISTS:
            self._list(node, level)
        elif name == "tr":
            self._cells(node)
        elif name not in _SILENT:
            self.read(node, kind, level)

    def paragraph(self, node: Node, kind: str, level: int) -> None:
        """Reads mixed content; a list or a figure inside ends the paragraph and stands alone."""

        def apart(child: Node) -> bool:
            if child.name == "fn":
                self.read(child, "fn", level)
                return True
            if child.name not in _BLOCKS or child.name == "p":
                return False
            self._keep(inline.take(kind))
            self._element(child, kind, level)
            return True

        inline = Inline(apart)
        inline.add(node)
        self._keep(inline.take(kind))

    def _heading(self, node: Node, level: int) -> None:
        inline = Inline()
        inline.add(node)
        self._keep(inline.take("title", level=min(level, 6)))

    def _list(self, node: Node, level: int) -> None:
        self._lists += 1
        number, outer = self._lists, self._item
        for k, item in enumerate(node.children("list-item", "def-item"), 1):
            self._item = (number, k)
            self.read(item, "list-item", level)
        self._item = outer

    def _float(self, node: Node, level: int) -> None:
        """The label, the title and the paragraphs of a caption are one block, as in print."""
        inline = Inline()
        label, caption = node.first("label"), node.first("caption")
        if label is not None:
            inline.add(label)
        for part in caption.children("title", "p") if caption is not None else ():
            said = inline.build().text
            if said:
                inline.sign(" " if said[-1] in ".:?!" else ". ", part.start)
            inline.add(part)
        self._keep(inline.take("caption"))
        if node.name == "table-wrap":
            self._tables += 1
            self._row = 0
        for child in node.children():
            if child.name == "alternatives":
                for table in child.children("table"):
                    self.read(table, "td", level)
            elif child.name not in ("label", "caption"):
                self._element(child, "p", level)

    def _cells(self, row: Node) -> None:
        head = all(cell.name == "th" for cell in row.children(*_CELLS))
        if not head or self._row:
            self._row += 1
        for column, cell in enumerate(row.children(*_CELLS), 1):
            inline = Inline()
            inline.add(cell)
            block = inline.take(cell.name)
            if block is not None:
                block.cell = (self._tables, self._row, column)
                self.blocks.append(block)

    def _keep(self, block: Block | None) -> None:
        if block is not None:
            if block.kind == "list-item":
                block.item = self._item
            self.blocks.append(block)


def _is_abstract(section: Node) -> bool:
    """Whether a section is the abstract: some converters leave it in the body."""
    title = section.first("title")
    return title is not None and plain(title).strip(". ").lower() == "abstract"
