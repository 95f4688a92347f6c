"""Applies fixes: overlap-free, until nothing changes, and without losing a byte elsewhere."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from corrigenda.engine_rules import BROKEN_INPUT
from corrigenda.finding import LocatedEdit, LocatedFinding
from corrigenda.text import SourceText

if TYPE_CHECKING:
    from corrigenda.config.settings import Settings
    from corrigenda.linting import Engine, FileResult

ROUNDS = 10
"""How often a file is checked and mended again: a fix can make room for another."""


class FixError(Exception):
    """A file that could not be mended and is left as it was. The message is one line."""


class Fixed(NamedTuple):
    """A file before and after, and how many findings the fixes mended."""

    before: SourceText
    after: str
    mended: int


def apply(text: str, findings: Iterable[LocatedFinding]) -> tuple[str, int]:
    """The text with the fixes of the findings, and how many findings that mends.

    The edits of one fix are applied all or not at all. A fix that touches what an earlier one
    changes is left for the next round; the same fix of two findings is applied once.
    """
    taken: list[LocatedEdit] = []  # sorted, and never one over another
    mended = 0
    for finding in sorted(findings, key=_first_edit):
        edits = finding.fix.edits if finding.fix else ()
        if edits and max(e.end.offset for e in edits) <= len(text) and _take(edits, taken):
            mended += 1
    newline = "\r\n" if "\r\n" in text else "\n"
    parts, at = [], 0
    for edit in taken:
        new = edit.replacement
        if newline == "\r\n":
            new = new.replace("\r\n", "\n").replace("\n", "\r\n")
        parts += [text[at : edit.start.offset], new]
        at = edit.end.offset
    return "".join([*parts, text[at:]]), mended


def fix(
    engine: Engine,
    source: SourceText,
    settings: Settings,
    wanted: Callable[[LocatedFinding], bool],
    reported: Iterable[LocatedFinding] = (),
) -> Fixed:
    """Checks and mends a source until no wanted finding has a fix left, at most `ROUNDS` times.

    `reported` is what the run said of the file: what rules over many files found is in it alone.
    Fixes that undo one another are left out. Raises FixError when a fix makes a file unreadable
    that was not: such a fix is a mistake of its rule.
    """
    text, mended = source.text, 0
    result = engine.check(source, settings)
    findings = [*result.findings, *_of_many_files(reported, result.findings, text)]
    history = [Fixed(source, text, 0)]
    for _ in range(ROUNDS):
        text, more = apply(text, filter(wanted, findings))
        if not more:
            break
        mended += more
        before = next((at for at in history if at.after == text), None)
        if before is not None:  # round and round: as it was when the round began
            return before
        checked = engine.check(SourceText(source.path, text, source.encoding, source.bom), settings)
        if not _broken(checked) <= _broken(result):
            raise FixError(f"{source.path}: left as it was, because its fixes would break it")
        history.append(Fixed(source, text, mended))
        findings = list(checked.findings)
    return history[-1]


def write_back(path: str, fixed: Fixed) -> None:
    """Puts the mended text in place of the file, atomically; mode and symbolic links stay.

    Raises FixError when the file is not what was read any more, or cannot be written.
    """
    target = os.path.realpath(path)
    try:
        with open(target, "rb") as file:
            now = file.read()
        if now != fixed.before.to_bytes():
            raise FixError(f"{path}: left as it was, because it changed during the run")
        if not os.access(target, os.W_OK):
            raise FixError(f"{path}: left as it was, because it is read-only")
        replace(target, fixed.before.to_bytes(fixed.after), mode=os.stat(target).st_mode)
    except OSError as error:
        raise FixError(f"{path}: cannot be written: {error.strerror or error}") from None


def replace(path: str, data: bytes, *, mode: int | None = None) -> None:
    """Writes a whole file or nothing: into a file beside it that then takes its name.

    `mode` is the mode of the new file; None: as the umask has it. Raises OSError.
    """
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.urandom(4).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def unified_diff(path: str, before: str, after: str) -> str:
    """The change as `diff -u` and git write it; lines end at newlines only."""
    from difflib import unified_diff as lines_of

    lines = []
    for line in lines_of(_lines(before), _lines(after), path, path):
        ended = line.endswith("\n")
        lines.append(line if ended else line + "\n\\ No newline at end of file\n")
    return "".join(lines)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _first_edit(finding: LocatedFinding) -> tuple[int, int, str]:
    edits = finding.fix.edits if finding.fix else ()
    first = min((edit.start.offset for edit in edits), default=0)
    return first, max((edit.end.offset for edit in edits), default=0), finding.rule


def _take(edits: Iterable[LocatedEdit], taken: list[LocatedEdit]) -> bool:
    """Adds the edits to those taken, all or, where one collides, none."""
    added: list[LocatedEdit] = []
    for edit in edits:
        at = bisect_left(taken, edit)
        if at < len(taken) and taken[at] == edit:
            continue
        if any(_collide(edit, other) for other in taken[max(0, at - 1) : at + 1]):
            for one in added:
                taken.remove(one)
            return False
        taken.insert(at, edit)
        added.append(edit)
    return True


def _collide(a: LocatedEdit, b: LocatedEdit) -> bool:
    """Whether two edits share a character, or put text at the same place."""
    if a.start.offset == b.start.offset:
        return True
    first, second = (a, b) if a.start.offset < b.start.offset else (b, a)
    return second.start.offset < first.end.offset


def _of_many_files(
    reported: Iterable[LocatedFinding], own: Iterable[LocatedFinding], text: str
) -> Iterable[LocatedFinding]:
    """What was reported beyond a file's own findings, and is still at its place."""
    known = set(own)
    for finding in reported:
        place = finding.location
        if finding not in known and text[place.start.offset : place.end.offset] == place.text:
            yield finding


def _broken(result: FileResult) -> set[str]:
    return {finding.rule for finding in result.findings if finding.rule in BROKEN_INPUT}
