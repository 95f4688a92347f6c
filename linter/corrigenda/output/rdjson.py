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
    return dump(
        {
            "source": {"name": "corrigenda"},
            "diagnostics": [_diagnostic(finding, report) for finding in report.findings],
        }
    )


def _diagnostic(finding: LocatedFinding, report: Report) -> dict[str, Any]:
    place = finding.location
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {
            "path": place.path,
            "range": _range(place.path, place.start, place.end, report),
        },
        "severity": finding.severity.value.upper(),
        "code": {"value": finding.rule},
    }
    edits = finding.fix.edits if finding.fix and (finding.fix.safe or report.unsafe) else ()
    if len(edits) == 1:  # a suggestion is taken alone: half of a fix would be a new mistake
        (edit,) = edits
        diagnostic["suggestions"] = [
            {"range": _range(place.path, edit.start, edit.end, report), "text": edit.replacement}
        ]
    return diagnostic


def _range(path: str, start: Position, end: Position, report: Report) -> dict[str, Any]:
    return {"start": _position(path, start, report), "end": _position(path, end, report)}


def _position(path: str, at: Position, report: Report) -> dict[str, int]:
    source = report.source(path)
    if source is None:
        return {"line": at.line}
    before = source.text[at.offset - at.column + 1 : at.offset]
    return {"line": at.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
