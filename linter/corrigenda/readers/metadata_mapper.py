"""Reads one mapping of metadata into an article, field by field."""

from __future__ import annotations

import re

from corrigenda.article import Article, ArticleBuilder, Json, pointer
from corrigenda.dates import parse_date
from corrigenda.document import MappedText, TextBuilder
from corrigenda.readers import metadata_datacite as datacite
from corrigenda.readers.data import DataTree
from corrigenda.readers.metadata_affiliations import Affiliations, Path
from corrigenda.readers.metadata_keys import (
    EMAIL,
    HOLDERS,
    LABEL,
    LITERAL,
    REFERENCE,
    field_of,
    find,
    normal,
)
from corrigenda.readers.metadata_people import EMAIL_ADDRESS, People
from corrigenda.readers.metadata_shape import SCOPES, Found, is_datacite, is_json_ld
from corrigenda.readers.metadata_text import folded, joint, split_keywords

_TEXT_FIELDS = (
    "title subtitle type section research_topic volume issue pages doi pmid pmcid url status"
    " language conflict_of_interest data_availability ethics acknowledgements"
)
_TEXTS = frozenset(_TEXT_FIELDS.split())
_DATES = frozenset({"received", "revised", "accepted", "published"})
_JOURNAL = {
    "journal": "title name journal-title",
    "issn": "issn eissn pissn",
    "publisher": "publisher publisher-name",
}
_FUNDING = {
    "statement": "statement text",
    "funder": "funder source name institution agency sponsor",
    "award": "award award-id award-number number grant id awards",
}
_CODE = re.compile(r"[`{}%$\\]|\br ")


class Record(Article):
    """A work that a bibliography lists: data about somebody's article, not prose of its author."""

    __slots__ = ()


def article_at(tree: DataTree, found: Found) -> Article:
    """The article that a mapping in the tree describes."""
    mapper = Mapper(tree, found.complete)
    value = tree.get(pointer(*found.path))
    mapper.read(found.path, value)
    for key in SCOPES:
        if isinstance(value.get(key), dict):
            mapper.read((*found.path, key), value[key])
    if found.cited and isinstance(value.get("id"), str | int):
        mapper.identify((*found.path, "id"))
    whole = tree.span(pointer(*found.path))
    made = mapper.builder.build(complete=found.complete, whole=whole)
    return Record(made.value, dict(made.places()), complete=False) if found.cited else made


