"""consistency/ellipsis-style."""

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
def _points() -> re.Pattern[str]:
    return re.compile(
        r"…|(?<![./\w…])\.\.\.(?![./…])|(?<=\w)\.\.\.(?=[\s,)”\"]|\Z)|\.[ \xa0]\.[ \xa0]\."
    )


class EllipsisStyle(Rule):
    """Ellipses set in several ways: “…”, “...”, “. . .”.

    A processor makes one character of three points only where it is told to, so the page shows
    both. Quotations are left as they are.

    Write the one that the document uses most. The fix is safe.
    """

    meta = RuleMeta(
        id="consistency/ellipsis-style",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 13.50–13.58",),
        examples=(
            Example(
                fails="The first, the second, … and the last, for 1, 2, … 9 and a, b, ⟦...⟧ z.",
                reports="“...” (1×, line 1) beside “…” (2×, line 1)",
                fixed="The first, the second, … and the last, for 1, 2, … 9 and a, b, … z.",
            ),
            Example(fails="The first, the second ... and the last ... and ⟦. . .⟧ so on."),
            Example(passes="The first, the second, ... and the last. See `…` and ../x and 1..9."),
            Example(passes="She said “well … no”. The first, the second, ... and the last."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the ellipses."""
        if has(document, "…") + has(document, "...") + has(document, ". . ") < 2:
            return
        yield from at_odds(
            self,
            document,
            forms(
                (match[0].replace("\xa0", " "), Use(block, *match.span()))
                for block, match in searched(document, _points())
            ),
            rewrite=lambda _, model: model.name,
            safe=True,
        )
