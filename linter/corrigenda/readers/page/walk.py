"""Reads a classified page from top to bottom into blocks and values."""

from __future__ import annotations

import re

from corrigenda.document import MappedText
from corrigenda.readers.page import marks as c
from corrigenda.readers.page import values
from corrigenda.readers.page.assembly import Assembly
from corrigenda.readers.page.dates import event_label
from corrigenda.readers.page.front import Front, affiliations_in
from corrigenda.readers.page.interface import (
    is_banner,
    is_button,
    reference_tail_start,
    tail_start,
)
from corrigenda.readers.page.labels import REGISTRATIONS, STATEMENTS, Label
from corrigenda.readers.page.lines import Paragraph, bullet, number
from corrigenda.readers.page.marks import Mark
from corrigenda.readers.page.people import Listed, details_of, put_affiliations, put_people
from corrigenda.readers.page.shapes import emit_prose, heading_level

_VALUES = {
    "conflict": "conflict_of_interest", "data": "data_availability", "ethics": "ethics",
    "ack": "acknowledgements",
}  # fmt: skip
_ONE_LINE = ("citation", "doi", "pmid", "pmcid", "journal", "title", "url", "issn")
_AFTER_REFERENCES = ("keywords", "citation", "corresp", "editor", "copyright", "history", "issn")
_KEYWORD_MAX = 90
_FRONT, _ABSTRACT, _MIDDLE, _BODY, _REFERENCES, _BACK = range(6)
_CONCLUDING = ("conclusion", "conclusions", "interpretation", "conclusions and relevance")


