"""``corrigenda baseline``: writes the findings of today, so that only new ones are reported."""

from __future__ import annotations

import os
from collections.abc import Sequence

from corrigenda.commands import _run
from corrigenda.commands._arguments import Parser, add_selection, add_talk
from corrigenda.commands._terminal import say
from corrigenda.engine_rules import BROKEN_INPUT
from corrigenda.output._words import counted


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError on wrong use."""
    from corrigenda.baseline import FILE_NAME, write

    parser = Parser(
        "baseline",
        "Writes down every finding there is now. `corrigenda check --baseline FILE`, or the key\n"
        "`baseline` of the configuration, then reports only what is new.",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH",
        help="files, folders and globs; default: the folder you stand in")  # fmt: skip
    parser.add_argument("--output", metavar="FILE",
        help=f"the baseline to write; default: the configured one, else {FILE_NAME}")  # fmt: skip
    add_selection(parser)
    add_talk(parser)
    args = parser.parse(arguments)
    asked = _run.prepare(args)
    found = _run.find(asked, args.paths)
    checked = _run.check(asked, found.paths, found.whole)
    used = asked.configuration.run.baseline
    target = args.output or used or FILE_NAME
    kept = [f for f in checked.findings if f.rule not in BROKEN_INPUT]
    entries = write(target, kept, asked.engine.identity)
    if not args.quiet:
        name = os.path.relpath(target)
        files = counted(len(checked.results), "file")
        say(f"{name}: {counted(entries, 'finding')} of {files}")
        if used is None or os.path.realpath(used) != os.path.realpath(target):
            say(
                f"a check reads it when told to: `corrigenda check --baseline {name}`, "
                f'or `baseline = "{name}"` in the configuration'
            )
        if checked.broken:
            say("broken files are not in a baseline: mend them (`corrigenda check` names them)")
    return 2 if checked.broken or not found.complete else 0
