"""consistency/decade-apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corrigenda.document import Document
from corrigenda.finding import Confidence, Finding, Fix, Severity
from corrigenda.rule import Example, Rule, RuleMeta
from corrigenda_rules.consistency._marks import numbers


@lru_cache(maxsize=1)
def _decade() -> re.Pattern[str]:
    return re.compile(r"((?:1[5-9]|20)?[0-9]0)(['’])s\b(?! [a-z]+(?:est|ing)\b)")


_MARKS = ("'", "’")


class DecadeApostrophe(Rule):
    """“the 1990’s”: an apostrophe in the plural of a decade.

    A plural has no apostrophe: the 1990s. With one it reads as a possessive (“1990’s budget”).

    Reported where “the”, “early”, “mid”, “late” or the like stands before the figures. The fix is
    safe.
    """

    meta = RuleMeta(
        id="consistency/decade-apostrophe",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.2",
        fix="safe",
        sources=(
            "The Chicago Manual of Style, 17th ed., 9.33",
            "New Hart's Rules, 2nd ed., 4.2.2",
        ),
        examples=(
            Example(
                fails="In the ⟦1990’s⟧ it rose; by the early ⟦2000's⟧ it fell.",
                reports="no apostrophe",
                fixed="In the 1990s it rose; by the early 2000s it fell.",
            ),
            Example(fails="Methods of the ⟦70's⟧ were slow."),
            Example(
                passes="In the 1990s it rose; 1990’s budget was small; the ’90s; 5's and 10's."
            ),
            Example(passes="He said “in the 1990’s”? The 1990’s largest flood."),
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yields a finding for each decade."""
        for number in numbers(document).get("", ()):
            block, start = number.block, number.start
            text = block.text
            if text[number.end : number.end + 1] not in _MARKS:
                continue
            match = _decade().match(text, start)
            if match is None:
                continue
            before = text[max(0, start - 12) : start].lower()
            if re.search(r"\b(?:the|early|late|mid|later)[\s-]\Z", before) is None:
                continue
            if text[max(0, start - 12) : start].count("“"):
                continue
            edit = block.edit(match.start(2), match.end(2), "")
            yield self.finding(
                block.span(*match.span()),
                f"a decade has no apostrophe: write “{match[1]}s”",
                suggestions=[f"{match[1]}s"],
                fix=None if edit is None else Fix((edit,), safe=True),
            )
