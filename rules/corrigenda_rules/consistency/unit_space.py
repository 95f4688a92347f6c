"""consistency/unit-space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import Number, forms, numbers
from corrigenda_rules.consistency._units import SPACED, is_unit


class UnitSpace(Rule):
    """Numbers and their units with a space between them here, without one there.

    “5 mg” and “5mg” side by side look careless, and a search for one does not find the other. Three
    groups are judged apart, since many journals set them apart: symbols of letters (“5 mg”,
    “10mL”), degrees Celsius (“37 °C”, “37°C”, “37° C”) and the percent sign (“5 %”, “5%”).

    A number that is part of a name (“U2OS”, “16S”, “3T3”) and a compound with a hyphen (“a 5-mm
    gap”) are left alone, as is what tables and quotations write.

    The SI asks for a space before every symbol, percent sign and degree Celsius included; most
    English journals close up the percent sign. Write what the document writes most; where the
    counts are even, the space before symbols and degrees is suggested. The fix is safe.
    """

    meta = RuleMeta(
        id="consistency/unit-space",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="safe",
        sources=(
            "BIPM, The International System of Units (SI Brochure), 9th ed., 5.4.3 and 5.4.7",
            "Scientific Style and Format (CSE)",
        ),
        examples=(
            Example(
                fails="We used 5 mg of it, 10 mL of water and ⟦20mg⟧ of salt.",
                reports="“…mg” (1×, line 1) beside “… mg” (2×, line 1)",
                fixed="We used 5 mg of it, 10 mL of water and 20 mg of salt.",
            ),
            Example(
                fails="At 37 °C, then at 4 °C, then at ⟦25°C⟧.",
                fixed="At 37 °C, then at 4 °C, then at 25 °C.",
            ),
            Example(
                fails="In 5% and 7% of them, not in ⟦9 %⟧.",
                fixed="In 5% and 7% of them, not in 9%.",
            ),
            Example(passes="In 5% of cells at 37 °C we added 5 mg to 10 mL."),
            Example(passes="U2OS and 3T3 cells, 16S rRNA, a 3D scan, 2M of 5 M; 5 mg."),
            Example(passes="A 5-mm gap and 5 mm of it; the key abc5mg; `5mg`."),
            Example(passes="He wrote “5mg of it”; we used 5 mg of salt and 7 mg of sugar."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the numbers before symbols, degree signs and percent signs."""
        found = numbers(document)
        letters = [
            n for unit in found.keys() & SPACED for n in found[unit] if is_unit(n) and _may_touch(n)
        ]
        percents = [n for n in found.get("%", ()) if is_unit(n)]
        degrees = [
            n
            for unit in found
            if unit[:1] in ("°", "º", "˚") and unit[-1] == "C"
            for n in found[unit]
        ]
        yield from self._compare(document, letters)
        yield from self._compare(document, degrees)
        yield from self._compare(document, percents, percent=True)

    def _compare(
        self, document: Document, found: list[Number], *, percent: bool = False
    ) -> Iterator[Finding]:
        gaps = {bool(n.gap) for n in found} | {
            None for n in found if " " in n.unit.replace("\xa0", " ")
        }
        if len(gaps) < 2:
            return
        found.sort(key=lambda n: n.block.span(n.start, n.end))
        shown = _shown(found)
        pairs = [(shown[_way(n)], Use(n.block, n.start, n.after)) for n in found]

        def rewrite(use: Use, model: Form) -> str:
            number = _figures().match(use.text)
            assert number is not None
            symbol = "".join(use.text[number.end() :].split())
            space = " " if model.name[1] == " " else ""
            return number[0] + space + ("° C" if "° C" in model.name else symbol)

        yield from at_odds(
            self,
            document,
            forms(pairs),
            advice="set the space between number and unit as in “{}”",
            rewrite=rewrite,
            safe=True,
            favourite=None if percent else next((s for s in shown.values() if s[1] == " "), None),
        )


@lru_cache(maxsize=1)
def _figures() -> re.Pattern[str]:
    return re.compile(r"[\d.,·]+")


def _shown(found: list[Number]) -> dict[tuple[bool, bool], str]:
    """What messages call each way, by a unit that is written in all ways, if there is one."""
    units: dict[tuple[bool, bool], list[Number]] = {}
    for number in found:
        units.setdefault(_way(number), []).append(number)
    symbols = [{"".join(n.unit.split()) for n in all_} for all_ in units.values()]
    common = set.intersection(*symbols)
    return {
        way: next(
            f"…{' ' if n.gap else ''}{n.unit}"
            for n in all_
            if not common or "".join(n.unit.split()) == min(common)
        )
        for way, all_ in units.items()
    }


def _way(number: Number) -> tuple[bool, bool]:
    return bool(number.gap), len(number.unit.split()) > 1


def _may_touch(number: Number) -> bool:
    """Whether a closed number and symbol are a quantity, and no name such as “2M” or “5h”."""
    return bool(number.gap) or len(number.unit) > 1
