"""The baseline: findings that are known and not reported again.

A JSON file with a line for each finding, sorted, so that a change of it reads well in a diff.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from corrigenda.errors import UsageError
from corrigenda.finding import LocatedFinding

FILE_NAME = ".corrigenda-baseline.json"
VERSION = 1
_MESSAGE = 100


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
    import json

    try:
        with open(path, encoding="utf-8-sig") as file:
            value = json.load(file)
    except FileNotFoundError as error:
        message = f"{path}: there is no such baseline; `corrigenda baseline` writes one"
        raise UsageError(message) from error
    except OSError as error:
        message = f"{path}: the baseline cannot be read: {error.strerror or error}"
        raise UsageError(message) from error
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        message = f"{place}: not JSON: {error.msg}; `corrigenda baseline` writes the baseline anew"
        raise UsageError(message) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise _broken(path, "it is no JSON text in UTF-8") from error
    if not isinstance(value, dict) or not isinstance(value.get("findings"), list):
        raise _broken(path, "it has no list of `findings`")
    if value.get("version") != VERSION:
        raise _broken(path, f"its `version` should be {VERSION}")
    entries = [_entry(item, number, path) for number, item in enumerate(value["findings"])]
    return {entry.fingerprint: entry for entry in entries}


def write(
    path: str, findings: Iterable[LocatedFinding], identity: Callable[[str], str] = str
) -> int:
    """Writes the findings as a baseline, atomically. Returns the number of entries.

    `identity` gives the name of a file that goes with its fingerprints: `Engine.identity`.
    Raises UsageError when the file cannot be written.
    """
    return _write(path, _entries(findings, identity))


def add(path: str, findings: Iterable[LocatedFinding], identity: Callable[[str], str] = str) -> int:
    """Adds the findings to a baseline, which need not be there yet; otherwise as `write`."""
    kept = set(load(path).values()) if os.path.exists(path) else set()
    return _write(path, kept | _entries(findings, identity))


def _entries(findings: Iterable[LocatedFinding], identity: Callable[[str], str]) -> set[Entry]:
    return {
        Entry(f.fingerprint, f.rule, identity(f.location.path), _short(f.message)) for f in findings
    }


def _write(path: str, wanted: Iterable[Entry]) -> int:
    import json

    entries = sorted(wanted, key=lambda e: (e.path, e.rule, e.message, e.fingerprint))
    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in entries]
    body = "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
    _replace(path, f'{{"version": {VERSION}, "findings": {body}}}\n')
    return len(entries)


def split(
    findings: Iterable[LocatedFinding],
    baseline: dict[str, Entry],
    checked: Iterable[str] | None = None,
) -> Split:
    """Parts new findings from known ones.

    An entry is stale when its file was checked (`checked`, named as in the baseline; None: all
    were) and it matched nothing.
    """
    new: list[LocatedFinding] = []
    known: list[LocatedFinding] = []
    for finding in findings:
        (known if finding.fingerprint in baseline else new).append(finding)
    matched = {finding.fingerprint for finding in known}
    paths = None if checked is None else set(checked)
    stale = sum(
        entry.fingerprint not in matched and (paths is None or entry.path in paths)
        for entry in baseline.values()
    )
    return Split(new, known, stale)


def _entry(item: Any, number: int, path: str) -> Entry:
    values = [item.get(name) for name in Entry._fields] if isinstance(item, dict) else []
    strings = [value for value in values if isinstance(value, str)]
    if len(strings) < len(Entry._fields):
        listed = ", ".join(f"`{name}`" for name in Entry._fields)
        raise _broken(path, f"`findings[{number}]` should have the strings {listed}")
    return Entry(*strings)


def _broken(path: str, reason: str) -> UsageError:
    return UsageError(f"{path}: not a baseline: {reason}; `corrigenda baseline` writes it anew")


def _short(message: str) -> str:
    return message if len(message) <= _MESSAGE else message[: _MESSAGE - 1] + "…"


def _replace(path: str, text: str) -> None:
    """Writes a file as a whole or not at all; a link stays a link, a mode as it is."""
    from corrigenda.fixing import replace

    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode if os.path.exists(target) else None
        replace(target, text.encode("utf-8", "backslashreplace"), mode=mode)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"{path}: the baseline cannot be written: {reason}") from error
