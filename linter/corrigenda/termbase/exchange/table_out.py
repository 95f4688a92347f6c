"""Writes termbases as tables (CSV), which `table.read` reads to the same terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from corrigenda.termbase.exchange.concepts import Concept, Terms, members
from corrigenda.termbase.exchange.table import COLUMNS

_SPECIAL = frozenset('",;|\t\r\n')
"""Characters for which a cell is put in quotation marks, whatever delimiter a program expects."""


def as_csv(terms: Terms) -> str:
    """The text of a CSV file: cells in quotation marks where needed, lines that end in CR LF."""
    lines = [row for concept in terms.concepts for row in _rows(concept, terms)]
    always = ("use", "avoid", "allow", "why", "note")
    held = [c for c in COLUMNS if c in always or any(line.get(c) for line in lines)]
    made = [held, *([line.get(column, "") for column in held] for line in lines)]
    return "".join(f"{','.join(map(_quoted, row))}\r\n" for row in made)


def lost(terms: Terms) -> list[tuple[str, int]]:
    """The members of entries that a table has no column for, and how many entries have each."""
    counts = Counter(key for c in terms.concepts for key in members(c, COLUMNS))
    return sorted(counts.items())


def _rows(concept: Concept, terms: Terms) -> Iterable[dict[str, str]]:
    """A row for a concept, and one for each form that is avoided for a reason of its own."""
    own = [item for item in concept.avoid if item.use or item.why or item.more]
    more = {key: _cell(value) for key, value in concept.more if key in COLUMNS}
    shared = {
        **more,
        "use": _list(concept.use),
        "advice": concept.advice,
        "source": _list(terms.sources.get(key) or key for key in concept.sources),
    }
    first = {
        **shared,
        "avoid": _list(item.form for item in concept.avoid if item not in own),
        "allow": _list(concept.allow),
        "why": concept.why,
        "note": concept.note,
    }
    if concept.forms and (concept.use or concept.allow or len(own) < len(concept.avoid)):
        yield first
    for item in own:
        row = {**shared, "avoid": _list([item.form]), "why": item.why or concept.why}
        row |= {key: _cell(value) for key, value in item.more}
        if item.use:
            row["use"] = _list(item.use)
        yield row


def _list(forms: Iterable[str]) -> str:
    found = [form.replace("|", "\\|") for form in forms]
    joined = " | ".join(found)
    return f"{joined} |" if len(found) == 1 and ";" in joined else joined


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return _list(map(str, value))
    return str(value)


def _quoted(cell: str) -> str:
    is_formula = cell[:1] in ("=", "+", "-", "@")
    text = f" {cell}" if is_formula else cell  # a spreadsheet program would work it out
    if not _SPECIAL.isdisjoint(cell) or is_formula:
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
