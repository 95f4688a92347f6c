"""Those who look for typos: this program at an operating point, and its peers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from corrigenda.config.settings import Settings
from corrigenda.linting import Engine
from corrigenda.registry import load_rules
from corrigenda.text import SourceText

from .material import Text
from .score import Found

TODAY = date(2026, 1, 15)
Findings = dict[str, list[Found]]


def ours(texts: Iterable[Text], level: str, select: tuple[str, ...]) -> Findings:
    """What rules of this program find in a profile. Selected by id, a rule runs in any profile."""
    engine = Engine(load_rules(), TODAY)
    settings = Settings(level=level, select=select)
    out: Findings = {}
    for text in texts:
        result = engine.check(SourceText(text.name, text.text), settings)
        if result.tracebacks:
            sys.exit(f"{text.name}: {result.tracebacks[0]}")
        out[text.name] = [
            Found(
                f.location.start.offset,
                f.location.end.offset,
                f.location.text,
                f.suggestions,
                f.rule,
                f.fix is not None and f.fix.safe,
            )
            for f in result.findings
            if f.rule.startswith("spelling/")
        ]
    return out


def program(name: str) -> str | None:
    """The path of a program beside this Python, or else on the PATH; None where it is missing."""
    beside = Path(sysconfig.get_path("scripts")) / name
    return str(beside) if beside.exists() else shutil.which(name)


def peer(name: str, path: str, texts: Iterable[Text]) -> Findings:
    """What `typos` or `codespell`, with their own settings, find in the same texts."""
    by_name = {text.name.replace("/", "+"): text for text in texts}
    with tempfile.TemporaryDirectory() as folder:
        for file, text in by_name.items():
            (Path(folder) / file).write_text(text.text, encoding="utf-8", newline="\n")
        options = ["--format", "json", "--isolated"] if name == "typos" else []
        run = subprocess.run([path, *options, "."], cwd=folder, capture_output=True, text=True)
    parse = parse_typos if name == "typos" else parse_codespell
    found: Findings = defaultdict(list)
    for file, findings in parse(run.stdout, {f: t.text for f, t in by_name.items()}).items():
        found[by_name[file].name] = findings
    return found


def parse_typos(output: str, texts: dict[str, str]) -> Findings:
    """The findings in the JSON lines of typos, whose offsets are bytes into a line."""
    found: Findings = defaultdict(list)
    starts = {name: _line_starts(text) for name, text in texts.items()}
    for line in output.splitlines():
        item = json.loads(line)
        if item.get("type") != "typo" or "line_num" not in item:
            continue
        name = Path(item["path"]).name
        begin = starts[name][item["line_num"] - 1]
        before = texts[name][begin:].encode()[: item["byte_offset"]].decode(errors="ignore")
        start = begin + len(before)
        end = start + len(item["typo"])
        found[name].append(Found(start, end, item["typo"], tuple(item["corrections"])))
    return found


def parse_codespell(output: str, texts: dict[str, str]) -> Findings:
    """The findings in codespell's lines, which name a line and a word, not a column."""
    found: Findings = defaultdict(list)
    starts = {name: _line_starts(text) for name, text in texts.items()}
    taken: set[tuple[str, int]] = set()
    for line in output.splitlines():
        match = re.match(r"(?:\./)?(.+?):(\d+): (\S+) ==> (.+)", line)
        if not match:
            continue
        name, number, wrong, right = match.groups()
        begin = starts[name][int(number) - 1]
        end = texts[name].find("\n", begin)
        row = texts[name][begin : end if end >= 0 else None]
        for place in re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", row):
            at = begin + place.start()
            if (name, at) not in taken:
                taken.add((name, at))
                words = tuple(w.strip() for w in right.split(","))
                found[name].append(Found(at, at + len(wrong), wrong, words))
                break
    return found


def _line_starts(text: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer("\n", text))]
