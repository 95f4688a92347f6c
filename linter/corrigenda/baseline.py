"""The baseline: findings that are known and not reported again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from corrigenda.finding import LocatedFinding

FILE_NAME = ".corrigenda-baseline.json"


class Entry(NamedTuple):
    """A known finding. `message` is there for the reader of the file."""

    fingerprint: str
    rule: str
    path: str
    message: str


class Split(NamedTuple):
    """Findings that are not in the baseline, those that are, and entries that match nothing."""

    new: list[LocatedFinding]
    known: list[LocatedFinding]
    stale: int


def load(path: str) -> dict[str, Entry]:
    """The entries of a baseline file by fingerprint. Raises UsageError where it is broken."""
    return {}


def write(path: str, findings: Iterable[LocatedFinding]) -> int:
    """Writes the findings as a baseline, atomically. Returns the number of entries."""
    return 0


def split(
    findings: Iterable[LocatedFinding],
    baseline: dict[str, Entry],
    checked: Iterable[str] | None = None,
) -> Split:
    """Parts new findings from known ones.

    An entry is stale when its file was checked (`checked`; None: all were) and it matched nothing.
    """
    return Split(list(findings), [], 0)
