"""A check from the command line to its results, as `check` and `baseline` need it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from corrigenda import config
from corrigenda.commands._arguments import listed
from corrigenda.commands._terminal import error, say, warn
from corrigenda.engine_rules import BROKEN_INPUT
from corrigenda.errors import UsageError
from corrigenda.linting import Engine, FileResult
from corrigenda.registry import rule_entries
from corrigenda.running import CACHE_FROM, lint
from corrigenda.wordlists import LISTS

if TYPE_CHECKING:
    from corrigenda.config.settings import Settings
    from corrigenda.finding import LocatedFinding

STDIN = "<stdin>"
"""The name of standard input where ``--stdin-filename`` gives none."""


class Run(NamedTuple):
    """What a command line and the configuration ask for."""

    configuration: config.Configuration
    engine: Engine
    settings_for: Callable[[str], Settings]
    args: Namespace


class Files(NamedTuple):
    """The files of a run; `complete` is False where an argument named none.

    `whole` are the lists of accepted words among them of which the run sees all that they hold for.
    """

    paths: list[str]
    complete: bool
    whole: tuple[str, ...] = ()


class Checked(NamedTuple):
    """The results of a run, its findings sorted, and whether its input was broken."""

    results: list[FileResult]
    findings: list[LocatedFinding]
    broken: bool


def prepare(args: Namespace, more: dict[str, Any] | None = None) -> Run:
    """Reads the configuration and loads the rules; `more` are further keys of the command line."""
    if args.isolated and args.config is not None:
        raise UsageError("--isolated reads no configuration: it cannot go with --config")
    rules = rule_entries()
    command_line: dict[str, Any] = {
        "select": listed(args.select),
        "extend-select": listed(args.extend_select),
        "ignore": listed(args.ignore),
        "profile": args.profile,
        "jobs": args.jobs,
        "force-exclude": args.force_exclude,
        **(more or {}),
    }
    for option in ("select", "extend-select", "ignore"):
        if command_line[option] == ():
            raise UsageError(f"--{option} names no rule")
    configuration = config.load(
        os.getcwd(),
        explicit=args.config,
        isolated=args.isolated,
        command_line={
            key: list(value) if isinstance(value, tuple) else value
            for key, value in command_line.items()
            if value is not None
        },
        rules=rules,
        keeps=not getattr(args, "no_cache", False),
    )
    settings_for: Callable[[str], Settings] = configuration.settings_for
    if args.input_format:
        settings_for = _read_as(args.input_format, settings_for)
    engine = Engine(
        rules, args.today or date.today(), cwd=configuration.cwd, root=configuration.root
    )
    return Run(configuration, engine, settings_for, args)


def find(run: Run, arguments: Sequence[str]) -> Files:
    """The files that the arguments name; what is missing or skipped is said on standard error."""
    from corrigenda.discovery import discover

    found = discover(arguments, run.configuration, cwd=os.getcwd(), format=run.args.input_format)
    for path in found.missing:
        error(f"{path}: no such file or folder")
    if not run.args.quiet:
        for path, reason in found.skipped:
            warn(f"{path}: skipped, {reason}")
        if not found.files and not found.missing:
            warn("no files to check")
        if found.files and not arguments:
            for line in run.configuration.unmatched(found.files):
                warn(line)
    if run.args.verbose:
        for path in run.configuration.files:
            say(f"configuration: {path}")
        for path in found.files:
            say(f"file: {path}")
    complete = not found.missing
    folders = [path for path in arguments or ["."] if os.path.isdir(path)] if complete else []
    whole = run.configuration.fully_seen(found.files, folders) if folders else ()
    return Files(found.files, complete, tuple(whole))


def with_lists(run: Run, found: Files) -> Files:
    """The files with the lists of accepted words that the configuration names, wherever they are.

    Says so where there is none, or where not all is seen that an unused entry could stand in.
    """
    shown = run.configuration.shown
    lists = {shown(path) for path in run.configuration.accept_files() if os.path.isfile(path)}
    if not run.args.quiet:
        if not lists:
            warn("no word is accepted: the configuration has neither `accept` nor `accept-files`")
        elif not lists.intersection(found.whole):
            say("unused entries are not looked for: the documents checked are not all there are")
    return found._replace(paths=sorted({*found.paths, *lists}))


def check(run: Run, paths: Sequence[str], whole: Sequence[str] = ()) -> Checked:
    """Checks the files, with the cache and a progress bar where they pay.

    `whole` is as in `Files`.
    """
    from corrigenda.progress import Progress

    cache = None
    if not run.args.no_cache and len(paths) >= CACHE_FROM:
        from corrigenda.cache import Cache, engine_key

        engine = run.engine
        key = engine_key(engine.entries, engine.today, engine.cwd, engine.root)
        cache = Cache.open(run.configuration.run.cache_dir, key)
    try:
        with Progress(len(paths), wanted=not run.args.quiet) as progress:
            results = lint(
                run.engine,
                paths,
                run.settings_for,
                jobs=run.configuration.run.jobs,
                cache=cache,
                on_file=progress,
                whole=whole,
            )
    finally:
        if cache is not None:
            cache.close()
    return collect(results, verbose=run.args.verbose)


def collect(results: list[FileResult], *, verbose: bool) -> Checked:
    """The findings of the results; tracebacks of rules that failed go to standard error."""
    findings = sorted(
        (finding for result in results for finding in result.findings), key=lambda f: f.sort_key
    )
    if verbose:
        for result in results:
            for traceback in result.tracebacks:
                say(f"{result.path}:\n{traceback.rstrip()}")
    return Checked(results, findings, any(f.rule in BROKEN_INPUT for f in findings))


def _read_as(format: str, settings_for: Callable[[str], Settings]) -> Callable[[str], Settings]:
    """The same settings with another format, one object for each that there was."""
    kept: dict[int, tuple[Settings, Settings]] = {}

    def wrapped(path: str) -> Settings:
        settings = settings_for(path)
        if id(settings) not in kept:
            is_list = settings.format in LISTS  # whatever is said of the documents
            changed = settings if is_list else settings._replace(format=format)
            if format == "termbase":  # these may be larger than documents are
                from corrigenda.termbase.reading import FILE_LIMIT

                changed = changed._replace(max_file_size=max(settings.max_file_size, FILE_LIMIT))
            kept[id(settings)] = settings, changed
        return kept[id(settings)][1]

    return wrapped
