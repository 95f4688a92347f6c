"""Puts what a paragraph says into the article: dates, journal, identifiers, rights, keywords."""

from __future__ import annotations

import re
from functools import lru_cache

from corrigenda.document import MappedText
from corrigenda.readers.page.assembly import Assembly, Range
from corrigenda.readers.page.dates import events, find_date
from corrigenda.readers.page.lines import trim
from corrigenda.readers.page.publication import find_doi, is_journal_line, read_publication
from corrigenda.readers.page.rights import read_rights

_EMAIL = re.compile(
    r"[\w.+-]{1,64}(?:@|\{at\}|\[at\]|\(at\)|\s\[at\]\s)[\w-]{1,64}(?:(?:\."
    r"|\[dot\])[\w-]{1,64}){0,5}"
)
_CUT_NAME = re.compile(
    r"[,;(]|\.\s|\.$|\s(?:at|Department|Email|E-mail|e-mail|Tel|is|or)\b|:\s|\s\S+(?:@|\{at\})|\n|$"
)


@lru_cache(maxsize=1)
def _ids() -> re.Pattern[str]:
    return re.compile(
        r"\bPMID\s*:?\s*(?P<pmid>\d{1,9})|\b(?:PMCID|PMC ID)\s*:?\s*(?P<pmcid>PMC\d+)"
        r"|\b(?:e|p|online |print )?-?ISSN(?:-L| \(\w+\))?\s*:?\s*(?P<issn>\d{4}-?\d{3}[\dXx])",
        re.IGNORECASE,
    )


def put_history(out: Assembly, text: MappedText, *, only: str | None = None) -> None:
    """The dates of a history line."""
    for event in events(text.text):
        if only is None or event.name == only:
            place = text.span(event.date.start, event.date.end)
            out.normalised(("dates", event.name), event.date.value, place)


def put_date(out: Assembly, name: str, text: MappedText) -> None:
    """The first date of a text as the date of an event."""
    found = find_date(text.text)
    if found:
        out.normalised(("dates", name), found.value, text.span(found.start, found.end))


def settle_dates(out: Assembly) -> None:
    """Takes the date online as the date of publication where the page has no other."""
    dates = out.article.get("dates") or {}
    if "published" not in dates:
        for name in ("online", "posted"):
            if name in dates:
                out.article.put(
                    ("dates", "published"), None, dates[name],
                    span=out.article.build().span(f"/dates/{name}"),
                )  # fmt: skip
                return


def put_publication(out: Assembly, text: MappedText, *, citation: bool = False) -> None:
    """Journal, volume, issue, pages, year and DOI of a line or of a whole citation."""
    string = text.text
    found = read_publication(string, anywhere=citation)
    if "journal" in found:
        out.put(("journal", "title"), text, found["journal"])
    for name in ("volume", "issue", "pages"):
        if name in found:
            out.put((name,), text, found[name])
    if "year" in found:
        a, b = found["year"]
        out.normalised(("year",), int(string[a:b]), text.span(a, b))
    if not citation:
        date = find_date(string)
        if date and date.value.count("-") == 2 and re.search(r"\d{4} [A-Z][a-z]{2} \d", string):
            out.normalised(("dates", "issue"), date.value, text.span(date.start, date.end))
        put_history(out, text)
    put_doi(out, text)


def put_doi(out: Assembly, text: MappedText, *, labelled: bool = False) -> None:
    """The DOI of a line, as written but for the address of the resolver."""
    place = find_doi(text.text, labelled=True)
    if place is None and labelled and len(text.text.split()) == 1:
        place = (0, len(text.text))
    if place:
        out.put(("doi",), text, place)


def put_ids(out: Assembly, text: MappedText) -> None:
    """PMID, PMCID and ISSN in a line."""
    for match in _ids().finditer(text.text):
        for name in ("pmid", "pmcid"):
            if match[name]:
                out.put((name,), text, match.span(name))
        if match["issn"]:
            journal = out.article.get("journal") or {}
            out.put(("journal", "issn", len(journal.get("issn", ()))), text, match.span("issn"))


def put_rights(out: Assembly, text: MappedText, start: int = 0) -> None:
    """Copyright statement, its year and holders, and the licence."""
    rights = read_rights(text.text, start)
    if rights.statement and not out.has("copyright"):
        out.put(("copyright", "statement"), text, rights.statement)
        if rights.year:
            a, b = rights.year
            out.normalised(("copyright", "year"), int(text.text[a:b]), text.span(a, b))
        for k, holder in enumerate(rights.holders):
            out.put(("copyright", "holders", k), text, holder)
    if rights.license:
        out.put(("license",), text, rights.license)


def put_journal(out: Assembly, text: MappedText) -> None:
    """A line that is a journal's title, with or without the date of publication."""
    string = text.text
    end = len(string)
    date = find_date(string) if any(c.isdigit() for c in string) else None
    if date and not string[date.end :].strip(" ."):
        end = len(string[: date.start].rstrip(" ,|•·"))
        if date.value.count("-") == 2:
            place = text.span(date.start, date.end)
            out.normalised(("dates", "published"), date.value, place)
    if is_journal_line(string[:end]):
        out.put(("journal", "title"), text, (0, end))


