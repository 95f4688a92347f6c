"""Mapped texts of metadata: paragraphs folded, keywords split, inline markup taken out."""

from __future__ import annotations

import re
from functools import lru_cache

from corrigenda.document import OBJECT, MappedText, TextBuilder

_GAP = re.compile(r"[ \t]*\n\s*|[ \t]{2,}")
_LONGEST_LINE = 120
_KEYWORD = {sep: re.compile(rf"[^{sep}\n]+") for sep in ";,"}


def folded(text: MappedText, *, wrapped: bool = True) -> MappedText:
    """A text in which a newline ends a paragraph, and nothing else does.

    `wrapped`: the text may be broken into lines (a literal block of YAML), so that only an empty
    line ends a paragraph, or the end of a line longer than anybody wraps.
    """
    if "\n" not in text.text and "  " not in text.text:
        return text
    builder = TextBuilder()
    at = 0
    for match in _GAP.finditer(text.text):
        start, end = match.span()
        breaks = match[0].count("\n")
        if not breaks and text.is_verbatim(start, end):
            continue  # spaces within a line are the author's
        long = start - text.text.rfind("\n", 0, start) > _LONGEST_LINE
        gap = "\n" if breaks > 1 or (breaks and (long or not wrapped)) else " "
        builder.append(text.cut(at, start))
        if match[0] == gap:
            builder.append(text.cut(start, end))
        else:
            span = text.span(start, end)
            before = span.end - span.start == 1  # never as if it stood there verbatim
            builder.add(gap, span.start - before, span.end)
        at = end
    builder.append(text.cut(at, len(text.text)))
    return builder.build()


def joint(builder: TextBuilder, start: int) -> None:
    """The newline between two paragraphs that are values of their own, before `start`."""
    if len(builder):
        end = builder.build().span().end
        if start - end > 1:
            builder.add("\n", end, start)


def split_keywords(text: MappedText) -> list[MappedText]:
    """The keywords of a string: separated by semicolons, else by commas."""
    pattern = _KEYWORD[";" if ";" in text.text else ","]
    pieces = [text.cut(*match.span()).strip() for match in pattern.finditer(text.text)]
    return [piece for piece in pieces if piece.text]


def plain(text: MappedText) -> MappedText:
    """A text without its inline markup: what is not prose is an object, emphasis leaves no trace.

    Markdown, LaTeX and HTML are all in use in the titles and abstracts of metadata.
    """
    if not any(mark in text.text for mark in "$`:[{\\&@<*_"):
        return text
    builder = TextBuilder()
    at = 0
    for match in _markup().finditer(text.text):
        builder.append(text.cut(at, match.start()))
        if match["object"]:
            builder.add(OBJECT, *text.span(*match.span()))
        at = match.end()
    builder.append(text.cut(at, len(text.text)))
    return builder.build()


@lru_cache(maxsize=1)
def _markup() -> re.Pattern[str]:
    return re.compile(
        r"(?P<object>\$\$?[^$\n]{1,400}\$\$?|`+[^`\n]{1,400}`+|https?://[^\s<>\"”)]{1,400}"
        r"|\[-?@[^\]\n]{1,400}\]|\{[^{}\n]{0,80}\}"
        r"|\\[A-Za-z]{1,40}(?:\{[^{}\n]{0,400}\})?|&[a-zA-Z]{2,10};"
        r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?<!\w)@[\w:.-]{2,80})"
        r"|(?P<gone></?[A-Za-z][\w:-]{0,40}(?:\s[^<>]{0,200})?/?>|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\w)"
        r"|(?<=[\w.,;:!?])_{1,2}(?!\w)"
        r"|\[(?=[^\]\n]{1,200}\]\()|\]\([^()\s]{1,400}\))"
    )
