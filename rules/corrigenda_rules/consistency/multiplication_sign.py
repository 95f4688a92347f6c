"""consistency/multiplication-sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import SPACE, forms, has, searched


@lru_cache(maxsize=1)
def _product() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(\d[\d.,]{{0,9}})([{SPACE}]?)([×xX*✕⨯])([{SPACE}]?)(?=(\d[\d.,]{{0,9}}|g\b))"
        r"(?!\d+[A-Za-wyz])"
    )


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
        if not has(document, "×", "x ", " x", "x1", "x2", "*", "✕", "x5", "x3", "x4"):
            return
        found = []
        for block, match in searched(document, _product()):
            left, before, sign, after, right = match.groups()
            if left == "0" or (right == "g" and bool(before) != bool(after) and sign != "×"):
                continue
            if sign in "xX" and bool(before) != bool(after):
                continue  # “10x 5”: a factor
            end = match.end() + len(right)
            end -= block.text[end - 1] in ".,"
            found.append((sign, bool(before), bool(after), Use(block, match.start(), end)))
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
            rewrite=_rewritten,
        )


def _rewritten(use: Use, model: Form) -> str | None:
    sign = rf"([{SPACE}]?[×xX*✕⨯][{SPACE}]?)"
    wanted = re.search(sign, model.name)
    return re.sub(sign, wanted[1], use.text, count=1) if wanted else None
