"""SchemaError, and how the answers of two validators become the same list of them.

A validator is asked only *where* it found something: the path in the value, the path in the
schema, the subschema that failed. What is missing, how long a text is and which branch of an
``anyOf`` was meant is worked out here, once, for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from corrigenda.article import pointer

Path = tuple[str | int, ...]

_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_BRANCHES = ("anyOf", "oneOf")
_LENGTHS: dict[str, Callable[[Any], int]] = {
    "minLength": len,
    "maxLength": len,
    "minItems": len,
    "maxItems": len,
    "minProperties": len,
    "maxProperties": len,
    "x-minWords": lambda text: len(text.split()),
    "x-maxWords": lambda text: len(text.split()),
}


class SchemaError(NamedTuple):
    """One thing a schema does not allow.

    `pointer`: the value in question; for a missing or unknown `member`, the object around it.
    `schema_pointer`: the keyword, as reached from the schema's root, references left out.
    `annotation`: what ``x-corrigenda`` says beside the keyword, for this member.
    `expected`: the keyword's value (a list of type names for ``type``). `actual`: the offending
    value; a count, where the keyword is about one. `known`: the keys the schema knows, where
    `member` is an unknown one; the keys there that it does not name, where `member` is missing.
    """

    pointer: str
    keyword: str
    schema_pointer: str
    annotation: Mapping[str, Any] = {}
    member: str | None = None
    expected: Any = None
    actual: Any = None
    known: tuple[str, ...] = ()


class Raw(NamedTuple):
    """What a validator says: `path` in the value, `where` in the schema, the failing `subschema`.

    `names`: unknown members, where the validator alone knows them, or the property name that
    ``propertyNames`` is about. `branches`: the errors of each branch of an ``anyOf`` or ``oneOf``.
    """

    path: Path
    keyword: str
    where: Path
    subschema: Any
    instance: Any
    names: tuple[str, ...] = ()
    branches: tuple[tuple[Raw, ...], ...] = ()


def normalise(raws: Iterable[Raw]) -> list[SchemaError]:
    """The errors, each once, in an order that does not depend on the validator."""
    found: dict[tuple[Any, ...], SchemaError] = {}
    for raw in raws:
        for error in _expand(raw):
            found.setdefault(_order(error), error)
    return [found[key] for key in sorted(found)]


def _order(error: SchemaError) -> tuple[Any, ...]:
    # Two schemas joined by a reference can have the same keyword at the same pointer: what the
    # keyword asks for tells them apart.
    steps = ((0, int(s), "") if s.isdecimal() else (1, 0, s) for s in error.pointer.split("/")[1:])
    asked = repr((error.expected, dict(error.annotation)))
    return tuple(steps), error.schema_pointer, error.member or "", asked


def _expand(raw: Raw) -> Iterator[SchemaError]:
    subschema = raw.subschema if isinstance(raw.subschema, dict) else {}
    keyword = raw.keyword
    error = SchemaError(
        pointer(*raw.path),
        keyword,
        pointer(*_plain(raw.where)),
        _annotation(subschema, keyword),
        expected=subschema.get(keyword),
        actual=raw.instance,
    )
    if keyword in ("required", "dependentRequired", "dependencies"):
        spare = sorted(set(raw.instance) - set(_known(subschema)))
        yield from _missing(error._replace(actual=None, known=tuple(spare)), raw.instance)
    elif keyword in ("additionalProperties", "unevaluatedProperties"):
        known = tuple(sorted(_known(subschema)))
        names = raw.names if keyword != "additionalProperties" else _unknown(subschema, raw)
        for name in names:
            yield error._replace(member=name, known=known, actual=raw.instance.get(name))
    elif keyword in _BRANCHES and raw.branches and not error.annotation:
        yield from _best_branch(error, [normalise(branch) for branch in raw.branches])
    else:
        yield _measured(error)._replace(member=raw.names[0] if raw.names else None)


def _measured(error: SchemaError) -> SchemaError:
    if error.keyword in _LENGTHS:
        return error._replace(actual=_LENGTHS[error.keyword](error.actual))
    if error.keyword == "type" and isinstance(error.expected, str):
        return error._replace(expected=[error.expected])
    if error.keyword == "false":
        return error._replace(actual=None)
    if error.keyword == "uniqueItems":
        return error._replace(actual=_repeated(error.actual))
    return error


def _missing(error: SchemaError, instance: Mapping[str, Any]) -> Iterator[SchemaError]:
    asked = error.expected
    if isinstance(asked, dict):  # dependentRequired: what each member asks for
        for trigger, needed in asked.items():
            if trigger in instance and isinstance(needed, list):
                for name in needed:
                    if name not in instance:
                        yield _of_member(error, name)._replace(expected=trigger)
    else:
        for name in asked or ():
            if name not in instance:
                yield _of_member(error, name)


def _plain(where: Path) -> Iterator[str | int]:
    for k, step in enumerate(where):
        after = where[k + 1] if k + 1 < len(where) else None
        if step not in _REFERENCES and not (step == "if" and after in ("then", "else")):
            yield step


def _annotation(subschema: Mapping[str, Any], keyword: str) -> Mapping[str, Any]:
    notes = subschema.get("x-corrigenda")
    note = notes.get(keyword) if isinstance(notes, dict) else None
    return note if isinstance(note, dict) else {}


def _of_member(error: SchemaError, name: str) -> SchemaError:
    annotation = error.annotation
    members = annotation.get("members")
    if isinstance(members, dict) and isinstance(members.get(name), dict):
        annotation = {**annotation, **members[name]}
    return error._replace(member=name, annotation=annotation)


def _unknown(subschema: Mapping[str, Any], raw: Raw) -> Iterator[str]:
    patterns = subschema.get("patternProperties", {})
    for name in raw.instance:
        if name not in subschema.get("properties", {}) and not any(
            re.search(pattern, name) for pattern in patterns
        ):
            yield name


def _known(subschema: Any, depth: int = 0) -> Iterator[str]:
    """The keys a subschema names, also in what it combines; references are not followed."""
    if isinstance(subschema, dict) and depth < 4:
        yield from subschema.get("properties", ())
        for keyword in ("allOf", "anyOf", "oneOf"):
            for part in subschema.get(keyword, ()):
                yield from _known(part, depth + 1)
        for keyword in ("then", "else"):
            yield from _known(subschema.get(keyword), depth + 1)


def _best_branch(error: SchemaError, branches: list[list[SchemaError]]) -> Iterator[SchemaError]:
    """The errors of the branch that was most likely meant.

    Where every branch fails by the type of the value itself, one error names all types. A branch
    that asks for another type or another constant was hardly meant; then fewer errors win.
    """
    filled = [branch for branch in branches if branch]
    if len(filled) < len(branches) or not filled:
        yield error
        return
    own = [[e for e in branch if e.pointer == error.pointer] for branch in filled]
    if all(any(e.keyword == "type" for e in branch) for branch in own):
        types = [t for branch in own for e in branch if e.keyword == "type" for t in e.expected]
        yield error._replace(keyword="type", expected=list(dict.fromkeys(types)))
    elif all(any(e.keyword in ("type", "enum", "const") for e in branch) for branch in own):
        choices: list[Any] = []
        for branch in own:
            for e in branch:
                if e.keyword == "enum":
                    choices += e.expected
                elif e.keyword == "const":
                    choices.append(e.expected)
        kept = [c for k, c in enumerate(choices) if c not in choices[:k]]
        yield error._replace(keyword="enum", expected=kept)
    else:
        yield from min(filled, key=lambda branch: sum(_weight(e, error.pointer) for e in branch))


def _weight(error: SchemaError, at: str) -> int:
    if error.keyword == "type" and error.pointer == at:
        return 100
    return 10 if error.keyword in ("const", "enum", "type") else 1


def _repeated(items: list[Any]) -> Any:
    for k, item in enumerate(items):
        if item in items[:k]:
            return item
    return None
