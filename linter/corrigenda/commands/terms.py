"""``corrigenda terms``: termbases in, out, from articles, and on the bench."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from corrigenda.commands._arguments import did_you_mean
from corrigenda.commands._terminal import put
from corrigenda.errors import UsageError

_ACTIONS = {
    "import": "make a termbase of a TBX, CSV, MeSH or Vale file",
    "export": "write termbases as TBX, CSV, Vale styles or JSON",
    "extract": "propose a termbase: the terms of a set of articles",
    "check": "check termbases: what is written wrong, twice, or against another",
    "list": "show every form that is in force, what to write, and where it stands",
}


def run(arguments: Sequence[str]) -> int:
    """Runs the command and returns the exit code. Raises UsageError on wrong use."""
    action = next(iter(arguments), "--help")
    if action in _ACTIONS:
        module = import_module(f"corrigenda.commands._terms_{action}")
        code: int = module.run(arguments[1:])
        return code
    if action in ("-h", "--help"):
        put(_help())
        return 0
    hint = did_you_mean(action, _ACTIONS) or f" (one of {', '.join(_ACTIONS)})"
    raise UsageError(f"terms: unknown action “{action}”{hint}")


def _help() -> str:
    listed = "".join(f"  {name:<7}  {does}\n" for name, does in _ACTIONS.items())
    return (
        "usage: corrigenda terms ACTION [OPTIONS]\n\n"
        "Termbases say which terms to write, which to avoid, and why. The configuration names\n"
        "them in `termbases`; docs/termbases.md tells how to write one.\n\n"
        f"actions:\n{listed}\n"
        "`corrigenda terms ACTION --help` shows the options of an action.\n"
    )
