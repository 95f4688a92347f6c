"""consistency/apostrophe-style."""

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
def _apostrophe() -> re.Pattern[str]:
    return re.compile(r"['’](?<=[^\W\d_].)(?=(?:s|t|re|ve|ll|d|m)\b(?!['’]))")


class ApostropheStyle(Rule):
    """Straight and curly apostrophes in one text: “don't” and “don’t”.

    The page shows both, and a search for “Crohn's” does not find “Crohn’s”.

    Judged are apostrophes inside of words (“it's”, “Crohn’s”). In Markdown, where most processors
    make straight ones curly, it is an `info`, and told only where one kind is clearly the custom:
    three of it for each of the other.

    Use the kind that the document uses most; the fix is safe.
    """

    meta = RuleMeta(
        id="consistency/apostrophe-style",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        since="0.2",
        fix="safe",
        sources=("The Chicago Manual of Style, 17th ed., 6.117",),
        examples=(
            Example(
                fails="Crohn’s disease isn’t rare. The patient’s doctor said it⟦'⟧s so.",
                reports="“'” (1×, line 1) beside “’” (3×, line 1)",
                fixed="Crohn’s disease isn’t rare. The patient’s doctor said it’s so.",
                path="page.txt",
            ),
            Example(fails="Crohn's disease isn't rare; it's known. The patient⟦’⟧s doctor."),
            Example(
                passes="Crohn's disease isn't rare. The patient’s doctor: Markdown sets both alike."
            ),
            Example(passes="Crohn’s disease isn’t rare; 5'-UTR, 3' end, the mice' and N'-methyl."),
            Example(passes="Crohn's disease isn't rare. “The patient’s doctor”, 'quoted's."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Compares the apostrophes inside of words."""
        if not (has(document, "’") and has(document, "'")):
            return
        found = forms(
            (match[0], Use(block, *match.span()))
            for block, match in searched(document, _apostrophe())
        )
        page = document.format != "markdown"
        yield from at_odds(
            self,
            document,
            found,
            rewrite=lambda _, model: model.name,
            safe=True,
            severity=None if page else Severity.INFO,
            custom=1 if page else 3,
        )
