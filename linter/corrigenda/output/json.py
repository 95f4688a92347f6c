"""JSON for programs, in the shape of ``findings.schema.json``, which is a contract."""

from __future__ import annotations

import json
from typing import Any

from corrigenda.finding import LocatedFinding, LocatedFix
from corrigenda.output import Report
from corrigenda.text import Position


def render(report: Report) -> str:
    """One object; the same bytes for the same findings."""
    return dump(
        {**head(report), "findings": [finding_value(finding) for finding in report.findings]},
    )


def head(report: Report) -> dict[str, Any]:
    """The members that every JSON output of the command begins with."""
    return {
        "version": 1,
        "tool": {"name": "corrigenda", "version": report.version},
        "files": len(report.checked),
    }


def dump(value: Any) -> str:
    """JSON as every output writes it: indented, characters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def finding_value(finding: LocatedFinding) -> dict[str, Any]:
    """A finding as the JSON outputs hold it."""
    place = finding.location
    return {
        "path": place.path,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "start": _position(place.start),
        "end": _position(place.end),
        "pointer": finding.pointer,
        "text": place.text,
        "suggestions": list(finding.suggestions),
        "fix": _fix(finding.fix),
        "related": [
            {
                "path": related.path,
                "start": _position(related.start),
                "end": _position(related.end),
                "message": related.message,
            }
            for related in finding.related
        ],
        "fingerprint": finding.fingerprint,
    }


def _fix(fix: LocatedFix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "safe": fix.safe,
        "edits": [
            {"start": _position(e.start), "end": _position(e.end), "replacement": e.replacement}
            for e in fix.edits
        ],
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
