"""The outputs: one module a format, each with a pure ``render(report) -> str``.

A module is imported when its format is asked for. What `render` returns ends with a newline, or is
empty, and depends on nothing but the report: no clock, no terminal, no folder of this machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from corrigenda.finding import Confidence, LocatedFinding, Severity

if TYPE_CHECKING:
    from corrigenda.text import SourceText

FORMATS: Mapping[str, tuple[str, ...]] = {
    "full": (".txt", ".log"),
    "concise": (".txt", ".log"),
    "json": (".json",),
    "sarif": (".sarif", ".json"),
    "github": (".txt", ".log"),
    "gitlab": (".json",),
    "junit": (".xml",),
    "rdjson": (".json", ".rdjson"),
}
"""The formats, and the extensions a file in that format may have; the first is its usual one."""

COLOURED = frozenset({"full", "concise"})
"""The formats for people, whose ``render`` takes ``colour``."""


class RuleInfo(NamedTuple):
    """What an output may say of a rule: the page that ``corrigenda explain`` shows, in parts.

    `summary` is the first sentence of the page, `page` the whole of it, without examples. `words`:
    what the rule reports are words, which can be counted and accepted.
    """

    id: str
    severity: Severity
    summary: str
    page: str
    confidence: Confidence = Confidence.HIGH
    sources: tuple[str, ...] = ()
    words: bool = False


class Report(NamedTuple):
    """What a run found, for the outputs.

    `findings` are sorted by their `sort_key`; `checked` are the paths of all files that were
    checked, sorted. `fixed` and `fixed_files` count what ``--fix`` did; `known` the findings that
    the baseline holds back, `stale` its entries that no finding matches any more. `unsafe`: unsafe
    fixes are asked for too. `fail_on` is the least severity that fails the run (None: none does)
    and `broken` says that the input was. `quiet` leaves out the closing lines. `columns` is the
    width to which a format for people cuts its excerpts (0: as they are). `rule` tells about
    a rule id and `source` gives the text of a file; the formats that need them call them.
    """

    findings: tuple[LocatedFinding, ...]
    checked: tuple[str, ...]
    version: str
    fixed: int = 0
    fixed_files: int = 0
    known: int = 0
    stale: int = 0
    unsafe: bool = False
    fail_on: Severity | None = Severity.WARNING
    broken: bool = False
    quiet: bool = False
    columns: int = 0
    rule: Callable[[str], RuleInfo | None] = lambda _: None
    source: Callable[[str], SourceText | None] = lambda _: None

    def number_of(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity is severity for f in self.findings)

    def fails(self, finding: LocatedFinding) -> bool:
        """Whether a finding is bad enough to fail the run."""
        return self.fail_on is not None and finding.severity.rank <= self.fail_on.rank


def render(format: str, report: Report, *, colour: bool = False) -> str:
    """The report in one of the `FORMATS`; only those for people can be coloured."""
    module = import_module(f"corrigenda.output.{format}")
    text: str = (
        module.render(report, colour=colour) if format in COLOURED else module.render(report)
    )
    return text
