"""``corrigenda terms export``: termbases for other programs."""

from __future__ import annotations

import os
from collections.abc import Sequence

from corrigenda import config
from corrigenda.commands._arguments import Parser, choice
from corrigenda.commands._terminal import say
from corrigenda.commands._terms_files import (
    add_output,
    deliver,
    deliver_all,
    refuse_to_overwrite,
)
from corrigenda.errors import UsageError
from corrigenda.output._words import counted
from corrigenda.termbase.exchange.exporting import KINDS, load, losses, together, written
from corrigenda.termbase.loading import Library

_BY_EXTENSION = {
    ".tbx": "tbx", ".xml": "tbx", ".csv": "csv", ".json": "json", ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip


def run(arguments: Sequence[str]) -> int:
    """Runs the action and returns the exit code. Raises UsageError for a broken termbase."""
    parser = Parser(
        "terms export",
        "Writes termbases as TBX-Basic (ISO 30042), CSV, styles and a vocabulary for Vale, or as\n"
        "one termbase in JSON or YAML. Several become one. What the format cannot hold is named.",
    )
    add = parser.add_argument
    add("termbases", nargs="*", metavar="TERMBASE",
        help="files, or built-in ones as corrigenda:statistics; default: the files that the "
        "configuration names")  # fmt: skip
    add("--to", metavar="KIND", dest="kind", type=choice("kind", KINDS),
        help=f"{', '.join(KINDS)}; default: as OUT ends")  # fmt: skip
    add_output(parser, "the file, for Vale the folder; default: standard output")
    args = parser.parse(arguments)
    kind = args.kind or _BY_EXTENSION.get(os.path.splitext(args.output or "")[1].lower())
    if kind is None:
        raise UsageError(f"terms export: say what to write: --to {', '.join(KINDS)}")
    names = args.termbases or _configured()
    termbases = load(names, Library(os.getcwd()))
    terms = together(termbases)
    files = written(terms, kind)
    _write(kind, files, args.output, force=args.force)
    if lost := losses(terms, kind):
        say(f"{kind} has no place for: {', '.join(lost)} of {counted(len(terms.concepts), 'term')}")
    return 0


def _write(kind: str, files: dict[str, str], output: str | None, *, force: bool) -> None:
    if kind != "vale":
        refuse_to_overwrite(output, force=force)
        deliver(output, files[""])
        return
    if output is None:
        raise UsageError("terms export: for Vale name a folder: -o styles")
    for name in files:
        refuse_to_overwrite(os.path.join(output, *name.split("/")), force=force)
    deliver_all(output, files)
    for name in files:
        say(f"wrote {os.path.join(output, *name.split('/'))}")


def _configured() -> list[str]:
    """The termbases in files that the configuration names. Raises UsageError for none."""
    from corrigenda.commands._terms_configured import files_of

    found = files_of(config.load(os.getcwd()))
    if not found:
        raise UsageError(
            "terms export: the configuration names no file in `termbases`; name a termbase, "
            "as corrigenda:statistics"
        )
    return found
