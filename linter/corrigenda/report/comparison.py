"""What is new, solved and left since an earlier report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from corrigenda.errors import UsageError
from corrigenda.finding import LocatedFinding
from corrigenda.jsonfile import load_json


class Solved(NamedTuple):
    """A finding of the earlier report that is there no more; `line` is where it stood then."""

    path: str
    line: int
    rule: str
    message: str


class Comparison(NamedTuple):
    """A report beside an earlier one: the fingerprints of what is new, and what was solved.

    `stays` counts the findings that both have.
    """

    new: frozenset[str]
    solved: tuple[Solved, ...]
    stays: int


def load(path: str) -> dict[str, Solved]:
    """The findings by fingerprint of an earlier report, or of a check, as JSON.

    Raises UsageError where the file is none.
    """
    value = load_json(path, "--compare")
    findings = value.get("findings") if isinstance(value, dict) else None
    if not isinstance(findings, list) or value.get("version") != 1:
        raise UsageError(
            f"--compare {path}: it is no report as JSON; "
            "`corrigenda report -o old.json` or `check --output-format json` writes one"
        )
    found: dict[str, Solved] = {}
    for number, item in enumerate(findings):
        try:
            made = Solved(
                str(item["path"]),
                int(item["start"]["line"]),
                str(item["rule"]),
                str(item["message"]),
            )
            found[str(item["fingerprint"])] = made
        except (KeyError, TypeError, ValueError):
            raise UsageError(f"--compare {path}: /findings/{number} is no finding") from None
    return found


def compare(old: dict[str, Solved], now: Iterable[LocatedFinding]) -> Comparison:
    """The two sides of a comparison.

    A file that was renamed has other fingerprints: what it had is paired with what it has where
    rule and message are the same and nothing else claims them.
    """
    findings = list(now)
    here = {finding.fingerprint for finding in findings}
    gone = {key: one for key, one in old.items() if key not in here}
    paths = {finding.location.path for finding in findings}
    loose: dict[tuple[str, str], list[str]] = {}
    for key, one in sorted(gone.items(), key=lambda pair: (pair[1], pair[0])):
        if one.path not in paths:
            loose.setdefault((one.rule, one.message), []).append(key)
    known = {one.path for one in old.values()}
    new = set()
    for finding in findings:
        if finding.fingerprint in old:
            continue
        claimed = loose.get((finding.rule, finding.message))
        if claimed and finding.location.path not in known:
            del gone[claimed.pop(0)]
        else:
            new.add(finding.fingerprint)
    return Comparison(frozenset(new), tuple(sorted(gone.values())), len(here) - len(new))
