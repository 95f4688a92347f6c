"""The two validators behind one class: jsonschema, the reference, and jsonschema-rs, the quick one.

A validator is compiled once in a process. Neither ever touches the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from corrigenda.errors import UsageError
from corrigenda.validation.schema_error import Raw, SchemaError, normalise
from corrigenda_schemas import BASE, registry

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any] | bool
Retrieve = Callable[[str], Any]
"""Gets the contents of a URI; raises UsageError where there are none to be had."""

_WORD_LIMITS = ("x-minWords", "x-maxWords")


class Validator(NamedTuple):
    """A compiled schema. `raws` asks the library what it finds in a value."""

    raws: Callable[[Any], Iterator[Raw]]

    def errors(self, value: Any) -> list[SchemaError]:
        """Every error of a JSON value. Raises UsageError where a reference leads nowhere."""
        return normalise(self.raws(value))


def compiled(schema: Schema, engine: str = "auto") -> Validator:
    """The validator of a schema; that of one of corrigenda's own is kept."""
    identity = schema.get("$id") if isinstance(schema, dict) else None
    if isinstance(identity, str) and registry().get(identity) is schema:
        return _own(identity, engine)
    return quick(schema) if engine == "jsonschema-rs" else reference(schema)


@cache
def _own(identity: str, engine: str) -> Validator:
    schema = registry()[identity]
    if engine == "auto":
        return trusted(schema)
    return quick(schema) if engine == "jsonschema-rs" else reference(schema)


def trusted(schema: Schema) -> Validator:
    """The validator of a schema written here, in what both libraries have in common."""
    try:
        return quick(schema)
    except ImportError:  # no wheel for this platform: the reference says the same, later
        return reference(schema)


# --- jsonschema-rs


class _Words:
    """The keywords x-minWords and x-maxWords, in the form jsonschema-rs asks for."""

    at_least: bool

    def __init__(self, parent: dict[str, Any], limit: Any, path: list[str | int]) -> None:
        self.limit = limit

    def validate(self, value: Any) -> None:
        """Raises ValueError where the number of words is out of bounds."""
        if not _words_fit(value, self.limit, self.at_least):
            raise ValueError(self.limit)


class _MinWords(_Words):
    at_least = True


class _MaxWords(_Words):
    at_least = False


def _words_fit(value: Any, limit: Any, at_least: bool) -> bool:
    if not isinstance(value, str):
        return True
    words = len(value.split())
    return bool(words >= limit if at_least else words <= limit)


def quick(schema: Schema) -> Validator:
    """The validator of a schema by jsonschema-rs. Raises ImportError where there is none."""
    import jsonschema_rs

    from corrigenda.validation.formats import checks

    resources = dict(registry())
    if isinstance(schema, dict) and isinstance(schema.get("$id"), str):
        resources[schema["$id"]] = schema
    else:
        anonymous = BASE + "anonymous"
        schema = {"$id": anonymous, **schema} if isinstance(schema, dict) else schema
        resources[anonymous] = schema if isinstance(schema, dict) else {}
    validator = jsonschema_rs.Draft202012Validator(
        schema,
        registry=jsonschema_rs.Registry(list(resources.items())),
        validate_formats=True,
        formats=checks(),
        keywords={"x-minWords": _MinWords, "x-maxWords": _MaxWords},
        offline=True,
    )

    def raws(value: Any) -> Iterator[Raw]:
        return (_of_quick(error, value, resources) for error in validator.iter_errors(value))

    return Validator(raws)


def _of_quick(error: Any, root: Any, resources: Mapping[str, Any]) -> Raw:
    kind = type(error.kind).__name__
    where = tuple(error.evaluation_path)
    keyword, holder = str(where[-1]) if where else "", error.absolute_keyword_location or ""
    names: tuple[str, ...] = tuple(getattr(error.kind, "unexpected", ()))
    path = tuple(error.instance_path)
    instance = value_at(root, path)  # error.instance is a copy, in which inf is None
    if kind == "FalseSchema":
        keyword, subschema = "false", {}
    elif kind == "PropertyNames":
        instance = error.kind.error.instance
        names = (instance,)
        subschema = _at(resources, holder)
    elif keyword == "dependentRequired":
        subschema = _at(resources, holder.rpartition("/dependentRequired")[0])
    else:
        subschema = _at(resources, holder.rpartition("/")[0])
    branches = tuple(
        tuple(_of_quick(e, root, resources) for e in branch)
        for branch in getattr(error.kind, "context", None) or ()
    )
    if kind == "OneOfMultipleValid":
        branches = ()
    return Raw(path, keyword, where, subschema, instance, names, branches)


