"""references/duplicate: the same work twice in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.references._entries import Entry, entries, folded, records

_SHORTEST = 24
"""Titles of fewer letters may be those of different works: “Editorial”, “Sleep”."""
_HEAD = "# Ice\n\n## Abstract\n\nIt melts.\n\n## References\n\n1. "
_ONE = "Ott A. The melting of old ice in warm seas. Sea. 2001;3:1-9. "
_PREPRINT = ("arxiv", "biorxiv", "medrxiv", "preprint", "chemrxiv", "researchsquare", "ssrn", "osf")


class Duplicate(Rule):
    """One work that stands twice in the list of references.

    The text then cites it by two numbers or names, and its citations are counted wrongly. Two
    entries are one work if they have the same DOI or PMID, or the same title and year.

    A preprint and the published version of the same work are told apart in the message: cite the
    published one, unless the difference matters.

    Make one reference of the two and correct its citations.
    """

    meta = RuleMeta(
        id="references/duplicate",
        severity=Severity.WARNING,
        since="0.2",
        sources=(
            "ICMJE, Recommendations, IV.A.3.g (References)",
            "AMA Manual of Style, 11th ed., 3.1 (Reference Lists)",
        ),
        examples=(
            Example(
                fails=f"{_HEAD}{_ONE}doi:10.1234/abc\n2. Roe B. Seas. Sky. 2002;4:5-8.\n"
                "3. ⟦Ott A, et al. Old ice. 2001. doi:10.1234/ABC⟧\n",
                reports="reference 3 (Ott 2001) is reference 1 again: the same DOI",
            ),
            Example(
                fails=f"{_HEAD}{_ONE}\n2. Roe B. Seas. Sky. 2002;4:5-8.\n"
                "3. ⟦Ott, A.: The Melting of Old Ice in Warm Seas, Sea 3, 1–9, 2001.⟧\n",
                reports="the same title and year",
            ),
            Example(
                fails="@article{ott,\n  title = {Ice},\n  doi = {10.1234/abc}\n}\n"
                "⟦@article{ott2,\n  title = {Old ice},\n  doi = {10.1234/ABC}\n}⟧\n",
                reports="“ott2” is “ott” again: the same DOI",
                path="refs.bib",
            ),
            Example(
                fails="@misc{ott,\n  title = {The melting of old ice in warm seas and lakes},\n"
                "  publisher = {bioRxiv},\n  doi = {10.1101/2020.01.02.3},\n  year = 2020\n}\n"
                "⟦@article{ott2,\n  title = {The melting of old ice in warm seas and lakes},\n"
                "  year = 2021,\n  doi = {10.1234/ABC}\n}⟧\n",
                reports="are a preprint and its published version",
                path="refs.bib",
            ),
            Example(
                passes=f"{_HEAD}{_ONE}\n2. Ott A. The melting of old ice in warm seas. II. "
                "Salt. Sea. 2002;4:5-8.\n"
            ),
            Example(
                passes=f"{_HEAD}Ott A. Ice. Sea. 2001;3:1-9. doi:10.1/a\n"
                "2. Ott A. Ice. Sea. 2001;3:10-19. doi:10.1/b\n"
            ),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Looks for an earlier entry with the same identifier or title."""
        first: dict[tuple[str, str], Entry] = {}
        titles: dict[str, Entry] = {}
        for entry in (*document.derive(entries), *document.derive(records)):
            for reason, key in _keys(entry):
                other = first.setdefault((reason, key), entry)
                if other is entry or (
                    reason.startswith("the same title") and _differ(entry, other)
                ):
                    continue
                yield self._told(entry, other, reason)
                break
            else:
                title = folded(entry.get("title"))
                other = titles.setdefault(title, entry)
                if len(title) >= _LONG and _are_versions(entry, other):
                    yield self._told(entry, other, "")

    def _told(self, entry: Entry, other: Entry, reason: str) -> Finding:
        drafts = _is_preprint(entry), _is_preprint(other)
        if drafts[0] != drafts[1]:
            message = (
                f"{entry.name} and {_short(other)} are a preprint and its published "
                "version: cite the published one"
            )
        else:
            message = f"{entry.name} is {_short(other)} again: {reason}; keep one of them"
        place = [Related(other.span, _short(other))]
        return self.finding(entry.span, message, related=place, pointer=entry.pointer)


_LONG = 32
_YEARS = 4


def _are_versions(entry: Entry, other: Entry) -> bool:
    """Whether one of two entries of a title is a preprint, some years before the other."""
    if _is_preprint(entry) == _is_preprint(other):
        return False
    years = [e.get("year")[:4] for e in (entry, other)]
    return all(y.isdecimal() for y in years) and abs(int(years[0]) - int(years[1])) <= _YEARS


def _short(entry: Entry) -> str:
    return entry.name if not entry.pointer else f"reference {entry.number}"


def _keys(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.doi:
        yield "the same DOI", entry.doi
    if entry.get("pmid").strip().isdecimal():
        yield "the same PMID", entry.get("pmid").strip()
    year = entry.get("year")[:4] or _year(entry.get("text"))
    title = folded(entry.get("title") or _title(entry.get("text")))
    if year and len(title) >= _SHORTEST:
        yield "the same title and year", f"{year} {title}"


def _year(text: str) -> str:
    found = set(re.findall(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-])", text))
    return found.pop() if len(found) == 1 else ""


def _title(text: str) -> str:
    """The title in a reference without markup: its longest sentence after the authors."""
    parts = [part for part in _stops().split(text) if part.count(" ") > 2]
    return max(parts, key=len, default="")


@lru_cache(maxsize=1)
def _stops() -> re.Pattern[str]:
    return re.compile(r"[.?!]\s|[“”\"]|\((?:19|20)\d\d[a-z]?\)|: (?=[A-Z])|, (?=[A-Z][a-z]+ \d)")


def _differ(entry: Entry, other: Entry) -> bool:
    """Whether two entries of one title are two works: two DOIs, volumes or parts."""
    if entry.doi and other.doi and entry.doi != other.doi:
        return _is_preprint(entry) == _is_preprint(other)
    for member in ("volume", "pages"):
        values = [e.get(member) for e in (entry, other)]
        if all(values) and values[0][:3] != values[1][:3]:
            return True
    if not entry.get("title"):
        numbers = [re.findall(r"\d+", e.get("text").partition("doi")[0]) for e in (entry, other)]
        return len(set(numbers[0]) & set(numbers[1])) < 2 and min(map(len, numbers)) > 2
    return False


def _is_preprint(entry: Entry) -> bool:
    said = f"{entry.get('journal')} {entry.doi} {entry.get('type')} {entry.get('url')}".lower()
    return any(name in said for name in _PREPRINT) or "10.1101/" in said
