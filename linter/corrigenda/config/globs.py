"""Patterns as in .gitignore, relative to a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
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


def expression(pattern: str) -> str | None:
    """A regular expression for a plain pattern; None for one that pathspec had better read.

    Plain are names, ``*``, ``?``, and ``**`` as a whole part of the path, which is nearly all that
    people write. It matches from the start of a path, that of a folder's content included.
    """
    is_odd = re.search(r"[!\\\[\]#\s]|//|[^/]\*\*|\*\*[^/]|\*\*/\*\*", pattern)
    parts = pattern.strip("/").split("/")
    if is_odd or parts[-1] in ("", "*") or (parts[-1] == "**" and len(parts) == 1):
        return None
    only_folders = pattern.endswith("/")
    if only_folders and parts[-1] == "**":
        return None
    anchored = "/" in pattern.rstrip("/")
    found = "" if anchored else "(?:.+/)?"
    for part in parts[:-1]:
        found += "(?:.+/)?" if part == "**" else _part(part) + "/"
    if parts[-1] == "**":
        return found
    return found + _part(parts[-1]) + ("/" if only_folders else "(?:/|$)")


def _part(part: str) -> str:
    if part == "*":
        return "[^/]+"
    return re.escape(part).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")


class Globs:
    """Patterns of a config file. The last pattern that matches decides; ``!`` takes back."""

    __slots__ = ("_matches", "folder", "patterns")

    def __init__(self, folder: str, patterns: Iterable[str]) -> None:
        self.folder = slashed(folder).rstrip("/") + "/"
        self.patterns = tuple(patterns)
        self._matches: Callable[[str], object] | None = None

    def match(self, path: str) -> bool:
        """Whether an absolute path (a folder's ends in ``/``) matches."""
        if not self.patterns or not path.startswith(self.folder):
            return False
        if self._matches is None:
            self._matches = _matcher(self.patterns)
        return bool(self._matches(path[len(self.folder) :]))


def _matcher(patterns: tuple[str, ...]) -> Callable[[str], object]:
    plain = [expression(pattern) for pattern in patterns]
    found = [one for one in plain if one is not None]
    if len(found) < len(plain):
        return compiled(patterns).match_file
    return re.compile("|".join(found), re.DOTALL).match
