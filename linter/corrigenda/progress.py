"""The progress bar: on a terminal, when a run takes longer than a second.

None in CI, in a pipe or under ``--quiet``; rich is imported when the second is over.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import TextIO

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

DELAY = 1.0
"""The seconds after which a bar appears."""
_STEP = 0.1


class Progress:
    """Counts files; a context manager that shows a bar on a terminal when there is time to.

    Call the object after each file. The bar stands on standard error and leaves no trace.
    """

    __slots__ = ("_bar", "_done", "_next", "_stream", "_task", "_total")

    def __init__(self, total: int, *, wanted: bool = True, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._total = total
        self._done = 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        shown = wanted and total > 1 and is_interactive(self._stream, os.environ)
        self._next = time.monotonic() + DELAY if shown else float("inf")

    def __enter__(self) -> Progress:
        return self

    def __call__(self) -> None:
        """One more file is done."""
        self._done += 1
        if self._next != float("inf") and time.monotonic() >= self._next:
            self._show()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _show(self) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            self._bar = Progress(
                TextColumn("Checking"),
                BarColumn(),
                MofNCompleteColumn(),
                console=Console(file=self._stream),
                auto_refresh=False,
                transient=True,
            )
            self._task = self._bar.add_task("", total=self._total, completed=self._done)
            self._bar.start()
        assert self._task is not None
        self._bar.update(self._task, completed=self._done, refresh=True)
        self._next = time.monotonic() + _STEP


def is_interactive(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether a person watches the stream: a terminal that can draw, and no CI."""
    if environment.get("CI") or environment.get("TERM") == "dumb":
        return False
    try:
        return stream.isatty()
    except (AttributeError, ValueError):  # closed, or replaced by something that is no file
        return False
