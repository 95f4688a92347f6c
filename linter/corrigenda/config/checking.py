"""Checks a configuration against config.schema.json, and words what is wrong with it.

The schema uses a handful of keywords. Walking those here takes no import; a validator would cost
more than the check of an article. The tests hold the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from corrigenda.article import Step

Path = tuple[Step, ...]
Schema = Mapping[str, Any]

_PLURALS = {
    "array": "lists",
    "boolean": "true or false",
    "integer": "whole numbers",
    "number": "numbers",
    "object": "tables",
    "string": "strings",
}
_SINGULARS = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "a table",
    "string": "a string",
}
_WORDS = {
    "selectors": "a rule id (family/name), a family or “all”",
    "max-file-size": "a number of bytes or a size such as “10MB”",
    "rules": "a rule id (family/name)",
}


class Problem(NamedTuple):
    """Something wrong: at which key, with the part of the value that is, and the words for it."""

    path: Path
    message: str
    word: str = ""


def check_values(values: Any, schema: Schema, table: str = "") -> list[Problem]:
    """Every way in which `values` are not what the schema asks, in the order of the values.

    `table` is what the outermost table is called in messages: ``[tool.corrigenda]``.
    """
    return list(_Walk(schema, table).walk(values, schema, ()))


def closest(word: str, known: Iterable[str]) -> str:
    """``; did you mean `…`?`` with the nearest of the known words; empty where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(known), 1, 0.6)
    return f"; did you mean `{near[0]}`?" if near else ""


def key_name(path: Iterable[Step]) -> str:
    """A key as TOML writes it: ``rules."keywords/count".max``, ``overrides[0].files``."""
    name = ""
    for step in path:
        if isinstance(step, int):
            name += f"[{step}]"
            continue
        bare = re.fullmatch(r"[A-Za-z0-9_-]+", step)
        name += ("." if name else "") + (step if bare else f'"{step}"')
    return name


def describe(value: Any) -> str:
    """A value in words, short: ``the string “x”``, ``a list``."""
    if isinstance(value, str):
        return f"the string “{value if len(value) <= 40 else value[:40] + '…'}”"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    return _SINGULARS.get(type_of(value), "a date or time")


def type_of(value: Any) -> str:
    """The JSON type of a TOML value; ``date`` for the types that JSON lacks."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    types: dict[type, str] = {float: "number", str: "string", list: "array", dict: "object"}
    return types.get(type(value), "date")


class _Walk:
    def __init__(self, root: Schema, table: str) -> None:
        self.root = root
        self.table = table

    def walk(self, value: Any, schema: Schema, path: Path) -> Iterator[Problem]:
        schema = self.resolved(schema)
        if "anyOf" in schema:
            yield from self.any_of(value, schema, path)
            return
        choices = schema.get("enum")
        if choices is not None:
            if value not in choices or isinstance(value, bool):
                yield Problem(path, f"{_subject(path)} should be {_one_of(choices, value)}")
            return
        types = schema.get("type", ())
        types = [types] if isinstance(types, str) else types
        actual = type_of(value)
        if types and actual not in types and not (actual == "integer" and "number" in types):
            yield Problem(
                path,
                f"{_subject(path)} should be {self.expected(schema)}, not "
                + (f"{describe(value)}{_in_brackets(value, types)}"),
            )
        elif isinstance(value, dict):
            yield from self.table_problems(value, schema, path)
        elif isinstance(value, list):
            if len(value) < schema.get("minItems", 0):
                yield Problem(path, f"{_subject(path)} should not be empty")
            for index, item in enumerate(value):
                yield from self.walk(item, schema.get("items", {}), (*path, index))
        else:
            yield from self.scalar(value, schema, path)

    def table_problems(
        self, value: dict[str, Any], schema: Schema, path: Path
    ) -> Iterator[Problem]:
        own = schema.get("properties", {})
        others = schema.get("additionalProperties", {})
        named = schema.get("propertyNames", {})
        for key, item in value.items():
            if key in own:
                yield from self.walk(item, own[key], (*path, key))
            elif others is False:
                where = f" in `{key_name(path)}`" if path else self.table and f" under {self.table}"
                message = f"unknown key `{key}`{where}{closest(key, own)}"
                yield Problem((*path, key), message)
            elif "pattern" in named and not re.search(named["pattern"], key):
                message = f"`{key}` in `{key_name(path)}` is not {_WORDS['rules']}"
                yield Problem((*path, key), message)
            else:
                yield from self.walk(item, others, (*path, key))
        for key in schema.get("required", ()):
            if key not in value:
                yield Problem(path, f"{_subject(path)} lacks the key `{key}`")

    def scalar(self, value: Any, schema: Schema, path: Path) -> Iterator[Problem]:
        if isinstance(value, str):
            if len(value) < schema.get("minLength", 0):
                yield Problem(path, f"{_subject(path)} should not be empty")
            elif "pattern" in schema and not re.search(schema["pattern"], value):
                what = self.expected(schema)
                yield Problem(path, f"{_subject(path)}: “{value}” is not {what}", value)
        elif value < schema.get("minimum", value):
            yield Problem(path, f"{_subject(path)} should be {schema['minimum']} or more")

    def any_of(self, value: Any, schema: Schema, path: Path) -> Iterator[Problem]:
        """The problems of the branch that is for values of this type; else what would do."""
        branches = [self.resolved(branch) for branch in schema["anyOf"]]
        found = [list(self.walk(value, branch, path)) for branch in branches]
        if all(found):
            actual = type_of(value)
            for branch, problems in zip(branches, found, strict=True):
                is_enum = "enum" in branch and actual == "string"
                if branch.get("type") == actual or is_enum:
                    yield from problems
                    return
            words = " or ".join(self.expected(branch) for branch in branches)
            yield Problem(path, f"{_subject(path)} should be {words}, not {describe(value)}")

    def expected(self, schema: Schema) -> str:
        """What a schema asks for, in words."""
        schema = self.resolved(schema)
        if "enum" in schema:
            return _one_of(schema["enum"])
        if "pattern" in schema:
            return _WORDS["selectors" if "a-z" in schema["pattern"] else "max-file-size"]
        types = schema.get("type", ())
        types = [types] if isinstance(types, str) else types
        items = self.resolved(schema.get("items", {})).get("type")
        if types == ["array"] and items in _PLURALS:
            return f"a list of {_PLURALS[items]}"
        return " or ".join(_SINGULARS[name] for name in types)

    def resolved(self, schema: Schema) -> Schema:
        """The schema with what it refers to (``#/…``) put in, its own keywords outranking."""
        while "$ref" in schema:
            target: Any = self.root
            for step in schema["$ref"].split("/")[1:]:
                target = target[step]
            schema = {**target, **{k: v for k, v in schema.items() if k != "$ref"}}
        return schema


def _subject(path: Path) -> str:
    return f"`{key_name(path)}`" if path else "the configuration"


def _one_of(choices: Iterable[Any], value: Any = None) -> str:
    words = [f"“{choice}”" for choice in choices]
    listed = ", ".join(words[:-1]) + " or " + words[-1]
    if value is None:
        return listed
    near = closest(value, map(str, choices)) if isinstance(value, str) else ""
    return f"{listed}, not {describe(value)}{near}"


def _in_brackets(value: Any, types: Iterable[str]) -> str:
    """The hint for the commonest slip: a lone word where a list of words belongs."""
    return f'; write ["{value}"]' if isinstance(value, str) and "array" in types else ""
