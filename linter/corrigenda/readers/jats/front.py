"""The metadata of a JATS article: journal, identifiers, titles, dates, rights, statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corrigenda.document import Block, TextBuilder
from corrigenda.readers.jats.body import Body
from corrigenda.readers.jats.inline import Inline, mapped, plain, value
from corrigenda.readers.jats.statements import Statements
from corrigenda.readers.jats.values import Values
from corrigenda.readers.xmltree import Node, attribute
from corrigenda.text import Span

if TYPE_CHECKING:
    from corrigenda.article import Step

_IDS = {"doi": "doi", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid"}
_EVENTS = {
    "received": "received",
    "accepted": "accepted",
    "rev-recd": "revised",
    "revised": "revised",
    "rev-request": "revision-requested",
    "preprint": "preprint",
    "corrected": "corrected",
    "retracted": "retracted",
    "reviewed-preprint": "preprint",
}
_PUBLISHED = ("pub", "epub", "epub-ppub", "epubr", "ppub", "collection", "")
"""Kinds of ``pub-date`` that say when the article was published, best first."""
_ISSUES = ("ppub", "collection")
"""Kinds of ``pub-date`` that say when the issue appeared, beside that of the article."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_INDEXED = ("organism", "mesh", "heading", "subject", "jel", "msc", "pacs", "abbr", "ccs", "hwp")
"""Parts of the types of keyword groups that are not the author's."""
_CONFLICT = ("conflict", "coi-statement", "competing")


