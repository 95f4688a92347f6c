"""consistency/leading-zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Use, at_odds
from corrigenda_rules.consistency._marks import forms, has, searched


@lru_cache(maxsize=1)
def _bare() -> re.Pattern[str]:
    return re.compile(r"(?<=[\s(\[=<>≤≥±−–-])\.\d{1,6}(?![\d.\w]|[^\W\d])")


@lru_cache(maxsize=1)
def _symbol() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])([A-Za-zα-ωΑ-Ω]{1,3}2?²?)\s?[=<>≤≥±]\s?[-−–]?\Z")


@lru_cache(maxsize=1)
def _zeroed() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,])0\.\d{1,6}(?![\d.])")


class LeadingZero(Rule):
    """Decimals with and without the zero before the point: “0.5” and “.5”.

    A lone point is easily lost, and then .5 mg is read as 5 mg. Some manuals drop the zero where a
    value cannot be more than 1 (P, r, α), so decimals are compared only with others after the same
    symbol (“r = .45” and “r = 0.45”); decimals without a zero before a unit are compared with all.

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
        if not has(document, " .", "=.", "(.", "[.", ">.", "<.", "±.", "-.", "−.", "–."):
            return
        bare = [
            (_kind(block.text, *match.span()), Use(block, *match.span()))
            for block, match in searched(document, _bare())
        ]
        wanted = {kind for kind, _ in bare} - {"", "p", "P"}
        if not wanted:
            return
        groups: dict[str, list[tuple[str, Use]]] = {}
        for kind, use in bare:
            groups.setdefault(kind, []).append((use.text, use))
        for block, match in searched(document, _zeroed()):
            kind = _kind(block.text, *match.span())
            groups.setdefault(kind, []).append((match[0], Use(block, *match.span())))
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
            )


def _kind(text: str, start: int, end: int) -> str:
    """What a decimal is the value of: a symbol, “unit” where a unit follows, or nothing known."""
    match = _symbol().search(text[max(0, start - 12) : start])
    if match is not None:
        return match[1]
    unit = re.match(r"\s?(?:[mkµμn]?[gLlM]|[mcµμn]m|mol|%|kDa|h|min|s)\b|\s?%", text[end : end + 8])
    return "unit" if unit else ""
