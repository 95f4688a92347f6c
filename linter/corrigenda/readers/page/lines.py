"""From the source to paragraphs: one a line on a page, one a block of lines in wrapped text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from corrigenda.document import OBJECT, MappedText, TextBuilder
from corrigenda.text import SourceText

_SPACES = " \t\u00a0\u2002\u2003\u2009\u200a\u200b\u202f\ufeff\f\v"
_MIN_WIDTH, _MAX_WIDTH = 45, 100
_SLACK = 12
_BULLET = re.compile(r"[•‣◦▪●○■►·▸]\s*|[-–—*+]\s+(?=\S)")
_NUMBER = re.compile(r"[(\[]?(\d{1,3})(?:[.)\]]\s*|\s+)(?=\S)")
_NOT_PROSE = (
    r"(?:https?://|www\.)[^\s<>\"“”]+"
    r"|(?<![\w./])(?:doi:\s?)?10\.\d{4,9}/[^\s<>\"“”]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"
)
_TRAILING = ".,;:!?)]}'’”"


class Paragraph(NamedTuple):
    """A paragraph: its text without the white space around it, and its place in the source.

    `gap`: a blank line (or the start of the file) is before it.
    """

    text: MappedText
    start: int
    end: int
    gap: bool

    @property
    def string(self) -> str:
        """The characters."""
        return self.text.text


class _Line(NamedTuple):
    start: int  # of the first character that is not white space
    end: int  # after the last such character
    stop: int  # where the newline begins
    text: str


def paragraphs(source: SourceText) -> list[Paragraph]:
    """The paragraphs of a source, in order.

    Lines that are wrapped at a width (of 45 to 100 characters) are joined, the newline and the
    indentation after it becoming one newline; any other line is a paragraph of its own.
    """
    regions = list(_regions(source))
    wide = sorted(w for w in map(_wrap_width, regions) if w)
    usual = wide[len(wide) // 2] if wide else 0
    found = []
    for region in regions:
        width = _wrap_width(region) or (usual if len(region) > 1 else 0)
        first = True
        for group in _groups(region, width):
            found.append(_paragraph(source.text, group, first))
            first = False
    return found


def _regions(source: SourceText) -> Iterator[list[_Line]]:
    """The runs of lines with no blank line between them."""
    text, starts = source.text, source.starts
    region: list[_Line] = []
    for k, start in enumerate(starts):
        stop = starts[k + 1] if k + 1 < len(starts) else len(text)
        raw = text[start:stop]
        line = raw.strip("\r\n" + _SPACES)
        if line:
            at = start + raw.index(line[0])
            region.append(_Line(at, at + len(line), stop, line))
        elif region:
            yield region
            region = []
    if region:
        yield region


def _wrap_width(region: list[_Line]) -> int:
    """The width at which a region of three lines or more was wrapped; 0 if it was not."""
    if len(region) < 3:
        return 0
    width = max(len(line.text) for line in region)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    full = low = 0
    for line, after in itertools.pairwise(region):
        full += _is_full(line, after, width)
        low += not after.text[0].isupper() and not after.text[0].isdigit()
    pairs = len(region) - 1
    return width if full >= 0.75 * pairs and low >= 0.4 * pairs else 0


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Whether the first word of the line after it would not have fitted on the line."""
    space = after.text.find(" ")
    word = len(after.text) if space < 0 else space
    return len(line.text) + 1 + word > width - _SLACK // 2 and len(line.text) >= width // 2


def _groups(region: list[_Line], width: int) -> Iterator[list[_Line]]:
    if not width:
        yield from ([line] for line in region)
        return
    group = [region[0]]
    for line in region[1:]:
        if (
            len(group[-1].text) <= _MAX_WIDTH
            and _is_full(group[-1], line, width)
            and not _BULLET.match(line.text)
        ):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _paragraph(text: str, group: list[_Line], gap: bool) -> Paragraph:
    first, last = group[0], group[-1]
    if len(group) == 1:
        return Paragraph(MappedText.verbatim(first.text, first.start), first.start, last.end, gap)
    builder = TextBuilder()
    for line, after in zip(group, [*group[1:], None], strict=True):
        builder.add(line.text, line.start, line.end)
        if after is not None:
            between = text[line.end : after.start]
            builder.add(between if len(between) == 1 else "\n", line.end, after.start)
    return Paragraph(builder.build(), first.start, last.end, gap)


def bullet(text: str) -> int:
    """The length of the list bullet at the start of a text; 0 without one."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def number(text: str) -> tuple[str, int] | None:
    """The number at the start of a text (``1. ``, ``(1)``, ``1``) and where the text goes on."""
    match = _NUMBER.match(text)
    return (match[1], match.end()) if match else None


def trim(text: MappedText, start: int, end: int) -> MappedText:
    """The part ``text[start:end]`` without white space around it."""
    piece = text.text[start:end]
    left = len(piece) - len(piece.lstrip())
    return text.cut(start + left, start + len(piece.rstrip()))


def without_objects(text: MappedText) -> MappedText:
    """The text with each URL, DOI and e-mail address replaced by one `OBJECT`."""
    string = text.text
    if "://" not in string and "@" not in string and "www." not in string and "10." not in string:
        return text
    builder, at = TextBuilder(), 0
    for match in re.finditer(_NOT_PROSE, string):
        end = match.start() + len(match[0].rstrip(_TRAILING))
        if end <= match.start():
            continue
        builder.append(text.cut(at, match.start()))
        builder.add(OBJECT, *text.span(match.start(), end))
        at = end
    builder.append(text.cut(at, len(string)))
    return builder.build()
