"""String values of an article with their places: what the rules on metadata work on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from corrigenda.finding import Edit, Fix
from corrigenda.text import Span

if TYPE_CHECKING:
    from corrigenda.article import Tree
    from corrigenda.document import Document, MappedText

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
"""Characters that look like a hyphen in an identifier and are none."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without a shape, which copying brings along."""

_LONGEST = 2_000
"""A value that is longer is none of the things judged here, and no rule should spend time on it."""
_PLACEHOLDER = (
    r"(?i)[\W_]*(?:t\.?b\.?[dac]\.?|todo|fixme|n/?a|none|null|nil|pending|unknown"
    r"|forthcoming"
    r"|to (?:be|follow)\b.*|not (?:yet|available|applicable)\b.*|your\b.*|insert\b.*|doi|orcid)"
    r"[\W_]*"
)


class Value(NamedTuple):
    """A string of an article, its JSON Pointer and its place in the source."""

    pointer: str
    text: str
    span: Span
    mapped: MappedText | None

    def part(self, start: int, end: int) -> Span:
        """The source of ``text[start:end]``; of the whole value where it has no exact map."""
        return self.mapped.span(start, end) if self.mapped is not None else self.span

    def fix(self, *edits: tuple[int, int, str], safe: bool) -> Fix | None:
        """Replaces ranges of the text; None where the source does not allow a plain edit."""
        if self.mapped is None:
            return None
        made: list[Edit] = []
        for start, end, replacement in edits:
            edit = self.mapped.edit(start, end, replacement)
            if edit is None:
                return None
            made.append(edit)
        return Fix(tuple(made), safe) if made else None


def value(tree: Tree, at: str) -> Value | None:
    """The string at a pointer, or None where there is none or it is empty or a text of pages."""
    text = tree.get(at)
    if not isinstance(text, str) or not 0 < len(text) <= _LONGEST:
        return None
    mapped = tree.text(at)
    if mapped is not None and mapped.text != text:
        mapped = None
    return Value(at, text, tree.span(at), mapped)


def values(document: Document, *path: str) -> Iterator[Value]:
    """The strings of all articles at a path; ``*`` stands for every index of an array."""
    for article in document.articles:
        for at in _pointers(article, "", path):
            found = value(article, at)
            if found is not None:
                yield found


def _pointers(tree: Tree, at: str, path: Iterable[str]) -> Iterator[str]:
    head, *rest = path
    if head == "*":
        members = tree.get(at)
        steps = range(len(members)) if isinstance(members, list) else range(0)
        found = [f"{at}/{k}" for k in steps]
    else:
        found = [f"{at}/{head}"]
    for step in found:
        if rest:
            yield from _pointers(tree, step, rest)
        else:
            yield step


def is_placeholder(text: str) -> bool:
    """Whether a value only keeps the place of one: a template's variable, TBD, 10.xxxx/1."""
    return (
        "{{" in text
        or "${" in text
        or "{%" in text
        or (text.startswith("<") and text.endswith(">"))
        or re.search(r"(?i)x{3}", text) is not None
        or re.fullmatch(_PLACEHOLDER, text) is not None
    )


def quote(text: str, limit: int = 60) -> str:
    """The text between typographic quotes on one line, cut in the middle where it is long."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = f"{line[: limit - 20]}…{line[-18:]}"
    return f"“{line}”"


def word_set(*lines: str) -> frozenset[str]:
    """The words of the given lines: word lists stay readable as text."""
    return frozenset(" ".join(lines).split())


def unaccented(text: str) -> str:
    """A text in its plainest letters: compatibility forms resolved, no accents (NFKD)."""
    from unicodedata import combining, normalize

    return "".join(c for c in normalize("NFKD", text) if not combining(c))
