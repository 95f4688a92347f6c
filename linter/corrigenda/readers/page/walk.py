"""Reads a classified page from top to bottom into blocks and values."""

from __future__ import annotations

from collections.abc import Iterator

from corrigenda.document import MappedText
from corrigenda.readers.page import marks as m
from corrigenda.readers.page import values
from corrigenda.readers.page.assembly import Assembly
from corrigenda.readers.page.authors import SYMBOLS
from corrigenda.readers.page.front import Front
from corrigenda.readers.page.interface import is_banner, reference_tail_start
from corrigenda.readers.page.labelled import MORE_CORRESPONDENCE, read_labelled, read_value
from corrigenda.readers.page.labels import STATEMENTS, Label, is_of_research
from corrigenda.readers.page.lines import Paragraph, bullet, number
from corrigenda.readers.page.marked import ONE_LINE, read_marked
from corrigenda.readers.page.marks import Mark
from corrigenda.readers.page.people import Listed, put_affiliations, put_people
from corrigenda.readers.page.places import affiliations_in
from corrigenda.readers.page.publication import find_doi
from corrigenda.readers.page.shapes import heading_level
from corrigenda.readers.page.state import ABSTRACT, BACK, BODY, FRONT, MIDDLE, REFERENCES, State

_AFTER_REFERENCES = ("keywords", "citation", "corresp", "editor", "copyright", "history", "issn")
_SYMBOLS = "*†‡§¶#"
_MAX_KEYWORD, _MAX_KEYWORDS = 90, 16
_MAX_ADDRESS = 8
_MAX_NAMES = 200


def read_page(paragraphs: list[Paragraph], marks: list[Mark], front: Front) -> Assembly:
    """Walks over all paragraphs, then puts what needed the whole page."""
    state = State(paragraphs, marks, front)
    for k, mark in enumerate(marks):
        if k == front.end and state.zone == FRONT:
            _leave_front(state, mark)
        if not _in_front(state, k):
            _elsewhere(state, k, mark)
        if mark.kind != m.MARK:
            state.pending = None
    _finish(state)
    return state.out


def _leave_front(state: State, mark: Mark) -> None:
    """Begins what follows the head: an abstract, where a paragraph and no heading does."""
    state.zone, state.part = ABSTRACT, ""
    if mark.kind == m.LABEL and mark.label is not None:
        if mark.label.alone or mark.label.part not in ("structured", "body"):
            state.zone = MIDDLE
        else:
            state.part = "abstract"  # “Background: …” with no heading “Abstract” before it


def _in_front(state: State, k: int) -> bool:
    """Reads a paragraph whose part in the head is known; False for any other."""
    front, out, text = state.front, state.out, state.paragraphs[k].text
    if k == front.title:
        kept = state.split_tail(front.text_of(k, state.paragraphs))
        pointer = out.put(("title",), kept)
        out.block("article-title", kept, pointer=pointer or None)
    elif k in state.detailed:
        if not text.text.startswith("Affiliation") and k not in front.affiliations:
            out.block("corresp" if "@" in text.text else "contrib", text)
    elif k in front.affiliations:
        _affiliated(state, k)
    elif k in front.journals:
        values.put_journal(out, text)
        out.block("journal-title", text)
    else:
        # people are put when the whole page is known; a citation that names them has more to say
        return k in front.people and state.marks[k].kind != m.PUBLICATION
    return True


def _elsewhere(state: State, k: int, mark: Mark) -> None:
    text, label = state.paragraphs[k].text, mark.label
    if mark.kind == m.LABEL and label is not None and not _is_reference(state, label):
        read_labelled(state, k, label)
    elif mark.kind == m.INTERFACE or state.part == "foreign":
        at = text.text.find(" logoLink to ")
        if at > 0:  # the journal that a repository's page names above the article
            state.out.put(("journal", "title"), text, (at + 13, len(text.text)))
        state.interface(text)
    elif state.zone == REFERENCES and not _ends_references(state, mark, text.text):
        _reference(state, text)
    elif state.zone == BODY and not _ends_body(state, mark, text.text):
        state.prose(k)
    elif _is_keyword(state, mark, text.text):
        state.keyword_lines += 1
        values.put_keywords(state.out, text)
    elif mark.kind:
        read_marked(state, k, mark)
    else:
        _unknown(state, k)


