"""consistency/p-value-zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Edit, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._marks import has, numbers


@lru_cache(maxsize=1)
def _zero() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])([pP])(?:[- ]?values?)?(\s?(?:=|<|≤|of)\s?)(0?\.0{2,6})(?![\d·]|\s?[×x*]\s?10)"
    )


def _found(document: Document) -> Iterator[tuple[Block, re.Match[str]]]:
    for all_ in numbers(document).values():
        for number in all_:
            if number.end - number.start > 2 and not number.text.strip("0."):
                match = _zero().search(number.block.text, max(0, number.start - 14), number.end + 8)
                if match is not None and match.end() == number.end:
                    yield number.block, match


class PValueZero(Rule):
    """A P value of nothing: “p = 0.000”.

    No test gives a probability of zero. Statistical programs print “.000” for what is smaller than
    their last decimal, and the reader is told less than is known.

    Give the bound, “p < 0.001”, or the exact value. “P < 0.00” is reported too, since nothing is
    less than it.
    """

    meta = RuleMeta(
        id="consistency/p-value-zero",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        sources=(
            "AMA Manual of Style, 11th ed., chapter 19: P values below .001 are given as P<.001",
            "ICMJE Recommendations, IV.A.3.d (statistics)",
        ),
        examples=(
            Example(
                fails="The groups differed (⟦p = 0.000⟧) at once.",
                reports="no P value is zero: write “p < 0.001”",
                fixed="The groups differed (p < 0.001) at once.",
            ),
            Example(fails="They differed (*⟦P*=.000⟧).", reports="“P<.001”"),
            Example(fails="With a ⟦p-value of 0.00⟧ it was certain.", reports="< 0.01"),
            Example(passes="They differed (p = 0.0001, p < 0.001), r = 0.000, and p = 0.00·5."),
            Example(passes="It was small (p = 0.00 × 10), n = 0.000; p53 = 0.000; tip = 0.000."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each such value."""
        if not has(document, ".00"):
            return
        for block, match in _found(document):
            letter, sign, number = match.groups()
            value = number[:-1] + "1"
            gap = " " if sign[0].isspace() else ""
            right = f"{letter}{gap}<{gap}{value}"
            plain = match.start(2) == match.start() + 1 and "o" not in sign
            fix = None
            # “<” is markup in some formats; before a space or a figure it is none in these.
            if plain and document.format in ("markdown", "page"):
                start, end = match.end(1), match.end()
                if block.is_verbatim(start, end):
                    fix = Fix((Edit(*block.span(start, end), right[1:]),), safe=False)
            yield self.finding(
                block.span(*match.span()),
                f"no P value is zero: write “{right}”, or the exact value",
                suggestions=[right] if plain and block.is_verbatim(*match.span()) else [],
                fix=fix,
            )
