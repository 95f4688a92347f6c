"""Times termbases: per document and as a whole process, for 100 to 100,000 terms.

Run: ``python benchmarks/terms.py [--runs N] [--words FILE]``. The documents are made of the words
of FILE (a text; the words of this project's own pages if none is given), the terms phrases of one
to three of these words and others, most of which no document has: the way of a large termbase.
Beside the time of a document stands that of one alternation of `re` with the same forms, which
knows neither plurals nor quotations nor names; of Vale too, where the program is installed.

Figures are processor seconds, the least of several runs.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from corrigenda.termbase.loading import make
from corrigenda.termbase.packing import Packed
from corrigenda.termbase.terms import Base, Terms
from corrigenda.testing import read_text

SIZES = (100, 1_000, 10_000, 100_000)
DOCUMENT = 40_000
"""The length of a document, in code points."""

RE_LIMIT = 10_000
"""The most forms an alternation is tried with: it takes minutes with more."""


def main(arguments: Sequence[str]) -> int:
    """Measures and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--words", type=Path)
    args = parser.parse_args(arguments)
    root = Path(__file__).resolve().parent.parent
    pages = [args.words] if args.words else sorted(root.glob("**/*.md"))
    found = re.findall(r"\b[a-z]{3,20}\b", " ".join(p.read_text("utf-8") for p in pages).lower())
    words = sorted(set(found) - {"null", "true", "false"})
    draw = random.Random(1)
    text = document(found, draw)
    print(f"{len(words):,} distinct words; a document of {len(text):,} characters\n")
    names = ["terms", "make", "packed", "load", "read and search a document", "search alone",
             "`re` alone", "process, first", "process, later"]  # fmt: skip
    print("| " + " | ".join(names) + " |\n|" + " ---: |" * len(names))
    for size in SIZES:
        print(row(size, words, text, draw, args.runs))
    return 0


def document(words: list[str], draw: random.Random) -> str:
    """Paragraphs of runs of words as they stand somewhere."""
    parts, length = ["# A title\n"], 0
    while length < DOCUMENT:
        start = draw.randrange(max(1, len(words) - 90))
        parts.append(" ".join(words[start : start + 90]).capitalize() + ".\n")
        length += len(parts[-1])
    return "\n".join(parts)[:DOCUMENT]


def phrases(count: int, words: list[str], draw: random.Random) -> list[str]:
    """Distinct phrases; two in three have a word that is no word."""
    made: dict[str, None] = {}
    while len(made) < count:
        chosen = draw.choices(words, k=draw.choice((1, 2, 2, 3)))
        if len(chosen) == 1 or draw.random() < 0.6:
            chosen[-1] = f"{chosen[-1]}{draw.choice('qxz')}{draw.choice('aeiou')}n"
        made[" ".join(chosen)] = None
    return list(made)


def termbase(forms: list[str]) -> str:
    """A termbase that replaces each form by another."""
    entries = (f"  - use: another {form}\n    avoid: [{form}]\n" for form in forms)
    return "termbase: 1\nterms:\n" + "".join(entries)


def row(size: int, words: list[str], text: str, draw: random.Random, runs: int) -> str:
    """The figures of one size as a row of a table."""
    forms = phrases(size, words, draw)
    source = termbase(forms)
    start = time.process_time()
    packed = make("terms.yaml", source.encode())
    cells = [f"{size:,}", shown(time.process_time() - start), f"{len(packed) / 1e6:.2f} MB"]
    cells.append(shown(best(lambda: Packed(packed).anchors, runs)))
    made = Packed(packed)
    terms = Terms([Base("terms.yaml", made)])
    page = read_text(text)
    terms.matches(page)  # the tables are cut, the words of the document found
    cells.append(shown(best(lambda: terms.matches(read_text(text)), 3 * runs)))
    cells.append(shown(best(lambda: terms.matches(page), 3 * runs)))
    cells.append(shown(alternation(forms, text)) if size <= RE_LIMIT else "–")
    cells += processes(source, text, runs)
    return "| " + " | ".join(cells) + " |"


def alternation(forms: list[str], text: str) -> float:
    """The time that one regular expression of all forms takes for a document, once compiled."""
    longest = sorted(forms, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)
    return best(lambda: list(pattern.finditer(text)), 1)


def processes(source: str, text: str, runs: int) -> list[str]:
    """A whole check of one document: for the first time, and with the packed form in the cache."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        (at / "terms.yaml").write_text(source, encoding="utf-8")
        (at / "a.md").write_text(text, encoding="utf-8")
        (at / "corrigenda.toml").write_text('termbases = ["terms.yaml"]\n')
        command = [sys.executable, "-m", "corrigenda", "check", "--select", "terminology/term",
                   "--exit-zero", "--quiet", "a.md"]  # fmt: skip
        first = processor(command, folder)
        again = min(processor(command, folder) for _ in range(runs))
        vale = shutil.which("vale")
        return [shown(first), shown(again)] + ([] if vale is None else [shown(_vale(vale, at))])


def _vale(program: str, folder: Path) -> float:
    """The same terms as a substitution rule of Vale."""
    style = folder / "styles" / "Terms"
    style.mkdir(parents=True)
    entries = re.findall(r"use: (.*)\n +avoid: \[(.*)\]", (folder / "terms.yaml").read_text())
    swap = "".join(f"  {re.escape(form)}: {use}\n" for use, form in entries)
    rule = "extends: substitution\nmessage: use %s\nignorecase: true\nswap:\n"
    (style / "Terms.yml").write_text(rule + swap)
    (folder / ".vale.ini").write_text("StylesPath = styles\n[*.md]\nBasedOnStyles = Terms\n")
    return processor([program, "--no-exit", "a.md"], str(folder))


def processor(command: Sequence[str], folder: str) -> float:
    """The processor seconds of a finished command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=dict(os.environ))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def best(function: Callable[[], Any], runs: int) -> float:
    """The least processor time of some runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        function()
        times.append(time.process_time() - start)
    return min(times)


def shown(seconds: float) -> str:
    """A time in the unit that suits it."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
