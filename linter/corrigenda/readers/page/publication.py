"""Where an article was published: journal, volume, issue, pages, year, DOI, from any one line."""

from __future__ import annotations

import re
from functools import lru_cache

Range = tuple[int, int]

_PAGES = r"(?:e\d{3,}|[A-Z]{1,3}\d{3,}|\d{1,7}(?:\s?[-–—]\s?[A-Za-z]?\d{1,7})?)"
_YEAR = r"(?:1[89]|20)\d\d"

_SHAPES = (
    # BMC Medicine volume 21, Article number: 55 (2023) · Volume 12, Issue 3, March 2023, 101234
    r"(?P<journal>[^\d:;|]{2,120}?)??[\s,(]*\b[Vv]ol(?:ume"
    r"|\.)?\s*:?\s*(?P<volume>\d{1,4}[A-Z]?)(?P<rest>.*)",
    # 2012 Aug 13;9(5):380–385 · J Clin Invest. 2025 Mar 3;135(5):e178903
    rf"(?P<journal>[^\d;|]{{2,120}}?)??[.\s]*(?P<year>{_YEAR})(?:\s+(?:[A-Z][a-z]{{2,8}})(?:[-–][A-Z][a-z]{{2,8}})?"
    rf"(?:\s+\d{{1,2}})?)?\s*;\s*(?P<volume>\d{{1,4}}[A-Z]?)(?:\s?\((?P<issue>[\w .–-]{{1,20}})\))?"
    rf"(?:\s?:\s?(?P<pages>{_PAGES}))?",
    # World J Psychiatry. Nov 19, 2024; 14(11): 1772-1778
    rf"(?P<journal>[^\d:;|]{{2,120}}?)[.\s]+(?:[A-Z][a-z]{{2,8}})\s+\d{{1,2}},\s+(?P<year>{_YEAR})\s*;"
    rf"\s*(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>[\w–-]{{1,12}})\))?(?:\s?:\s?(?P<pages>{_PAGES}))?",
    # Mathematical Problems in Engineering / 2015 / Article
    rf"(?P<journal>[^\d:;|/]{{4,120}}?) / (?P<year>{_YEAR}) / Article",
    # Int. J. Mol. Sci. 2025, 26(4), 1234
    rf"(?P<journal>[^\d;:|]{{2,120}}?)\s+(?P<year>{_YEAR}),\s+(?P<volume>\d{{1,4}})"
    rf"(?:\s?\((?P<issue>[\w–-]{{1,12}})\))?(?:,\s+(?P<pages>{_PAGES}))?",
    # PLoS ONE 18(3): e0281234 · eLife 12:e84567 · Front. Immunol. 9:3022 · BMC Med 21, 55 (2023)
    rf"(?P<journal>[^\d;:|]{{2,120}}?)[\s,]+(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>[\w–-]{{1,12}})\))?"
    rf"\s?[:,]\s?(?P<pages>{_PAGES})(?:\s?[,(]\s?(?P<year>{_YEAR})\)?)?",
)  # fmt: skip


@lru_cache(maxsize=1)
def _doi() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*(?:https?://(?:dx\.)?doi\.org/)?|\bDOI:?\s*"
        r"(?:https?://(?:dx\.)?doi\.org/)?)?(?P<doi>10\.\d{4,9}/[^\s<>\"“”|]+)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _labelled_doi() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://(?:dx\.)?doi\.org/|\bdoi\s?:\s*)(?P<doi>[^\s<>\"“”|]{4,})", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape) for shape in _SHAPES)


@lru_cache(maxsize=1)
def _details() -> re.Pattern[str]:
    return re.compile(
        rf"\bIssue\s*:?\s*(?P<issue>[\w–-]{{1,12}})|\bNo\.?\s?(?P<number>\d{{1,4}})\b"
        rf"|[(](?P<issue2>\d{{1,3}})[)]"
        rf"|\b(?:Article(?: number| no\.?| ID)?|p{{1,2}}\.|[Pp]ages?)\s*:?\s*(?P<pages>{_PAGES})"
        rf"|,\s(?P<pages2>\d{{5,8}})$|(?:^\s*[-–—,]\s*"
        rf"|[(,]\s*(?:[A-Z][a-z]{{2,8}}\.?\s+)?)(?P<year>{_YEAR})\b",
    )


def find_doi(text: str, *, labelled: bool = False) -> Range | None:
    """The DOI in a text, without what introduces it and without a full stop after it.

    `labelled`: also what a ``doi:`` or a doi.org address introduces and has no ``10.`` prefix.
    """
    low = text if "10." in text else ""
    match = _doi().search(low) if low else None
    if match is None and labelled:
        match = _labelled_doi().search(text)
    if match is None:
        return None
    start, end = match.span("doi")
    value = text[start:end]
    while value and (value[-1] in ".,;:'’" or (value[-1] in ")]" and _unbalanced(value))):
        value = value[:-1]
    return (start, start + len(value)) if value else None


def _unbalanced(value: str) -> bool:
    closing = value[-1]
    return value.count(closing) > value.count("(" if closing == ")" else "[")


