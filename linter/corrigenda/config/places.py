"""On which line of a TOML file a key stands. Used to word errors and origins only.

The TOML parser gives values without positions. A scan of the lines that open tables and assign
keys finds all but keys of inline tables, for which the first line that names them is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corrigenda.article import Step

_PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"

Path = tuple[Step, ...]


def line_of(text: str, path: Sequence[Step]) -> int:
    """The 1-based line of the key at `path`, or of the nearest key around it; 1 if there is none.

    `path` is from the root of the file: ``("tool", "corrigenda", "overrides", 0, "select")``.
    """
    lines = text.splitlines()
    places = _places(lines)
    known = tuple(path)
    while known and known not in places:
        known = known[:-1]
    line = places.get(known, 1)
    for step in path[len(known) :]:
        if isinstance(step, str):
            line = line_with(lines, step, line)
    return line


def line_with(lines: Sequence[str], word: str, start: int) -> int:
    """The first line from `start` on (1-based) that holds `word`, or `start`."""
    found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    return next((n for n in range(start, len(lines) + 1) if found.search(lines[n - 1])), start)


def _places(lines: Sequence[str]) -> dict[Path, int]:
    header = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
    assignment = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
    places: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    quoted = False
    for number, line in enumerate(lines, 1):
        inside, quoted = quoted, quoted ^ bool((line.count('"""') + line.count("'''")) % 2)
        if inside:
            continue
        if opened := header.match(line):
            table = _resolve(_parts(opened[2]), counts, is_array=opened[1] == "[[")
            _record(places, table, number)
        elif assigned := assignment.match(line):
            _record(places, table + _parts(assigned[1]), number)
    return places


def _resolve(parts: Path, counts: dict[Path, int], *, is_array: bool) -> Path:
    """The path of a table header: names of arrays of tables get the index of their last table."""
    path: Path = ()
    for depth, part in enumerate(parts, 1):
        path += (part,)
        if is_array and depth == len(parts):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path


def _record(places: dict[Path, int], path: Path, line: int) -> None:
    for depth in range(1, len(path) + 1):
        places.setdefault(path[:depth], line)


def _parts(dotted: str) -> Path:
    return tuple(
        part[1:-1] if part[0] in "\"'" else part for part in re.compile(_PART).findall(dotted)
    )
