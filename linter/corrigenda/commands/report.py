"""``corrigenda report``: checks files and writes a report for the person who decides."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corrigenda import __version__
from corrigenda.commands import _run
from corrigenda.commands._arguments import Parser, add_selection, add_talk, choice
from corrigenda.commands._destinations import write_data
from corrigenda.commands._run import Run
from corrigenda.commands._terminal import put, say
from corrigenda.commands.check import load_baseline, rule_infos
from corrigenda.errors import UsageError
from corrigenda.output._words import counted
from corrigenda.report import FORMS, render

if TYPE_CHECKING:
    from corrigenda.finding import LocatedFinding
    from corrigenda.linting import FileResult
    from corrigenda.report.model import ReportedArticle

_EPILOG = """\
The form of the report is that of --to, else the one that the name of the file
ends in: .html, .md, .csv, .xlsx, .json.

exit codes:
  0  the report is written, whatever it holds
  2  wrong use, or broken configuration or input"""


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError on wrong use."""
    args = _parser().parse(arguments)
    form = _form(args)
    asked = _run.prepare(args, {"baseline": args.baseline})
    old = None
    if args.compare is not None:
        from corrigenda.report.comparison import load

        old = load(args.compare)
    found = _run.find(asked, args.paths)
    checked = _run.check(asked, found.paths, found.whole)
    findings: Sequence[LocatedFinding] = checked.findings
    known = load_baseline(asked)
    if known:
        from corrigenda.baseline import split

        paths = [result.path for result in checked.results]
        findings = split(findings, known, map(asked.engine.identity, paths)).new

    from corrigenda.report.comparison import compare
    from corrigenda.report.model import Proof

    by_path: dict[str, list[LocatedFinding]] = {}
    for finding in findings:
        by_path.setdefault(finding.location.path, []).append(finding)
    proof = Proof(
        __version__,
        tuple(_article(asked, r, by_path.get(r.path, [])) for r in checked.results),
        args.title,
        None if old is None else compare(old, findings),
        rule_infos(asked),
    )
    try:
        data = render(form, proof)
    except ImportError as error:
        raise UsageError(_install(form, error)) from None
    if args.output in (None, "-"):
        put(data.decode("utf-8"))
    else:
        write_data(args.output, data, f"--output {args.output}")
        if not args.quiet:
            files = counted(len(proof.articles), "file")
            say(f"{args.output}: {counted(len(findings), 'finding')} of {files}")
    return 2 if checked.broken or not found.complete else 0


def _article(asked: Run, result: FileResult, findings: list[LocatedFinding]) -> ReportedArticle:
    from corrigenda.report.model import reported, unread
    from corrigenda.text import SourceText, UndecodableError

    try:
        if any(f.rule in _NO_TEXT for f in result.findings):
            return unread(result.path, findings)
        with open(result.path, "rb") as file:
            source = SourceText.from_bytes(result.path, file.read())
        settings = asked.settings_for(result.path)
        if any(f.location.end.offset > len(source.text) for f in findings):
            raise UsageError(f"{result.path}: it changed during the run; run again")
        return reported(asked.engine.document(source, settings), findings)
    except (OSError, UndecodableError):
        return unread(result.path, findings)


_NO_TEXT = frozenset({"source/too-large", "source/unreadable"})
"""What tells that there is no text to show."""


def _form(args: Namespace) -> str:
    """The form asked for. Raises UsageError where it cannot be told, or needs a file."""
    form: str | None = args.to
    if form is None:
        extension = os.path.splitext(args.output or "")[1].lower()
        known = (name for name, one in FORMS.items() if extension in one.extensions)
        form = next(known, None)
    if form is None and args.output in (None, "-"):
        form = "markdown"
    if form is None:
        raise UsageError(
            f"--output {args.output}: say the form with --to (one of {', '.join(FORMS)})"
        )
    if FORMS[form].binary and args.output in (None, "-"):
        raise UsageError(f"a report as {form} needs a file: --output report.{form}")
    return form


def _install(form: str, error: ImportError) -> str:
    extra = FORMS[form].extra
    if not extra:
        raise error
    return f"a report as {form} needs an extra: pip install 'corrigenda[{extra}]'"


def _parser() -> Parser:
    parser = Parser(
        "report",
        "Writes a correction report: every finding with its sentence, what is proposed, and a\n"
        "question to the author.",
        _EPILOG,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH",
        help="files, folders and globs; default: the folder you stand in")  # fmt: skip
    group = parser.add_argument_group("report")
    add = group.add_argument
    add("-o", "--output", metavar="FILE",
        help="the file to write; default: standard output, as Markdown")  # fmt: skip
    add("--to", metavar="FORM", type=choice("form", FORMS), help=", ".join(FORMS))
    add("--title", metavar="TEXT", default="Correction report", help="the title of the report")
    add("--compare", metavar="OLD.json",
        help="tell what is new or solved since this report or check, as JSON")  # fmt: skip
    add("--baseline", metavar="FILE", help="report only what this baseline does not hold")
    add_selection(parser)
    add_talk(parser)
    return parser
