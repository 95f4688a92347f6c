"""Paragraphs that their own shape makes known: dates, identifiers, licences, status lines."""

from __future__ import annotations

from collections.abc import Callable

from corrigenda.document import MappedText
from corrigenda.readers.page import marks, values
from corrigenda.readers.page.dates import event_label
from corrigenda.readers.page.labels import STATEMENTS
from corrigenda.readers.page.lines import bullet
from corrigenda.readers.page.marks import Mark
from corrigenda.readers.page.state import ABSTRACT, FRONT, MIDDLE, State

ONE_LINE = ("citation", "doi", "pmid", "pmcid", "journal", "title", "url", "issn")
"""Parts whose heading has one line of text under it."""
_SECTION_LABEL = 24
_INSIDE_ABSTRACTS = (marks.EVENT, marks.DATE, marks.MARK)
_END_STATEMENTS = (marks.RIGHTS, marks.HISTORY, marks.PUBLICATION, marks.DOI)


def read_marked(state: State, k: int, mark: Mark) -> None:
    """Reads the paragraph of index `k`, which has a class of its own."""
    kind = mark.kind
    if state.zone == ABSTRACT and state.abstract and kind not in _INSIDE_ABSTRACTS:
        state.zone = MIDDLE
    reader = _READERS.get(kind)
    if reader is None:
        state.prose(k)
        return
    if kind in _END_STATEMENTS and state.part in STATEMENTS:
        state.part = state.statement = ""
    reader(state, k, mark, state.paragraphs[k].text)
    if kind in (marks.DOI, marks.IDS, marks.PUBLICATION) and state.part in ONE_LINE:
        state.part = ""


def _event(state: State, k: int, mark: Mark, text: MappedText) -> None:
    state.event = event_label(text.text) or ""
    state.out.block("history", text)


def _date(state: State, k: int, mark: Mark, text: MappedText) -> None:
    if state.event or state.zone in (FRONT, MIDDLE):
        values.put_date(state.out, state.event or "published", text)
    state.event = ""
    state.out.block("history", text)


def _history(state: State, k: int, mark: Mark, text: MappedText) -> None:
    values.put_history(state.out, text)
    values.put_doi(state.out, text)
    state.out.block("history", text)


def _identifier(state: State, k: int, mark: Mark, text: MappedText) -> None:
    out = state.out
    values.put_ids(out, text)
    values.put_doi(out, text)
    if mark.kind == marks.DOI:
        values.put_history(out, text)
        values.put_date(out, "published", text)
    out.block("article-id", text)


def _publication(state: State, k: int, mark: Mark, text: MappedText) -> None:
    kept = state.split_tail(text)
    title = state.out.article.get("title")
    at = kept.text.find(title) if isinstance(title, str) else -1
    if at > 0:  # a citation: the journal follows the title
        rest = kept.cut(at + len(title), len(kept.text))
        start = len(rest.text) - len(rest.text.lstrip(' ,."”'))
        values.put_publication(state.out, rest.cut(start, len(rest.text)))
    values.put_publication(state.out, kept, citation=state.part in ("citation", "journal"))
    state.out.block("pub-info", kept)


def _rights(state: State, k: int, mark: Mark, text: MappedText) -> None:
    values.put_rights(state.out, text)
    state.out.block("permissions", text)


def _type(state: State, k: int, mark: Mark, text: MappedText) -> None:
    if state.zone == FRONT or not state.out.has("title"):
        start = mark.start or bullet(text.text)
        state.out.put(("type",), text, (start, marks.type_end(text.text)))
    state.out.block("subject", text)


def _section(state: State, k: int, mark: Mark, text: MappedText) -> None:
    if mark.start < _SECTION_LABEL:  # not “This article was submitted to …, a section of …”
        state.out.put(("section",), text, (mark.start, len(text.text)))
    state.out.block("subject", text)


def _topic(state: State, k: int, mark: Mark, text: MappedText) -> None:
    kept = state.split_tail(text)
    values.put_topic(state.out, kept, mark.start, len(kept.text))
    state.out.block("subject", kept)


def _status(state: State, k: int, mark: Mark, text: MappedText) -> None:
    state.out.put(("status",), text)
    state.out.block("status", text)


def _note(state: State, k: int, mark: Mark, text: MappedText) -> None:
    state.note(text.text, state.pending[1] if state.pending else "")
    state.out.block("fn", text)


def _orcid(state: State, k: int, mark: Mark, text: MappedText) -> None:
    state.out.block("contrib", text)


def _marker(state: State, k: int, mark: Mark, text: MappedText) -> None:
    state.pending = state.paragraphs[k], text.text


_READERS: dict[str, Callable[[State, int, Mark, MappedText], None]] = {
    marks.EVENT: _event,
    marks.DATE: _date,
    marks.HISTORY: _history,
    marks.DOI: _identifier,
    marks.IDS: _identifier,
    marks.PUBLICATION: _publication,
    marks.RIGHTS: _rights,
    marks.TYPE: _type,
    marks.SECTION: _section,
    marks.TOPIC: _topic,
    marks.STATUS: _status,
    marks.NOTE: _note,
    marks.ORCID: _orcid,
    marks.MARK: _marker,
}
