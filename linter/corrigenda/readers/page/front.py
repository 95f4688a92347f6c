"""The head of a page: which line is the title, which are authors, affiliations, the journal."""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.document import MappedText, TextBuilder
from corrigenda.readers.page.affiliations import Affiliation
from corrigenda.readers.page.authors import Person, introduction, read_authors
from corrigenda.readers.page.combined import (
    author_start,
    is_open,
    join_title,
    names_and_places,
    names_then_places,
    split_lists,
)
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
    PUBLICATION,
    STATUS,
    Mark,
)
from corrigenda.readers.page.places import affiliations_in
from corrigenda.readers.page.publication import is_journal_line

_MAX_FRONT = 400
_PROSE = 250
_RUN_IN = 60
_ENDS = frozenset({"abstract", "other-abstract", "keywords", "body", "structured", "references"})
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
    texts, inside = split_lists(paragraphs, end)
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
    lines = sorted({*rest, *affiliations})
    together = None if people else names_then_places(paragraphs, lines, title)
    if together is not None:
        k, listed, places = together
        people, affiliations = {k: listed}, {k: places}
    elif not people and title is not None and (cited := _cited(paragraphs, marks, title, end)):
        people = cited
    elif not people:
        combined = names_and_places(paragraphs, affiliations, title)
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
    if title is not None and title - 1 in unknown:
        joined = join_title(paragraphs[title - 1], paragraphs[title])
        if joined is not None:
            people[title] = []  # its second line
            title -= 1
            texts[title] = joined
    return Front(end, title, people, affiliations, journals, texts)


def _cited(
    paragraphs: list[Paragraph], marks: list[Mark], title: int, end: int
) -> dict[int, list[Person]]:
    """The authors that the head's own citation names before the title."""
    name = paragraphs[title].string
    for k in range(end):
        if k != title and marks[k].kind == PUBLICATION:
            before, found, _ = paragraphs[k].string.partition(name)
            people = read_authors(before.rstrip(' ,."“')) if found else None
            if people:
                return {k: people}
    return {}


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
            or (
                len(read[k]) == 1
                and all(
                    len(read[j]) == 1 if j in read else _is_beside(paragraphs[j].string, marks[j])
                    for j in range(k, strong + 1)
                )
            )
        ):
            first = k
            break
    if first is None:
        return {}, _lone_title(paragraphs, rest)
    run = {first: read[first]}
    last = first
    for k in range(first + 1, end):
        if k in read and (
            len(read[first]) == 1 or _is_strong(read[k]) or is_open(paragraphs[last].string)
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


def _is_strong(people: list[Person]) -> bool:
    """Whether a list has what only author lists have: markers, ORCID iDs, doubled names."""
    return any(
        p.markers or p.orcid or p.doubled or p.corresponding or (p.group and len(people) > 1)
        for p in people
    )


def _is_author_label(mark: Mark) -> bool:
    return mark.kind == LABEL and mark.label is not None and mark.label.part == "authors"


def _label_alone(mark: Mark) -> bool:
    return mark.label is not None and mark.label.alone


def _may_be_title(text: str) -> bool:
    """Whether a line with an organisation's word can be a title: no label, no list of places."""
    return text[0].isalpha() and text[1:2].islower() and "," not in text


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
