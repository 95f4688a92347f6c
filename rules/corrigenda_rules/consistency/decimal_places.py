"""consistency/decimal-places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Block, Document
from corrigenda.finding import Confidence, Finding, Related, Severity
from corrigenda.rule import Example, Rule, RuleMeta

_ENOUGH = 4
"""A column with fewer decimals than this shows no style."""


@lru_cache(maxsize=1)
def _value() -> re.Pattern[str]:
    return re.compile(r"[−–-]?\d{1,7}(?:\.(\d{1,6}))?\s?%?\**(?:\s?\([^()]{0,30}\))?")


class DecimalPlaces(Rule):
    """A column of a table in which one value has fewer or more decimals than all others.

    Values of a column are compared digit by digit; “0.5” among “0.52” and “0.48” says that it was
    measured less well, or that a zero was dropped by a spreadsheet (“0.50”).

    Judged are columns of Markdown tables in which four decimals at least have the same number of
    places and at most one in four has another. Columns that mix whole numbers with decimals,
    P values and columns of different quantities are left alone.

    Give all values of a column the same number of places.
    """

    meta = RuleMeta(
        id="consistency/decimal-places",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        sources=(
            "AMA Manual of Style, 11th ed., chapter 4 (tables) and 19 (rounding)",
            "The Chicago Manual of Style, 17th ed., 3.70–3.72",
        ),
        examples=(
            Example(
                fails="| a | mean |\n|---|---|\n| x | 1.25 |\n| y | 3.50 |\n| z | 2.75 |\n"
                "| v | ⟦1.5⟧ |\n| w | 4.12 |\n",
                reports="“1.5” has 1 decimal in a column of 2",
            ),
            Example(
                fails="| mean |\n|---|\n| 1.2 |\n| 3.5 |\n| 2.7 |\n| ⟦1.55⟧ |\n| 4.1 |\n",
                reports="2 decimals in a column of 1",
            ),
            Example(passes="| mean |\n|---|\n| 1.25 |\n| 3.5 |\n| 2.125 |\n| 1.5 |\n| 4 |\n"),
            Example(passes="| P |\n|---|\n| 0.25 |\n| 0.55 |\n| 0.12 |\n| 0.001 |\n| 0.04 |\n"),
            Example(passes="| n |\n|---|\n| 1.25 |\n| 3.52 |\n| 2.12 |\n| 4 |\n| 5.00 |\n"),
            Example(passes="| mean |\n|---|\n| 1.25 |\n| 3.5 |\n\n| mean |\n|---|\n| 1.25 |\n"),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Counts the decimals of each column."""
        columns: dict[tuple[int, int], list[tuple[Block, int]]] = {}
        heads: dict[tuple[int, int], str] = {}
        for block in document.of_kind("td", "th"):
            if block.cell is None:
                return
            table, _, column = block.cell
            if block.kind == "th":
                heads[table, column] = block.text
                continue
            match = _value().fullmatch(block.text)
            if match is not None and match[1]:
                columns.setdefault((table, column), []).append((block, len(match[1])))
        for key, values in columns.items():
            if len(values) > _ENOUGH and not _is_p(heads.get(key, "")):
                yield from self._column(values)

    def _column(self, values: list[tuple[Block, int]]) -> Iterator[Finding]:
        counts = Counter(places for _, places in values)
        usual, most = counts.most_common(1)[0]
        if most < _ENOUGH or (len(values) - most) * 4 > len(values):
            return
        model = next(block for block, places in values if places == usual)
        for block, places in values:
            # Of small values the significant figures are kept: “0.20” and “0.002”
            if places != usual and not (places > usual and re.match(r"\W?0\.00", block.text)):
                yield self.finding(
                    block.span(),
                    f"“{block.text}” has {places} decimal{'s' * (places > 1)} in a column of "
                    f"{usual}: give all values of a column the same number",
                    related=[Related(model.span(), "most values of the column are like this one")],
                )


def _is_p(head: str) -> bool:
    """Whether a column holds P values, whose places differ by rule."""
    return re.search(r"\b[pqPQ]\b|signif", head) is not None
