"""Loads termbases: packed ones as they are, others once, after which the cache has them packed.

The name of a file in the cache is the digest of what it was made from, so nothing in it is ever
out of date; it is plain text that is cut, so whoever wrote it can run no code.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corrigenda.digests import digest
from corrigenda.errors import UsageError
from corrigenda.termbase.packing import LAYOUT, Head, Packed, pack
from corrigenda.termbase.terms import Base, Terms, is_builtin

SUFFIX = ".terms"
"""The extension of packed termbases."""

EXTENSIONS = (".yaml", ".yml", ".json")
"""The extensions of termbases."""

GROUP = "corrigenda.termbases"
"""The entry points that name packages with termbases: ``name = "package"``."""

_FOLDER = "terms"
_KEEP_SECONDS = 30 * 86_400


class Location(NamedTuple):
    """A termbase that a name stands for: its path, and what it is called in messages."""

    path: str
    shown: str


class Library:
    """Every termbase that was asked for, read once. `cache` is a folder, None for no cache."""

    __slots__ = ("_builtin", "_read", "cache", "cwd")

    def __init__(self, cwd: str, cache: str | None = None) -> None:
        self.cwd = cwd
        self.cache = cache
        self._read: dict[str, Packed] = {}
        self._builtin: dict[str, Location] | None = None

    @property
    def builtin(self) -> dict[str, Location]:
        """The termbases that installed packs bring, by name (``corrigenda:biomedical``), sorted."""
        if self._builtin is None:
            self._builtin = builtin()
        return self._builtin

    def compose(self, names: Iterable[str]) -> Terms:
        """The termbases of these names (absolute paths, or built-in ones) and what they extend.

        The first is the nearest. Raises UsageError with every problem, a line each.
        """
        found: dict[str, Base] = {}
        for name in names:
            for location in self._chain(self.locate(name, ""), ()):
                if location.path not in found:
                    found[location.path] = Base(location.shown, self.packed(location))
        return Terms(found.values())

    def locate(self, name: str, folder: str) -> Location:
        """Where the termbase of a name is. Raises UsageError for an unknown built-in one."""
        if is_builtin(name):
            known = self.builtin.get(name)
            if known is None:
                raise UsageError(f"there is no termbase {name}{_near(name, self.builtin)}")
            return known
        path = os.path.normpath(os.path.join(folder, os.path.expanduser(name)))
        from corrigenda.config.files import display

        return Location(path, display(path, self.cwd))

    def packed(self, location: Location) -> Packed:
        """A termbase without what it extends. Raises UsageError where it is none."""
        kept = self._read.get(location.path)
        if kept is None:
            kept = self._read[location.path] = _load(location, self.cache)
        return kept

    def _chain(self, location: Location, above: tuple[Location, ...]) -> Iterator[Location]:
        """A termbase and, after it, those it extends."""
        yield location
        path = (*above, location)
        for index, name in enumerate(self.packed(location).head.extends):
            base = self._extended(name, index, location)
            if any(base.path == one.path for one in path):
                circle = " → ".join(one.shown for one in (*path, base))
                where = _place_of_base(location, index)
                raise UsageError(f"{where}: `extends` goes round in a circle: {circle}")
            yield from self._chain(base, path)

    def _extended(self, name: str, index: int, location: Location) -> Location:
        try:
            base = self.locate(name, os.path.dirname(location.path))
        except UsageError as error:
            where = _place_of_base(location, index)
            raise UsageError(f"{where}: `extends`: {error}") from None
        if not os.path.isfile(base.path):
            where = _place_of_base(location, index)
            raise UsageError(f"{where}: `extends` names “{name}”, which is no file")
        return base


def _place_of_base(location: Location, index: int) -> str:
    """``file:line:column`` of an item of `extends` in a file that was read before."""
    from corrigenda.termbase.reading import decode

    with open(location.path, "rb") as file:
        read = decode(location.shown, file.read())
    if read.tree is None:
        return location.shown
    at = f"/extends/{index}" if isinstance(read.tree.get("/extends"), list) else "/extends"
    place = read.source.position(read.tree.span(at).start)
    return f"{location.shown}:{place.line}:{place.column}"


def builtin() -> dict[str, Location]:
    """The termbases that installed packs bring, by name, sorted. Raises UsageError."""
    from importlib import import_module

    from corrigenda.registry import entry_points

    found: dict[str, Location] = {}
    for prefix, package in entry_points(group=GROUP).items():
        try:
            folders = list(import_module(package).__path__)
        except Exception as error:  # foreign code, as in the registry
            reason = f"{type(error).__name__}: {error}"
            raise UsageError(
                f"termbases of {prefix} ({package}) cannot be found: {reason}"
            ) from error
        for folder in folders:
            for name in sorted(os.listdir(folder)):
                root, extension = os.path.splitext(name)
                if extension in EXTENSIONS:
                    key = f"{prefix}:{root}"
                    found.setdefault(key, Location(os.path.join(folder, name), key))
    return dict(sorted(found.items()))


def packed_beside(path: str) -> str:
    """The name of the packed form of a built-in termbase."""
    return os.path.splitext(path)[0] + SUFFIX


def make(shown: str, data: bytes) -> bytes:
    """The packed form of a file's bytes. Raises UsageError with all that is wrong with it."""
    from corrigenda.termbase.entries import termbase_of
    from corrigenda.termbase.reading import decode, stem

    file = decode(shown, data)
    if file.wrong:
        raise UsageError("\n".join(file.lines()))
    base = termbase_of(file.value, stem(shown.rpartition(":")[2]))
    head = Head(
        LAYOUT,
        digest(data).hex(),
        len(data),
        base.name,
        base.about,
        base.lang,
        base.extends,
        len(base.entries),
        False,
        (),
    )
    return pack(head, base.entries, file.line_of)


