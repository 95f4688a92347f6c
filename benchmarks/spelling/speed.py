"""What the spelling rules cost: milliseconds per article in one process, and at start-up."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from corrigenda.config.settings import Settings
from corrigenda.document import Document
from corrigenda.readers import read
from corrigenda.registry import load_rules
from corrigenda.rule import Rule
from corrigenda.selection import is_selected
from corrigenda.text import SourceText

from .finders import TODAY
from .material import Text

SIZE = 40_000
_SAMPLE = "# A title\n\nPatients with systemic lupus erthematosus were treated in two groups.\n"


def articles(texts: Sequence[Text], count: int = 5) -> list[str]:
    """Articles of 40,000 characters made of the paragraphs of clean texts."""
    paragraphs = [p for t in texts if not t.planted for p in t.text.split("\n\n") if len(p) > 200]
    made: list[str] = []
    at = 0
    for _ in range(count):
        parts: list[str] = []
        while sum(map(len, parts)) < SIZE:
            parts.append(paragraphs[at % len(paragraphs)])
            at += 1
        made.append("\n\n".join(parts)[:SIZE])
    return made


def family() -> list[Rule]:
    """The spelling rules that the standard profile turns on, set up once, sorted by id."""
    settings = Settings()
    on = (r for r in load_rules() if is_selected(r.meta.id, r.meta.profile, settings))
    return [rule(TODAY) for rule in on if rule.meta.id.startswith("spelling/")]


def milliseconds(texts: Sequence[str], rules: Sequence[Rule], runs: int) -> float:
    """The median time that the rules take for one article together, after the first one.

    Every run reads the article anew, so that nothing derived from it is left from the run before;
    what reading costs is not counted, nor what any rule of another family would have derived.
    """
    times: list[float] = []
    for run in range(runs + 1):
        for text in texts:
            document = read(SourceText("article.md", text))
            shared(document)
            start = time.perf_counter()
            for rule in rules:
                for _ in rule.check(document):
                    pass
            if run:
                times.append(time.perf_counter() - start)
    return 1e3 * statistics.median(times)


def shared(document: Document) -> None:
    """What other families have derived from the document when the spelling rules' turn comes."""
    _ = document.vocabulary


def start_up(runs: int) -> float:
    """Milliseconds of processor time that the family adds to checking one short file."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "short.md").write_text(_SAMPLE, encoding="utf-8")
        base = [sys.executable, "-m", "corrigenda", "check", "--isolated", "--no-cache", "short.md"]
        without = [*base, "--ignore", "spelling"]
        _cpu(base, folder)
        _cpu(without, folder)
        pairs = [_cpu(base, folder) - _cpu(without, folder) for _ in range(runs)]
    return 1e3 * statistics.median(pairs)


def _cpu(command: list[str], folder: str) -> float:
    before = os.times()
    subprocess.run(command, cwd=folder, capture_output=True)
    after = os.times()
    spent = after.children_user + after.children_system
    return spent - before.children_user - before.children_system
