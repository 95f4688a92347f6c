"""Puts authors and affiliations into the article, once all of the page is known."""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.document import MappedText
from corrigenda.readers.page.affiliations import Affiliation, plain
from corrigenda.readers.page.assembly import Assembly
from corrigenda.readers.page.authors import STARS, SYMBOLS, Marker, Person
from corrigenda.readers.page.front import Front
from corrigenda.readers.page.lines import Paragraph, trim
from corrigenda.readers.page.marks import INTERFACE, ORCID, Mark
from corrigenda.readers.page.names import Name, capitals_first, split_name, vancouver
from corrigenda.text import Span


class Listed(NamedTuple):
    """An affiliation with the text it stands in; `label` where a line of its own gave it."""

    text: MappedText
    parts: Affiliation
    label: Span | None = None
    label_value: str = ""


class Details(NamedTuple):
    """What lines of their own say of an author: nested affiliations, roles, e-mail."""

    affiliations: list[Listed]
    roles: list[MappedText]
    emails: list[MappedText]
    orcids: list[MappedText]
    lines: list[int]


def details_of(paragraphs: list[Paragraph], marks: list[Mark], front: Front) -> dict[int, Details]:
    """The lines under each author of a list that has one author a line, by the author's index.

    Empty where the page does not write roles or affiliations under its authors.
    """
    found: dict[int, Details] = {}
    last = max(front.people, default=-1)
    current: Details | None = None
    headed = _headed_places(marks, min(front.people, default=0), front.end)
    for k in range(min(front.people, default=0), min(front.end, last + 8)):
        text = paragraphs[k].text
        if k in front.people:
            current = Details([], [], [], [], [])
            if len(front.people[k]) == 1:
                found[k] = current
        elif marks[k].kind == INTERFACE or current is None:
            continue
        elif text.text.startswith(("Roles ", "Role ", "Contributed")):
            current.roles.extend(_roles(text))
            current.lines.append(k)
        elif k in headed:
            current.lines.append(k)
        elif k in front.affiliations and (text.text.startswith("Affiliation") or k - 1 in headed):
            current.affiliations.extend(Listed(text, a) for a in front.affiliations[k])
            current.lines.append(k)
        elif marks[k].kind == ORCID:
            current.orcids.append(text.cut(len(text.text) - 19, len(text.text)))
            current.lines.append(k)
        elif re.match(r"[*\s]*E-?mail:|[\w.+-]{1,64}@[\w.-]{1,200}$", text.text):
            match = re.search(r"[\w.+-]{1,64}@[\w.-]{1,200}\w", text.text)
            if match:
                current.emails.append(text.cut(*match.span()))
            current.lines.append(k)
        elif k > last:
            break
    nested = any(d.affiliations or d.roles or d.orcids for d in found.values())
    return found if nested else {}


def _headed_places(marks: list[Mark], start: int, end: int) -> set[int]:
    """The lines ``Affiliation:`` of a page that has one under each author."""
    found = {
        k
        for k in range(start, end)
        if (label := marks[k].label) is not None and label.part == "affiliations" and label.alone
    }
    return found if len(found) > 1 else set()


def _roles(text: MappedText) -> list[MappedText]:
    at = text.text.find(" ") + 1
    roles = []
    for piece in text.text[at:].split(","):
        role = trim(text, at, at + len(piece))
        if role.text:
            roles.append(role)
        at += len(piece) + 1
    return roles


def put_affiliations(out: Assembly, listed: list[Listed], *, labels: bool) -> None:
    """The affiliations of the page in order. `labels`: authors refer to them.

    Where authors do and no affiliation has a label, the page numbers them in order.
    """
    if labels and not any(item.label or item.parts.label for item in listed):
        listed = [
            item._replace(label=item.text.span(*item.parts.name), label_value=str(k + 1))
            for k, item in enumerate(listed)
        ]
    for item in listed:
        k = out.count("affiliations")
        name = item.parts.name
        pointer = out.put(("affiliations", k, "name"), item.text, name)
        if not pointer:
            continue
        if item.label is not None:
            out.normalised(("affiliations", k, "label"), item.label_value, item.label)
        elif item.parts.label and (labels or not item.parts.numbered):
            written = item.text.text[slice(*item.parts.label)]
            if plain(written) == written:
                out.put(("affiliations", k, "label"), item.text, item.parts.label)
            else:
                place = item.text.span(*item.parts.label)
                out.normalised(("affiliations", k, "label"), plain(written), place)
        for part in ("city", "country"):
            where = getattr(item.parts, part)
            if where:
                out.put(("affiliations", k, part), item.text, where)
        out.block("aff", item.text.cut(*name), pointer=f"/affiliations/{k}")


