"""Several affiliations in one line: where each begins, what its parts are."""

from __future__ import annotations

import re

from corrigenda.readers.page.affiliations import Affiliation, read_affiliation
from corrigenda.readers.page.countries import is_country


def affiliations_in(text: str) -> list[Affiliation]:
    """The affiliations in a line: one, or several with their labels in sequence."""
    if len(text) > 6000:
        return []
    starts = _sequence(text)
    if len(starts) > 1:
        ends = [*(s for s in starts[1:]), len(text)]
        found = []
        for start, end in zip(starts, ends, strict=True):
            piece = text[start:end]
            one = read_affiliation(re.sub(r"[\s;,]+(?:and\s*)?$", "", piece))
            if one is None:
                return []
            found.append(shifted(one, start))
        return found
    intro = re.match(r"Affiliations\s+(?=\S)", text)
    if intro and ", " in text:
        return _after_countries(text, intro.end())
    one = read_affiliation(text)
    return [one] if one else []


def _sequence(text: str) -> list[int]:
    """Where the labels 1, 2, 3 … of several affiliations in one line stand."""
    starts: list[int] = []
    wanted = None
    if text[0].islower():
        return _letters(text)
    for match in re.finditer(r"(?:^|[;,.]\s*|\s)(\d{1,2})\.?\s?(?=[A-ZÀ-Þ])", text):
        value = int(match[1])
        if wanted is None and match.start() > 0:
            return []
        if wanted is None or value == wanted:
            starts.append(match.start(1))
            wanted = value + 1
    return starts


def _letters(text: str) -> list[int]:
    """Where the letters a, b, c … glued to the names of affiliations in one line stand."""
    starts: list[int] = []
    for match in re.finditer(r"(?:^|[;,.]\s*(?:and\s+)?)([a-z])(?=[A-ZÀ-Þ])", text):
        if match[1] == chr(ord("a") + len(starts)):
            starts.append(match.start(1))
    return starts if starts[:1] == [0] else []


def _after_countries(text: str, start: int) -> list[Affiliation]:
    found, at, begin = [], start, start
    for piece in text[start:].split(","):
        end = at + len(piece)
        if is_country(piece.strip(" .")):
            one = read_affiliation(text[begin:end].strip())
            if one is None:
                return []
            left = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
            found.append(shifted(one, left))
            begin = end + 1
        at = end + 1
    return found if not text[begin:].strip(" .,") else []


def shifted(one: Affiliation, by: int) -> Affiliation:
    """An affiliation whose offsets are `by` higher."""

    def moved(place: tuple[int, int] | None) -> tuple[int, int] | None:
        return (place[0] + by, place[1] + by) if place else None

    start, end = one.name
    return one._replace(
        label=moved(one.label),
        name=(start + by, end + by),
        city=moved(one.city),
        country=moved(one.country),
    )
