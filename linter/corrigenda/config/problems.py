"""Every problem of a config file or of the flags, each as one line with its place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from corrigenda.config.checking import Path, Problem, check_values
from corrigenda.config.files import ConfigFile
from corrigenda.config.meaning import SELECTORS, Known, check_meaning
from corrigenda.rule import Rule, RuleEntry


def check_file(file: ConfigFile, rules: Iterable[RuleEntry | type[Rule]] | None) -> list[str]:
    """What is wrong with a config file: ``pyproject.toml:12: unknown key …``, by line."""
    from corrigenda_schemas import load

    table = f"[{'.'.join(file.table)}]" if file.table else ""
    problems = check_values(file.values, load("config"), table)
    if not problems:

        def schemas() -> list[str]:
            entries = file.values.get("schema", ())
            return [os.path.join(file.base, entry["schema"]) for entry in entries]

        problems = check_meaning(file.values, file.base, Known(rules, schemas))
    placed = [(_line(file, problem), problem.message) for problem in problems]
    return [f"{file.shown}:{line}: {message}" for line, message in sorted(placed)]


def check_flags(
    given: Mapping[str, Any],
    cwd: str,
    rules: Iterable[RuleEntry | type[Rule]] | None,
    schemas: Iterable[str] = (),
) -> list[str]:
    """What is wrong with values from the command line: ``--select: there is no rule …``."""
    problems: list[Problem] = []
    known = dict(given)
    if not all(_is_plain(key, value) for key, value in given.items()):
        from corrigenda_schemas import load

        schema = load("config")
        known = {key: value for key, value in given.items() if key in schema["properties"]}
        problems = check_values(known, schema)
    if not problems:
        problems = check_meaning(known, cwd, Known(rules, lambda: schemas))
    return [f"--{problem.path[0]}: {problem.message}" for problem in problems]


def _is_plain(key: str, value: Any) -> bool:
    """Whether a flag's value is so simple that the schema need not be read for it."""
    if key in SELECTORS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return key == "force-exclude" and isinstance(value, bool)


def _line(file: ConfigFile, problem: Problem) -> int:
    path: Path = problem.path
    if isinstance(path[-1] if path else None, int) and problem.word:
        path = (*path[:-1], problem.word)
    return file.line(*path)
