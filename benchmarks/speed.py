"""Times `corrigenda check` as a whole process against codespell and other installed peers.

Run: ``python benchmarks/speed.py [--runs N] [--articles N]``. The commands run in turn, A B A B …,
on the same files, and the ratio is taken pair by pair, so that a machine whose speed drifts does
not tell tales. Figures are user plus system seconds of the finished process (children included);
for many files also seconds on the clock, since corrigenda uses all processors and codespell one.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

WORDS = (  # one string: a hundred quoted words would take a hundred lines
    "the of in and to with for was were by on as that from at is we are this which between than "
    "patients cells study treatment expression results analysis response protein gene clinical "
    "significant increased observed compared group levels data model disease therapy associated "
    "effect higher showed control using after during within human mice immune tumor risk outcome "
    "baseline follow-up function pathway activity binding sequence region signal tissue sample "
    "method measured reported previous evidence however therefore although sleep memory adults "
)
FRONT_MATTER = """\
---
title: Sleep and memory in older adults
authors:
  - name: Ana Ruiz
    orcid: 0000-0002-1825-0097
    affiliation: 1
affiliations:
  - index: 1
    name: Department of Psychology, University of Example, Madrid, Spain
date: 3 March 2025
keywords: [sleep, memory, ageing]
abstract: Sleep supports the consolidation of memory in older adults.
---

"""
LIMITS = {"plain": 1.0, "front matter": 2.0, "many": 3.0}


def article(seed: int, size: int = 40_000) -> str:
    """An article of about `size` characters with headings, citations, maths and a table."""
    draw = random.Random(seed)
    parts, length = ["# Sleep and memory in older adults\n"], 0
    while length < size:
        sentences = []
        for _ in range(draw.randint(3, 7)):
            words = draw.sample(WORDS.split(), draw.randint(8, 24))
            extra = draw.choice(["", "", " [@smith2020]", " ($p < 0.05$)", " (Figure 2)"])
            sentences.append(" ".join(words).capitalize() + extra + ".")
        parts.append(" ".join(sentences) + "\n")
        if draw.random() < 0.1:
            parts.append(f"## {' '.join(draw.sample(WORDS.split(), 4)).capitalize()}\n")
        if draw.random() < 0.05:
            parts.append("| group | mean |\n|---|---|\n| control | 1.0 |\n| sleep | 2.0 |\n")
        length = sum(map(len, parts))
    return "\n".join(parts)


class Seconds(NamedTuple):
    """What one finished run took: user and system time, and time on the clock."""

    cpu: float
    clock: float


def timed(command: list[str]) -> Seconds:
    """Runs a command to its end."""
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return Seconds(cpu, after.elapsed - before.elapsed)


def compare(ours: list[str], theirs: list[str], runs: int) -> tuple[Seconds, Seconds, Seconds]:
    """The medians of ours and theirs, and the medians of the ratios pair by pair."""
    timed(ours)
    timed(theirs)
    pairs = [(timed(ours), timed(theirs)) for _ in range(runs)]
    mine, other = zip(*pairs, strict=True)
    ratios = [Seconds(a.cpu / max(b.cpu, 1e-3), a.clock / b.clock) for a, b in pairs]
    return _median(mine), _median(other), _median(ratios)


def _median(many: Sequence[Seconds]) -> Seconds:
    return Seconds(statistics.median(s.cpu for s in many), statistics.median(s.clock for s in many))


def find(name: str) -> str | None:
    """The program in this Python's environment, or else on the path."""
    beside = Path(sysconfig.get_path("scripts")) / name
    return str(beside) if beside.exists() else shutil.which(name)


def main() -> int:
    """Prints a table; exit code 1 where a limit of the project is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--articles", type=int, default=1000)
    arguments = parser.parse_args()
    ours = find("corrigenda")
    peers = {name: path for name in ("codespell", "typos", "proselint") if (path := find(name))}
    if ours is None or "codespell" not in peers:
        sys.exit("install corrigenda and codespell beside this Python first")
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        plain, front, many = folder / "plain.md", folder / "front.md", folder / "many"
        plain.write_text(article(1))
        front.write_text(FRONT_MATTER + article(2))
        many.mkdir()
        for k in range(arguments.articles):
            (many / f"{k:04d}.md").write_text(article(k + 10))
        few = folder / "few"
        few.mkdir()
        for k in range(arguments.articles // 10):
            shutil.copy(many / f"{k:04d}.md", few)
        command = [ours, "check", "--isolated", "--no-cache", "--output-format", "concise"]
        print(f"{'case':<14}{'peer':<12}{'ours s':>9}{'peer s':>9}{'ratio':>8}")
        for case, target in (("plain", plain), ("front matter", front)):
            for peer, path in peers.items():
                call = [path, "check", str(target)] if peer == "proselint" else [path, str(target)]
                mine, other, ratio = compare([*command, str(target)], call, arguments.runs)
                print(f"{case:<14}{peer:<12}{mine.cpu:9.3f}{other.cpu:9.3f}{ratio.cpu:8.2f}")
                failed |= peer == "codespell" and ratio.cpu > LIMITS[case]
        mine, other, ratio = compare([*command, str(many)], [peers["codespell"], str(many)], 3)
        for name, a, b, c in zip(("cpu", "clock"), mine, other, ratio, strict=True):
            print(f"{'many, ' + name:<14}{'codespell':<12}{a:9.3f}{b:9.3f}{c:8.2f}")
        failed |= ratio.clock > LIMITS["many"]
        _, _, growth = compare([*command, str(many)], [*command, str(few)], 3)
        print(f"ten times the articles take {growth.cpu:.1f} times as long")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
