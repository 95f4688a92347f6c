"""``--fix`` and ``--diff`` on files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from corrigenda.commands._run import Checked, Run
from corrigenda.commands._terminal import error, put, say
from corrigenda.fixing import Fixed, FixError, fix, unified_diff, write_back
from corrigenda.output._words import counted
from corrigenda.text import SourceText, UndecodableError

if TYPE_CHECKING:
    from corrigenda.finding import LocatedFinding


class Outcome(NamedTuple):
    """What the fixes did or would do. `complete` is False where a file had to be left as it was."""

    fixed: tuple[Fixed, ...]
    complete: bool

    @property
    def findings(self) -> int:
        """How many findings the fixes mended."""
        return sum(one.mended for one in self.fixed)

    @property
    def files(self) -> int:
        """How many files they changed."""
        return len(self.fixed)


def fix_files(asked: Run, checked: Checked, wanted: Callable[[LocatedFinding], bool]) -> Outcome:
    """Mends every file that has a wanted fix; with ``--diff`` writes none of them."""
    fixed, complete = [], True
    for result in checked.results:
        if not any(map(wanted, result.findings)):
            continue
        try:
            with open(result.path, "rb") as file:
                source = SourceText.from_bytes(result.path, file.read())
            settings = asked.settings_for(result.path)
            one = fix(asked.engine, source, settings, wanted, result.findings)
            if one.after == source.text:
                continue
            if not asked.args.diff:
                write_back(result.path, one)
            fixed.append(one)
        except (FixError, OSError, UndecodableError) as problem:
            error(str(problem))
            complete = False
    return Outcome(tuple(fixed), complete)


def show_diff(outcome: Outcome, *, quiet: bool, broken: bool) -> int:
    """Prints what the fixes would change and returns the exit code."""
    for one in outcome.fixed:
        put(unified_diff(one.before.path, one.before.text, one.after))
    if not quiet:
        would = counted(outcome.findings, "finding")
        files = counted(outcome.files, "file")
        say(f"--fix would mend {would} in {files}" if outcome.fixed else "nothing to fix")
    if broken:
        return 2
    return int(bool(outcome.fixed))
