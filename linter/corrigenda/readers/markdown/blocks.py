"""From the parser's events to blocks: what each paragraph, heading and cell says, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from corrigenda.document import OBJECT, Block, TextBuilder
from corrigenda.readers.markdown.fences import names
from corrigenda.readers.markdown.masking import GONE, OBJ

_MASKS = re.compile(f"{OBJ}+|{GONE}+")
_NAKED_ADDRESS = re.compile(r"\S*(?:/|\w\.\w)\S*\Z")
_OPAQUE_TAGS = names("code kbd samp var pre script style math svg tt video audio iframe")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_CONTEXT = {
    "Item": "list-item",
    "BlockQuote": "disp-quote",
    "FootnoteDefinition": "fn",
    "DefinitionListDefinition": "p",
    "DefinitionListTitle": "p",
}
_SILENT = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"})
_ITALIC_TAGS = frozenset({"i", "em"})

Event = Any
"""What pyromark yields: a name, or a mapping with one name."""


class Collector:
    """Turns events into blocks. `text` is the source, `masked` what the parser read."""

    __slots__ = (
        "_at",
        "_break",
        "_builder",
        "_cell",
        "_contexts",
        "_end",
        "_images",
        "_italic",
        "_italics",
        "_items",
        "_kind",
        "_level",
        "_link",
        "_lists",
        "_opaque",
        "_silent",
        "blocks",
        "masked",
        "text",
    )

    def __init__(self, text: str, masked: str) -> None:
        self.text = text
        self.masked = masked
        self.blocks: list[Block] = []
        self._builder: TextBuilder | None = None
        self._kind = ""  # of the open block, where the event that opened it says
        self._level = 0
        self._contexts: list[str] = []
        self._cell = "td"
        self._silent = 0
        self._break: tuple[int, int] | None = None  # a line break not yet added
        self._end = 0  # the end of what was added last
        self._images: list[tuple[TextBuilder | None, str, int, list[tuple[int, int]]]] = []
        self._opaque: tuple[str, int] | None = None  # an HTML element whose text is no prose
        self._link: list[int] = []
        self._italics: list[tuple[int, int]] = []  # of the open block
        self._italic: list[int] = []  # where the open ranges begin
        self._items: list[list[int]] = []  # for each open list its number and its last item's
        self._lists = 0
        self._at = (0, 0, 0)  # the table, the row and the column of the open cell

    def run(
        self,
        events: Iterable[tuple[Event, Any]],
        point: Callable[[int], int] | None,
    ) -> list[Block]:
        """The blocks of all events, in the order of the file."""
        for event, span in events:
            if event.__class__ is str:
                name, value = "", event
            else:
                ((name, value),) = event.items()
                if name == "End" and value.__class__ is str and value not in ("Link", "Image"):
                    self._shut(value, 0)
                    continue
            if self._silent and name not in ("Start", "End"):
                continue
            start, end = span["start"], span["end"]
            if point is not None:
                start, end = point(start), point(end)
            if name == "Text":
                self._add_text(value, start, end)
            elif name == "Start":
                self._open(value, start, end)
            elif name == "End":
                self._shut(value, end)
            elif name:
                self._leaf(name, start, end)
            else:
                self._simple(value, start, end)
        self._flush()
        self.blocks.sort(key=lambda block: block.span(0, 0).start)
        return self.blocks

    def _simple(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._flush()
        elif self._builder is not None and self._opaque is None:
            first = self._break[0] if self._break else start
            if not self._break and self.masked[self._end : start].isspace():
                first = self._end
            self._break = (first, end)

    def _leaf(self, name: str, start: int, end: int) -> None:
        if name == "InlineHtml":
            self._tag(start, end)
        elif name == "InlineMath" and self.masked[end : end + 1].isdigit():
            # “$5 to $10”: a closing dollar sign is not followed by a digit (pandoc's rule).
            self._add_text(self.masked[start:end], start, end)
        elif name not in ("TaskListMarker", "Html"):
            self._add(OBJECT, start, end)

    # -- inline text ------------------------------------------------------------------------------

    def _add(self, text: str, start: int, end: int) -> None:
        if self._opaque is not None:
            return
        builder = self._builder
        if builder is None:
            builder = self._builder = TextBuilder()
            self._break = None
        if self._break is not None:
            if len(builder):
                builder.add("\n", self._break[0], start)
            self._break = None
        builder.add(text, start, end)
        self._end = end

    def _add_text(self, text: str, start: int, end: int) -> None:
        masked = self.masked
        if masked[start:end] != text:
            self._add(text, start, end)  # an entity: atomic
            return
        if start and masked[start - 1] == "\\" and self._is_escape(start):
            self._add(text[0], start - 1, start + 1)
            start += 1
            text = text[1:]
            if not text:
                return
        if OBJ not in text and GONE not in text:
            self._add(text, start, end)
            return
        at = 0
        for match in _MASKS.finditer(text):
            if match.start() > at:
                self._add(text[at : match.start()], start + at, start + match.start())
            if match[0][0] == OBJ:
                self._add(OBJECT, start + match.start(), start + match.end())
            at = match.end()
        if at < len(text):
            self._add(text[at:], start + at, end)

    def _is_escape(self, start: int) -> bool:
        """Whether the backslash before `start` is one that the parser took away."""
        return self._builder is None or not len(self._builder) or self._end < start

    def _tag(self, start: int, end: int) -> None:
        match = _TAG.match(self.text, start)
        if match is None:
            return
        closing, name = match[1], match[2].lower()
        if self._opaque is not None:
            if closing and name == self._opaque[0]:
                opened = self._opaque[1]
                self._opaque = None
                self._add(OBJECT, opened, end)
        elif name == "br":
            self._simple("HardBreak", start, end)
        elif name == "img":
            self._add(OBJECT, start, end)
        elif name in _ITALIC_TAGS:
            if closing:
                self._end_italic()
            else:
                self._begin_italic()
        elif name in _OPAQUE_TAGS and not closing and self.text[end - 2] != "/":
            self._opaque = (name, start)

    # -- structure --------------------------------------------------------------------------------

    def _open(self, tag: Any, start: int, end: int) -> None:
        name, value = (tag, {}) if tag.__class__ is str else next(iter(tag.items()))
        if name in _INLINE:
            self._join(start)
            if name == "Emphasis":
                self._begin_italic()
        elif name == "Link":
            self._join(start)
            self._open_link(value, start, end)
        elif name == "Image":
            self._join(start)
            self._images.append((self._builder, self._kind, start, self._italics))
            self._builder, self._kind, self._break = TextBuilder(), "caption", None
            self._italics = []
        elif name in _SILENT:
            self._flush()
            self._silent += 1
        elif name == "Heading":
            self._flush()
            self._kind, self._level = "title", int(value["level"][1])
        elif name in ("TableHead", "TableCell"):
            self._flush()
            table, row, column = self._at
            if name == "TableHead":
                self._cell = "th"
                self._at = (table + 1, 0, 0)
            else:
                self._at = (table, row, column + 1)
            self._kind = self._cell
        else:
            if name != "Paragraph" or self._builder is not None:
                self._flush()
            self._enter(name, value)

    def _enter(self, name: str, value: Any) -> None:
        if name in _CONTEXT:
            self._contexts.append("p" if name == "BlockQuote" and value else _CONTEXT[name])
            if name == "Item" and self._items:
                self._items[-1][1] += 1
        elif name == "List":
            self._lists += 1
            self._items.append([self._lists, 0])
        elif name == "TableRow":
            self._at = (self._at[0], self._at[1] + 1, 0)

    def _shut(self, tag: Any, end: int) -> None:
        name = tag if tag.__class__ is str else next(iter(tag))
        if name in _INLINE:
            if name == "Emphasis":
                self._end_italic()
            return
        if name == "Link":
            self._shut_link(end)
        elif name == "Image":
            self._shut_image(end)
        elif name in _SILENT:
            self._silent -= 1
        else:
            self._flush()
            if name == "TableHead":
                self._cell = "td"
            elif name in _CONTEXT and self._contexts:
                self._contexts.pop()
            elif name == "List" and self._items:
                self._items.pop()

    def _begin_italic(self) -> None:
        self._italic.append(len(self._builder) if self._builder is not None else 0)

    def _end_italic(self) -> None:
        if self._italic:
            start = self._italic.pop()
            end = len(self._builder) if self._builder is not None else 0
            if start < end:
                self._italics.append((start, end))

    def _join(self, start: int) -> None:
        """Ends a pending line break where inline markup opens, so that its map stays exact."""
        if self._break is not None and self._builder is not None and len(self._builder):
            self._builder.add("\n", self._break[0], start)
            self._break, self._end = None, start

    def _open_link(self, link: Any, start: int, end: int) -> None:
        if link["link_type"] in ("Autolink", "Email"):
            self._add(OBJECT, start, end)
            self._silent += 1
            self._link.append(-1)
            return
        close = self.text.find("]", start, end)
        shown = self.text[start + 1 : close]
        if close > start and _NAKED_ADDRESS.match(shown.strip("`*_")):
            self._add(OBJECT, start, end)
            self._silent += 1
            self._link.append(-1)
        else:
            self._link.append(start)

    def _shut_link(self, end: int) -> None:
        if self._link and self._link.pop() < 0:
            self._silent -= 1
        self._end = max(self._end, end)

    def _shut_image(self, end: int) -> None:
        alt, (outer, kind, start, italics) = self._builder, self._images.pop()
        if alt is not None and len(alt) and not self._silent:
            self._keep(alt.block("caption"), self._italics)
        self._builder, self._kind, self._break = outer, kind, None
        self._italics = italics
        if outer is not None and not self._silent:
            self._add(OBJECT, start, end)

    def _flush(self) -> None:
        builder, kind, level = self._builder, self._kind, self._level
        self._builder, self._kind, self._level, self._break = None, "", 0, None
        self._opaque = None
        italics, self._italics, self._italic = self._italics, [], []
        if builder is None or not len(builder):
            return
        if not kind:
            kind = self._contexts[-1] if self._contexts else "p"
        block = builder.block(kind, level=level)
        self._keep(block, italics, kind == "list-item")

    def _keep(self, block: Block, italics: list[tuple[int, int]], listed: bool = False) -> None:
        """Keeps a block, without white space around it, if it says anything."""
        text = block.text
        if text.replace(OBJECT, " ").strip():
            if text[0].isspace() or text[-1].isspace():
                cut = len(text) - len(text.lstrip())
                italics = [(max(0, start - cut), end - cut) for start, end in italics]
                block = Block.of(block.kind, block.strip(), level=block.level)
            block.italics = tuple(italics)
            if listed and self._items:
                number, item = self._items[-1]
                block.item = (number, item)
            if block.kind in ("td", "th"):
                block.cell = self._at
            self.blocks.append(block)
