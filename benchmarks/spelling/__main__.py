"""Measures the spelling rules: how much they find, how often they are wrong, what they cost.

Run from the root of the repository: ``python -m benchmarks.spelling [--rounds N] [--dev FOLDER]
[--part train|test|all] [--clean FOLDER] [--known FILE] [--profile NAME …] [--no-speed] [--list]``.

Three kinds of material, each with a table of its own:

* the project's own pages (seeds/, the documentation), clean and `--rounds` times with seeded
  slips: letters lost, swapped, doubled, misheard and mistyped, words split and run together, lost
  ligatures. Slips that make a common word are left out: no list of words can tell them;
* development data, where the folder is there: real misspellings in their own sentences, put
  between paragraphs of clean articles, and clean articles;
* any folder of clean text (`--clean`): false alarms only.

`--known` names a list of words, one a line, that reading has shown to be misspelt in print, in
development data or clean text: they are left out of the count.

An error is found when a finding overlaps it. An alarm is a finding in clean text; words known to
be misspelt in print are left out. Precision counts alarms, and findings beside an error in its
line. “First right” is the share of all errors, found or not, whose first suggestion is the right
word. Errors of spacing are no part of the totals (peers do not look for them): see the table by
kind. All figures but those of speed are the same at every run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from corrigenda_rules.spelling._lexicon import lexicon

from . import finders, speed
from .material import Material, clean_folder, development, known_words, own
from .noise import LETTER_KINDS, SPACE_KINDS
from .score import Result, Score, score

ROOT = Path(__file__).resolve().parents[2]
LEVELS = ("minimal", "standard", "strict")
PEERS = ("typos", "codespell")
COMMON = 2  # from this tier of frequency on a word is a common one


def is_common(word: str) -> bool:
    """Whether a word (lower case) is one that a list of words cannot call a typo."""
    tier = lexicon().tier(word)
    return tier is not None and tier >= COMMON


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints a table as Markdown: the first column to the left, figures to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    rule = ["-" * widths[0], *("-" * (w - 1) + ":" for w in widths[1:])]
    for line in (lines[0], rule, *lines[1:]):
        cells = [
            line[0].ljust(widths[0]),
            *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True)),
        ]
        print("| " + " | ".join(cells) + " |")
    print()


def share(value: float, of: int) -> str:
    """A share with two decimals, or a dash where there was nothing to share."""
    return f"{value:.2f}" if of else "–"


def row(name: str, s: Score) -> list[str]:
    """The figures of one finder."""
    return [
        name,
        share(s.recall, s.errors),
        share(s.precision, s.errors),
        share(s.f05, s.errors),
        share(s.per_10k, s.words),
        share(s.right, s.errors),
    ]


def measure(material: Material, levels: Sequence[str], listed: bool) -> None:
    """Prints the tables of one material."""
    clean = sum(t.words() for t in material.texts if not t.planted)
    errors = sum(len(t.planted) for t in material.texts)
    print(f"## {material.name}: {errors} errors, {clean} words of clean text\n")
    points: list[tuple[str, Callable[[], finders.Findings]]] = []
    for level in levels:
        points.append((f"spelling/typo, {level}", _ours(material, level, ("spelling/typo",))))
    points.append(("spelling, standard", _ours(material, "standard", ("spelling",))))
    everything = ("spelling/typo", "spelling/unknown-word")
    points.append(("with unknown-word, strict", _ours(material, "strict", everything)))
    for name in PEERS:
        path = finders.program(name)
        if path:
            points.append((name, _peer(material, name, path)))
    results = {name: score(material, find()) for name, find in points}
    head = ("", "recall", "precision", "F0.5", "alarms per 10,000 words", "first right")
    table(head, (row(name, r.total) for name, r in results.items()))
    if errors:
        shown = {n: r for n, r in results.items() if n in (*PEERS, "spelling, standard")}
        by_kind(shown)
    family = results["spelling, standard"]
    by_block(family)
    total = family.total
    for rule, count in sorted(family.rules.items()):
        print(f"{rule}: {count} alarms, {1e4 * count / max(1, total.words):.2f} per 10,000 words")
    print(f"safe fixes: {total.fixed}, of these right: {total.mended}\n")
    if listed:
        for name, result in results.items():
            if name not in PEERS and "unknown" not in name:
                print(f"{name}: alarms:", *(f"{w}×{n}" for w, n in result.alarms))
                print(f"{name}: missed:", *(f"{w}>{r}" for w, r in result.missed), "\n")


def _ours(
    material: Material, level: str, select: tuple[str, ...]
) -> Callable[[], finders.Findings]:
    return lambda: finders.ours(material.texts, level, select)


def _peer(material: Material, name: str, path: str) -> Callable[[], finders.Findings]:
    return lambda: finders.peer(name, path, material.texts)


def by_kind(results: dict[str, Result]) -> None:
    """Prints recall, and the share of right first suggestions, for each kind of error."""
    rows: list[list[str]] = []
    for kind in (*LETTER_KINDS, *SPACE_KINDS):
        scores = [r.kinds.get(kind, Score()) for r in results.values()]
        if scores[0].errors:
            cells = [f"{s.recall:.2f} / {s.right:.2f}" for s in scores]
            rows.append([kind, str(scores[0].errors), *cells])
    table(("kind of error", "errors", *(f"{name}: found / first right" for name in results)), rows)


def by_block(result: Result) -> None:
    """Prints recall and alarms for each kind of block."""
    rows = [
        [
            kind or "elsewhere",
            str(s.errors),
            share(s.recall, s.errors),
            str(s.words),
            share(s.per_10k, s.words),
        ]
        for kind, s in sorted(result.blocks.items(), key=lambda item: (-item[1].words, item[0]))
        if s.errors or s.alarms or s.words > 500
    ]
    head = (
        "block (spelling, standard)",
        "errors",
        "recall",
        "clean words",
        "alarms per 10,000 words",
    )
    table(head, rows)


def timings(material: Material, runs: int) -> None:
    """Prints what the family and each of its rules cost."""
    texts = speed.articles(material.texts)
    rules = speed.family()
    print(f"## Speed: articles of {speed.SIZE} characters from {material.name}\n")
    rows = [["whole family", f"{speed.milliseconds(texts, rules, runs):.2f} ms"]]
    for rule in rules:
        rows.append([f"{rule.meta.id} alone", f"{speed.milliseconds(texts, [rule], runs):.2f} ms"])
    rows.append(["start-up, processor time", f"{speed.start_up(runs):.0f} ms"])
    table(("", "per article"), rows)


def main() -> int:
    """Prints all tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.spelling",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    default = ROOT.parent / "shared" / "typo-dev"
    parser.add_argument("--rounds", type=int, default=10, help="copies of each page with slips")
    parser.add_argument("--dev", type=Path, default=default, help="folder of development data")
    parser.add_argument("--part", default="test", choices=("train", "test", "all"))
    parser.add_argument("--clean", type=Path, help="folder of further clean text")
    parser.add_argument("--known", type=Path, help="words known to be misspelt in print")
    parser.add_argument("--profile", action="append", choices=LEVELS, help="default: all three")
    parser.add_argument("--runs", type=int, default=15, help="runs of each timing")
    parser.add_argument("--no-speed", action="store_true", help="leave the timings out")
    parser.add_argument("--list", action="store_true", help="list the alarms and what was missed")
    options = parser.parse_args()
    materials = [own(ROOT, options.rounds, is_common)]
    if (options.dev / "errors.json").is_file():
        materials.append(development(options.dev, options.part))
        if options.part != "train" and options.list:
            parser.error("--list shows what to tune on: only with --part train")
    if options.clean:
        materials.append(clean_folder(options.clean))
    known = known_words(options.known) if options.known else frozenset[str]()
    for material in materials:
        more = material._replace(known=material.known | known)
        measure(more, options.profile or LEVELS, options.list)
    if not options.no_speed:
        timings(materials[min(1, len(materials) - 1)], options.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