class Front(Values):
    """Reads ``front`` into an article and collects its blocks."""

    __slots__ = ()

    def read(self, root: Node, front: Node) -> None:
        """Reads the journal's and the article's metadata."""
        journal = front.first("journal-meta")
        if journal is not None:
            self._journal(journal)
        meta = front.first("article-meta") or front
        self._type(root, meta)
        self._titles(meta)
        self._publication(meta)
        self._dates(meta)
        self._abstract(meta)
        self._keywords(meta)
        statements = Statements(self._source, self._article, self.lang)
        statements.read(meta)
        self.blocks += statements.blocks
        notes = meta.first("author-notes")
        if notes is not None:
            body = Body()
            for note in notes.children("fn"):
                body.read(note, "fn")
                if note.get("fn-type").lower().startswith(_CONFLICT):
                    self._put(("conflict_of_interest",), mapped(note))
            self.blocks += body.blocks

    def _journal(self, journal: Node) -> None:
        title = next(journal.every("journal-title"), None)
        if title is not None:
            self._put(("journal", "title"), value(title), "journal-title")
        for k, issn in enumerate(n for n in journal.children("issn") if plain(n)):
            self._put(("journal", "issn", k), value(issn))
        publisher = journal.first("publisher", "publisher-name")
        if publisher is not None:
            self._put(("journal", "publisher"), value(publisher))

    def _type(self, root: Node, meta: Node) -> None:
        categories = meta.first("article-categories")
        if categories is not None:
            for group in categories.children("subj-group"):
                subject = group.first("subject")
                if subject is not None and group.get("subj-group-type") in ("", "heading"):
                    self._put(("type",), value(subject), "subject")
        self._put(("type",), attribute(self._source, root, "article-type"))

    def _titles(self, meta: Node) -> None:
        group = meta.first("title-group") or meta
        for name, member in (("article-title", "title"), ("subtitle", "subtitle")):
            node = group.first(name)
            if node is not None:
                inline = Inline()
                inline.add(node)
                block = inline.take(name, pointer=f"/{member}")
                if block is not None:
                    self.blocks.append(block)
                    self._put((member,), block.cut(0, len(block.text)))

    def _publication(self, meta: Node) -> None:
        for node in meta.children("article-id"):
            member = _IDS.get(node.get("pub-id-type").lower())
            text = value(node)
            if member == "pmcid" and text.text.isdecimal():  # as files of PMC had it until 2024
                at = self._article.put(("pmcid",), None, f"PMC{text.text}", span=text.span())
                self.blocks.append(Block.of("article-id", text, pointer=at))
            elif member:
                self._put((member,), text, "article-id")
        for name in ("volume", "issue"):
            found = meta.first(name)
            if found is not None:
                self._put((name,), value(found), "pub-info")
        first, last = meta.first("fpage"), meta.first("lpage")
        article = meta.first("elocation-id")
        if first is not None and plain(first):
            pages = Inline()
            pages.add(first)
            if last is not None and plain(last) and plain(last) != plain(first):
                pages.sign("–", last.start)
                pages.add(last)
            self._put(("pages",), pages.build())
        elif article is not None:
            self._put(("pages",), value(article))

    def _dates(self, meta: Node) -> None:
        history = meta.first("history")
        for node in history.children("date") if history is not None else ():
            name = _EVENTS.get(node.get("date-type").lower())
            if name:
                self._date(("dates", name), node)
        ranked = sorted(
            (n for n in meta.children("pub-date") if _rank(n) < len(_PUBLISHED)), key=_rank
        )
        if ranked:
            self._date(("dates", "published"), ranked[0])
            year = ranked[0].first("year")
            if year is not None and plain(year).isdecimal():
                self._article.put(("year",), None, int(plain(year)), span=value(year).span())
        for node in ranked[1:]:
            if (node.get("date-type") or node.get("pub-type")).lower() in _ISSUES:
                self._date(("dates", "issue"), node)

    def _date(self, path: tuple[Step, ...], node: Node) -> None:
        if self._article.get("dates", {}).get(path[-1]) is None:
            iso, span = _iso(node)
            if iso:
                self._article.put(path, None, iso, span=span)

    def _abstract(self, meta: Node) -> None:
        whole = TextBuilder()
        for node in meta.children("abstract"):
            if node.get("abstract-type") or not self._is_own(node):
                kept = Body()  # a teaser, a graphical or a plain-language summary
                kept.read(node, "p", 2)
                self.blocks += kept.blocks if self._is_own(node) else ()
                continue
            body = Body()
            body.read(node, "abstract", 2)
            for block in body.blocks:
                if block.kind in ("abstract", "list-item"):
                    if len(whole):
                        end = block.span(0, 0).start
                        whole.add("\n", end, end)
                    whole.append(block.cut(0, len(block.text)))
                    block.pointer = "/abstract"
            self.blocks += body.blocks
        self._put(("abstract",), whole.build())

    def _keywords(self, meta: Node) -> None:
        number = 0
        for group in meta.children("kwd-group"):
            kind = group.get("kwd-group-type").lower()
            if any(part in kind for part in _INDEXED) or not self._is_own(group):
                continue
            for node in group.every("kwd", "compound-kwd-part"):
                text = mapped(node)
                if text.text:
                    self._put(("keywords", number), text, "kwd")
                    number += 1


def _rank(node: Node) -> int:
    kind = (node.get("date-type") or node.get("pub-type")).lower()
    return _PUBLISHED.index(kind) if kind in _PUBLISHED else len(_PUBLISHED)


def _iso(node: Node) -> tuple[str, Span]:
    """A date as ISO 8601, as far as it is given; as written where it is no date."""
    parts = [node.first(name) for name in ("year", "month", "day")]
    kept = [value(part) for part in parts if part is not None]
    spans = [text.span() for text in kept if text.text]
    span = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else node.span
    year, month, day = (plain(part) if part is not None else "" for part in parts)
    if not year:
        return plain(node), node.span
    if not (year.isdecimal() and len(year) == 4):
        return "-".join(filter(None, (year, month, day))), span
    if month[:3].lower() in _MONTHS:
        month = str(_MONTHS.index(month[:3].lower()) + 1)
    if not month.isdecimal():
        return year, span
    iso = f"{year}-{int(month):02}"
    return (f"{iso}-{int(day):02}" if day.isdecimal() else iso), span
