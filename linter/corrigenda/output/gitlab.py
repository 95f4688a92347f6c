"""GitLab Code Quality: a JSON array in the shape that merge requests show."""

from __future__ import annotations

from corrigenda.finding import Severity
from corrigenda.output import Report
from corrigenda.output.json import dump

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """One object a finding; its fingerprint is the baseline's, so it survives moved lines."""
    return dump(
        [
            {
                "description": finding.message,
                "check_name": finding.rule,
                "fingerprint": finding.fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": finding.location.path.removeprefix("./"),
                    "positions": {
                        "begin": {
                            "line": finding.location.start.line,
                            "column": finding.location.start.column,
                        },
                        "end": {
                            "line": finding.location.end.line,
                            "column": finding.location.end.column,
                        },
                    },
                },
            }
            for finding in report.findings
        ]
    )
