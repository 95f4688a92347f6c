"""Results of earlier runs, by the content of the file and all that could change the result."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from corrigenda.config.settings import Settings
from corrigenda.linting import FileResult
from corrigenda.rule import Rule




def engine_key(rules: Iterable[type[Rule]], today: date) -> bytes:
    """What of the program itself could change a result: versions, rule packs, the date."""
    return b""


class Cache:
    """Results kept in a folder. Never raises: what cannot be kept is computed again."""

    @classmethod
    def open(cls, folder: str, engine_key: bytes, files: int) -> Cache | None:
        """The cache in `folder`; None where it would not pay for this number of files."""
        return None

    def get(self, path: str, settings: Settings) -> FileResult | None:
        """The kept result of a file whose bytes and settings are the same, if there is one."""
        return None

    def put(self, result: FileResult, settings: Settings) -> None:
        """Keeps the result of a file that `get` was asked for."""

    def close(self) -> None:
        """Writes what was put."""
