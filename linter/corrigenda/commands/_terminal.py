"""Standard output and error: encodings, colours, and words to the person at the terminal."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

_PIECE = 1 << 14


def use_utf8() -> None:
    """Makes standard output and error write UTF-8 whatever the locale says, newlines as they are.

    A lone surrogate, which UTF-8 cannot hold, is written as its escape. A stream that the shell
    closed (``>&-``) is None in Python: it becomes one that goes nowhere.
    """
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def forget_output() -> None:
    """Sends what is still to come to nowhere: Python would complain of it again at exit."""
    from contextlib import suppress

    with suppress(OSError, ValueError):  # it was closed, or is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_coloured(when: str, stream: TextIO) -> bool:
    """Whether to colour what goes to the stream: ``--color``, then NO_COLOR, then FORCE_COLOR.

    Source: the conventions of no-color.org and force-color.org.
    """
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def columns_of(stream: TextIO) -> int:
    """The width of the terminal that a stream goes to; 0 where it goes to none."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):
        return 0


def put(text: str, stream: TextIO | None = None) -> None:
    """Writes a long text to standard output, or to another stream, and flushes it.

    In pieces: where Python does not buffer (PYTHONUNBUFFERED), the rest of a write that a closed
    pipe cuts short would be lost without a word, and the run end as if all had been read.
    """
    stream = sys.stdout if stream is None else stream
    for at in range(0, len(text), _PIECE):
        stream.write(text[at : at + _PIECE])
    stream.flush()


def say(text: str) -> None:
    """One line for the person, on standard error."""
    sys.stderr.write(f"corrigenda: {text}\n")


def warn(text: str) -> None:
    """One line about something that went wrong while the run goes on."""
    say(f"warning: {text}")


def error(text: str) -> None:
    """Every line of an error message, marked as one."""
    for line in text.splitlines() or [text]:
        say(f"error: {line}")
