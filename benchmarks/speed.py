"""Times `corrigenda check` as a whole process against codespell and other installed peers.

Run: ``python benchmarks/speed.py [--runs N] [--articles N]``. The commands run in turn, A B A B …,
on the same files, and the ratio is taken pair by pair, so that a machine whose speed drifts does
not tell tales. Figures are user plus system seconds of the finished process (children included).
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
from pathlib import Path

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


def cpu_seconds(command: list[str]) -> float:
    """User and system seconds of one finished run."""
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def compare(ours: list[str], theirs: list[str], runs: int) -> tuple[float, float, float]:
    """Median seconds of ours and theirs, and the median of the ratios pair by pair."""
    cpu_seconds(ours)
    cpu_seconds(theirs)
    pairs = [(cpu_seconds(ours), cpu_seconds(theirs)) for _ in range(runs)]
    mine, other = zip(*pairs, strict=True)
    ratio = statistics.median(a / max(b, 1e-3) for a, b in pairs)
    return statistics.median(mine), statistics.median(other), ratio


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
                print(f"{case:<14}{peer:<12}{mine:9.3f}{other:9.3f}{ratio:8.2f}")
                failed |= peer == "codespell" and ratio > LIMITS[case]
        mine, other, ratio = compare([*command, str(many)], [peers["codespell"], str(many)], 3)
        print(f"{'many':<14}{'codespell':<12}{mine:9.3f}{other:9.3f}{ratio:8.2f}")
        failed |= ratio > LIMITS["many"]
        tenth, _, growth = compare([*command, str(many)], [*command, str(few)], 3)
        print(f"ten times the articles: {growth:.1f} times the seconds ({tenth:.3f} s)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
