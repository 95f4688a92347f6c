"""``corrigenda check``: checks files, reports, and mends what can be mended."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from corrigenda import __version__
from corrigenda.commands import _run
from corrigenda.commands._arguments import Parser, add_selection, add_talk, choice
from corrigenda.commands._destinations import Destinations, destinations, write
from corrigenda.commands._run import Checked, Run
from corrigenda.commands._terminal import columns_of, is_coloured, put
from corrigenda.errors import UsageError
from corrigenda.finding import LocatedFinding, Severity
from corrigenda.output import FORMATS, Report, RuleInfo, render

if TYPE_CHECKING:
    from corrigenda.baseline import Entry
    from corrigenda.text import SourceText

_WORDS = "words"
"""The form of the statistics that is a file of words, to be accepted."""

_EPILOG = """\
A file named with --output-file as FORMAT:PATH is written beside what goes to
standard output. Without FORMAT: takes --output-format, and standard output
stays silent; or the format that its extension names.

exit codes:
  0  nothing at or above --fail-on (default: warning)
  1  findings, or with --diff changes that would be made
  2  wrong use, or broken configuration or input"""


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError on wrong use."""
    return check(parser("check", "Checks articles and what is derived from them.").parse(arguments))


def check(args: Namespace, *, lists: bool = False) -> int:
    """Runs the command on the values of its arguments and returns the exit code.

    `lists`: the lists of accepted words are checked too, wherever they stand.
    """
    paths = _stdin_or(args)
    args.words = args.output_format == _WORDS
    if args.words:
        if not args.statistics:
            raise UsageError(f"--output-format {_WORDS} is a form of --statistics")
        args.output_format = None
    if args.statistics and (args.output_format or "full") not in ("full", "concise", "json"):
        raise UsageError(f"--statistics has no {args.output_format} form; use full, json or words")
    more = {"fail-on": args.fail_on, "baseline": args.baseline, "output-format": args.output_format}
    asked = _run.prepare(args, more)
    goes_to = destinations(
        args.output_format, asked.configuration.run.output_format, args.output_file
    )
    if paths == ["-"]:
        from corrigenda.commands import _stdin

        return _stdin.check(asked, goes_to)
    found = _run.find(asked, paths)
    if lists:
        found = _run.with_lists(asked, found)
    known = load_baseline(asked)
    checked = _run.check(asked, found.paths, found.whole)
    complete = found.complete
    fixed = (0, 0)
    if args.fix or args.diff:
        from corrigenda.commands import _fix

        outcome = _fix.fix_files(asked, checked, wanted(args, known))
        complete = complete and outcome.complete
        if args.diff:
            return _fix.show_diff(outcome, quiet=args.quiet, broken=checked.broken or not complete)
        if outcome.findings:
            checked = _run.check(asked, found.paths, found.whole)
        fixed = outcome.findings, outcome.files
    return report(asked, checked, goes_to, known, complete=complete, fixed=fixed)


def report(
    asked: Run,
    checked: Checked,
    goes_to: Destinations,
    known: dict[str, Entry],
    *,
    complete: bool = True,
    fixed: tuple[int, int] = (0, 0),
    source: Callable[[str], SourceText | None] | None = None,
    to_stderr: bool = False,
) -> int:
    """Writes the reports and returns the exit code.

    `fixed` counts the findings mended and their files, `source` gives the texts of files that are
    not on disk.
    """
    args = asked.args
    findings, held, stale = checked.findings, 0, 0
    paths = [result.path for result in checked.results]
    if known:
        from corrigenda.baseline import split

        parts = split(findings, known, map(asked.engine.identity, paths))
        findings, held, stale = parts.new, len(parts.known), parts.stale
    fail_on = asked.configuration.run.fail_on
    made = Report(
        findings=tuple(findings),
        checked=tuple(paths),
        version=__version__,
        fixed=fixed[0],
        fixed_files=fixed[1],
        known=held,
        stale=stale,
        unsafe=args.unsafe_fixes,
        fail_on=fail_on,
        broken=checked.broken or not complete,
        quiet=args.quiet,
        rule=rule_infos(asked),
        source=source or _sources(),
    )
    if goes_to.stdout is not None:
        stream = sys.stderr if to_stderr else sys.stdout
        there = made._replace(columns=columns_of(stream))
        put(_text(there, goes_to.stdout, args, is_coloured(args.color, stream)), stream)
    for name, path in goes_to.files:
        write(path, render(name, made))
    if made.broken:
        return 2
    return int(any(map(made.fails, findings)) and not args.exit_zero)


