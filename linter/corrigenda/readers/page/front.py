"""The head of a page: which line is the title, which are authors, affiliations, the journal."""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.document import MappedText, TextBuilder
from corrigenda.readers.page.affiliations import (
    Affiliation,
    looks_like_organisation,
    read_affiliation,
)
from corrigenda.readers.page.authors import Marker, Person, introduction, read_authors
from corrigenda.readers.page.countries import is_country
from corrigenda.readers.page.interface import is_banner
from corrigenda.readers.page.lines import Paragraph, bullet
from corrigenda.readers.page.marks import (
    DATE,
    EVENT,
    HISTORY,
    IDS,
    INTERFACE,
    LABEL,
    MARK,
    NOTE,
    ORCID,
    STATUS,
    Mark,
)
from corrigenda.readers.page.names import looks_like_name, tokens
from corrigenda.readers.page.publication import is_journal_line

_MAX_FRONT = 400
_PROSE = 250
_RUN_IN = 60
_BETWEEN = re.compile(r"(?=.*[\d,*†‡§¶#&]|and)[\d\s,*†‡§¶#✉‖]{0,24}(?:and|&)?")
_ENDS_LIST = re.compile(r"[\d\s,*†‡§¶#✉‖]{0,23}[\d*†‡§¶#✉‖]")
"""What stands between two names, or ends the list, on a line of its own: ``1,2,*``, ``and``."""
_ENDS = frozenset({"abstract", "other-abstract", "keywords", "body", "structured", "references"})
_NUMBERED = re.compile(r"\d{1,3}\.\s+(?=[^\W\d_])")
_BESIDE_AUTHORS = frozenset({INTERFACE, MARK, STATUS, NOTE, IDS, DATE, EVENT, HISTORY, ORCID})


class Front(NamedTuple):
    """Paragraphs of the head by index. `end`: the index of the first paragraph after it.

    `texts`: the text of author paragraphs that were joined, because a name is doubled across a
    line break; the second of them has no people of its own.
    """

    end: int
    title: int | None
    people: dict[int, list[Person]]
    affiliations: dict[int, list[Affiliation]]
    journals: tuple[int, ...]
    texts: dict[int, MappedText]

    def text_of(self, k: int, paragraphs: list[Paragraph]) -> MappedText:
        """The text that the offsets of ``people[k]`` refer to."""
        return self.texts.get(k) or paragraphs[k].text


def read_front(paragraphs: list[Paragraph], marks: list[Mark]) -> Front:
    """Finds title, authors, affiliations and journal in the paragraphs before the text."""
    end = _front_end(paragraphs, marks)
    texts, inside = _split_lists(paragraphs, end)
    address = _addresses(paragraphs, marks, end)
    unknown = [
        k
        for k in range(end)
        if not marks[k].kind
        and k not in address
        and k not in inside
        and not _is_roles(paragraphs[k].string)
    ]
    affiliations = {
        k: found
        for k in unknown
        if (found := affiliations_in(paragraphs[k].string))
        and not _is_author_list(paragraphs[k].string)
    }
    rest = [k for k in unknown if k not in affiliations or _may_be_title(paragraphs[k].string)]
    rest += [k for k in range(end) if _is_author_label(marks[k]) and not _label_alone(marks[k])]
    marks = [Mark(MARK) if k in inside else mark for k, mark in enumerate(marks)]
    whole = [p._replace(text=texts[k]) if k in texts else p for k, p in enumerate(paragraphs)]
    people, title = _people_and_title(whole, marks, sorted(rest), end)
    affiliations = {k: a for k, a in affiliations.items() if k != title and k not in people}
    if not people:
        combined = _names_and_places(paragraphs, affiliations, title)
        people, affiliations = combined or (people, affiliations)
        if combined is None and title is not None:
            affiliations = {k: a for k, a in affiliations.items() if k > title or a[0].label}
    elif people:
        first = min(people)
        affiliations = {k: a for k, a in affiliations.items() if k > first}
    journals = tuple(
        k for k in rest if k != title and k not in people and _is_journal(paragraphs[k].string)
    )
    texts = {k: text for k, text in texts.items() if k in people}
    for start in texts:
        k = start + 1
        while k in inside:
            people.setdefault(k, [])
            k += 1
    texts.update(_join(paragraphs, people))
    return Front(end, title, people, affiliations, journals, texts)


