"""consistency/multiplication-sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import SPACE, Number, forms, numbers


@lru_cache(maxsize=1)
def _product() -> re.Pattern[str]:
    return re.compile(
        rf"(\d[\d.,]{{0,12}})([{SPACE}]?)([×xX*✕⨯])([{SPACE}]?)(\d(?:[\d.,]{{0,12}}\d)?|g\b)"
        r"(?![\d]*[A-Za-z])"
    )


def _factors(document: Document) -> Iterator[Number]:
    """The numbers that a sign of multiplication may follow, or a letter in its place."""
    for unit, found in numbers(document).items():
        if unit in ("x", "X", "xg"):
            yield from found
        elif unit == "":
            for number in found:
                text, at = number.block.text, number.end
                if text[at : at + 1] in _CROSSES or text[at + 1 : at + 2] in _CROSSES:
                    yield number


_CROSSES = ("×", "*", "✕", "⨯")


class MultiplicationSign(Rule):
    """Products with “×” here and the letter x there: “3 × 3”, “3 x 3”; “10,000 × g”, “10,000 x g”.

    A letter is not a sign: a line may break beside it, a search for the product misses it, and
    it is read as the unknown. The spaces around the sign are compared as well (“2×2”, “2 × 2”).

    Only what stands between two numbers, or before the *g* of a centrifuge, is judged; a factor
    (“10x faster”), a magnification and hexadecimal numbers (“0x1F”) are left alone.

    Write the multiplication sign, with or without spaces throughout.
    """

    meta = RuleMeta(
        id="consistency/multiplication-sign",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="unsafe",
        sources=(
            "BIPM, The International System of Units (SI Brochure), 9th ed., 5.4.6",
            "Scientific Style and Format (CSE)",
        ),
        examples=(
            Example(
                fails="On 3 × 3 and 5 × 5 grids and on ⟦7 x 7⟧ grids.",
                reports="“7 x 7” (1×, line 1) beside “3 × 3” (2×, line 1)",
                fixed="On 3 × 3 and 5 × 5 grids and on 7 × 7 grids.",
            ),
            Example(
                fails="Spun at 300 × g, 500 × g and ⟦800 x g⟧.",
                fixed="Spun at 300 × g, 500 × g and 800 × g.",
            ),
            Example(fails="On 3 × 3 and 5 × 5 grids and on ⟦7×7⟧ grids.", reports="“7×7”"),
            Example(passes="On 3 × 3 grids at 10x speed; 0x10 and 2x; `3x3`; the 1080x panel."),
            Example(passes="He said “3 x 3”; a 3 × 3 grid.."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the signs, then the spaces around the sign preferred."""
        found = []
        for left in _factors(document):
            match = _product().match(left.block.text, left.start)
            if match is None:
                continue
            number, before, sign, after = match.group(1, 2, 3, 4)
            if number == "0" or (sign in "xX" and bool(before) != bool(after)):
                continue  # “0x10”; “10x 5”: a factor
            use = Use(left.block, match.start(), match.end(5))
            found.append((sign, bool(before), bool(after), use))
        if len({(sign, before, after) for sign, before, after, _ in found}) < 2:
            return
        names: dict[tuple[str, bool, bool], str] = {}
        for sign, before, after, use in found:
            names.setdefault((sign, before, after), use.text)
        yield from at_odds(
            self,
            document,
            forms((names[sign, before, after], use) for sign, before, after, use in found),
            advice="write products as in “{}”",
            favourite=next((name for (sign, *_), name in names.items() if sign == "×"), None),
            rewrite=_rewritten,
        )


def _rewritten(use: Use, model: Form) -> str | None:
    sign = rf"([{SPACE}]?[×xX*✕⨯][{SPACE}]?)"
    wanted = re.search(sign, model.name)
    return re.sub(sign, wanted[1], use.text, count=1) if wanted else None
