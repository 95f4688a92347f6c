"""Walks a folder for files to check. Links to folders are not followed, so no loop is walked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

from corrigenda.config.globs import slashed
from corrigenda.discovery.gitignore import NAME, Stack, above, below, ignores
from corrigenda.discovery.tables import is_hidden, is_left_out, is_tool_file


class Found(NamedTuple):
    """A file that a walk found (absolute path, with ``/``), or why it passed over something."""

    path: str
    is_link: bool = False
    reason: str | None = None


class Filters(NamedTuple):
    """What a walk asks of its surroundings, all with absolute paths; a folder's ends in ``/``.

    `wanted`: whether a file has a format that is read. `excluded`: whether the configuration
    leaves a path out. `included`: whether it takes one in that a walk would pass over.
    """

    wanted: Callable[[str], bool]
    excluded: Callable[[str], bool]
    included: Callable[[str], bool]


def walk(root: str, filters: Filters) -> Iterator[Found]:
    """The files below `root` (absolute, with ``/``), folder by folder."""
    root = root.rstrip("/") or "/"
    todo: list[tuple[str, Stack]] = [(root, above(root))]
    while todo:
        folder, stack = todo.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(folder + "/", reason=f"cannot be read: {error.strerror or error}")
            continue
        names = {entry.name for entry in entries}
        if folder != root and "pyvenv.cfg" in names:
            continue  # a virtual environment, whatever its name
        if NAME in names or ".git" in names:
            stack = below(stack, folder)
        for entry in entries:
            path = f"{folder.rstrip('/')}/{entry.name}"
            if entry.is_symlink():
                kind = _kind(entry)
                if kind == "file" and _takes(path, entry.name, stack, filters):
                    yield Found(path, is_link=True)
                elif kind == "nothing" and filters.wanted(path):
                    yield Found(path, is_link=True, reason="a link to nothing")
            elif entry.is_dir(follow_symlinks=False):
                inside = path + "/"
                if not (
                    is_left_out(entry.name) or filters.excluded(inside) or ignores(stack, inside)
                ):
                    todo.append((path, stack))
            elif entry.is_file(follow_symlinks=False) and _takes(path, entry.name, stack, filters):
                yield Found(path)


def _kind(link: os.DirEntry[str]) -> str:
    """What a link leads to: ``file``, ``folder`` or ``nothing``."""
    try:
        if link.is_file():
            return "file"
        return "folder" if link.is_dir() else "nothing"
    except OSError:  # a link to itself
        return "nothing"


def _takes(path: str, name: str, stack: Stack, filters: Filters) -> bool:
    """Whether a walk takes a file; the cheap questions first."""
    usual = filters.wanted(path) and not is_hidden(name) and not is_tool_file(name)
    if usual and not ignores(stack, path):
        return not filters.excluded(path)
    return filters.included(path) and not filters.excluded(path)


def real(path: str, folders: dict[str, str]) -> str:
    """The path without links, `folders` remembering those of folders."""
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = slashed(os.path.realpath(folder))
    if os.path.islink(path):
        return slashed(os.path.realpath(path))
    return f"{folders[folder].rstrip('/')}/{name}"
