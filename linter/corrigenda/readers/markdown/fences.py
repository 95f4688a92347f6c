"""Fences: what is code, and what is a directive or a div whose body is prose.

CommonMark knows a fence only as code. MyST, Quarto and pandoc also fence notes, figures and
columns, with backticks or colons; their body is Markdown. The fence lines of such a container are
blanked, so that the parser reads the body in its place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


def names(text: str) -> frozenset[str]:
    """The set of the words of `text`."""
    return frozenset(text.split())


_CAPTIONED = frozenset({"figure", "figure-md", "subfigure", "list-table", "table"})
_TITLED = frozenset({"list-table", "table"})
"""Directives whose argument is a caption; that of a figure is a path."""

_VERBATIM = names(
    "code code-block code-cell sourcecode literalinclude math mermaid image toctree bibliography "
    "include csv-table eval-rst raw embed iframe video autosummary index contents plot graphviz "
    "doctest output jupyter-execute r python julia bash sql sh console dot ojs stan latex html js "
    "css yaml json any"
)
"""Directives whose body is not Markdown; any name with a dot before it is a language too."""


class Fences(NamedTuple):
    """`edits`: (start, end, replacement) of the same length. `code`: where no prose is.

    `captions`: ranges in which a paragraph is a caption, and the kind that a list item has there.
    All are code-point offsets, ascending.
    """

    edits: list[tuple[int, int, str]]
    code: list[tuple[int, int]]
    captions: list[tuple[int, int, str]]


class _Open(NamedTuple):
    mark: str
    length: int
    start: int
    verbatim: bool
    item: str  # the kind of its list items, where its paragraphs are captions


@lru_cache(maxsize=1)
def _fence_line() -> re.Pattern[str]:
    prefix = r"^((?:[ \t>]|[-*+][ \t]|\d{1,3}[.)][ \t]){0,24})"
    return re.compile(prefix + r"(`{3,}|~{3,}|:{3,})[ \t]*([^\r\n]*)", re.M)


@lru_cache(maxsize=1)
def _options() -> re.Pattern[str]:
    newline = r"(?:\r\n|\r|\n|\Z)"
    colons = rf"(?:[ \t>]*:[\w-]{{1,40}}:[^\r\n]*{newline}){{1,40}}"
    rule = rf"[ \t>]*---[ \t]*{newline}"
    return re.compile(rf"{colons}|{rule}(?:(?!{rule})[^\r\n]+{newline}){{0,40}}{rule}")


def find_fences(text: str, start: int) -> Fences:
    """The fences of `text` from the offset `start` on."""
    edits: list[tuple[int, int, str]] = []
    code: list[tuple[int, int]] = []
    captions: list[tuple[int, int, str]] = []
    if "```" not in text and "~~~" not in text and ":::" not in text:
        return Fences(edits, code, captions)
    stack: list[_Open] = []
    for match in _fence_line().finditer(text, start):
        prefix, fence, rest = match.groups()
        mark, length, rest = fence[0], len(fence), rest.strip()
        top = stack[-1] if stack else None
        if top is not None and not rest and _closes(top, mark, length):
            _close(stack.pop(), match, edits, code, captions)
            continue
        if (top is not None and top.verbatim) or (mark == "`" and "`" in rest):
            continue
        opened = _opened(match, mark, length, rest)
        if opened is None:
            if mark == ":":
                edits.append(blank(text, match.start(2), match.end()))
            continue
        if not opened.verbatim:
            edits += _opening_edits(text, match, len(prefix), rest, opened)
        stack.append(opened)
    for left in stack:
        if left.verbatim:
            code.append((left.start, len(text)))
            if left.mark == ":":
                edits.append(blank(text, left.start, len(text)))
    code.sort()
    return Fences(sorted(edits), code, sorted(captions))


def _closes(top: _Open, mark: str, length: int) -> bool:
    # Pandoc closes a div with three colons however many opened it; MyST with as many.
    least = 3 if mark == ":" and not top.verbatim else top.length
    return mark == top.mark and length >= least


def _opened(match: re.Match[str], mark: str, length: int, rest: str) -> _Open | None:
    """What an opening fence opens; None for a colon fence that opens nothing."""
    name = directive_name(rest)
    if mark == ":":
        if not rest.strip(":"):
            return None
        verbatim = rest.startswith("{") and (name in _VERBATIM)
    else:
        verbatim = not rest.startswith("{") or not name or name in _VERBATIM
    item = "" if name not in _CAPTIONED else "td" if name in _TITLED else "list-item"
    if mark == ":" and rest.startswith(("{#fig-", "{#tbl-")):
        item = "list-item"  # Quarto: the paragraph of such a div is its caption
    return _Open(mark, length, match.start(), verbatim, item)


def directive_name(info: str) -> str:
    """``note`` for ``{note} Title`` and ``{prf:note}``; empty for pandoc's attributes."""
    inner = info[1:].partition("}")[0].split(",")[0].split(" ")[0]
    if not info.startswith("{") or not inner or not inner[0].isalpha() or "=" in inner:
        return ""
    return inner.rpartition(":")[2].lower()


def _opening_edits(
    text: str, match: re.Match[str], indent: int, rest: str, opened: _Open
) -> list[tuple[int, int, str]]:
    start, end = match.start() + indent, match.end()
    title = rest.partition("}")[2].strip() if rest.startswith("{") else ""
    name = directive_name(rest)
    keeps = bool(title) and (not opened.item or name in _TITLED)
    edits = []
    if keeps:
        # A heading of the lowest level is the one thing of this length that ends at its line.
        at = text.index("}", start) + 1
        edits.append((start, at, "######".ljust(at - start)))
    else:
        edits.append(blank(text, start, end))
    after = end + (2 if text.startswith("\r\n", end) else 1)
    options = _options().match(text, after)
    if options and rest.startswith("{"):
        edits.append(blank(text, options.start(), options.end(), keep=">"))
    return edits


def _close(
    top: _Open,
    match: re.Match[str],
    edits: list[tuple[int, int, str]],
    code: list[tuple[int, int]],
    captions: list[tuple[int, int, str]],
) -> None:
    text = match.string
    if top.verbatim:
        code.append((top.start, match.end()))
        if top.mark == ":":
            edits.append(blank(text, top.start, match.end()))
        return
    edits.append(blank(text, match.start(2), match.end()))
    if top.item:
        captions.append((top.start, match.start(), top.item))


def blank(text: str, start: int, end: int, keep: str = "") -> tuple[int, int, str]:
    """The edit that makes a range white; newlines and the characters of `keep` stay."""
    return start, end, re.sub(rf"[^\r\n{keep}]", " ", text[start:end])
