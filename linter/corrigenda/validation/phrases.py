"""What each keyword's error is called: a phrase about `it`, the value or the key in question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from corrigenda.validation.schema_error import SchemaError

_VALUE = 40
_LISTED = 8

_TYPES = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "empty",
}
_FORMATS = {
    "date": "a date (YYYY-MM-DD)",
    "date-time": "a date and time (YYYY-MM-DDThh:mm:ssZ)",
    "time": "a time (hh:mm:ssZ)",
    "email": "an e-mail address",
    "idn-email": "an e-mail address",
    "uri": "a URI with its scheme (https://…)",
    "iri": "a URI with its scheme (https://…)",
    "uri-reference": "a URI or a relative reference",
    "iri-reference": "a URI or a relative reference",
    "uuid": "a UUID",
    "regex": "a regular expression",
}
_LEAST = {
    "minLength": "character",
    "minItems": "item",
    "minProperties": "key",
    "x-minWords": "word",
}
_MOST = {
    "maxLength": "character",
    "maxItems": "item",
    "maxProperties": "key",
    "x-maxWords": "word",
}
_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "multipleOf": "a multiple of",
}
_FIXED = {
    "contains": "no item of {} is as the schema asks",
    "minContains": "{} holds too few items of the kind the schema asks for",
    "maxContains": "{} holds too many items of the kind the schema counts",
    "false": "{} is not allowed here",
    "oneOf": "{} fits none of the alternatives of the schema, or more than one",
    "anyOf": "{} fits none of the alternatives of the schema",
    "not": "{} is what the schema rules out",
}


def phrase(it: str, error: SchemaError) -> str:
    """What is wrong with the value called `it`: one line, without suggestions."""
    keyword = error.keyword
    if keyword in _FIXED:
        return _FIXED[keyword].format(it)
    if keyword in _BOUNDS:
        return f"{it} should be {_BOUNDS[keyword]} {error.expected}, not {short(error.actual)}"
    if keyword in _LEAST:
        return _too_little(it, error, _LEAST[keyword])
    if keyword in _MOST:
        has = count(error.actual, _MOST[keyword])
        return f"{it} has {has}; at most {error.expected} are allowed"
    made = _PHRASES.get(keyword)
    return made(it, error) if made else f"{it} is not as the schema asks (`{keyword}`)"


def choices(error: SchemaError) -> tuple[str, ...]:
    """The allowed strings that a wrong one may have been meant for, best first."""
    if error.keyword != "enum" or not isinstance(error.actual, str):
        return ()
    return closest(error.actual, [o for o in error.expected or () if isinstance(o, str)])


def describe(value: Any) -> str:
    """A value in a few words: a quoted string, “the number 5”, “a list”, “nothing”."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"“{short(value)}”" if value.strip() else "an empty string"
    if isinstance(value, int | float):
        return f"the number {short(value)}"
    return short(value)


def short(value: Any, length: int = _VALUE) -> str:
    """A value on one line, cut to `length` characters; a list or mapping only by its name."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = " ".join(str(value).split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def count(number: Any, unit: str) -> str:
    """“1 item”, “2 items”."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def closest(word: str, known: Iterable[str], cutoff: float = 0.7) -> tuple[str, ...]:
    """The known words that `word` may have been meant for, best first, up to three.

    `cutoff` is the least likeness, from 0 to 1.
    """
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for name in known:
        folded.setdefault(_fold(name), name)
    found = get_close_matches(_fold(word), sorted(folded), n=3, cutoff=cutoff)
    return tuple(folded[name] for name in found)


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def _too_little(it: str, error: SchemaError, unit: str) -> str:
    if error.actual == 0:
        return f"{it} is empty"
    has = count(error.actual, unit)
    return f"{it} has {has}; at least {error.expected} are needed"


def _choice(it: str, error: SchemaError) -> str:
    options = [error.expected] if error.keyword == "const" else list(error.expected or ())
    more = len(options) - _LISTED
    listed = ", ".join(describe(o) for o in options[:_LISTED])
    shown = listed + (f" or {more} more" if more > 0 else "")
    return f"{it} should be {'one of ' if len(options) > 1 else ''}{shown}, not {_found(error)}"


def _type(it: str, error: SchemaError) -> str:
    types = [str(t) for t in error.expected or ()]
    names = [_TYPES.get(t, t) for t in types]
    wanted = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    if error.actual is None:
        return f"{it} should be {wanted}, but is empty"
    quoted = "string" in types and isinstance(error.actual, int | float)
    hint = "; put it in quotes" if quoted else ""
    return f"{it} should be {wanted}, not {_found(error)}{hint}"


def _found(error: SchemaError) -> str:
    actual = error.actual
    told = isinstance(actual, str) and actual.strip() and error.keyword == "type"
    return "the string " + describe(actual) if told else describe(actual)


def _format(it: str, error: SchemaError) -> str:
    kind = _FORMATS.get(error.expected, f"in the format {error.expected}")
    return f"{it} should be {kind}, not {describe(error.actual)}"


def _pattern(it: str, error: SchemaError) -> str:
    pattern = short(error.expected, 60)
    return f"{it} does not match the pattern `{pattern}`: {describe(error.actual)}"


def _repeated(it: str, error: SchemaError) -> str:
    return f"{it} holds {describe(error.actual)} more than once"


_PHRASES: dict[str, Callable[[str, SchemaError], str]] = {
    "enum": _choice,
    "const": _choice,
    "type": _type,
    "format": _format,
    "pattern": _pattern,
    "uniqueItems": _repeated,
}
