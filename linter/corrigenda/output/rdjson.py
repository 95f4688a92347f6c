"""The Reviewdog Diagnostic Format (rdjson), whose columns count bytes of UTF-8.

Source: reviewdog.proto of the reviewdog project, message Position.
"""

from __future__ import annotations

from typing import Any

from corrigenda.finding import LocatedFinding
from corrigenda.output import Report
from corrigenda.output.json import dump
from corrigenda.text import Position


def render(report: Report) -> str:
    """One `DiagnosticResult`. A fix of one edit is a suggestion that can be taken on the page."""
    columns = _Columns(report)
    return dump(
        {
            "source": {"name": "corrigenda"},
            "diagnostics": [_diagnostic(f, report, columns) for f in report.findings],
        }
    )


def _diagnostic(finding: LocatedFinding, report: Report, columns: _Columns) -> dict[str, Any]:
    place = finding.location
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {
            "path": place.path,
            "range": columns.range(place.path, place.start, place.end),
        },
        "severity": finding.severity.value.upper(),
        "code": {"value": finding.rule},
    }
    edits = finding.fix.edits if finding.fix and (finding.fix.safe or report.unsafe) else ()
    if len(edits) == 1:  # a suggestion is taken alone: half of a fix would be a new mistake
        (edit,) = edits
        diagnostic["suggestions"] = [
            {"range": columns.range(place.path, edit.start, edit.end), "text": edit.replacement}
        ]
    return diagnostic


class _Columns:
    """Counts bytes from the place asked for before, where that is on the same line.

    A page can be one line of a megabyte, which must not be counted anew for every finding.
    """

    def __init__(self, report: Report) -> None:
        self.source = report.source
        self.before: tuple[str, int] = ("", 0)
        self.offset = self.bytes = 0

    def range(self, path: str, start: Position, end: Position) -> dict[str, Any]:
        return {"start": self.position(path, start), "end": self.position(path, end)}

    def position(self, path: str, at: Position) -> dict[str, int]:
        source = self.source(path)
        if source is None:
            return {"line": at.line}
        if self.before != (path, at.line):
            self.before = path, at.line
            self.offset, self.bytes = at.offset - at.column + 1, 0
        step = source.text[min(self.offset, at.offset) : max(self.offset, at.offset)]
        count = len(step.encode("utf-8", "surrogatepass"))
        self.bytes += count if at.offset >= self.offset else -count
        self.offset = at.offset
        return {"line": at.line, "column": self.bytes + 1}
