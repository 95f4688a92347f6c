"""From the parser's UTF-8 byte offsets to code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_RUNS = "[\x00-\x7f]+|[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+"


def code_points(text: str) -> Callable[[int], int] | None:
    """A function from an offset in ``text.encode()`` to one in `text`; None where they are equal.

    A text is a row of runs whose characters take the same number of bytes, so that an offset
    costs one binary search.
    """
    if text.isascii():
        return None
    bytes_, points, widths = [], [], []
    at = 0
    for run in re.finditer(_RUNS, text):
        start = run.start()
        first = ord(text[start])
        width = 1 if first < 0x80 else 2 if first < 0x800 else 3 if first < 0x10000 else 4
        bytes_.append(at)
        points.append(start)
        widths.append(width)
        at += width * (run.end() - start)

    def point(offset: int) -> int:
        k = bisect_right(bytes_, offset) - 1
        return points[k] + (offset - bytes_[k]) // widths[k]

    return point
