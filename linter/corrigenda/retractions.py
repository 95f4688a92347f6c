"""Which works were retracted, from a table that the user supplies: that of Retraction Watch.

The table has tens of thousands of rows. It is read once; the cache then holds an index of it, plain
text in which a work is found by a search for its DOI, so that a run pays for what it looks up.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corrigenda.digests import digest
from corrigenda.errors import UsageError

_LAYOUT = 1
_FOLDER = "retractions"
_COLUMNS = ("OriginalPaperDOI", "RetractionNature")
"""The columns that the table must have."""
_NONE = frozenset({"", "0", "unavailable", "none", "n/a"})
_LONG = 40
"""Titles of fewer letters may be those of several works."""


class Notice(NamedTuple):
    """What became of a work.

    `nature` is “retraction”, “expression of concern”, “correction” or “reinstatement”; `date` that
    of the notice (ISO), `doi` its DOI, `year` that of the work; empty where nothing tells.
    """

    nature: str
    date: str
    doi: str
    year: str
    reason: str


class Retractions:
    """A table of notices. False for an empty one."""

    __slots__ = ("_index", "key", "path")

    def __init__(self, path: str, key: str, index: bytes) -> None:
        self.path = path
        self.key = key
        self._index = index

    def __bool__(self) -> bool:
        return b"\t" in self._index

    def __repr__(self) -> str:
        return f"Retractions({self.key})"

    def of(self, *, doi: str = "", pmid: str = "", title: str = "") -> list[Notice]:
        """The notices of a work, the oldest first, by the first of these that the table has."""
        for sort, value in (("doi", doi.lower()), ("pmid", pmid.strip()), ("title", folded(title))):
            if value and value not in _NONE and (sort != "title" or len(value) >= _LONG):
                found = list(self._find(f"{sort} {value}"))
                if found:
                    return sorted(found, key=lambda notice: notice.date)
        return []

    def _find(self, key: str) -> Iterator[Notice]:
        head = f"\n{key}\t".encode("utf-8", "replace")
        at = self._index.find(head)
        while at >= 0:
            end = self._index.find(b"\n", at + 1)
            line = self._index[at + len(head) : end].decode()
            yield Notice(*line.split("\t"))
            at = self._index.find(head, end)


def load_retractions(path: str, shown: str, cache: str | None = None) -> Retractions:
    """The table at a path. `shown` names it in messages, `cache` is the folder of the cache.

    Raises UsageError, with the line, for what is no such table.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read: {error.strerror or error}") from None
    key = digest(data).hex()
    kept = os.path.join(cache, _FOLDER, f"{key}-{_LAYOUT}.txt") if cache else None
    if kept is not None:
        try:
            with open(kept, "rb") as file:
                index = file.read()
            if index.startswith(b"\n") and index.endswith(f"\n#{key}\n".encode()):
                return Retractions(path, key, index)
        except OSError:
            pass
    made = retractions_of(data, shown, path)
    if kept is not None and cache is not None:
        _keep(cache, kept, made._index)
    return made


def retractions_of(data: bytes, shown: str, path: str = "") -> Retractions:
    """What the bytes of a table say. Raises UsageError as `load_retractions`."""
    key = digest(data).hex()
    index = "\n".join(["", *_lines(data, shown), f"#{key}", ""])
    return Retractions(path, key, index.encode("utf-8", "replace"))


def folded(title: str) -> str:
    """A title for comparison: letters and digits alone, without accents, in small letters."""
    bare = unicodedata.normalize("NFKD", title).casefold()
    return "".join(c for c in bare if c.isalnum())


def _lines(data: bytes, shown: str) -> Iterator[str]:
    """The lines of the index: sort and key of a work, then the members of a notice."""
    import csv

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # what spreadsheets of old write
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise UsageError(f"{shown}:{line}: no table: it holds a NUL character")
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    began = 1
    try:
        head = [name.strip() for name in next(reader, [])]
        for name in _COLUMNS:
            if name not in head:
                raise UsageError(
                    f"{shown}:1: the table has no column “{name}”: `retractions` names a table "
                    "with the columns of Retraction Watch"
                )
        for row in reader:
            if row and len(row) != len(head):
                raise UsageError(
                    f"{shown}:{began + 1}: the row has {len(row)} cells, the head {len(head)}"
                )
            began = reader.line_num
            if row:
                yield from _of_row(dict(zip(head, row, strict=True)))
    except csv.Error as error:
        raise UsageError(f"{shown}:{reader.line_num}: not valid CSV: {error}") from None


def _of_row(row: dict[str, str]) -> Iterator[str]:
    cells = (
        " ".join(row["RetractionNature"].split()).lower() or "retraction",
        _date(row.get("RetractionDate", "")),
        _doi(row.get("RetractionDOI", "")),
        _date(row.get("OriginalPaperDate", ""))[:4],
        " ".join(row.get("Reason", "").replace("+", " ").split())[:200],
    )
    notice = "\t".join(cells)
    keys = (
        ("doi", _doi(row["OriginalPaperDOI"])),
        ("pmid", row.get("OriginalPaperPubMedID", "").strip()),
        ("title", folded(row.get("Title", ""))),
    )
    for sort, key in keys:
        if key.lower() not in _NONE and not re.search(r"\s", key):
            yield f"{sort} {key}\t{notice}"


def _doi(value: str) -> str:
    match = re.search(r"10\.\d{4,9}/\S+", value)
    return match[0].lower() if match else ""


def _date(value: str) -> str:
    """A date as ISO, from “3/25/2021 0:00” or what is ISO already."""
    american = re.match(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})\b", value)
    if american:
        return f"{american[3]}-{int(american[1]):02}-{int(american[2]):02}"
    iso = re.match(r"\s*\d{4}(?:-\d\d){0,2}", value)
    return iso[0].strip() if iso else ""


def _keep(cache: str, path: str, data: bytes) -> None:
    """Keeps an index; what cannot be kept is made again."""
    from corrigenda.cache import make_folder

    draft, folder = f"{path}.{os.getpid()}", os.path.dirname(path)
    try:
        if not make_folder(cache):
            return
        os.makedirs(folder, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(data)
        os.replace(draft, path)
        _remove_others(folder, os.path.basename(path))
    except OSError:
        return


def _remove_others(folder: str, name: str) -> None:
    others: Sequence[str] = [other for other in os.listdir(folder) if other != name]
    for other in others:
        os.remove(os.path.join(folder, other))
