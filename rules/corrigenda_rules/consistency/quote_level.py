"""consistency/quote-level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import blocks, has


@lru_cache(maxsize=1)
def _double() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w=])\"(?=\S)[^\"\n“”]{1,300}(?<=\S)\"(?!\w)|(?<!\w)“[^“”\"\n]{1,300}”"
    )


@lru_cache(maxsize=1)
def _single() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w'’=(\[])(?:‘[\w][^‘’'\n]{1,80}’|'[A-Za-z][^'’\n]{1,80}[\w.,]')(?![\w'’])"
    )


class QuoteLevel(Rule):
    """Quotations in single marks here, in double marks there: ‘so’, “so”.

    American texts quote in double marks, most British ones in single marks; either way one kind is
    for quotations, the other for a quotation inside of one.

    It is an `info` of the strict profile, since linguists gloss words in single marks and many
    writers keep them for words used in an odd sense. Primes, code, and what stands inside of
    another quotation do not count.
    """

    meta = RuleMeta(
        id="consistency/quote-level",
        severity=Severity.INFO,
        confidence=Confidence.LOW,
        since="0.2",
        profile="strict",
        sources=(
            "The Chicago Manual of Style, 17th ed., 13.30",
            "New Hart's Rules, 2nd ed., 9.2 (quotation marks)",
        ),
        examples=(
            Example(
                fails="The “one way” and the “other way” and the ⟦‘third way’⟧ of them.",
                reports="“single” (1×, line 1) beside “double” (2×, line 1)",
            ),
            Example(fails="The 'one way' and the 'other way' and the ⟦\"third\"⟧ of them."),
            Example(passes="The “one ‘inner’ way” and the “other” don’t mix; ’tis 5′ and 3′ long."),
            Example(passes="The mice's and the cells' ends; the '90s and rock 'n' roll, “so”."),
            Example(passes="The \"way\" of `'a'`, f('x') and key='value'."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the quotations that stand in no other one."""
        if not (has(document, '"', "“") and has(document, "‘", " '")):
            return
        single: list[Use] = []
        double: list[Use] = []
        for block in blocks(document):
            text = block.text
            if "‘" in text or "'" in text:
                single += [
                    Use(block, *m.span())
                    for m in _single().finditer(text)
                    if not _is_inside(text, m.start())
                ]
            if '"' in text or "“" in text:
                double += [Use(block, *m.span()) for m in _double().finditer(text)]
        for finding in at_odds(
            self,
            document,
            [Form("single", tuple(single)), Form("double", tuple(double))],
            advice="quote in {} marks",
            undecided="quote in one kind of marks",
        ):
            yield finding._replace(suggestions=())


def _is_inside(text: str, at: int) -> bool:
    """Whether a double quotation is open at a place."""
    before = text[max(0, at - 400) : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
