"""``corrigenda config``: what applies to a file, key by key, and where each is set."""

from __future__ import annotations

import os
from collections.abc import Sequence

from corrigenda.commands import _run
from corrigenda.commands._arguments import Parser, add_selection, add_talk, choice
from corrigenda.commands._terminal import put
from corrigenda.commands._toml import written
from corrigenda.config.origins import Origin, origins
from corrigenda.output._words import counted


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError on wrong use."""
    parser = Parser("config", "Shows what applies to a file, and where it is set.")
    parser.add_argument("file", nargs="?", default=".", metavar="FILE",
        help="a file, which need not exist; default: what holds for this folder")  # fmt: skip
    add_selection(parser)
    parser.add_argument("--output-format", metavar="FORMAT", default="text",
        type=choice("output format", ("text", "json")), help="text or json")  # fmt: skip
    add_talk(parser)
    args = parser.parse(arguments)
    asked = _run.prepare(args)
    path = args.file.replace(os.sep, "/")
    folder = os.path.isdir(args.file)
    at = f"{path.rstrip('/')}/x" if folder else path
    found = origins(asked.configuration, at)
    settings = asked.settings_for(at)
    rules = [entry.id for entry in asked.engine.selected(settings)]
    excluded = not folder and asked.configuration.is_excluded(path)
    if args.output_format == "json":
        from corrigenda.output.json import dump

        listed = [{"key": o.key, "value": o.value, "source": o.source} for o in found]
        value = {"version": 1, "file": path, "excluded": excluded, "keys": listed, "rules": rules}
        put(dump(value))
    else:
        put(_text(path, found, rules, excluded=excluded, verbose=args.verbose))
    return 0


def _text(
    path: str, origins: Sequence[Origin], rules: Sequence[str], *, excluded: bool, verbose: bool
) -> str:
    lines = [f"# what applies to {path}"]
    if excluded:
        lines.append("# excluded: it is checked only where it is named")
    shown = [
        (f"{o.key} = {written(o.value)}", o.source)
        if o.value is not None
        else (f"# {o.key} is not set", o.source)
        for o in origins
    ]
    width = min(60, max((len(text) for text, _ in shown), default=0))
    lines += [f"{text:<{width}}  # {source}" for text, source in shown]
    if not shown:
        lines.append("# nothing is configured: the defaults hold")
    lines.append(f"# {counted(len(rules), 'rule')} may run{':' if verbose and rules else ''}")
    if verbose:
        lines += [f"#   {rule}" for rule in rules]
    return "".join(f"{line}\n" for line in lines)
