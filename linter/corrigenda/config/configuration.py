"""What the config files and the command line say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from corrigenda.config.settings import Settings
from corrigenda.finding import Severity
from corrigenda.rule import Rule


class RunSettings(NamedTuple):
    """What holds for the whole run: from the config of the working directory.

    `fail_on` None: never. `baseline` and `cache_dir` are absolute paths. `jobs` 0: as many as pay.
    """

    fail_on: Severity | None = Severity.WARNING
    baseline: str | None = None
    jobs: int = 0
    cache_dir: str | None = None
    output_format: str = "full"
    force_exclude: bool = False


class Origin(NamedTuple):
    """One key that applies to a file: its value as the config would write it, and its source."""

    key: str
    value: Any
    source: str


class Configuration:
    """The configuration of a run: settings per file, found upward from each file."""

    run: RunSettings
    files: tuple[str, ...]

    def settings_for(self, path: str) -> Settings:
        """The settings of a file (relative to the working directory, or absolute)."""
        return Settings()

    def is_excluded(self, path: str) -> bool:
        """Whether `exclude` or `extend-exclude` names the file or a folder above it."""
        return False

    def origins(self, path: str) -> list[Origin]:
        """Every key that applies to a file, sorted, with its source."""
        return []


def load(
    cwd: str,
    *,
    explicit: str | None = None,
    isolated: bool = False,
    command_line: Mapping[str, Any] = {},
    rules: Iterable[type[Rule]] | None = None,
) -> Configuration:
    """The configuration as seen from `cwd`.

    `explicit` is one config file for all files, `isolated` reads none. `command_line` holds keys as
    a config file writes them (``"extend-select"``), which outrank every file; None values are left
    out. `rules` are the loaded packs' rules, to check ids and options; loaded here if needed and
    not given. Raises UsageError with every problem of a file, a line each.
    """
    found = Configuration()
    found.run = RunSettings()
    found.files = ()
    return found
