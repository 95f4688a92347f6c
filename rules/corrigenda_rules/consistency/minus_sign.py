"""consistency/minus-sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Use, at_odds
from corrigenda_rules.consistency._marks import SPACE, forms, negative

_NAMES = {"-": "hyphen", "−": "minus", "–": "en dash"}


_SIGNS = ("-", "–", "−")
_LEFT = frozenset("([=<>≤≥±~≈" + SPACE)


class MinusSign(Rule):
    """Negative numbers with different signs: “−80 °C” and “-80 °C”.

    The minus (U+2212), the en dash and the hyphen look much the same, but a search, a screen
    reader and a program that reads numbers take them for different characters.

    Only a sign directly before a number and after a space, a bracket or a relation counts; a
    hyphen or dash after another number makes a range. Where the document has a minus anywhere, the
    fix puts the sign used most.
    """

    meta = RuleMeta(
        id="consistency/minus-sign",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 6.78–6.83 (dashes and minus)",),
        examples=(
            Example(
                fails="Stored at −80 °C, then at −20 °C, then at ⟦-80⟧ °C.",
                reports="“-80” (1×, line 1) beside “−80” (2×, line 1)",
                fixed="Stored at −80 °C, then at −20 °C, then at −80 °C.",
            ),
            Example(fails="It fell by −5 to −7 and then (⟦–9⟧) at last.", reports="en dash"),
            Example(passes="With CPT-1 and -2, stored at −80 °C, then at −20 °C."),
            Example(passes="From 5 -7 to 5 – 7 and 5-7; IL-6; stored at −80 °C and −20 °C."),
            Example(passes="- 5 mice\n- 7 rats\n\nStored at −80 °C; the option `-5`."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the signs of the negative numbers."""
        found = []
        for number in negative(document):
            block, at = number.block, number.start - 1
            text = block.text
            if not at or text[at - 1] not in _LEFT or text[number.end : number.end + 1] in _SIGNS:
                continue
            before = text[max(0, at - 3) : at].rstrip()
            if not before or before[-1].isdigit():
                continue
            if before[-1] in "%C–-" and text[at - 1] in SPACE:
                continue  # “5% -10%”: a range
            if _goes_on(text, at):
                continue
            found.append((text[at], Use(block, at, number.end)))
        if len({sign for sign, _ in found}) < 2:
            return
        names: dict[str, str] = {}
        for sign, use in found:
            names.setdefault(sign, use.text)
        kinds = " and ".join(_NAMES[sign] for sign in names)
        yield from at_odds(
            self,
            document,
            forms((names[sign], use) for sign, use in found),
            advice=f"use one sign ({kinds} stand here), as in “{{}}”",
            undecided=f"use one sign ({kinds} stand here)",
            rewrite=lambda use, model: model.name[0] + use.text[1:],
            safe=True,
            favourite=names.get("−"),
        )


@lru_cache(maxsize=1)
def _elided() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]-\d{1,3}\)?,? ?(?:and|or|to|,|/) ?\Z")


def _goes_on(text: str, at: int) -> bool:
    """Whether a hyphen stands for a name given before: “CPT-1 and -2”."""
    return _elided().search(text, max(0, at - 24), at) is not None
