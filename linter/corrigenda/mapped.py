"""A text that knows where in the source each of its characters stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from corrigenda.finding import Edit
from corrigenda.text import Span

OBJECT = "\ufffc"
"""Stands in a block's text for what is not prose: code, a formula, a URL, a citation key."""

_NEEDS_ESCAPE = re.compile(r"[\\\"'`*_<>&\[\]{}#|:\n\r]")


class MappedText:
    """A text and the map from each of its characters to characters of the source.

    The map is a list of segments. In a verbatim segment text and source have the same length and
    run in step; any other segment (``&amp;`` for ``&``, a whole formula for `OBJECT`) is atomic:
    touching any of its characters touches all of its source.
    """

    __slots__ = ("_source_ends", "_source_starts", "_text_starts", "text")

    def __init__(self, text: str, segments: Iterable[tuple[int, int, int]]) -> None:
        """`segments` are (offset in `text`, source start, source end), ascending in `text`."""
        self.text = text
        kept = list(segments) if text else []
        self._text_starts: list[int] = [s[0] for s in kept]
        self._source_starts: list[int] = [s[1] for s in kept]
        self._source_ends: list[int] = [s[2] for s in kept]

    @classmethod
    def verbatim(cls, text: str, start: int) -> MappedText:
        """A text that stands in the source as it is, from offset `start` on."""
        return cls(text, [(0, start, start + len(text))])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of ``text[start:end]``: the hull of all its characters' sources.

        Raises IndexError when the range is not inside the text.
        """
        end = len(self.text) if end is None else end
        if not 0 <= start <= end <= len(self.text) or not self.text:
            raise IndexError(f"range {start}:{end} is outside a text of {len(self.text)}")
        if start == end:
            at = self._edge(start)
            return Span(at, at)
        first = bisect_right(self._text_starts, start) - 1
        last = bisect_right(self._text_starts, end - 1) - 1
        lower, upper = self._source_starts[first], self._source_ends[last]
        if self._in_step(first):
            lower += start - self._text_starts[first]
        if self._in_step(last):
            upper -= self._segment_end(last) - end
        return Span(lower, upper)

    @property
    def hull(self) -> Span:
        """From the first to the last source character of the text, in whatever order they stand.

        (0, 0) where the text is empty.
        """
        return Span(min(self._source_starts, default=0), max(self._source_ends, default=0))

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """The range of the text that stands for the source from `start` to `end`.

        What of the source lies between the characters of the text (markup) is left out. None
        where the text stands for no character of that source; for an empty span, where no
        character of the text begins or ends there.
        """
        first: int | None = None
        last = 0
        for k, (lower, upper) in enumerate(
            zip(self._source_starts, self._source_ends, strict=True)
        ):
            if upper < start or lower > end or (start < end and (upper == start or lower == end)):
                continue
            at, stop = self._text_starts[k], self._segment_end(k)
            if self._in_step(k):
                stop = at + min(end, upper) - lower
                at += max(start, lower) - lower
            if first is None or at < first:
                first = at
            last = max(last, stop if start < end else at)
        return None if first is None else (first, max(first, last))

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether the source under ``text[start:end]`` is those very characters, uninterrupted."""
        first = bisect_right(self._text_starts, start) - 1
        last = bisect_right(self._text_starts, max(start, end - 1)) - 1
        return all(self._in_step(k) for k in range(first, last + 1)) and all(
            self._source_ends[k] == self._source_starts[k + 1] for k in range(first, last)
        )

    def edit(self, start: int, end: int, replacement: str) -> Edit | None:
        """The edit that puts `replacement` in place of ``text[start:end]``.

        None where that is no plain substitution: markup or an escape lies inside the range, or
        the replacement holds a character that some format would need to escape and the text
        it replaces does not.
        """
        old = self.text[start:end]
        if not self.is_verbatim(start, end) or OBJECT in old:
            return None
        if needs_escape(replacement) - set(old):
            return None
        return Edit(*self.span(start, end), replacement)

    def cut(self, start: int, end: int) -> MappedText:
        """The part ``text[start:end]`` as a mapped text of its own."""
        if start >= end:
            return MappedText("", [])
        if start == 0 and end == len(self.text) and type(self) is MappedText:
            return self
        if len(self._text_starts) == 1 and self._in_step(0):
            return MappedText.verbatim(self.text[start:end], self._source_starts[0] + start)
        first = bisect_right(self._text_starts, start) - 1
        last = bisect_right(self._text_starts, end - 1) - 1
        segments = []
        for k in range(first, last + 1):
            lower = max(start, self._text_starts[k])
            upper = min(end, self._segment_end(k))
            segments.append((lower - start, *self.span(lower, upper)))
        return MappedText(self.text[start:end], segments)

    def strip(self) -> MappedText:
        """The text without white space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, len(self.text.rstrip()))

    def _edge(self, at: int) -> int:
        if at == len(self.text):
            return self._source_ends[-1]
        k = bisect_right(self._text_starts, at) - 1
        return self._source_starts[k] + (at - self._text_starts[k] if self._in_step(k) else 0)

    def _segment_end(self, k: int) -> int:
        return self._text_starts[k + 1] if k + 1 < len(self._text_starts) else len(self.text)

    def _in_step(self, k: int) -> bool:
        length = self._source_ends[k] - self._source_starts[k]
        return length == self._segment_end(k) - self._text_starts[k]


def needs_escape(text: str) -> set[str]:
    """The characters of the text that some format would need to escape."""
    return set(_NEEDS_ESCAPE.findall(text))