def _at(resources: Mapping[str, Any], location: str) -> Any:
    from urllib.parse import unquote

    base, _, fragment = location.partition("#")
    value = resources.get(base)
    for step in unquote(fragment).split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        value = value[int(name)] if isinstance(value, list) else (value or {}).get(name)
    return value


# --- jsonschema


def reference(schema: Schema, retrieve: Retrieve | None = None) -> Validator:
    """The validator of any schema by jsonschema, in the dialect that its ``$schema`` names.

    `retrieve` gets what corrigenda does not have itself. The schema is not checked: see `loading`.
    """
    from jsonschema.validators import Draft202012Validator, validator_for
    from referencing import Registry, Resource
    from referencing.exceptions import NoSuchResource, Unresolvable
    from referencing.jsonschema import DRAFT202012

    def get(uri: str) -> Any:
        if retrieve is None:
            raise NoSuchResource(uri)
        return Resource.from_contents(retrieve(uri), default_specification=DRAFT202012)

    unknown: Any = Registry(retrieve=get)  # type: ignore[call-arg]
    resources = unknown.combine(_own_resources())
    cls = _extended(validator_for(schema, default=Draft202012Validator))
    validator = cls(schema, registry=resources, format_checker=_format_checker())

    def raws(value: Any) -> Iterator[Raw]:
        try:
            for error in validator.iter_errors(value):
                yield of_reference(error, value)
        except Unresolvable as error:
            cause = error.__cause__
            while cause is not None and not isinstance(cause, UsageError):
                cause = cause.__cause__
            what = f"the schema refers to `{error.ref}`, which does not exist"
            raise cause or UsageError(what) from None

    return Validator(raws)


@cache
def _own_resources() -> Any:
    from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]
    from referencing import Resource
    from referencing.jsonschema import DRAFT202012

    known = (
        (identity, Resource.from_contents(own, default_specification=DRAFT202012))
        for identity, own in registry().items()
    )
    return REGISTRY.with_resources(known).crawl()


@cache
def _extended(cls: Any) -> Any:
    from jsonschema import validators
    from jsonschema.exceptions import ValidationError

    def properties(validator: Any, members: Any, instance: Any, schema: Any) -> Iterator[Any]:
        # jsonschema gives a member under a `false` schema no place; everything else is its own.
        for name, subschema in members.items() if isinstance(instance, dict) else ():
            if name not in instance:
                continue
            if subschema is False:
                yield ValidationError(
                    "not allowed", validator="false", path=[name], schema_path=[name], schema={}
                )
            else:
                yield from validator.descend(instance[name], subschema, path=name, schema_path=name)

    def words(at_least: bool) -> Any:
        def check(validator: Any, limit: Any, instance: Any, schema: Any) -> Iterator[Any]:
            if not _words_fit(instance, limit, at_least):
                yield ValidationError("number of words")

        return check

    return validators.extend(  # type: ignore[no-untyped-call]
        cls,
        {"properties": properties, "x-minWords": words(True), "x-maxWords": words(False)},
    )


@lru_cache(maxsize=1)
def _format_checker() -> Any:
    from jsonschema import FormatChecker

    from corrigenda.validation.formats import checks

    checker = FormatChecker(formats=())
    for name, check in checks().items():
        checker.checkers = {**checker.checkers, name: (check, ())}
    return checker


def of_reference(error: Any, root: Any) -> Raw:
    """What a ValidationError of jsonschema says; `root` is the value that was validated."""
    path = tuple(error.absolute_path)
    where = tuple(error.absolute_schema_path)
    keyword = str(error.validator)
    if keyword in ("minContains", "maxContains"):
        where = (*where[:-1], keyword)
    names: tuple[str, ...] = ()
    if keyword == "unevaluatedProperties" and isinstance(error.instance, dict):
        names = tuple(_named(error.message, error.instance))
    elif isinstance(error.instance, str) and where[-2:-1] == ("propertyNames",):
        names = (error.instance,) if value_at(root, path) is not error.instance else ()
    branches: dict[Any, list[Raw]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(of_reference(inner, root))
    ordered = tuple(tuple(branches[k]) for k in sorted(branches))
    return Raw(path, keyword, where, error.schema, error.instance, names, ordered)


def _named(message: str, instance: Mapping[str, Any]) -> Iterator[str]:
    """The members that a message of jsonschema names; it keeps them nowhere else."""
    listed = message.partition("(")[2]
    for name in instance:
        if re.search(re.escape(repr(name)) + r"(?:, '|, \"| w(?:as|ere) unexpected)", listed):
            yield name


def value_at(value: Any, path: tuple[str | int, ...]) -> Any:
    """The part of a JSON value that a path leads to."""
    for step in path:
        value = value[step]
    return value
