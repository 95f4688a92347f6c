"""The dates of an article, in the order in which they should follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.article import Article
from corrigenda.text import Span

STAGES = ("received", "revised", "accepted", "published")
"""The stages that follow each other in every journal."""


class Stage(NamedTuple):
    """A dated stage. `parts` is (year,), (year, month) or (year, month, day)."""

    name: str
    parts: tuple[int, ...]
    text: str
    span: Span
    pointer: str


def stages(article: Article) -> Iterator[Stage]:
    """Every date of the article that has the form of one, possible or not, in file order."""
    dates = article.get("/dates")
    if not isinstance(dates, dict):
        return
    for name, text in dates.items():
        parts = parse(text) if isinstance(text, str) else None
        if parts is not None:
            at = f"/dates/{name}"
            yield Stage(name, parts, str(text), article.span(at), at)


def parse(text: str) -> tuple[int, ...] | None:
    """The numbers of an ISO date, whatever they are; None for any other text."""
    match = re.fullmatch(r"(\d{4,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text.strip())
    return tuple(int(part) for part in match.groups() if part) if match else None


def fault(parts: tuple[int, ...]) -> str | None:
    """Why there is no such date, or None where there is."""
    year, month, day = (*parts, 1, 1)[:3]
    if not 1400 <= year <= 2199:
        return f"the year {year} cannot be meant"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if 1 <= day <= 28:
        return None
    from calendar import monthrange

    days = monthrange(year, month)[1]
    return None if 1 <= day <= days else f"that month has {days} days"


def before(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether `one` is before `other` for certain, at the coarser of their two precisions."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]
