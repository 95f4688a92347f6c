"""Reads and writes termbases as tables: CSV, TSV, what a spreadsheet program saves.

The first row names the columns, in any of the words that people use for them. A cell may hold
several forms, with ``|`` (or, where it has none, ``;``) between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from corrigenda.termbase.exchange.cells import Cell, delimiter_of, error, rows
from corrigenda.termbase.exchange.concepts import (
    LIMIT,
    Avoided,
    Concept,
    ExchangeError,
    Imported,
    LeftOut,
    SourceKeys,
    Terms,
    plain,
)
from corrigenda.text import SourceText

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "use": (
        "use", "term", "preferred", "preferred term", "preferred form", "preferred name", "right",
        "correct", "canonical", "standard", "approved", "approved term", "replacement",
        "use instead", "instead", "recommended",
    ),
    "avoid": (
        "avoid", "forbidden", "deprecated", "wrong", "incorrect", "do not use", "don't use", "not",
        "banned", "disallowed", "rejected", "prohibited", "superseded", "obsolete",
        "forbidden term", "avoided",
    ),
    "allow": (
        "allow", "allowed", "admitted", "synonym", "synonyms", "variant", "variants", "accepted",
        "alternative", "alternatives", "also", "permitted", "other forms",
    ),
    "why": ("why", "reason", "rationale", "because"),
    "advice": ("advice", "what to do", "suggestion", "hint"),
    "note": (
        "note", "notes", "comment", "comments", "remark", "remarks", "definition", "description",
        "explanation",
    ),
    "source": ("source", "sources", "reference", "references", "citation"),
    "status": ("status", "term status", "administrative status", "usage status", "usage"),
    "id": ("id", "concept", "concept id", "entry", "entry id"),
    "as": ("as", "pos", "part of speech", "word class"),
    "case": ("case",),
    "spelling": ("spelling",),
    "in": ("in",),
    "not-in": ("not in",),
    "except": ("except", "exceptions", "unless"),
    "inflect": ("inflect",),
    "severity": ("severity", "level"),
    "profile": ("profile",),
    "fix": ("fix",),
    "after": ("after",),
    "former": ("former",),
}  # fmt: skip
"""The columns, and what they may be called: small letters, single spaces."""

_NAMES = {name: column for column, names in COLUMNS.items() for name in names}
_DELIMITERS = {"\t": "a tab", ";": "“;”", ",": "“,”", "|": "“|”"}
_LISTS = ("in", "not-in", "except")
_WORDS = {
    "as": ("noun", "verb", "adjective"),
    "case": ("any", "exact"),
    "spelling": ("any", "exact"),
    "severity": ("error", "warning", "info"),
    "profile": ("minimal", "standard", "strict"),
    "fix": ("safe", "unsafe", "none"),
    "inflect": ("true", "false"),
    "after": ("number",),
    "former": ("true", "false"),
}
"""Columns whose cells hold one of these words."""
_STATUS = {
    "use": ("preferred", "use", "approved", "standard", "recommended", "correct"),
    "avoid": (
        "forbidden", "deprecated", "avoid", "wrong", "superseded", "obsolete", "banned",
        "do not use", "rejected", "prohibited", "not recommended",
    ),
    "allow": ("admitted", "allowed", "allow", "accepted", "synonym", "variant", "permitted", ""),
}  # fmt: skip
_STATUSES = {word: status for status, words in _STATUS.items() for word in words}


def read(source: SourceText) -> Imported:
    """Reads a table. Raises ExchangeError, with the exact place, for what cannot be meant so."""
    delimiter = delimiter_of(source.text)
    table = rows(source, delimiter)
    header = next(table, None)
    if header is None:
        raise ExchangeError("the table is empty; its first row names the columns", 1, 1)
    columns, left_out = _columns(source, header)
    keys = SourceKeys()
    concepts: list[Concept] = []
    grouped: dict[str, int] = {}
    for row in table:
        if len(row) > len(columns):
            what = f"a row of {len(row)} cells, where the first row names {len(columns)} columns"
            cure = f"put quotation marks around a cell that holds {_DELIMITERS[delimiter]}"
            raise error(source, row[len(columns)].start, f"{what}; {cure}")
        found = {c: cell for c, cell in zip(columns, row, strict=False) if c and cell.text.strip()}
        if "status" in columns:
            _by_status(source, found)
        concept = _concept(source, found, keys, row[0])
        if concept is None:
            continue
        group = found["id"].text.strip() if "id" in found else ""
        if group and group in grouped:
            first = concepts[grouped[group]]
            concepts[grouped[group]] = _joined(first, concept)
            continue
        if group:
            grouped[group] = len(concepts)
        concepts.append(concept)
        if len(concepts) > LIMIT:
            raise error(source, row[0].start, f"more than {LIMIT:,} entries")
    return Imported(Terms(tuple(concepts), sources=keys.table()), tuple(left_out))


def column_of(name: str) -> str:
    """The column that a cell of the first row names; empty for a word that says nothing here."""
    return _NAMES.get(" ".join(name.casefold().replace("_", " ").replace("-", " ").split()), "")


def _columns(source: SourceText, header: Sequence[Cell]) -> tuple[list[str], list[LeftOut]]:
    found: list[str] = []
    left_out = []
    for cell in header:
        name = cell.text.strip()
        column = column_of(name)
        if column and column in found:
            first = header[found.index(column)].text.strip()
            raise error(
                source, cell.start,
                f"the columns “{first}” and “{cell.text.strip()}” both hold what a termbase calls "
                f"`{column}`; rename or join them",
            )  # fmt: skip
        if not column and name:
            left_out.append(LeftOut(1, f"the column “{plain(cell.text)}”, which says nothing here"))
        found.append(column)
    if not {"use", "avoid", "allow"} & set(found):
        raise error(
            source, header[0].start,
            "no column for terms; the first row names the columns: at least one of use (term, "
            "preferred), avoid (forbidden, deprecated) and allow (synonym, variant)",
        )  # fmt: skip
    return found, left_out


def _by_status(source: SourceText, found: dict[str, Cell]) -> None:
    """Puts the term of a row where its status says it belongs."""
    status, term = found.pop("status", None), found.get("use")
    if status is None or term is None:
        return
    word = " ".join(status.text.casefold().replace("_", " ").split())
    if word.endswith("term-admn-sts"):
        word = word.removesuffix("term-admn-sts")
    meant = _STATUSES.get(word)
    if meant is None:
        known = "preferred, admitted or forbidden"
        raise error(source, status.start, f"unknown status “{plain(status.text)}” ({known})")
    if meant != "use" and meant not in found:
        found[meant] = found.pop("use")


def _concept(
    source: SourceText, found: Mapping[str, Cell], keys: SourceKeys, first: Cell
) -> Concept | None:
    def text(column: str) -> str:
        return plain(found[column].text) if column in found else ""

    def forms(column: str) -> tuple[str, ...]:
        return split(found[column].text) if column in found else ()

    use, avoid, allow = forms("use"), forms("avoid"), forms("allow")
    if not (use or avoid or allow):
        if not found:
            return None
        raise error(source, first.start, "a row without a term")
    named = found.get("source")
    return Concept(
        use=use,
        avoid=tuple(map(Avoided, avoid)),
        allow=allow,
        why=text("why"),
        advice=text("advice"),
        note=text("note"),
        sources=tuple(keys.key(citation) for citation in split(named.text)) if named else (),
        more=tuple(_more(source, found)),
        line=source.line_of(first.start),
    )


def _more(source: SourceText, found: Mapping[str, Cell]) -> Iterable[tuple[str, Any]]:
    for column, cell in found.items():
        if column in _LISTS:
            yield column, list(split(cell.text))
        elif column in _WORDS:
            word = plain(cell.text).casefold()
            if word not in _WORDS[column]:
                listed = ", ".join(_WORDS[column])
                raise error(source, cell.start, f"`{column}` is “{word}”; it may be {listed}")
            yield column, word == "true" if "true" in _WORDS[column] else word


def _joined(a: Concept, b: Concept) -> Concept:
    """The rows of one concept together."""
    return a._replace(
        use=a.use + b.use,
        avoid=a.avoid + b.avoid,
        allow=a.allow + b.allow,
        why=a.why or b.why,
        advice=a.advice or b.advice,
        note="; ".join(dict.fromkeys(note for note in (a.note, b.note) if note)),
        sources=tuple(dict.fromkeys(a.sources + b.sources)),
        more=a.more + tuple((k, v) for k, v in b.more if k not in dict(a.more)),
    )


def split(cell: str) -> tuple[str, ...]:
    r"""The forms in a cell: between ``|``, else between ``;``; ``\|`` is a character of a form."""
    marked = cell.replace("\\|", "\0")
    parts = marked.split("|") if "|" in marked else marked.split(";") if ";" in cell else [marked]
    return tuple(filter(None, (plain(part.replace("\0", "|")) for part in parts)))
