"""Reads `stet` comments: which rules each silences, and on which lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corrigenda.document import Comment, Document
from corrigenda.text import SourceText, Span

WORD = "stet"
_EVERY_LINE = 1 << 60


class Stet(NamedTuple):
    """A comment that silences `selectors` from line `first` to line `last` (1-based, inclusive).

    `end` is the `stet-end` that closes a `stet-begin`.
    """

    comment: Comment
    selectors: tuple[str, ...]
    first: int
    last: int
    end: Comment | None = None

    def covers(self, first: int, last: int) -> bool:
        """Whether any of the lines from `first` to `last` is one of these."""
        return first <= self.last and last >= self.first


class Slip(NamedTuple):
    """What is wrong with a comment. `bare`: its word, where it names no rule."""

    comment: Comment
    message: str
    suggestions: tuple[str, ...] = ()
    bare: str = ""


def lines(source: SourceText, span: Span) -> tuple[int, int]:
    """The first and the last 1-based line that a span touches."""
    return source.line_of(span.start), source.line_of(max(span.start, span.end - 1))


@lru_cache(maxsize=1)
def _directive() -> re.Pattern[str]:
    return re.compile(r"\s*stet(-[a-z]+)?\s*(?:(:)\s*(.*))?(?![\w:-])", re.DOTALL)


@lru_cache(maxsize=1)
def _rules_alone() -> re.Pattern[str]:
    """What follows our word where only its colon was forgotten."""
    return re.compile(r"\s*[a-z]+[a-z/-]*(?:\s*,\s*[a-z/-]+)*\s*(?:\bbecause\b|\Z)")


def read_stets(document: Document, slips: list[Slip]) -> Iterator[Stet]:
    """The comments that silence something; what is wrong with the others goes into `slips`."""
    opened: list[Stet] = []
    next_lines: _Following | None = None
    comments = _comments(document)
    for comment, kind, selectors in _directives(comments, slips):
        first, last = lines(document.source, comment.span)
        if kind == "-end":
            if opened:
                yield opened.pop()._replace(last=last, end=comment)
            else:
                slips.append(Slip(comment, "`stet-end` without a `stet-begin` before it"))
        elif kind == "-file":
            yield Stet(comment, selectors, 1, _EVERY_LINE)
        elif kind == "-begin":
            opened.append(Stet(comment, selectors, first, _EVERY_LINE))
        elif stands_alone(document.source, comment):
            next_lines = next_lines or _Following(document, comments)
            yield Stet(comment, selectors, *next_lines.after(last))
        else:
            yield Stet(comment, selectors, first, last)
    for stet in opened:
        slips.append(Slip(stet.comment, "`stet-begin` without a `stet-end` after it"))
        yield stet


def _directives(
    comments: list[Comment], slips: list[Slip]
) -> Iterator[tuple[Comment, str, tuple[str, ...]]]:
    """The comments that begin with our word, what follows it (``-file``), and their rules."""
    for comment in comments:
        found = _directive().match(comment.text)
        if found is None:
            continue
        kind, colon, rest = found[1] or "", found[2], found[3] or ""
        word = WORD + kind
        if kind == "-end":
            yield comment, kind, ()
        elif kind not in ("", "-file", "-begin"):
            message = f"there is no `{word}`; write stet, stet-file, stet-begin or stet-end"
            slips.append(Slip(comment, message))
        elif not colon and _rules_alone().match(comment.text, found.end()):
            slips.append(Slip(comment, f"write a colon after `{word}`"))
        elif selectors := _selectors(comment, rest, slips, word):
            yield comment, kind, selectors


def _comments(document: Document) -> list[Comment]:
    """The comments of the format; of a text page, which has none, those written as in HTML."""
    text = document.source.text
    if document.comments or document.format != "page" or f"<!-- {WORD}" not in text:
        return sorted(document.comments)
    found, at = [], text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            break
        found.append(Comment(Span(at, end + 3), text[at + 4 : end]))
        at = text.find("<!--", end + 3)
    return found


def _selectors(comment: Comment, rest: str, slips: list[Slip], word: str) -> tuple[str, ...]:
    """The rules that a comment names, without its reason."""
    listed = re.split(r"(?:^|\s)(?:because\b|--|[–—])", rest, maxsplit=1)[0].strip()
    names, extra = [], ""
    for part in listed.split(",") if listed else ():
        name, _, more = part.strip().partition(" ")
        extra = extra or more.strip()
        if name:
            names.append(name)
    if not names:
        slips.append(Slip(comment, f"`{word}` names no rule", bare=word))
    elif extra:
        message = f"“{' '.join(extra.split())[:40]}” is no rule; write `because` before a reason"
        slips.append(Slip(comment, f"{message}, and commas between rules"))
    return tuple(dict.fromkeys(names))


def stands_alone(source: SourceText, comment: Comment) -> bool:
    """Whether nothing but quotation marks of Markdown (``>``) and blanks are on its lines."""
    first, last = lines(source, comment.span)
    before = source.text[source.starts[first - 1] : comment.span.start]
    line_start = source.starts[last - 1]
    after = source.line_text(last)[max(0, comment.span.end - line_start) :]
    return not before.strip(" \t>") and not after.strip()


class _Following:
    """Which lines a comment that stands alone speaks for: those of what comes next."""

    def __init__(self, document: Document, comments: list[Comment]) -> None:
        self.source = document.source
        self.ends = _ends(document)
        self.passed: set[int] = set()
        for comment in comments:
            if stands_alone(self.source, comment):
                first, last = lines(self.source, comment.span)
                self.passed.update(range(first, last + 1))

    def after(self, line: int) -> tuple[int, int]:
        """The lines for a comment that ends on `line`: blank ones and comments are passed over."""
        following = line + 1
        count = len(self.source.starts)
        while following <= count and (following in self.passed or self.is_blank(following)):
            self.passed.add(following)
            following += 1
        return following, max(following, self.ends.get(following, 0))

    def is_blank(self, line: int) -> bool:
        return not self.source.line_text(line).strip(" \t>")


def _ends(document: Document) -> dict[int, int]:
    """For each line on which a block or a value (or its key) starts: the last line it reaches."""
    ends: dict[int, int] = {}

    def add(start: int, end: int) -> None:
        first, last = lines(document.source, Span(start, end))
        ends[first] = max(last, ends.get(first, 0))

    for block in document.blocks:
        if block.text:
            add(*block.span())
    if document.data is not None:
        for pointer, place in document.data.places():
            if pointer:
                start = place.span.start if place.key is None else place.key.start
                add(start, max(start, place.span.end))
    return ends
