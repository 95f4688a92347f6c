"""What a profile asks for, one requirement after the other, read from its schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from corrigenda_schemas import SUFFIX, profile, profiles

_PARTS = ("allOf", "anyOf", "oneOf")
_BOUNDS = {
    "minItems": "at least {} of them",
    "maxItems": "at most {} of them",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "x-minWords": "at least {} words",
    "x-maxWords": "at most {} words",
}
_FORMS = {
    "pattern": "in the right form",
    "type": "of the right type",
    "not": "in the right form",
    "contains": "one of them at least",
}


class Requirement(NamedTuple):
    """One thing that a profile asks for.

    `member` is its path in the article (``authors[].orcid``) or, with `data`, in the file's own
    YAML or JSON. `asked` says what is asked of it, `when` under which condition, `source` why.
    `profile` is the name of the profile that asks: it may be one that this one builds on.
    """

    member: str
    asked: str
    rule: str
    severity: str
    source: str
    profile: str
    when: str = ""
    data: bool = False


def requirements(name: str) -> list[Requirement]:
    """What a profile asks for, first of all what the profiles below it ask for.

    Raises KeyError for an unknown profile.
    """
    schema = profile(name)
    found: list[Requirement] = []
    below = str(schema.get("$ref", "")).rpartition("/")[2].removesuffix(SUFFIX)
    if below in profiles():
        found += requirements(below)
    found += _walk(schema, _Place(name, "", "", str(schema.get("$comment", ""))))
    data = schema.get("x-corrigenda-data")
    if isinstance(data, dict):
        reference = str(data.get("$ref", ""))
        held = schema.get("$defs", {}).get(reference.rpartition("/")[2], data)
        place = _Place(name, "", "", str(schema.get("$comment", "")))
        found += (r._replace(data=True) for r in _walk(held, place))
    return found


class _Place(NamedTuple):
    profile: str
    path: str
    when: str
    source: str

    def at(self, member: str) -> str:
        return f"{self.path}.{member}" if self.path else member


def _walk(schema: Any, place: _Place) -> Iterator[Requirement]:
    """The requirements of a schema and of the schemas inside it."""
    if not isinstance(schema, dict):
        return
    place = place._replace(source=str(schema.get("$comment") or place.source))
    for keyword, note in schema.get("x-corrigenda", {}).items():
        yield from _noted(schema, keyword, note, place)
    for member, held in schema.get("properties", {}).items():
        yield from _walk(held, place._replace(path=place.at(member)))
    yield from _walk(schema.get("items"), place._replace(path=place.path + "[]"))
    yield from _walk(schema.get("additionalProperties"), place._replace(path=place.at("*")))
    for keyword in _PARTS:
        for part in schema.get(keyword, ()):
            yield from _walk(part, place)
    if "then" in schema:
        yield from _walk(schema["then"], place._replace(when=_condition(schema.get("if", {}))))


def _noted(schema: Any, keyword: str, note: Any, place: _Place) -> Iterator[Requirement]:
    rule, severity = str(note.get("rule", "")), str(note.get("severity", "error"))
    if keyword in ("required", "dependentRequired"):
        asked = schema[keyword]
        listed = asked if isinstance(asked, list) else [n for held in asked.values() for n in held]
        when = place.when if isinstance(asked, list) else "where there is " + ", ".join(asked)
        for member in listed:
            own = note.get("members", {}).get(member, {})
            level = str(own.get("severity", severity))
            yield Requirement(
                place.at(member), "required", rule, level, place.source, place.profile, when
            )
        return
    if keyword in _BOUNDS:
        asked = _BOUNDS[keyword].format(schema[keyword])
    elif keyword in ("anyOf", "oneOf"):
        asked = " or ".join(
            ", ".join(part.get("required", ("in the right form",))) for part in schema[keyword]
        )
    elif keyword == "contains":
        held = schema["contains"].get("required") or ["one of several"]
        asked = f"one with {', '.join(held)} at least"
    else:
        asked = _FORMS.get(keyword, keyword)
    member = place.path or "the article"
    yield Requirement(member, asked, rule, severity, place.source, place.profile, place.when)


def _condition(schema: Any) -> str:
    """When a conditional requirement holds, in words."""
    if not isinstance(schema, dict):
        return ""
    if "not" in schema:
        return "where there is no " + ", ".join(schema["not"].get("required", ("such value",)))
    names = list(schema.get("required", ())) or list(schema.get("properties", {}))
    tested = [n for n in names if n in schema.get("properties", {})]
    if tested:
        return "for some values of " + ", ".join(tested)
    return "where there is " + ", ".join(names) if names else ""
