"""The forms of a termbase with their places, as the rules on termbases compare them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from corrigenda.document import Document
from corrigenda.termbase.entries import listed, one_line
from corrigenda.termbase.normal import lowered, normal
from corrigenda.text import Span

Condition = tuple[Any, ...]


class Listed(NamedTuple):
    """A form that a termbase lists. `at` points to it; `role` is use, avoid or allow.

    `use` is what is to be written in place of a form to avoid. Forms are compared by `key`;
    those under different conditions (part of speech, kinds of block) have nothing to do with each
    other. `inflects`: its plural is found too. `rank`: how severely it is told, and from which
    profile on.
    """

    form: str
    at: str
    role: str
    use: tuple[str, ...]
    exact: bool
    condition: Condition
    inflects: bool = True
    rank: tuple[str, str] = ("", "")

    @property
    def key(self) -> tuple[str, Condition]:
        """What is the same for two forms that are found at the same places."""
        return (self.form if self.exact else lowered(self.form)), self.condition


def span(document: Document, form: Listed) -> Span:
    """Where a form stands."""
    assert document.data is not None
    return document.data.span(form.at)


def line(document: Document, form: Listed) -> int:
    """The 1-based line of a form."""
    return document.source.line_of(span(document, form).start)


def forms(document: Document) -> list[Listed]:
    """Every form of the termbase that is well-formed, in its order; none in other documents."""
    return document.derive(_forms)


def _forms(document: Document) -> list[Listed]:
    if document.format != "termbase" or document.data is None:
        return []
    value = document.data.value
    terms = value.get("terms") if isinstance(value, dict) else None
    if not isinstance(terms, list):
        return []
    return [
        form
        for index, term in enumerate(terms)
        if isinstance(term, dict)
        for form in _of_term(term, f"/terms/{index}")
    ]


def _of_term(term: dict[str, Any], at: str) -> Iterator[Listed]:
    condition = (
        _text(term.get("as")),
        _text(term.get("after")),
        tuple(sorted(_strings(term.get("in")))),
        tuple(sorted(_strings(term.get("not-in")))),
    )
    name = term.get("spelling") == "exact"
    exact = name or term.get("case") == "exact"
    use = listed(_strings(term.get("use")))
    inflects = term.get("inflect", not name) is not False
    rank = _text(term.get("severity")), _text(term.get("profile"))
    for role in ("use", "avoid", "allow"):
        for place, item in _items(term.get(role), f"{at}/{role}"):
            own, own_exact, form, pointer = use, exact, item, place
            if isinstance(item, dict):
                form, pointer = item.get("form"), f"{place}/form"
                own = listed(_strings(item["use"])) if "use" in item else use
                own_exact = item["case"] == "exact" if "case" in item else exact
            if isinstance(form, str) and form.strip():
                yield Listed(
                    normal(one_line(form)), pointer, role, own, own_exact or name, condition,
                    inflects, rank,
                )  # fmt: skip


def _items(value: Any, at: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        yield from ((f"{at}/{index}", item) for index, item in enumerate(value))
    elif value is not None:
        yield at, value


def _strings(value: Any) -> list[str]:
    items = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, str)]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