def _split_lists(paragraphs: list[Paragraph], end: int) -> tuple[dict[int, MappedText], set[int]]:
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
            and _is_bare_names(paragraphs[last].string)
            and _BETWEEN.fullmatch(paragraphs[last + 1].string)
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
    return people is not None and not people[-1].markers and not _is_open(text)


def _addresses(paragraphs: list[Paragraph], marks: list[Mark], end: int) -> set[int]:
    """The lines of the address under a heading “Corresponding author”, to the e-mail."""
    found: set[int] = set()
    for k in range(end):
        label = marks[k].label
        if label is not None and label.part == "corresp" and label.alone:
            last = next(
                (j for j in range(k + 1, min(k + 10, end)) if "@" in paragraphs[j].string), 0
            )
            found.update(range(k + 1, last + 1))
    return found


def _is_author_list(text: str) -> bool:
    """Whether a line with an organisation's word is a list of authors with a group among them."""
    people = None if text[0].isdigit() or bullet(text) else read_authors(text)
    return people is not None and len(people) > 1 and any(p.markers for p in people)


def _join(paragraphs: list[Paragraph], people: dict[int, list[Person]]) -> dict[int, MappedText]:
    """Joins author lines between which a name is doubled: ``Ann Poe`` / ``Ann Poe2*``."""
    texts: dict[int, MappedText] = {}
    for k in sorted(people):
        after = people.get(k + 1)
        if not people[k] or not after or people[k][-1].markers:
            continue
        first, second = paragraphs[k], paragraphs[k + 1]
        name = first.string[people[k][-1].start : people[k][-1].end]
        if name != second.string[after[0].start : after[0].end] or second.gap:
            continue
        builder = TextBuilder()
        builder.append(first.text)
        builder.add("\n", first.end, first.end)
        builder.append(second.text)
        joined = builder.build()
        found = read_authors(joined.text, author_start(joined.text))
        if found:
            people[k], people[k + 1] = found, []
            texts[k] = joined
    return texts


def _front_end(paragraphs: list[Paragraph], marks: list[Mark]) -> int:
    for k, mark in enumerate(marks[:_MAX_FRONT]):
        if mark.kind == LABEL and mark.label is not None and mark.label.part in _ENDS:
            heading = mark.label.alone or len(paragraphs[k].string) < _RUN_IN
            if (
                mark.label.part == "structured"
                and heading
                and not _is_long(paragraphs, marks, k + 1)
            ):
                continue
            return k
        if _is_long(paragraphs, marks, k):
            return k
    return min(len(marks), _MAX_FRONT)


def _is_long(paragraphs: list[Paragraph], marks: list[Mark], k: int) -> bool:
    """Whether a paragraph is running prose: long, in sentences, and nothing known."""
    if k >= len(paragraphs) or marks[k].kind:
        return False
    text = paragraphs[k].string
    if len(text) < _PROSE or text.startswith("Roles ") or is_banner(text):
        return False
    if not re.search(r"[a-z)%\d”\"][.?!](?:\s+[A-Z]|$|\[)", text):
        return False
    sample = text[:2000]
    return sum(1 for w in sample.split() if w.islower()) > 0.4 * len(sample.split()) and not (
        affiliations_in(text)
    )


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
            found.append(_shift(one, start))
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
            found.append(_shift(one, left))
            begin = end + 1
        at = end + 1
    return found if not text[begin:].strip(" .,") else []


def _shift(one: Affiliation, by: int) -> Affiliation:
    def moved(place: tuple[int, int] | None) -> tuple[int, int] | None:
        return (place[0] + by, place[1] + by) if place else None

    start, end = one.name
    return one._replace(
        label=moved(one.label),
        name=(start + by, end + by),
        city=moved(one.city),
        country=moved(one.country),
    )


