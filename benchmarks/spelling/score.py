"""From findings to figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .material import Material, Text
from .noise import LETTER_KINDS


class Found(NamedTuple):
    """One finding: code points into the text, the words there, the suggestions.

    `rule` is the id of the rule, `safe` whether its fix is applied without asking.
    """

    start: int
    end: int
    text: str
    suggestions: tuple[str, ...] = ()
    rule: str = ""
    safe: bool = False


class Score(NamedTuple):
    """The counts behind the figures. Alarms are findings where nothing is wrong.

    `fixed` counts the safe fixes at errors and in clean text, `mended` those that put the right
    word in.
    """

    errors: int = 0
    found: int = 0
    first: int = 0
    alarms: int = 0
    beside: int = 0
    words: int = 0
    fixed: int = 0
    mended: int = 0

    def plus(self, **more: int) -> Score:
        """The score with counts added."""
        return self._replace(**{name: getattr(self, name) + n for name, n in more.items()})

    @property
    def recall(self) -> float:
        """Errors found, of all errors."""
        return self.found / self.errors if self.errors else 0.0

    @property
    def precision(self) -> float:
        """Errors found, of all findings; alarms in clean text and beside errors both count."""
        all_findings = self.found + self.alarms + self.beside
        return self.found / all_findings if all_findings else 0.0

    @property
    def f05(self) -> float:
        """F0.5: precision counts for more than recall."""
        p, r = self.precision, self.recall
        return 1.25 * p * r / (0.25 * p + r) if p and r else 0.0

    @property
    def per_10k(self) -> float:
        """Alarms per 10,000 words of clean text."""
        return 1e4 * self.alarms / self.words if self.words else 0.0

    @property
    def right(self) -> float:
        """Errors whose first suggestion is the right word, of all errors (found or not)."""
        return self.first / self.errors if self.errors else 0.0


class Result(NamedTuple):
    """The score of all letter slips, of each kind of error and of block, and alarms by rule."""

    total: Score
    kinds: Mapping[str, Score]
    blocks: Mapping[str, Score]
    rules: Mapping[str, int]
    alarms: tuple[tuple[str, int], ...]
    missed: tuple[tuple[str, str], ...]


def score(material: Material, found: Mapping[str, Iterable[Found]]) -> Result:
    """Compares findings, by the name of the text, with what was planted.

    Errors of spacing are shown by kind only: `total` counts slips of letters. A clean text is
    one without planted errors; findings in the line of an error that do not touch it count
    against precision unless the same word is an alarm in a clean text already.
    """
    total = Score()
    kinds: defaultdict[str, Score] = defaultdict(Score)
    blocks: defaultdict[str, Score] = defaultdict(Score)
    rules: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    missed: list[tuple[str, str]] = []
    for text in material.texts:
        if text.planted:
            continue
        total = total.plus(words=text.words())
        for kind, words in text.words_by_block():
            blocks[kind] = blocks[kind].plus(words=words)
        for finding in found.get(text.name, ()):
            if finding.text.lower() not in material.known:
                alarms[finding.text] += 1
                rules[finding.rule] += 1
                total = total.plus(alarms=1, fixed=int(finding.safe))
                kind = text.block_at(finding.start)
                blocks[kind] = blocks[kind].plus(alarms=1)
    for text in material.texts:
        findings = list(found.get(text.name, ()))
        for planted in text.planted:
            over = [f for f in findings if f.start < planted.end and f.end > planted.start]
            suggestion = next((f.suggestions[0] for f in over if f.suggestions), "")
            gained = {
                "errors": 1,
                "found": int(bool(over)),
                "first": int(suggestion.lower() == planted.right.lower()),
            }
            kinds[planted.kind] = kinds[planted.kind].plus(**gained)
            if planted.kind in LETTER_KINDS:
                total = total.plus(**gained)
                blocks[planted.block] = blocks[planted.block].plus(**gained)
                safe = any(f.safe for f in over)
                total = total.plus(fixed=int(safe), mended=int(safe and gained["first"] == 1))
                if not over:
                    missed.append((planted.wrong, planted.right))
        total = total.plus(beside=_beside(text, findings, alarms, material.known))
    return Result(total, kinds, blocks, rules, tuple(alarms.most_common()), tuple(missed))


def _beside(
    text: Text, findings: list[Found], alarms: Mapping[str, int], known: frozenset[str]
) -> int:
    """Findings in the lines of planted errors that touch none of them."""
    spans = [(p.start, p.end) for p in text.planted]
    count = 0
    for finding in findings:
        if finding.text in alarms or finding.text.lower() in known:
            continue
        if any(finding.start < end and finding.end > start for start, end in spans):
            continue
        low = text.text.rfind("\n", 0, finding.start)
        high = text.text.find("\n", finding.end)
        high = len(text.text) if high < 0 else high
        count += any(low < start < high for start, _ in spans)
    return count
