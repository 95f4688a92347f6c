"""``corrigenda terms check``: termbases against their schema, themselves and one another."""

from __future__ import annotations

import os
from collections.abc import Sequence

from corrigenda import config
from corrigenda.commands import check
from corrigenda.commands._terminal import say
from corrigenda.commands._terms_configured import files_of
from corrigenda.registry import rule_entries


def run(arguments: Sequence[str]) -> int:
    """Runs the action and returns the exit code. Raises UsageError on wrong use."""
    parser = check.parser(
        "terms check",
        "Checks termbases with every rule of the family termbase, whatever the profile: what\n"
        "their schema says, entries that contradict one another, forms named twice. Without\n"
        "PATH, those that the configuration names.",
    )
    args = parser.parse(arguments)
    if not args.paths and args.stdin_filename is None:
        explicit = None if args.isolated else args.config
        args.paths = files_of(config.load(os.getcwd(), explicit=explicit, isolated=args.isolated))
        if not args.paths:
            say("nothing to check: the configuration names no file in `termbases`")
            return 0
    if args.select is None:
        family = [entry.id for entry in rule_entries() if entry.id.startswith("termbase/")]
        args.select = ["termbase", *family]  # named one by one, they run in any profile
    if args.input_format is None:
        args.input_format = "termbase"
    return check.check(args)
