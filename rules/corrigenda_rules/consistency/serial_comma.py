"""consistency/serial-comma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules._consistency import Form, Use, at_odds
from corrigenda_rules.consistency._marks import forms, searched


@lru_cache(maxsize=1)
def _series() -> re.Pattern[str]:
    # Words of one kind in a row, one after each comma: clauses are longer.
    return re.compile(
        r"\b[a-z]{3,20}, (?:[a-z]{3,20}, ){0,12}([a-z]{3,20})(,?) (?:and|or) [a-z]{3,20}(?=[.;:)])"
    )


class SerialComma(Rule):
    """A series with a comma before “and” here, without one there.

    “mice, rats, and voles” is the style of most American journals, “mice, rats and voles” that of
    most British ones.

    Only series of single words at the end of a clause are compared, since elsewhere the comma may
    part clauses. It is an `info` of the strict profile, because a comma may be needed to
    make one series clear.

    Write the form that the document uses most.
    """

    meta = RuleMeta(
        id="consistency/serial-comma",
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        since="0.2",
        profile="strict",
        fix="unsafe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 6.19",
            "New Hart's Rules, 2nd ed., 4.3.5",
        ),
        examples=(
            Example(
                fails="We kept mice, rats, and voles. They had food, water, and light. Then came "
                "⟦cats, dogs and apes⟧.",
                reports="“cats, dogs and apes” (1×, line 1) beside “mice, rats, and voles” (2×",
                fixed="We kept mice, rats, and voles. They had food, water, and light. Then came "
                "cats, dogs, and apes.",
            ),
            Example(
                fails="Mice, rats or voles. It had food, water and light; ⟦cats, dogs, and apes⟧."
            ),
            Example(passes="We kept mice, rats, and voles. We fed them and then went home."),
            Example(passes="“Cats, dogs and apes.” We kept mice, rats, and voles."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the series of single words."""
        found = [
            (bool(match[2]), Use(block, *match.span()))
            for block, match in searched(document, _series())
        ]
        if len({comma for comma, _ in found}) < 2:
            return
        names: dict[bool, str] = {}
        for comma, use in found:
            names.setdefault(comma, use.text)
        yield from at_odds(
            self,
            document,
            forms((names[comma], use) for comma, use in found),
            advice="punctuate series as in “{}”",
            rewrite=_rewritten,
        )


def _rewritten(use: Use, model: Form) -> str:
    series = re.sub(r",? (and|or) (\w+)\Z", r" \1 \2", use.text)
    comma = re.search(r", (?:and|or) \w+\Z", model.name) is not None
    return re.sub(r" (and|or) (\w+)\Z", r", \1 \2", series) if comma else series
