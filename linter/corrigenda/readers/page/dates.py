"""Dates as pages print them, and the lines that tell an article's history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:1[6-9]|20)\d\d"
_FULL = (
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?[\s.\-]{{1,3}}(?P<m1>{_MONTH})\.?,?[\s\-]{{1,3}}(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\.?\s{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})[-/.](?P<n3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})"
    rf"|(?P<y4>{_YEAR})\s{{1,2}}(?P<m4>{_MONTH})\b\.?(?:\s{{1,2}}(?P<d4>\d{{1,2}})(?![\d(:]))?"
    rf"|(?P<m5>{_MONTH})\.?,?\s{{1,2}}(?P<y5>{_YEAR})"
    rf"|(?P<a6>\d{{1,2}})[./](?P<b6>\d{{1,2}})[./](?P<y6>{_YEAR})"
)
_EVENTS = (
    ("received in revised form", "revised"),
    ("revised manuscript received", "revised"),
    ("revision received", "revised"),
    ("submission received", "received"),
    ("received date", "received"),
    ("received", "received"),
    ("submitted on", "received"),
    ("submitted", "received"),
    ("resubmitted", "revised"),
    ("last revised", "revised"),
    ("revised", "revised"),
    ("accepted for publication", "accepted"),
    ("preprint posted", "posted"),
    ("accepted manuscript published", "online"),
    ("accepted manuscript online", "online"),
    ("accepted date", "accepted"),
    ("accepted", "accepted"),
    ("first published online", "online"),
    ("first published", "online"),
    ("first online", "online"),
    ("published online first", "online"),
    ("published online", "online"),
    ("published electronically", "online"),
    ("published date", "published"),
    ("publication date", "published"),
    ("published in print", "published"),
    ("article published", "published"),
    ("version of record published", "published"),
    ("version of record online", "online"),
    ("version of record", "published"),
    ("issue published", "issue"),
    ("issue date", "issue"),
    ("published", "published"),
    ("available online", "online"),
    ("epub ahead of print", "online"),
    ("epub", "online"),
    ("posted", "posted"),
    ("reviewed preprint posted", "posted"),
)
_NAMES = dict(_EVENTS)


class Dated(NamedTuple):
    """A date in a text: its offsets and its ISO form (or its own characters)."""

    start: int
    end: int
    value: str


class Event(NamedTuple):
    """An event of an article's history: its canonical name, the offset of its label, its date."""

    name: str
    start: int
    date: Dated


@lru_cache(maxsize=1)
def _full() -> re.Pattern[str]:
    return re.compile(_FULL, re.IGNORECASE)


@lru_cache(maxsize=1)
def _event() -> re.Pattern[str]:
    labels = "|".join(sorted((re.escape(label) for label, _ in _EVENTS), key=len, reverse=True))
    labels = labels.replace(r"\ ", r"\s+")
    return re.compile(
        rf"(?<!\w)(?P<label>{labels})(?:\s+on|\s+date"
        rf"|\s+by\s+[A-Z][\w &’'-]{{2,60}}(?=:))?\s*[:\-–—]?\s*(?=[\w(])",
        re.I,
    )


@lru_cache(maxsize=1)
def _year_alone() -> re.Pattern[str]:
    return re.compile(rf"{_YEAR}(?![\d-])")


def _iso(match: re.Match[str]) -> str:
    found = {k: v for k, v in match.groupdict().items() if v is not None}
    by_key = {key[0]: value for key, value in found.items()}
    year = by_key["y"]
    if "a" in by_key:  # numbers only: the order of day and month is known where one exceeds 12
        first, second = int(by_key["a"]), int(by_key["b"])
        dotted = "." in match[0]
        if dotted or first > 12:
            return f"{year}-{second:02}-{first:02}"
        return f"{year}-{first:02}-{second:02}" if second > 12 else match[0]
    number = by_key.get("n")
    month = int(number) if number else 1 + _MONTHS.index(by_key["m"][:3].casefold())
    day = by_key.get("d")
    return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"


def date_at(text: str, start: int = 0) -> Dated | None:
    """The date that begins exactly at `start`; a year alone counts."""
    match = _full().match(text, start)
    if match:
        return Dated(match.start(), match.end(), _iso(match))
    match = _year_alone().match(text, start)
    return Dated(match.start(), match.end(), match[0]) if match else None


def find_date(text: str, start: int = 0) -> Dated | None:
    """The first date with at least a month at or after `start`."""
    match = _full().search(text, start)
    return Dated(match.start(), match.end(), _iso(match)) if match else None


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else, but for white space and a full stop."""
    found = date_at(text, len(text) - len(text.lstrip()))
    return found is not None and not text[found.end :].strip(" .;,\u00a0")


def events(text: str) -> Iterator[Event]:
    """Every label of an event with the date after it: ``Received: 08 May 2025``."""
    for match in _event().finditer(text):
        found = date_at(text, match.end())
        if found:
            name = _NAMES[" ".join(match["label"].casefold().split())]
            yield Event(name, match.start(), found)


def event_label(text: str) -> str | None:
    """The event that a text without a date names: ``Received:`` on a line of its own."""
    return _NAMES.get(" ".join(text.casefold().strip(" :*•–-").split())) if len(text) < 40 else None


def is_history(text: str) -> bool:
    """Whether a line tells dates of the article's history, rather than prose that mentions one."""
    if len(text) > 500 or not any(c.isdigit() for c in text):
        return False
    covered, first, at = 0, None, 0
    for event in events(text):
        first = event.start if first is None else first
        covered += event.date.end - max(at, event.start)
        at = event.date.end
    if first is None:
        return False
    return covered >= 0.45 * len(text) or (first <= 2 and len(text) < 160 and not _prose(text))


def _prose(text: str) -> bool:
    return " was " in text or " were " in text or " by the " in text
