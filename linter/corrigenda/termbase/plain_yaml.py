"""A quick reader of the plain part of YAML that termbases are written in, line by line.

Block mappings and sequences, plain and quoted scalars, lists and mappings in brackets on one line,
comments. Whatever else there is (anchors, tags, texts over several lines, escapes, a key twice)
makes it give up, and the full parser reads the file: where this one answers, both say the same. It
is some fifty times as quick, which is what termbases of many thousands of entries need.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from corrigenda.readers.yaml_tree import resolve

_DEPTH = 20


ENTRY_LIMIT = 200_000
"""The most entries of a termbase."""


class NotPlainError(Exception):
    """There is something in the text that needs the full parser."""


class TooManyError(Exception):
    """There are more entries than a termbase may have. The argument is the line of the first."""


class _Lines:
    """The lines that hold something: indentation, content, 1-based number."""

    __slots__ = ("at", "contents", "indents", "numbers")

    def __init__(self, text: str) -> None:
        self.indents: list[int] = []
        self.contents: list[str] = []
        self.numbers: list[int] = []
        self.at = 0
        for number, line in enumerate(text.split("\n"), 1):
            content = line.strip(" ")
            if content and content[0] != "#":
                self.indents.append(len(line) - len(line.lstrip(" ")))
                self.contents.append(content)
                self.numbers.append(number)

    def indent(self) -> int:
        """The indentation of the next line; -1 at the end."""
        return self.indents[self.at] if self.at < len(self.contents) else -1


def plain_value(text: str) -> tuple[Any, list[int]] | None:
    """The value of a termbase in YAML, and the 1-based line of each item of `terms`.

    None where the full parser is needed. Raises TooManyError.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.isprintable() and _odd().search(text):
        return None
    if text.startswith("---\n"):
        text = "\n" + text[4:]
    lines = _Lines(text)
    if not lines.contents or lines.indents[0] != 0:
        return None
    terms: list[int] = []
    try:
        value = _mapping(lines, 0, 0, terms)
    except NotPlainError:
        return None
    return (value, terms) if lines.at == len(lines.contents) else None


@lru_cache(maxsize=1)
def _odd() -> re.Pattern[str]:
    """Characters that are no text, or end lines in other ways than a line feed."""
    return re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


@lru_cache(maxsize=1)
def _key() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z][A-Za-z0-9_.-]*):(?: +(.*))?$", re.DOTALL)


def _mapping(lines: _Lines, indent: int, depth: int, terms: list[int] | None = None) -> Any:
    """The block mapping that starts on the next line."""
    if depth > _DEPTH:
        raise NotPlainError
    made: dict[str, Any] = {}
    match_key = _key().match
    while lines.indent() == indent:
        content = lines.contents[lines.at]
        match = match_key(content)
        if match is None:
            raise NotPlainError
        key, rest = match[1], match[2]
        if key in made:
            raise NotPlainError
        lines.at += 1
        if rest and rest[0] != "#":
            made[key] = _inline(rest)
        else:
            made[key] = _nested(lines, indent, depth, terms if key == "terms" else None)
    if lines.indent() > indent:
        raise NotPlainError
    return made


def _nested(lines: _Lines, indent: int, depth: int, terms: list[int] | None) -> Any:
    """The value below a key: a sequence, which may stand as far left, a mapping, or nothing."""
    below = lines.indent()
    if below < indent:
        return None
    is_item = lines.contents[lines.at].startswith(("- ", "-")) and (
        lines.contents[lines.at] == "-" or lines.contents[lines.at][1] == " "
    )
    if is_item:
        return _sequence(lines, below, depth + 1, terms)
    return _mapping(lines, below, depth + 1) if below > indent else None


