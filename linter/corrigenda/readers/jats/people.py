"""Contributors, affiliations and correspondence of a JATS article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corrigenda.document import Block
from corrigenda.mapped import MappedText
from corrigenda.readers.jats.inline import Inline, listed, value
from corrigenda.readers.xmltree import Node, attribute
from corrigenda.text import Span

if TYPE_CHECKING:
    from corrigenda.article import ArticleBuilder, Step
    from corrigenda.text import SourceText

_NO_NAME = frozenset({"label", "sup", "institution-id", "email", "ext-link", "uri", "phone", "fax"})
_NOT_AUTHORS = frozenset({"editors", "section", "reviewers"})
_AUTHORS = frozenset({"", "author", "authors"})


class People:
    """Reads the people of an article into its builder and collects their blocks."""

    __slots__ = ("_article", "_labels", "_names", "_source", "blocks")

    def __init__(self, source: SourceText, article: ArticleBuilder) -> None:
        self._source = source
        self._article = article
        self._labels: dict[str, str] = {}  # by the id of the affiliation
        self._names: dict[int, str] = {}  # by its place
        self.blocks: list[Block] = []

    def read(self, meta: Node) -> None:
        """Reads the contributors, affiliations and notes of ``article-meta``."""
        notes = {n.get("id") for n in meta.every("corresp")} - {""}
        others = _others(meta)
        affiliations = [
            n for n in _affiliations(meta) if value(n).text and n.get("id") not in others
        ]
        authors = list(_authors(meta))
        self._name_labels(affiliations, {n.start for _, own in authors for n in own})
        for k, (contrib, own) in enumerate(authors):
            self._author(k, contrib, own, notes)
        for k, node in enumerate(affiliations):
            self._affiliation(k, node)
        for k, node in enumerate(meta.every("corresp")):
            self._correspondence(k, node)

    def _put(self, path: tuple[Step, ...], text: MappedText | None, kind: str = "") -> None:
        if text is not None and text.text:
            at = self._article.put(path, text)
            if kind:
                self.blocks.append(Block.of(kind, text, pointer=at))

    def _name_labels(self, affiliations: list[Node], nested: set[int]) -> None:
        """What authors refer to: an affiliation's label if no other has it, else its id.

        One that stands inside its author and has neither gets its number.
        """
        labels = [_label(node) for node in affiliations]
        for k, (node, label) in enumerate(zip(affiliations, labels, strict=True), 1):
            name = label if label and labels.count(label) == 1 else node.get("id")
            if not name and node.start in nested:
                name = str(k)
            self._names[node.start] = name
            if node.get("id"):
                self._labels[node.get("id")] = name

    def _author(self, k: int, contrib: Node, own: list[Node], notes: set[str]) -> None:
        article, path = self._article, ("authors", k)
        self._name(path, contrib)
        for identifier in contrib.children("contrib-id"):
            kind = identifier.get("contrib-id-type").lower()
            if kind == "orcid" or (not kind and "orcid.org" in value(identifier).text):
                self._put((*path, "orcid"), value(identifier))
            elif kind == "isni":
                self._put((*path, "isni"), value(identifier))
        email = next(contrib.every("email"), None)
        if email is not None:
            self._put((*path, "email"), value(email), "corresp")
        self._marks(path, contrib, notes)
        number = 0
        for xref in contrib.children("xref"):
            if xref.get("ref-type") == "aff":
                number = self._references(path, xref, number)
        for node in own:
            if name := self._names.get(node.start):
                article.put((*path, "affiliations", number), None, name, span=node.span)
                number += 1
        self._roles(path, contrib)
        article.place(path, contrib.span)

    def _roles(self, path: tuple[Step, ...], contrib: Node) -> None:
        """The roles as printed, and the addresses of those that are CRediT's."""
        roles = [role for role in contrib.children("role") if value(role).text]
        for j, role in enumerate(roles):
            self._put((*path, "roles", j), value(role))
        number = 0
        for role in roles:
            for name in ("vocab-term-identifier", "content-type"):
                address = attribute(self._source, role, name)
                if address is not None and "credit.niso.org" in address.text:
                    self._put((*path, "credit", number), address)
                    number += 1
                    break

    def _references(self, path: tuple[Step, ...], xref: Node, number: int) -> int:
        """The affiliations that a cross reference names; several ids may stand in one."""
        place = attribute(self._source, xref, "rid")
        if place is None:
            return number
        for match in re.finditer(r"\S+", place.text):
            label = self._labels.get(match[0], match[0])
            span = place.span(*match.span())
            self._article.put((*path, "affiliations", number), None, label, span=span)
            number += 1
        return number

    def _name(self, path: tuple[Step, ...], contrib: Node) -> None:
        holder = contrib.first("name-alternatives") or contrib
        name = next(holder.children("name", "string-name"), None)
        collab = contrib.first("collab") or contrib.first("collab-alternatives", "collab")
        if name is not None and (name.first("surname") or name.first("given-names")):
            for part, member in (("surname", "family"), ("given-names", "given")):
                node = name.first(part)
                if node is not None:
                    self._put((*path, member), value(node), "contrib")
        elif name is not None:
            self._put((*path, "literal"), value(name), "contrib")
        elif collab is not None:
            inline = Inline(lambda node: node.name in ("contrib-group", "xref"))
            inline.add(collab)
            self._put((*path, "literal"), inline.build(), "contrib")
        elif contrib.first("anonymous") is not None:
            self._article.put((*path, "literal"), None, "Anonymous", span=contrib.span)

    def _marks(self, path: tuple[Step, ...], contrib: Node, notes: set[str]) -> None:
        """Whether the author is the corresponding one, and contributed as much as others."""
        flag = Span(contrib.start, contrib.opened)
        if contrib.get("corresp").lower() == "yes":
            self._article.put((*path, "corresponding"), None, True, span=flag)
        else:
            for xref in contrib.children("xref"):
                named = set(xref.get("rid").split()) & notes
                if xref.get("ref-type") == "corresp" or named:
                    self._article.put((*path, "corresponding"), None, True, span=xref.span)
                    break
        if contrib.get("equal-contrib").lower() == "yes":
            self._article.put((*path, "equal"), None, True, span=flag)

    def _affiliation(self, k: int, node: Node) -> None:
        path = ("affiliations", k)
        name = self._names.get(node.start, "")
        printed = node.first("label") or node.first("sup")
        if name and printed is not None and _label(node) == name:
            self._article.put((*path, "label"), None, name, span=printed.span)
        elif name:
            place = attribute(self._source, node, "id")
            span = place.span() if place is not None and place.text else None
            tag = Span(node.start, node.opened)
            self._article.put((*path, "label"), None, name, span=span or tag)
        text = listed(node, _NO_NAME)
        self._put((*path, "name"), _trimmed(text), "aff")
        for identifier in node.every("institution-id"):
            kind = identifier.get("institution-id-type").lower()
            if kind in ("ror", "isni") and value(identifier).text:
                self._put((*path, kind), value(identifier))
        country = next(node.every("country"), None)
        if country is not None:
            self._put((*path, "country"), value(country))
        city = next(node.every("city"), None) or next(
            (n for n in node.every("addr-line", "named-content") if _is_city(n)), None
        )
        if city is not None:
            self._put((*path, "city"), value(city))
        self._article.place(path, node.span)

    def _correspondence(self, k: int, node: Node) -> None:
        path = ("correspondence", k)
        text = value(node, "label")
        text = text.cut(len(text.text) - len(text.text.lstrip("*†‡§¶# ")), len(text.text))
        self._put((*path, "text"), text, "corresp")
        email = next(node.every("email"), None)
        if email is not None:
            self._put((*path, "email"), value(email))
        self._article.place(path, node.span)


