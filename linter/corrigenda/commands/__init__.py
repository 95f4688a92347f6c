"""The subcommands: one module each, with `run(arguments) -> exit code`, imported when it runs."""

from __future__ import annotations

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "check": "check files and report what is wrong with them",
    "report": "write a correction report, for the person who decides",
    "apply": "put into the files what was decided on the page of a report",
    "rules": "list the rules",
    "explain": "show the page of a rule, or what becomes of a word in a file",
    "words": "add to, list and check the words that are accepted",
    "init": "set corrigenda up in this repository",
    "config": "show what applies to a file, and where it is set",
    "terms": "keep termbases: import, export, extract, check and list terms",
    "baseline": "write down today's findings, so that only new ones are reported",
}
"""The names of the subcommands and what each does."""
