"""JSON: the value by the standard library, the places by a pass of our own when they are asked for.

Most JSON files have nothing to report, and finding places costs twenty times what parsing does.
"""

from __future__ import annotations

import json
import os
from typing import Any

from corrigenda.article import Json, Place
from corrigenda.document import Document, Problem
from corrigenda.readers.data import DEPTH_LIMIT, TOO_DEEP, DataTree, depth_of, well_formed
from corrigenda.readers.json_places import Places, places_of
from corrigenda.readers.metadata import articles_of, language_of, metadata_blocks
from corrigenda.text import SourceText, Span

_WITH_COMMENTS = ("tsconfig", "jsconfig", "devcontainer", ".eslintrc", "api-extractor", "cspell")
"""Files (by the start of their names) that are JSON with comments by the custom of their tools."""
_PROBE = 20
"""How many lines are looked at to tell whether a file is JSON Lines."""


class JsonTree(DataTree):
    """A JSON value whose places are found when the first one is asked for."""

    __slots__ = ("_found",)

    def __init__(self, source: SourceText, value: Json) -> None:
        self._found: Places | None = None
        super().__init__(source, value, {})

    @property
    def found(self) -> Places:
        """The places and what the pass that finds them met on its way."""
        if self._found is None:
            self._found = places_of(self.source.text, self.value)
        return self._found

    @property
    def _places(self) -> dict[str, Place]:
        return self.found.places

    @_places.setter
    def _places(self, _: dict[str, Place]) -> None:
        """There is nothing to set: the places come from the source."""


class _Noticed:
    """What parsing met that the standard library lets pass."""

    __slots__ = ("constant", "repeated")

    def __init__(self) -> None:
        self.constant = False
        self.repeated = False

    def members(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        """An object from its members; the last of two with the same name stays."""
        made = dict(pairs)
        if len(made) != len(pairs):
            self.repeated = True
        return made

    def no_number(self, name: str) -> float:
        """The value of NaN, Infinity and -Infinity."""
        self.constant = True
        return float(name)


def read(source: SourceText) -> Document:
    """Reads a JSON file. Never raises for what it holds: a syntax error is a problem."""
    tree, problems = parse_json(source)
    if tree is None:
        return Document(source, "json", problems=problems)
    articles = articles_of(tree, source.path)
    blocks = metadata_blocks(tree, articles)
    lang = language_of(articles)
    return Document(source, "json", blocks, articles, data=tree, problems=problems, lang=lang)


def parse_json(source: SourceText) -> tuple[JsonTree | None, list[Problem]]:
    """The value of a JSON text with its places, and what is wrong with it.

    No value, and no problem, where the text is of another language by custom.
    """
    noticed = _Noticed()
    try:
        value = _load(source.text, noticed)
    except RecursionError:
        return None, [_too_deep(Span(0, min(1, len(source.text))))]
    except json.JSONDecodeError as error:
        if _is_another_language(source, error.pos):
            return None, []
        from corrigenda.readers.json_errors import problem_of

        return None, [problem_of(error, source)]
    if depth_of(value) > DEPTH_LIMIT:
        return None, [_too_deep(Span(0, 1))]
    tree = JsonTree(source, value)
    odd = noticed.repeated or noticed.constant
    return tree, list(tree.found.problems(source)) if odd else []


def _load(text: str, noticed: _Noticed) -> Json:
    hooks: dict[str, Any] = {
        "object_pairs_hook": noticed.members,
        "parse_constant": noticed.no_number,
    }
    try:
        value = json.loads(text, **hooks)
    except json.JSONDecodeError:
        raise
    except ValueError:  # an integer of more digits than Python converts
        value = json.loads(text, **hooks, parse_int=_integer)
    # Only an escape can make a surrogate, and few files have one.
    return _joined(value) if "\\ud" in text or "\\uD" in text else value


def _integer(digits: str) -> Json:
    try:
        return int(digits)
    except ValueError:
        return float(digits)


def _joined(value: Json) -> Json:
    """The value without lone surrogates, which no output could write."""
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, list):
        return [_joined(item) for item in value]
    if isinstance(value, dict):
        return {well_formed(key): _joined(item) for key, item in value.items()}
    return value


def _too_deep(span: Span) -> Problem:
    return Problem("source/syntax", span, TOO_DEEP)


def _is_another_language(source: SourceText, at: int) -> bool:
    """Whether the file is JSON with comments by custom, JSON Lines, or a template to fill in."""
    name = os.path.basename(source.path).lower()
    if source.text.startswith("//", at) or source.text.startswith("/*", at):
        return name.startswith(_WITH_COMMENTS)
    around = source.text[max(0, at - 1) : at + 2]
    return "{{" in around or "{%" in around or _is_json_lines(source.text)


def _is_json_lines(text: str) -> bool:
    """Whether each of several lines is a value of its own: a log or a data set."""
    lines = [line for line in text.splitlines()[:_PROBE] if line.strip()]
    try:
        return len(lines) > 1 and all(isinstance(json.loads(x), dict | list) for x in lines)
    except (ValueError, RecursionError):
        return False
