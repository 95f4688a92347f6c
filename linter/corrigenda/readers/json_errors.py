"""What the JSON parser says of a syntax error, in words that say what to do."""

from __future__ import annotations

from json import JSONDecodeError

from corrigenda.document import Problem
from corrigenda.text import SourceText, Span


def problem_of(error: JSONDecodeError, source: SourceText) -> Problem:
    """The problem that an error of the parser stands for, at the characters that are wrong."""
    text = source.text
    at = min(error.pos, len(text))
    start = at + len(text[at:]) - len(text[at:].lstrip(" \t\r\n"))
    if error.msg.startswith(("Expecting", "Illegal", "Extra")):
        at = start
    if "trailing comma" in error.msg:  # Python 3.13 points at the comma, others after it
        at = min(at + 1, len(text))
    before = text[:at].rstrip(" \t\r\n")
    message = _message(error.msg, text, at, before)
    if at >= len(text) or message is _TRAILING:  # show the last character that is there
        at = max(0, len(before) - 1)
    return Problem("source/syntax", Span(at, min(at + 1, len(text))), message)


_TRAILING = "a comma with nothing after it; remove it"
_VALUE = "a value is missing here; write a string in double quotes, a number, true or null"
_KNOWN = (
    ("Expecting property name", 'a key in double quotes is missing here; write "key": value'),
    (
        "Expecting ',' delimiter",
        "a comma is missing before this; add it, or escape a quotation mark inside a text",
    ),
    ("Expecting ':' delimiter", 'a colon is missing after the key; write "key": value'),
    ("Extra data", "the value ends before this; remove the rest, or make one array of the values"),
    ("Unterminated string", "the string that opens here is never closed; add the quotation mark"),
    (
        "Invalid control character",
        "a line break, tab or control character inside a string; write \\n or \\t",
    ),
    ("Invalid \\", "this is no escape sequence; double the backslash"),
)


def _message(msg: str, text: str, at: int, before: str) -> str:
    char = text[at : at + 1]
    if not text.strip():
        return "the file is empty, which is no JSON; write {} or remove the file"
    if not char and "string" not in msg:
        return "the file ends before its last object or array is closed; complete it"
    if (before.endswith(",") and char in "]}") or "trailing comma" in msg:
        return _TRAILING
    if "string" not in msg and text.startswith(("//", "/*", "#", "'"), at):
        quote = char == "'"
        return (
            "JSON strings take double quotes, not '" if quote else "JSON has no comments; remove it"
        )
    return next((known for start, known in _KNOWN if msg.startswith(start)), _VALUE)
