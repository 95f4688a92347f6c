"""Lays config files, overrides and the command line over one another.

The farthest base comes first, each file's overrides after its plain keys, the command line last.
`select`, `ignore`, `accept`, `accept-files` and other lists replace what lies below; `extend-…`
adds to it. Of termbases the first outranks the others: those of `extend-termbases` come before
what lies below.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from corrigenda.accepting import Accept
from corrigenda.article import Step
from corrigenda.config.files import ConfigFile
from corrigenda.config.globs import Globs, slashed
from corrigenda.config.profiles import is_path, level_of
from corrigenda.config.settings import RuleSettings, Settings
from corrigenda.finding import Severity
from corrigenda.termbase.terms import Terms, is_builtin
from corrigenda.text import SourceText
from corrigenda.wordlists import GivenWords, WordList

if TYPE_CHECKING:
    from corrigenda.retractions import Retractions

COMMAND_LINE = "command line"
DEFAULT = "default"
RUN_KEYS = frozenset({"fail-on", "baseline", "cache-dir", "jobs", "output-format", "force-exclude"})
"""The keys that hold for the whole run, as the working directory's config has them."""
_UNITS = {"": 1, "k": 1e3, "m": 1e6, "g": 1e9, "ki": 2**10, "mi": 2**20, "gi": 2**30}


class Layer(NamedTuple):
    """Values from one place. `files`: they hold only for files that match; None: for all.

    `file` is None for the command line; `at` is where in the file the values stand.
    """

    values: Mapping[str, Any]
    base: str
    file: ConfigFile | None = None
    at: tuple[Step, ...] = ()
    files: Globs | None = None

    def path(self, name: str) -> str:
        """The absolute path of a file that a value names, with ``/``."""
        return slashed(os.path.normpath(os.path.join(self.base, os.path.expanduser(name))))

    def source(self, *path: Step) -> str:
        """The place of a key in words: ``corrigenda.toml:3``."""
        return self.file.place(*self.at, *path) if self.file else COMMAND_LINE


def layers_of(files: Iterable[ConfigFile]) -> Iterator[Layer]:
    """The layers of a chain of config files, in the order in which they apply."""
    for file in files:
        base, values = file.base, file.values
        yield Layer(values, base, file)
        for glob, rules in values.get("per-file-ignores", {}).items():
            at = ("per-file-ignores", glob)
            yield Layer({"per-file-ignore": rules}, base, file, at, Globs(base, (glob,)))
        for key in ("schema", "format", "overrides"):
            for index, entry in enumerate(values.get(key, ())):
                globs = Globs(base, entry["files"])
                own = {k: v for k, v in entry.items() if k != "files"}
                yield Layer(own, base, file, (key, index), globs)


class AcceptFile(NamedTuple):
    """A file that lists accepted words: of which format it is, and for which folder it holds."""

    format: str
    folder: str


def accept_files(layers: Iterable[Layer]) -> dict[str, AcceptFile]:
    """The files of words that the layers name, and the configurations with words of their own."""
    found: dict[str, AcceptFile] = {}
    for layer in layers:
        if layer.file is None:
            continue
        base = slashed(layer.base)
        if layer.values.get("accept") or layer.values.get("extend-accept"):
            found.setdefault(slashed(layer.file.path), AcceptFile("config", base))
        for key in ("accept-files", "extend-accept-files"):
            for name in layer.values.get(key, ()):
                found[layer.path(name)] = AcceptFile("words", base)
    return found


