"""jsonschema-rs: the quick validator, for schemas whose keywords and patterns are our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from corrigenda.validation.schema_error import Raw
from corrigenda.validation.validator import Schema, Validator, value_at, words_fit
from corrigenda_schemas import BASE, registry


class _Words:
    """The keywords x-minWords and x-maxWords, in the form jsonschema-rs asks for."""

    at_least: bool

    def __init__(self, parent: dict[str, Any], limit: Any, path: list[str | int]) -> None:
        self.limit = limit

    def validate(self, value: Any) -> None:
        """Raises ValueError where the number of words is out of bounds."""
        if not words_fit(value, self.limit, self.at_least):
            raise ValueError(self.limit)


class _MinWords(_Words):
    at_least = True


class _MaxWords(_Words):
    at_least = False


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