def _is_keyword(state: State, mark: Mark, text: str) -> bool:
    """Whether a line under the heading “Keywords” is one more keyword."""
    if state.part == "keywords" and not state.keyword_lines and not mark.kind:
        pieces = text.count(";") or text.count(",")
        if pieces > 1 and len(text) < _MAX_KEYWORD * (pieces + 1) and text[-1:] != ".":
            return True  # all keywords on the one line under the heading
    return (
        state.part == "keywords"
        and len(text) <= _MAX_KEYWORD
        and state.keyword_lines < _MAX_KEYWORDS
        and mark.kind in ("", m.TYPE)
    )


def _affiliated(state: State, k: int) -> None:
    paragraph = state.paragraphs[k]
    found = state.front.affiliations.get(k) or affiliations_in(paragraph.string)
    for parts in found:
        item = Listed(paragraph.text, parts)
        if state.pending and parts.label is None and len(found) == 1:
            before, value = state.pending
            item = item._replace(label=before.text.span(), label_value=value)
        state.listed.append(item)


def _unknown(state: State, k: int) -> None:
    """A paragraph of no class: what it is depends on what came before."""
    if _under_symbol(state, k) or _under_heading(state, k) or _in_zone(state, k):
        return
    if state.zone == ABSTRACT:
        state.zone = BODY
    text = state.paragraphs[k].text
    if state.statement and state.part == state.statement and not heading_level(text.text):
        state.state(text)
        state.statement = ""
    state.prose(k)


def _under_symbol(state: State, k: int) -> bool:
    """The note or affiliation whose symbol or label stands alone on the line before."""
    if state.pending is None:
        return False
    text, symbol = state.paragraphs[k].text, state.pending[1]
    if symbol in _SYMBOLS and "uthor" in text.text:
        state.note(text.text, symbol)
        state.out.block("corresp" if "correspond" in text.text else "fn", text)
        return True
    if affiliations_in(text.text):
        _affiliated(state, k)
        return True
    return False


def _under_heading(state: State, k: int) -> bool:
    """The text of a label that stood alone before it."""
    out, text, part = state.out, state.paragraphs[k].text, state.part
    if part == "affiliations":
        if affiliations_in(text.text):
            _affiliated(state, k)
        else:
            out.block("contrib", text)
    elif part == "corresp":
        _address(state, text)
    elif part == MORE_CORRESPONDENCE and _names_author(state, text.text):
        read_value(state, k, "corresp", 0)
    elif part in ONE_LINE:
        read_value(state, k, part, 0)
        state.part = ""
    elif part == "history" and any(map(str.isdigit, text.text)):
        read_value(state, k, part, 0)
    elif part in ("editor", "authors") and len(text.text) < _MAX_NAMES:
        out.block("contrib", text)
    elif part in ("copyright", "license") and len(text.text) > 30:
        read_value(state, k, part, 0)
    else:
        return False
    return True


def _names_author(state: State, string: str) -> bool:
    """Whether a line begins with the name of an author and a comma."""
    name = string.partition(",")[0]
    return len(name) < len(string) and any(
        text[person.start : person.end] == name
        for k, people in state.front.people.items()
        for text in (state.front.text_of(k, state.paragraphs).text,)
        for person in people
    )


def _address(state: State, text: MappedText) -> None:
    """A line under the heading “Corresponding author”: a name, an address, an e-mail."""
    if state.address_lines:
        values.put_email(state.out, text)
    else:
        values.put_correspondence(state.out, text, 0)
    state.address_lines += 1
    if "@" in text.text or state.address_lines > _MAX_ADDRESS:
        state.part = ""
    state.out.block("corresp", text)


def _in_zone(state: State, k: int) -> bool:
    """What the zone makes of a paragraph: a repeated title, a banner, a part of the abstract."""
    text = state.paragraphs[k].text
    title = state.front.title
    if state.zone == FRONT and title is not None and _repeats_names(state, text.text):
        state.out.block("contrib", text)
    elif state.zone == FRONT and title and text.text == state.paragraphs[title].string:
        state.out.block("article-title", text)
    elif _may_be_banner(state, text.text) and is_banner(text.text):
        state.interface(text)
    elif state.zone == ABSTRACT and _in_abstract(state, k):
        state.abstract_paragraph(text)
    else:
        return False
    return True


