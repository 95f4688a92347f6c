"""RIS: every record an article, every value at its place.

The libraries for RIS keep no positions, and the format is lines: a tag, a hyphen, a value.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.article import Article, ArticleBuilder
from corrigenda.dates import parse_date
from corrigenda.document import Block, Document, MappedText, Problem, TextBuilder
from corrigenda.readers.metadata_mapper import Record
from corrigenda.readers.metadata_text import plain
from corrigenda.text import SourceText, Span

_LINE = re.compile(r"([A-Z][A-Z0-9])[ \t]{1,4}-(?:[ \t]|$)")
_FIELDS = {
    "TY": ("type",),
    "ID": ("id",),
    "TI": ("title",),
    "T1": ("title",),
    "CT": ("title",),
    "JF": ("journal", "title"),
    "T2": ("journal", "title"),
    "JO": ("journal", "title"),
    "BT": ("journal", "title"),
    "J2": ("journal", "title"),
    "JA": ("journal", "title"),
    "PB": ("journal", "publisher"),
    "VL": ("volume",),
    "IS": ("issue",),
    "DO": ("doi",),
    "UR": ("url",),
    "LA": ("language",),
    "AB": ("abstract",),
    "N2": ("abstract",),
}
"""The path in the article of each tag; the first that has a value stays."""
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_YEAR = re.compile(r"\s*(\d{4})(?:/(\d{1,2})?(?:/(\d{1,2})?)?)?(?:/.*)?\s*", re.DOTALL)


class _Line(NamedTuple):
    """A tag and its value, maybe over several lines. `at`: where the tag stands."""

    tag: str
    at: Span
    text: MappedText


def read(source: SourceText) -> Document:
    """Reads a RIS file. Never raises for what it holds: what is out of place is a problem."""
    problems: list[Problem] = []
    articles = [_record(lines) for lines in _records(source, problems)]
    seen: set[str] = set()
    for article in articles:
        key = article.string("id")
        if key and key in seen:
            message = f"the id “{key}” is that of a record above too; give each record its own"
            problems.append(Problem("source/duplicate-key", article.span("/id"), message))
        seen.add(key)
    blocks = [
        Block.of("ref", plain(title), pointer="/title")
        for article in articles
        if (title := article.text("/title")) is not None and title.text
    ]
    problems.sort(key=lambda problem: problem.span)
    return Document(source, "ris", [b for b in blocks if b.text], articles, problems=problems)


def _records(source: SourceText, problems: list[Problem]) -> list[list[_Line]]:
    """The lines of each record; what stands outside of records is told once."""
    records: list[list[_Line]] = []
    current: list[_Line] | None = None
    told = False
    for line in _lines(source):
        if line.tag == "TY":
            if current is not None:
                problems.append(_unclosed(current))
            current = []
            records.append(current)
        elif line.tag == "ER":
            current = None
            told = False
            continue
        if current is not None:
            current.append(line)
        elif not told:
            told = True
            message = "this line is in no record; begin the record with “TY  - ” and its type"
            problems.append(Problem("source/syntax", line.at, message))
    if current is not None:
        problems.append(_unclosed(current))
    return records


def _unclosed(lines: list[_Line]) -> Problem:
    message = "the record that begins here is never closed; write “ER  - ” after it"
    return Problem("source/syntax", lines[0].at, message)


def _lines(source: SourceText) -> list[_Line]:
    """The tagged lines; one without a tag goes on with the value above it."""
    found: list[tuple[str, Span, int, int]] = []
    for number in range(1, len(source.starts) + 1):
        start, end = source.line_span(number)
        match = _LINE.match(source.text, start, end)
        if match is not None:
            found.append((match[1], Span(*match.span(1)), match.end(), end))
        elif found and source.text[start:end].strip() and found[-1][0] not in ("ER", "TY"):
            tag, at, begin, _ = found[-1]
            found[-1] = (tag, at, begin, end)
    return [
        _Line(tag, at, _unbroken(MappedText.verbatim(source.text[a:b], a).strip()))
        for tag, at, a, b in found
    ]


def _unbroken(text: MappedText) -> MappedText:
    """A value without the line breaks in it."""
    if "\n" not in text.text and "\r" not in text.text:
        return text
    builder = TextBuilder()
    at = 0
    for match in re.finditer(r"\s*[\r\n]\s*", text.text):
        builder.append(text.cut(at, match.start()))
        span = text.span(*match.span())
        builder.add(" ", span.start - (span.end - span.start == 1), span.end)
        at = match.end()
    builder.append(text.cut(at, len(text.text)))
    return builder.build()


def _record(lines: list[_Line]) -> Article:
    builder = ArticleBuilder()
    first: dict[str, _Line] = {}
    for line in lines:
        if line.text.text:
            first.setdefault(line.tag, line)
    for tag, path in _FIELDS.items():
        if tag in first:
            holder = builder.get(path[0])
            if holder is None or (len(path) > 1 and path[1] not in holder):
                builder.put(path, first[tag].text, key=first[tag].at)
    _people(builder, lines)
    _pages(builder, first)
    _dates(builder, first)
    for line in lines:
        if line.tag == "KW" and line.text.text:
            builder.put(("keywords", len(builder.get("keywords", []))), line.text, key=line.at)
        elif line.tag == "SN" and _ISSN.fullmatch(line.text.text):
            issns = builder.get("journal", {}).get("issn", [])
            builder.put(("journal", "issn", len(issns)), line.text, key=line.at)
        elif line.tag == "SN" and line.text.text and builder.get("isbn") is None:
            builder.put(("isbn",), line.text, key=line.at)
    ends = [line.text.span().end for line in lines if line.text.text]
    whole = Span(lines[0].at.start, max([lines[0].at.end, *ends]))
    made = builder.build(complete=False, whole=whole)
    return Record(made.value, dict(made.places()), complete=False)


def _people(builder: ArticleBuilder, lines: list[_Line]) -> None:
    tags = ("AU", "A1") if any(line.tag in ("AU", "A1") for line in lines) else ("ED", "A2")
    for line in lines:
        if line.tag not in tags or not line.text.text:
            continue
        number = len(builder.get("authors", []))
        parts = [line.text.cut(*m.span()).strip() for m in re.finditer(r"[^,]+", line.text.text)]
        parts = [part for part in parts if part.text]
        if len(parts) > 1:
            builder.put(("authors", number, "family"), parts[0], key=line.at)
            builder.put(("authors", number, "given"), parts[1], key=line.at)
        elif parts:
            builder.put(("authors", number, "literal"), parts[0], key=line.at)


def _pages(builder: ArticleBuilder, first: dict[str, _Line]) -> None:
    start, end = first.get("SP"), first.get("EP")
    if start is None:
        return
    text = start.text
    ranged = re.search(r"\d\s?[-–]", text.text)
    after = end is not None and end.text.span().start > text.span().end
    if end is not None and after and not ranged and end.text.text != text.text:
        joined = TextBuilder()
        joined.append(text)
        joined.add("–", text.span().end, end.text.span().start)
        joined.append(end.text)
        text = joined.build()
    builder.put(("pages",), text, key=start.at)


def _dates(builder: ArticleBuilder, first: dict[str, _Line]) -> None:
    for tag in ("PY", "Y1", "DA"):
        if tag not in first:
            continue
        text = first[tag].text
        iso = _iso(text.text)
        if iso and builder.get("year") is None:
            builder.put(("year",), value=int(iso[:4]), span=text.cut(0, 4).span())
        if iso and len(iso) > len(builder.get("dates", {}).get("published", "1234")):
            builder.put(("dates", "published"), value=iso, span=text.span(), key=first[tag].at)
    if "Y2" in first and (iso := _iso(first["Y2"].text.text)):
        builder.put(("dates", "accessed"), value=iso, span=first["Y2"].text.span())


def _iso(text: str) -> str | None:
    match = _YEAR.fullmatch(text)
    if match is None:
        found = parse_date(text)
        return found if found and re.match(r"\d{4}", text) else None
    year, month, day = match.groups()
    if not month:
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def looks_like_ris(text: str) -> bool:
    """Whether a text begins with a record of RIS."""
    return re.match(r"\s{0,50}TY[ \t]{1,4}-[ \t][A-Z]{2,8}[ \t]*[\r\n]", text[:200]) is not None
