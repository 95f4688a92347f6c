"""consistency/decimal-mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Use, at_odds
from corrigenda_rules.consistency._marks import Number, forms, numbers
from corrigenda_rules.consistency._units import SPACED

_ENOUGH = 2
"""So many decimals with a point at least make a comma or a raised point an odd one."""


_POINTED = re.compile(r"\d{1,4}\.\d{1,6}")
_UNITS = SPACED | {"%", "°C", "years", "months", "days", "hours", "points"}


class DecimalMark(Rule):
    """Decimals with different marks: “0.5” and “0,5”, “0.5” and “0·5”.

    English texts write a point; a comma among points is left from another language or another
    program, and is read as a mark between thousands. A few journals (*The Lancet*) set a raised
    point throughout.

    A comma counts as decimal after a lone zero and before a unit or percent sign; elsewhere it
    may part two numbers (“1,2”). Lists, citations and thousands are left alone.
    """

    meta = RuleMeta(
        id="consistency/decimal-mark",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        sources=("BIPM, The International System of Units (SI Brochure), 9th ed., 5.4.4",),
        examples=(
            Example(
                fails="It was 0.5 at first, 0.7 then and ⟦0,9⟧ at last.",
                reports="“0,9” (1×, line 1) beside “0.5” (2×, line 1)",
                fixed="It was 0.5 at first, 0.7 then and 0.9 at last.",
            ),
            Example(fails="We took 1.5 mg, then 2.5 mg, then ⟦3,5⟧ mg."),
            Example(fails="We took 1·5 mg, then 2·5 mg, then ⟦3.5⟧ mg and 5·5 mg."),
            Example(passes="It was 0.5 in 1,250 cells (refs 1,2), that is 3.4·10^5 of them."),
            Example(passes="On [0,1] and for 0,1,2 and x = 0, 1; it was 0.5 and 0.7."),
            Example(passes="Tables 1,2 show 5 mg and 1.5 mg; a score of 0,1 or 2 points; 3.5."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the decimals of the text, where one has an odd mark."""
        odd: list[Number] = []
        pointed: list[Number] = []
        for all_ in numbers(document).values():
            for number in all_:
                text = number.text
                if "." in text:
                    if _POINTED.fullmatch(text):
                        pointed.append(number)
                elif ("," in text or "·" in text) and _is_decimal(number):
                    odd.append(number)
        if not odd:
            return
        if len(pointed) + len(odd) <= _ENOUGH:
            return
        found = [Use(n.block, n.start, n.end) for n in odd + pointed]
        found.sort(key=lambda use: use.span)
        shown: dict[str, str] = {}
        for use in found:
            shown.setdefault(_mark(use.text), use.text)
        yield from at_odds(
            self,
            document,
            forms((shown[_mark(use.text)], use) for use in found),
            advice="set decimals as in “{}”",
            favourite=shown.get("."),
            rewrite=lambda use, model: use.text.replace(_mark(use.text), _mark(model.name)),
        )


def _mark(text: str) -> str:
    return next(c for c in text if not c.isdigit())


def _is_decimal(number: Number) -> bool:
    """Whether a comma or a raised point parts the decimals of a number, not two numbers."""
    text, start, end = number.block.text, number.start, number.end
    if (start and text[start - 1] in ".:/[^") or text[end : end + 1] in ("^", "/", ":"):
        return False
    figures = number.text
    if "·" in figures:
        after = text[end : end + 2].lstrip()
        return re.fullmatch(r"\d{1,4}·\d{1,4}", figures) is not None and after[:1] not in (*"×^−⁻",)
    measured = number.unit in _UNITS and re.fullmatch(r"\d{1,4},\d{1,2}", figures) is not None
    whole = measured or re.fullmatch(r"0,\d{1,6}", figures) is not None
    return whole and not _is_list(text, start, end)


def _is_list(text: str, start: int, end: int) -> bool:
    """Whether a comma parts two numbers of a list: “0,1 or 2”, “Tables 1,2”, “(0,1)”."""
    before, after = text[max(0, start - 12) : start], text[end : end + 8]
    if before[-1:] in ("(", "[", "{") and after[:1] in (")", "]", "}"):
        return True
    if re.match(r",?\s?(?:or|and|to)\s\d|[;,]\s?\d|\s?[)\]]\s?[x×^]", after):
        return True
    return re.search(r"(?:Tables?|Figs?\.?|Figures?|[Rr]efs?\.?)\s?\Z", before) is not None