def put_topic(out: Assembly, text: MappedText, start: int, end: int) -> None:
    """The collection or special issue an article belongs to."""
    place = trim(text, start, end)
    string = place.text.rstrip(").")
    if string:
        out.put(("research_topic",), place, (0, len(string)))


def are_sentences_of_terms(body: str) -> bool:
    """Whether full stops part the keywords of a list, as in ``Enfermagem. Saúde pública``."""
    pieces = body.strip(" .").split(". ")
    return len(pieces) > 1 and all(0 < len(piece.split()) < 8 for piece in pieces)


def keyword_places(text: str, start: int) -> list[Range]:
    """The keywords in a text: separated by semicolons, else commas, else bullets or bars."""
    body = text[start:]
    separators = next((s for s in (";", ",", "·•|●", "/", "\n") if any(c in body for c in s)), "")
    if separators in ("", "/", "\n") and are_sentences_of_terms(body):
        separators = "."
    if ";" not in body and "," in body and any(c in body for c in "·•|●"):
        separators = "·•|●"
    places: list[Range] = []
    depth, at = 0, start
    for k in range(start, len(text) + 1):
        char = text[k] if k < len(text) else ""
        if char in "([" and char:
            depth += 1
        elif char in ")]" and char:
            depth = max(0, depth - 1)
        if not char or (char in separators and (depth == 0 or char == ";")):
            piece = text[at:k]
            kept = piece.strip(" \t\n\u00a0.;,·•|–—●")
            if kept and at + piece.index(kept) >= start:
                left = at + piece.index(kept)
                end = left + len(kept)
                if "." in kept and k < len(text) and text.startswith(".", end):
                    end += 1  # an abbreviation: “spp.”
                places.append((left, end))
            at = k + 1
    return places


def put_keywords(out: Assembly, text: MappedText, start: int = 0) -> None:
    """The keywords of a line, each a block of its own."""
    string = text.text
    for a, b in keyword_places(string, start):
        k = out.count("keywords")
        pointer = out.put(("keywords", k), text, (a, b))
        if pointer:
            out.block("kwd", text.cut(a, b), pointer=pointer)


def put_correspondence(out: Assembly, text: MappedText, start: int) -> None:
    """The notes of a correspondence line: one for each e-mail address, or one in all."""
    string = text.text
    body = string[start:].strip(" .*")
    if not body or re.match(r"should be addressed\W*$", body):
        return
    emails = list(_EMAIL.finditer(string, start))
    begin = start
    found: list[re.Match[str] | None] = list(emails) or [None]
    for match in found:
        end = len(string.rstrip()) if match is None or len(emails) == 1 else match.end()
        note = trim(text, begin, end)
        k = out.count("correspondence")
        if not note.text.strip(" ;,.("):
            return
        name = _name_place(string, begin, match.start() if match else end)
        path = ("correspondence", k)
        out.put((*path, "text"), note)
        if name:
            out.put((*path, "name"), text, name)
        if match:
            _put_email(out, (*path, "email"), text, match.span())
        begin = end + len(re.match(r"[\s;,).]*(?:and\s+)?", string[end:])[0])  # type: ignore[index]


def put_email(out: Assembly, text: MappedText) -> None:
    """The e-mail address in a line, for the last correspondence note if that has none."""
    match = _EMAIL.search(text.text)
    k = out.count("correspondence") - 1
    if match and k >= 0:
        _put_email(out, ("correspondence", k, "email"), text, match.span())


def _put_email(out: Assembly, path: tuple[str | int, ...], text: MappedText, place: Range) -> None:
    written = text.text[slice(*place)]
    if "@" in written:
        end = place[1] if not written.endswith(".") else place[1] - 1
        out.put(path, text, (place[0], end))
    else:
        plain = re.sub(r"\s?[\[({]at[\])}]\s?", "@", written).replace("[dot]", ".")
        out.normalised(path, plain, text.span(*place))


def _name_place(text: str, start: int, end: int) -> Range | None:
    """A personal name at the start of a note."""
    from corrigenda.readers.page.names import looks_like_name, tokens

    skip = re.compile(
        r"[\s*:.,;(]*(?:to:?\s+)?(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\b\.?\s+)*", re.IGNORECASE
    ).match(text, start, end)
    at = skip.end() if skip else start
    cut = _CUT_NAME.search(text, at, end)
    stop = cut.start() if cut else end
    while cut and re.search(r"(?:^|\s)[A-Z]$", text[at:stop]) and stop < end:
        cut = _CUT_NAME.search(text, stop + 1, end)  # the full stop of an initial
        stop = cut.start() if cut else end
    kept = text[at:stop].rstrip(" *†‡§")
    words = tokens(kept)
    if 2 <= len(words) <= 6 and looks_like_name(words) and not any(c.isdigit() for c in kept):
        return at, at + len(kept)
    return None
