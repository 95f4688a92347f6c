"""From the parser's UTF-8 byte offsets to code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby


def code_points(text: str) -> Callable[[int], int] | None:
    """A function from an offset in ``text.encode()`` to one in `text`; None where they are equal.

    A text is a row of runs whose characters take the same number of bytes, so that an offset
    costs one binary search.
    """
    if text.isascii():
        return None
    bytes_, points, widths = [], [], []
    at = 0
    for start, length, width in _runs(text):
        bytes_.append(at)
        points.append(start)
        widths.append(width)
        at += width * length

    def point(offset: int) -> int:
        k = bisect_right(bytes_, offset) - 1
        return points[k] + (offset - bytes_[k]) // widths[k]

    return point


def _runs(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, length, bytes a character) of each run, in code points."""
    end = 0
    for match in re.finditer("[^\0-\x7f]+", text):
        at = match.start()
        if at > end:
            yield end, at - end, 1
        for width, run in groupby(match[0], _width):
            length = sum(1 for _ in run)
            yield at, length, width
            at += length
        end = at
    yield end, max(1, len(text) - end), 1


def _width(character: str) -> int:
    return 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
