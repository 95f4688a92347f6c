"""What the config files and the command line say together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from corrigenda.config.files import ConfigFile, chain, display, find, read_config
from corrigenda.config.globs import Globs, slashed
from corrigenda.config.layers import AcceptFile, Layer
from corrigenda.config.scopes import Scope
from corrigenda.config.settings import Settings
from corrigenda.errors import UsageError
from corrigenda.finding import Severity
from corrigenda.rule import Rule, RuleEntry
from corrigenda.wordlists import WordList, read_words

if TYPE_CHECKING:
    from corrigenda.retractions import Retractions
    from corrigenda.termbase.loading import Library
    from corrigenda.termbase.terms import Terms

CACHE_FOLDER = ".corrigenda_cache"
"""The folder of the cache, beside the config file or at the root of the repository."""


class RunSettings(NamedTuple):
    """What holds for the whole run: from the config of the working directory.

    `fail_on` None: never. `baseline` and `cache_dir` are absolute paths. `jobs` 0: as many as pay.
    """

    fail_on: Severity | None = Severity.WARNING
    baseline: str | None = None
    jobs: int = 0
    cache_dir: str = CACHE_FOLDER
    output_format: str = "full"
    force_exclude: bool = False


class Configuration:
    """The configuration of a run: settings per file, found upward from each file.

    `here` is what holds in `cwd`, `run` what it says of the whole run.
    """

    def __init__(
        self,
        cwd: str,
        *,
        explicit: str | None = None,
        isolated: bool = False,
        command_line: Mapping[str, Any] = {},
        rules: Iterable[RuleEntry | type[Rule]] | None = None,
        keeps: bool = True,
    ) -> None:
        """Raises UsageError; see `load`."""
        self._keeps = keeps
        self.cwd = slashed(os.path.abspath(cwd))
        self._known_rules = None if rules is None else list(rules)
        given = {k.replace("_", "-"): v for k, v in command_line.items() if v is not None}
        self._command_line = Layer(given, self.cwd)
        self._word_lists: dict[str, WordList] = {}
        self._retractions: dict[str, Retractions] = {}
        self._library: Library | None = None
        self._composed: dict[tuple[str, ...] | None, Terms] = {}
        self._bare = self._scope(())
        self._fixed: Scope | None = self._bare if isolated else None
        self._scopes: dict[str, Scope] = {}
        if explicit is not None:
            self._fixed = self._explicit(os.path.join(self.cwd, os.path.expanduser(explicit)))
        self.here = self.scope(self.cwd)
        if given:
            self._check_command_line(given)
        self.run = self._run_settings()

    @property
    def files(self) -> tuple[str, ...]:
        """The config files that hold for the working directory, the nearest first, as shown."""
        return tuple(file.shown for file in reversed(self.here.files))

    @property
    def root(self) -> str:
        """The folder of the repository, else that of the config file, else `cwd`.

        Fingerprints name a file as seen from it, so that they are the same wherever in the
        repository the command runs.
        """
        repository = self._repository()
        if repository is not None:
            return repository
        return self.here.files[-1].base if self.here.files else self.cwd

    def settings_for(self, path: str) -> Settings:
        """The settings of a file (relative to the working directory, or absolute).

        The same object for all files to which the same settings apply. Raises UsageError for a
        broken config file.
        """
        full = self.full(path)
        return self.scope(os.path.dirname(full)).settings(full, self._list_format(full))

    def read_list(self, path: str) -> WordList:
        """The file of words at an absolute path, read once. Raises UsageError."""
        kept = self._word_lists.get(path)
        if kept is None:
            kept = self._word_lists[path] = read_words(path, self.shown(path))
        return kept

    @property
    def library(self) -> Library:
        """Where termbases are read from."""
        if self._library is None:
            from corrigenda.termbase.loading import Library

            self._library = Library(self.cwd, self.run.cache_dir if self._keeps else None)
        return self._library

    def compose(self, names: Sequence[str] | None) -> Terms:
        """The termbases of some names, the nearest first; None: those that are on by default.

        Raises UsageError.
        """
        key = None if names is None else tuple(names)
        if key not in self._composed:
            self._composed[key] = self.library.compose(self.library.builtin if key is None else key)
        return self._composed[key]

    def read_retractions(self, path: str) -> Retractions:
        """The table of retracted works at an absolute path, read once. Raises UsageError."""
        if path not in self._retractions:
            from corrigenda.retractions import load_retractions

            cache = self.run.cache_dir if self._keeps else None
            self._retractions[path] = load_retractions(path, self.shown(path), cache)
        return self._retractions[path]

    def accept_files(self) -> dict[str, AcceptFile]:
        """The files that list accepted words, by absolute path, as far as folders were looked at.

        Of the working directory at least; after a walk, of all folders it went through.
        """
        found: dict[str, AcceptFile] = {}
        for scope in (self.here, *(self._scopes[at] for at in sorted(self._scopes))):
            for path, file in scope.lists.items():
                found.setdefault(path, file)
        return found

    def word_lists(self) -> list[WordList]:
        """The lists of accepted words that hold for the working directory, overrides included."""
        scope = self.here
        lists = list(scope.plain().settings().accept.lists)
        for number, layer in enumerate(scope.layers):
            if layer.files is not None:
                lists += scope.merged([number]).settings().accept.lists
        return list({id(one): one for one in lists}.values())

    def _list_format(self, full: str) -> str | None:
        """The format of a file that lists accepted words; None for other files."""
        for scope in (self.scope(os.path.dirname(full)), self.here):
            if full in scope.lists:
                return scope.lists[full].format
        return None

    def is_excluded(self, path: str) -> bool:
        """Whether `exclude` or `extend-exclude` names the file, or the folder (ends in ``/``)."""
        full = self.full(path)
        excluded = self.scope(os.path.dirname(full)).patterns("exclude")
        full += "/" if path.endswith(("/", os.sep)) else ""
        return any(globs.match(full) for globs in excluded)

    def names_format(self, path: str) -> bool:
        """Whether the configuration says which format a file has."""
        full = self.full(path)
        scope = self.scope(os.path.dirname(full))
        if scope.has_formats and scope.settings(full).format is not None:
            return True
        return self.lists_words(path)

    def lists_words(self, path: str) -> bool:
        """Whether a file lists accepted words: a file of words, or a configuration with some."""
        return self._list_format(self.full(path)) is not None

    def fully_seen(self, paths: Iterable[str], folders: Iterable[str]) -> list[str]:
        """Those of the files that list accepted words for nothing but what is in the folders.

        Of their entries it can be said that no document uses them, where all files of the folders
        were checked.
        """
        inside = [self.full(folder).rstrip("/") + "/" for folder in folders]
        lists = self.accept_files()
        return [
            path
            for path in paths
            for file in (lists.get(self.full(path)),)
            if file is not None
            and any(
                self.full(path).startswith(folder) and f"{file.folder}/".startswith(folder)
                for folder in inside
            )
        ]

    def unmatched(self, paths: Iterable[str]) -> list[str]:
        """What to say of the tables of the nearest config file whose `files` match none of these.

        A schema for a folder that is not there checks nothing, and nobody would notice. Empty
        where the config file does not stand in the working directory: `paths` are its files.
        """
        if self._fixed is not None or not self.here.files or self.here.files[-1].base != self.cwd:
            return []
        own = [
            layer
            for layer in self.here.layers
            if layer.file is self.here.files[-1]
            and layer.files is not None
            and "per-file-ignore" not in layer.values
        ]
        full = [self.full(path) for path in paths] if own else []
        return [
            f"{layer.source('files')}: no file that is checked matches "
            + " or ".join(f"`{pattern}`" for pattern in layer.files.patterns)
            for layer in own
            if layer.files is not None and not any(map(layer.files.match, full))
        ]

    def includes(self, folder: str) -> tuple[Globs, ...]:
        """The patterns of `include` that hold in a folder."""
        return self.scope(self.full(folder)).patterns("include")

    def scope(self, folder: str) -> Scope:
        """The layers that hold in a folder (absolute path, with ``/``)."""
        if self._fixed is not None:
            return self._fixed
        passed: list[str] = []
        scope = None
        for at in _upward(folder):
            scope = self._scopes.get(at)
            if scope is not None:
                break
            passed.append(at)
            found = find(at, self.cwd)
            if found is not None:
                files = chain(found, self.cwd)
                self._check(files)
                scope = self._scope(files)
                break
            if os.path.lexists(os.path.join(at, ".git")):
                break
        for at in passed:
            self._scopes[at] = scope or self._bare
        return scope or self._bare

    def full(self, path: str) -> str:
        """The absolute path of a file that is named from `cwd`, with ``/``."""
        return slashed(os.path.normpath(os.path.join(self.cwd, path)))

    def shown(self, path: str) -> str:
        """An absolute path as messages show it."""
        return display(path, self.cwd)

    def _scope(self, files: tuple[ConfigFile, ...]) -> Scope:
        return Scope(files, self._command_line, self.read_list, self.compose, self.read_retractions)

    def _explicit(self, path: str) -> Scope:
        """One file for all: its globs and paths are relative to the working directory."""
        file = read_config(os.path.normpath(path), self.cwd, base=self.cwd)
        if file is None:
            raise UsageError(f"{self.shown(path)}: has no table [tool.corrigenda]")
        files = chain(file, self.cwd)
        self._check(files)
        return self._scope(files)

    def _check(self, files: Iterable[ConfigFile]) -> None:
        from corrigenda.config.problems import check_file

        problems = [line for file in files for line in check_file(file, self._known_rules)]
        if problems:
            raise UsageError("\n".join(problems))

    def _check_command_line(self, given: Mapping[str, Any]) -> None:
        from corrigenda.config.problems import check_flags

        schemas = [
            os.path.join(layer.base, layer.values["schema"])
            for layer in self.here.layers
            if isinstance(layer.values.get("schema"), str)
        ]
        problems = check_flags(given, self.cwd, self._known_rules, schemas)
        if problems:
            raise UsageError("\n".join(problems))

    def _run_settings(self) -> RunSettings:
        merged = self.here.plain()
        single, default = merged.single, RunSettings()
        fail_on = single.get("fail-on", "warning")
        return RunSettings(
            fail_on=None if fail_on == "never" else Severity(fail_on),
            baseline=single.get("baseline"),
            jobs=single.get("jobs", default.jobs),
            cache_dir=single.get("cache-dir") or os.path.join(self._cache_root(), CACHE_FOLDER),
            output_format=single.get("output-format", default.output_format),
            force_exclude=single.get("force-exclude", default.force_exclude),
        )

    def _cache_root(self) -> str:
        """The folder of the config file, else the root of the repository, else `cwd`."""
        if self.here.files:
            return self.here.files[-1].base
        return self._repository() or self.cwd

    def _repository(self) -> str | None:
        roots = (at for at in _upward(self.cwd) if os.path.lexists(os.path.join(at, ".git")))
        return next(roots, None)


def load(
    cwd: str,
    *,
    explicit: str | None = None,
    isolated: bool = False,
    command_line: Mapping[str, Any] = {},
    rules: Iterable[RuleEntry | type[Rule]] | None = None,
    keeps: bool = True,
) -> Configuration:
    """The configuration as seen from `cwd`.

    `explicit` is one config file for all files, `isolated` reads none. `command_line` holds keys as
    a config file writes them (``"extend-select"``), which outrank every file; None values are left
    out. `rules` are the loaded packs' rules, to check ids and options; loaded here if needed and
    not given. `keeps`: whether packed termbases may be kept in the cache. Raises UsageError with
    every problem of a file, a line each.
    """
    return Configuration(
        cwd,
        explicit=explicit,
        isolated=isolated,
        command_line=command_line,
        rules=rules,
        keeps=keeps,
    )


def _upward(folder: str) -> Iterator[str]:
    """The folder and those above it."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
