"""Paragraphs that a label names: headings of sections, statements, ``Keywords:``, ``DOI:``."""

from __future__ import annotations

import re
from collections.abc import Callable

from corrigenda.document import MappedText
from corrigenda.readers.page import marks, values
from corrigenda.readers.page.interface import is_button
from corrigenda.readers.page.labels import REGISTRATIONS, STATEMENTS, Label
from corrigenda.readers.page.people import Listed
from corrigenda.readers.page.places import affiliations_in
from corrigenda.readers.page.shapes import heading_level
from corrigenda.readers.page.state import ABSTRACT, BODY, FRONT, MIDDLE, REFERENCES, State

_GO_ON = ("affiliations", "editor")
"""Parts whose text goes on after the line of the label."""


MORE_CORRESPONDENCE = "more correspondence"
"""The part after a correspondence note: the next correspondent may follow without a label."""


def read_labelled(state: State, k: int, label: Label) -> None:
    """Reads the paragraph of index `k`, which begins with a label."""
    text, part = state.paragraphs[k].text, label.part
    if state.zone == BODY and not label.alone and part in ("structured", "title", "section"):
        state.prose(k)
    elif _is_foreign(state, label) or (
        label.alone and is_button(text.text) and _is_button_here(state, k, part)
    ):
        state.interface(text)
        if part == "foreign":
            state.part = part
    else:
        state.event = ""
        rest = text.cut(label.start, len(text.text))
        if state.zone == ABSTRACT and label.name in REGISTRATIONS:
            part = "registration"
        elif part in STATEMENTS:
            part = "statement"
        _SECTIONS.get(part, _value)(state, k, label, rest)


def _is_foreign(state: State, label: Label) -> bool:
    """Whether a label heads, or stands among, what the page says of other articles."""
    inside = state.part == "foreign" and (
        not label.alone or label.part in ("structured", "other-abstract", "section")
    )
    return inside or label.part == "foreign"


def _is_button_here(state: State, k: int, part: str) -> bool:
    """Whether a label that is also a button (“Cite this article”) has no text after it."""
    follows = state.after(k)
    after = state.marks[k + 1].kind if follows else marks.INTERFACE
    if part == "citation":
        dated = follows and re.search(r"(?:19|20)\d\d", follows.string)
        return not dated or after == marks.HISTORY
    return part in ("copyright", "journal", "statement", "license") and after != marks.RIGHTS


def _abstract(state: State, k: int, label: Label, rest: MappedText) -> None:
    state.zone, state.part = ABSTRACT, "abstract"
    if label.alone:
        state.heading(state.paragraphs[k].text)
    else:
        state.abstract_paragraph(rest)


def _other_abstract(state: State, k: int, label: Label, rest: MappedText) -> None:
    state.part = label.part
    if state.zone in (ABSTRACT, FRONT):
        state.zone = MIDDLE
    _heading_or_run_in(state, k, label)


def _heading_or_run_in(state: State, k: int, label: Label) -> None:
    text = state.paragraphs[k].text
    if label.alone:
        state.heading(text)
    else:
        state.out.block("p", text)


def _keywords(state: State, k: int, label: Label, rest: MappedText) -> None:
    state.part, state.keyword_lines = "keywords", 0
    if state.zone in (ABSTRACT, FRONT):
        state.zone = MIDDLE
    if label.alone:
        return
    state.part = ""
    text = state.paragraphs[k].text
    string = text.text
    glued = re.search(r"\s1\.?\s+(?:Introduction|INTRODUCTION|Background)\s*$", string)
    end = glued.start() if glued else len(string)
    values.put_keywords(state.out, text.cut(0, end), label.start)
    if glued:
        state.zone = BODY
        state.heading(text.cut(end, len(string)), 1)


def _registration(state: State, k: int, label: Label, rest: MappedText) -> None:
    text = state.paragraphs[k].text
    if label.alone:
        state.heading(text, 3)
    else:
        state.abstract_paragraph(text)


def _statement(state: State, k: int, label: Label, rest: MappedText) -> None:
    state.leave_text()
    state.part = state.statement = label.part
    _heading_or_run_in(state, k, label)
    if not label.alone:
        state.state(rest)
        state.statement = ""


def _structured(state: State, k: int, label: Label, rest: MappedText) -> None:
    """A heading that abstracts and articles have: “Background”, “Results”."""
    if state.zone == ABSTRACT:
        text = state.paragraphs[k].text
        again = label.name in state.headings and label.alone
        plain = label.alone and bool(state.abstract) and not state.headings
        if not (text.text[0].isdigit() or again or plain):
            state.headings.add(label.name)
            if label.alone:
                state.heading(text, 3)
            else:
                state.abstract_paragraph(text)
            return
    _body(state, k, label, rest)


