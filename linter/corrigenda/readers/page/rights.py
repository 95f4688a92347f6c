"""Copyright statements and licences."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.readers.page.affiliations import looks_like_organisation

Range = tuple[int, int]


class Rights(NamedTuple):
    """The parts of a copyright paragraph as (start, end) offsets."""

    statement: Range | None
    year: Range | None
    holders: tuple[Range, ...]
    license: Range | None


@lru_cache(maxsize=1)
def _copyright() -> re.Pattern[str]:
    return re.compile(
        r"(?:Copyright:?\s*(?:notice:?\s*)?)?(?:©|\([cC]\)|&copy;"
        r"|(?<=Copyright )(?=\d{4}))\s*(?:Copyright\s*)?"
        r"(?P<year>\d{4})?(?:\s?[-–]\s?\d{4})?[.,:]?\s*(?:(?:by|held by)\s+)?"
    )


@lru_cache(maxsize=1)
def _license() -> re.Pattern[str]:
    return re.compile(
        r"Creative\s+Commons(?:\s+(?:Attribution|CC|BY|Non-?\s?Commercial|No\s?Deriv\w*"
        r"|No\s?Derivatives|Share\s?Alike"
        r"|Public Domain Dedication|Zero|CC0|International|Universal|Unported|\d\.\d|–|-"
        r"|‐)+)*[-–‐\w]*"
        r"(?:\s+(?:\d\.\d\s+)?(?:International\s+|Universal\s+|Unported\s+|Public\s+"
        r"|Generic\s+)?Licen[cs]e)?"
        r"(?:,?\s+(?:version\s+)?\d\.\d)?(?:\s+\(?(?:International|Universal|Unported|Generic)\)?)?"
        r"(?:\s*\(CC[\s-][A-Z0-9 .-]+\))?"
        r"|\bCC[ -](?:BY|0)(?:-(?:NC|ND|SA))*(?:\s\d\.\d)?\b|\bCC0(?:\s1\.0)?\b|\bpublic domain\b",
        re.IGNORECASE,
    )


_GENERIC = re.compile(
    r"(?:the\s+)?(?:author(?:s|\(s\))?|owner(?:s|\(s\))?|original authors?)\b", re.IGNORECASE
)
_STOP = re.compile(
    r"\.\s+(?=[A-Z])|\.?\s+(?=This (?:is|article|work)\b|Published by|Licensee|All rights"
    r"|Distributed|Under\b"
    r"|Originally published|under exclusive|Exclusive|This\b)|;\s|\.$|\n|$"
)
_ET_AL = re.compile(r"\s*,?\s*\bet\s+al\.?$", re.IGNORECASE)
_SPLIT = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s*;\s*")
_INITIALS = re.compile(r"(?:[A-Z]\.?[- ]?){1,4}")


def read_rights(text: str, start: int = 0) -> Rights:
    """What a paragraph says of copyright and licence. Holders are names, not “the author(s)”."""
    named = "ommons" in text or "CC" in text or "ublic domain" in text
    found = _license().search(text) if named else None
    licence = found.span() if found else None
    if licence is not None:
        licence = licence[0], licence[0] + len(text[slice(*licence)].rstrip(" -–"))
    match = _copyright().search(text, max(0, start - 12))
    if match is None or match.end() == match.start():
        return Rights(None, None, (), licence)
    stop = _stop(text, match.end())
    begin = text.find("©", match.start(), match.end())
    begin = match.start() if begin < 0 else begin
    year = match.span("year") if match["year"] else None
    if year is None:
        late = re.compile(r"\b(?:19|20)\d\d$").search(text, match.end(), stop)
        year = late.span() if late else None
    return Rights((begin, stop), year, _holders(text, match.end(), stop), licence)


def _stop(text: str, start: int) -> int:
    """Where the names end: not at the full stop of an initial."""
    for match in _STOP.finditer(text, start):
        initial = re.search(r"(?:^|[\s.])[A-Z]$", text[start : match.start()])
        if initial and text.startswith(".", match.start()) and match.end() < len(text):
            continue
        return match.start()
    return len(text)


def _holders(text: str, start: int, stop: int) -> tuple[Range, ...]:
    body = text[start:stop]
    if _GENERIC.match(body) or len(body) > 3000 or any(c.isdigit() for c in body):
        return ()
    if looks_like_organisation(body.rstrip(" .")) and ";" not in body:
        kept = body.rstrip(" .,")
        return ((start, start + len(kept)),)
    holders: list[Range] = []
    at = 0
    pieces = []
    for match in _SPLIT.finditer(body):
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, len(body)))
    for a, b in pieces:
        piece = body[a:b]
        kept = _ET_AL.sub("", piece.strip(" .,"))
        if not kept or not kept[0].isalnum():
            continue
        left = start + a + piece.index(kept)
        if (
            holders
            and _INITIALS.fullmatch(kept)
            and text[holders[-1][1] : left].strip() == ","
            and kept != kept.lower()
        ):
            holders[-1] = (holders[-1][0], left + len(kept))  # Doe, J., Roe, K.
        else:
            holders.append((left, left + len(kept)))
    return tuple(holders)
