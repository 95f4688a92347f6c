#!/usr/bin/env python3
"""Counts findings per 10,000 words, rule by rule, on a folder of clean published documents.

Usage: precision.py PATH… [--select RULE …] [--show RULE] [--profile NAME]

What is published has been read by editors: nearly every finding of a rule on prose is a false
alarm or a slip that nobody caught. `--show` prints the findings of one rule in their context, to
be judged by reading. Files may be of any format that corrigenda reads; a ``.jsonl`` file stands
for one document a line, with the members ``text``, ``ext`` and ``name``. The termbases are those
that are on by default.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corrigenda.config.settings import Settings
from corrigenda.finding import LocatedFinding
from corrigenda.linting import Engine
from corrigenda.readers import FORMATS
from corrigenda.registry import load_rules
from corrigenda.selection import is_selected
from corrigenda.termbase.loading import Library
from corrigenda.text import SourceText

_EXTENSIONS = {end for ends in FORMATS.values() for end in ends}


def sources(paths: list[Path]) -> Iterator[SourceText]:
    """The documents under the paths, sorted by name."""
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".jsonl":
                with open(file, encoding="utf-8") as lines:
                    for record in map(json.loads, lines):
                        yield SourceText(record["name"] + record["ext"], record["text"])
            elif file.suffix.lower() in _EXTENSIONS:
                yield SourceText.from_bytes(str(file), file.read_bytes())


def main() -> int:
    """Prints the table; returns 2 when there was nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--select", action="append", default=[], help="a rule or family")
    parser.add_argument("--profile", default="standard", help="minimal, standard or strict")
    parser.add_argument("--show", default="", help="print the findings of this rule")
    options = parser.parse_args()
    library = Library(os.getcwd(), None)
    settings = Settings(
        level=options.profile,
        select=tuple(options.select),
        terms=library.compose(library.builtin),
    )
    rules = [r for r in load_rules() if is_selected(r.meta.id, r.meta.profile, settings)]
    engine = Engine(rules, date.today())
    counts: Counter[tuple[str, str]] = Counter()
    files: dict[str, set[str]] = {}
    words = documents = 0
    started = time.perf_counter()
    for source in sources(options.paths):
        documents += 1
        words += len(source.text.split())
        for finding in engine.check(source, settings).findings:
            counts[finding.rule, finding.severity.value] += 1
            files.setdefault(finding.rule, set()).add(source.path)
            if finding.rule == options.show:
                show(finding)
    if not words:
        print("no words were read", file=sys.stderr)
        return 2
    seconds = time.perf_counter() - started
    print(f"{documents} documents, {words} words, {seconds:.1f} s")
    print(f"{'rule':<36} {'severity':<8} {'findings':>8} {'documents':>9} {'per 10,000 words':>17}")
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        per = 1e4 * count / words
        print(f"{rule:<36} {severity:<8} {count:>8} {len(files[rule]):>9} {per:>17.2f}")
    return 0


def show(finding: LocatedFinding) -> None:
    """Prints a finding with its line, as material to judge."""
    place = finding.location
    print(f"{place.path}:{place.start.line}:{place.start.column}: {finding.message}")
    print(f"    {place.excerpt.strip()}")


if __name__ == "__main__":
    sys.exit(main())
