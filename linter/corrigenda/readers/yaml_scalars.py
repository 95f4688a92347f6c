"""YAML scalars: from the characters of the file to the value, each character with its source.

The value is known from the parser; these functions find which source characters each of its
characters came from. Where one cannot, the scalar maps as a whole: a place may be coarse, never
wrong.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corrigenda.document import MappedText, TextBuilder
from corrigenda.readers.data import well_formed, whole
from corrigenda.text import Span

_BREAK = r"(?:\r\n|[\n\r\x85\u2028\u2029])"
_FOLD = rf"[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*"
_HEX = "[0-9A-Fa-f]"
_ESCAPES = dict(zip("0abt\tnvfreN_LP", "\0\a\b\t\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True))


def mapped(text: str, start: int, end: int, style: str | None, value: str) -> MappedText:
    """The value of the scalar that stands in ``text[start:end]``, without tag and anchor.

    `style` is None for a plain scalar, else its first character: ``'``, ``"``, ``|`` or ``>``.
    """
    if value and text[start:end] == value:
        return MappedText.verbatim(value, start)
    if style in ("|", ">"):
        found = _block(text, start, end, style, value)
    else:
        found = _flow(text, start, end, style)
    if found is None or found.text != well_formed(value):
        return whole(well_formed(value), Span(start, end))
    return found


def block_header_end(text: str, start: int) -> int:
    """The end of the line on which a block scalar's indicator stands."""
    match = _patterns()["line"].match(text, start)
    return match.end(1) if match else len(text)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    escape = rf"\\(?:x{_HEX}{{2}}|u{_HEX}{{4}}|U{_HEX}{{8}}|{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*|.)"
    return {
        "": re.compile(_FOLD),
        "'": re.compile(rf"''|{_FOLD}"),
        # A pair of escaped surrogates is one character.
        '"': re.compile(rf"\\u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|{escape}|{_FOLD}"),
        "break": re.compile(_BREAK),
        "line": re.compile(rf"([^\n\r\x85\u2028\u2029]*)({_BREAK}|\Z)"),
    }


def _flow(text: str, start: int, end: int, style: str | None) -> MappedText | None:
    patterns = _patterns()
    inner, stop = (start + 1, end - 1) if style else (start, end)
    builder = TextBuilder()
    at = inner
    for match in patterns[style or ""].finditer(text, inner, stop):
        builder.add(text[at : match.start()], at, match.start())
        at = match.end()
        _add(builder, text, _unescape(match[0]), match.start(), at)
    builder.add(text[at:stop], at, stop)
    return builder.build()


def _unescape(raw: str) -> str:
    if raw == "''":
        return "'"
    if not raw.startswith("\\"):
        breaks = len(_patterns()["break"].findall(raw))
        return "\n" * (breaks - 1) or " "
    kind = raw[1]
    if kind in "xuU":
        return well_formed("".join(_character(part) for part in raw.split("\\")[1:]))
    if kind in "\n\r\x85\u2028\u2029":
        return "\n" * (len(_patterns()["break"].findall(raw)) - 1)
    return _ESCAPES.get(kind, kind)


def _character(code: str) -> str:
    try:
        return chr(int(code[1:], 16))
    except ValueError:
        return "\ufffd"


def _add(builder: TextBuilder, text: str, new: str, start: int, end: int) -> None:
    """Adds `new` for ``text[start:end]``; verbatim only where it is the same characters."""
    if text[start:end] == new or len(new) != end - start:
        builder.add(new, start, end)
    elif len(new) == 1:  # a line feed folded into a space: the character before it goes along
        builder.add(new, start - 1, end)
    else:
        builder.add(new[:1], start, end)
        builder.add(new[1:], start, end)


def _block(text: str, start: int, end: int, style: str, value: str) -> MappedText | None:
    lines = [(m.start(1), m.end(1)) for m in _patterns()["line"].finditer(text, start, end)][1:]
    filled = [(a, b) for a, b in lines if text[a:b].strip(" ")]
    if not filled:
        return None
    first = text[slice(*filled[0])]
    indent = _spaces(first)
    if text[start + 1 : start + 2].isdecimal() or (
        text[start + 1 : start + 2] in "+-" and text[start + 2 : start + 3].isdecimal()
    ):
        indent -= _spaces(next((line for line in value.split("\n") if line.strip(" ")), ""))
    builder = TextBuilder()
    at, blanks, before = (lines[0][0] if lines else end), 0, ""
    for a, b in lines:
        if b - a <= indent and not text[a:b].strip(" "):
            blanks += 1
            continue
        content = text[a + indent : b]
        gap = "\n" * blanks
        if len(builder) or before:
            folds = style == ">" and before[:1] not in " \t" and content[:1] not in " \t"
            gap = (gap or " ") if folds else "\n" + gap
        _add(builder, text, gap, at, a + indent)
        builder.add(content, a + indent, b)
        at, blanks, before = b, 0, content or "\n"
    rest = value[len(builder) :]
    if rest.strip("\n"):
        return None
    same = text.startswith(rest, at)
    _add(builder, text, rest, at, at + len(rest) if same else end)
    return builder.build()


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
