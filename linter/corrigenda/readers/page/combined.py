"""Author lists in odd shapes: over many lines, or in one line with the affiliations."""

from __future__ import annotations

import re

from corrigenda.document import MappedText, TextBuilder
from corrigenda.readers.page.affiliations import (
    Affiliation,
    looks_like_organisation,
    read_affiliation,
)
from corrigenda.readers.page.authors import Marker, Person, read_authors
from corrigenda.readers.page.countries import is_country
from corrigenda.readers.page.lines import Paragraph, bullet
from corrigenda.readers.page.names import looks_like_name, tokens
from corrigenda.readers.page.places import affiliations_in, shifted

_NUMBERED = re.compile(r"\d{1,3}\.\s+(?=[^\W\d_])")
_WITHIN_PHRASES = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to"]
)
_BETWEEN = re.compile(r"(?=.*[\d,*†‡§¶#&]|and)[\d\s,*†‡§¶#✉‖]{0,24}(?:and|&)?")
_ENDS_LIST = re.compile(r"[\d\s,*†‡§¶#✉‖]{0,23}[\d*†‡§¶#✉‖]")
"""What stands between two names, or ends the list, on a line of its own: ``1,2,*``, ``and``."""


def author_start(text: str) -> int:
    """Where the name begins in a line of a bulleted or numbered list of authors."""
    match = _NUMBERED.match(text)
    return match.end() if match else bullet(text)


def is_open(text: str) -> bool:
    """Whether a line of an author list goes on: it ends with a comma or “and”."""
    return text.rstrip().endswith((",", ";", "&", " and"))


def join_title(first: Paragraph, second: Paragraph) -> MappedText | None:
    """The title in two lines of a copied page; None where the first line is not its beginning.

    The first line ends within a phrase, or the second goes on in small letters.
    """
    words = first.string.split()
    if second.gap or len(words) < 3 or first.string[-1] in ".?!:;,|":
        return None
    if words[-1].casefold() not in _WITHIN_PHRASES and not second.string[0].islower():
        return None
    builder = TextBuilder()
    builder.append(first.text)
    builder.add("\n", first.end, second.start)
    builder.append(second.text)
    return builder.build()


def split_lists(paragraphs: list[Paragraph], end: int) -> tuple[dict[int, MappedText], set[int]]:
    """Author lists whose markers and commas stand on lines of their own.

    The whole text of each list by the index of its first line, and the indices of its other lines.
    """
    texts: dict[int, MappedText] = {}
    inside: set[int] = set()
    k = 0
    while k < end - 1:
        last = k
        while (
            last + 2 <= end
            and not paragraphs[last + 1].gap
            and _BETWEEN.fullmatch(paragraphs[last + 1].string)
            and _is_bare_names(paragraphs[last].string)
        ):
            if last == k and _labels_place(paragraphs, k + 1):
                break
            last += 1 if _ENDS_LIST.fullmatch(paragraphs[last + 1].string) else 2
            if last >= len(paragraphs) or paragraphs[last].gap:
                last -= 1
                break
        if last > k:
            builder = TextBuilder()
            for n in range(k, last + 1):
                if n > k:
                    builder.add("\n", paragraphs[n - 1].end, paragraphs[n].start)
                builder.append(paragraphs[n].text)
            joined = builder.build()
            if read_authors(joined.text):
                texts[k] = joined
                inside.update(range(k + 1, last + 1))
        k = last + 1
    return texts, inside


def _labels_place(paragraphs: list[Paragraph], k: int) -> bool:
    """Whether a number alone in its line is the label of the affiliation on the next line."""
    return (
        paragraphs[k].string.isdecimal()
        and k + 1 < len(paragraphs)
        and read_affiliation(paragraphs[k + 1].string) is not None
    )


def _is_bare_names(text: str) -> bool:
    """Whether a line is an author list without markers at its end."""
    people = read_authors(text, author_start(text)) if len(text) < 300 else None
    return people is not None and not people[-1].markers and not is_open(text)


def names_and_places(
    paragraphs: list[Paragraph], affiliations: dict[int, list[Affiliation]], title: int | None
) -> tuple[dict[int, list[Person]], dict[int, list[Affiliation]]] | None:
    """Authors and places in one line each: ``Ann Poe, Bo Ray, Department of X, Y, Sweden``."""
    people: dict[int, list[Person]] = {}
    places: dict[int, list[Affiliation]] = {}
    for k in sorted(affiliations):
        text = paragraphs[k].string
        if (
            len(affiliations[k]) > 1
            or affiliations[k][0].label
            or (title is not None and k < title)
        ):
            continue
        pieces = text.split(", ")
        names = 0
        while names < len(pieces) - 1 and _is_name(pieces[names]):
            names += 1
        if not names:
            continue
        at = sum(len(piece) + 2 for piece in pieces[:names])
        found, place = read_authors(text[: at - 2]), read_affiliation(text[at:])
        if found is None or place is None or place.country is None:
            continue
        places[k] = [shifted(place, at)]
        start, end = places[k][0].name
        marker = Marker(str(len(places)), start, end)
        people[k] = [person._replace(markers=[marker]) for person in found]
    return (people, places) if sum(map(len, people.values())) > 1 else None


def names_then_places(
    paragraphs: list[Paragraph], rest: list[int], title: int | None
) -> tuple[int, list[Person], list[Affiliation]] | None:
    """One line with all authors, then all affiliations: ``Ann Poe1, Bo Ray1 1University X``."""
    for k in rest:
        text = paragraphs[k].string
        if k == title or len(text) > 6000:
            continue
        for match in re.finditer(r"\s(?=1\s?[A-ZÀ-Þ])", text):
            people = read_authors(text[: match.start()])
            places = affiliations_in(text[match.end() :]) if people else []
            if people and places and any(p.markers for p in people):
                return k, people, [shifted(place, match.end()) for place in places]
    return None


def _is_name(piece: str) -> bool:
    words = tokens(piece)
    return (
        2 <= len(words) <= 4
        and not looks_like_organisation(piece + ", X")
        and looks_like_name(words)
        and not is_country(piece)
    )
