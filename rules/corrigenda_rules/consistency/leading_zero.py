"""consistency/leading-zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Use, at_odds
from corrigenda_rules.consistency._marks import Number, forms, numbers
from corrigenda_rules.consistency._units import SPACED


@lru_cache(maxsize=1)
def _symbol() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])([A-Za-zα-ωΑ-Ω]{1,3}2?²?)\s?[=<>≤≥±]\s?[-−–]?\Z")


_SIZES = frozenset(
    {"OR", "HR", "RR", "SD", "SE", "SEM", "SMD", "MD", "IRR", "aOR", "aHR", "t", "F"}
)
"""What may be more than 1, so that no manual drops the zero."""


class LeadingZero(Rule):
    """Decimals with and without the zero before the point: “0.5” and “.5”.

    A lone point is easily lost, and then .5 mg is read as 5 mg. Some manuals drop the zero where a
    value cannot be more than 1 (P, r, α), so decimals are compared only with others after the same
    symbol (“r = .45” and “r = 0.45”), those before a unit and of what may be more than 1 (odds
    ratios, standard deviations) with each other.

    P values are left to `consistency/p-value-form`. Write the form that the document uses most.
    """

    meta = RuleMeta(
        id="consistency/leading-zero",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="safe",
        sources=(
            "BIPM, The International System of Units (SI Brochure), 9th ed., 5.4.4",
            "Publication Manual of the American Psychological Association, 7th ed., 6.36",
        ),
        examples=(
            Example(
                fails="It was r = 0.45, then r = 0.50, then r = ⟦.62⟧ at last.",
                reports="“.62” (1×, line 1) beside “0.45” (2×, line 1)",
                fixed="It was r = 0.45, then r = 0.50, then r = 0.62 at last.",
            ),
            Example(
                fails="A dose of 0.5 mg, of 0.2 mg and of ⟦.7⟧ mg.",
                fixed="A dose of 0.5 mg, of 0.2 mg and of 0.7 mg.",
            ),
            Example(passes="It was r = .45 and P = .03 with a mean of 0.5 mg."),
            Example(passes="Files in .05.txt, version .3, and p = .05 with 0.5 of them; r = .3."),
            Example(passes="A dose of 0.5 mg. The .22 calibre gun."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the decimals after each symbol, and those before units."""
        bare: list[Number] = []
        zeroed: list[Number] = []
        for all_ in numbers(document).values():
            for number in all_:
                if number.block.text[number.start] == ".":
                    bare.append(number)
                elif number.text.startswith("0."):
                    zeroed.append(number)
        if not bare:
            return
        groups: dict[str, list[tuple[str, Use]]] = {}
        for number in bare:
            if number.unit and not number.gap and number.unit != "%":
                continue  # “.05mm.txt”, “.3gp”: a name
            groups.setdefault(_kind(number), []).append(_named(number))
        wanted = groups.keys() - {"", "p", "P"}
        if not wanted:
            return
        for number in zeroed:
            groups.setdefault(_kind(number), []).append(_named(number))
        for kind in sorted(wanted):
            pairs = sorted(groups[kind], key=lambda pair: pair[1].span)
            shown: dict[bool, str] = {}
            for text, _ in pairs:
                shown.setdefault(text[0] == "0", text)
            yield from at_odds(
                self,
                document,
                forms((shown[text[0] == "0"], use) for text, use in pairs),
                advice="set decimals as in “{}”",
                rewrite=lambda use, model: (
                    use.text.lstrip("0") if model.name[0] == "." else "0" + use.text.lstrip("0")
                ),
                safe=True,
                favourite=shown.get(True),
            )


def _named(number: Number) -> tuple[str, Use]:
    return number.text, Use(number.block, number.start, number.end)


def _kind(number: Number) -> str:
    """What a decimal is the value of: a symbol, “unit” where a unit follows, or nothing known."""
    text, start = number.block.text, number.start
    match = _symbol().search(text, max(0, start - 12), start)
    if match is not None:
        return "unit" if match[1] in _SIZES else match[1]
    known = number.unit == "%" or number.unit in SPACED or number.unit in ("years", "hours", "days")
    return "unit" if known else ""
