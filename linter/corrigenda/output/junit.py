"""JUnit XML, which most CI servers read: a suite a file, a case a finding.

A finding that does not fail the run is a case that passes and says its message.
"""

from __future__ import annotations

from itertools import groupby

from corrigenda.finding import LocatedFinding
from corrigenda.output import Report
from corrigenda.output._style import xml_text


def render(report: Report) -> str:
    """The whole document; a file without a finding is a suite with one case that passes."""
    found = {
        path: list(group) for path, group in groupby(report.findings, lambda f: f.location.path)
    }
    paths = sorted({*report.checked, *found})
    suites = [_suite(path, found.get(path, []), report) for path in paths]
    tests = sum(len(found.get(path, [])) or 1 for path in paths)
    failures = sum(map(report.fails, report.findings))
    return "".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            f'<testsuites name="corrigenda" tests="{tests}" failures="{failures}" errors="0">\n',
            *suites,
            "</testsuites>\n",
        ]
    )


def _suite(path: str, findings: list[LocatedFinding], report: Report) -> str:
    name = _attribute(path)
    failures = sum(map(report.fails, findings))
    cases = [_case(finding, report.fails(finding)) for finding in findings]
    if not cases:
        cases = [f'    <testcase name="no findings" classname="{name}"/>\n']
    return "".join(
        [
            f'  <testsuite name="{name}" tests="{len(cases)}" failures="{failures}" errors="0">\n',
            *cases,
            "  </testsuite>\n",
        ]
    )


def _case(finding: LocatedFinding, fails: bool) -> str:
    place = finding.location
    where = f"{place.start.line}:{place.start.column}"
    path = _attribute(place.path)
    message = xml_text(f"{place.path}:{where}: {finding.message}")
    kind = finding.severity.value
    inner = (
        f'      <failure type="{kind}" message="{_attribute(finding.message)}">'
        f"{message}</failure>\n"
        if fails
        else f"      <system-out>{kind}: {message}</system-out>\n"
    )
    return (
        f'    <testcase name="{finding.rule} {where}" classname="{path}" file="{path}"'
        f' line="{place.start.line}">\n{inner}    </testcase>\n'
    )


def _attribute(text: str) -> str:
    """White space in an attribute would be folded by a parser: keep newlines and tabs."""
    text = xml_text(text)
    return text.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
