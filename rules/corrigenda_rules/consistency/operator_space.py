"""consistency/operator-space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import SPACE, forms, has, searched
from corrigenda_rules.typography._text import names


@lru_cache(maxsize=1)
def _relation() -> re.Pattern[str]:
    # A short symbol or a bracket to the left, a number to the right: “n = 5”, “R2>0.9”, “f(x) = 2”.
    return re.compile(
        rf"(?<![\w.\-/&#@])([A-Za-zα-ωΑ-Ω][A-Za-z]?[A-Z]?[0-9²]?)([{SPACE}]?)([=<>≤≥≈])([{SPACE}]?)"
        r"(?=[-−–]?\.?\d)(?<!\\)"
    )


@lru_cache(maxsize=1)
def _plus_minus() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\d%])([{SPACE}]?)(±|\+/-|\+/−|\+-)([{SPACE}]?)(?=\.?\d)")


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
        if has(document, "=", "<", ">", "≤", "≥", "≈"):
            yield from self._compare(document, _relations(document))
        if has(document, "±", "+/-", "+/−"):
            yield from self._compare(document, _deviations(document))

    def _compare(self, document: Document, found: list[tuple[str, str, Use]]) -> Iterator[Finding]:
        if len({way for way, _, _ in found}) < 2:
            return
        names: dict[str, str] = {}
        for way, name, _ in found:
            names.setdefault(way, name)
        yield from at_odds(
            self,
            document,
            forms((names[way], use) for way, _, use in found),
            advice="set the spaces as in “{}”",
            rewrite=_rewritten,
            safe=True,
        )


def _relations(document: Document) -> list[tuple[str, str, Use]]:
    found = []
    for block, match in searched(document, _relation()):
        symbol, left, sign, right = match.groups()
        if symbol in ("p", "P"):
            continue
        if right == "" and left and sign != "=":
            continue  # “see Ref >5”, “at <5”: a sign before a number
        if block.text[match.end() - 1] in "<>" and symbol in ("in", "at", "or", "to", "of", "by"):
            continue
        if symbol.islower() and len(symbol) == 2 and symbol in _WORDS:
            continue
        name = f"{symbol}{' ' if left else ''}{sign}{' ' if right else ''}…"
        end = match.end()
        while end < len(block.text) and (block.text[end].isdigit() or block.text[end] in ".-−–"):
            end += 1
        end -= block.text[end - 1] in ".-−–"
        way = ("s" if left else "c") + ("s" if right else "c")
        found.append((way, name, Use(block, match.start(), end)))
    return found


_WORDS = names("in at or to of by is as on if be an")


def _deviations(document: Document) -> list[tuple[str, str, Use]]:
    found = []
    for block, match in searched(document, _plus_minus()):
        left, sign, right = match.groups()
        text, start, end = block.text, match.start(), match.end()
        while start and (text[start - 1].isdigit() or text[start - 1] in ".,%"):
            start -= 1
        while end < len(text) and (text[end].isdigit() or text[end] == "."):
            end += 1
        end -= text[end - 1] == "."
        name = f"…{' ' if left else ''}{sign}{' ' if right else ''}…"
        way = ("s" if left else "c") + ("s" if right else "c")
        found.append((way, name, Use(block, start, end)))
    return found


def _rewritten(use: Use, model: Form) -> str | None:
    match = re.match(rf"(.+?)[{SPACE}]?([=<>≤≥≈±]|\+/-|\+/−|\+-)[{SPACE}]?(.+)\Z", use.text)
    if match is None:
        return None
    spaced = " " in model.name
    gap = " " if spaced else ""
    return f"{match[1]}{gap}{match[2]}{gap}{match[3]}"
