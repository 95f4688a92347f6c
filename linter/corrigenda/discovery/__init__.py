"""Which files a run checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corrigenda.config.configuration import Configuration


class Skipped(NamedTuple):
    """A file or folder that was named or met and is not checked, and why."""

    path: str
    reason: str


class Discovery(NamedTuple):
    """The files to check, those left out, and the arguments that name nothing (exit code 2).

    Paths are relative to the working directory with ``/`` (absolute where given so), each once,
    sorted.
    """

    files: list[str]
    skipped: list[Skipped]
    missing: list[str]


def discover(arguments: Sequence[str], configuration: Configuration, *, cwd: str) -> Discovery:
    """The files that the arguments name: files, folders (walked) and globs; none: `cwd`."""
    return Discovery(list(arguments), [], [])
