"""Data files: what the YAML and JSON readers have in common."""

from __future__ import annotations

import re

from corrigenda.article import Json, Place, Tree
from corrigenda.document import MappedText
from corrigenda.text import SourceText, Span

DEPTH_LIMIT = 200
"""How deep values may be nested. What reads them afterwards recurses."""
TOO_DEEP = f"values are nested more than {DEPTH_LIMIT} levels deep; flatten them"
_SURROGATE = re.compile("([\ud800-\udbff])([\udc00-\udfff])|[\ud800-\udfff]")


class DataTree(Tree):
    """A value of a YAML or JSON file. It knows its source, so a number can be had as written."""

    __slots__ = ("source",)

    def __init__(self, source: SourceText, value: Json, places: dict[str, Place]) -> None:
        super().__init__(value, places)
        self.source = source

    def text(self, at: str) -> MappedText | None:
        """The string at a pointer with its map; None where the value is not a string.

        A string that stands behind an alias maps as a whole to the alias.
        """
        found = super().text(at)
        if found is None and at not in self and isinstance(value := self.get(at), str):
            return whole(value, self.span(at))
        return found

    def written(self, at: str) -> MappedText | None:
        """A string or number at a pointer as the file writes it: ``0012`` stays ``0012``."""
        found = self.text(at)
        if found is not None:
            return found
        value = self.get(at)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        start, end = self.span(at)
        text = self.source.text[start:end]
        if text[:1] in "*!&" or at not in self:
            return whole(str(value), Span(start, end))
        return MappedText.verbatim(text, start)


def whole(text: str, span: Span) -> MappedText:
    """`text` standing for the span as a whole: no part of it has a place of its own."""
    if len(text) != span.end - span.start:
        return MappedText(text, [(0, *span)])
    if len(text) == 1:  # one character for another: take the one before it along
        return MappedText(text, [(0, max(0, span.start - 1), span.end)])
    return MappedText(text, [(0, *span), (1, *span)])


def well_formed(text: str) -> str:
    """`text` with surrogate pairs joined and lone surrogates replaced by U+FFFD."""
    return _SURROGATE.sub(_join, text) if not text.isascii() else text


def _join(match: re.Match[str]) -> str:
    high, low = match[1], match[2]
    if high is None:
        return "\ufffd"
    return chr(0x10000 + ((ord(high) - 0xD800) << 10) + (ord(low) - 0xDC00))


def prune(places: dict[str, Place], value: Json) -> dict[str, Place]:
    """`places` without those of values that a later duplicate key has replaced."""
    tree = Tree(value, {})
    missing = object()
    return {at: place for at, place in places.items() if tree.get(at, missing) is not missing}


def depth_of(value: Json) -> int:
    """How deep a value is nested: 0 for a scalar, at most one more than `DEPTH_LIMIT`."""
    depth = 0
    level = [value] if isinstance(value, dict | list) else []
    while level and depth <= DEPTH_LIMIT:
        depth += 1
        level = [
            member
            for holder in level
            for member in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(member, dict | list)
        ]
    return depth