class Mapper:
    """Reads the members of a mapping into an article. What is there first stays."""

    def __init__(self, tree: DataTree, complete: bool) -> None:
        self.builder = ArticleBuilder()
        self._tree = tree
        self._complete = complete
        self._affiliations = Affiliations(tree, self.builder)
        self._people = People(tree, self.builder, self._affiliations)

    def read(self, path: Path, value: dict[str, Json]) -> None:
        """Reads a mapping that stands at `path`."""
        own = self._datacite(path, value) if is_datacite(value) else ()
        fields = [
            (field, key)
            for key in value
            if key not in own and (field := self._field(key, value)) is not None
        ]
        # Authors refer to affiliations, wherever in the file these stand.
        fields.sort(key=lambda pair: pair[0] != "affiliations")
        keywords = any(field == "keywords" for field, _ in fields)
        for field, key in fields:
            self._take(field, (*path, key), value[key], keywords)
        if self.builder.get("doi") is None:
            self._doi(path, value)

    def _datacite(self, path: Path, value: dict[str, Json]) -> frozenset[str]:
        for field, at in datacite.members(value):
            held = self._tree.get(pointer(*path, *at[:-1])) if len(at) > 1 else value
            member = held.get(str(at[-1])) if isinstance(held, dict) else None
            if isinstance(member, list if field == "keywords" else str):
                self._take(field, (*path, *at), member, keywords=True)
        return datacite.own_members(value)

    def identify(self, path: Path) -> None:
        """Keeps the key by which texts cite a record."""
        self._put(("id",), path)

    def _field(self, key: str, value: dict[str, Json]) -> str | None:
        if key == "type" and ("id" in value or "authors" in value):
            return "type"
        if normal(key) == "address" and _numbered(value[key]):
            return "affiliations"  # as some journal templates have it
        if key in ("name", "description") and is_json_ld(value):
            return "title" if key == "name" else None
        return field_of(key)

    def _take(self, field: str, path: Path, value: Json, keywords: bool) -> None:
        if value in (None, "", [], {}):
            return
        if field in _TEXTS:
            self._string((field,), path, value)
        elif field == "affiliations":
            if not self.builder.get(field):
                self._affiliations.listed(path, value)
        elif field == "authors":
            if not self.builder.get(field):
                self._people.authors(path, value)
        elif field == "abstract":
            self._abstract(path, value)
        elif field == "keywords" or (field == "tags" and self._complete and not keywords):
            self._keywords(path, value)
        elif field in ("journal", "issn", "publisher"):
            self._journal(field, path, value)
        elif field in _DATES or field == "dates":
            self._date(field, path, value)
        elif field == "year":
            self._year(path)
        elif field in ("license", "copyright", "correspondence", "funding", "references"):
            getattr(self, f"_{field}")(path, value)

    def _text(self, path: Path) -> MappedText | None:
        text = self._tree.written(pointer(*path))
        return text.strip() if text is not None and text.text.strip() else None

    def _put(self, into: Path, path: Path) -> bool:
        text = self._text(path)
        if text is not None:
            self.builder.put(into, text, key=self._tree.key_span(pointer(*path)))
        return text is not None

    def _string(self, into: Path, path: Path, value: Json) -> None:
        if isinstance(value, list):  # Crossref writes a title as a list of one
            if len(value) != 1:
                return
            path = (*path, 0)
        if self.builder.get(str(into[0])) is None:
            if into == ("url",) and "://" not in str(value):
                return  # the address of a page in its site
            self._put(into, path)

    def _abstract(self, path: Path, value: Json) -> None:
        if self.builder.get("abstract") is not None:
            return
        many = isinstance(value, list)
        parts = [self._text((*path, k)) for k in range(len(value))] if many else [self._text(path)]
        if isinstance(value, dict):
            parts = [self._text((*path, key)) for key in value]
        builder = TextBuilder()
        for part in parts:
            if part is not None:
                joint(builder, part.span().start)
                literal = self._tree.source.text[self._tree.span(pointer(*path)).start] == "|"
                builder.append(folded(part, wrapped=literal))
        if len(builder):
            key = self._tree.key_span(pointer(*path))
            self.builder.put(("abstract",), builder.build(), key=key)

    def _keywords(self, path: Path, value: Json) -> None:
        if self.builder.get("keywords"):
            return
        for at in [(*path, k) for k in range(len(value))] if isinstance(value, list) else [path]:
            member = self._tree.get(pointer(*at))
            name = (
                find(member, "name term text value subject") if isinstance(member, dict) else None
            )
            text = self._text((*at, name) if name else at)
            if text is None:
                continue
            pieces = [text] if isinstance(value, list) else split_keywords(text)
            for piece in pieces:
                self.builder.put(("keywords", len(self.builder.get("keywords", []))), piece)
        if self.builder.get("keywords"):
            span, key = self._tree.span(pointer(*path)), self._tree.key_span(pointer(*path))
            self.builder.place(("keywords",), span, key)

    def _journal(self, field: str, path: Path, value: Json) -> None:
        known = self.builder.get("journal", {})
        if isinstance(value, dict) and field == "publisher":
            if (key := find(value, "name publisher publisher-name")) is not None:
                self._journal(field, (*path, key), value[key])
        elif isinstance(value, dict):
            for name, words in _JOURNAL.items():
                if (key := find(value, words)) is not None:
                    self._journal(name, (*path, key), value[key])
        elif field == "issn":
            for at in (
                [(*path, k) for k in range(len(value))] if isinstance(value, list) else [path]
            ):
                text = self._text(at)
                for match in re.finditer(r"[^\s,;]+", text.text if text is not None else ""):
                    count = len(self.builder.get("journal", {}).get("issn", []))
                    if text is not None:
                        self.builder.put(("journal", "issn", count), text.cut(*match.span()))
        elif (name := "title" if field == "journal" else field) not in known:
            self._put(("journal", name), (*path, 0) if isinstance(value, list) else path)

    def _date(self, field: str, path: Path, value: Json) -> None:
        if isinstance(value, dict):
            parts = next((k for k in value if k in ("date-parts", "year", "raw", "literal")), None)
            if parts == "date-parts":
                self._date_parts(field, (*path, parts), value[parts])
            elif parts in ("raw", "literal"):
                self._date(field, (*path, str(parts)), value[parts])
            elif parts == "year":
                numbers = [value.get(part) for part in ("year", "month", "day")]
                self._iso(field, path, numbers)
            else:
                for key in value:
                    name = field_of(key)
                    known = name if name in _DATES else key.strip().lower().replace("-", "_")
                    self._date(known, (*path, key), value[key])
            return
        if isinstance(value, list):
            if len(value) == 1:
                self._date(field, (*path, 0), value[0])
            return
        text = self._text(path)
        if field == "dates" or text is None or field in self.builder.get("dates", {}):
            return
        if not any(map(str.isdecimal, text.text)) or _CODE.search(text.text):
            return  # “today”, or a macro that makes a date
        iso = parse_date(text.text)
        key = self._tree.key_span(pointer(*path))
        value = iso if iso != text.text else None
        self.builder.put(("dates", field), text, value, key=key)

    def _date_parts(self, field: str, path: Path, value: Json) -> None:
        if isinstance(value, list) and value:
            first = value[0] if isinstance(value[0], list) else value
            self._iso(field, path, first)

    def _iso(self, field: str, path: Path, numbers: list[Json]) -> None:
        parts: list[str] = []
        for number in numbers[:3]:
            if not str(number).isdecimal():
                break
            parts.append(str(number).zfill(2))
        if parts and len(parts[0]) == 4 and field not in self.builder.get("dates", {}):
            span = self._tree.span(pointer(*path))
            self.builder.put(("dates", field), value="-".join(parts), span=span)

    def _year(self, path: Path) -> None:
        text = self._text(path)
        if text is not None and re.fullmatch(r"[12]\d{3}", text.text, re.ASCII):
            self.builder.put(
                ("year",), text, int(text.text), key=self._tree.key_span(pointer(*path))
            )

    def _license(self, path: Path, value: Json) -> None:
        if isinstance(value, list) and value:
            self._license((*path, 0), value[0])
        elif isinstance(value, dict):
            key = find(value, "id code name content type text url link title")
            if key is not None:
                self._license((*path, key), value[key])
        elif self.builder.get("license") is None:
            self._put(("license",), path)

    def _copyright(self, path: Path, value: Json) -> None:
        if self.builder.get("copyright") is not None:
            return
        if not isinstance(value, dict):
            if isinstance(value, str):
                self._put(("copyright", "statement"), path)
            return
        if (key := find(value, "statement text")) is not None:
            self._put(("copyright", "statement"), (*path, key))
        if (key := find(value, HOLDERS)) is not None:
            many = isinstance(value[key], list)
            for k in range(len(value[key]) if many else 1):
                count = len(self.builder.get("copyright", {}).get("holders", []))
                at = (*path, key, k) if many else (*path, key)
                self._put(("copyright", "holders", count), at)
        key = find(value, "year")
        text = self._text((*path, key)) if key is not None else None
        if text is not None and text.text.isdecimal() and len(text.text) == 4:
            self.builder.put(("copyright", "year"), text, int(text.text))

    def _correspondence(self, path: Path, value: Json) -> None:
        for at in [(*path, k) for k in range(len(value))] if isinstance(value, list) else [path]:
            member = self._tree.get(pointer(*at))
            into = ("correspondence", len(self.builder.get("correspondence", [])))
            if isinstance(member, dict):
                for words, name in ((LITERAL, "name"), (EMAIL, "email")):
                    if (key := find(member, words)) is not None:
                        self._put((*into, name), (*at, key))
            elif isinstance(member, str) and (text := self._text(at)) is not None:
                self.builder.put((*into, "text"), text)
                if email := EMAIL_ADDRESS.search(text.text):
                    self.builder.put((*into, "email"), text.cut(*email.span()))

    def _funding(self, path: Path, value: Json) -> None:
        for at in [(*path, k) for k in range(len(value))] if isinstance(value, list) else [path]:
            member = self._tree.get(pointer(*at))
            into = ("funding", len(self.builder.get("funding", [])))
            if not isinstance(member, dict):
                self._put((*into, "statement"), at)
                continue
            for name, words in _FUNDING.items():
                if (key := find(member, words)) is not None:
                    inner = (*at, key, 0) if isinstance(member[key], list) else (*at, key)
                    held = self._tree.get(pointer(*inner))
                    if (deeper := find(held, "name id text")) is not None:
                        inner = (*inner, deeper)
                    self._put((*into, name), inner)

    def _references(self, path: Path, value: Json) -> None:
        for k, member in enumerate(value if isinstance(value, list) else ()):
            into = ("references", len(self.builder.get("references", [])))
            if isinstance(member, str):
                self._put((*into, "text"), (*path, k))
            for key in member if isinstance(member, dict) else ():
                if key in REFERENCE:
                    self._put((*into, REFERENCE[key]), (*path, k, key))
                elif key == "author" and isinstance(member[key], str):
                    self._put((*into, "authors", 0, "literal"), (*path, k, key))

    def _doi(self, path: Path, value: dict[str, Json]) -> None:
        """A DOI among the identifiers, where no key is named after it."""
        for key in ("identifiers", "identifier", "sameAs", "@id"):
            members = value.get(key)
            many = isinstance(members, list)
            for k, member in enumerate(members if isinstance(members, list) else [members]):
                at = (*path, key, k) if many else (*path, key)
                if isinstance(member, dict):
                    kind = str(member.get("type", member.get("propertyID", ""))).casefold()
                    if kind.endswith("doi") and "value" in member:
                        self._put(("doi",), (*at, "value"))
                        return
                elif isinstance(member, str) and re.match(
                    r"(?:https?://(?:dx\.)?doi.org/)?10\.", member
                ):
                    self._put(("doi",), at)
                    return


def _numbered(value: Json) -> bool:
    return isinstance(value, list) and all(find(member, LABEL) for member in value)
