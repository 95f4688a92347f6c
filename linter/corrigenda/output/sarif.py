"""SARIF 2.1.0 for code scanning services and editors.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

from typing import Any

from corrigenda.finding import Confidence, LocatedFinding, LocatedFix, Severity
from corrigenda.output import Report, RuleInfo
from corrigenda.output.json import dump
from corrigenda.text import Position

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PRECISION = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}


def render(report: Report) -> str:
    """A log of one run. Paths are relative to the folder in which the command ran."""
    names = sorted({finding.rule for finding in report.findings})
    index = {name: at for at, name in enumerate(names)}
    run = {
        "tool": {
            "driver": {
                "name": "corrigenda",
                "version": report.version,
                "semanticVersion": report.version,
                "rules": [_rule(name, report.rule(name)) for name in names],
            }
        },
        "invocations": [{"executionSuccessful": not report.broken}],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder in which the command ran."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.rule]) for finding in report.findings],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str, info: RuleInfo | None) -> dict[str, Any]:
    family = name.partition("/")[0]
    if info is None:  # a rule that only a user's schema names
        info = RuleInfo(name, Severity.WARNING, name, name)
    sources = "".join(f"\n\nSource: {source}" for source in info.sources)
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.replace("/", "-").split("-")),
        "shortDescription": {"text": info.summary},
        "fullDescription": {"text": info.page},
        "help": {"text": info.page + sources, "markdown": info.page + sources},
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        "properties": {"precision": _PRECISION[info.confidence], "tags": [family]},
    }


def _result(finding: LocatedFinding, index: int) -> dict[str, Any]:
    place = finding.location
    region = _region(place.start, place.end)
    if place.text:
        region["snippet"] = {"text": place.text}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": region}}
        ],
        "partialFingerprints": {"corrigenda/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence.value},
    }
    if finding.pointer is not None:
        result["locations"][0]["logicalLocations"] = [
            {"fullyQualifiedName": finding.pointer or "/", "kind": "value"}
        ]
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": at,
                "physicalLocation": {
                    "artifactLocation": _artifact(related.path),
                    "region": _region(related.start, related.end),
                },
                "message": {"text": related.message},
            }
            for at, related in enumerate(finding.related)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(place.path, finding.fix)]
    return result


def _message(finding: LocatedFinding) -> str:
    """The message; SARIF reads square brackets in it as links to related locations."""
    return finding.message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _fix(path: str, fix: LocatedFix) -> dict[str, Any]:
    description = (
        "Safe: the meaning cannot change." if fix.safe else "Look at it before you keep it."
    )
    return {
        "description": {"text": description},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.start, edit.end),
                        "insertedContent": {"text": edit.replacement},
                    }
                    for edit in fix.edits
                ],
            }
        ],
    }


def _region(start: Position, end: Position) -> dict[str, Any]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _artifact(path: str) -> dict[str, str]:
    from urllib.parse import quote

    uri = quote(path, safe="/!$&'()*+,;=@~", errors="surrogateescape")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if path[1:3] == ":/":  # an absolute path of Windows
        return {"uri": f"file:///{path[:2]}{quote(path[2:], errors='surrogateescape')}"}
    return {"uri": uri, "uriBaseId": _ROOT}
