"""From findings in a document to findings with lines, columns, excerpts and fingerprints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from corrigenda.digests import digest
from corrigenda.finding import (
    Finding,
    Fix,
    LocatedEdit,
    LocatedFinding,
    LocatedFix,
    Location,
    RelatedPlace,
)
from corrigenda.text import Position, SourceText, Span

if TYPE_CHECKING:
    from corrigenda.companions import Companions

EXCERPT = 120
"""How many characters of a line an excerpt shows; a longer line is cut around the finding."""
_CONTEXT = 40
_SPACE = re.compile(r"\s+")


class Mark(NamedTuple):
    """A place as outputs show it, and the text around it that fingerprints hold."""

    location: Location
    context: str


def mark(source: SourceText, span: Span) -> Mark:
    """The mark of a place in a source."""
    return Mark(_location(source, span), _context(source, span))


def locate(
    source: SourceText,
    findings: Iterable[Finding],
    identity: str | None = None,
    companions: Companions | None = None,
) -> Iterator[LocatedFinding]:
    """The findings of one file in the order of the outputs; exact duplicates once.

    `identity` is the file's name in the fingerprints; None: its path. `companions` know where
    things stand in the files that the findings name beside it.
    """

    def position(path: str, offset: int) -> Position:
        known = companions.position(path, offset) if path and companions is not None else None
        return known or source.position(offset)

    return located(
        findings,
        source.path if identity is None else identity,
        lambda finding: mark(source, finding.span),
        position,
    )


def located(
    findings: Iterable[Finding],
    name: str,
    mark_of: Callable[[Finding], Mark],
    position_of: Callable[[str, int], Position],
) -> Iterator[LocatedFinding]:
    """As `locate`, of a file that need not be at hand.

    `position_of` tells the position of an offset in the file with the given path (empty: the
    file of the finding).
    """
    seen: dict[str, int] = {}
    for finding in sorted(set(findings), key=_order):
        place, around = mark_of(finding)
        base = "\0".join((finding.rule, name, around, place.text))
        ordinal = seen[base] = seen.get(base, -1) + 1
        yield LocatedFinding(
            place,
            finding.rule,
            finding.severity,
            finding.confidence,
            finding.message,
            finding.pointer,
            finding.suggestions,
            finding.fix and _fix(finding.fix, position_of),
            tuple(
                RelatedPlace(
                    r.path or place.path,
                    position_of(r.path, r.span.start),
                    position_of(r.path, r.span.end),
                    r.message,
                )
                for r in finding.related
            ),
            digest(f"{base}\0{ordinal}".encode("utf-8", "surrogatepass"), 8).hex(),
        )


def _order(finding: Finding) -> tuple[int, str, int, str]:
    return finding.span.start, finding.rule, finding.span.end, finding.message


def _fix(fix: Fix, position_of: Callable[[str, int], Position]) -> LocatedFix:
    edits = (LocatedEdit(position_of("", a), position_of("", b), new) for a, b, new in fix.edits)
    return LocatedFix(tuple(edits), fix.safe)


def _location(source: SourceText, span: Span) -> Location:
    start = source.position(span.start)
    line = source.line_span(start.line)
    length = max(0, min(span.end, line.end) - span.start)
    text = source.text[span.start : span.end]
    excerpt = window(source.text, span.start, length, EXCERPT, line)
    return Location(source.path, start, source.position(span.end), text, *excerpt)


def window(text: str, at: int, length: int, size: int, line: Span | None = None) -> tuple[str, int]:
    """`size` characters around the `length` from `at` on, and where those then begin.

    `line` is the part of the text to take them from; None: all of it. A shorter one is left as it
    is; where a longer one is cut stands “…”. No more of the text is copied than that: a page
    can be one line of a megabyte.
    """
    first, last = line or (0, len(text))
    if last - first <= size:
        return text[first:last], at - first
    left = max(first, min(at - max(0, size - length) // 2, last - size))
    right = left + size
    cut = "…" * (left > first) + text[left:right] + "…" * (right < last)
    return cut, at - left + (left > first)


def _context(source: SourceText, span: Span) -> str:
    """The text around a place on its lines, white space folded.

    Nothing of the lines above and below, so that it is stable when lines are put in there.
    """
    start, end = span
    first = source.starts[source.line_of(start) - 1]
    last = source.line_of(max(start, end - 1))
    after = source.starts[last] if last < len(source.starts) else len(source.text)
    around = source.text[max(first, start - _CONTEXT) : min(after, end + _CONTEXT)]
    return _SPACE.sub(" ", around).strip()