def _repeats_names(state: State, string: str) -> bool:
    """Whether a line of the head prints all authors once more."""
    names = [p.words[-1].text for people in state.front.people.values() for p in people]
    return bool(names) and len(string) < 40 * len(names) and all(name in string for name in names)


def _may_be_banner(state: State, string: str) -> bool:
    if state.part in STATEMENTS:
        low = string.casefold()
        return len(low) < 300 and ("cookie" in low or "newsletter" in low or "shareable" in low)
    return state.zone in (FRONT, BACK, MIDDLE)


def _in_abstract(state: State, k: int) -> bool:
    """Whether an unknown paragraph still belongs to the abstract."""
    string = state.paragraphs[k].string
    if not state.abstract:
        return True
    if state.level(k) or (len(string) < 120 and string[-1] not in '.?!)]”"'):
        return False
    if state.part != "abstract":  # no heading said that this is the abstract
        return len(state.abstract) < 6 and len(string) > 80
    return len(state.abstract) < 25


def _is_reference(state: State, label: Label) -> bool:
    """Whether a label inside the reference list is only the beginning of a reference."""
    return (
        state.zone == REFERENCES
        and not label.alone
        and label.part not in STATEMENTS
        and label.part not in _AFTER_REFERENCES
    )


def _reference(state: State, text: MappedText) -> None:
    out, string = state.out, text.text
    end = reference_tail_start(string)
    start = bullet(string)
    listed = number(string[start:])
    start += listed[1] if listed else 0
    if string[start:end].strip():
        k = out.count("references")
        doi = find_doi(string[:end]) if "10." in string else None
        if doi and k and not string[: doi[0]].replace("https://doi.org/", "").strip(" doi:DOI"):
            out.put(("references", k - 1, "doi"), text, doi)  # on the line after its reference
            out.block("ref", text.cut(start, end), pointer=f"/references/{k - 1}")
            return
        out.put(("references", k, "text"), text, (start, end))
        if doi:
            out.put(("references", k, "doi"), text, doi)
        out.block("ref", text.cut(start, end), pointer=f"/references/{k}")
    state.interface(text, end)


def _ends_references(state: State, mark: Mark, text: str) -> bool:
    ends = _is_notice(mark, text) or (
        mark.kind in (m.HISTORY, m.NOTE) and not text[:1].isdigit() and len(text) < 200
    )
    if ends:
        state.zone = BACK
    return ends


def _ends_body(state: State, mark: Mark, text: str) -> bool:
    if _is_notice(mark, text):
        state.zone = BACK
        return True
    return mark.kind == m.HISTORY and not text[:1].isdigit() and len(text) < 250


def _is_notice(mark: Mark, text: str) -> bool:
    return mark.kind == m.RIGHTS and text[:9].casefold().startswith(("©", "copyright"))


def _labels(state: State) -> Iterator[Label]:
    """The labels after the first paragraph of the abstract."""
    at = state.abstract[0].span().start if state.abstract else 0
    for paragraph, mark in zip(state.paragraphs, state.marks, strict=True):
        if paragraph.start > at and mark.label is not None:
            yield mark.label


def _finish(state: State) -> None:
    out, front = state.out, state.front
    if state.abstract:
        out.put(("abstract",), state.whole_abstract())
    out.structured = len(state.headings)
    out.headed = any(
        mark.label is not None and mark.label.part == "abstract" for mark in state.marks
    )
    out.sections = len({label.name for label in _labels(state) if is_of_research(label)})
    people = [
        (front.text_of(k, state.paragraphs), person, state.details.get(k))
        for k in sorted(front.people)
        for person in front.people[k]
    ]
    labels = any(marker.value[0] not in SYMBOLS for _, p, _ in people for marker in p.markers)
    put_affiliations(out, state.listed, labels=labels)
    put_people(out, people, state.notes)
    values.settle_dates(out)
