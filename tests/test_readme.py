"""The outputs in the README are what the program prints today.

A fenced block after ``<!-- output: COMMAND -->`` is compared with the command's output;
``pytest tests/test_readme.py --update`` writes it anew.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import quiet_environment

BLOCK = re.compile(r"<!-- output: (.+?) -->\n```text\n(.*?)```", re.DOTALL)


def output_of(command: str, root: Path) -> str:
    program, *arguments = shlex.split(command)
    assert program == "corrigenda"
    done = subprocess.run(
        [sys.executable, "-m", "corrigenda", *arguments],
        cwd=root,
        env=quiet_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return f"$ {command}\n{done.stdout}"


def test_every_output_in_the_readme_is_what_the_program_prints(
    root: Path, request: pytest.FixtureRequest
) -> None:
    path = root / "README.md"
    text = path.read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) >= 2

    def now(block: re.Match[str]) -> str:
        printed = output_of(block[1], root)
        return f"<!-- output: {block[1]} -->\n```text\n{printed}```"

    fresh = BLOCK.sub(now, text)
    if request.config.getoption("--update"):
        path.write_text(fresh, encoding="utf-8")
    assert fresh == text or request.config.getoption("--update")
