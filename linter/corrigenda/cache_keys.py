"""What the results of a cache depend on beside the files themselves, as digests."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date

from corrigenda import __version__
from corrigenda.digests import digest
from corrigenda.rule import RuleEntry

_LAYOUT = 2
"""Goes up when the kept results change their shape."""


def engine_key(rules: Iterable[RuleEntry], today: date, cwd: str = "", root: str = "") -> bytes:
    """What of the program itself, and of where it runs, could change a result.

    The versions of Python and of everything installed, the files of this program and of the rule
    packs by size and time of change, the date, and the two folders of `Engine`.
    """
    tops = {rule.target.partition(":")[0].partition(".")[0] for rule in rules}
    parts = [
        repr((_LAYOUT, __version__, sys.version, today.isoformat(), cwd, root)),
        *_installed(),
        *(repr(item) for top in sorted(tops | {"corrigenda", "corrigenda_schemas"})
          for item in _files_of(top)),
    ]  # fmt: skip
    return digest("\n".join(parts).encode("utf-8", "surrogateescape"))


def _installed() -> Iterator[str]:
    """The names and versions of what is installed: a parser's new version changes results."""
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                names = sorted(entry.name for entry in entries)
        except OSError:
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def _files_of(package: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of change of every file of a package or module."""
    module = sys.modules.get(package)
    folders = list(getattr(module, "__path__", ()))
    if module is None:  # a pack may list rules of a package that it did not import
        folders = [os.path.join(folder, package) for folder in sys.path]
    file = getattr(module, "__file__", None)
    if not folders and file:
        stat = os.stat(file)
        yield file, stat.st_size, stat.st_mtime_ns
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    folders.append(entry.path)
            else:
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns


def schema_files(paths: Iterable[str]) -> Iterator[bytes]:
    """The bytes of schema files and of the files beside them that they refer to."""
    todo, seen = list(paths), set()
    while todo:
        path = os.path.normpath(todo.pop())
        if path in seen or not os.path.isabs(path):
            continue
        seen.add(path)
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            continue
        yield data
        folder = os.path.dirname(path)
        todo += (
            os.path.join(folder, name) for name in _references(data.decode("utf-8", "replace"))
        )


def _references(text: str) -> Iterator[str]:
    """The files that a schema refers to, relative to it: an `$id` stands for its own place."""
    quoted, plain = r"""("[^"#\n]+|'[^'#\n]+)""", r"""([^"'#\s,{}[\]]+)"""
    matches = re.findall(rf"""\$?\b(id|ref)["']?\s*:\s*(?:{quoted}|{plain})""", text)
    found = [(keyword, _unquoted(a[1:] or b)) for keyword, a, b in matches]
    ids = [value for keyword, value in found if keyword == "id" and "://" in value]
    for keyword, value in dict.fromkeys(found):
        if keyword == "ref" and "://" not in value:
            yield value
        elif keyword == "ref":
            yield from (os.path.relpath(value, os.path.dirname(identity)) for identity in ids)


def _unquoted(reference: str) -> str:
    """The name that a reference means: ``my%20schema.json`` is “my schema.json”."""
    if "%" not in reference:
        return reference
    from urllib.parse import unquote

    return unquote(reference)
