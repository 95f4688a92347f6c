"""``corrigenda check -``: standard input as a file, as editors call it."""

from __future__ import annotations

import sys

from corrigenda.commands import _run
from corrigenda.commands._destinations import Destinations
from corrigenda.commands._run import STDIN, Run
from corrigenda.commands._terminal import error
from corrigenda.text import SourceText, UndecodableError


def check(asked: Run, goes_to: Destinations) -> int:
    """Checks standard input; with ``--fix`` the mended text goes to standard output.

    The report then goes to standard error, since nobody could tell it from the text.
    """
    from corrigenda.commands.check import load_baseline, report, wanted

    args = asked.args
    data = sys.stdin.buffer.read() if sys.stdin else b""
    name = STDIN if args.stdin_filename in (None, "-") else args.stdin_filename
    settings = asked.settings_for(name)
    if asked.configuration.run.force_exclude and asked.configuration.is_excluded(name):
        if args.fix:
            sys.stdout.buffer.write(data)
        return 0
    known = load_baseline(asked)
    count = 0
    if args.fix or args.diff:
        from corrigenda.commands._fix import Outcome, show_diff
        from corrigenda.fixing import FixError, fix

        try:
            source = SourceText.from_bytes(name, data)
            fixed = fix(asked.engine, source, settings, wanted(args, known))
        except FixError as problem:
            error(str(problem))
        except UndecodableError:
            pass  # the check below says so
        else:
            if args.diff:
                broken = _run.collect([asked.engine.check(source, settings)], verbose=False).broken
                changed = (fixed,) if fixed.after != source.text else ()
                return show_diff(Outcome(changed, True), quiet=args.quiet, broken=broken)
            data, count = source.to_bytes(fixed.after), fixed.mended
        if args.fix and not args.diff:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
    result = asked.engine.check_bytes(name, data, settings)
    checked = _run.collect([result], verbose=args.verbose)  # rules over many files have no say

    def source_of(path: str) -> SourceText | None:
        try:
            return SourceText.from_bytes(path, data)
        except UndecodableError:
            return None

    return report(
        asked,
        checked,
        goes_to,
        known,
        fixed=(count, int(count > 0)),
        source=source_of,
        to_stderr=args.fix and not args.diff,
    )
