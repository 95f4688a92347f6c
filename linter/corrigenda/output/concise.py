"""One line a finding: ``path:line:column: severity rule message``."""

from __future__ import annotations

from corrigenda.finding import LocatedFinding
from corrigenda.output import Report
from corrigenda.output._style import one_line, paint


def render(report: Report, *, colour: bool = False) -> str:
    """One line a finding, and nothing else: what editors and `grep` read."""
    return "".join(_line(finding, colour) for finding in report.findings)


def _line(finding: LocatedFinding, colour: bool) -> str:
    place = finding.location
    at = paint(one_line(f"{place.path}:{place.start.line}:{place.start.column}"), "place", colour)
    severity = paint(finding.severity.value, finding.severity, colour)
    return f"{at}: {severity} {finding.rule} {one_line(finding.message)}\n"
