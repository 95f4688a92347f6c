"""For people: each finding with its line, the place underlined, and what to do."""

from __future__ import annotations

from corrigenda.finding import LocatedFinding
from corrigenda.locating import window
from corrigenda.output import Report
from corrigenda.output._style import expand, one_line, paint, width
from corrigenda.output._words import summary

_LEAST = 20
"""The columns that an excerpt gets in the narrowest terminal."""


def render(report: Report, *, colour: bool = False) -> str:
    """The findings, one paragraph each, and a line that counts them."""
    parts = [
        _finding(finding, report.unsafe, report.columns, colour) for finding in report.findings
    ]
    if not report.quiet:
        closing = summary(report)
        parts.append((closing if report.findings else paint(closing, "good", colour)) + "\n")
    return "\n".join(parts)


def _finding(finding: LocatedFinding, unsafe: bool, columns: int, colour: bool) -> str:
    place = finding.location
    gutter = " " * len(str(place.start.line))
    name = paint(f"{finding.severity.value}[{finding.rule}]", finding.severity, colour)
    where = f"{place.path}:{place.start.line}:{place.start.column}"
    bar = paint("|", "dim", colour)
    lines = [
        f"{name}: {paint(one_line(finding.message), 'bold', colour)}",
        f"{gutter}{paint('-->', 'dim', colour)} {paint(one_line(where), 'place', colour)}",
    ]
    if place.excerpt.strip():
        shown, marks = _underlined(finding, columns and max(columns - len(gutter) - 3, _LEAST))
        number = paint(str(place.start.line), "dim", colour)
        lines += [
            f"{gutter} {bar}",
            f"{number} {bar} {shown}",
            f"{gutter} {bar} {paint(marks, finding.severity, colour)}",
        ]
    notes = [f"{gutter} {paint('=', 'dim', colour)} {note}" for note in _notes(finding, unsafe)]
    if notes and len(lines) > 2:
        lines.append(f"{gutter} {bar}")
    return "\n".join(line.rstrip() for line in [*lines, *notes]) + "\n"


def _underlined(finding: LocatedFinding, room: int) -> tuple[str, str]:
    """The excerpt, and the carets under the finding's part of it; `room` columns wide at most."""
    place = finding.location
    indent = len(place.excerpt) - len(place.excerpt.lstrip())
    cut = min(indent, place.excerpt_at)
    excerpt, at = place.excerpt[cut:], place.excerpt_at - cut
    length, more = len(excerpt), ""
    if place.start.line == place.end.line:
        length = place.end.column - place.start.column
    else:
        more = f" (to line {place.end.line})"
    if room:
        excerpt, at = _fitted(excerpt, at, length, room)
    before, rest = expand(excerpt[:at]), excerpt[at:]
    carets = max(1, width(expand(rest[:length])))
    if room and more:  # the words after the carets need their place as well
        carets = max(1, min(carets, room - width(before) - len(more)))
    return before + expand(rest), " " * width(before) + "^" * carets + more


def _fitted(excerpt: str, at: int, length: int, room: int) -> tuple[str, int]:
    """The part of an excerpt around the finding that takes no more than `room` columns."""
    size = len(excerpt) if width(expand(excerpt)) <= room else room - 2  # for “…” on both sides
    while True:
        text, start = window(excerpt, at, length, size)
        over = width(expand(text)) - room
        if over <= 0 or size <= _LEAST // 2:
            return text, start
        size -= max(1, over // 2)


def _notes(finding: LocatedFinding, unsafe: bool) -> list[str]:
    notes = []
    if finding.suggestions:
        quoted = ", ".join(f"“{one_line(s)}”" for s in finding.suggestions)
        notes.append(f"suggestion: {quoted}")
    for related in finding.related:
        at = f"{related.path}:{related.start.line}:{related.start.column}"
        notes.append(f"see {one_line(at)}: {one_line(related.message)}")
    if finding.fix is not None:
        options = "--fix" if finding.fix.safe else "--fix --unsafe-fixes"
        notes.append(f"fix available ({'--fix' if unsafe and finding.fix.safe else options})")
    return notes
