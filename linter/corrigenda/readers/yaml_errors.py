"""What the YAML parser says of a syntax error, in words that say what to do."""

from __future__ import annotations

import re
from typing import Any

from corrigenda.document import Problem
from corrigenda.readers.data import TOO_DEEP
from corrigenda.text import SourceText, Span

_LONGEST = 160


def problem_of(error: Exception, source: SourceText, start: int, end: int, at: int) -> Problem:
    """The problem that an exception of the parser stands for.

    `start` and `end` bound the parsed text; `at` is the last place the parser had reached.
    """
    where = _offset(getattr(error, "problem_mark", None), start)
    opened = _offset(getattr(error, "context_mark", None), start)
    what = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    if isinstance(position := getattr(error, "position", None), int):  # a ReaderError
        where = start + position
        what = "unacceptable character"
    if str(error) == TOO_DEEP:
        return Problem("source/syntax", Span(at, min(at + 1, end)), TOO_DEEP)
    place = min(max(start, at if where is None else where), end)
    char = source.text[place : place + 1] if place < end else ""
    message, back = _explain(what, context, char, source, opened)
    if back and opened is not None:
        return Problem("source/syntax", Span(opened, min(opened + 1, end)), message)
    before = source.text[start:place].rstrip()
    if char in ("", "\r", "\n", " ") and before:  # at the end of a line: show its last character
        place = start + len(before) - 1
    return Problem("source/syntax", Span(place, min(place + 1, end)), message)


def _offset(mark: Any, start: int) -> int | None:
    return start + mark.index if mark is not None else None


def _explain(
    what: str, context: str, char: str, source: SourceText, opened: int | None
) -> tuple[str, bool]:
    """The message, and whether the place is where the broken thing opens rather than its end."""
    line = f" on line {source.line_of(opened)}" if opened is not None else ""
    if "cannot start any token" in what and char == "\t":
        return "a tab cannot indent YAML; use spaces", False
    if "flow" in context and what.startswith("expected"):
        kind, close = ("list", "]") if "sequence" in context else ("mapping", "}")
        if not char.strip():
            return f"the {kind} that opens here is never closed; close it with “{close}”", True
        return f"the {kind} that opens{line} lacks “,” or “{close}” here", False
    for part, message, back in _KNOWN:
        if part in what:
            code = f"{ord(char or ' '):04X}"
            return message.format(char=char.strip() or "…", line=line, code=code), back
    reason = re.sub(r"\s+", " ", what or context or "it is not well-formed").strip().rstrip(".")
    return f"not valid YAML: {reason[:_LONGEST]}; correct this line", False


_KNOWN = (
    (
        "mapping values are not allowed",
        "unexpected “: ”; put the value in quotes if it holds a colon, "
        "or mend this line or the one above",
        False,
    ),
    (
        "could not find expected ':'",
        "no “: ” after this key; write “key: value”, or indent the line further",
        True,
    ),
    ("cannot start any token", "a value cannot start with “{char}”; put it in quotes", False),
    (
        "unexpected end of stream",
        "the quotation mark that opens here is never closed; close it",
        True,
    ),
    (
        "document separator",
        "the quotation mark that opens here is not closed before the document ends; close it",
        True,
    ),
    (
        "unknown escape character",
        "“\\{char}” is no escape sequence; double the backslash or use single quotes",
        False,
    ),
    ("escape sequence", "this escape sequence has too few hexadecimal digits; complete it", False),
    (
        "expected <block end>",
        "this does not continue the block that starts{line}; mend the indentation, "
        "or put the whole value in quotes",
        False,
    ),
    (
        "sequence entries are not allowed",
        "a list item (“- ”) cannot stand here; put it on a line of its own, indented",
        False,
    ),
    ("unacceptable character", "the control character U+{code} is not allowed; remove it", False),
)