def wanted(args: Namespace, known: dict[str, Entry]) -> Callable[[LocatedFinding], bool]:
    """Whether a fix is to be applied: safe or asked for, and its finding not in the baseline."""

    def is_wanted(finding: LocatedFinding) -> bool:
        if finding.fix is None or finding.fingerprint in known:
            return False
        return bool(finding.fix.safe or args.unsafe_fixes)

    return is_wanted


def load_baseline(asked: Run) -> dict[str, Entry]:
    """The entries of the baseline that the command line or the configuration names, if any."""
    path = asked.configuration.run.baseline
    if path is None:
        return {}
    from corrigenda.baseline import load

    return load(path)


def _text(made: Report, format: str, args: Namespace, colour: bool) -> str:
    if args.statistics:
        from corrigenda.output import statistics

        if args.words:
            return statistics.render_words(made)
        return (
            statistics.render_json(made)
            if format == "json"
            else statistics.render(made, colour=colour)
        )
    return render(format, made, colour=colour)


def _stdin_or(args: Namespace) -> list[str]:
    paths: list[str] = args.paths
    if args.stdin_filename is not None and not paths:
        return ["-"]
    if "-" in paths and paths != ["-"]:
        raise UsageError("- (standard input) cannot be checked together with files")
    if args.stdin_filename is not None and paths != ["-"]:
        raise UsageError("--stdin-filename names standard input; it takes no files beside it")
    return paths


def rule_infos(asked: Run) -> Callable[[str], RuleInfo | None]:
    """What an output may say of each rule; the pages are read when first asked for."""
    kept: dict[str, RuleInfo] = {}

    def info(name: str) -> RuleInfo | None:
        if not kept:
            from corrigenda.commands._pages import pages

            kept.update((key, page.info) for key, page in pages(asked.engine.rules()).items())
        return kept.get(name)

    return info


def _sources() -> Callable[[str], SourceText | None]:
    kept: dict[str, SourceText | None] = {}

    def source(path: str) -> SourceText | None:
        if path not in kept:
            from corrigenda.text import SourceText, UndecodableError

            try:
                with open(path, "rb") as file:
                    kept[path] = SourceText.from_bytes(path, file.read())
            except (OSError, UndecodableError):
                kept[path] = None
        return kept[path]

    return source


def parser(command: str, description: str) -> Parser:
    """The options of a check, for a command that makes one."""
    parser = Parser(command, description, _EPILOG)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders and globs; default: the folder you stand in; - for standard input",
    )
    add_selection(parser)
    parser.add_argument("--stdin-filename", metavar="NAME",
        help="check standard input as if it stood in this file")  # fmt: skip
    reports = parser.add_argument_group("reports")
    add = reports.add_argument
    formats = (*FORMATS, _WORDS)
    add("--output-format", metavar="FORMAT", type=choice("output format", formats),
        help=f"{', '.join(FORMATS)} (default: full); with --statistics also {_WORDS}")  # fmt: skip
    add("--output-file", metavar="[FORMAT:]PATH", action="append", default=[],
        help="write a report to a file; may be repeated")  # fmt: skip
    add("--statistics", action="store_true", help="count the findings of each rule, and the words")
    add("--baseline", metavar="FILE", help="report only what this baseline does not hold")
    severities = [*(severity.value for severity in Severity), "never"]
    add("--fail-on", metavar="SEVERITY", type=choice("severity", severities),
        help="the least severity that fails the run: error, warning, info or never")  # fmt: skip
    add("--exit-zero", action="store_true", help="exit with 0 in spite of findings")
    fixes = parser.add_argument_group("fixes")
    add = fixes.add_argument
    add("--fix", action="store_true", help="apply the fixes that cannot change the meaning")
    add("--unsafe-fixes", action="store_true",
        help="with --fix or --diff: the other fixes too; look at them")  # fmt: skip
    add("--diff", action="store_true", help="show what --fix would change, and change nothing")
    add_talk(parser)
    return parser
