"""Checks many files: from the cache where it holds the answer, else here or in a pool.

The results come back sorted by path, so neither the order of the files, the number of jobs nor the
cache can change an output.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from corrigenda.linting import Engine, FileResult

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from corrigenda.cache import Cache
    from corrigenda.config.settings import Settings

FORK_FROM = 18
"""The number of files from which a pool of forked processes pays (measured)."""
SPAWN_FROM = 125
"""The same for spawned processes, where the platform has no safe fork."""

CACHE_FROM = 8
"""The number of files from which the cache is used (measured): opening it costs as much as half a
file, which a hook on the few files of a commit, all of them changed, would pay for nothing."""

Job = tuple[str, "Settings"]


def lint(
    engine: Engine,
    files: Iterable[str],
    settings_for: Callable[[str], Settings],
    *,
    jobs: int = 0,
    cache: Cache | None = None,
    on_file: Callable[[], object] | None = None,
    whole: Collection[str] = (),
) -> list[FileResult]:
    """Checks the files and returns one result each, sorted by path.

    `jobs` is the number of processes, 0 for as many as pay. `on_file` is called after each file.
    `whole` is as in `Engine.conclude`.
    """
    done: list[FileResult] = []
    todo: list[Job] = []
    for path in sorted(set(files)):
        settings = settings_for(path)
        kept = None if cache is None else cache.get(path, settings)
        if kept is None:
            todo.append((path, settings))
            continue
        done.append(kept)
        if on_file is not None:
            on_file()
    for result in _check(engine, todo, jobs):
        done.append(result)
        if cache is not None:
            cache.put(result, settings_for(result.path))
        if on_file is not None:
            on_file()
    done.sort(key=lambda result: result.path)
    return engine.conclude(done, settings_for, whole)


def _check(engine: Engine, todo: Sequence[Job], jobs: int) -> Iterator[FileResult]:
    method = _start_method()
    if jobs == 0:
        pays = len(todo) >= (FORK_FROM if method == "fork" else SPAWN_FROM)
        jobs = _processors() if pays else 1
    jobs = min(jobs, len(todo))
    if jobs < 2:
        for path, settings in todo:
            yield engine.check_path(path, settings)
        return
    with _pool(engine, todo, jobs, method) as pool:
        size = max(1, min(16, len(todo) // (jobs * 4)))
        yield from pool.map(_check_one, range(len(todo)), chunksize=size)


_shared: tuple[Engine, Sequence[Job]] | None = None
"""Set once in each process of a pool, by its initialiser."""


def _pool(engine: Engine, todo: Sequence[Job], jobs: int, method: str) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(engine, todo))


def _start(engine: Engine, todo: Sequence[Job]) -> None:
    global _shared  # noqa: PLW0603  # a process of a pool has no other place to keep what it serves
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers Ctrl-C
    # What the engine keeps by the identity of its settings holds in the process it was made in.
    _shared = Engine(engine.entries, engine.today, cwd=engine.cwd, root=engine.root), todo


def _check_one(index: int) -> FileResult:
    assert _shared is not None
    engine, todo = _shared
    return engine.check_path(*todo[index])


def _start_method() -> str:
    """Fork where that is quick and safe: macOS has it, but its system libraries break after it."""
    return "fork" if sys.platform.startswith("linux") else "spawn"


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
