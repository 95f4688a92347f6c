"""Rights, funding, translations, versions and related works of a JATS article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corrigenda.document import TextBuilder
from corrigenda.readers.jats.inline import mapped, plain, value
from corrigenda.readers.jats.values import Values
from corrigenda.readers.xmltree import Node, attribute
from corrigenda.text import Span

if TYPE_CHECKING:
    from corrigenda.mapped import MappedText


class Statements(Values):
    """Reads what ``article-meta`` states of the article beside its title, people and dates."""

    __slots__ = ()

    def read(self, meta: Node) -> None:
        """Reads all of it."""
        self._rights(meta)
        self._funding(meta)
        self._translations(meta)
        self._relations(meta)
        self._custom(meta)

    def _rights(self, meta: Node) -> None:
        rights = meta.first("permissions")
        if rights is None:
            return
        statement = rights.first("copyright-statement")
        if statement is not None:
            self._put(("copyright", "statement"), value(statement), "permissions")
        year = rights.first("copyright-year")
        if year is not None and plain(year).isdecimal():
            self._article.put(("copyright", "year"), None, int(plain(year)), span=year.span)
        for k, holder in enumerate(n for n in rights.children("copyright-holder") if plain(n)):
            self._put(("copyright", "holders", k), value(holder))
        for node in rights.children("license"):
            text = next(node.children("license-p", "p"), None)
            if text is not None:
                self._put(("license",), value(text), "permissions")
        for reference in rights.every("license_ref"):
            self._put(("license_url",), value(reference))
        for node in rights.children("license"):
            self._put(("license_url",), attribute(self._source, node, "href"))
        if self._article.get("license") is None and self._article.get("license_url"):
            address = next((r for r in rights.every("license_ref") if plain(r)), None)
            if address is not None:
                self._put(("license",), value(address))
            for node in rights.children("license"):
                self._put(("license",), attribute(self._source, node, "href"))

    def _funding(self, meta: Node) -> None:
        number = 0
        for group in meta.children("funding-group"):
            for award in group.children("award-group"):
                source, identifier = (
                    next(award.every("funding-source"), None),
                    award.first("award-id"),
                )
                held = False
                if source is not None:
                    name = next(source.every("institution"), source)
                    if value(name).text:
                        self._put(("funding", number, "funder"), value(name))
                        held = True
                    self._put(("funding", number, "funder_id"), _funder_id(source))
                if identifier is not None and value(identifier).text:
                    self._put(("funding", number, "award"), value(identifier))
                    held = True
                number += held
            statement = group.first("funding-statement")
            if statement is not None and mapped(statement).text:
                self._put(("funding", number, "statement"), mapped(statement), "p")
                number += 1

    def _translations(self, meta: Node) -> None:
        """Titles and abstracts in other languages, one entry a language."""
        numbers: dict[str, int] = {}
        group = meta.first("title-group")
        titles = [
            (node.get("lang"), "title", title)
            for node in (group.children("trans-title-group") if group is not None else ())
            if (title := node.first("trans-title")) is not None
        ]
        abstracts = [(n.get("lang"), "abstract", n) for n in meta.children("trans-abstract")]
        abstracts += [
            (n.get("lang"), "abstract", n)
            for n in meta.children("abstract")
            if not self._is_own(n) and not n.get("abstract-type")
        ]
        for lang, member, node in [*titles, *abstracts]:
            if not lang or not mapped(node).text:
                continue
            number = numbers.setdefault(lang, len(numbers))
            path = ("translations", number)
            if self._article.get("translations", [])[number : number + 1] == []:
                tag = Span(node.start, node.opened)
                self._article.put((*path, "language"), None, lang, span=tag)
            paragraphs = [mapped(p) for p in node.every("p")] or [mapped(node)]
            text = TextBuilder()
            for paragraph in paragraphs:
                if len(text) and paragraph.text:
                    start = paragraph.span().start
                    text.add("\n", start, start)
                text.append(paragraph)
            self._put((*path, member), text.build())

    def _relations(self, meta: Node) -> None:
        """Versions, related articles and registrations of trials."""
        for k, node in enumerate(n for n in meta.every("article-version") if plain(n)):
            self._put(("versions", k), value(node))
        number = 0
        for node in meta.every("related-article"):
            target = attribute(self._source, node, "href")
            if target is not None and target.text:
                self._put(("related_articles", number, "id"), target)
                kind = attribute(self._source, node, "related-article-type")
                self._put(("related_articles", number, "type"), kind)
                number += 1
        number = 0
        for node in meta.every("related-object"):
            trial = attribute(self._source, node, "document-id")
            if trial is None:
                trial = attribute(self._source, node, "source-id")
            kinds = " ".join((node.get("content-type"), node.get("document-id-type"),
                              node.get("source-type"), node.get("source-id-type")))  # fmt: skip
            if trial is not None and trial.text and ("trial" in kinds or "regist" in kinds):
                self._put(("trials", number), trial)
                number += 1

    def _custom(self, meta: Node) -> None:
        """A statement on data among the metadata that a journal adds, as those of PLOS have it."""
        for node in meta.every("custom-meta"):
            name, said = node.first("meta-name"), node.first("meta-value")
            if name is None or said is None:
                continue
            if plain(name).strip().lower().startswith("data availab"):
                self._put(("data_availability",), mapped(said), "p")


def _funder_id(source: Node) -> MappedText | None:
    """The identifier of a funder: that of a registry outranks any other."""
    found = [n for n in source.every("institution-id") if plain(n)]
    found.sort(key=lambda n: n.get("institution-id-type").lower() not in ("ror", "fundref", "doi"))
    return value(found[0]) if found else None
