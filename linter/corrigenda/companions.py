"""Files that a document names: its bibliographies. Read for it, and noted, so that a cache knows.

A rule reads no disk. It asks its document, `Document.companions`, for a file by name; what it was
given is kept with the result, and the result holds as long as those files stay what they are.
Nothing outside the project is read, wherever links lead.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from corrigenda.config.globs import slashed
from corrigenda.digests import digest
from corrigenda.text import SourceText, UndecodableError

if TYPE_CHECKING:
    from collections.abc import Hashable

    from corrigenda.text import Position

T = TypeVar("T")

_LARGEST = 50_000_000
"""The bytes of the largest file that is read."""

_LISTED = 2_000
"""A folder of more files than that is not looked through."""


class Companion(NamedTuple):
    """A file that a document names. `trouble` says why there is no `source`; one is there.

    `path` is the one that outputs show, relative to the working directory. `outside`: the file
    lies outside the project, so it was not looked at.
    """

    path: str
    source: SourceText | None
    trouble: str = ""
    outside: bool = False


class Shelf:
    """The files of a project that documents name, each read once.

    `root` is the absolute path of the project, `cwd` the folder that paths are relative to. Empty:
    nothing is read.
    """

    def __init__(self, cwd: str = "", root: str = "", files: Mapping[str, str] = {}) -> None:
        """`files` are texts by path, which stand for those of the disk: for tests."""
        self.cwd, self.root = cwd, root
        self._given = files
        self._real = os.path.realpath(root) if root else ""
        self._kept: dict[str, Companion] = {}
        self._made: dict[tuple[Hashable, str], object] = {}
        self._lists: dict[str, list[str]] = {}

    def companions(self, path: str) -> Companions:
        """What the document at `path` (from the working directory) has beside it."""
        return Companions(self, path)

    def read(self, path: str) -> Companion:
        """The file at a path, from the working directory."""
        kept = self._kept.get(path)
        if kept is None:
            kept = self._kept[path] = self._read(path)
        return kept

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder, sorted; none where it has very many."""
        if folder not in self._lists:
            self._lists[folder] = self._names(folder)
        return self._lists[folder]

    def _names(self, folder: str) -> list[str]:
        if self._given:
            return sorted(
                os.path.basename(name) for name in self._given if os.path.dirname(name) == folder
            )
        try:
            found = os.listdir(os.path.join(self.cwd, folder)) if self.inside(folder) else []
        except OSError:
            return []
        return sorted(found) if len(found) <= _LISTED else []

    def made(self, function: Callable[[SourceText], T], companion: Companion) -> T:
        """`function` of a file's source, computed once however many documents name it."""
        assert companion.source is not None
        key = function, companion.path
        if key not in self._made:
            self._made[key] = function(companion.source)
        return self._made[key]  # type: ignore[return-value]

    def inside(self, path: str) -> bool:
        """Whether a path leads to a place in the project, through links and all."""
        if self._given:
            return not path.startswith(("/", ".."))
        if not self._real:
            return False
        real = os.path.realpath(os.path.join(self.cwd, path))
        return real == self._real or real.startswith(self._real.rstrip(os.sep) + os.sep)

    def _read(self, path: str) -> Companion:
        if not self.inside(path):
            return Companion(path, None, "it lies outside the project", outside=True)
        if self._given:
            text = self._given.get(path)
            return Companion(
                path, None if text is None else SourceText(path, text), "there is no such file"
            )
        full = os.path.join(self.cwd, path)
        try:
            if not os.path.isfile(full):
                trouble = "there is no such file"
            elif os.path.getsize(full) > _LARGEST:
                trouble = f"it is larger than {_LARGEST // 10**6} MB"
            else:
                with open(full, "rb") as file:
                    return Companion(path, SourceText.from_bytes(path, file.read()))
        except UndecodableError as error:
            trouble = f"line {error.line} of it cannot be decoded"
        except OSError as error:
            trouble = error.strerror or str(error)
        return Companion(path, None, trouble)


class Companions:
    """What one document has beside it. `read` are the paths asked for, with what they held."""

    __slots__ = ("_folder", "_shelf", "read")

    def __init__(self, shelf: Shelf, path: str) -> None:
        self._shelf = shelf
        self._folder = slashed(os.path.dirname(path))
        self.read: dict[str, str] = {}

    def open(self, name: str) -> Companion:
        """The file of a name: from the document’s folder, else from one above it in the project.

        Programs that make pages look from the one or the other. Where there is none, what is said
        is said of the first.
        """
        first = None
        for folder in self.folders():
            found = self._open(folder, name)
            if found.source is not None or found.outside or "no such" not in found.trouble:
                return found
            first = first or found
        return first or Companion(name, None, "it lies outside the project", outside=True)

    def folders(self) -> list[str]:
        """The document’s folder and those above it, as far as the project goes."""
        folder, found = self._folder, []
        while self._shelf.inside(folder):
            found.append(folder)
            above = os.path.normpath(os.path.join(folder, ".."))
            folder = "" if above == "." else slashed(above)
            if folder in found:
                break
        return found

    def listed(self, folder: str, *endings: str) -> list[Companion]:
        """The files in a folder whose names end so, sorted by name."""
        names = [name for name in self._shelf.names(folder) if name.endswith(endings)]
        self.read[_join(folder, "*" + ";*".join(endings))] = _listing(names)
        return [self._open(folder, name) for name in names]

    def inside(self, folder: str, name: str) -> Companion:
        """The file of a name in a folder."""
        return self._open(folder, name)

    def made(self, function: Callable[[SourceText], T], companion: Companion) -> T:
        """As `Shelf.made`."""
        return self._shelf.made(function, companion)

    def position(self, path: str, offset: int) -> Position | None:
        """Where an offset of a file that was read stands; None for other files."""
        found = self._shelf.read(path).source if path in self.read else None
        return found.position(offset) if found is not None else None

    def _open(self, folder: str, name: str) -> Companion:
        path = slashed(os.path.normpath(_join(folder, os.path.expanduser(name))))
        found = self._shelf.read(path)
        if not found.outside:
            self.read[path] = "" if found.source is None else _digest(found.source.text)
        return found


def current(cwd: str, path: str) -> str:
    """What `Companions.read` would note of a path now; a cache compares."""
    folder, name = os.path.split(os.path.join(cwd, path))
    try:
        if name.startswith("*"):
            endings = tuple(part.removeprefix("*") for part in name.split(";"))
            names = sorted(os.listdir(folder))
            return _listing([n for n in names if n.endswith(endings)] if len(names) <= _LISTED
                            else [])  # fmt: skip
        with open(os.path.join(folder, name), "rb") as file:
            return _digest(SourceText.from_bytes(path, file.read()).text)
    except OSError:
        return _listing([]) if name.startswith("*") else ""
    except UndecodableError:
        return ""


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder and not os.path.isabs(name) else name


def _listing(names: list[str]) -> str:
    return _digest("\n".join(names))


def _digest(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass")).hex()
