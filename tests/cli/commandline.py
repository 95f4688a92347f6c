"""Runs the real command, with the fixture pack installed, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from corrigenda import __version__

PACK = Path(__file__).parent / "pack"
_DROPPED = (
    "NO_COLOR",
    "FORCE_COLOR",
    "CI",
    "COLUMNS",
    "CORRIGENDA_DEBUG",
    "PYTHONDONTWRITEBYTECODE",
)


class Done(NamedTuple):
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


def environment(more: Mapping[str, str] = {}) -> dict[str, str]:
    """This environment with the fixture pack on the path and nothing that changes an output."""
    kept = {key: value for key, value in os.environ.items() if key not in _DROPPED}
    return {**kept, "PYTHONPATH": str(PACK), "PYTHONUTF8": "0", "COLUMNS": "80", **more}


def corrigenda(
    folder: Path, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] = {}
) -> Done:
    """Runs ``corrigenda ARGUMENTS`` in a folder; its version is shown as VERSION."""
    done = subprocess.run(
        [sys.executable, "-m", "corrigenda", *arguments],
        cwd=folder,
        env=environment(env),
        input=stdin,
        capture_output=True,
    )
    out = done.stdout.decode("utf-8", "surrogateescape")
    err = done.stderr.decode("utf-8")
    assert "Traceback" not in err or "--verbose" in arguments
    return Done(done.returncode, out.replace(__version__, "VERSION"), err)


def check(folder: Path, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] = {}) -> Done:
    """Runs ``corrigenda check`` with the rules of the family fixture."""
    plain = ("--isolated", "--no-cache")
    chosen = () if "--select" in arguments else ("--select", "fixture/letters,fixture/forbidden")
    return corrigenda(folder, "check", *plain, *chosen, *arguments, stdin=stdin, env=env)