class Merged:
    """What applies in the end, and which layers each key comes from."""

    def __init__(
        self,
        read_list: Callable[[str], WordList],
        compose: Callable[[Sequence[str] | None], Terms],
        read_retractions: Callable[[str], Retractions],
    ) -> None:
        """`read_list` reads the file of words at an absolute path.

        `compose` gives the termbases of some names, or those that are on by default.
        `read_retractions` reads the table of retracted works at an absolute path.
        """
        self._read_list = read_list
        self._read_retractions = read_retractions
        self._compose = compose
        self.single: dict[str, Any] = {}
        self.lists: dict[str, tuple[str, ...]] = {}
        self.rules: dict[str, dict[str, Any]] = {}
        self.file_ignores: tuple[str, ...] = ()
        self.schemas: tuple[str, ...] = ()
        self.termbases: tuple[str, ...] | None = None
        self.extra_termbases: tuple[str, ...] = ()
        self.sources: dict[str, list[tuple[Layer, tuple[Step, ...]]]] = {}

    def add(self, layer: Layer) -> None:
        """Lays one more layer on top."""
        values = layer.values
        if "select" in values:
            self._take_back(values["select"])
            self._replace("select", layer)
            self.lists.pop("extend-select", None)
            self.sources.pop("extend-select", None)
        if "extend-select" in values:
            self._take_back(values["extend-select"])
            self._extend("extend-select", "extend-select", layer)
        for key in ("ignore", "accept", "accept-files", "exclude", "include"):
            if key in values:
                if key == "ignore" and layer.file is None:
                    self._extend(key, key, layer)  # a flag adds to the config's, as in ruff
                else:
                    self._replace(key, layer)
            if f"extend-{key}" in values:
                self._extend(key, f"extend-{key}", layer)
        self._add_termbases(layer)
        for rule, setting in values.get("rules", {}).items():
            table = {"severity": setting} if isinstance(setting, str) else setting
            self.rules.setdefault(rule, {}).update(table)
            for name in table:
                key = f'rules."{rule}".{name}'
                path = ("rules", rule) if isinstance(setting, str) else ("rules", rule, name)
                self.sources[key] = [(layer, path)]
        if "per-file-ignore" in values:
            self.file_ignores += tuple(values["per-file-ignore"])
            self.sources.setdefault("per-file-ignores", []).append((layer, ()))
        if isinstance(values.get("schema"), str):
            self.schemas += (os.path.normpath(os.path.join(layer.base, values["schema"])),)
            self.sources.setdefault("schema", []).append((layer, ("schema",)))
        self._add_single(layer)

    def _add_termbases(self, layer: Layer) -> None:
        if "termbases" in layer.values:
            self.termbases = _names(layer, "termbases")
            self.sources["termbases"] = [(layer, ("termbases",))]
        if "extend-termbases" in layer.values:
            self.extra_termbases = _names(layer, "extend-termbases") + self.extra_termbases
            self.sources.setdefault("termbases", []).append((layer, ("extend-termbases",)))

    def _add_single(self, layer: Layer) -> None:
        for key, value in layer.values.items():
            if key not in _SINGLE or (key == "format" and not isinstance(value, str)):
                continue
            is_file = key in ("baseline", "cache-dir", "retractions") or (
                key == "profile" and is_path(value)
            )
            self.single[key] = (
                os.path.normpath(os.path.join(layer.base, os.path.expanduser(value)))
                if is_file
                else value
            )
            self.sources[key] = [(layer, (key,))]

    def _replace(self, key: str, layer: Layer) -> None:
        self.lists[key] = tuple(layer.values[key])
        self.sources[key] = [(layer, (key,))]

    def _extend(self, key: str, written: str, layer: Layer) -> None:
        self.lists[key] = self.lists.get(key, ()) + tuple(layer.values[written])
        self.sources.setdefault(key, []).append((layer, (written,)))

    def _take_back(self, wanted: Iterable[str]) -> None:
        """What a later layer asks for by name is no longer ignored or off."""
        wanted = set(wanted)
        ignored = self.lists.get("ignore", ())
        self.lists["ignore"] = tuple(name for name in ignored if name not in wanted)
        for rule, table in self.rules.items():
            if rule in wanted and table.get("severity") == "off":
                del table["severity"]
                self.sources.pop(f'rules."{rule}".severity', None)

    def settings(self) -> Settings:
        """The settings of the files to which these layers apply."""
        profile = self.single.get("profile", "standard")
        off = [rule for rule, table in self.rules.items() if table.get("severity") == "off"]
        ignored = (*self.lists.get("ignore", ()), *off, *self.file_ignores)
        size = self.single.get("max-file-size")
        table = self.single.get("retractions")
        return Settings(
            profile=profile,
            level=level_of(profile),
            select=self.lists.get("select", ()),
            extend_select=self.lists.get("extend-select", ()),
            ignore=tuple(dict.fromkeys(ignored)),
            accept=Accept([*self._given_words(), *map(self._read_list, self.word_files())]),
            rules={rule: _rule_settings(table) for rule, table in self.rules.items()},
            schemas=tuple(dict.fromkeys(self.schemas)),
            format=self.single.get("format"),
            max_file_size=Settings().max_file_size if size is None else parse_size(size),
            terms=self._terms(),
            retractions=self._read_retractions(table) if table else None,
        )

    def _given_words(self) -> Iterator[WordList]:
        for layer, (key,) in self.sources.get("accept", ()):
            words = layer.values[str(key)]
            if layer.file is None:
                yield GivenWords(words)
            else:
                source = SourceText(layer.file.shown, layer.file.text)
                yield GivenWords(words, source, (*layer.file.table, *layer.at, key))

    def _terms(self) -> Terms:
        if self.termbases is None and not self.extra_termbases:
            return self._compose(None)
        return self._compose(self.termbase_names())

    def termbase_names(self) -> list[str]:
        """The termbases, the nearest first, each once: absolute paths and built-in names."""
        below = self.termbases
        if below is None:
            below = tuple(base.shown for base in self._compose(None).bases)
        return list(dict.fromkeys((*self.extra_termbases, *below)))

    def word_files(self) -> list[str]:
        """The files of words (absolute paths), each once."""
        named = self.sources.get("accept-files", ())
        paths = (layer.path(name) for layer, (key,) in named for name in layer.values[str(key)])
        return list(dict.fromkeys(paths))


def _names(layer: Layer, key: str) -> tuple[str, ...]:
    return tuple(name if is_builtin(name) else layer.path(name) for name in layer.values[key])


_SINGLE = RUN_KEYS | {"profile", "format", "max-file-size", "retractions"}


def _rule_settings(table: Mapping[str, Any]) -> RuleSettings:
    severity = table.get("severity")
    return RuleSettings(
        None if severity in (None, "off") else Severity(severity),
        {name: value for name, value in table.items() if name != "severity"},
    )


def parse_size(value: int | str) -> int:
    """A size in bytes from a number or from ``10MB``, ``1.5 MiB``, ``500k``."""
    if isinstance(value, int):
        return value
    number = value.rstrip("kKMGiB ")
    unit = value[len(number) :].strip().removesuffix("B").lower()
    return int(float(number) * _UNITS[unit])