def _body(state: State, k: int, label: Label, rest: MappedText) -> None:
    paragraph = state.paragraphs[k]
    if not label.alone:
        if state.zone == ABSTRACT and state.part == "abstract":
            state.abstract_paragraph(paragraph.text)  # “Methodology: …”
        else:
            state.prose(k)
        return
    inside = not (state.abstract or state.headings)
    if label.name == "discussion":  # “Background … Methods … Discussion”: of a protocol
        inside = bool(state.headings) and label.name not in state.headings
    if state.zone == ABSTRACT and label.part == "body" and inside:
        state.headings.add(label.name)
        state.heading(paragraph.text, 3)
        return
    state.zone = REFERENCES if label.part == "references" else BODY
    state.part = ""
    state.heading(paragraph.text, heading_level(paragraph.string) or 2)


def _value(state: State, k: int, label: Label, rest: MappedText) -> None:
    """A label whose text is neither prose nor a list of words."""
    if label.alone and state.zone in (REFERENCES, BODY):
        state.leave_text()
    elif state.zone == ABSTRACT:
        state.zone = MIDDLE
    state.part, state.address_lines = label.part, 0
    if label.alone:
        state.heading(state.paragraphs[k].text)
        return
    read_value(state, k, label.part, label.start)
    if label.part == "corresp":
        state.part = MORE_CORRESPONDENCE
    elif label.part not in _GO_ON:
        state.part = ""


_SECTIONS: dict[str, Callable[[State, int, Label, MappedText], None]] = {
    "abstract": _abstract,
    "other-abstract": _other_abstract,
    "keywords": _keywords,
    "registration": _registration,
    "statement": _statement,
    "structured": _structured,
    "body": _body,
    "references": _body,
}


def read_value(state: State, k: int, part: str, start: int) -> None:
    """Reads what a label stands before: the text of paragraph `k` from `start` on."""
    text = state.paragraphs[k].text
    reader = _VALUES.get(part)
    if reader is None:
        state.prose(k)
    else:
        reader(state, part, text, start)


def _read_correspondence(state: State, part: str, text: MappedText, start: int) -> None:
    values.put_correspondence(state.out, text, start)
    state.out.block("corresp", text)


def _read_citation(state: State, part: str, text: MappedText, start: int) -> None:
    values.put_publication(state.out, text.cut(start, len(text.text)), citation=True)
    state.out.block("pub-info", text)


def _read_doi(state: State, part: str, text: MappedText, start: int) -> None:
    values.put_doi(state.out, text.cut(start, len(text.text)), labelled=part == "doi")
    state.out.block("article-id", text)


def _read_id(state: State, part: str, text: MappedText, start: int) -> None:
    out = state.out
    values.put_ids(out, text)
    if start and part != "issn":
        out.put((part,), text, (start, len(text.text)))
    out.block("article-id", text)


def _read_rights(state: State, part: str, text: MappedText, start: int) -> None:
    values.put_rights(state.out, text, start)
    state.out.block("permissions", text)


def _read_history(state: State, part: str, text: MappedText, start: int) -> None:
    values.put_history(state.out, text)
    state.out.block("history", text)


def _read_title(state: State, part: str, text: MappedText, start: int) -> None:
    rest = text.cut(start, len(text.text))
    pointer = state.out.put(("title",), rest)
    state.out.block("article-title", rest, pointer=pointer or None)


def _read_journal(state: State, part: str, text: MappedText, start: int) -> None:
    if "://" in text.text:  # “Source: https://…” of a package is no journal
        state.out.block("p", text)
        return
    year = re.search(r",\s+((?:19|20)\d\d)\b", text.text)
    end = year.start() if year and year.start() > start else len(text.text)
    state.out.put(("journal", "title"), text, (start, end))
    if year and end < len(text.text):
        state.out.normalised(("year",), int(year[1]), text.span(*year.span(1)))
    state.out.block("journal-title", text)


def _read_topic(state: State, part: str, text: MappedText, start: int) -> None:
    kept = state.split_tail(text)
    name = "section" if part == "section" else "research_topic"
    state.out.put((name,), kept, (start, len(kept.text)))
    state.out.block("subject", kept)


def _read_affiliations(state: State, part: str, text: MappedText, start: int) -> None:
    rest = text.cut(start, len(text.text))
    found = affiliations_in(rest.text)
    state.listed += [Listed(rest, parts) for parts in found]
    if not found:
        state.out.block("aff", text)


def _read_editor(state: State, part: str, text: MappedText, start: int) -> None:
    state.out.block("contrib", text)


def _read_subject(state: State, part: str, text: MappedText, start: int) -> None:
    state.out.block("subject", text)


_VALUES: dict[str, Callable[[State, str, MappedText, int], None]] = {
    "corresp": _read_correspondence,
    "citation": _read_citation,
    "doi": _read_doi,
    "url": _read_doi,
    "pmid": _read_id,
    "pmcid": _read_id,
    "issn": _read_id,
    "copyright": _read_rights,
    "license": _read_rights,
    "history": _read_history,
    "title": _read_title,
    "journal": _read_journal,
    "section": _read_topic,
    "topic": _read_topic,
    "affiliations": _read_affiliations,
    "editor": _read_editor,
    "authors": _read_editor,
    "subjects": _read_subject,
}
