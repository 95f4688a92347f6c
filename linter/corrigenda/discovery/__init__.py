"""Which files a run checks: those named, those found by walking folders, those globs match."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from corrigenda.config.configuration import Configuration
from corrigenda.config.globs import Globs, slashed
from corrigenda.discovery.patterns import braces, fixed_part, has_magic
from corrigenda.discovery.tables import UNREAD, is_hidden, is_left_out, is_tool_file
from corrigenda.discovery.walking import Filters, Found, real, walk
from corrigenda.readers import format_of

_PROBE = 8192


class Skipped(NamedTuple):
    """A file or folder that was named or met and is not checked, and why."""

    path: str
    reason: str


class Discovery(NamedTuple):
    """The files to check, those left out, and the arguments that name nothing (exit code 2).

    Paths are relative to the working directory with ``/``, or absolute where they lie outside and
    were given so; each once, sorted.
    """

    files: list[str]
    skipped: list[Skipped]
    missing: list[str]


def discover(
    arguments: Sequence[str], configuration: Configuration, *, cwd: str, format: str | None = None
) -> Discovery:
    """The files that the arguments name: files, folders (walked) and globs; none: `cwd`.

    A walk takes files of known formats, and passes over what git ignores, what is hidden, vendored
    or generated, tools' own files and what `exclude` names; the lists of accepted words that a
    configuration names are taken whatever they are called. A file that is named is always taken,
    whatever its name, unless `force-exclude` is set: then all of this but git's rules holds for it
    too (hooks name every file of a commit). A file in a format that has no reader yet is passed
    over with a word, unless `format` or the configuration says how to read it. Raises
    UsageError for a broken config file below.
    """
    return _Search(configuration, cwd, format).run(arguments or ["."])


class _Search:
    def __init__(self, configuration: Configuration, cwd: str, format: str | None) -> None:
        self.configuration = configuration
        self.format = format
        self.cwd = slashed(os.path.abspath(cwd))
        self.inside = self.cwd.rstrip("/") + "/"
        self.found: dict[str, tuple[bool, str]] = {}
        self.skipped: dict[str, str] = {}
        self.missing: list[str] = []
        self.folders: dict[str, str] = {}

    def run(self, arguments: Iterable[str]) -> Discovery:
        for argument in dict.fromkeys(arguments):
            path = slashed(os.path.normpath(os.path.join(self.cwd, argument)))
            if os.path.isdir(path):
                self.take(argument, self.walk_folder(path))
                self.take(argument, self.lists_below(path))
            elif os.path.exists(path):
                self.take(argument, [self.named(path)])
            elif not os.path.lexists(path) and has_magic(argument):
                if not self.take(argument, self.walk_glob(slashed(argument))):
                    self.missing.append(argument)
            else:
                self.missing.append(argument)
        files = sorted({shown for _, shown in self.found.values()})
        skipped = [Skipped(*item) for item in sorted(self.skipped.items())]
        return Discovery(files, skipped, sorted(set(self.missing)))

    def take(self, argument: str, found: Iterable[Found]) -> bool:
        """Adds what was found; whether there was anything."""
        is_absolute = os.path.isabs(argument)
        any_found = False
        for file in found:
            any_found = True
            shown = self.shown(file.path, is_absolute)
            reason = file.reason or self.unread(file.path)
            if reason is not None:
                self.skipped[shown] = reason
                continue
            identity = real(file.path, self.folders)
            entry = (identity != file.path, shown)
            self.found[identity] = min(entry, self.found.get(identity, entry))
        return any_found

    def shown(self, path: str, is_absolute: bool) -> str:
        if path.startswith(self.inside):
            return path[len(self.inside) :]
        return path if is_absolute else slashed(os.path.relpath(path, self.cwd))

    def named(self, path: str) -> Found:
        """A file that was named: taken, or passed over for a reason."""
        if not os.path.isfile(path):
            return Found(path, reason="not a regular file")
        is_link = os.path.islink(path)
        if self.configuration.run.force_exclude:
            reason = self.reason(path)
            if reason is not None:
                return Found(path, is_link, reason)
        return Found(path, is_link)

    def unread(self, path: str) -> str | None:
        """Why a file that was named, or that a glob names, cannot be read as what it is."""
        if self.format is not None or format_of(path) is not None or self.has_format(path):
            return None
        ending = os.path.splitext(path)[1].lower()
        if ending in UNREAD:
            return f"no reader for {ending} files yet"
        return "a binary file of no known format" if _is_binary(path) else None

    def reason(self, path: str) -> str | None:
        """Why a walk would pass over a file, git's rules aside; None where it would take it."""
        if self.configuration.is_excluded(path):
            return "excluded by the configuration"
        if self.included(path) or self.configuration.lists_words(path):
            return None
        relative = path[len(self.inside) :] if path.startswith(self.inside) else path
        *folders, name = relative.split("/")
        left_out = next((f for f in folders if f and is_left_out(f)), None)
        if left_out is not None:
            return f"in the folder {left_out}, which holds no articles of yours"
        if is_hidden(name):
            return "a hidden file"
        if is_tool_file(name):
            return "a tool's own file"
        return None if self.wanted(path) else "of no known format"

    def walk_folder(self, root: str) -> Iterator[Found]:
        """The files below a folder, and those that `include` adds in folders a walk leaves out."""
        filters = self.filters(root)
        yield from walk(root, filters)
        for globs in self.configuration.includes(root):
            for pattern in globs.patterns:
                start, _ = fixed_part(pattern.lstrip("/"))
                folder = globs.folder + start
                if (
                    start
                    and f"{folder}/".startswith(root.rstrip("/") + "/")
                    and (os.path.isdir(folder))
                ):
                    yield from walk(folder, filters._replace(wanted=globs.match))

    def lists_below(self, root: str) -> Iterator[Found]:
        """The lists of accepted words below a folder that was walked, whatever their names."""
        for path in self.configuration.accept_files():
            inside = path.startswith(root.rstrip("/") + "/") and os.path.isfile(path)
            if inside and not self.configuration.is_excluded(path):
                yield Found(path, os.path.islink(path))

    def walk_glob(self, argument: str) -> Iterator[Found]:
        """The files that a glob names: a walk of the folder before its first wildcard."""
        for pattern in braces(argument):
            start, rest = fixed_part(pattern)
            folder = slashed(os.path.normpath(os.path.join(self.cwd, start)))
            if not os.path.isdir(folder):
                continue
            globs = Globs(folder, ["/" + rest])
            last = rest.rpartition("/")[2]
            for file in walk(folder, self.filters(folder, last if "." in last else None)):
                if globs.match(file.path):
                    yield file

    def filters(self, root: str, name: str | None = None) -> Filters:
        """The questions of a walk from `root`; `name`: a glob whose files are wanted anyway."""
        is_excluded = self.configuration.is_excluded
        if not self.configuration.run.force_exclude and is_excluded(root + "/"):
            excluded = _never  # who names an excluded folder wants what is in it
        else:
            excluded = is_excluded
        if name is None:
            return Filters(self.wanted, excluded, self.included)
        wanted = name
        return Filters(
            lambda path: fnmatchcase(path.rpartition("/")[2], wanted) or self.wanted(path),
            excluded,
            self.included,
        )

    def wanted(self, path: str) -> bool:
        return format_of(path) is not None or self.has_format(path)

    def has_format(self, path: str) -> bool:
        """Whether the configuration names the format of a file."""
        return self.configuration.names_format(path)

    def included(self, path: str) -> bool:
        includes = self.configuration.includes(os.path.dirname(path))
        return any(globs.match(path) for globs in includes)


def _never(path: str) -> bool:
    return False


def _is_binary(path: str) -> bool:
    """Whether a file holds NUL bytes and no byte order mark that explains them."""
    try:
        with open(path, "rb") as file:
            head = file.read(_PROBE)
    except OSError:
        return False  # the check reports that it cannot be read
    return b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
