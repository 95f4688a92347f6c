"""Rules that give way to others: one mistake is reported once, by the rule that knows it best."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from corrigenda.finding import Finding
from corrigenda.text import Span


def give_way(findings: list[Finding], yields_to: Mapping[str, Iterable[str]]) -> list[Finding]:
    """The findings without those that overlap one of a rule that theirs yields to.

    A finding covers its own place and those that its fix would change.
    `yields_to` has the ids that each yielding rule names. Whether the other finding is dropped in
    turn does not matter, so the order of the findings changes nothing.
    """
    named = {other for others in yields_to.values() for other in others}
    by_rule: dict[str, list[Span]] = {}
    for finding in findings:
        if finding.rule in named:
            by_rule.setdefault(finding.rule, []).extend(_places(finding))
    if not by_rule:
        return findings
    covered = {rule: _Covered(spans) for rule, spans in by_rule.items()}
    return [
        finding
        for finding in findings
        if not any(
            other in covered and covered[other].overlaps(finding.span)
            for other in yields_to.get(finding.rule, ())
        )
    ]


def _places(finding: Finding) -> list[Span]:
    edits = finding.fix.edits if finding.fix else ()
    return [finding.span, *(Span(edit.start, edit.end) for edit in edits)]


class _Covered:
    """What the spans of one rule cover, as ranges that do not overlap, sorted."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = set(spans)
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if start == end:
                continue
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def overlaps(self, span: Span) -> bool:
        """Whether a span is one of these, or has a character in common with one."""
        if span in self.spans:
            return True
        before = bisect_right(self.starts, span.end - 1) - 1
        return span.start < span.end and before >= 0 and self.ends[before] > span.start
