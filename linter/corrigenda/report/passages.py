"""The text of an article as a proof shows it, and where in it the findings stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from corrigenda.document import OBJECT, Block, Document
from corrigenda.text import SourceText

SOURCE = "source"
"""The kind of a passage that shows lines of the file as they are."""

_WHOLE = 2_000
"""The most lines of a file without text of its own that are shown in full."""
_LONG = 20_000
"""The most characters of a passage; of a longer one the surroundings of its marks are shown."""
_AROUND = 300
_OBJECT_SHOWN = 60
_TAG = re.compile(r"<[^<>]{0,400}>")
_SPACES = re.compile(r"\s+")


class Mark(NamedTuple):
    """The range of a passage's text that the item with this index (from 0) is about."""

    item: int
    start: int
    end: int


class Passage(NamedTuple):
    """A paragraph, a heading, a caption …; or a line of the file where `kind` is ``source``.

    `kind` and `level` are those of `Block`, `line` the 1-based line of the file where it begins.
    Marks are sorted by place and may overlap.
    """

    kind: str
    level: int
    line: int
    text: str
    marks: tuple[Mark, ...]


class _Piece(NamedTuple):
    """A passage in the making; `at` is where it stands in the source."""

    at: int
    kind: str
    level: int
    text: str
    marks: list[Mark]


def passages_of(
    document: Document, spans: Sequence[tuple[int, int]]
) -> tuple[list[Passage], list[int]]:
    """The passages in the order of the file, and for each span (source) which one marks it."""
    source = document.source
    blocks = sorted(
        (b for b in document.blocks if b.text.strip() and b.kind != "interface"),
        key=lambda block: block.hull,
    )
    homes = _homes(blocks, spans)
    marked: dict[int, list[tuple[int, int, int]]] = {}
    left: list[int] = []
    for index, home in enumerate(homes):
        if home is None:
            left.append(index)
        else:
            block, start, end = home
            marked.setdefault(block, []).append((index, start, end))
    pieces = [
        _cut(_shown(block, source, marked.get(number, []))) for number, block in enumerate(blocks)
    ]
    pieces += _lines(source, left, spans, whole=not blocks)
    pieces.sort(key=lambda piece: (piece.at, piece.kind != SOURCE))
    if not pieces:
        pieces = [_Piece(0, SOURCE, 0, "", [])]
    places = [0] * len(spans)
    for number, piece in enumerate(pieces):
        for mark in piece.marks:
            places[mark.item] = number
    return [
        Passage(p.kind, p.level, source.line_of(p.at), p.text, tuple(sorted(p.marks, key=_order)))
        for p in pieces
    ], places


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, mark.end, mark.item


def _homes(
    blocks: Sequence[Block], spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int] | None]:
    """For each span the block that shows it and the range of its text there, or None."""
    starts = [block.hull[0] for block in blocks]
    reach: list[int] = []  # how far any block up to this one reaches: where to stop looking back
    for block in blocks:
        reach.append(max(block.hull[1], reach[-1] if reach else 0))
    found: list[tuple[int, int, int] | None] = []
    for start, end in spans:
        best: tuple[int, int, int] | None = None
        size = 0
        k = bisect_right(starts, start) - 1
        while k >= 0 and reach[k] >= start:
            hull = blocks[k].hull
            if hull[1] >= start and (best is None or hull[1] - hull[0] < size):
                inside = blocks[k].within(start, end)
                if inside is not None:
                    best, size = (k, *inside), hull[1] - hull[0]
            k -= 1
        found.append(best)
    return found


def _shown(block: Block, source: SourceText, marks: list[tuple[int, int, int]]) -> _Piece:
    """The block with its objects spelt out as the source has them, without tags."""
    text = block.text
    if OBJECT not in text:
        return _Piece(block.hull[0], block.kind, block.level, text, [Mark(*m) for m in marks])
    parts: list[str] = []
    cuts: list[tuple[int, int]] = []
    shift = 0
    ends = 0
    for match in re.finditer(OBJECT, text):
        at = match.start()
        start, end = block.span(at, at + 1)
        raw = source.text[start : min(end, start + 10 * _OBJECT_SHOWN)]
        raw = _SPACES.sub(" ", _TAG.sub("", raw)).strip()
        shown = raw if 0 < len(raw) <= _OBJECT_SHOWN else "[…]"
        parts += text[ends:at], shown
        ends = at + 1
        shift += len(shown) - 1
        cuts.append((at, shift))
    parts.append(text[ends:])
    at_of = [at for at, _ in cuts]

    def moved(offset: int) -> int:
        k = bisect_right(at_of, offset - 1) - 1
        return offset + (cuts[k][1] if k >= 0 else 0)

    moves = [Mark(item, moved(a), moved(b)) for item, a, b in marks]
    return _Piece(block.hull[0], block.kind, block.level, "".join(parts), moves)


def _cut(piece: _Piece) -> _Piece:
    """The piece, or of a very long one what stands around its marks."""
    if len(piece.text) <= _LONG:
        return piece
    windows: list[tuple[int, int]] = [(0, _AROUND)]
    for mark in sorted(piece.marks, key=_order):
        a, b = max(0, mark.start - _AROUND), min(mark.end, mark.start + _AROUND) + _AROUND
        if a <= windows[-1][1]:
            windows[-1] = windows[-1][0], max(b, windows[-1][1])
        else:
            windows.append((a, b))
    parts: list[str] = []
    marks: list[Mark] = []
    length = 0
    rest = sorted(piece.marks, key=_order)
    for a, b in windows:
        text = piece.text[a:b] + " … " * (b < len(piece.text))
        while rest and rest[0].start <= b:
            mark = rest.pop(0)
            start, end = mark.start - a + length, min(mark.end, b) - a + length
            marks.append(Mark(mark.item, start, max(start, end)))
        parts.append(text)
        length += len(text)
    return piece._replace(text="".join(parts), marks=marks)


def _lines(
    source: SourceText, left: list[int], spans: Sequence[tuple[int, int]], *, whole: bool
) -> list[_Piece]:
    """The lines of the source that hold the spans `left`, with a line on either side.

    All lines of a file that has no blocks, unless they are very many.
    """
    at_line: dict[int, list[int]] = {}
    for index in left:
        at_line.setdefault(source.line_of(spans[index][0]), []).append(index)
    last = len(source.starts)
    if whole and last <= _WHOLE:
        wanted = set(range(1, last + 1))
    else:
        wanted = {n for line in at_line for n in (line - 1, line, line + 1) if 1 <= n <= last}
    pieces = []
    for line in sorted(wanted):
        start, end = source.line_span(line)
        here = at_line.get(line, [])
        if not here and not source.text[start : min(end, start + _LONG)].strip():
            continue
        marks = [
            Mark(k, min(spans[k][0], end) - start, min(max(spans[k]), end) - start) for k in here
        ]
        marks = [m._replace(end=max(m.start, m.end)) for m in marks]
        pieces.append(_cut(_Piece(start, SOURCE, 0, source.text[start:end], marks)))
    return pieces
