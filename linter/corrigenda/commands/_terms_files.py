"""What the actions of ``corrigenda terms`` that write a file have in common."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from corrigenda import config
from corrigenda.commands._arguments import Parser
from corrigenda.commands._destinations import write_data
from corrigenda.commands._terminal import put, say
from corrigenda.commands._toml import written
from corrigenda.errors import UsageError
from corrigenda.termbase.exchange.concepts import LeftOut, Terms

_NAMED = 10


def add_output(parser: Parser, what: str) -> None:
    """Adds the options that say where the file goes."""
    parser.add_argument("-o", "--output", metavar="OUT", help=what)
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def refuse_to_overwrite(path: str | None, *, force: bool) -> None:
    """Raises UsageError where there is a file already, and nobody said that it may go."""
    if path is not None and not force and os.path.lexists(path):
        raise UsageError(f"{path} is there already: left as it is (--force writes over it)")


def termbase_text(terms: Terms, path: str | None) -> str:
    """The text of a termbase: JSON where the file is to be called so, else YAML."""
    if path is not None and path.lower().endswith(".json"):
        from corrigenda.termbase.exchange.json_out import as_json

        return as_json(terms)
    from corrigenda.termbase.exchange.yaml_out import as_yaml

    return as_yaml(terms)


def deliver(path: str | None, text: str) -> None:
    """Writes the text to a file, whole or not at all, or to standard output."""
    if path is None:
        put(text)
    else:
        write_data(path, text.encode("utf-8"), path)


def deliver_all(folder: str, files: Mapping[str, str]) -> None:
    """Writes files into a folder, which need not exist."""
    for name, text in files.items():
        path = os.path.join(folder, *name.split("/"))
        write_data(path, text.encode("utf-8"), path)


def say_left_out(shown: str, left_out: Sequence[LeftOut]) -> None:
    """Names what was not taken of a file: some of it, if it is much."""
    ordered = sorted(left_out, key=lambda one: one.line)
    for line, message in ordered[:_NAMED]:
        say(f"{shown}{f':{line}' if line else ''}: left out: {message}")
    if len(ordered) > _NAMED:
        say(f"{shown}: {len(ordered) - _NAMED:,} more left out")


def how_to_name(path: str) -> None:
    """Says what to write into the configuration, unless it names the termbase already."""
    configuration = config.load(os.getcwd())
    files = configuration.here.files
    file = files[-1] if files else None
    folder = file.base if file else configuration.cwd
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    named = [
        name
        for one in files
        for key in ("termbases", "extend-termbases")
        for name in one.values.get(key) or ()
        if isinstance(name, str)
    ]
    if relative in named:
        return
    where = file.shown if file else "corrigenda.toml"
    table = " under [tool.corrigenda]" if file and file.table else ""
    key = "termbases" if file and "termbases" in file.values else "extend-termbases"
    own = file.values.get(key) if file else None
    line = f"{key} = {written([*(own or ()), relative])}"
    say(f"it counts when the configuration names it; write in {where}{table}:")
    say(f"  {line}")
