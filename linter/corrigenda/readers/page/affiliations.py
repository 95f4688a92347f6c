"""Affiliation lines: the label, the institution, the city and the country."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corrigenda.readers.page.countries import is_country

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Affiliation(NamedTuple):
    """The parts of an affiliation line as (start, end) offsets; None for what it has not."""

    label: tuple[int, int] | None
    name: tuple[int, int]
    city: tuple[int, int] | None
    country: tuple[int, int] | None
    numbered: bool = False


@lru_cache(maxsize=1)
def _organisation() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:Universi\w+|Dept|D[eé]partement\w*|Departa?ment\w*|Institut\w*|Istituto"
        r"|Hospital\w*|Hôpital"
        r"|H[oô]pitaux|School|Schule|Hochschule|Facult\w+|Facult[éà]|College|Cent(?:er|re|ro"
        r"|rum)s?|Laborator\w+"
        r"|Lab|Clinic\w*|Klinik\w*|Clínica|Academy|Academia|Division|Ministry|Inc|Ltd|LLC|GmbH"
        r"|AG|S\.?A|Corp\w*"
        r"|Foundation|Fundaci[oó]n|Agency|CNRS|INSERM|Inserm|INRAE?|CSIC|NIHR?|CDC|Museum"
        r"|Mus[eé]e|Council|Escuela"
        r"|Research|Program(?:me)?|Unit|Company|Group|Section|Service|Observator\w+|Station"
        r"|Trust|Polytechnic\w*"
        r"|Politecnico|Politécnica|Polytechnique|ETH|MIT|[EÉ]cole|Zentrum|Medicine|Medical"
        r"|Pharmac\w+|Bureau|Office"
        r"|Consultan\w+|Technolog\w+|Therapeutics|Biosciences|Pharmaceuticals|Society|Hub|Branch"
        r"|Chair of)\b"
    )


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(
        r"(?:[•‣◦▪●·]\s*|\d{1,3}\.\s+(?=\d{1,3}\s?[A-ZÀ-Þ]))?"
        r"(?:(?P<bracket>[(\[](?P<b>\d{1,3}|[a-z])[)\]]\s*)"
        r"|(?P<n>\d{1,3})(?P<dot>[.)]?)\s*(?=[^\W\d_])"
        r"|(?P<s>[⁰¹²³⁴-⁹]+)\s*"
        r"|(?P<a>[a-z]{1,2})(?:[.)]\s*|\s+|(?=[A-ZÀ-Þ][a-z]))(?=[A-ZÀ-Þ])|(?P<z>[a-z])(?=[A-Z]{3})"
        r"|(?P<y>[*†‡§¶#‖]{1,3})\s*(?=[A-ZÀ-Þ]))"
    )


_INTRODUCTION = re.compile(r"Affiliations?:?\s+(?=\S)")
_SENTENCE_END = re.compile(r"[^\W\d_]{5}[)”]?\.\s")  # not “Dept. ”, “St. ”, “T.H. ”
_NO_PLACE = re.compile(r"(?:Publishers?|Funders?|Funding|Journal|Source|Sponsors?)\b[:\s]")


def read_affiliation(text: str) -> Affiliation | None:
    """The parts of an affiliation line; None for a line that is not one.

    An affiliation names an organisation or ends in a country, has no verb one would expect in a
    sentence, and is written in capitalised words.
    """
    if not 4 <= len(text) <= 700:
        return None
    intro = _INTRODUCTION.match(text)
    at = intro.end() if intro else 0
    match = _label().match(text, at)
    label = None
    numbered = False
    if match and not intro:
        group = next(g for g in ("b", "n", "s", "a", "z", "y") if match[g] is not None)
        if group != "a" or match[group] not in ("de", "la", "le", "el", "da", "do", "di", "du"):
            label = match.span(group)
            numbered = bool(match["dot"])
            at = match.end()
    elif text[0] in "•‣◦▪●":
        at = len(text) - len(text[1:].lstrip())
    end = _without_email(text, at, len(text.rstrip(" .;,")))
    if end <= at or not looks_like_organisation(text[at:end]):
        return None
    city, country = _places(text, at, end)
    return Affiliation(label, (at, end), city, country, numbered)


def _without_email(text: str, start: int, end: int) -> int:
    match = re.search(
        r"[;,.]?\s*(?:(?:E-?mail|Electronic address):?\s*)?\(?[^\s@]{1,80}@\S+$"
        r"|[;,.]\s*(?:E-?mail|Electronic address):\s.*$",
        text[start:end],
        re.IGNORECASE,
    )
    return start + match.start() if match and match.start() > 8 else end


def looks_like_organisation(text: str) -> bool:
    """Whether a text has the shape of an affiliation."""
    if not text[:1].isalpha() or "?" in text or "doi.org/" in text or _NO_PLACE.match(text):
        return False
    if _SENTENCE_END.search(text) and not _in_short_parts(text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    long = [w for w in words if len(w) > 3]
    if not words or (not words[0][0].isupper() and words[0][0].islower()):
        return False
    capitals = sum(1 for w in long if not w[0].islower())
    if long and capitals < 0.6 * len(long):
        return False
    if _organisation().search(text):
        return "," in text or capitals >= 2
    last = text.rsplit(",", 1)
    return len(last) == 2 and is_country(last[1].strip(" ."))


def _in_short_parts(text: str) -> bool:
    """Whether full stops stand where others set commas: ``Unit of X. College Y. Z, Spain``."""
    return (
        len(text) < 250
        and has_country(text)
        and all(word[0].isupper() or len(word) < 4 for word in re.findall(r"[^\W\d_]+", text))
    )


def has_country(text: str) -> bool:
    """Whether the last part of a text is a country."""
    last = text.rstrip(" .;,").rsplit(",", 1)
    return len(last) == 2 and is_country(last[1].strip())


def _places(
    text: str, start: int, end: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """City and country. A city only where one part stands between organisation and country."""
    parts = []
    at = start
    for piece in text[start:end].split(","):
        stripped = piece.strip(" .")
        left = at + piece.find(stripped) if stripped else at
        parts.append((left, left + len(stripped)))
        at += len(piece) + 1
    if not is_country(text[slice(*parts[-1])]):
        return None, None
    country = parts[-1]
    if len(parts) < 3 or not _organisation().search(text[slice(*parts[-3])]):
        return None, country
    place = text[slice(*parts[-2])]
    match = re.fullmatch(r"(?:[A-Z]{1,2}-)?\d{4,6}\s+(.+)|(.+?)\s+[\d-]{4,8}|([^\d]+)", place)
    if not match or _organisation().search(place) or len(place) > 40:
        return None, country
    group = next(k for k in (1, 2, 3) if match[k])
    offset = parts[-2][0]
    return (offset + match.start(group), offset + match.end(group)), country


def plain(label: str) -> str:
    """A label with its superscript digits as ordinary ones."""
    return label.translate(_SUPERSCRIPTS)
