"""Results of earlier runs, by the content of the file and all that could change the result.

One SQLite file, so that runs side by side do not disturb one another. The results are kept as
JSON: reading a cache that somebody else wrote must not be able to run code.
"""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from corrigenda.cache_keys import engine_key, schema_files
from corrigenda.cache_values import decode, encode
from corrigenda.config.settings import Settings
from corrigenda.digests import digest
from corrigenda.linting import FileResult

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Cache", "engine_key"]

_FILE = "results.sqlite"
_KEEP_DAYS = 30
_BATCH = 500
_WAIT_SECONDS = 2.0
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# The cache of corrigenda. It may be deleted at any time.\n"
)


class Cache:
    """Results kept in a folder. Never raises: what cannot be kept is computed again."""

    def __init__(self, folder: str, key: bytes) -> None:
        """Use `open`."""
        self._folder = folder
        self._key = key
        self._today = date.today().toordinal()
        self._database: sqlite3.Connection | None = None
        self._asked: dict[str, _Asked] = {}
        self._new: list[tuple[bytes, bytes, str, int]] = []
        self._used: list[tuple[int, bytes]] = []
        self._current: dict[str, str] = {}
        self._digests: dict[int, tuple[Settings, bytes]] = {}

    @classmethod
    def open(cls, folder: str, engine_key: bytes) -> Cache | None:
        """The cache in `folder`; None where none can be made there."""
        cache = cls(folder, engine_key)
        return cache if cache._connect() else None

    def get(self, path: str, settings: Settings) -> FileResult | None:
        """The kept result of a file whose bytes and settings are the same, if there is one."""
        import sqlite3

        if self._database is None:
            return None
        try:
            stat = os.stat(path)
            if stat.st_size > settings.max_file_size:
                return None
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            return None
        row = digest(path.encode("utf-8", "surrogateescape") + b"\0" + self._of(settings))
        stamp = digest(self._key + data)
        self._asked[path] = _Asked(row, stamp, stat.st_size, stat.st_mtime_ns)
        try:
            query = "SELECT result, day FROM results WHERE id = ? AND stamp = ?"
            found = self._database.execute(query, (row, stamp)).fetchone()
            if found is None:
                return None
            if found[1] != self._today:
                self._used.append((self._today, row))
            kept = decode(path, found[0])
            return kept if all(self._still(*item) for item in kept.read) else None
        except sqlite3.Error:
            self._reset()
        except (ValueError, TypeError, KeyError, IndexError):
            pass  # not what this version wrote
        return None

    def put(self, result: FileResult, settings: Settings) -> None:
        """Keeps the result of a file that `get` was asked for, if it did not change since."""
        asked = self._asked.pop(result.path, None)
        if asked is None or self._database is None:
            return
        try:
            stat = os.stat(result.path)
            if (stat.st_size, stat.st_mtime_ns) != (asked.size, asked.mtime):
                return
            text = encode(result)
        except (OSError, TypeError, ValueError):  # a fact that is no JSON value
            return
        self._new.append((asked.row, asked.stamp, text, self._today))
        if len(self._new) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Writes what was put."""
        self._write()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _connect(self) -> bool:
        """Opens the database, making it where there is none; a broken one is made anew."""
        try:
            import sqlite3
        except ImportError:  # a Python that was built without it
            return False
        if not make_folder(self._folder):
            return False
        path = os.path.join(self._folder, _FILE)
        for _ in range(2):
            try:
                self._database = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
                self._database.execute("PRAGMA synchronous = OFF")
                self._database.execute(
                    "CREATE TABLE IF NOT EXISTS results "
                    "(id BLOB PRIMARY KEY, stamp BLOB, result TEXT, day INTEGER) WITHOUT ROWID"
                )
                self._database.execute("SELECT id, stamp, result, day FROM results LIMIT 1")
            except sqlite3.OperationalError as error:
                self._disconnect()
                if "no such column" not in str(error):
                    return False  # no permission, no space, held for too long
                _remove(path)
            except sqlite3.DatabaseError:
                self._disconnect()
                _remove(path)
            else:
                return True
        return False

    def _disconnect(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _reset(self) -> None:
        """Gives up on a database that broke under our hands; the next run makes it anew."""
        self._disconnect()
        self._new.clear()

    def _write(self) -> None:
        import sqlite3

        if self._database is None or not (self._new or self._used):
            return
        run = self._database
        try:
            run.execute("BEGIN IMMEDIATE")
            run.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", self._new)
            run.executemany("UPDATE results SET day = ? WHERE id = ?", self._used)
            run.execute("DELETE FROM results WHERE day < ?", (self._today - _KEEP_DAYS,))
            run.execute("COMMIT")
        except sqlite3.Error:
            self._reset()
        self._new.clear()
        self._used.clear()

    def _still(self, path: str, held: str) -> bool:
        """Whether a file that a result depends on holds what it held; each is read once a run."""
        if path not in self._current:
            from corrigenda.companions import current

            self._current[path] = current("", path)
        return self._current[path] == held

    def _of(self, settings: Settings) -> bytes:
        """The digest of settings and of the schemas they name."""
        kept = self._digests.get(id(settings))
        if kept is None:
            parts = [settings.digest(), *schema_files([*settings.schemas, settings.profile])]
            kept = self._digests[id(settings)] = settings, digest(b"\0".join(parts))
        return kept[1]


class _Asked(NamedTuple):
    """What `get` saw of a file: where its result belongs, and the state of the file."""

    row: bytes
    stamp: bytes
    size: int
    mtime: int


def make_folder(folder: str) -> bool:
    """Makes the folder with the marks that keep it out of git and of backups."""
    if os.path.isdir(folder):
        return True
    try:
        os.makedirs(folder)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
    except OSError:
        return os.path.isdir(folder)  # another run made it
    return True


def _remove(path: str) -> None:
    for name in (path, path + "-journal"):
        try:
            os.remove(name)
        except OSError:
            continue
