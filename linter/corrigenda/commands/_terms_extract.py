"""``corrigenda terms extract``: a termbase proposed from articles."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corrigenda import config
from corrigenda.commands._arguments import Parser
from corrigenda.commands._terminal import error, say, warn
from corrigenda.commands._terms_files import (
    add_output,
    deliver,
    how_to_name,
    refuse_to_overwrite,
)
from corrigenda.errors import UsageError
from corrigenda.output._words import counted
from corrigenda.readers import read
from corrigenda.text import SourceText, UndecodableError

if TYPE_CHECKING:
    from corrigenda.termbase.extraction.candidates import Runs

_WORDS = 20_000_000
"""The most words that are read: they are kept while terms are counted."""


def run(arguments: Sequence[str]) -> int:
    """Runs the action and returns the exit code. Raises UsageError on wrong use."""
    parser = Parser(
        "terms extract",
        "Proposes a termbase: the terms of two words and more in the prose of articles, ranked by\n"
        "C-value (Frantzi, Ananiadou and Mima 2000), with their spellings and how often each\n"
        "stands. Go through it by hand before you name it in the configuration.",
    )
    add = parser.add_argument
    add("paths", nargs="+", metavar="PATH", help="files, folders and globs")
    add_output(parser, "the termbase, a YAML file; default: standard output")
    add("--min-count", metavar="N", type=int, default=5,
        help="leave out what stands less often than N times; default: 5")  # fmt: skip
    add("--top", metavar="N", type=int, default=200, help="propose N terms at most; default: 200")
    add("--config", metavar="FILE", help="read this configuration")
    args = parser.parse(arguments)
    for option, least in (("min_count", 2), ("top", 1)):
        if getattr(args, option) < least:
            name = option.replace("_", "-")
            raise UsageError(f"terms extract: --{name} takes a number from {least}")
    refuse_to_overwrite(args.output, force=args.force)
    paths, complete = _found(args.paths, args.config)
    from corrigenda.termbase.extraction.cvalue import terms_of
    from corrigenda.termbase.extraction.proposing import proposed

    runs = list(_runs(paths, args.config))
    terms = terms_of(runs, args.min_count)[: args.top]
    name = os.path.splitext(os.path.basename(args.output or "extracted"))[0]
    deliver(args.output, proposed(terms, name))
    words = sum(one.words.total() for one in runs)
    say(
        f"{counted(len(terms), 'term')} of {counted(words, 'word')} in "
        f"{counted(len(runs), 'document')}"
    )
    if args.output is not None:
        how_to_name(args.output)
    return 0 if complete else 2


def _found(arguments: Sequence[str], explicit: str | None) -> tuple[list[str], bool]:
    """The files that the arguments name, and whether each named one."""
    from corrigenda.discovery import discover

    cwd = os.getcwd()
    found = discover(arguments, config.load(cwd, explicit=explicit), cwd=cwd)
    for path in found.missing:
        error(f"{path}: no such file or folder")
    for path, reason in found.skipped:
        warn(f"{path}: skipped, {reason}")
    return found.files, not found.missing


def _runs(paths: Sequence[str], explicit: str | None) -> Iterator[Runs]:
    from corrigenda.termbase.extraction.candidates import runs_of

    configuration = config.load(os.getcwd(), explicit=explicit)
    words = 0
    for path in paths:
        settings = configuration.settings_for(path)
        try:
            if os.path.getsize(path) > settings.max_file_size:
                warn(f"{path}: skipped, larger than max-file-size")
                continue
            with open(path, "rb") as file:
                source = SourceText.from_bytes(path, file.read())
        except (OSError, UndecodableError) as problem:
            reason = getattr(problem, "strerror", None) or problem
            warn(f"{path}: skipped, {reason}")
            continue
        runs = runs_of(read(source, settings.format))
        words += runs.words.total()
        if words > _WORDS:
            warn(f"{path} and what follows: skipped, more than {_WORDS:,} words")
            return
        if runs.words:
            yield runs
