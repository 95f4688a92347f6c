"""Annotations on a pull request: the workflow commands of GitHub Actions."""

from __future__ import annotations

from corrigenda.finding import LocatedFinding, Severity
from corrigenda.output import Report
from corrigenda.output._style import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """One command a line; the log shows the place as well, which the command alone would hide."""
    return "".join(_command(finding) for finding in report.findings)


def _command(finding: LocatedFinding) -> str:
    place = finding.location
    properties: dict[str, object] = {
        "title": f"corrigenda ({finding.rule})",
        "file": place.path,
        "line": place.start.line,
        "col": place.start.column,
        "endLine": place.end.line,
    }
    if place.start.line == place.end.line:  # columns of an annotation must stand on one line
        properties["endColumn"] = place.end.column
    else:
        del properties["col"]
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    where = f"{place.path}:{place.start.line}:{place.start.column}"
    text = f"{where}: {finding.rule} {finding.message}"
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(text)}\n"


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
