"""What the reading of a page remembers from one paragraph to the next."""

from __future__ import annotations

from corrigenda.document import MappedText, TextBuilder
from corrigenda.readers.page.assembly import Assembly
from corrigenda.readers.page.front import Front
from corrigenda.readers.page.interface import tail_start
from corrigenda.readers.page.lines import Paragraph
from corrigenda.readers.page.marks import Mark
from corrigenda.readers.page.people import Listed, details_of
from corrigenda.readers.page.shapes import emit_prose, heading_level

FRONT, ABSTRACT, MIDDLE, BODY, REFERENCES, BACK = range(6)
"""The zones of a page: the head, the abstract, what stands between it and the text, the text, the
list of references, and all that follows."""

_STATEMENT_VALUES = {
    "conflict": "conflict_of_interest",
    "data": "data_availability",
    "ethics": "ethics",
    "ack": "acknowledgements",
}


class State:
    """The state of reading one page.

    `part` is the label whose text is awaited or goes on, `event` the event whose date is awaited,
    `statement` the statement that has a heading and no text yet, `pending` a marker that stood
    alone on the line before (with its paragraph).
    """

    def __init__(self, paragraphs: list[Paragraph], marks: list[Mark], front: Front) -> None:
        self.out = Assembly()
        self.paragraphs, self.marks, self.front = paragraphs, marks, front
        self.zone = FRONT
        self.part = self.event = self.statement = ""
        self.pending: tuple[Paragraph, str] | None = None
        self.headings: set[str] = set()  # of the abstract
        self.abstract: list[MappedText] = []
        self.listed: list[Listed] = []
        self.notes: dict[str, str] = {}
        self.keyword_lines = 0
        self.address_lines = 0
        self.details = details_of(paragraphs, marks, front)
        self.detailed = {k for details in self.details.values() for k in details.lines}

    def after(self, k: int) -> Paragraph | None:
        """The paragraph after the one of index `k`."""
        return self.paragraphs[k + 1] if k + 1 < len(self.paragraphs) else None

    def prose(self, k: int) -> None:
        """Adds a paragraph of the article's text."""
        emit_prose(self.out, (self.paragraphs[k], self.after(k)))

    def level(self, k: int) -> int:
        """The level of a paragraph that has the shape of a heading; 0 for any other."""
        return heading_level(self.paragraphs[k].string, self.after(k))

    def leave_text(self) -> None:
        """Goes on to what follows the abstract, or the text."""
        if self.zone in (BODY, REFERENCES):
            self.zone = BACK
        elif self.zone in (ABSTRACT, FRONT):
            self.zone = MIDDLE

    def split_tail(self, text: MappedText) -> MappedText:
        """Adds the interface text glued to the end of a line; returns the line without it."""
        end = tail_start(text.text)
        self.interface(text, end)
        return text.cut(0, end)

    def interface(self, text: MappedText, start: int = 0) -> None:
        """Adds (the end of) a text as interface text."""
        if start < len(text.text):
            self.out.block("interface", text.cut(start, len(text.text)))

    def heading(self, text: MappedText, level: int = 2) -> None:
        """Adds a heading."""
        self.out.block("title", text, level=level)

    def abstract_paragraph(self, text: MappedText) -> None:
        """Adds a paragraph of the abstract."""
        text = text.strip()
        if text.text:
            self.abstract.append(text)
            self.out.block("abstract", text, pointer="/abstract")

    def whole_abstract(self) -> MappedText:
        """The paragraphs of the abstract, a newline standing for what is between them."""
        builder = TextBuilder()
        for k, part in enumerate(self.abstract):
            if k:
                before = self.abstract[k - 1].span().end
                builder.add("\n", before, before)  # headings may stand between the two
            builder.append(part)
        return builder.build()

    def state(self, text: MappedText) -> None:
        """Sets the value of the statement that `part` names."""
        if self.part == "funding":
            self.out.put(("funding", 0, "statement"), text)
        elif self.part in _STATEMENT_VALUES:
            self.out.put((_STATEMENT_VALUES[self.part],), text)

    def note(self, text: str, symbol: str = "") -> None:
        """Remembers what a footnote says of its symbol."""
        symbol = symbol or (text[0] if not text[0].isalpha() else "")
        low = text.casefold()
        if "equal" in low or "joint" in low or "share" in low or "co-first" in low:
            self.notes[symbol] = "equal"
        elif "correspond" in low:
            self.notes[symbol] = "corresponding"
        elif symbol:
            self.notes.setdefault(symbol, "other")
