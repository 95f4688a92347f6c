"""consistency/operator-space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import SPACE, Number, forms, signed
from corrigenda_rules.typography._text import names

_RELATIONS = frozenset("=<>≤≥≈")
_WORDS = names("in at or to of by is as on if be an")


@lru_cache(maxsize=1)
def _symbol() -> re.Pattern[str]:
    # A short symbol to the left: “n = 5”, “R2>0.9”.
    return re.compile(rf"(?<![\w.\-/&#@])([A-Za-zα-ωΑ-Ω][A-Za-z]?[A-Z]?[0-9²]?)([{SPACE}]?)\Z")


class OperatorSpace(Rule):
    """Spaces around “=”, “<”, “>” and “±” here, none there: “n = 5”, “n=5”.

    An operator between two terms is a verb, and verbs have spaces around them; some journals close
    them up. Both in one text look careless, and one with a space on one side only (“n =5”) is a
    slip in any style.

    “=”, “<”, “>”, “≤”, “≥” are compared between a short symbol and a number, “±” between two
    numbers. A sign before a number without a left side (“<5”, “>10 years”) is no operator and is
    left alone, as are formulae and code. P values are left to `consistency/p-value-form`.

    The form used most is suggested; the fix is safe.
    """

    meta = RuleMeta(
        id="consistency/operator-space",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="safe",
        sources=(
            "Scientific Style and Format (CSE)",
            "The Chicago Manual of Style, 17th ed., 12.15–12.16",
        ),
        examples=(
            Example(
                fails="With n = 5, t = 2.1, r = 0.5 and then ⟦n=7⟧ of them.",
                reports="“n=…” (1×, line 1) beside “n = …” (3×, line 1)",
                fixed="With n = 5, t = 2.1, r = 0.5 and then n = 7 of them.",
            ),
            Example(
                fails="It was 5 ± 1 mm, then 7 ± 2 mm, then ⟦9±3⟧ mm.",
                fixed="It was 5 ± 1 mm, then 7 ± 2 mm, then 9 ± 3 mm.",
            ),
            Example(fails="With n=5, t=2.1, r=0.5 and then ⟦n =7⟧ of them.", reports="“n =…”"),
            Example(passes="With n = 5 of those aged <10 years or >60 years and ≥3 mm."),
            Example(passes="With n = 5; see `n=5`, $n=5$, x=file and https://x.org/?n=5."),
            Example(passes="It was P=0.05 with n = 5 and t = 2.1, and 5 ± 1 in all."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the relations, then the signs of plus and minus."""
        found = signed(document)
        yield from self._compare(document, _relations(found))
        yield from self._compare(document, _deviations(found))

    def _compare(self, document: Document, found: list[tuple[str, str, Use]]) -> Iterator[Finding]:
        if len({way for way, _, _ in found}) < 2:
            return
        names = _shown(found)
        yield from at_odds(
            self,
            document,
            forms((names[way], use) for way, _, use in found),
            advice="set the spaces as in “{}”",
            favourite=next((names[way] for way in ("ss", "cc") if way in names), None),
            rewrite=_rewritten,
            safe=True,
        )


def _shown(found: list[tuple[str, str, Use]]) -> dict[str, str]:
    """What messages call each way, by terms that are written in all ways, if there are any."""
    ways: dict[str, list[str]] = {}
    for way, name, _ in found:
        ways.setdefault(way, []).append(name)
    terms = [{name.replace(" ", "") for name in names} for names in ways.values()]
    common = set.intersection(*terms)
    return {
        way: next(n for n in names if not common or n.replace(" ", "") == min(common))
        for way, names in ways.items()
    }


def _relations(found: list[tuple[int, Number]]) -> list[tuple[str, str, Use]]:
    kept = []
    for at, number in found:
        text = number.block.text
        sign, right = text[at], text[at + 1] in SPACE
        if sign not in _RELATIONS:
            continue
        match = _symbol().search(text, max(0, at - 8), at)
        if match is None or match[1] in ("p", "P") or match[1] in _WORDS:
            continue
        left = bool(match[2])
        if left and not right and sign != "=":
            continue  # “in grade II >5”: a sign before a number
        name = f"{match[1]}{' ' if left else ''}{sign}{' ' if right else ''}…"
        use = Use(number.block, match.start(), number.end)
        kept.append((("s" if left else "c") + ("s" if right else "c"), name, use))
    return kept


def _deviations(found: list[tuple[int, Number]]) -> list[tuple[str, str, Use]]:
    kept = []
    for at, number in found:
        text = number.block.text
        if text[at] != "±":
            continue
        right = text[at + 1] in SPACE
        left = at > 0 and text[at - 1] in SPACE
        start = at - left
        while start and (text[start - 1].isdigit() or text[start - 1] in ".,%"):
            start -= 1
        if start == at - left:
            continue
        name = f"…{' ' if left else ''}±{' ' if right else ''}…"
        use = Use(number.block, start, number.end)
        kept.append((("s" if left else "c") + ("s" if right else "c"), name, use))
    return kept


def _rewritten(use: Use, model: Form) -> str | None:
    match = re.match(rf"(.+?)[{SPACE}]?([=<>≤≥≈±])[{SPACE}]?(.+)\Z", use.text)
    if match is None:
        return None
    gap = " " if " " in model.name else ""
    return f"{match[1]}{gap}{match[2]}{gap}{match[3]}"
