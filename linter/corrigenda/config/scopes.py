"""What one chain of config files says: the settings of the files below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from corrigenda.config.files import ConfigFile
from corrigenda.config.globs import Globs
from corrigenda.config.layers import AcceptFile, Layer, Merged, accept_files, layers_of
from corrigenda.config.settings import Settings
from corrigenda.termbase.terms import Terms
from corrigenda.wordlists import WordList

if TYPE_CHECKING:
    from corrigenda.retractions import Retractions


class Scope:
    """The layers that one chain of config files gives, for all files below it."""

    def __init__(
        self,
        files: tuple[ConfigFile, ...],
        command_line: Layer,
        read_list: Callable[[str], WordList],
        compose: Callable[[Sequence[str] | None], Terms],
        read_retractions: Callable[[str], Retractions],
    ) -> None:
        self.files = files
        self.layers = (*layers_of(files), command_line)
        self._read_list = read_list
        self._compose = compose
        self._read_retractions = read_retractions
        self._lists: dict[str, AcceptFile] | None = None
        self._settings: dict[tuple[tuple[int, ...], str | None], Settings] = {}
        self._patterns: dict[str, tuple[Globs, ...]] = {}
        self.has_formats = any(isinstance(la.values.get("format"), str) for la in self.layers)

    def applying(self, path: str) -> tuple[int, ...]:
        """The numbers of the layers that apply to a file (absolute path, with ``/``)."""
        return tuple(
            number
            for number, layer in enumerate(self.layers)
            if layer.files is None or layer.files.match(path)
        )

    def merged(self, numbers: Iterable[int]) -> Merged:
        """Those layers, laid over one another."""
        merged = Merged(self._read_list, self._compose, self._read_retractions)
        for number in numbers:
            merged.add(self.layers[number])
        return merged

    def settings(self, path: str, format: str | None = None) -> Settings:
        """The settings of a file; the same object for all files with the same layers.

        `format` outranks the one that the layers give.
        """
        numbers = self.applying(path)
        kept = self._settings.get((numbers, format))
        if kept is None:
            kept = self.merged(numbers).settings()
            kept = self._settings[numbers, format] = kept._replace(format=format or kept.format)
        return kept

    @property
    def lists(self) -> Mapping[str, AcceptFile]:
        """The files that list accepted words, by absolute path: files of words, configurations."""
        if self._lists is None:
            self._lists = accept_files(self.layers)
        return self._lists

    def plain(self) -> Merged:
        """The layers that hold for all files."""
        return self.merged(n for n, layer in enumerate(self.layers) if layer.files is None)

    def patterns(self, key: str) -> tuple[Globs, ...]:
        """The patterns of `exclude` or `include`, each relative to its own folder."""
        if key not in self._patterns:
            found: list[Globs] = []
            for layer in self.layers:
                if layer.files is None:
                    if key in layer.values:
                        found = [Globs(layer.base, layer.values[key])]
                    if f"extend-{key}" in layer.values:
                        found.append(Globs(layer.base, layer.values[f"extend-{key}"]))
            self._patterns[key] = tuple(found)
        return self._patterns[key]
