"""consistency/heading-number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta

_FEW = 3
_FAR = 20
"""A section of a higher number is a year, or a count (“24 hours after …”)."""

Path = tuple[int, ...]


class Numbered(NamedTuple):
    """A heading with its number: ``2.1`` is (2, 1). ``block.text[:end]`` is the number."""

    block: Block
    path: Path
    end: int


class HeadingNumber(Rule):
    """Numbered headings that leave a number out, repeat one, or go back.

    “2.1”, “2.3”: a section was taken out or put in, and the others kept their numbers; references
    such as “see Section 2.3” may now be wrong.

    Only documents with three numbered headings or more are judged; the first number of a file may
    be any, because manuscripts are kept in several files. Number the sections anew, or leave the
    numbers to the template.
    """

    meta = RuleMeta(
        id="consistency/heading-number",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        examples=(
            Example(
                fails="## 1 Aims\n\n## 2 Methods\n\n### 2.1 Mice\n\n### ⟦2.3⟧ Cells\n",
                reports="2.3 follows 2.1: number the sections anew",
            ),
            Example(
                fails="## 1. Aims\n\n## 2. Methods\n\n## ⟦2.⟧ Results\n",
                reports="the number 2 is repeated",
            ),
            Example(
                fails="## 1 Aims\n\n## 2 Methods\n\n## 3 Results\n\n### ⟦2.1⟧ Cells\n",
                reports="2.1 follows 3",
            ),
            Example(
                passes="## 1 Aims\n\n## 2 Methods\n\n### 2.1 Mice\n\n### 2.2 Cells\n\n## 3 Ends\n"
            ),
            Example(passes="## 4 Aims\n\n## 5 Methods\n\n### 5.1 Mice\n\n## 6 Results\n"),
            Example(passes="## 3 days later\n\n## 24 hours later\n\n## 5 mice\n"),
            Example(passes="## Aims\n\n## 2 Methods\n\n## Results\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Follows the numbers from heading to heading."""
        found = [n for n in map(_numbered, document.of_kind("title")) if n is not None]
        if len(found) < _FEW or not _is_outline(found):
            return
        seen: dict[Path, Numbered] = {}
        before: Numbered | None = None
        for heading in found:
            if before is not None and not _follows(before.path, heading.path):
                yield self._report(heading, seen.get(heading.path, before))
            seen.setdefault(heading.path, heading)
            before = heading

    def _report(self, heading: Numbered, other: Numbered) -> Finding:
        number, last = _shown(heading.path), _shown(other.path)
        repeated = heading.path == other.path
        what = f"the number {number} is repeated" if repeated else f"{number} follows {last}"
        return self.finding(
            heading.block.span(0, heading.end),
            f"{what}: number the sections anew",
            related=[Related(other.block.span(0, other.end), f"{last} is here")],
        )


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?(?=\s+[^\W\d_a-z]|\s+[a-z]+[A-Z])")


def _numbered(block: Block) -> Numbered | None:
    match = _pattern().match(block.text)
    if match is None:
        return None
    return Numbered(block, tuple(map(int, match[1].split("."))), match.end())


def _is_outline(found: list[Numbered]) -> bool:
    """Whether the numbers are those of sections: small, and mostly one after the other."""
    if any(number > _FAR for heading in found for number in heading.path):
        return False
    pairs = list(pairwise(found))
    return 2 * sum(_follows(a.path, b.path) for a, b in pairs) >= len(pairs)


def _follows(before: Path, path: Path) -> bool:
    """Whether a number may come next: the next one of a level that is open, or the first below."""
    depth = len(path)
    if depth > len(before):
        return path[: len(before)] == before and all(n in (0, 1) for n in path[len(before) :])
    return path[:-1] == before[: depth - 1] and path[-1] == before[depth - 1] + 1


def _shown(path: Path) -> str:
    return ".".join(map(str, path))