class Walk:
    """The state of reading one page."""

    def __init__(self, paragraphs: list[Paragraph], marks: list[Mark], front: Front) -> None:
        self.out = Assembly()
        self.paragraphs, self.marks, self.front = paragraphs, marks, front
        self.zone = _FRONT
        self.part = ""  # the label whose text is awaited or going on
        self.event = ""  # the event whose date is awaited
        self.headings: set[str] = set()  # of the abstract
        self.abstract: list[MappedText] = []
        self.listed: list[Listed] = []
        self.notes: dict[str, str] = {}
        self.pending: tuple[Paragraph, str] | None = None  # a label or symbol on the line before
        self.statement: str = ""
        self.signals: set[str] = set()
        self.keyword_lines = 0
        self.address = 0  # how many lines of the corresponding author's address were read
        self.details = details_of(paragraphs, marks, front)
        self.detailed = {k for details in self.details.values() for k in details.lines}

    def read(self) -> Assembly:
        """Walks over all paragraphs, then puts what needed the whole page."""
        for k, mark in enumerate(self.marks):
            self._one(k, self.paragraphs[k], mark)
        self._finish()
        return self.out

    def _one(self, k: int, paragraph: Paragraph, mark: Mark) -> None:
        front, out, text = self.front, self.out, paragraph.text
        if k == front.end and self.zone == _FRONT:
            self.zone = _MIDDLE if mark.kind == c.LABEL else _ABSTRACT
            self.part = ""
        if k == front.title:
            self._titled(text)
        elif k in front.people:
            pass  # put when the whole page is known
        elif k in self.detailed:
            if not text.text.startswith("Affiliation"):
                out.block("corresp" if "@" in text.text else "contrib", text)
        elif k in front.affiliations:
            self._affiliated(paragraph, k)
        elif k in front.journals:
            values.put_journal(out, text)
            out.block("journal-title", text)
        elif mark.kind == c.LABEL and mark.label is not None and not self._is_ref(mark.label):
            self._labelled(k, paragraph, mark.label)
        elif mark.kind == c.INTERFACE or self.part == "foreign":
            out.block("interface", text)
        elif self.zone == _REFERENCES and not self._ends_references(mark, text.text):
            self._reference(text)
        elif self.zone == _BODY and not self._outside_body(mark, text.text):
            emit_prose(out, self._shape(k))
        elif self.part == "keywords" and len(text.text) <= _KEYWORD_MAX and self.keyword_lines < 16:
            self.keyword_lines += 1
            if mark.kind in ("", c.TYPE, c.MARK):
                values.put_keywords(out, text)
            else:
                self._marked(k, paragraph, mark)
        elif mark.kind:
            self._marked(k, paragraph, mark)
        else:
            self._unmarked(k, paragraph)
        if mark.kind != c.MARK:
            self.pending = None

    # --- the head -----------------------------------------------------------------------------

    def _titled(self, text: MappedText) -> None:
        end = tail_start(text.text)
        pointer = self.out.put(("title",), text, (0, end))
        self.out.block("article-title", text.cut(0, end), pointer=pointer)
        self._tail(text, end)

    def _tail(self, text: MappedText, end: int) -> None:
        if end < len(text.text):
            self.out.block("interface", text.cut(end, len(text.text)))

    def _affiliated(self, paragraph: Paragraph, k: int) -> None:
        found = self.front.affiliations.get(k) or affiliations_in(paragraph.string)
        for parts in found:
            item = Listed(paragraph.text, parts)
            if self.pending and parts.label is None and len(found) == 1:
                before, value = self.pending
                item = item._replace(label=before.text.span(), label_value=value)
            self.listed.append(item)

    # --- labels -------------------------------------------------------------------------------

    def _is_ref(self, label: Label) -> bool:
        """Whether a label inside the reference list is only the beginning of a reference."""
        return (
            self.zone == _REFERENCES
            and not label.alone
            and label.part not in STATEMENTS
            and label.part not in _AFTER_REFERENCES
        )

    def _labelled(self, k: int, paragraph: Paragraph, label: Label) -> None:
        out, text, part = self.out, paragraph.text, label.part
        if self.zone == _BODY and not label.alone and part in ("structured", "title", "section"):
            emit_prose(out, self._shape(k))
            return
        if label.alone and is_button(text.text) and self._is_button_here(k, part):
            out.block("interface", text)
            return
        if self.part == "foreign" and not label.alone:
            out.block("interface", text)
            return
        self.signals.add(part)
        keep = self.part == "foreign" and part in ("structured", "other-abstract", "section")
        if keep or part == "foreign":
            self.part = "foreign"
            out.block("interface", text)
            return
        self.event = ""
        rest = text.cut(label.start, len(text.text))
        if part in ("body", "structured", "references"):
            self._heading(k, paragraph, label)
        elif part == "abstract":
            self.zone, self.part = _ABSTRACT, "abstract"
            if label.alone:
                out.block("title", text, level=2)
            else:
                self._abstract_paragraph(rest)
        elif part == "other-abstract":
            self.part = part
            self.zone = _MIDDLE if self.zone in (_ABSTRACT, _FRONT) else self.zone
            self._titled_or_run_in(text, label, "p")
        elif part == "keywords":
            self.part, self.keyword_lines = "keywords", 0
            self.zone = _MIDDLE if self.zone in (_ABSTRACT, _FRONT) else self.zone
            if not label.alone:
                self.part = ""
                self._keywords(text, label.start)
        elif self.zone == _ABSTRACT and label.name in REGISTRATIONS:
            if label.alone:
                out.block("title", text, level=3)
            else:
                self._abstract_paragraph(text)
        elif part in STATEMENTS:
            self._leave_text()
            self.part = self.statement = part
            self._titled_or_run_in(text, label, "p")
            if not label.alone:
                self._statement(rest)
                self.statement = ""
        else:
            if label.alone and self.zone in (_REFERENCES, _BODY):
                self._leave_text()
            elif self.zone == _ABSTRACT:
                self.zone = _MIDDLE
            self.part, self.address = part, 0
            if label.alone:
                out.block("title", text, level=2)
            else:
                self._valued(k, paragraph, part, label.start)
                if part not in ("affiliations", "editor"):
                    self.part = ""

    def _is_button_here(self, k: int, part: str) -> bool:
        """Whether a label that is also a button (“Cite this article”) has no text after it."""
        after = self.marks[k + 1].kind if k + 1 < len(self.marks) else c.INTERFACE
        if part == "citation":
            follows = self.paragraphs[k + 1].string if k + 1 < len(self.paragraphs) else ""
            return not re.search(r"(?:19|20)\d\d", follows) or after == c.HISTORY
        return part in ("copyright", "journal", "statement", "license") and after != c.RIGHTS

    def _heading(self, k: int, paragraph: Paragraph, label: Label) -> None:
        out, text = self.out, paragraph.text
        structured = label.part == "structured"
        if self.zone == _ABSTRACT and structured:
            numbered = paragraph.string[0].isdigit()
            again = label.name in self.headings and label.alone
            plain = label.alone and bool(self.abstract) and not self.headings
            if not (numbered or again or plain):
                self.headings.add(label.name)
                if label.alone:
                    out.block("title", text, level=3)
                else:
                    self._abstract_paragraph(text)
                return
        if label.part == "references":
            if not label.alone:
                emit_prose(out, self._shape(k))
                return
            self.zone, self.part = _REFERENCES, ""
        elif label.alone:
            self.zone, self.part = _BODY, ""
        if label.alone:
            out.block("title", text, level=heading_level(paragraph.string) or 2)
        else:
            emit_prose(out, self._shape(k))

    def _leave_text(self) -> None:
        if self.zone in (_BODY, _REFERENCES):
            self.zone = _BACK
        elif self.zone in (_ABSTRACT, _FRONT):
            self.zone = _MIDDLE

    def _titled_or_run_in(self, text: MappedText, label: Label, kind: str) -> None:
        if label.alone:
            self.out.block("title", text, level=2)
        else:
            self.out.block(kind, text)

    def _valued(self, k: int, paragraph: Paragraph, part: str, start: int) -> None:
        """The text of a label that is neither prose nor a heading."""
        out, text = self.out, paragraph.text
        if part == "corresp":
            self.signals.add("corresp")
            values.put_correspondence(out, text, start)
            out.block("corresp", text)
        elif part == "citation":
            values.put_publication(out, text.cut(start, len(text.text)), citation=True)
            out.block("pub-info", text)
        elif part in ("doi", "url"):
            values.put_doi(out, text.cut(start, len(text.text)), labelled=part == "doi")
            out.block("article-id", text)
        elif part in ("pmid", "pmcid", "issn"):
            values.put_ids(out, text)
            if not out.has(part) and start and part != "issn":
                out.put((part,), text, (start, len(text.text)))
            out.block("article-id", text)
        elif part in ("copyright", "license"):
            values.put_rights(out, text, start)
            out.block("permissions", text)
        elif part == "history":
            values.put_history(out, text)
            out.block("history", text)
        elif part == "title":
            pointer = out.put(("title",), text, (start, len(text.text)))
            out.block("article-title", text.cut(start, len(text.text)), pointer=pointer)
        elif part == "journal":
            out.put(("journal", "title"), text, (start, len(text.text)))
            out.block("journal-title", text)
        elif part in ("section", "topic"):
            end = tail_start(text.text)
            name = "section" if part == "section" else "research_topic"
            out.put((name,), text, (start, end))
            out.block("subject", text.cut(0, end))
            self._tail(text, end)
        elif part == "affiliations" and affiliations_in(text.text[start:]):
            cut = text.cut(start, len(text.text))
            self.listed += [Listed(cut, parts) for parts in affiliations_in(cut.text)]
        elif part == "editor":
            out.block("contrib", text)
        elif part == "subjects":
            out.block("subject", text)
        else:
            emit_prose(out, self._shape(k))

    # --- paragraphs with a class of their own --------------------------------------------------

    def _marked(self, k: int, paragraph: Paragraph, mark: Mark) -> None:
        out, text, kind = self.out, paragraph.text, mark.kind
        if self.zone == _ABSTRACT and self.abstract and kind not in (c.EVENT, c.DATE, c.MARK):
            self.zone = _MIDDLE
        if kind in (c.RIGHTS, c.HISTORY, c.PUBLICATION, c.DOI) and self.part in STATEMENTS:
            self.part = self.statement = ""
        citing = self.part in ("citation", "journal")
        if kind in (c.DOI, c.IDS, c.PUBLICATION) and self.part in _ONE_LINE:
            self.part = ""
        if kind == c.EVENT:
            self.event = event_label(text.text) or ""
            out.block("history", text)
        elif kind == c.DATE:
            if self.event or self.zone in (_FRONT, _MIDDLE):
                values.put_date(out, self.event or "published", text)
            self.event = ""
            out.block("history", text)
        elif kind == c.HISTORY:
            self.signals.add("history")
            values.put_history(out, text)
            values.put_doi(out, text)
            out.block("history", text)
        elif kind in (c.DOI, c.IDS):
            values.put_ids(out, text)
            values.put_doi(out, text)
            if kind == c.DOI:
                values.put_history(out, text)
                values.put_date(out, "published", text)
            out.block("article-id", text)
        elif kind == c.PUBLICATION:
            end = tail_start(text.text)
            values.put_publication(out, text.cut(0, end), citation=citing)
            out.block("pub-info", text.cut(0, end))
            self._tail(text, end)
        elif kind == c.RIGHTS:
            values.put_rights(out, text)
            out.block("permissions", text)
        elif kind == c.TYPE:
            if not out.has("title") or self.zone == _FRONT:
                out.put(("type",), text, (mark.start, len(text.text)))
            out.block("subject", text)
        elif kind == c.SECTION:
            if mark.start < 24:
                out.put(("section",), text, (mark.start, len(text.text)))
            out.block("subject", text)
        elif kind == c.TOPIC:
            end = tail_start(text.text)
            values.put_topic(out, text, mark.start, end)
            out.block("subject", text.cut(0, end))
            self._tail(text, end)
        elif kind == c.STATUS:
            self.signals.add("status")
            out.put(("status",), text)
            out.block("status", text)
        elif kind == c.NOTE:
            self._note(text.text, self.pending[1] if self.pending else "")
            out.block("fn", text)
        elif kind == c.ORCID:
            out.block("contrib", text)
        elif kind == c.MARK:
            self.pending = paragraph, text.text
        else:
            emit_prose(out, self._shape(k))

    def _note(self, text: str, symbol: str = "") -> None:
        symbol = symbol or (text[0] if not text[0].isalpha() else "")
        low = text.casefold()
        if "equal" in low or "joint" in low or "share" in low or "co-first" in low:
            self.notes[symbol] = "equal"
        elif "correspond" in low:
            self.notes[symbol] = "corresponding"
        elif symbol:
            self.notes.setdefault(symbol, "other")

    # --- paragraphs of no class ------------------------------------------------------------------

    def _unmarked(self, k: int, paragraph: Paragraph) -> None:
        out, text, front = self.out, paragraph.text, self.front
        string = text.text
        if self.pending and self.pending[1] in "*†‡§¶#" and "uthor" in string:
            self._note(string, self.pending[1])
            kind = "corresp" if "correspond" in string else "fn"
            self.signals.add(kind)
            out.block(kind, text)
        elif self.part == "affiliations" or (self.pending and affiliations_in(string)):
            if affiliations_in(string):
                self._affiliated(paragraph, k)
            else:
                out.block("contrib", text)
        elif self.part == "corresp":
            self._correspondence(text)
        elif self.part in _ONE_LINE or (self.part == "history" and any(map(str.isdigit, string))):
            self._valued(k, paragraph, self.part, 0)
            self.part = "" if self.part != "history" else self.part
        elif self.part in ("editor", "authors") and len(string) < 200:
            out.block("contrib", text)
        elif self.part in ("copyright", "license") and len(string) > 30:
            values.put_rights(out, text)
            out.block("permissions", text)
        elif self.zone == _FRONT and front.title is not None and self._repeats_head(string):
            kind = "article-title" if string == self.paragraphs[front.title].string else "contrib"
            out.block(kind, text)
        elif self._may_be_banner(string) and is_banner(string):
            out.block("interface", text)
        elif self.zone == _ABSTRACT and self._in_abstract(k):
            self._abstract_paragraph(text)
        else:
            if self.zone == _ABSTRACT:
                self.zone = _BODY
            if self.statement and self.part == self.statement and not heading_level(string):
                self._statement(text)
                self.statement = ""
            emit_prose(out, self._shape(k))

    def _correspondence(self, text: MappedText) -> None:
        """A line under the heading “Corresponding author”: a name, an address, an e-mail."""
        out = self.out
        if not self.address:
            values.put_correspondence(out, text, 0)
        else:
            values.put_email(out, text)
        self.address += 1
        if "@" in text.text or self.address > 8:
            self.part = ""
        out.block("corresp", text)

    def _may_be_banner(self, string: str) -> bool:
        if self.part in STATEMENTS:
            low = string.casefold()
            return len(low) < 300 and ("cookie" in low or "newsletter" in low or "shareable" in low)
        return self.zone in (_FRONT, _BACK, _MIDDLE)

    def _repeats_head(self, string: str) -> bool:
        """Whether a line prints the title or the authors once more."""
        if self.front.title is not None and string == self.paragraphs[self.front.title].string:
            return True
        names = [p.words[-1].text for people in self.front.people.values() for p in people]
        return bool(names) and len(string) < 2000 and all(name in string for name in names)

    def _in_abstract(self, k: int) -> bool:
        """Whether an unknown paragraph still belongs to the abstract."""
        string = self.paragraphs[k].string
        if not self.abstract:
            return True
        if len(self.abstract) > 24:
            return False
        if self._level(k)[0] or (len(string) < 120 and string[-1] not in ".?!)]”\""):
            return False
        if self.part != "abstract":  # no heading said that this is the abstract
            return len(self.abstract) < 6 and len(string) > 80
        return True

    def _abstract_paragraph(self, text: MappedText) -> None:
        text = text.strip()
        if text.text:
            self.abstract.append(text)
            self.out.block("abstract", text, pointer="/abstract")

    def _statement(self, text: MappedText) -> None:
        part = self.part
        if part == "funding":
            self.out.put(("funding", 0, "statement"), text)
        elif part in _VALUES:
            self.out.put((_VALUES[part],), text)

    def _keywords(self, text: MappedText, start: int) -> None:
        string = text.text
        glued = re.search(r"\s1\.?\s+(Introduction|INTRODUCTION|Background)\s*$", string)
        end = glued.start() if glued else len(string)
        values.put_keywords(self.out, text.cut(0, end), start)
        if glued:
            self.zone = _BODY
            self.out.block("title", text.cut(end, len(string)), level=1)

    def _reference(self, text: MappedText) -> None:
        out, string = self.out, text.text
        end = reference_tail_start(string)
        start = bullet(string)
        listed = number(string[start:])
        start += listed[1] if listed else 0
        if end > start and string[start:end].strip():
            k = out.count("references")
            out.put(("references", k, "text"), text, (start, end))
            from corrigenda.readers.page.publication import find_doi

            doi = find_doi(string[:end]) if "10." in string else None
            if doi:
                out.put(("references", k, "doi"), text, doi)
            out.block("ref", text.cut(start, end), pointer=f"/references/{k}")
        self._tail(text, end)

    # --- what ends a zone ------------------------------------------------------------------------

    def _ends_references(self, mark: Mark, text: str) -> bool:
        ends = (mark.kind == c.RIGHTS and text[:9].casefold().startswith(("©", "copyright"))) or (
            mark.kind in (c.HISTORY, c.NOTE) and not text[:1].isdigit() and len(text) < 200
        )
        if ends:
            self.zone = _BACK
        return ends

    def _outside_body(self, mark: Mark, text: str) -> bool:
        if mark.kind == c.RIGHTS and text[:9].casefold().startswith(("©", "copyright")):
            self.zone = _BACK
            return True
        return mark.kind == c.HISTORY and not text[:1].isdigit() and len(text) < 250

    def _shape(self, k: int) -> tuple[Paragraph, Paragraph | None]:
        after = self.paragraphs[k + 1] if k + 1 < len(self.paragraphs) else None
        return self.paragraphs[k], after

    def _level(self, k: int) -> tuple[int, bool]:
        paragraph, after = self._shape(k)
        level = heading_level(paragraph.string, after)
        return level, bool(level)

    # --- the end ---------------------------------------------------------------------------------

    def _finish(self) -> None:
        out, front = self.out, self.front
        if self.abstract:
            first, last = self.abstract[0], self.abstract[-1]
            if len(self.abstract) == 1:
                out.put(("abstract",), first)
            else:
                whole = "\n".join(part.text for part in self.abstract)
                span = first.span()._replace(end=last.span().end)
                out.normalised(("abstract",), whole, span)
        people = [
            (front.text_of(k, self.paragraphs), person, self.details.get(k))
            for k in sorted(front.people)
            for person in front.people[k]
        ]
        put_affiliations(out, self.listed, labels=any(p.markers for _, p, _ in people))
        put_people(out, people, self.notes)
        values.settle_dates(out)
