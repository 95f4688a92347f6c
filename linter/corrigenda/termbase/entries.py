"""The entries of a termbase as values, made from the JSON value of a file that was checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

VERSION = 1
"""The version of the format that this program reads: the value of the key `termbase`."""


class Avoided(NamedTuple):
    """A form to avoid. What is None is as its entry says."""

    form: str
    use: tuple[str, ...] | None = None
    why: str | None = None
    severity: str | None = None
    exact: bool | None = None


class Entry(NamedTuple):
    """What a termbase says of one thing: see docs/termbases.md for the meaning of each part.

    `exact`: forms are reported only with the capitals they have here. `name`: every other spelling
    of `use` is reported. `part` is noun, verb, adjective or empty. `number` is True where a form
    counts only after a number, `former` where it stands if the text itself calls it a former name.
    `sources` are written out.
    `position` is the 0-based index among the entries.
    """

    use: tuple[str, ...] = ()
    avoid: tuple[Avoided, ...] = ()
    allow: tuple[str, ...] = ()
    why: str = ""
    advice: str = ""
    sources: tuple[str, ...] = ()
    exact: bool = False
    name: bool = False
    part: str = ""
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    inflect: bool = True
    severity: str = "warning"
    profile: str = "standard"
    fix: str = "unsafe"
    number: bool = False
    former: bool = False
    note: str = ""
    position: int = 0


class Termbase(NamedTuple):
    """A termbase as its file says it. `extends` are names as written."""

    name: str
    about: str = ""
    lang: str = ""
    extends: tuple[str, ...] = ()
    sources: Mapping[str, str] = {}
    entries: tuple[Entry, ...] = ()


def termbase_of(value: Mapping[str, Any], name: str) -> Termbase:
    """The termbase of a JSON value that holds to the schema. `name`: what one without is called."""
    sources = {key: str(text) for key, text in value.get("sources", {}).items()}
    return Termbase(
        name=one_line(value.get("name") or name),
        about=one_line(value.get("about", "")),
        lang=value.get("lang", ""),
        extends=listed(value.get("extends")),
        sources=sources,
        entries=tuple(entries_of(value.get("terms") or (), sources)),
    )


def entries_of(terms: Iterable[Mapping[str, Any]], sources: Mapping[str, str]) -> Iterator[Entry]:
    """The entries of the array `terms`."""
    for index, term in enumerate(terms):
        name = term.get("spelling") == "exact"
        avoid = term.get("avoid", ())
        yield Entry(
            use=listed(term.get("use")),
            avoid=tuple(_avoided(item) for item in ([avoid] if _is_one(avoid) else avoid)),
            allow=listed(term.get("allow")),
            why=one_line(term.get("why", "")),
            advice=one_line(term.get("advice", "")),
            sources=tuple(one_line(sources.get(key, key)) for key in listed(term.get("source"))),
            exact=term.get("case") == "exact",
            name=name,
            part=term.get("as", ""),
            kinds=listed(term.get("in")),
            not_kinds=listed(term.get("not-in")),
            exceptions=listed(term.get("except")),
            inflect=bool(term.get("inflect", not name)),
            severity=term.get("severity", "warning"),
            profile=term.get("profile", "standard"),
            fix=term.get("fix", "unsafe"),
            number=term.get("after") == "number",
            former=bool(term.get("former", False)),
            note=term.get("note", ""),
            position=index,
        )


def listed(value: str | Sequence[str] | None) -> tuple[str, ...]:
    """One string or a list of strings, as a tuple; each with single spaces."""
    if value is None:
        return ()
    return tuple(map(one_line, [value] if isinstance(value, str) else value))


def one_line(text: str) -> str:
    """A text on one line, with single spaces."""
    return " ".join(text.split())


def _is_one(avoid: Any) -> bool:
    return isinstance(avoid, str | Mapping)


def _avoided(item: str | Mapping[str, Any]) -> Avoided:
    if isinstance(item, str):
        return Avoided(one_line(item))
    case = item.get("case")
    return Avoided(
        one_line(item["form"]),
        listed(item["use"]) if "use" in item else None,
        one_line(item["why"]) if "why" in item else None,
        item.get("severity"),
        None if case is None else case == "exact",
    )