def _load(location: Location, cache: str | None) -> Packed:
    if is_builtin(location.shown) and (beside := _beside(location.path)) is not None:
        return beside
    try:
        with open(location.path, "rb") as file:
            data = file.read()
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"{location.shown}: cannot be read: {reason}") from None
    key = digest(data).hex()
    kept = os.path.join(cache, _FOLDER, f"{key}-{LAYOUT}{SUFFIX}") if cache else None
    if kept is not None:
        found = _unpack(kept)
        if found is not None and found.head.digest == key:
            return found
    packed = make(location.shown, data)
    if kept is not None and cache is not None:
        _keep(cache, kept, packed)
    return Packed(packed)


def _beside(path: str) -> Packed | None:
    """The packed form that ships beside a built-in termbase, if it was made from that file."""
    found = _unpack(packed_beside(path))
    try:
        return found if found is not None and found.head.size == os.path.getsize(path) else None
    except OSError:
        return None


def _unpack(path: str) -> Packed | None:
    try:
        with open(path, "rb") as file:
            return Packed(file.read())
    except (OSError, ValueError):
        return None


def _keep(cache: str, path: str, data: bytes) -> None:
    """Keeps a packed termbase; what cannot be kept is made again."""
    from corrigenda.cache import make_folder

    folder = os.path.dirname(path)
    draft = f"{path}.{os.getpid()}"
    try:
        if not make_folder(cache):
            return
        os.makedirs(folder, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(data)
        os.replace(draft, path)
        _prune(folder, os.path.getmtime(path))
    except OSError:
        return


def _prune(folder: str, now: float) -> None:
    for name in os.listdir(folder):
        old = os.path.join(folder, name)
        if now - os.path.getmtime(old) > _KEEP_SECONDS:
            os.remove(old)


def _near(name: str, known: Iterable[str]) -> str:
    from corrigenda.config.checking import closest

    listed = sorted(known)
    return closest(name, listed) or (f"; there are {', '.join(listed)}" if listed else "")
