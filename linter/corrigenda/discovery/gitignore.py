"""What git ignores: the .gitignore files on the way down, the nearest outranking those above."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from corrigenda.config.globs import compiled
from corrigenda.errors import UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec, RegexPattern

NAME = ".gitignore"


class Ignored(NamedTuple):
    """The patterns of one .gitignore file. `folder` ends in ``/``.

    In a walk the folders above a path are known not to be ignored, so only a pattern that matches
    the path to its end may decide; pathspec's own verdict would count those above as well.
    """

    folder: str
    patterns: tuple[RegexPattern, ...]


Stack = tuple[Ignored, ...]
"""The .gitignore files that hold in a folder, the farthest first."""


def ignores(stack: Stack, path: str) -> bool:
    """Whether git ignores an absolute path (a folder's ends in ``/``), those above it not."""
    for ignored in reversed(stack):
        inside = path[len(ignored.folder) :]
        for pattern in reversed(ignored.patterns):
            found = pattern.regex.match(inside) if pattern.regex else None
            if found is not None and found.end() == len(inside):
                return bool(pattern.include)
    return False


def above(folder: str) -> Stack:
    """What holds in a folder from the .gitignore files above it, up to the repository's root.

    Nothing when the folder itself is ignored: who names it wants it.
    """
    folder = folder.rstrip("/")
    chain = list(_to_root(folder))
    stack: Stack = ()
    for at in reversed(chain[1:]):
        if ignores(stack, at + "/"):
            return ()
        stack = below(stack, at)
    return () if stack and ignores(stack, folder + "/") else stack


def below(stack: Stack, folder: str) -> Stack:
    """The stack with the .gitignore of a folder added, and the repository's own exclusions."""
    if os.path.isdir(folder + "/.git"):
        stack = ()  # a repository starts here: those around it have no say
        stack += _read(folder + "/.git/info/exclude", folder)
    return stack + _read(f"{folder}/{NAME}", folder)


def _to_root(folder: str) -> Iterator[str]:
    """The folder and those above it, to the one that holds .git; only the folder if none does."""
    chain = [folder]
    while not os.path.lexists(chain[-1] + "/.git"):
        parent = os.path.dirname(chain[-1])
        if parent == chain[-1] or parent == "/":
            return iter([folder])
        chain.append(parent)
    return iter(chain)


def _read(path: str, folder: str) -> Stack:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = [_plain(line) for line in file.read().split("\n") if _is_pattern(line)]
    except OSError:
        return ()
    if not lines:
        return ()
    try:
        spec = compiled(lines)
    except UsageError:
        spec = compiled([line for line in lines if _is_valid(line)])  # git passes over the others
    return (Ignored(folder.rstrip("/") + "/", _regexes(spec)),)


def _regexes(spec: GitIgnoreSpec) -> tuple[RegexPattern, ...]:
    from pathspec import RegexPattern

    return tuple(
        pattern
        for pattern in spec.patterns
        if isinstance(pattern, RegexPattern) and pattern.include is not None
    )


_EVERYTHING = frozenset(["*", "**", "/**", "**/*", "/**/*"])
_EVERY_FOLDER = frozenset(["*/", "**/", "/**/"])


def _plain(line: str) -> str:
    """The pattern, so written that pathspec makes an expression that matches a whole path of it.

    ``folder/**`` stands for what is in the folder, not for the folder.
    """
    line = line.removesuffix("\r")
    bare = line.rstrip(" ")
    sign = "!" * bare.startswith("!")
    if bare[len(sign) :] in _EVERYTHING:
        return sign + "?*"
    if bare[len(sign) :] in _EVERY_FOLDER:
        return sign + "?*/"
    return bare + "/*" if bare.endswith("/**") else line


def _is_pattern(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _is_valid(line: str) -> bool:
    try:
        compiled([line])
    except UsageError:
        return False
    return True
