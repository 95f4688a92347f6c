"""BibTeX and BibLaTeX: every entry a record, every value at its place.

What an entry takes from another by ``crossref``, and what a ``@string`` stands for, is placed where
the entry names it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.article import Article, ArticleBuilder
from corrigenda.dates import parse_date
from corrigenda.document import Block, Document, MappedText, Problem, TextBuilder
from corrigenda.readers.bibtex_names import put_names
from corrigenda.readers.bibtex_scanner import Entry, Field, entries_of
from corrigenda.readers.data import whole
from corrigenda.readers.latex_text import latex_text
from corrigenda.readers.metadata_mapper import Record
from corrigenda.readers.metadata_text import plain, split_keywords
from corrigenda.text import SourceText, Span

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_FIELDS = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "journal": ("journal", "title"),
    "journaltitle": ("journal", "title"),
    "booktitle": ("journal", "title"),
    "publisher": ("journal", "publisher"),
    "institution": ("journal", "publisher"),
    "school": ("journal", "publisher"),
    "organization": ("journal", "publisher"),
    "volume": ("volume",),
    "issue": ("issue",),
    "number": ("issue",),
    "pages": ("pages",),
    "eid": ("pages",),
    "articleno": ("pages",),
    "doi": ("doi",),
    "url": ("url",),
    "pmid": ("pmid",),
    "pubmedid": ("pmid",),
    "article-number": ("pages",),
    "pmcid": ("pmcid",),
    "isbn": ("isbn",),
    "abstract": ("abstract",),
    "language": ("language",),
    "langid": ("language",),
}
"""The path in the article of each field; the first that has a value stays."""
_LITERAL = frozenset({"doi", "url", "pmid", "pmcid", "isbn", "issn", "eprint"})
_INHERITED = ("year", "date", "publisher", "volume", "isbn", "issn", "journal", "editor", "number")


class _Value(NamedTuple):
    """A value as text, with its source. `at` is given where the text is of another place."""

    text: MappedText
    field: Field


def read(source: SourceText) -> Document:
    """Reads a BibTeX file. Never raises for what it holds: a syntax error is a problem."""
    problems: list[Problem] = []
    strings = {name[:3].lower(): name for name in _MONTHS}
    entries: list[Entry] = []
    seen: dict[str, str] = {}
    for entry in entries_of(source.text, problems):
        if entry.type == "string":
            for field in entry.fields:
                strings[field.name] = _joined(source.text, field, strings).text
            continue
        key = source.text[slice(*entry.key)]
        if key and key.casefold() in seen:
            message = f"the key “{key}” is that of an entry above too; give each entry its own"
            problems.append(Problem("source/duplicate-key", entry.key, message))
        seen.setdefault(key.casefold(), key)
        entries.append(entry)
    by_key = {source.text[slice(*e.key)].casefold(): e for e in reversed(entries)}
    articles = [_Reader(source.text, entry, strings, problems).record(by_key) for entry in entries]
    blocks = [
        Block.of("ref", plain(title), pointer="/title")
        for article in articles
        if (title := article.text("/title")) is not None and title.text
    ]
    problems.sort(key=lambda problem: problem.span)
    return Document(source, "bibtex", [b for b in blocks if b.text], articles, problems=problems)


def _joined(text: str, field: Field, strings: dict[str, str]) -> MappedText:
    literal = field.name in _LITERAL
    if len(field.parts) == 1 and field.parts[0].kind != "#":
        return latex_text(text, *field.parts[0].span, literal=literal)
    builder = TextBuilder()
    for part in field.parts:
        written = text[slice(*part.span)]
        known = strings.get(written.lower()) if part.kind == "#" else None
        if known is not None:
            builder.append(whole(known, part.span))
        elif part.kind == "#":
            builder.append(MappedText.verbatim(written, part.span.start))
        else:
            start, end = part.span
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            if lead:
                builder.append(whole(" ", Span(start, start + lead)))
            builder.append(latex_text(text, start, end, literal=literal))
            trail = len(text[start + lead : end]) - len(text[start + lead : end].rstrip())
            if trail:
                builder.append(whole(" ", Span(end - trail, end)))
    return builder.build().strip()


class _Reader:
    """Reads one entry into a record."""

    __slots__ = ("_builder", "_entry", "_strings", "_text", "_values")

    def __init__(
        self, text: str, entry: Entry, strings: dict[str, str], problems: list[Problem]
    ) -> None:
        self._text = text
        self._entry = entry
        self._strings = strings
        self._builder = ArticleBuilder()
        self._values: dict[str, _Value] = {}
        for field in entry.fields:
            if field.name in self._values:
                message = f"the field “{field.name}” stands twice in this entry; remove one"
                problems.append(Problem("source/duplicate-key", field.at, message))
                continue
            self._values[field.name] = _Value(_joined(text, field, strings), field)

    def record(self, by_key: dict[str, Entry]) -> Article:
        """The record of the entry."""
        entry, values = self._entry, self._values
        if entry.key.end > entry.key.start:
            key = self._text[slice(*entry.key)]
            self._builder.put(("id",), MappedText.verbatim(key, entry.key.start))
        kind = self._text[slice(*entry.type_at)]
        self._builder.put(("type",), MappedText.verbatim(kind, entry.type_at.start))
        for name, path in _FIELDS.items():
            if name in values and values[name].text.text and not self._has(path):
                self._builder.put(path, values[name].text, key=values[name].field.at)
        for name in ("author", "editor"):
            if name in values and self._builder.get("authors") is None:
                self._names(values[name])
        self._lists()
        self._dates()
        self._inherit(by_key)
        made = self._builder.build(complete=False, whole=entry.span)
        return Record(made.value, dict(made.places()), complete=False)

    def _has(self, path: tuple[str, ...]) -> bool:
        holder = self._builder.get(path[0])
        return holder is not None and (len(path) == 1 or path[1] in holder)

    def _names(self, value: _Value) -> None:
        parts = value.field.parts
        if len(parts) == 1 and parts[0].kind != "#":
            put_names(self._builder, self._text, parts[0].span)
        elif value.text.text:
            self._builder.put(("authors", 0, "literal"), value.text)

    def _lists(self) -> None:
        issn = self._values.get("issn")
        if issn is not None:
            for k, match in enumerate(re.finditer(r"[^\s,;]+", issn.text.text)):
                self._builder.put(("journal", "issn", k), issn.text.cut(*match.span()))
        keywords = self._values.get("keywords") or self._values.get("keyword")
        if keywords is not None:
            for k, piece in enumerate(split_keywords(keywords.text)):
                self._builder.put(("keywords", k), piece, key=keywords.field.at)

    def _dates(self) -> None:
        values = self._values
        date, year, month = values.get("date"), values.get("year"), values.get("month")
        if date is not None and date.text.text:
            written = parse_date(date.text.text) or date.text.text
            span = date.text.span()
            self._builder.put(("dates", "published"), value=written, span=span, key=date.field.at)
            if year is None and re.match(r"\d{4}(?!\d)", written):
                self._builder.put(("year",), value=int(written[:4]), span=span, key=date.field.at)
        if year is not None and re.fullmatch(r"[0-9]{4}", year.text.text):
            number = int(year.text.text)
            span = year.text.span()
            self._builder.put(("year",), value=number, span=span, key=year.field.at)
            named = month.text if date is None and month is not None else None
            iso = parse_date(f"{_month(named.text)} {number}") if named is not None else None
            if iso is not None and named is not None:
                self._builder.put(("dates", "published"), value=iso, span=named.span())
        accessed = values.get("urldate")
        if accessed is not None and accessed.text.text:
            written = parse_date(accessed.text.text) or accessed.text.text
            self._builder.put(("dates", "accessed"), value=written, span=accessed.text.span())

    def _inherit(self, by_key: dict[str, Entry]) -> None:
        """What the entry takes from the one it names in ``crossref``, one step up."""
        named = self._values.get("crossref")
        parent = by_key.get(named.text.text.casefold()) if named is not None else None
        if named is None or parent is None or parent is self._entry:
            return
        held = {field.name: _joined(self._text, field, self._strings) for field in parent.fields}
        span = named.text.span()
        book = held.get("booktitle") or held.get("title")
        if book is not None and book.text and not self._has(("journal", "title")):
            self._builder.put(("journal", "title"), value=book.text, span=span)
        for name in _INHERITED:
            text = held[name].text if name in held else ""
            if name in _FIELDS and text and not self._has(_FIELDS[name]):
                self._builder.put(_FIELDS[name], value=text, span=span)
            match = re.match(r"\d{4}(?!\d)", text)
            if match and name in ("year", "date") and not self._has(("year",)):
                self._builder.put(("year",), value=int(match[0]), span=span)


def _month(text: str) -> str:
    """The name of a month that may be given by its number."""
    return _MONTHS[int(text) - 1] if re.fullmatch(r"0?[1-9]|1[0-2]", text) else text.rstrip(".")


def looks_like_bibtex(text: str) -> bool:
    """Whether a text begins with an entry of BibTeX, maybe after comments."""
    return (
        re.match(
            r"(?:\s|%[^\n]*\n){0,200}@\s{0,4}(?:string|comment|preamble|[A-Za-z]{3,40}\s{0,4}"
            r"\{[^\s,{}=]{1,200}\s{0,4},)",
            text[:20_000],
            re.IGNORECASE,
        )
        is not None
    )
