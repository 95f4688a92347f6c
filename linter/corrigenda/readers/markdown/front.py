"""Front matter: the YAML (or TOML) block at the head of a Markdown file."""

from __future__ import annotations

import re
from typing import NamedTuple

from corrigenda.document import Problem
from corrigenda.text import Span

_KNOWN = (
    r"(?:title|authors?|date|tags|keywords|layout|abstract|bibliography|output|format|jupytext"
    r"|jupyter|kernelspec|lang|doi|affiliations?|subtitle|description|draft|categories)[ \t]*[:=]"
)
"""How a front matter begins that is one though nothing closes it: “Note: …” may be prose."""

_LONGEST = 20_000
"""The characters of the longest front matter that is looked for without its opening line."""


class FrontMatter(NamedTuple):
    """Where a front matter stands: all of it, and the YAML inside (empty for TOML)."""

    start: int
    end: int
    yaml: Span
    problem: Problem | None = None


def find_front_matter(text: str) -> FrontMatter | None:
    """The front matter of a file, or None.

    A block that is never closed is one all the same where it begins with a usual key; it then ends
    at the first blank line, and the problem says so.
    """
    start = 1 if text.startswith("\ufeff") else 0
    opening = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)").match(text, start)
    if opening is None:
        return _unopened(text, start)
    ends = r"(?:---|\.\.\.)" if opening[1] == "---" else r"\+\+\+"
    closing = re.compile(rf"^{ends}[ \t]*$(?:\r\n|\r|\n)?|^{ends}[ \t]*(?=\r)", re.MULTILINE)
    found = closing.search(text, opening.end())
    is_yaml = opening[1] == "---"
    begins = re.compile(
        r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)){0,50}[\"']?\w[\w .-]{0,60}[\"']?[ \t]*[:=]"
    )
    keyed = begins.match(text, opening.end()) is not None
    if found is not None:
        empty = not text[opening.end() : found.start()].strip()
        if not (keyed or empty or _is_flow(text, opening.end(), is_yaml)):
            return None
        inner = Span(opening.end(), found.start()) if is_yaml else Span(start, start)
        return FrontMatter(start, found.end(), inner)
    if not re.match(_KNOWN, text[opening.end() : opening.end() + 40]):
        return None
    gap = re.compile(r"^[ \t]*$", re.MULTILINE).search(text, opening.end())
    end = gap.start() if gap else len(text)
    problem = Problem(
        "source/syntax",
        Span(start, start + 3),
        f"the front matter that opens here is never closed; put a line “{opening[1]}” after it",
    )
    inner = Span(opening.end(), end) if is_yaml else Span(start, start)
    return FrontMatter(start, end, inner, problem)


def _unopened(text: str, start: int) -> FrontMatter | None:
    """A front matter whose first line of dashes was lost: its keys would be a paragraph.

    It begins with a usual key, has two of them or more, and every line of it is one of YAML.
    """
    if not re.match(_KNOWN, text[start : start + 40]):
        return None
    end = re.compile(r"^---[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE).search(text, start)
    if end is None or end.start() - start > _LONGEST:
        return None
    lines = text[start : end.start()].splitlines()
    if sum(re.match(_KNOWN, line) is not None for line in lines) < 2:
        return None
    if not all(
        re.match(r"[ \t]|-[ \t]|#|[\w.-]{1,60}[ \t]*:(?:[ \t]|\Z)|\Z", line) for line in lines
    ):
        return None
    problem = Problem(
        "source/syntax",
        Span(start, start + len(lines[0])),
        "the front matter that begins here is never opened; put a line “---” before it",
    )
    return FrontMatter(start, end.end(), Span(start, end.start()), problem)


def _is_flow(text: str, start: int, is_yaml: bool) -> bool:
    return is_yaml and text[start : start + 40].lstrip()[:1] in ("{", "#", "%", "?", "&", "!")
