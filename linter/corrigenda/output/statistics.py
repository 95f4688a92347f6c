"""``--statistics``: how often each rule was reported, for people and as JSON."""

from __future__ import annotations

from typing import NamedTuple

from corrigenda.finding import Severity
from corrigenda.output import Report
from corrigenda.output._style import paint
from corrigenda.output._words import summary


class Count(NamedTuple):
    """A rule, its worst severity in this run, and how many findings it has and could fix."""

    rule: str
    severity: Severity
    findings: int
    fixable: int


def counts(report: Report) -> list[Count]:
    """The rules that reported something, the most frequent first, then by name."""
    table: dict[str, Count] = {}
    for finding in report.findings:
        old = table.get(finding.rule, Count(finding.rule, finding.severity, 0, 0))
        worst = min(old.severity, finding.severity, key=lambda severity: severity.rank)
        fixable = finding.fix is not None and (finding.fix.safe or report.unsafe)
        table[finding.rule] = Count(finding.rule, worst, old.findings + 1, old.fixable + fixable)
    return sorted(table.values(), key=lambda count: (-count.findings, count.rule))


def render(report: Report, *, colour: bool = False) -> str:
    """A table: count, rule, severity, and whether ``--fix`` mends it."""
    rows = counts(report)
    number = max((len(f"{row.findings:,}") for row in rows), default=0)
    name = max((len(row.rule) for row in rows), default=0)
    lines = []
    for row in rows:
        severity = paint(row.severity.value, row.severity, colour)
        gap = " " * (len("warning") - len(row.severity.value))
        fixable = f"{gap}  {row.fixable:,} fixable" if row.fixable else ""
        lines.append(f"{row.findings:>{number},}  {row.rule:<{name}}  {severity}{fixable}\n")
    closing = [] if report.quiet else ["\n"] * bool(lines) + [summary(report), "\n"]
    return "".join([*lines, *closing])


def render_json(report: Report) -> str:
    """The same counts as one object, in the shape of ``findings.schema.json``."""
    from corrigenda.output.json import dump, head

    rows = [
        {"rule": r.rule, "severity": r.severity.value, "count": r.findings, "fixable": r.fixable}
        for r in counts(report)
    ]
    return dump({**head(report), "statistics": rows})