def _authors(meta: Node) -> Iterator[tuple[Node, list[Node]]]:
    """The authors, each with the affiliations that stand in them or in a group of one author."""
    for group in meta.children("contrib-group"):
        if group.get("content-type").lower() in _NOT_AUTHORS:
            continue
        people = [n for n in group.children("contrib") if n.get("contrib-type").lower() in _AUTHORS]
        for contrib in people:
            own = list(contrib.children("aff")) + list(contrib.children("aff-alternatives"))
            refers = any(x.get("ref-type") == "aff" for x in contrib.children("xref"))
            if not own and not refers:
                own = [n for n in group.children("aff") if len(list(group.children("aff"))) == 1]
            yield contrib, own


def _affiliations(meta: Node) -> Iterator[Node]:
    """The affiliations of authors: those of editors and reviewers are left out."""
    for child in meta.children():
        if child.name == "aff":
            yield child
        elif child.name == "aff-alternatives":
            yield from list(child.children("aff"))[:1]
        elif child.name == "contrib-group" and child.get("content-type") not in _NOT_AUTHORS:
            for inner in child.children():
                if inner.name == "contrib" and inner.get("contrib-type").lower() in _AUTHORS:
                    yield from inner.every("aff")
                elif inner.name == "aff":
                    yield inner


def _others(meta: Node) -> set[str]:
    """The ids of affiliations that editors and reviewers refer to, and no author."""
    ids: tuple[set[str], set[str]] = (set(), set())
    for group in meta.children("contrib-group"):
        kind = group.get("content-type").lower()
        for contrib in group.children("contrib"):
            author = contrib.get("contrib-type").lower() in _AUTHORS and kind not in _NOT_AUTHORS
            for xref in contrib.children("xref"):
                ids[author].update(xref.get("rid").split())
    return ids[False] - ids[True]


def _label(node: Node) -> str:
    printed = node.first("label") or node.first("sup")
    return value(printed).text.strip("()[]. ") if printed is not None else ""


def _is_city(node: Node) -> bool:
    return "city" in (node.get("content-type").lower(), node.get("specific-use").lower())


def _trimmed(text: MappedText) -> MappedText:
    """An affiliation without the signs that parted it from others."""
    end = len(text.text.rstrip(" ;,"))
    return text.cut(0, end).strip()
