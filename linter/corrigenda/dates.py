"""Dates as articles write them, read into ISO 8601 at the precision they are written with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NUMBERS = {name: k for k, name in enumerate(_MONTHS, 1)}
_NUMBERS |= {name[:3]: k for name, k in _NUMBERS.items()} | {"sept": 9}
_LONGEST = 60


def parse_date(text: str) -> str | None:
    """The date that `text` is, as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; None if it is none.

    The whole text must be one date: ISO 8601 (a time after it is dropped), ``8 May 2025``,
    ``08-May-2025``, ``8th of May, 2025``, ``May 8, 2025``, ``Thursday, 8 May 2025``, ``May 2025``,
    ``2025 May 8``, ``2025/05/08``, ``8.5.2025`` or ``2025年5月8日``. A season gives None, and so
    does ``08/05/2025``, which is one day in London and another in New York; ``13/08/2017`` can be
    read in one way only.

    The calendar is not asked: ``30 February 2025`` gives ``2025-02-30``, so that a rule can say
    that the day does not exist. `date_range` says whether it does.
    """
    text = text.strip()
    if not 4 <= len(text) <= _LONGEST or not any(map(str.isdecimal, text)):
        return None
    for pattern in _patterns():
        if match := pattern.fullmatch(text):
            return _iso(match.groupdict())
    return None


def date_range(iso: str) -> tuple[date, date] | None:
    """The first and the last day of an ISO date, or None where the calendar has no such date.

    ``2025-02`` is from the 1st to the 28th. Two dates of different precision can be compared by
    it: one is later for certain when its first day is after the other's last.
    """
    from calendar import monthrange
    from datetime import date

    try:
        year, month, day = ([int(part) for part in iso.split("-")] + [0, 0])[:3]
        if day:
            return (date(year, month, day),) * 2
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def _iso(found: dict[str, str | None]) -> str | None:
    year, month, day = found["year"], found.get("month"), found.get("day")
    if one := found.get("one"):  # two numbers whose order the country decides
        two = found["two"] or ""
        if int(one) <= 12 and int(two) <= 12 and int(one) != int(two):
            return None
        month, day = (two, one) if int(two) <= 12 else (one, two)
    if month is not None and not month.isdecimal():
        month = str(_NUMBERS[month.lower().rstrip(".")])
    if month is not None and day is None and not 1 <= int(month) <= 12:
        return None  # “2019-20” is a range of years
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    return "-".join(part for part in parts if part)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The ways to write a date, most frequent first. ``re.ASCII``: only these digits are digits."""
    year = r"(?P<year>[12]\d{3})"
    month = rf"(?P<month>(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b\.?)"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    time = r"(?:[T ]\s?\d{1,2}:\d{2}[\d:.,]{0,16}\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
    one = r"(?P<one>\d{1,2})"
    two = r"(?P<two>\d{1,2})"
    ways = (
        rf"{year}(?:(?P<sep>[-/.‐‑])(?P<month>\d{{1,2}})(?:(?P=sep)(?P<day>\d{{1,2}}){time})?)?",
        rf"{weekday}{day}(?:\s+|-|\.\s?)(?:of\s+)?{month}(?:,?\s+|-){year}",
        rf"{weekday}{month}\s*{day}\s*(?:,\s*|\s){year}",
        rf"{month}(?:,?\s+(?:of\s+)?|-){year}",
        rf"{year},?[\s-]{month}(?:[\s-]+{day})?",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{year}",
        rf"{one}[/-]{two}[/-]{year}",
        rf"{year}\s?年(?:\s?(?P<month>\d{{1,2}})\s?月(?:\s?(?P<day>\d{{1,2}})\s?日)?)?",
    )
    return tuple(re.compile(way, re.IGNORECASE | re.ASCII) for way in ways)
