"""jsonschema: the reference, for any schema in any dialect."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from corrigenda.errors import UsageError
from corrigenda.validation.schema_error import Raw
from corrigenda.validation.validator import Schema, Validator, value_at, words_fit
from corrigenda_schemas import registry

Retrieve = Callable[[str], Any]
"""Gets the contents of a URI; raises UsageError where there are none to be had."""


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
            if not words_fit(instance, limit, at_least):
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