def read_publication(text: str, *, anywhere: bool = False) -> dict[str, Range]:
    """What a line says of journal, volume, issue, pages and year, by name; empty if nothing.

    `anywhere`: look for it inside a longer text, such as a whole citation.
    """
    if len(text) > 1200 or not any(c.isdigit() for c in text):
        return {}
    cut = re.search(r"\s*(?:;|\||,)?\s*(?:https?://|\bdoi\b)", text, re.IGNORECASE)
    head = text[: cut.start()] if cut and cut.start() > 3 else text
    head = head.rstrip(" .;|")
    badge = re.match(r"[A-Z][A-Za-z ]{1,30}\s\|\s(?=Vol)", head)
    starts = [badge.end() if badge else 0]
    if anywhere:
        starts = [*[m.end() for m in re.finditer(r"[.?!]\s+(?=[A-Z])", head)][::-1], 0]
        starts = starts[:12]
    for start in starts:
        for k, shape in enumerate(_shapes()):
            match = shape.match(head, start)
            if match is None or (not anywhere and k and match.end() < 0.6 * len(head)):
                continue
            found = {n: match.span(n) for n in match.groupdict() if match[n] and n != "rest"}
            if k == 0:
                _add_details(head, match.start("rest"), found)
            if anywhere and "year" not in found:
                year = re.search(rf"\(({_YEAR})\)", head)
                if year:
                    found["year"] = year.span(1)
            journal = found.get("journal")
            if journal:
                left = _abbreviated_before(head, journal[0]) if anywhere else journal[0]
                _tidy_journal(head, (left, journal[1]), found)
            if "journal" in found or k in (0, 1):
                return found
    return {}


def _abbreviated_before(text: str, start: int) -> int:
    """Where a title that begins with abbreviated words begins: ``Int. J. Mol. Sci.``."""
    match = re.search(r"(?:(?<=[.?!]\s)[A-Z][A-Za-z]{0,7}\.\s){1,5}$", text[:start])
    return match.start() if match else start


def _add_details(text: str, start: int, found: dict[str, Range]) -> None:
    for match in _details().finditer(text, start):
        for group, name in (
            ("issue", "issue"),
            ("number", "issue"),
            ("issue2", "issue"),
            ("pages", "pages"),
            ("pages2", "pages"),
            ("year", "year"),
        ):
            if match[group] and name not in found:
                found[name] = match.span(group)
    years = list(re.finditer(rf"\b{_YEAR}\b", text[start:]))
    if "year" not in found and years:
        found["year"] = (start + years[0].start(), start + years[0].end())


def _tidy_journal(text: str, place: Range, found: dict[str, Range]) -> None:
    start, end = place
    value = text[start:end]
    left = len(value) - len(value.lstrip(" .,;:|(•-–"))
    kept = value.strip(" ,;:|(•-–") if not value.startswith(".") else value[left:].strip(" ,;:|(-–")
    if kept.endswith(" in"):
        kept = kept[:-3]
    match = re.match(r"(?:Published in:?|Cite as:?|Citation:?|Journal:)\s+", kept)
    if match:
        left += match.end()
        kept = kept[match.end() :]
    if len(kept) < 2 or not is_journal_like(kept) or kept.startswith("Published "):
        del found["journal"]
    else:
        found["journal"] = (start + left, start + left + len(kept))


def is_journal_like(text: str) -> bool:
    """Whether a text can be the title of a journal: short, no sentence, in capitals."""
    words = text.split()
    if not 1 <= len(words) <= 14 or not any(c.isalpha() for c in text):
        return False
    small = {
        "of",
        "and",
        "the",
        "in",
        "for",
        "on",
        "de",
        "la",
        "et",
        "&",
        "e",
        "y",
        "eLife",
        "der",
        "und",
        "to",
    }
    named = [w for w in words if w not in small]
    return all(not w[0].islower() or w[1:2].isupper() for w in named)  # eLife, iScience


_JOURNAL_STARTS = re.compile(
    r"(?:The\s+)?(?:[A-Z][\w&’' -]{0,60}\s)?(?:Journal|Annals|Archives|Proceedings|Transactions"
    r"|Reviews?|Letters"
    r"|Bulletin|Acta|Revista|Advances|Reports|Communications|Medicine|Science"
    r"|Sciences)\b[\w&,:’'() -]{0,80}"
    r"|(?:BMC|PLOS|PLoS|JMIR|Frontiers in|Nature|Cell|BMJ|JAMA|Current|International|European"
    r"|American|British)"
    r"(?:\s[\w&,’'()-]+){1,8}|Nature|BMJ|JAMA|eLife|PeerJ|Cureus|bioRxiv|medRxiv|F1000Research"
    r"|GigaScience|Gut|Blood|Brain"
)
_ABBREVIATED = re.compile(r"(?:[A-Z][\w&’-]*\.?:?\s+){0,7}[A-Z][A-Za-z&-]*\.")


def is_journal_line(text: str) -> bool:
    """Whether a whole line is a journal's title or its abbreviation: ``Front. Immunol.``."""
    if len(text) > 110 or text.count(".") > 8:
        return False
    if re.search(r"\b[A-Z][a-z]{2,}\. ", text) and is_journal_like(text) and len(text.split()) < 9:
        return True
    if _ABBREVIATED.fullmatch(text) and text.count(".") >= max(1, len(text.split()) - 2):
        return True
    return _JOURNAL_STARTS.fullmatch(text) is not None and is_journal_like(text)
