"""Patterns as in .gitignore, relative to a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from corrigenda.errors import UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def slashed(path: str) -> str:
    """The path with ``/`` between its parts."""
    return path if os.sep == "/" else path.replace(os.sep, "/")


def compiled(patterns: Iterable[str]) -> GitIgnoreSpec:
    """The patterns, ready to match. Raises UsageError for one that git would not understand."""
    from pathspec import GitIgnoreSpec  # imported where a pattern is used: 20 ms

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except (ValueError, re.error) as error:
        raise UsageError(str(error)) from error


class Globs:
    """Patterns of a config file. The last pattern that matches decides; ``!`` takes back."""

    __slots__ = ("_spec", "folder", "patterns")

    def __init__(self, folder: str, patterns: Iterable[str]) -> None:
        self.folder = slashed(folder).rstrip("/") + "/"
        self.patterns = tuple(patterns)
        self._spec: GitIgnoreSpec | None = None

    def match(self, path: str) -> bool:
        """Whether an absolute path (a folder's ends in ``/``) matches."""
        if not self.patterns or not path.startswith(self.folder):
            return False
        if self._spec is None:
            self._spec = compiled(self.patterns)
        return self._spec.match_file(path[len(self.folder) :])