def put_people(
    out: Assembly,
    people: list[tuple[MappedText, Person, Details | None]],
    notes: dict[str, str],
) -> None:
    """The authors. `notes`: what the page says of a symbol (``†``: contributed equally)."""
    words = [p.words for _, p, _ in people if not p.group]
    initials_last, capitals = vancouver(words), capitals_first(words)
    nested: dict[str, int] = {}
    for k, (text, person, details) in enumerate(people):
        out.put(("authors", k, "literal"), text, _literal(text.text, person))
        if not person.group:
            name = split_name(person.words, initials_last=initials_last, capitals=capitals)
            _put_name(out, k, text, name)
        if person.orcid:
            out.put(("authors", k, "orcid"), text, person.orcid)
        if person.email:
            out.put(("authors", k, "email"), text, person.email)
        if person.corresponding:
            place = text.span(*person.corresponding)
            out.normalised(("authors", k, "corresponding"), True, place)
        _put_markers(out, k, text, person.markers, notes)
        if details:
            _put_details(out, k, details, nested)
        out.block("contrib", text.cut(*person.piece), pointer=f"/authors/{k}")
    _match_correspondence(out)


def _literal(text: str, person: Person) -> tuple[int, int]:
    match = re.match(r"on behalf of\s+", text[person.start : person.end], re.IGNORECASE)
    return (person.start + (match.end() if match and person.group else 0), person.end)


def _put_name(out: Assembly, k: int, text: MappedText, name: Name) -> None:
    if name.given:
        out.put(("authors", k, "given"), text, name.given)
    if name.family:
        out.put(("authors", k, "family"), text, name.family)


def _put_markers(
    out: Assembly, k: int, text: MappedText, markers: list[Marker], notes: dict[str, str]
) -> None:
    """What the markers behind a name say; a symbol that labels an affiliation refers to it."""
    labels = {a.get("label") for a in out.article.get("affiliations") or ()}
    at = 0
    for marker in markers:
        value = marker.value
        place = text.span(marker.start, marker.end)
        meaning = "equal" if value.startswith("na") else notes.get(value, "")
        if meaning == "equal":
            out.normalised(("authors", k, "equal"), True, place)
        elif value.startswith("nA"):
            continue
        elif value[0] in SYMBOLS and value not in labels:
            if meaning == "corresponding" or (not meaning and value in STARS):
                out.normalised(("authors", k, "corresponding"), True, place)
        else:
            path = ("authors", k, "affiliations", at)
            if text.text[marker.start : marker.end] == value:
                out.put(path, text, (marker.start, marker.end))
            else:
                out.normalised(path, value, place)
            at += 1


def _put_details(out: Assembly, k: int, details: Details, nested: dict[str, int]) -> None:
    for n, item in enumerate(details.affiliations):
        name = item.text.text[slice(*item.parts.name)]
        if name not in nested:
            nested[name] = len(nested) + 1
            span = item.text.span(*item.parts.name)
            put_affiliations(
                out, [item._replace(label=span, label_value=str(nested[name]))], labels=True
            )
        place = item.text.span(*item.parts.name)
        out.normalised(("authors", k, "affiliations", n), str(nested[name]), place)
    for n, role in enumerate(details.roles):
        out.put(("authors", k, "roles", n), role)
    for orcid in details.orcids[:1]:
        out.put(("authors", k, "orcid"), orcid)
    for email in details.emails[:1]:
        out.put(("authors", k, "email"), email)
        out.normalised(("authors", k, "corresponding"), True, email.span())
        n = out.count("correspondence")
        out.put(("correspondence", n, "text"), email)
        out.put(("correspondence", n, "email"), email)


def _match_correspondence(out: Assembly) -> None:
    """Marks the author whom a correspondence note names, where no star does."""
    authors = out.article.get("authors") or []
    article = out.article.build()
    for n, note in enumerate(out.article.get("correspondence") or []):
        name = "".join(note.get("name", "").casefold().split())
        if not name:
            continue
        for k, author in enumerate(authors):
            if "".join(author["literal"].casefold().split()) == name:
                span = article.span(f"/correspondence/{n}/name")
                out.normalised(("authors", k, "corresponding"), True, span)
