"""The progress bar shows itself to a person who waits, and to nobody else."""

from __future__ import annotations

import io
import time

import pytest

from corrigenda import progress
from corrigenda.progress import Progress, is_interactive


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


def run(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, seconds: float) -> str:
    """What a run of ten files that takes so long writes to the stream."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with Progress(10, stream=stream) as bar:
        for _ in range(10):
            now[0] += seconds / 10
            bar()
    return stream.getvalue()


def test_a_long_run_shows_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Checking" in run(Terminal(), monkeypatch, progress.DELAY * 3)


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(Terminal(), monkeypatch, progress.DELAY / 2) == ""


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(io.StringIO(), monkeypatch, progress.DELAY * 3) == ""


@pytest.mark.parametrize("environment", [{"CI": "true"}, {"TERM": "dumb"}])
def test_ci_and_dumb_terminals_are_nobody(environment: dict[str, str]) -> None:
    assert is_interactive(Terminal(), {"TERM": "xterm"})
    assert not is_interactive(Terminal(), {"TERM": "xterm", **environment})


def test_a_closed_stream_is_nobody() -> None:
    stream = io.StringIO()
    stream.close()
    assert not is_interactive(stream, {})
