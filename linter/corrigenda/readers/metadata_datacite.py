"""The members of a DataCite record that other metadata do not have, and what they say of a work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.article import Json, Step

_DATES = {"Submitted": "received", "Accepted": "accepted", "Issued": "published"}
_MEMBERS = frozenset({"titles", "descriptions", "subjects", "dates", "rightsList", "publisher"})


class Member(NamedTuple):
    """A value of a record: the field of the article it is, and the way to it."""

    field: str
    path: tuple[Step, ...]


def own_members(value: dict[str, Json]) -> frozenset[str]:
    """The keys of a record that `members` reads."""
    return _MEMBERS.intersection(value)


def members(value: dict[str, Json]) -> Iterator[Member]:
    """What a record says in lists of typed values (DataCite Metadata Schema 4, properties 3 to 17).

    A title without a type is the main one; only a description of the type Abstract is one.
    """
    for k, title in _mappings(value.get("titles")):
        kind = title.get("titleType")
        if kind in (None, "", "Subtitle"):
            yield Member("subtitle" if kind else "title", ("titles", k, "title"))
    for k, description in _mappings(value.get("descriptions")):
        if description.get("descriptionType") == "Abstract":
            yield Member("abstract", ("descriptions", k, "description"))
    if value.get("subjects"):
        yield Member("keywords", ("subjects",))
    for k, date in _mappings(value.get("dates")):
        if (field := _DATES.get(str(date.get("dateType")))) is not None:
            yield Member(field, ("dates", k, "date"))
    for k, rights in _mappings(value.get("rightsList")):
        for key in ("rightsUri", "rightsIdentifier", "rights"):
            if isinstance(rights.get(key), str) and rights[key]:
                yield Member("license", ("rightsList", k, key))
                break
    publisher = value.get("publisher")
    yield Member(
        "publisher", ("publisher", "name") if isinstance(publisher, dict) else ("publisher",)
    )


def _mappings(value: Json) -> Iterator[tuple[int, dict[str, Json]]]:
    for k, member in enumerate(value if isinstance(value, list) else ()):
        if isinstance(member, dict):
            yield k, member
