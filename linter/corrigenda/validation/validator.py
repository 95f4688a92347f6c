"""What the two libraries have in common here: a compiled schema, and the keywords of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from corrigenda.validation.schema_error import Raw, SchemaError, normalise

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The dialect of a schema that names none."""

Schema = dict[str, Any] | bool


class Validator(NamedTuple):
    """A compiled schema. `raws` asks the library what it finds in a value."""

    raws: Callable[[Any], Iterator[Raw]]

    def errors(self, value: Any) -> list[SchemaError]:
        """Every error of a JSON value. Raises UsageError where a reference leads nowhere."""
        return normalise(self.raws(value))


def words_fit(value: Any, limit: Any, at_least: bool) -> bool:
    """Whether a value is no string, or one with at least or at most `limit` words."""
    if not isinstance(value, str):
        return True
    words = len(value.split())
    return bool(words >= limit if at_least else words <= limit)


def value_at(value: Any, path: tuple[str | int, ...]) -> Any:
    """The part of a JSON value that a path leads to."""
    for step in path:
        value = value[step]
    return value
