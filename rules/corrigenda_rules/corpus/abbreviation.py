"""corpus/abbreviation: an abbreviation that stands for two things in two articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import CorpusFact, CorpusRule, Example, RuleMeta
from corrigenda.text import Span
from corrigenda_rules.abbreviations._parts import placed_definitions
from corrigenda_rules.corpus._across import at_odds
from corrigenda_rules.spelling._respelling import american

_LONGEST = 120


class Abbreviation(CorpusRule):
    """An abbreviation that different articles spell out differently.

    “ICANS” is “immune effector cell-associated neurotoxicity syndrome” in one article and “immune
    effector cell-associated neurologic syndrome” in the other: one of them is wrong, and whoever
    reads both looks for a difference. Reported are long forms that have words in common, in the
    files that have the form that fewer files have; endings, hyphens and case do not count.

    Long forms without a word in common (“CR”: complete response, caloric restriction) are two
    abbreviations that happen to be the same; they are reported in the profile ``strict``, for a
    series or a book that wants each abbreviation to mean one thing.
    """

    meta = RuleMeta(
        id="corpus/abbreviation",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.1",
        words=True,
        examples=(
            Example(
                fails="=== a.md\nImmune neurotoxicity syndrome (INS) is rare.\n"
                "=== b.md\nWe saw ⟦immune neurologic syndrome⟧ (INS) often.\n"
                "=== c.md\nPatients with immune neurotoxicity syndrome (INS) were treated.\n",
                reports="“immune neurologic syndrome” (1 file)",
            ),
            Example(
                passes="=== a.md\nA complete response (CR) was seen.\n"
                "=== b.md\nCaloric restriction (CR) helps.\n"
            ),
            Example(
                passes="=== a.md\nNatural killer cells (NKCs) were counted.\n"
                "=== b.md\nEach natural-killer cell (NKC) was seen.\n"
            ),
        ),
    )

    def collect(self, document: Document) -> Iterator[tuple[Span, Any]]:
        """Yields each abbreviation with its long form, at the first one's place."""
        seen: set[tuple[str, str]] = set()
        for _, block, definition in document.derive(placed_definitions):
            long = " ".join(definition.long.split())
            if (definition.key, long.lower()) in seen or len(long) > _LONGEST:
                continue
            seen.add((definition.key, long.lower()))
            span = block.span(definition.long_start, definition.long_end)
            yield span, [definition.key, long if long[1:] != long[1:].lower() else long.lower()]

    def conclude(self, facts: Iterable[CorpusFact]) -> Iterator[tuple[str, Finding]]:
        """Yields the long forms that fewer files have."""
        known: dict[str, dict[str, dict[str, list[CorpusFact]]]] = {}
        for fact in facts:
            key, long = fact.value
            same = known.setdefault(key, {}).setdefault(_plain(long), {})
            same.setdefault(long, []).append(fact)
        for groups in known.values():
            for forms in _related(groups, everything=self.level == "strict"):
                yield from at_odds(self, forms)


def _plain(long: str) -> str:
    """A long form without case, hyphens, plurals and dialect."""
    words = re.findall(r"[^\W\d_]+", long.casefold())
    return "".join(american(word.removesuffix("s")) for word in words)


def _related(
    groups: dict[str, dict[str, list[CorpusFact]]], *, everything: bool
) -> Iterator[dict[str, list[CorpusFact]]]:
    """The long forms of an abbreviation, those that have words in common together.

    Each stands under its most frequent spelling.
    """
    left = []
    for forms in groups.values():
        name = min(forms, key=lambda form: (-len(forms[form]), form))
        left.append((name, sorted(fact for facts in forms.values() for fact in facts)))
    while left:
        first, *rest = left
        others = [one for one in rest if everything or _is_rival(first[0], one[0])]
        left = [one for one in rest if one not in others]
        yield dict([first, *others])


def _is_rival(a: str, b: str) -> bool:
    """Whether two long forms may be meant for one: each has a word that the other has not.

    They begin with the same word, or have most of their words in common.
    """
    first, second = (
        [word for word in re.findall(r"[^\W\d_]+", long.casefold()) if len(word) > 3]
        for long in (a, b)
    )
    shared = {*first} & {*second}
    if not shared or not {*first} - shared or not {*second} - shared:
        return False
    return first[0] == second[0] or 2 * len(shared) > min(len({*first}), len({*second}))
