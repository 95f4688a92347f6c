"""Text on a terminal: colours, the width of characters, and what must not reach it."""

from __future__ import annotations

import re

from corrigenda.finding import Severity

_COLOURS = {
    "bold": "1",
    "dim": "2",
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;34",
    "place": "36",
    "good": "32",
}
TAB = 4
"""The columns a tab takes in an excerpt."""

# C0 and C1 controls, line and paragraph separators, bidirectional controls, lone surrogates: a
# document must not steer the terminal that shows it.
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def paint(text: str, style: str | Severity, colour: bool) -> str:
    """The text in a colour, or as it is."""
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if colour else text


def visible(text: str) -> str:
    """The text with what a terminal would obey shown as a sign instead."""
    return _SURROGATE.sub("�", _UNSAFE.sub(_sign, text))


def one_line(text: str) -> str:
    """The text on one line: white space folded, the rest as `visible`."""
    return visible(" ".join(text.split()))


def xml_text(text: str) -> str:
    """The text for XML 1.0: escaped, and without the characters it cannot hold.

    Source: XML 1.0 (fifth edition), production 2.
    """
    text = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "�", text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text


def width(text: str) -> int:
    """The columns a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    total = 0
    for character in text:
        if category(character) in {"Mn", "Me", "Cf"}:
            continue
        total += 2 if east_asian_width(character) in {"W", "F"} else 1
    return total


def expand(text: str) -> str:
    """The text as it is shown in an excerpt: tabs as spaces, the rest as `visible`."""
    return visible(text.replace("\t", " " * TAB))


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