def _people_and_title(
    paragraphs: list[Paragraph], marks: list[Mark], rest: list[int], end: int
) -> tuple[dict[int, list[Person]], int | None]:
    read: dict[int, list[Person]] = {}
    for k in rest:
        text, label = paragraphs[k].string, marks[k].label
        people = read_authors(text, label.start if label is not None else author_start(text))
        if people:
            read[k] = people
    first = None
    for k in sorted(read):
        before = [
            t
            for t in rest
            if t < k and _is_title(paragraphs[t].string) and not is_banner(paragraphs[t].string)
        ]
        named = _is_author_label(marks[k]) or (
            k > 0 and (_is_author_label(marks[k - 1]) or paragraphs[k - 1].string == "by")
        )
        if _is_strong(read[k]) or named or introduction(paragraphs[k].string):
            first = k
            break
        strong = min((j for j in read if j > k and _is_strong(read[j])), default=None)
        if before and (
            strong is None
            or (len(read[k]) == 1 and all(len(read.get(j, ())) == 1 for j in range(k, strong + 1)))
        ):
            first = k
            break
    if first is None:
        return {}, _lone_title(paragraphs, rest)
    run = {first: read[first]}
    last = first
    for k in range(first + 1, end):
        if k in read and (
            len(read[first]) == 1 or _is_strong(read[k]) or _is_open(paragraphs[last].string)
        ):
            run[k] = read[k]
            last = k
        elif (
            k not in read
            and marks[k].kind not in _BESIDE_AUTHORS
            and not _is_beside(paragraphs[k].string, marks[k])
        ):
            break
    before = [t for t in rest if t < first and _is_title(paragraphs[t].string)]
    quiet = [t for t in before if not is_banner(paragraphs[t].string)] or before
    if not quiet:
        quiet = [t for t in rest if t not in run and t > first and _is_title(paragraphs[t].string)]
        return run, quiet[0] if quiet else None
    return run, quiet[-1]


def _is_beside(text: str, mark: Mark) -> bool:
    """Whether a line can stand among authors, one a line: roles, affiliations, e-mail."""
    if mark.kind == LABEL and mark.label is not None:
        return mark.label.part in ("corresp", "affiliations")
    if _is_roles(text) or text.startswith(("Contributed equally", "Affiliation")):
        return True
    return bool(affiliations_in(text)) or ("@" in text and " " not in text.strip())


def _is_roles(text: str) -> bool:
    return text.startswith(("Roles ", "Role ", "Contributing"))


def author_start(text: str) -> int:
    """Where the name begins in a line of a bulleted or numbered list of authors."""
    match = _NUMBERED.match(text)
    return match.end() if match else bullet(text)


def _is_strong(people: list[Person]) -> bool:
    """Whether a list has what only author lists have: markers, ORCID iDs, doubled names."""
    return any(
        p.markers or p.orcid or p.doubled or p.corresponding or (p.group and len(people) > 1)
        for p in people
    )


def _is_open(text: str) -> bool:
    return text.rstrip().endswith((",", ";", "&", " and"))


def _is_author_label(mark: Mark) -> bool:
    return mark.kind == LABEL and mark.label is not None and mark.label.part == "authors"


def _label_alone(mark: Mark) -> bool:
    return mark.label is not None and mark.label.alone


def _may_be_title(text: str) -> bool:
    """Whether a line with an organisation's word can be a title: no label, no list of places."""
    return text[0].isalpha() and text[1:2].islower() and "," not in text


def _names_and_places(
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
        places[k] = [_shift(place, at)]
        start, end = places[k][0].name
        marker = Marker(str(len(places)), start, end)
        people[k] = [person._replace(markers=[marker]) for person in found]
    return (people, places) if sum(map(len, people.values())) > 1 else None


def _is_name(piece: str) -> bool:
    words = tokens(piece)
    return (
        2 <= len(words) <= 4
        and not looks_like_organisation(piece + ", X")
        and looks_like_name(words)
        and not is_country(piece)
    )


def _is_title(text: str) -> bool:
    words = text.split()
    return (
        10 <= len(text) <= 400
        and (len(words) >= 3 or len(text) >= 25 or not text.isascii())
        and not bullet(text)
        and "@" not in text
        and not text.startswith(("http", "www.", "ISSN", ">"))
        and "doi.org/" not in text
        and not re.search(r"\.(?:svg|png|jpe?g|gif|pdf)$", text)
        and " > " not in text
        and any(c.isalpha() for c in text)
    )


def _lone_title(paragraphs: list[Paragraph], rest: list[int]) -> int | None:
    """The title of a page whose authors were not found: the longest line that can be one."""
    able = [k for k in rest if _is_title(paragraphs[k].string)]
    quiet = [
        k
        for k in able
        if not is_banner(paragraphs[k].string)
        and not _is_journal(paragraphs[k].string)
        and not paragraphs[k].string.endswith(".")
    ]
    return max(quiet or able, key=lambda k: len(paragraphs[k].string), default=None)


def _is_journal(text: str) -> bool:
    from corrigenda.readers.page.dates import find_date

    found = find_date(text) if any(c.isdigit() for c in text) else None
    if found and not text[found.end :].strip(" ."):
        text = text[: found.start].rstrip(" ,|•·")
    return is_journal_line(text)
