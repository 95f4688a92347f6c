"""What all formats of terminology have in common: concepts, and the terms that name them.

`Terms` is a termbase file as a plain value, without places. `from_value` and `to_value` turn it
into the shape of ``termbase.schema.json`` and back, and lose nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from corrigenda.termbase.entries import VERSION
from corrigenda.termbase.plain_yaml import ENTRY_LIMIT

LIMIT = ENTRY_LIMIT
"""The most concepts that are taken from one file: those that a termbase may have."""

_OWN = ("use", "avoid", "allow", "why", "advice", "note", "source")
"""The members of an entry that have a field in `Concept`; the others are kept as they are."""

More = tuple[tuple[str, Any], ...]
"""Members of an entry that mean nothing here, in their order."""


class ExchangeError(ValueError):
    """A file that cannot be taken over. `line` and `column` are 1-based; 0: none is known."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column

    def at(self, path: str) -> str:
        """The message with its place: ``path:line:column: message``."""
        place = "".join(f":{number}" for number in (self.line, self.column) if number)
        return f"{path}{place}: {self}"


class Avoided(NamedTuple):
    """A form that is not to be used. `use` and `why` where they are not those of the concept."""

    form: str
    use: tuple[str, ...] = ()
    why: str = ""
    more: More = ()


class Concept(NamedTuple):
    """One thing and its names: the preferred ones (`use`), those to avoid, those that may stand.

    `sources` are keys of `Terms.sources`; `line` is where it stands in the file it was read from.
    """

    use: tuple[str, ...] = ()
    avoid: tuple[Avoided, ...] = ()
    allow: tuple[str, ...] = ()
    why: str = ""
    advice: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    more: More = ()
    line: int = 0

    @property
    def forms(self) -> tuple[str, ...]:
        """Every name of the concept."""
        return (*self.use, *(avoided.form for avoided in self.avoid), *self.allow)


def members(concept: Concept, kept: Iterable[str]) -> set[str]:
    """The members of an entry that mean nothing here, its forms' included, but not those kept."""
    found = {key for key, _ in concept.more}
    found |= {key for item in concept.avoid for key, _ in item.more}
    return found.difference(kept, ("examples",))


class Terms(NamedTuple):
    """A termbase: its name, what it is about, its language, its sources by key, its concepts."""

    concepts: tuple[Concept, ...] = ()
    name: str = ""
    about: str = ""
    lang: str = ""
    sources: Mapping[str, str] = {}


class LeftOut(NamedTuple):
    """Something of a file that was not taken over: its line (1-based; 0: unknown), and why."""

    line: int
    message: str


class Imported(NamedTuple):
    """What a reader made of a file, and what it could not take."""

    terms: Terms
    left_out: tuple[LeftOut, ...] = ()


class SourceKeys:
    """Gives each source that is named a short key: s1, s2 … in the order they come."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def key(self, citation: str) -> str:
        """The key of a citation."""
        return self._keys.setdefault(citation, f"s{len(self._keys) + 1}")

    def table(self) -> dict[str, str]:
        """The citations by their keys."""
        return {key: citation for citation, key in self._keys.items()}


def plain(text: str) -> str:
    """The text with single spaces, and none around it; control characters count as spaces."""
    if not text.isprintable():
        text = "".join(
            c if c.isprintable() else " " if c.isspace() or c < " " else "" for c in text
        )
    return " ".join(text.split())


def from_value(value: Mapping[str, Any]) -> Terms:
    """The terms of a termbase as read from YAML or JSON; members of a wrong type are passed over.

    Whoever wants to hear of those asks the schema.
    """
    entries = value.get("terms")
    named = value.get("sources")
    return Terms(
        tuple(
            _concept(e)
            for e in (entries if isinstance(entries, list) else ())
            if isinstance(e, Mapping)
        ),
        name=_string(value.get("name")),
        about=_string(value.get("about")),
        lang=_string(value.get("lang")),
        sources={k: _string(v) for k, v in named.items()} if isinstance(named, Mapping) else {},
    )


def to_value(terms: Terms) -> dict[str, Any]:
    """The termbase in the shape of ``termbase.schema.json``."""
    value: dict[str, Any] = {"termbase": VERSION}
    for key in ("name", "about", "lang"):
        if text := getattr(terms, key):
            value[key] = text
    if terms.sources:
        value["sources"] = dict(terms.sources)
    value["terms"] = [entry(concept) for concept in terms.concepts]
    return value


def entry(concept: Concept) -> dict[str, Any]:
    """A concept as an entry of a termbase, its members in the order in which one reads them."""
    made: dict[str, Any] = {
        "use": _one_or_all(concept.use),
        "avoid": [_avoided(avoided) for avoided in concept.avoid],
        "allow": list(concept.allow),
        "why": concept.why,
        "advice": concept.advice,
        **dict(concept.more),
        "source": _one_or_all(concept.sources),
        "note": concept.note,
    }
    own = set(_OWN)
    return {key: member for key, member in made.items() if key not in own or member}


def _avoided(avoided: Avoided) -> Any:
    more = {"use": _one_or_all(avoided.use), "why": avoided.why}
    kept = {key: member for key, member in more.items() if member} | dict(avoided.more)
    return {"form": avoided.form, **kept} if kept else avoided.form


def _concept(value: Mapping[str, Any]) -> Concept:
    return Concept(
        use=_strings(value.get("use")),
        avoid=tuple(_avoided_of(value.get("avoid"))),
        allow=_strings(value.get("allow")),
        why=_string(value.get("why")),
        advice=_string(value.get("advice")),
        note=_string(value.get("note")),
        sources=_strings(value.get("source")),
        more=tuple((key, member) for key, member in value.items() if key not in _OWN),
    )


def _avoided_of(value: Any) -> Iterator[Avoided]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield Avoided(item)
        elif isinstance(item, Mapping) and isinstance(item.get("form"), str):
            more = tuple((k, v) for k, v in item.items() if k not in ("form", "use", "why"))
            yield Avoided(item["form"], _strings(item.get("use")), _string(item.get("why")), more)


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _strings(value: Any) -> tuple[str, ...]:
    found = value if isinstance(value, list) else [value]
    return tuple(item for item in found if isinstance(item, str))


def _one_or_all(items: Iterable[str]) -> Any:
    found = list(items)
    return found[0] if len(found) == 1 else found
