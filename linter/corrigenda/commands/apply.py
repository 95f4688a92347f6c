"""``corrigenda apply``: puts into the files what was decided on the page of a report."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from typing import NamedTuple

from corrigenda.commands import _run
from corrigenda.commands._arguments import Parser, add_selection, add_talk
from corrigenda.commands._run import Run
from corrigenda.commands._terminal import error, put, say
from corrigenda.decisions import Applied, Decision, Decisions, apply, load
from corrigenda.engine_rules import BROKEN_INPUT
from corrigenda.errors import UsageError
from corrigenda.fixing import Fixed, FixError, unified_diff, write_back
from corrigenda.output._style import one_line
from corrigenda.output._words import counted
from corrigenda.text import SourceText, UndecodableError

_EPILOG = """\
A decision is applied where the text it changes still stands, with the same
text around it; every other one is named with the reason and left out.

exit codes:
  0  all that was accepted is applied (with --diff: would be)
  1  some decisions no longer fit, and are named
  2  wrong use, or a file that cannot be read or written"""


class _Outcome(NamedTuple):
    """What became of the decisions on one file; `broken`: it could not be read or written."""

    applied: int = 0
    refused: int = 0
    broken: bool = False


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError on wrong use."""
    args = _parser().parse(arguments)
    decisions = load(args.decisions)
    asked = _run.prepare(args)
    by_path: dict[str, list[Decision]] = {}
    for decision in decisions.made:
        by_path.setdefault(decision.path, []).append(decision)
    outcomes = [_on_file(asked, p, by_path[p], args) for p in sorted(by_path)]
    rejected = [one for one in decisions.made if not one.accepted]
    if args.reject_to and not args.diff:
        _reject(asked, args.reject_to, decisions, rejected)
    applied = sum(one.applied for one in outcomes)
    refused = sum(one.refused for one in outcomes)
    if not args.quiet:
        files = counted(sum(one.applied > 0 for one in outcomes), "file")
        would = "would be applied" if args.diff else "applied"
        more = [f"{len(rejected)} rejected"] if rejected else []
        more += [f"{refused} refused"] if refused else []
        say(", ".join([f"{counted(applied, 'decision')} {would} in {files}", *more]))
    if any(one.broken for one in outcomes):
        return 2
    return int(refused > 0)


def _on_file(asked: Run, path: str, decisions: list[Decision], args: Namespace) -> _Outcome:
    wanted = [one for one in decisions if one.accepted]
    if not wanted:
        return _Outcome()
    try:
        _inside(asked, path)
        with open(path, "rb") as file:
            source = SourceText.from_bytes(path, file.read())
        made = apply(source.text, wanted)
        for decision, at, reason in sorted(made.refused, key=lambda one: one.at):
            line, column, _ = source.position(at)
            put(f"{one_line(path)}:{line}:{column}: refused {decision.rule}: {reason}\n")
        if made.text != source.text:
            _sound(asked, source, made)
            if args.diff:
                put(unified_diff(path, source.text, made.text))
            else:
                write_back(path, Fixed(source, made.text, len(made.done)))
        return _Outcome(len(made.done), len(made.refused))
    except OSError as problem:
        error(f"{path}: {problem.strerror or problem}")
    except UndecodableError as problem:
        error(f"{path}: {problem}")
    except (FixError, UsageError) as problem:
        error(str(problem))
    return _Outcome(broken=True)


def _inside(asked: Run, path: str) -> None:
    """Raises UsageError for a file outside the project: decisions come from elsewhere."""
    target = os.path.realpath(path)
    folders = (os.path.realpath(folder) for folder in (os.getcwd(), asked.configuration.root))
    if not any(os.path.commonpath([target, folder]) == folder for folder in folders):
        raise UsageError(f"{path}: left as it is, because it lies outside the project")


def _sound(asked: Run, source: SourceText, made: Applied) -> None:
    """Raises FixError where the text could be read before and cannot be after."""
    settings = asked.settings_for(source.path)
    text = SourceText(source.path, made.text, source.encoding, source.bom)

    def broken(one: SourceText) -> set[str]:
        problems = asked.engine.document(one, settings).problems
        return {problem.rule for problem in problems} & BROKEN_INPUT

    if not broken(text) <= broken(source):
        reason = "what was decided would break it"
        raise FixError(f"{source.path}: left as it was, because {reason}")


def _reject(asked: Run, target: str, decisions: Decisions, rejected: list[Decision]) -> None:
    """Adds the rejected findings that are still there to a baseline."""
    from corrigenda.baseline import add

    paths = sorted({one.path for one in decisions.made if os.path.isfile(one.path)})
    checked = _run.check(asked, paths)
    keys = {(one.path, one.rule, one.fingerprint) for one in rejected}
    found = [f for f in checked.findings if (f.location.path, f.rule, f.fingerprint) in keys]
    entries = add(target, found, asked.engine.identity)
    if not asked.args.quiet:
        say(f"{target}: {counted(entries, 'finding')}, {len(found)} of them rejected now")
        if len(found) < len(keys):
            say(f"{len(keys) - len(found)} rejected findings are not there any more")


def _parser() -> Parser:
    parser = Parser(
        "apply",
        "Puts into the files what was accepted on the page of `corrigenda report`.",
        _EPILOG,
    )
    parser.add_argument("decisions", metavar="DECISIONS.json",
        help="what “Save decisions” on the page wrote")  # fmt: skip
    group = parser.add_argument_group("decisions")
    add = group.add_argument
    add("--diff", action="store_true", help="show what would change, and change nothing")
    add("--reject-to", metavar="BASELINE",
        help="add what was rejected to this baseline, so that no check reports it")  # fmt: skip
    add_selection(parser)
    add_talk(parser)
    return parser