def _sequence(lines: _Lines, indent: int, depth: int, terms: list[int] | None) -> list[Any]:
    """The block sequence that starts on the next line."""
    if depth > _DEPTH:
        raise NotPlainError
    made: list[Any] = []
    match_key = _key().match
    while lines.indent() == indent:
        at = lines.at
        content = lines.contents[at]
        if not content.startswith("- "):
            if content[0] == "-" and len(content) == 1:
                raise NotPlainError
            break
        if terms is not None:
            terms.append(lines.numbers[at])
            if len(terms) > ENTRY_LIMIT:
                raise TooManyError(terms[0])
        inner = content[2:].lstrip(" ")
        if match_key(inner):
            lines.contents[at] = inner
            lines.indents[at] = indent + len(content) - len(inner)
            made.append(_mapping(lines, lines.indents[at], depth + 1))
        else:
            lines.at += 1
            made.append(_inline(inner))
    if lines.indent() > indent:
        raise NotPlainError
    return made


def _inline(text: str) -> Any:
    """A value on one line, with a comment after it perhaps."""
    first = text[0]
    if first in "\"'[{":
        value, at = _flow(text, 0, 0)
        rest = text[at:]
        if rest.strip(" ") and not (rest[0] == " " and rest.lstrip(" ")[0] == "#"):
            raise NotPlainError
        return value
    mark = text.find(" #")
    if mark >= 0:
        text = text[:mark].rstrip(" ")
    if first in ",]}#&*!|>%@`" or ": " in text or text[-1] == ":" or _is_mark(text):
        raise NotPlainError
    return resolve(text)


def _is_mark(text: str) -> bool:
    return text in ("---", "...") or (text[0] in "-?:" and text[1:2] in ("", " "))


def _flow(text: str, at: int, depth: int) -> tuple[Any, int]:
    """The value at an offset, inside of brackets or in quotation marks, and the offset after it."""
    if depth > _DEPTH or at >= len(text):
        raise NotPlainError
    first = text[at]
    if first == '"':
        end = text.find('"', at + 1)
        if end < 0 or "\\" in text[at:end]:
            raise NotPlainError
        return text[at + 1 : end], end + 1
    if first == "'":
        return _single(text, at)
    if first == "[":
        return _flow_list(text, at, depth)
    if first == "{":
        return _flow_mapping(text, at, depth)
    return _flow_plain(text, at)


def _single(text: str, at: int) -> tuple[str, int]:
    end = text.find("'", at + 1)
    while end >= 0 and text.startswith("''", end):
        end = text.find("'", end + 2)
    if end < 0:
        raise NotPlainError
    return text[at + 1 : end].replace("''", "'"), end + 1


def _flow_list(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    made: list[Any] = []
    at = _past_spaces(text, at + 1)
    while text[at : at + 1] != "]":
        value, at = _flow(text, at, depth + 1)
        made.append(value)
        at = _past_spaces(text, at)
        if text[at : at + 1] == ",":
            at = _past_spaces(text, at + 1)
        elif text[at : at + 1] != "]":
            raise NotPlainError
    return made, at + 1


def _flow_mapping(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    made: dict[str, Any] = {}
    at = _past_spaces(text, at + 1)
    while text[at : at + 1] != "}":
        match = _flow_key().match(text, at)
        if match is None or match[1] in made:
            raise NotPlainError
        made[match[1]], at = _flow(text, match.end(), depth + 1)
        at = _past_spaces(text, at)
        if text[at : at + 1] == ",":
            at = _past_spaces(text, at + 1)
        elif text[at : at + 1] != "}":
            raise NotPlainError
    return made, at + 1


@lru_cache(maxsize=1)
def _flow_key() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z][A-Za-z0-9_.-]*): +")


@lru_cache(maxsize=1)
def _plain_in_flow() -> re.Pattern[str]:
    return re.compile(r"[^,\[\]{}#&*!|>%@`\"':?\s-][^,\[\]{}:#]*")


def _flow_plain(text: str, at: int) -> tuple[Any, int]:
    match = _plain_in_flow().match(text, at)
    if match is None or match.end() == len(text) or text[match.end()] in ":#":
        raise NotPlainError
    return resolve(match[0].rstrip(" ")), match.end()


def _past_spaces(text: str, at: int) -> int:
    while text[at : at + 1] == " ":
        at += 1
    if at >= len(text):
        raise NotPlainError
    return at
