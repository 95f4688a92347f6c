"""consistency/latin-comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Use, at_odds
from corrigenda_rules.consistency._marks import forms, searched


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.])(?:[eE]\.\s?g\.|[iI]\.\s?e\.|eg(?=,)|ie(?=,))(,?)(?=\s)")


class LatinComma(Rule):
    """“e.g.,” with a comma here, “e.g.” without one there.

    American manuals put a comma after “e.g.” and “i.e.”, British ones do not.

    Write the form that the document uses most.
    """

    meta = RuleMeta(
        id="consistency/latin-comma",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        profile="strict",
        fix="safe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 6.51",
            "New Hart's Rules, 2nd ed., 10.7",
        ),
        examples=(
            Example(
                fails="Some (e.g., mice) and all (i.e., both), others (⟦e.g.⟧ rats) too.",
                reports="“without a comma” (1×, line 1) beside “with a comma” (2×, line 1)",
                fixed="Some (e.g., mice) and all (i.e., both), others (e.g., rats) too.",
            ),
            Example(fails="Some (e.g. mice) and all (i.e. both), others (⟦e.g.,⟧ rats) too."),
            Example(passes="Some (e.g., mice) and all (i.e., both), “others (e.g. rats)” too."),
            Example(passes="Some (e.g. mice) and all (i.e. both); etc., so on."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares what follows the abbreviations."""
        words = document.vocabulary
        if words.keys().isdisjoint(("e", "i", "E", "I", "eg", "ie")):
            return
        names = {True: "with a comma", False: "without a comma"}
        yield from at_odds(
            self,
            document,
            forms(
                (names[bool(match[1])], Use(block, *match.span()))
                for block, match in searched(document, _pattern())
            ),
            advice="write both of them “{}”",
            undecided="write “e.g.” and “i.e.” in one way",
            rewrite=lambda use, model: (
                use.text.rstrip(",") + ("," if model.name == names[True] else "")
            ),
            safe=True,
        )
