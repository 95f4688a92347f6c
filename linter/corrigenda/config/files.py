"""Config files: which one is nearest, what it holds, what it extends."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Any, NamedTuple

from corrigenda.article import Step
from corrigenda.config.globs import slashed
from corrigenda.errors import UsageError

NAMES = (".corrigenda.toml", "corrigenda.toml", "pyproject.toml")
"""The names of config files; the first that a folder has is taken."""

TABLE = ("tool", "corrigenda")
"""Where the configuration stands in a pyproject.toml."""


class ConfigFile(NamedTuple):
    """A config file that was read.

    `shown` is its name in messages; `base` the folder that its globs and paths are relative to;
    `table` the path of its configuration in the TOML document.
    """

    path: str
    shown: str
    base: str
    table: tuple[str, ...]
    text: str
    values: dict[str, Any]

    def line(self, *path: Step) -> int:
        """The 1-based line of a key of the configuration."""
        from corrigenda.config.places import line_of

        return line_of(self.text, self.table + path)

    def place(self, *path: Step) -> str:
        """``file:line`` of a key of the configuration."""
        return f"{self.shown}:{self.line(*path)}"


def read_config(path: str, cwd: str, base: str | None = None) -> ConfigFile | None:
    """Reads a config file; None for a pyproject.toml without the table ``[tool.corrigenda]``.

    Raises UsageError when the file cannot be read or is not TOML.
    """
    shown = display(path, cwd)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read: {error.strerror or error}") from error
    is_project = os.path.basename(path) == "pyproject.toml"
    if is_project and b"corrigenda" not in data:
        return None
    text, document = _parse(data, shown)
    table: tuple[str, ...] = ()
    values: Any = document
    if is_project:
        table = TABLE
        for step in TABLE:
            values = values.get(step) if isinstance(values, dict) else None
        if values is None:
            return None
    if not isinstance(values, dict):
        raise UsageError(f"{shown}: `tool.corrigenda` should be a table")
    return ConfigFile(path, shown, base or os.path.dirname(path), table, text, values)


def _parse(data: bytes, shown: str) -> tuple[str, dict[str, Any]]:
    toml: Any = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode()
        document: dict[str, Any] = toml.loads(text)
        return text, document
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{shown}:{line}: not valid UTF-8; TOML files are UTF-8") from error
    except toml.TOMLDecodeError as error:
        message = str(error)
        at = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
        place = f"{at[1]}:{at[2]}" if at and at[1] else f"{len(text.splitlines()) or 1}"
        reason = message[: at.start()] if at else message
        if reason == "Invalid value":
            reason = "a text stands in quotes, and this is no number, date, true or false"
        raise UsageError(f"{shown}:{place}: not valid TOML: {reason}") from error
    except RecursionError as error:
        raise UsageError(f"{shown}: not read: its values are nested too deep") from error


def find(folder: str, cwd: str) -> ConfigFile | None:
    """The config file that stands in a folder, if there is one."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            found = read_config(path, cwd)
            if found is not None:
                return found
    return None


def chain(file: ConfigFile, cwd: str) -> tuple[ConfigFile, ...]:
    """The file and what it extends, the farthest base first.

    Raises UsageError for a base that is missing or extends, in the end, itself.
    """
    files = [file]
    while "extend" in files[-1].values:
        last = files[-1]
        value = last.values["extend"]
        if not isinstance(value, str) or not value:
            break  # the check of the values reports it
        target = os.path.expanduser(value)
        path = os.path.normpath(os.path.join(os.path.dirname(last.path), target))
        place = last.place("extend")
        if any(os.path.realpath(f.path) == os.path.realpath(path) for f in files):
            circle = " → ".join([*(f.shown for f in files), display(path, cwd)])
            raise UsageError(f"{place}: `extend` goes round in a circle: {circle}")
        if not os.path.isfile(path):
            through = f" (extended by {_through(files)})" if len(files) > 1 else ""
            raise UsageError(f"{place}: `extend` names “{value}”, which is no file{through}")
        base = read_config(path, cwd)
        if base is None:
            raise UsageError(f"{place}: `extend` names “{value}”, which has no [tool.corrigenda]")
        files.append(base)
    return tuple(reversed(files))


def _through(files: Iterable[ConfigFile]) -> str:
    return ", ".join(f.shown for f in list(files)[-2::-1])


def display(path: str, cwd: str) -> str:
    """A path as messages show it, with ``/``: relative to `cwd`, or absolute where shorter."""
    try:
        relative = slashed(os.path.relpath(path, cwd))
    except ValueError:  # another drive
        return slashed(path)
    return min(relative, slashed(path), key=len)
